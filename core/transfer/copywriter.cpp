// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/copywriter.h"

#include <QtEndian>

namespace core::transfer {

namespace {

/// The letter after the backslash; 0: the byte stands for itself.
constexpr char copyEscape(char c)
{
    switch (c) {
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    case '\v':
        return 'v';
    case '\\':
        return '\\';
    default:
        return 0;
    }
}

} // namespace

void CopyTextWriter::writeRow(std::span<const result::CellView> cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            m_out.put('\t');
        if (cells[i].null)
            m_out.put("\\N");
        else
            text(cells[i].bytes());
    }
    m_out.put('\n');
}

void CopyTextWriter::text(QByteArrayView text)
{
    const char *run = text.begin();
    for (const char *at = run; at < text.end(); ++at) {
        const char letter = *at > '\\' ? char(0) : copyEscape(*at);
        if (letter == 0)
            continue;
        m_out.put(QByteArrayView(run, at));
        m_out.put('\\');
        m_out.put(letter);
        run = at + 1;
    }
    m_out.put(QByteArrayView(run, text.end()));
}

void CopyBinaryWriter::start()
{
    m_out.put("PGCOPY\n\377\r\n\0", 11);
    number32(0); // flags
    number32(0); // length of the header's extension
}

void CopyBinaryWriter::writeRow(std::span<const result::CellView> cells)
{
    number16(int(cells.size()));
    for (const result::CellView &cell : cells) {
        number32(cell.null ? -1 : cell.size);
        if (!cell.null)
            m_out.put(cell.bytes());
    }
}

void CopyBinaryWriter::finish()
{
    number16(-1);
}

void CopyBinaryWriter::number16(int value)
{
    char bytes[2];
    qToBigEndian(qint16(value), bytes);
    m_out.put(bytes, sizeof bytes);
}

void CopyBinaryWriter::number32(qsizetype value)
{
    char bytes[4];
    qToBigEndian(qint32(value), bytes);
    m_out.put(bytes, sizeof bytes);
}

} // namespace core::transfer
