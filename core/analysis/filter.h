// SPDX-License-Identifier: GPL-3.0-or-later
// A quick filter: which rows of a result are shown, by the values of its columns. Filters are values; all of
// a list have to hold. filterRows() applies them to rows that are here, whereClause() (filtersql.h) says them
// to the server.
#pragma once

#include "core/base/result.h"
#include "core/result/column.h"
#include "core/result/roworder.h"
#include "core/result/rows.h"

#include <QByteArray>
#include <QList>

#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>

namespace core::analysis {

enum class FilterOp
{
    Contains,
    NotContains, ///< rows that are NULL stay
    StartsWith,
    EndsWith,
    Regex,
    In,    ///< one of the values; NULL may be one of them
    NotIn, ///< none of them: NULL stays, unless it is one of them (IS DISTINCT FROM)
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Between, ///< both ends included
    IsNull,
    IsNotNull
};

/// A value as the server writes it; nullopt is NULL.
using FilterValue = std::optional<QByteArray>;

struct Filter
{
    int column = 0; ///< of the result
    FilterOp op = FilterOp::Contains;
    QList<FilterValue> values{}; ///< one; In, NotIn: any number; Between: two; IsNull, IsNotNull: none
    bool matchCase = false;      ///< Contains, NotContains, StartsWith, EndsWith and Regex only

    bool operator==(const Filter &) const = default;
};

/// How far a task is, 0 to 1000; written by the worker, read by anyone.
using Permille = std::atomic<int>;

/// A list of filters made ready for the columns of a result. Copies may be used in several threads at once.
class RowFilter
{
public:
    /// Fails with Input: a pattern that is none, or a value that is none of the column's type.
    static Result<RowFilter> make(const QList<result::Column> &columns, const QList<Filter> &filters);

    /// The rows first to last (both included) that pass, in ascending order. Fails with Cancelled, or Io if a
    /// spilled row cannot be read. Thread: any.
    Result<std::vector<std::uint32_t>> matching(const result::Rows &rows, qsizetype first, qsizetype last,
                                                const std::stop_token &stop = {},
                                                Permille *progress = nullptr) const;

private:
    class Test;
    std::vector<std::shared_ptr<const Test>> m_tests;
};

/// The rows of `within` that pass all filters, in its order. Fails as RowFilter does. Thread: any.
Result<result::RowOrder> filterRows(const result::Rows &rows, const QList<result::Column> &columns,
                                    const QList<Filter> &filters, const result::RowOrder &within = {},
                                    const std::stop_token &stop = {}, Permille *progress = nullptr);

} // namespace core::analysis
