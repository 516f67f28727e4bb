// SPDX-License-Identifier: GPL-3.0-or-later
// A chunk wherever it is: in memory, or in the result's file and mapped when it is read. A value, cheap to
// copy, readable from any thread.
#pragma once

#include "core/result/chunk.h"
#include "core/result/spillfile.h"

namespace core::result {

class StoredChunk
{
public:
    StoredChunk() = default;
    /// In memory. Not explicit: a chunk is where a stored one is wanted.
    StoredChunk(ChunkPtr chunk) // NOLINT(google-explicit-constructor)
        : m_memory(std::move(chunk))
        , m_rows(m_memory->rows())
    {
    }
    /// What ChunkBuilder::stored() gave, at offset of the file.
    StoredChunk(std::shared_ptr<const SpillFile> file, qint64 offset, std::uint32_t size, qsizetype rows,
                int columns)
        : m_file(std::move(file))
        , m_offset(offset)
        , m_rows(rows)
        , m_size(size)
        , m_columns(columns)
    {
    }

    qsizetype rows() const { return m_rows; }
    bool inMemory() const { return m_memory != nullptr; }
    /// Null unless inMemory().
    const ChunkPtr &memory() const { return m_memory; }
    /// Bytes of memory, or of the file.
    qsizetype cost() const
    {
        return m_memory ? m_memory->cost() : Chunk::storedSize(m_size, m_rows, m_columns);
    }
    /// For reading; keep it only as long as that lasts. Null if it cannot be mapped. Cost: two system calls
    /// unless it is in memory.
    ChunkPtr load() const
    {
        if (m_memory)
            return m_memory;
        Block block = m_file->map(m_offset, Chunk::storedSize(m_size, m_rows, m_columns));
        return block ? std::make_shared<Chunk>(std::move(block), m_size, m_rows, m_columns) : nullptr;
    }

private:
    ChunkPtr m_memory;
    std::shared_ptr<const SpillFile> m_file;
    qint64 m_offset = 0;
    qsizetype m_rows = 0;
    std::uint32_t m_size = 0;
    int m_columns = 0;
};

} // namespace core::result
