// SPDX-License-Identifier: GPL-3.0-or-later
// One column after the other refines the order: rows that are equal so far stand next to each other as a
// range, and each range is sorted by the next 8 bytes of key, by the next piece of long keys, by the next
// column. Cells are read in the order in which they lie in the chunks, each chunk once for a step.
#include "core/analysis/sort.h"

#include "core/analysis/valueorder.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <numeric>
#include <utility>

namespace core::analysis {

using result::CellView;
using result::Column;
using result::RowOrder;
using result::Rows;
using result::SortKey;

namespace {

using RowNumber = std::uint32_t;

constexpr RowNumber Nowhere = std::numeric_limits<RowNumber>::max();
constexpr std::size_t SmallRange = 1500;                  // below, comparing is faster than counting
constexpr std::size_t PieceBytes = std::size_t(64) << 20; // of long keys, held at a time
constexpr std::size_t LeastPiece = 24;
constexpr std::size_t ManyRows = 100'000'000; // of them no piece is kept beyond its first 8 bytes

/// Half-open, places in the order.
struct Range
{
    std::size_t begin;
    std::size_t end;
    std::size_t size() const { return end - begin; }
};
using Ranges = std::vector<Range>;

/// 12 bytes: a 64-bit member would make 16 of them.
struct Item
{
    std::uint32_t high;
    std::uint32_t low;
    RowNumber row;

    std::uint64_t word() const { return std::uint64_t(high) << 32 | low; }
    void set(std::uint64_t word, RowNumber number)
    {
        high = std::uint32_t(word >> 32);
        low = std::uint32_t(word);
        row = number;
    }
};

/// A further piece of a long key.
struct Piece
{
    std::uint64_t start; ///< its first 8 bytes as a number
    std::uint32_t offset;
    std::uint32_t size;
    RowNumber row;
    bool more;
};

bool byWord(const Item &a, const Item &b)
{
    return a.word() < b.word();
}

// Stable, 8 bits at a time, least significant first; bytes that are alike in all items cost nothing.
void sortItems(std::vector<Item> &items, std::size_t begin, std::size_t end, std::vector<Item> &spare)
{
    const std::size_t count = end - begin;
    if (count < SmallRange) {
        std::stable_sort(items.begin() + qsizetype(begin), items.begin() + qsizetype(end), byWord);
        return;
    }
    std::array<std::array<std::uint32_t, 256>, 8> counts{};
    for (std::size_t i = begin; i < end; ++i) {
        const std::uint64_t word = items[i].word();
        for (std::size_t byte = 0; byte < 8; ++byte)
            ++counts[byte][word >> (8 * byte) & 0xFF];
    }
    if (spare.size() < count)
        spare.resize(count);
    Item *from = items.data() + begin;
    Item *to = spare.data();
    for (std::size_t byte = 0; byte < 8; ++byte) {
        auto &starts = counts[byte];
        const unsigned shift = unsigned(8 * byte);
        if (starts[from->word() >> shift & 0xFF] == count)
            continue;
        std::uint32_t sum = 0;
        for (std::uint32_t &start : starts)
            sum += std::exchange(start, sum);
        for (std::size_t i = 0; i < count; ++i)
            to[starts[from[i].word() >> shift & 0xFF]++] = from[i];
        std::swap(from, to);
    }
    if (from != items.data() + begin)
        std::copy_n(from, count, items.data() + begin);
}

class Sorter
{
public:
    Sorter(const Rows &rows, std::vector<RowNumber> order, const std::stop_token &stop, Permille *progress)
        : m_rows(rows)
        , m_order(std::move(order))
        , m_stop(stop)
        , m_progress(progress)
    {
    }

    /// Sorts each range by a column; ranges becomes what is equal after it. A value that is none of the
    /// kind's gives false: nothing is changed then.
    Result<bool> refine(Ranges &ranges, int column, bool descending, const ValueOrder &values, int from,
                        int to);

    std::vector<RowNumber> take() { return std::move(m_order); }

private:
    /// Gives visit(place, cell) for each place of the ranges, in the order of the chunks.
    template <class Visit> Result<bool> visit(const Ranges &ranges, int column, Visit visit);
    Result<void> refineLong(Ranges ranges, int column, bool descending, const ValueOrder &values,
                            Ranges &equal);
    void tell(int permille)
    {
        if (m_progress)
            m_progress->store(permille, std::memory_order_relaxed);
    }

    const Rows &m_rows;
    std::vector<RowNumber> m_order;
    const std::stop_token &m_stop;
    Permille *m_progress;
    std::vector<RowNumber> m_places; ///< of each result row, while it is needed
};

template <class Visit> Result<bool> Sorter::visit(const Ranges &ranges, int column, Visit visit)
{
    const bool ascending = ranges.size() == 1
        && std::is_sorted(m_order.begin() + qsizetype(ranges.front().begin),
                          m_order.begin() + qsizetype(ranges.front().end));
    std::size_t total = 0;
    for (const Range &range : ranges)
        total += range.size();
    // the places by row: for most of the rows as a table, for few of them sorted
    std::vector<std::pair<RowNumber, RowNumber>> few;
    const bool table = !ascending && total > std::size_t(m_rows.count()) / 16;
    if (table)
        m_places.assign(std::size_t(m_rows.count()), Nowhere);
    if (!ascending) {
        for (const Range &range : ranges) {
            for (std::size_t place = range.begin; place < range.end; ++place) {
                if (table)
                    m_places[m_order[place]] = RowNumber(place);
                else
                    few.emplace_back(m_order[place], RowNumber(place));
            }
        }
        std::sort(few.begin(), few.end());
    }
    const std::size_t steps = table ? m_places.size() : total;
    const auto step = [&](std::size_t i) -> std::pair<RowNumber, std::size_t> {
        if (table)
            return {RowNumber(i), m_places[i]};
        if (!ascending)
            return few[i];
        return {m_order[ranges.front().begin + i], ranges.front().begin + i};
    };
    result::ChunkPtr chunk;
    result::Chunk::Cursor cursor;
    qsizetype first = 0;
    qsizetype end = 0;
    for (std::size_t i = 0; i < steps; ++i) {
        const auto [row, place] = step(i);
        if ((i & 4095) == 0 && m_stop.stop_requested())
            return Error::cancelled();
        if (place == Nowhere)
            continue;
        if (qsizetype(row) >= end) {
            const std::size_t index = m_rows.chunkOf(row);
            chunk = m_rows.chunk(index);
            if (!chunk)
                return Error::io(QCoreApplication::translate("core",
                                                             "A part of the result cannot be read "
                                                             "back from its temporary file"));
            first = m_rows.firstRow(index);
            end = first + chunk->rows();
            cursor = {};
        }
        if (!visit(place, chunk->cell(qsizetype(row) - first, column, cursor)))
            return false;
    }
    return true;
}

Result<bool> Sorter::refine(Ranges &ranges, int column, bool descending, const ValueOrder &values, int from,
                            int to)
{
    std::size_t first = m_order.size();
    std::size_t last = 0;
    for (const Range &range : ranges) {
        first = std::min(first, range.begin);
        last = std::max(last, range.end);
    }
    if (first >= last) {
        ranges.clear();
        return true;
    }
    std::vector<Item> items(last - first);
    std::vector<bool> nulls(last - first);
    bool anyNull = false;
    const std::uint64_t flip = descending ? ~std::uint64_t(0) : 0;
    auto read = visit(ranges, column, [&](std::size_t place, const CellView &cell) {
        std::uint64_t word = 0;
        if (cell.null) {
            anyNull = true;
            nulls[place - first] = true;
        } else if (!values.word(cell, word)) {
            return false;
        }
        items[place - first].set(word ^ flip, m_order[place]);
        return true;
    });
    if (!read || !*read)
        return read;
    tell(from + (to - from) / 3);

    Ranges equal;     // after this column
    Ranges undecided; // equal so far, but their keys go on
    std::vector<Item> spare;
    std::vector<Item> apart;
    for (const Range &range : ranges) {
        if (m_stop.stop_requested())
            return Error::cancelled();
        Range known{range.begin - first, range.end - first};
        Range null{known.end, known.end};
        if (anyNull) {
            // NULL is the largest value: at the end, or first of all
            apart.clear();
            std::size_t kept = known.begin;
            for (std::size_t i = known.begin; i < known.end; ++i) {
                if (nulls[i])
                    apart.push_back(items[i]);
                else
                    items[kept++] = items[i];
            }
            if (descending) {
                std::move_backward(items.begin() + qsizetype(known.begin), items.begin() + qsizetype(kept),
                                   items.begin() + qsizetype(known.end));
                null = {known.begin, known.begin + apart.size()};
                known.begin = null.end;
            } else {
                null = {kept, known.end};
                known.end = kept;
            }
            std::copy(apart.begin(), apart.end(), items.begin() + qsizetype(null.begin));
        }
        sortItems(items, known.begin, known.end, spare);
        for (std::size_t i = range.begin; i < range.end; ++i)
            m_order[i] = items[i - first].row;
        if (null.size() > 1)
            equal.push_back({null.begin + first, null.end + first});
        for (std::size_t i = known.begin; i < known.end;) {
            std::size_t end = i + 1;
            while (end < known.end && items[end].word() == items[i].word())
                ++end;
            if (end - i > 1)
                (values.isOneWord() ? equal : undecided).push_back({i + first, end + first});
            i = end;
        }
    }
    items = {};
    spare = {};
    tell(from + (to - from) * 2 / 3);
    if (auto refined = refineLong(std::move(undecided), column, descending, values, equal); !refined)
        return std::move(refined).error();
    ranges = std::move(equal);
    return true;
}

// Keys longer than 8 bytes, piece by piece; the fewer rows are undecided, the longer are the pieces.
Result<void> Sorter::refineLong(Ranges ranges, int column, bool descending, const ValueOrder &values,
                                Ranges &equal)
{
    std::string scratch;
    std::vector<char> bytes;
    std::vector<Piece> pieces;
    std::size_t depth = 8;
    while (!ranges.empty()) {
        std::size_t total = 0;
        std::vector<std::size_t> starts; // of each range among the pieces
        for (const Range &range : ranges)
            total += range.size();
        const std::size_t length = total > ManyRows ? 8 : std::max(LeastPiece, PieceBytes / total);
        pieces.resize(total);
        bytes.clear();
        // pieces stand in the order of the ranges, close together
        std::vector<RowNumber> index;
        const std::size_t firstPlace = ranges.front().begin;
        index.resize(ranges.back().end - firstPlace);
        std::size_t next = 0;
        for (const Range &range : ranges) {
            for (std::size_t place = range.begin; place < range.end; ++place)
                index[place - firstPlace] = RowNumber(next++);
        }
        auto read = visit(ranges, column, [&](std::size_t place, const CellView &cell) {
            const std::string_view key = values.key(cell, scratch);
            const std::string_view rest = key.substr(std::min(depth, key.size()));
            const std::string_view part = rest.substr(0, length);
            Piece &piece = pieces[index[place - firstPlace]];
            std::uint64_t start = 0;
            for (std::size_t i = 0; i < 8; ++i)
                start = start << 8 | (i < part.size() ? static_cast<unsigned char>(part[i]) : 0);
            piece = {start, std::uint32_t(bytes.size()), std::uint32_t(part.size()), m_order[place],
                     rest.size() > length};
            if (part.size() > 8)
                bytes.insert(bytes.end(), part.begin() + 8, part.end());
            return true;
        });
        if (!read)
            return std::move(read).error();
        const auto text = [&bytes](const Piece &piece) {
            return piece.size > 8 ? std::string_view(bytes.data() + piece.offset, piece.size - 8)
                                  : std::string_view();
        };
        const auto compare = [&text](const Piece &a, const Piece &b) {
            if (a.start != b.start)
                return a.start < b.start ? -1 : 1;
            if (const int rest = compareKeys(text(a), text(b)))
                return rest;
            return a.size == b.size ? 0 : a.size < b.size ? -1 : 1;
        };
        Ranges undecided;
        next = 0;
        for (const Range &range : ranges) {
            if (m_stop.stop_requested())
                return Error::cancelled();
            const auto begin = pieces.begin() + qsizetype(next);
            const auto end = begin + qsizetype(range.size());
            next += range.size();
            std::stable_sort(begin, end, [&](const Piece &a, const Piece &b) {
                return descending ? compare(b, a) < 0 : compare(a, b) < 0;
            });
            for (auto at = begin; at != end;) {
                auto after = at + 1;
                bool more = at->more;
                while (after != end && compare(*at, *after) == 0) {
                    more |= after->more;
                    ++after;
                }
                const std::size_t place = range.begin + std::size_t(at - begin);
                if (after - at > 1)
                    (more ? undecided : equal).push_back({place, place + std::size_t(after - at)});
                at = after;
            }
            for (std::size_t i = 0; i < range.size(); ++i)
                m_order[range.begin + i] = (begin + qsizetype(i))->row;
        }
        ranges = std::move(undecided);
        depth += length;
    }
    // in the order of their places: the next column and the next piece rely on it
    std::sort(equal.begin(), equal.end(), [](const Range &a, const Range &b) { return a.begin < b.begin; });
    return {};
}

} // namespace

bool sortsAsServer(const Column &column)
{
    const ValueKind kind = ValueOrder(column).kind();
    return kind != ValueKind::Text && kind != ValueKind::PaddedText;
}

Result<Sorted> sortRows(const Rows &rows, const QList<Column> &columns, const QList<SortKey> &keys,
                        const RowOrder &within, const std::stop_token &stop, Permille *progress)
{
    if (rows.count() >= qsizetype(Nowhere))
        return Error::input(
            QCoreApplication::translate("core", "Results of more than 4 294 967 294 rows cannot be sorted"));
    Sorted sorted;
    if (keys.isEmpty() && within.isAsReceived())
        return sorted;
    std::vector<RowNumber> order;
    if (within.isAsReceived()) {
        order.resize(std::size_t(rows.count()));
        std::iota(order.begin(), order.end(), RowNumber(0));
    } else {
        order = *within.rows();
        if (!std::is_sorted(order.begin(), order.end()))
            std::sort(order.begin(), order.end());
    }
    Ranges ranges;
    if (!order.empty())
        ranges.push_back({0, order.size()});
    Sorter sorter(rows, std::move(order), stop, progress);
    const int parts = int(keys.size());
    for (int i = 0; i < parts && !ranges.empty(); ++i) {
        const SortKey &key = keys.at(i);
        if (key.column < 0 || key.column >= columns.size())
            return Error::internal(QStringLiteral("A sort by column %1").arg(key.column));
        const ValueOrder values(columns.at(key.column));
        bool asText = !sortsAsServer(columns.at(key.column));
        const int from = i * 1000 / parts;
        const int to = (i + 1) * 1000 / parts;
        auto refined = sorter.refine(ranges, key.column, key.descending, values, from, to);
        if (refined && !*refined) {
            // another DateStyle, or a type that only looks like one that is known
            asText = true;
            refined
                = sorter.refine(ranges, key.column, key.descending, ValueOrder(ValueKind::Text), from, to);
        }
        if (!refined)
            return std::move(refined).error();
        if (asText && !sorted.asText.contains(key.column))
            sorted.asText << key.column;
    }
    sorted.order = RowOrder(sorter.take());
    return sorted;
}

} // namespace core::analysis
