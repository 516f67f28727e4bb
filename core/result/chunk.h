// SPDX-License-Identifier: GPL-3.0-or-later
// An immutable block of rows: the cells' bytes as the server sent them (text format), row after row.
// Format: each cell is its length + 1 as a varint (7 bits a byte, lowest first, the top bit says that more
// follow; 0 is NULL), then its bytes. Behind the cells stands a list of 32-bit offsets, one for every 2^n
// rows, from which a reader walks on. That is one byte a cell on top of the values, in memory and on disk.
// Thread: built by one thread (ChunkBuilder), then read by any.
#pragma once

#include "core/result/block.h"
#include "core/result/budget.h"

#include <QByteArrayView>
#include <QtGlobal>

#include <cstdint>
#include <cstring>
#include <memory>
#include <span>

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
    /// Where a reader stands, so that a neighbour is found without walking from the last offset. Belongs to
    /// one chunk and one thread; a new one stands at the first cell.
    struct Cursor
    {
        qsizetype cell = 0; ///< row * columns + column
        std::uint32_t offset = 0;
    };

    /// A cell and where its bytes are within bytes().
    struct Place
    {
        qsizetype row = 0;
        int column = 0;
        std::uint32_t offset = 0; ///< of the first byte of the value, behind its length
        CellView cell{};
    };

    /// columns, rows and size are those of ChunkBuilder; data is its data(), size bytes without the offsets.
    Chunk(Block block, std::uint32_t size, qsizetype rows, int columns, Budget::Share share = {})
        : m_block(std::move(block))
        , m_share(std::move(share))
        , m_data(m_block.data())
        , m_rows(rows)
        , m_size(size)
        , m_columns(columns)
        , m_shift(rowShift(columns))
    {
    }

    qsizetype rows() const { return m_rows; }
    int columns() const { return m_columns; }
    /// Memory held, in bytes, or the bytes of the file that are mapped.
    qsizetype cost() const { return storedSize(m_size, m_rows, m_columns) + qsizetype(sizeof(Chunk)); }

    /// Row and column must be in range. Cost: a walk over the cells from the last offset: at most 128 cells,
    /// or one row.
    CellView cell(qsizetype row, int column) const
    {
        Cursor cursor;
        return cell(row, column, cursor);
    }

    /// The same from where the cursor stands: reading on, along a row or down a column, walks only over what
    /// lies between.
    CellView cell(qsizetype row, int column, Cursor &cursor) const
    {
        const qsizetype target = row * m_columns + column;
        const qsizetype first = (row >> m_shift << m_shift) * m_columns;
        if (cursor.cell > target || cursor.cell < first)
            cursor = {first, offsetOf(row >> m_shift)};
        const char *at = m_data + cursor.offset;
        for (qsizetype i = cursor.cell; i < target; ++i)
            at = behind(at);
        cursor = {target, std::uint32_t(at - m_data)};
        return read(at);
    }

    /// All cells of a row. cells.size() == columns().
    void row(qsizetype row, std::span<CellView> cells, Cursor &cursor) const
    {
        if (m_columns == 0)
            return;
        cells[0] = cell(row, 0, cursor);
        const char *at = m_data + cursor.offset;
        for (std::size_t i = 0; i < cells.size(); ++i)
            cells[i] = read(at);
        // the next row begins here
        cursor = {(row + 1) * m_columns, std::uint32_t(at - m_data)};
    }

    /// All values with their lengths between them, for a search of bytes (memmem). What is found may lie
    /// across a length or two values: ask placeAt().
    QByteArrayView bytes() const { return {m_data, qsizetype(m_size)}; }
    /// The cell that bytes()[offset] belongs to. offset < the place's own: it is a byte of the cell's length.
    /// A match from offset to end is within the value if place.offset <= offset and
    /// end <= place.offset + place.cell.size.
    Place placeAt(qsizetype offset) const;

    /// Bytes of a chunk with its offsets, as ChunkBuilder lays it out and a file keeps it.
    static qsizetype storedSize(std::uint32_t size, qsizetype rows, int columns)
    {
        const int shift = rowShift(columns);
        return qsizetype(size)
            + qsizetype((rows + (1 << shift) - 1) >> shift) * qsizetype(sizeof(std::uint32_t));
    }
    /// One offset stands for 2^shift rows.
    static int rowShift(int columns) { return columns <= 4 ? 4 : columns <= 16 ? 3 : columns <= 64 ? 1 : 0; }

private:
    /// Reads a length and moves behind it.
    static std::uint32_t length(const char *&at)
    {
        auto byte = static_cast<unsigned char>(*at++);
        if (byte < 0x80)
            return byte;
        std::uint32_t value = byte & 0x7F;
        for (int shift = 7; byte >= 0x80; shift += 7) {
            byte = static_cast<unsigned char>(*at++);
            value |= std::uint32_t(byte & 0x7F) << shift;
        }
        return value;
    }
    static const char *behind(const char *at)
    {
        const std::uint32_t n = length(at);
        return n == 0 ? at : at + (n - 1);
    }
    static CellView read(const char *&at)
    {
        const std::uint32_t n = length(at);
        if (n == 0)
            return {};
        const CellView cell{at, qsizetype(n - 1), false};
        at += n - 1;
        return cell;
    }
    std::uint32_t offsetOf(qsizetype group) const
    {
        std::uint32_t offset; // the list need not be aligned
        std::memcpy(&offset, m_data + m_size + std::size_t(group) * sizeof offset, sizeof offset);
        return offset;
    }

    Block m_block;
    Budget::Share m_share;
    const char *m_data;
    qsizetype m_rows;
    std::uint32_t m_size;
    int m_columns;
    int m_shift;
};

using ChunkPtr = std::shared_ptr<const Chunk>;

} // namespace core::result
