// SPDX-License-Identifier: GPL-3.0-or-later
// The current row of a grid, stood on end beside it: for results of many columns, and for long values. The
// two follow each other. Alt+Up and Alt+Down go from row to row. Thread: GUI. Cost: the row shown.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QPointer>
#include <QWidget>

class QLineEdit;
class QToolButton;

namespace ui {
class ElidedLabel;
}

namespace ui::grid {

class GridView;
class RecordModel;
class RecordTable;

class RecordView : public QWidget
{
    Q_OBJECT

public:
    /// grid: not owned; may die first.
    RecordView(const Theme &theme, const Icons &icons, GridView &grid, QWidget *parent = nullptr);

    qsizetype row() const;
    RecordModel &model() const { return *m_model; }
    QSize sizeHint() const override { return {360, 300}; }

public slots:
    void nextRow();
    void previousRow();
    /// The selected values: one bare, several as lines of name and value.
    void copyValues();
    /// Every column of the row, as lines of name and value.
    void copyRow();

signals:
    void closeRequested();
    void copied(const QString &what);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void restart();
    void step(qsizetype by);
    void lead(int line);
    void showMenu(const QPoint &position);
    void copyLines(const QList<int> &lines);
    void applyTheme();

    const Theme &m_theme;
    QPointer<GridView> m_grid;
    RecordModel *m_model;
    RecordTable *m_table;
    ElidedLabel *m_title;
    QLineEdit *m_filter;
    QToolButton *m_previous;
    QToolButton *m_next;
    bool m_following = false; ///< the grid has moved, not the user in here
};

} // namespace ui::grid
