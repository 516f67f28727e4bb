// SPDX-License-Identifier: GPL-3.0-or-later
// A popup with every column of a result and a check mark for those shown; a field narrows the list, so that a
// thousand columns stay usable. It changes nothing itself. Thread: GUI.
#pragma once

#include "ui/base/theme.h"
#include "ui/grid/columnmap.h"

#include <QFrame>
#include <QStringList>

class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;

namespace ui::grid {

class ColumnList;

class ColumnsPopup : public QFrame
{
    Q_OBJECT

public:
    /// names, types: of the result's columns. It deletes itself when closed.
    ColumnsPopup(const Theme &theme, const QStringList &names, const QStringList &types, const ColumnMap &map,
                 QWidget *parent);

    /// With its corner there, or where the screen has room.
    void popUp(const QPoint &global);

signals:
    /// A check mark was set or taken away.
    void changed(const ui::grid::ColumnMap &map);
    /// Enter or a double click: go to that column of the result, which is shown.
    void chosen(int column);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void choose(const QModelIndex &index);
    void showAll();
    void showMatches();
    void change(const ColumnMap &map);

    const Theme &m_theme;
    ColumnList *m_model;
    QSortFilterProxyModel *m_matches;
    QLineEdit *m_field;
    QListView *m_list;
    QPushButton *m_all;
    QPushButton *m_only;
};

} // namespace ui::grid
