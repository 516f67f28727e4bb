// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/chunkbuilder.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace core::result {

namespace {

constexpr std::size_t LongestLength = 5; // a varint of 32 bits
constexpr std::size_t LargestKept = 8 << 20;

char *putLength(char *at, std::size_t size)
{
    auto n = std::uint32_t(size + 1);
    while (n >= 0x80) {
        *at++ = char(n | 0x80);
        n >>= 7;
    }
    *at++ = char(n);
    return at;
}

/// memcpy for what most cells are: a call costs more than copying some ten bytes.
char *copy(char *to, const char *from, std::size_t size)
{
    if (size > 16 || size < 4) {
        if (size > 16)
            std::memcpy(to, from, size);
        else
            for (std::size_t i = 0; i < size; ++i)
                to[i] = from[i];
    } else if (size >= 8) { // two moves that may overlap
        std::memcpy(to, from, 8);
        std::memcpy(to + size - 8, from + size - 8, 8);
    } else {
        std::memcpy(to, from, 4);
        std::memcpy(to + size - 4, from + size - 4, 4);
    }
    return to + size;
}

void release(void *base, std::size_t)
{
    std::free(base);
}

} // namespace

ChunkBuilder::ChunkBuilder(int columns)
    : m_columns(columns)
    , m_mask((1 << Chunk::rowShift(columns)) - 1)
{
}

ChunkBuilder::~ChunkBuilder()
{
    std::free(m_data);
}

void ChunkBuilder::grow(std::size_t wanted)
{
    if (wanted <= m_capacity)
        return;
    // a chunk is about as large as the one before it
    const std::size_t capacity
        = std::max({wanted, m_capacity + m_capacity / 2, m_last + m_last / 16, std::size_t(4096)});
    char *data = static_cast<char *>(std::realloc(m_data, capacity));
    if (!data)
        throw std::bad_alloc();
    m_data = data;
    m_capacity = capacity;
}

void ChunkBuilder::append(std::span<const CellView> row)
{
    std::size_t most = m_size + row.size() * LongestLength;
    for (const CellView &cell : row)
        most += std::size_t(cell.size);
    if (most > m_capacity)
        grow(most);
    if ((m_rows & m_mask) == 0)
        m_offsets.push_back(std::uint32_t(m_size));
    char *at = m_data + m_size;
    for (const CellView &cell : row) {
        if (cell.null) {
            *at++ = 0;
            continue;
        }
        at = putLength(at, std::size_t(cell.size));
        at = copy(at, cell.data, std::size_t(cell.size));
    }
    m_size = std::size_t(at - m_data);
    ++m_rows;
}

void ChunkBuilder::append(const Chunk &chunk)
{
    const auto size = std::size_t(chunk.bytes().size());
    grow(m_size + size);
    Chunk::Cursor cursor;
    for (qsizetype row = 0; row < chunk.rows(); ++row) {
        if (((m_rows + row) & m_mask) != 0)
            continue;
        if (m_columns > 0)
            (void)chunk.cell(row, 0, cursor);
        m_offsets.push_back(std::uint32_t(m_size) + cursor.offset);
    }
    if (size > 0)
        std::memcpy(m_data + m_size, chunk.bytes().data(), size);
    m_size += size;
    m_rows += chunk.rows();
}

void ChunkBuilder::addOffsets()
{
    const std::size_t size = m_offsets.size() * sizeof(std::uint32_t);
    grow(m_size + size);
    std::memcpy(m_data + m_size, m_offsets.data(), size);
}

QByteArrayView ChunkBuilder::stored()
{
    addOffsets();
    return {m_data, Chunk::storedSize(std::uint32_t(m_size), m_rows, m_columns)};
}

ChunkPtr ChunkBuilder::take(Budget::Share share)
{
    if (m_rows == 0)
        return {};
    addOffsets();
    const std::size_t size = std::size_t(Chunk::storedSize(std::uint32_t(m_size), m_rows, m_columns));
    // shrinking does not move it
    if (void *exact = std::realloc(m_data, size))
        m_data = static_cast<char *>(exact);
    auto chunk = std::make_shared<Chunk>(Block(m_data, m_data, size, release), std::uint32_t(m_size), m_rows,
                                         m_columns, std::move(share));
    m_last = std::min(size, LargestKept);
    m_data = nullptr;
    m_capacity = 0;
    clear();
    return chunk;
}

void ChunkBuilder::clear()
{
    m_size = 0;
    m_rows = 0;
    m_offsets.clear();
    if (m_capacity > LargestKept) { // one large value must not be paid for ever after
        std::free(std::exchange(m_data, nullptr));
        m_capacity = 0;
        m_last = 0;
    }
}

} // namespace core::result
