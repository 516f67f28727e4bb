// SPDX-License-Identifier: GPL-3.0-or-later
// The quick filter above a grid: what is filtered as pills ("status = paid ×"), a row of fields that adds one
// more, and how many rows are left. It only tells what is wanted: who shows the rows filters them here
// (RowArranger) or has the server do it (core::analysis::whereClause). Thread: GUI.
#pragma once

#include "core/analysis/filter.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace ui {
class ElidedLabel;
class ProgressLine;
} // namespace ui

namespace ui::grid {

class FlowLayout;

/// "total > 100", "status = paid, NULL", "note is null": plain text of one line, cut where it is long.
QString filterText(const QList<core::result::Column> &columns, const core::analysis::Filter &filter);

class FilterBar : public QWidget
{
    Q_OBJECT

public:
    FilterBar(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    /// What can be filtered. Other columns than before: the filters are dropped, and filtersChanged() says
    /// so.
    void setColumns(const QList<core::result::Column> &columns);

    const QList<core::analysis::Filter> &filters() const { return m_filters; }
    /// Shows these without telling; the bar is opened if there are any.
    void setFilters(const QList<core::analysis::Filter> &filters);
    /// One more, as the user adds it: In and NotIn of one column become one list. Opens the bar.
    void addFilter(const core::analysis::Filter &filter);
    void clearFilters();

    /// Shows the bar, ready to type; column: of the result, -1 leaves the one chosen last.
    void open(int column = -1);
    /// Hides the bar and drops all filters.
    void close();

    /// "12 of 1 000 000 rows"; negative hides it.
    void setCounts(qint64 shown, qint64 all);
    /// permille of what is done, negative when nothing is under way.
    void setProgress(int permille);
    /// Why the filters cannot be applied; empty hides it.
    void setProblem(const QString &text);

signals:
    void filtersChanged(const QList<core::analysis::Filter> &filters);
    /// The bar was closed with Esc or its cross: the grid takes the keys again.
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void rebuildPills();
    void applyColumn();
    void applyOperator();
    int chosenColumn() const;
    void addTyped();
    void edit(qsizetype index);
    void remove(qsizetype index);
    void tell();

    const Theme &m_theme;
    QList<core::result::Column> m_columns;
    QList<core::analysis::Filter> m_filters;
    FlowLayout *m_flow;
    QList<QWidget *> m_pills;
    QComboBox *m_column;
    QComboBox *m_operator;
    QLineEdit *m_value;
    QLabel *m_and;
    QLineEdit *m_upper;
    QToolButton *m_case;
    QPushButton *m_add;
    ProgressLine *m_progress;
    QLabel *m_counts;
    QPushButton *m_clear;
    QToolButton *m_close;
    ElidedLabel *m_problem;
};

} // namespace ui::grid
