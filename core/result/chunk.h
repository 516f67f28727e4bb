// SPDX-License-Identifier: GPL-3.0-or-later
// An immutable block of rows: the cells' bytes as the server sent them (text format), one after the other.
// Thread: built by one thread (ChunkBuilder), then read by any.
#pragma once

#include <QByteArrayView>
#include <QtGlobal>

#include <cstdint>
#include <memory>
#include <vector>

namespace core::result {

/// A cell's bytes; valid as long as what it was taken from (a Chunk, or the current row of a RowSink).
struct CellView
{
    const char *data = nullptr;
    qsizetype size = 0;
    bool null = true;

    QByteArrayView bytes() const { return {data, size}; }
};

class Chunk
{
public:
    qsizetype rows() const { return m_rows; }
    int columns() const { return m_columns; }
    /// Memory held, in bytes.
    qsizetype cost() const;

    CellView cell(qsizetype row, int column) const
    {
        const auto index = std::size_t(row) * std::size_t(m_columns) + std::size_t(column);
        if (m_nulls[index >> 6] >> (index & 63) & 1)
            return {};
        const std::uint32_t begin = index == 0 ? 0 : m_ends[index - 1];
        return {m_bytes.data() + begin, qsizetype(m_ends[index] - begin), false};
    }

private:
    friend class ChunkBuilder;

    std::vector<char> m_bytes;
    std::vector<std::uint32_t> m_ends;  ///< one per cell, row by row: where its bytes end
    std::vector<std::uint64_t> m_nulls; ///< one bit per cell
    qsizetype m_rows = 0;
    int m_columns = 0;
};

using ChunkPtr = std::shared_ptr<const Chunk>;

} // namespace core::result
