// SPDX-License-Identifier: GPL-3.0-or-later
// A ResultSet as Qt's model, for the view, accessibility and tests: its rows in an order, its columns through
// a map, so that what is shown side by side is side by side here too. It keeps nothing per row and never
// copies a cell before it is asked for. What is staged lies over it. Rows past INT_MAX (the limit of Qt's
// models) are not shown. Thread: GUI.
#pragma once

#include "core/result/resultset.h"
#include "core/result/roworder.h"
#include "ui/grid/columnmap.h"
#include "ui/grid/stagedrows.h"

#include <QAbstractTableModel>
#include <QPointer>

#include <functional>

namespace ui::grid {

class ResultModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ResultModel(QObject *parent = nullptr);

    /// Shows another result, or none. The ResultSet may die first: the model is then empty.
    void setResult(core::result::ResultSet *result);
    core::result::ResultSet *result() const { return m_result; }

    /// Rows of another order, or fewer; resets the model. Rows that come later are shown only while all are
    /// shown as received. Forgotten with the result.
    void setOrder(const core::result::RowOrder &order);
    const core::result::RowOrder &order() const { return m_order; }
    /// Columns of another order, or fewer; resets the model.
    void setMap(const ColumnMap &map);
    const ColumnMap &map() const { return m_map; }

    /// What is staged over the result: its new rows stand after all others. Not owned; may die first. Another
    /// result has none.
    void setStaged(StagedRows *staged);
    StagedRows *staged() const { return m_staged; }
    /// New rows stand from here on.
    int firstAddedRow() const { return m_rows; }
    RowRef rowRef(int row) const
    {
        return row < m_rows ? RowRef{m_order.resultRow(row), false} : RowRef{row - m_rows, true};
    }
    /// Whether the cells of a row are those of the result.
    bool isUntouched(RowRef row) const { return !row.added && !(m_staged && m_staged->isTouched(row.row)); }
    StagedCell stagedCell(RowRef row, int resultColumn) const
    {
        return isUntouched(row) || !m_staged ? StagedCell() : m_staged->cell(row, resultColumn);
    }

    /// Why the column cannot be edited while others can; empty: it can.
    QString lockReason(int shown) const
    {
        return m_staged ? m_staged->lockReason(m_map.resultColumn(shown)) : QString();
    }

    /// The cell shown there, staged values included; both in range. What is no value (a default, an
    /// expression) is its SQL.
    core::result::CellView cell(int row, int column) const;
    const core::result::Column &column(int shown) const
    {
        return m_result->columns().at(m_map.resultColumn(shown));
    }

    /// Asked for the columns of a result that have just become known; unset, all are shown as they came.
    void setArrangement(std::function<ColumnMap()> arrangement) { m_arrangement = std::move(arrangement); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole: one line, cut (displayText); AccessibleTextRole and ToolTipRole: more of it with line
    /// breaks, cut too; AccessibleDescriptionRole: "NULL" or "empty string" where there is nothing to read,
    /// and what is staged.
    /// All of it plain text.
    QVariant data(const QModelIndex &index, int role) const override;
    /// Vertical: the row's number in the result, from 1, whatever the order.
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void rowsAppended();
    void stagedChanged();
    void restart();
    QString description(int row, int column) const;
    int rowsToShow() const;

    QPointer<core::result::ResultSet> m_result;
    core::result::RowOrder m_order;
    ColumnMap m_map;
    std::function<ColumnMap()> m_arrangement;
    QPointer<StagedRows> m_staged;
    int m_rows = 0;  ///< of the result, announced so far
    int m_added = 0; ///< new ones behind them, the same
};

} // namespace ui::grid
