// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as a value, for what works on them without a window.
#pragma once

#include "tests/support/feedresult.h"

namespace test {

/// Columns and rows of a result that is complete.
struct Table
{
    QList<core::result::Column> columns;
    core::result::Rows rows;
};

inline Table table(const QList<core::result::Column> &columns, const std::vector<Row> &rows)
{
    core::result::ResultSet result;
    Feeder feeder(result);
    feeder.begin(columns);
    feeder.rows(rows);
    feeder.end();
    return {result.columns(), result.rows()};
}

/// One column.
inline Table table(core::result::Oid type, const std::vector<Value> &values)
{
    std::vector<Row> rows;
    for (const Value &value : values)
        rows.push_back({value});
    return table({column("v", type)}, rows);
}

inline core::result::CellView view(const char *text)
{
    return {text, qsizetype(qstrlen(text)), false};
}

} // namespace test
