// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a result at one moment, as a value: cheap to copy, never changes, readable from any thread, and
// independent of the ResultSet it was taken from. For exports, copies, finding, sorting.
#pragma once

#include "core/result/storedchunk.h"

#include <memory>
#include <span>
#include <vector>

namespace core::result {

class Rows
{
public:
    Rows() = default;
    explicit Rows(std::vector<StoredChunk> chunks);
    explicit Rows(const std::vector<ChunkPtr> &chunks)
        : Rows(std::vector<StoredChunk>(chunks.begin(), chunks.end()))
    {
    }

    /// These, and more rows of as many columns behind them. Cost: O(chunks).
    Rows followedBy(const std::vector<ChunkPtr> &more) const;

    qsizetype count() const { return m_list ? m_list->count : 0; }
    std::size_t chunkCount() const { return m_list ? m_list->chunks.size() : 0; }
    /// Row numbers run through all chunks. index < chunkCount().
    qsizetype firstRow(std::size_t index) const { return m_list->firstRows[index]; }
    /// Which chunk holds a row in range. Cost: O(log chunks).
    std::size_t chunkOf(qsizetype row) const;
    /// Null if it cannot be read any more. Keep it only as long as you read from it. Thread: any.
    ChunkPtr chunk(std::size_t index) const { return m_list->chunks[index].load(); }

private:
    struct List
    {
        std::vector<StoredChunk> chunks;
        std::vector<qsizetype> firstRows;
        qsizetype count = 0;
    };
    std::shared_ptr<const List> m_list;
};

/// Reads cells of Rows one by one, in any order, cheaply where neighbours follow each other. One thread each.
class RowReader
{
public:
    explicit RowReader(Rows rows)
        : m_rows(std::move(rows))
    {
    }

    const Rows &rows() const { return m_rows; }
    /// Row and column must be in range. The view is valid until a cell of another chunk is read.
    CellView cell(qsizetype row, int column)
    {
        if (row < m_first || row >= m_end)
            enter(row);
        return m_chunk ? m_chunk->cell(row - m_first, column, m_cursor) : CellView{};
    }
    /// All cells of a row in range, cheaper than one by one; cells.size() is the number of columns. False if
    /// its chunk cannot be read any more.
    bool row(qsizetype row, std::span<CellView> cells)
    {
        if (row < m_first || row >= m_end)
            enter(row);
        if (m_chunk)
            m_chunk->row(row - m_first, cells, m_cursor);
        return m_chunk != nullptr;
    }

private:
    void enter(qsizetype row);

    Rows m_rows;
    ChunkPtr m_chunk;
    Chunk::Cursor m_cursor;
    qsizetype m_first = 0;
    qsizetype m_end = 0;
};

} // namespace core::result
