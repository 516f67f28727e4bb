// SPDX-License-Identifier: GPL-3.0-or-later
// Filters as the condition of a WHERE: the same rows, chosen by the server.
#pragma once

#include "core/analysis/filter.h"

namespace core::analysis {

/// "a = '1'::numeric AND b IS NULL", without WHERE; empty for no filters. Values are quoted literals with the
/// column's type, names are quoted where they need it. Columns are named as the result names them: right
/// where the result is a table's own columns.
QString whereClause(const QList<result::Column> &columns, const QList<Filter> &filters);

} // namespace core::analysis
