// SPDX-License-Identifier: GPL-3.0-or-later
// Another order or condition asked for in the rows, as the place it leads to; and back, for the marks in the
// heads of the columns. Pure functions; columns: of the rows that are shown.
#pragma once

#include "core/analysis/filter.h"
#include "core/result/column.h"
#include "core/result/roworder.h"
#include "ui/table/tableplace.h"

namespace ui::table {

TablePlace sorted(TablePlace place, const QList<core::result::Column> &columns,
                  const QList<core::result::SortKey> &keys);
/// "Filter by this value": one more condition, where it can be seen and changed.
TablePlace filtered(TablePlace place, QList<core::result::Column> columns,
                    const QList<core::analysis::Filter> &filters);
QList<core::result::SortKey> sortMarks(const TablePlace &place, const QList<core::result::Column> &columns);

} // namespace ui::table
