// SPDX-License-Identifier: GPL-3.0-or-later
// The columns' heads: the name, below it the type, small, and the sort mark. It knows where columns stand
// from the view's geometry and tells what the mouse wants; the view does it. Not a QHeaderView: that one
// cannot keep sections at the left, and walks through all of them for each width. Thread: GUI.
#pragma once

#include "core/result/roworder.h"
#include "ui/base/theme.h"

#include <QBasicTimer>
#include <QWidget>

#include <functional>

namespace ui::grid {

class ColumnGeometry;
class ResultModel;

class GridHeader : public QWidget
{
    Q_OBJECT

public:
    GridHeader(const Theme &theme, const ResultModel &result, const ColumnGeometry &geometry,
               QWidget *parent);

    QSize sizeHint() const override;
    /// Pixels the head of a shown column would like, padding included.
    int wantedWidth(int column) const;
    /// The column of the current cell, -1 for none: it is marked.
    void setCurrentColumn(int column);

    /// The marks; columns are those of the result.
    void setSortKeys(const QList<core::result::SortKey> &keys);
    const QList<core::result::SortKey> &sortKeys() const { return m_keys; }
    /// Asked whether the mark of the head under the mouse is offered.
    void setSortable(std::function<bool()> sortable) { m_sortable = std::move(sortable); }

    /// The place a dragged column would go to, before this one; -1 if none is dragged.
    int dropBefore() const { return m_drop; }
    void cancelDrag();
    /// Where the mark of a column is, or would be: for the mouse, and for tests.
    QRect sortRect(int column) const;
    QRect sectionRect(int column) const;
    /// The geometry has changed.
    void refresh();

    static constexpr int NarrowestSection = 28;

signals:
    void pressed(int column, Qt::KeyboardModifiers modifiers);
    /// Released where it was pressed.
    void clicked(int column, Qt::KeyboardModifiers modifiers);
    void sortClicked(int column, bool add);
    void resized(int column, int width);
    void fitWanted(int column);
    void moveWanted(int column, int before);
    void dropChanged();
    /// A drag at the edge.
    void scrollWanted(int pixels);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    enum class Press
    {
        None,
        Head,
        Moving,
        Edge,
        Mark
    };

    QFont nameFont() const;
    int columnWithEdgeAt(int x) const;
    bool isSortable() const { return m_sortable && m_sortable(); }
    int keyOf(int column) const; ///< index into m_keys, -1 if not sorted by it
    void hover(const QPoint &position);
    void setDrop(int before);
    void dragTo(int x);
    void paintSection(QPainter &painter, const QRect &rect, int column) const;
    void paintMark(QPainter &painter, const QRect &rect, int column) const;
    void paintLock(QPainter &painter, const QPoint &at) const;

    const Theme &m_theme;
    const ResultModel &m_result;
    const ColumnGeometry &m_geometry;
    QList<core::result::SortKey> m_keys;
    std::function<bool()> m_sortable;
    int m_current = -1;
    int m_hovered = -1;
    bool m_markHovered = false;

    Press m_press = Press::None;
    int m_pressed = -1;
    int m_pressX = 0;
    int m_pressWidth = 0;
    int m_dragX = 0;
    int m_drop = -1;
    QBasicTimer m_scroll;
};

} // namespace ui::grid
