// SPDX-License-Identifier: GPL-3.0-or-later
// The widget that edits a cell of a grid: keeps it over its cell while the grid scrolls and columns change.
// Thread: GUI.
#pragma once

#include <QObject>
#include <QPersistentModelIndex>
#include <QPointer>

#include <functional>

class QWidget;

namespace ui::grid {

class GridView;

class EditorHost : public QObject
{
    Q_OBJECT

public:
    explicit EditorHost(GridView &view);

    /// Takes the widget over. One at a time: another one goes. place: puts it over a rectangle of the
    /// viewport by itself; none: the host does.
    void open(QWidget *editor, const QModelIndex &index, std::function<void(const QRect &)> place = {});
    void close();
    QWidget *editor() const { return m_editor; }
    /// What it stands over.
    QModelIndex index() const { return m_index; }
    /// Things have moved.
    void place();

private:
    GridView &m_view;
    QPointer<QWidget> m_editor;
    QPersistentModelIndex m_index;
    std::function<void(const QRect &)> m_place;
};

} // namespace ui::grid
