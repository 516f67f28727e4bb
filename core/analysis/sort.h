// SPDX-License-Identifier: GPL-3.0-or-later
// Sorts the rows of a result that is here by its columns, as ORDER BY would: NULL is the largest value, NaN
// the largest number, equal rows stay as the server sent them. Text that has a collation is ordered by code
// points, like COLLATE "C"; so are types whose order is not known here (Sorted::asText).
// Thread: any. Cost: 12 bytes a row twice while it runs, whatever the cells hold; a few passes over them.
#pragma once

#include "core/analysis/filter.h"
#include "core/base/result.h"
#include "core/result/column.h"
#include "core/result/roworder.h"
#include "core/result/rows.h"

#include <QList>

#include <stop_token>

namespace core::analysis {

struct Sorted
{
    result::RowOrder order;
    QList<int> asText; ///< columns that were ordered by their text, not as the server would
};

/// Whether a column's values are ordered as the server does it, if its text is what the server writes by
/// default (ISO dates).
bool sortsAsServer(const result::Column &column);

/// The rows of `within` (which ones: its order does not count) by the first key, equal ones by the next.
/// Fails with Cancelled, Io (a spilled row cannot be read), or Input past 2^32 - 1 rows.
Result<Sorted> sortRows(const result::Rows &rows, const QList<result::Column> &columns,
                        const QList<result::SortKey> &keys, const result::RowOrder &within = {},
                        const std::stop_token &stop = {}, Permille *progress = nullptr);

} // namespace core::analysis
