// SPDX-License-Identifier: GPL-3.0-or-later
// Collects rows into Chunks on the worker's side.
#pragma once

#include "core/result/chunk.h"

#include <span>
#include <vector>

namespace core::result {

class ChunkBuilder
{
public:
    explicit ChunkBuilder(int columns);
    ~ChunkBuilder();
    ChunkBuilder(const ChunkBuilder &) = delete;
    ChunkBuilder &operator=(const ChunkBuilder &) = delete;

    /// Copies one row. row.size() == columns. A chunk stays below 4 GiB: take() it when bytes() is large; a
    /// row of the server is below 2 GiB.
    void append(std::span<const CellView> row);

    /// Copies all rows of a chunk of as many columns. Cost: linear in its cells.
    void append(const Chunk &chunk);

    qsizetype rows() const { return m_rows; }
    /// Values and their lengths.
    qsizetype bytes() const { return qsizetype(m_size); }
    bool isEmpty() const { return m_rows == 0; }
    /// What the chunk will cost in memory.
    qsizetype cost() const
    {
        return Chunk::storedSize(std::uint32_t(m_size), m_rows, m_columns) + qsizetype(sizeof(Chunk));
    }
    /// What is there as an immutable block of exactly its size; the builder starts anew. Null if empty.
    ChunkPtr take(Budget::Share share = {});
    /// The same bytes for a file, valid until the next append(): a Chunk is made of them again with bytes(),
    /// rows() and the number of columns.
    QByteArrayView stored();
    /// Starts anew, the memory is kept.
    void clear();

private:
    void grow(std::size_t wanted);
    void addOffsets();

    char *m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
    std::size_t m_last = 0; ///< size of the last chunk: what to begin with
    qsizetype m_rows = 0;
    std::vector<std::uint32_t> m_offsets;
    int m_columns;
    int m_mask; ///< of the rows between two offsets
};

} // namespace core::result
