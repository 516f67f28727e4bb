// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/rows.h"

#include <algorithm>

namespace core::result {

Rows::Rows(std::vector<StoredChunk> chunks)
{
    auto list = std::make_shared<List>();
    list->chunks = std::move(chunks);
    list->firstRows.reserve(list->chunks.size());
    for (const StoredChunk &chunk : list->chunks) {
        list->firstRows.push_back(list->count);
        list->count += chunk.rows();
    }
    m_list = std::move(list);
}

Rows Rows::followedBy(const std::vector<ChunkPtr> &more) const
{
    std::vector<StoredChunk> chunks;
    if (m_list)
        chunks = m_list->chunks;
    chunks.insert(chunks.end(), more.begin(), more.end());
    return Rows(std::move(chunks));
}

std::size_t Rows::chunkOf(qsizetype row) const
{
    const auto after = std::upper_bound(m_list->firstRows.begin(), m_list->firstRows.end(), row);
    return std::size_t(after - m_list->firstRows.begin()) - 1;
}

void RowReader::enter(qsizetype row)
{
    const std::size_t index = m_rows.chunkOf(row);
    m_chunk.reset(); // before another one is mapped
    m_chunk = m_rows.chunk(index);
    m_cursor = {};
    m_first = m_rows.firstRow(index);
    m_end = index + 1 < m_rows.chunkCount() ? m_rows.firstRow(index + 1) : m_rows.count();
}

} // namespace core::result
