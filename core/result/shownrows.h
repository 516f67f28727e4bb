// SPDX-License-Identifier: GPL-3.0-or-later
// What a grid shows at one moment, as a value: rows, their order, and the columns that are not hidden in the
// order they stand in. Whatever leaves a grid (copy, export, aggregates, record view) takes this.
#pragma once

#include "core/result/column.h"
#include "core/result/roworder.h"
#include "core/result/rows.h"
#include "core/result/rowsink.h"

#include <QList>

#include <stop_token>

namespace core::result {

struct ShownRows
{
    QList<Column> columns; ///< of the result, all of them
    Rows rows{};
    RowOrder order{};
    QList<int> visible{}; ///< indexes into columns, from left to right

    /// Everything, as it came.
    static ShownRows all(QList<Column> columns, Rows rows);

    qsizetype rowCount() const { return order.count(rows.count()); }
    int columnCount() const { return int(visible.size()); }
    /// The columns shown, from left to right.
    QList<Column> shownColumns() const;
};

/// Gives sink begin(shown columns), row()... for the shown rows first to last (both included), end(true).
/// Fails with what the sink says, Cancelled, or Io if a spilled row cannot be read; end(false) was called
/// then. Thread: any but the GUI's, unless the rows are few.
Result<void> feed(const ShownRows &shown, RowSink &sink, const std::stop_token &stop = {},
                  qsizetype first = 0, qsizetype last = -1);

} // namespace core::result
