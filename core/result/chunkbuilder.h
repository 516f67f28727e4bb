// SPDX-License-Identifier: GPL-3.0-or-later
// Collects rows into Chunks on the worker's side.
#pragma once

#include "core/result/chunk.h"

#include <span>

namespace core::result {

class ChunkBuilder
{
public:
    explicit ChunkBuilder(int columns)
        : m_columns(columns)
    {
    }

    /// Copies one row. row.size() == columns. A chunk holds less than 4 GiB: call isFull() after each row.
    void append(std::span<const CellView> row);

    qsizetype rows() const { return m_chunk ? m_chunk->m_rows : 0; }
    qsizetype bytes() const { return m_chunk ? qsizetype(m_chunk->m_bytes.size()) : 0; }
    bool isEmpty() const { return rows() == 0; }
    /// What is there as an immutable block; the builder starts anew. Null if empty.
    ChunkPtr take();

private:
    int m_columns;
    std::shared_ptr<Chunk> m_chunk;
};

} // namespace core::result
