// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/find.h"

#include <QCoreApplication>

#include <algorithm>

namespace core::analysis {

using result::CellView;
using result::Chunk;
using result::Rows;

namespace {

constexpr qsizetype RowsAtOnce = 1024;  // between two looks at the stop token, where cells are looked at
constexpr qsizetype WalkedBytes = 2048; // nearer hits are walked to from cell to cell

class Finder
{
public:
    Finder(const Matcher &matcher, const FindScope &scope)
        : m_matcher(matcher)
        , m_scope(scope)
    {
    }

    bool searchesChunks() const { return m_matcher.searchesBytes() && m_matcher.length() > 0; }
    bool wants(int column) const { return m_scope.columns.empty() || m_scope.columns[std::size_t(column)]; }
    bool wants(std::size_t row) const { return !m_scope.rows || (*m_scope.rows)[row]; }

    /// Cell by cell: rows begin to end of a chunk whose first row is `first` of the result.
    void searchCells(const Chunk &chunk, qsizetype first, qsizetype begin, qsizetype end,
                     std::vector<Hit> &hits) const
    {
        std::vector<int> columns;
        for (int column = 0; column < chunk.columns(); ++column) {
            if (wants(column))
                columns.push_back(column);
        }
        Chunk::Cursor cursor;
        for (qsizetype row = begin; row < end; ++row) {
            if (!wants(std::size_t(first + row)))
                continue;
            for (const int column : columns) {
                if (m_matcher.matches(chunk.cell(row, column, cursor)))
                    hits.push_back({std::uint32_t(first + row), column});
            }
        }
    }

    /// All bytes of the chunk at once, lengths and hidden cells too; what is found there is passed over.
    void searchChunk(const Chunk &chunk, qsizetype first, std::vector<Hit> &hits) const
    {
        const QByteArrayView bytes = chunk.bytes();
        const char *const end = bytes.data() + bytes.size();
        Chunk::Cursor cursor;
        Chunk::Place place{-1, 0, 0, {}};
        const char *from = bytes.data();
        Matcher::Ahead ahead;
        while (const char *at = m_matcher.find(from, end, ahead)) {
            const qsizetype offset = at - bytes.data();
            if (place.row < 0 || offset - qsizetype(place.offset) > place.cell.size + WalkedBytes) {
                place = chunk.placeAt(offset);
            } else {
                while (!place.cell.null ? offset >= qsizetype(place.offset) + place.cell.size
                                        : offset >= qsizetype(place.offset)) {
                    if (++place.column == chunk.columns()) {
                        place.column = 0;
                        if (++place.row == chunk.rows())
                            return;
                    }
                    place.cell = chunk.cell(place.row, place.column, cursor);
                    if (!place.cell.null)
                        place.offset = std::uint32_t(place.cell.data - bytes.data());
                }
            }
            const qsizetype cellEnd = qsizetype(place.offset) + place.cell.size;
            if (place.cell.null || offset < qsizetype(place.offset)
                || offset + m_matcher.length() > cellEnd) {
                from = at + 1; // across a length
                continue;
            }
            const bool whole = place.cell.size == m_matcher.length();
            if (m_matcher.wholeCell() && !whole) {
                from = at + 1;
                continue;
            }
            if (wants(place.column) && wants(std::size_t(first + place.row)))
                hits.push_back({std::uint32_t(first + place.row), place.column});
            from = bytes.data() + cellEnd;
        }
    }

private:
    const Matcher &m_matcher;
    const FindScope &m_scope;
};

} // namespace

Result<void> findIn(const Rows &rows, const Matcher &matcher, const FindScope &scope, const HitSink &found,
                    const std::stop_token &stop)
{
    const Finder finder(matcher, scope);
    std::vector<Hit> hits;
    for (qsizetype row = scope.first; row <= scope.last;) {
        const std::size_t index = rows.chunkOf(row);
        const result::ChunkPtr chunk = rows.chunk(index);
        if (!chunk)
            return Error::io(QCoreApplication::translate("core",
                                                         "A part of the result cannot be read "
                                                         "back from its temporary file"));
        const qsizetype first = rows.firstRow(index);
        const qsizetype chunkEnd = std::min(first + chunk->rows(), scope.last + 1);
        const bool wholeChunk = row == first && chunkEnd == first + chunk->rows();
        while (row < chunkEnd) {
            if (stop.stop_requested())
                return Error::cancelled();
            hits.clear();
            qsizetype end = chunkEnd;
            if (wholeChunk && finder.searchesChunks()) {
                finder.searchChunk(*chunk, first, hits);
            } else {
                end = std::min(row + RowsAtOnce, chunkEnd);
                finder.searchCells(*chunk, first, row - first, end - first, hits);
            }
            row = end;
            found(hits, row - scope.first);
        }
    }
    return {};
}

} // namespace core::analysis
