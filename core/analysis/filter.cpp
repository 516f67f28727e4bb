// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/filter.h"

#include "core/analysis/datetimekey.h"
#include "core/analysis/matcher.h"
#include "core/analysis/valueorder.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>

namespace core::analysis {

using result::CellView;
using result::Column;
using result::RowOrder;
using result::Rows;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core", text);
}

CellView viewOf(const QByteArray &value)
{
    return {value.constData(), value.size(), false};
}

/// What a value that is compared is turned into; an error where the column's type does not know it.
Result<std::string> keyOf(const ValueOrder &order, const Column &column, const FilterValue &value)
{
    if (!value)
        return Error::input(tr("%1: nothing can be compared with NULL").arg(column.name));
    std::string scratch;
    QByteArray plain = value->trimmed();
    const bool text = order.kind() == ValueKind::Text || order.kind() == ValueKind::PaddedText;
    if (std::int64_t day = 0;
        order.kind() == ValueKind::Timestamp && plain.size() == 10 && dateKey(plain, day))
        plain += " 00:00:00";
    const std::string_view key = order.key(viewOf(text ? *value : plain), scratch);
    std::uint64_t word = 0;
    if (!order.word(viewOf(text ? *value : plain), word))
        return Error::input(tr("%1: “%2” is no value of the type %3")
                                .arg(column.name, QString::fromUtf8(plain), column.typeName));
    return std::string(key);
}

} // namespace

class RowFilter::Test
{
public:
    Test(const Column &column, const Filter &filter)
        : m_column(filter.column)
        , m_op(filter.op)
        , m_order(column)
    {
    }

    Result<void> prepare(const Column &column, const Filter &filter);
    int column() const { return m_column; }
    bool passes(const CellView &cell, std::string &scratch) const;

private:
    bool isListed(const CellView &cell, std::string &scratch) const;

    int m_column;
    FilterOp m_op;
    ValueOrder m_order;
    std::vector<std::string> m_keys; ///< sorted where it is a list
    bool m_listsNull = false;
    std::optional<Matcher> m_matcher;
};

Result<void> RowFilter::Test::prepare(const Column &column, const Filter &filter)
{
    const auto wants = [&](qsizetype values) -> Result<void> {
        if (filter.values.size() == values)
            return {};
        return Error::internal(QStringLiteral("A filter with %1 values").arg(filter.values.size()));
    };
    switch (m_op) {
    case FilterOp::IsNull:
    case FilterOp::IsNotNull:
        return wants(0);
    case FilterOp::Contains:
    case FilterOp::NotContains:
    case FilterOp::StartsWith:
    case FilterOp::EndsWith:
    case FilterOp::Regex: {
        if (auto counted = wants(1); !counted)
            return counted;
        TextQuery query;
        query.text = QString::fromUtf8(filter.values.first().value_or(QByteArray()));
        query.matchCase = filter.matchCase;
        query.regex = m_op == FilterOp::Regex;
        auto made = Matcher::make(query);
        if (!made)
            return std::move(made).error();
        m_matcher = std::move(*made);
        return {};
    }
    case FilterOp::In:
    case FilterOp::NotIn:
        for (const FilterValue &value : filter.values) {
            if (!value) {
                m_listsNull = true;
                continue;
            }
            auto key = keyOf(m_order, column, value);
            if (!key)
                return std::move(key).error();
            m_keys.push_back(std::move(*key));
        }
        std::sort(m_keys.begin(), m_keys.end());
        return {};
    default:
        break;
    }
    if (auto counted = wants(m_op == FilterOp::Between ? 2 : 1); !counted)
        return counted;
    for (const FilterValue &value : filter.values) {
        auto key = keyOf(m_order, column, value);
        if (!key)
            return std::move(key).error();
        m_keys.push_back(std::move(*key));
    }
    return {};
}

bool RowFilter::Test::isListed(const CellView &cell, std::string &scratch) const
{
    if (cell.null)
        return m_listsNull;
    return std::binary_search(m_keys.begin(), m_keys.end(), m_order.key(cell, scratch),
                              [](std::string_view a, std::string_view b) { return a < b; });
}

bool RowFilter::Test::passes(const CellView &cell, std::string &scratch) const
{
    switch (m_op) {
    case FilterOp::IsNull:
        return cell.null;
    case FilterOp::IsNotNull:
        return !cell.null;
    case FilterOp::In:
        return isListed(cell, scratch);
    case FilterOp::NotIn:
        return !isListed(cell, scratch);
    case FilterOp::NotContains:
        return !m_matcher->matches(cell);
    default:
        break;
    }
    if (cell.null)
        return false;
    switch (m_op) {
    case FilterOp::Contains:
    case FilterOp::Regex:
        return m_matcher->matches(cell);
    case FilterOp::StartsWith:
        return m_matcher->startsCell(cell);
    case FilterOp::EndsWith:
        return m_matcher->endsCell(cell);
    default:
        break;
    }
    const std::string_view key = m_order.key(cell, scratch);
    const int first = compareKeys(key, m_keys.front());
    switch (m_op) {
    case FilterOp::Less:
        return first < 0;
    case FilterOp::LessOrEqual:
        return first <= 0;
    case FilterOp::Greater:
        return first > 0;
    case FilterOp::GreaterOrEqual:
        return first >= 0;
    default:
        return first >= 0 && compareKeys(key, m_keys.back()) <= 0;
    }
}

Result<RowFilter> RowFilter::make(const QList<Column> &columns, const QList<Filter> &filters)
{
    RowFilter made;
    for (const Filter &filter : filters) {
        if (filter.column < 0 || filter.column >= columns.size())
            return Error::internal(QStringLiteral("A filter on column %1").arg(filter.column));
        const Column &column = columns.at(filter.column);
        auto test = std::make_shared<Test>(column, filter);
        if (auto prepared = test->prepare(column, filter); !prepared)
            return std::move(prepared).error();
        made.m_tests.push_back(std::move(test));
    }
    return made;
}

Result<std::vector<std::uint32_t>> RowFilter::matching(const Rows &rows, qsizetype first, qsizetype last,
                                                       const std::stop_token &stop, Permille *progress) const
{
    std::vector<std::uint32_t> found;
    std::string scratch;
    const qsizetype total = last - first + 1;
    for (qsizetype row = first; row <= last;) {
        const std::size_t index = rows.chunkOf(row);
        const result::ChunkPtr chunk = rows.chunk(index);
        if (!chunk)
            return Error::io(tr("A part of the result cannot be read back from its temporary file"));
        const qsizetype chunkFirst = rows.firstRow(index);
        const qsizetype end = std::min(last + 1, chunkFirst + chunk->rows());
        result::Chunk::Cursor cursor;
        for (; row < end; ++row) {
            if ((row & 1023) == 0 && stop.stop_requested())
                return Error::cancelled();
            const bool passes = std::all_of(m_tests.begin(), m_tests.end(), [&](const auto &test) {
                return test->passes(chunk->cell(row - chunkFirst, test->column(), cursor), scratch);
            });
            if (passes)
                found.push_back(std::uint32_t(row));
        }
        if (progress)
            progress->store(int((row - first) * 1000 / total), std::memory_order_relaxed);
    }
    return found;
}

Result<RowOrder> filterRows(const Rows &rows, const QList<Column> &columns, const QList<Filter> &filters,
                            const RowOrder &within, const std::stop_token &stop, Permille *progress)
{
    if (filters.isEmpty())
        return within;
    auto filter = RowFilter::make(columns, filters);
    if (!filter)
        return std::move(filter).error();
    auto found = filter->matching(rows, 0, rows.count() - 1, stop, progress);
    if (!found)
        return std::move(found).error();
    if (within.isAsReceived())
        return RowOrder(std::move(*found));
    std::vector<bool> passes(std::size_t(rows.count()));
    for (const std::uint32_t row : *found)
        passes[row] = true;
    std::vector<std::uint32_t> kept;
    kept.reserve(found->size());
    for (const std::uint32_t row : *within.rows()) {
        if (passes[row])
            kept.push_back(row);
    }
    return RowOrder(std::move(kept));
}

} // namespace core::analysis
