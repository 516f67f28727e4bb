// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/chunkbuilder.h"

namespace core::result {

qsizetype Chunk::cost() const
{
    return qsizetype(m_bytes.capacity() + m_ends.capacity() * sizeof(std::uint32_t)
                     + m_nulls.capacity() * sizeof(std::uint64_t) + sizeof(Chunk));
}

void ChunkBuilder::append(std::span<const CellView> row)
{
    if (!m_chunk) {
        m_chunk = std::make_shared<Chunk>();
        m_chunk->m_columns = m_columns;
    }
    Chunk &chunk = *m_chunk;
    for (const CellView &cell : row) {
        const std::size_t index = chunk.m_ends.size();
        if ((index & 63) == 0)
            chunk.m_nulls.push_back(0);
        if (cell.null)
            chunk.m_nulls.back() |= std::uint64_t(1) << (index & 63);
        else
            chunk.m_bytes.insert(chunk.m_bytes.end(), cell.data, cell.data + cell.size);
        chunk.m_ends.push_back(std::uint32_t(chunk.m_bytes.size()));
    }
    ++chunk.m_rows;
}

ChunkPtr ChunkBuilder::take()
{
    if (m_chunk) {
        m_chunk->m_bytes.shrink_to_fit();
        m_chunk->m_ends.shrink_to_fit();
        m_chunk->m_nulls.shrink_to_fit();
    }
    return std::exchange(m_chunk, nullptr);
}

} // namespace core::result
