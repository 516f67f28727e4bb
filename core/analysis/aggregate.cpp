// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/aggregate.h"

#include "core/analysis/decimal.h"
#include "core/analysis/valueorder.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <set>
#include <string>
#include <unordered_set>

namespace core::analysis {

using result::CellView;
using result::ShownRows;

namespace {

constexpr qsizetype KeptValue = 400; // bytes of the smallest and the largest that are told

/// Rows that have the same columns selected, and these columns' numbers in the result.
struct Band
{
    qsizetype top;
    qsizetype bottom;
    std::vector<int> columns;
};

// Blocks may lie over each other: cut into bands of rows between all tops and bottoms.
std::vector<Band> bandsOf(const ShownRows &shown, const QList<CellBlock> &blocks)
{
    std::set<qsizetype> edges;
    for (const CellBlock &block : blocks) {
        edges.insert(block.top);
        edges.insert(block.bottom + 1);
    }
    std::vector<Band> bands;
    for (auto edge = edges.begin(); edge != edges.end() && std::next(edge) != edges.end(); ++edge) {
        Band band{*edge, *std::next(edge) - 1, {}};
        std::set<int> columns;
        for (const CellBlock &block : blocks) {
            if (block.top > band.top || block.bottom < band.bottom)
                continue;
            for (int column = block.left; column <= block.right; ++column)
                columns.insert(shown.visible.at(column));
        }
        band.columns.assign(columns.begin(), columns.end());
        if (!band.columns.empty())
            bands.push_back(std::move(band));
    }
    return bands;
}

/// Doubles added with a second one for what is lost (Neumaier).
struct FloatSum
{
    double sum = 0;
    double lost = 0;

    void add(double value)
    {
        const double next = sum + value;
        if (std::abs(sum) >= std::abs(value))
            lost += (sum - next) + value;
        else
            lost += (value - next) + sum;
        sum = next;
    }
    double total() const
    {
        const double corrected = sum + lost;
        return corrected == corrected ? corrected : sum; // Infinity - Infinity is what was lost
    }
};

QByteArray floatText(double value)
{
    if (value != value)
        return QByteArrayLiteral("NaN");
    if (value - value != 0)
        return value < 0 ? QByteArrayLiteral("-Infinity") : QByteArrayLiteral("Infinity");
    char text[32];
    const auto end = std::to_chars(std::begin(text), std::end(text), value).ptr;
    return QByteArray(text, end - text);
}

class Collector
{
public:
    explicit Collector(const QList<result::Column> &columns, const std::vector<Band> &bands)
    {
        for (const result::Column &column : columns)
            m_orders.emplace_back(column);
        for (const Band &band : bands) {
            for (const int column : band.columns) {
                const ValueKind kind = m_orders[std::size_t(column)].kind();
                m_numbers &= isExactNumber(kind) || kind == ValueKind::Float;
                m_approximate |= kind == ValueKind::Float;
                m_comparable &= m_first < 0 || comparable(columns.at(m_first), columns.at(column));
                m_first = m_first < 0 ? column : m_first;
            }
        }
    }

    void add(int column, const CellView &cell)
    {
        ++m_result.cells;
        if (cell.null) {
            ++m_result.nulls;
            return;
        }
        const ValueOrder &order = m_orders[std::size_t(column)];
        std::string_view key = order.key(cell, m_scratch);
        if (m_distinct.size() < std::size_t(DistinctLimit))
            m_distinct.insert(std::hash<std::string_view>{}(key));
        if (m_numbers)
            addNumber(order, cell);
        if (!m_comparable)
            return;
        if (!m_result.smallest || compareKeys(key, m_smallestKey) < 0) {
            m_smallestKey = key;
            m_result.smallest = QByteArray(cell.data, std::min(cell.size, KeptValue));
        }
        if (!m_result.largest || compareKeys(key, m_largestKey) > 0) {
            m_largestKey = key;
            m_result.largest = QByteArray(cell.data, std::min(cell.size, KeptValue));
        }
    }

    Aggregates finish()
    {
        m_result.distinct = qint64(m_distinct.size());
        const qint64 values = m_result.cells - m_result.nulls;
        m_result.numbers = m_numbers && values > 0;
        m_result.approximate = m_approximate;
        if (m_result.numbers && m_approximate) {
            const double sum = m_floats.total();
            m_result.sum = floatText(sum);
            m_result.average = floatText(sum / double(values));
        } else if (m_result.numbers) {
            m_result.sum = m_decimals.sum();
            m_result.average = m_decimals.average();
        }
        return std::move(m_result);
    }

private:
    static bool comparable(const result::Column &a, const result::Column &b)
    {
        const ValueKind first = ValueOrder(a).kind();
        const ValueKind second = ValueOrder(b).kind();
        // timestamps with and without a zone are of one kind, but not of one scale
        const bool times = first == ValueKind::Timestamp || first == ValueKind::Time;
        return first == second && (!times || a.typeOid == b.typeOid);
    }

    void addNumber(const ValueOrder &order, const CellView &cell)
    {
        if (m_approximate) {
            double value = 0;
            (void)std::from_chars(cell.data, cell.data + cell.size, value);
            m_floats.add(value);
        } else if (std::int64_t number = 0; order.kind() == ValueKind::Signed) {
            (void)std::from_chars(cell.data, cell.data + cell.size, number);
            m_decimals.add(number);
        } else if (!m_decimals.add(cell.bytes())) {
            m_numbers = false;
        }
    }

    std::vector<ValueOrder> m_orders;
    Aggregates m_result;
    bool m_numbers = true;
    bool m_approximate = false;
    bool m_comparable = true;
    int m_first = -1;
    DecimalSum m_decimals;
    FloatSum m_floats;
    std::unordered_set<std::size_t>
        m_distinct; ///< hashes: of 100 000 values two are alike in one of 10^9 cases
    std::string m_scratch;
    std::string m_smallestKey;
    std::string m_largestKey;
};

} // namespace

Result<Aggregates> aggregate(const ShownRows &shown, const QList<CellBlock> &blocks,
                             const std::stop_token &stop, Permille *progress)
{
    const std::vector<Band> bands = bandsOf(shown, blocks);
    qint64 total = 0;
    for (const Band &band : bands)
        total += band.bottom - band.top + 1;
    Collector collector(shown.columns, bands);
    qint64 done = 0;
    for (const Band &band : bands) {
        // whatever the order shown is, chunks are read one after the other
        std::vector<std::uint32_t> sorted;
        if (const auto *rows = shown.order.rows()) {
            sorted.assign(rows->begin() + band.top, rows->begin() + band.bottom + 1);
            if (!std::is_sorted(sorted.begin(), sorted.end()))
                std::sort(sorted.begin(), sorted.end());
        }
        result::ChunkPtr chunk;
        result::Chunk::Cursor cursor;
        qsizetype first = 0;
        qsizetype end = 0;
        for (qsizetype i = 0; i <= band.bottom - band.top; ++i, ++done) {
            if ((done & 1023) == 0) {
                if (stop.stop_requested())
                    return Error::cancelled();
                if (progress)
                    progress->store(int(done * 1000 / total), std::memory_order_relaxed);
            }
            const qsizetype row = sorted.empty() ? band.top + i : qsizetype(sorted[std::size_t(i)]);
            if (row >= end || row < first) {
                const std::size_t index = shown.rows.chunkOf(row);
                chunk = shown.rows.chunk(index);
                if (!chunk)
                    return Error::io(QCoreApplication::translate("core",
                                                                 "A part of the result cannot be read "
                                                                 "back from its temporary file"));
                first = shown.rows.firstRow(index);
                end = first + chunk->rows();
                cursor = {};
            }
            for (const int column : band.columns)
                collector.add(column, chunk->cell(row - first, column, cursor));
        }
    }
    return collector.finish();
}

} // namespace core::analysis
