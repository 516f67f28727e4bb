// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/cellvalue.h"

#include "core/base/pooltask.h"
#include "core/result/chunkbuilder.h"
#include "core/transfer/targetfile.h"
#include "ui/inspector/hexdump.h"

#include <algorithm>

namespace ui::inspector {

namespace {

bool isOctal(char c)
{
    return c >= '0' && c <= '7';
}

// bytea_output = escape: a byte is itself, two backslashes, or a backslash and three octal digits.
QByteArray unescaped(QByteArrayView text)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != '\\') {
            out += text[at];
        } else if (at + 3 < text.size() && isOctal(text[at + 1]) && isOctal(text[at + 2])
                   && isOctal(text[at + 3])) {
            out += char((text[at + 1] - '0') << 6 | (text[at + 2] - '0') << 3 | (text[at + 3] - '0'));
            at += 3;
        } else {
            ++at; // the second of two backslashes
            out += '\\';
        }
    }
    return out;
}

} // namespace

CellValue CellValue::of(const core::result::Rows &rows, qsizetype row, int column,
                        const core::result::Column &about)
{
    CellValue value{about};
    const std::size_t index = rows.chunkOf(row);
    value.chunk = rows.chunk(index);
    if (value.chunk)
        value.cell = value.chunk->cell(row - rows.firstRow(index), column);
    return value;
}

CellValue CellValue::ofText(const QByteArray &text, const core::result::Column &about)
{
    CellValue value{about};
    core::result::ChunkBuilder builder(1);
    const core::result::CellView cell{text.constData(), text.size(), false};
    builder.append({&cell, 1});
    value.chunk = builder.take();
    value.cell = value.chunk->cell(0, 0);
    return value;
}

ValueBytes::ValueBytes(CellValue value)
    : m_value(std::move(value))
    , m_size(m_value.cell.size)
{
    if (!m_value.isBytea())
        return;
    if (isHexBytea(m_value.cell.bytes())) {
        m_form = Form::Hex;
        m_size = byteaSize(m_value.cell.bytes());
    } else if (m_value.cell.bytes().contains('\\')) {
        m_form = Form::Escaped;
        m_unescaped = unescaped(m_value.cell.bytes());
        m_size = m_unescaped.size();
    }
}

QByteArray ValueBytes::read(qsizetype from, qsizetype count) const
{
    from = std::clamp<qsizetype>(from, 0, m_size);
    count = std::clamp<qsizetype>(count, 0, m_size - from);
    switch (m_form) {
    case Form::Hex:
        return QByteArray::fromHex(
            QByteArray::fromRawData(m_value.cell.data + 2 + 2 * from, 2 * count)); // two digits for each
    case Form::Escaped:
        return m_unescaped.mid(from, count);
    case Form::Plain:
        break;
    }
    return QByteArray(m_value.cell.data + from, count);
}

core::Task<qsizetype> saveValue(CellValue value, const QString &path)
{
    return core::runInPool<qsizetype>(
        [value = std::move(value), path](const std::stop_token &stop) -> core::Result<qsizetype> {
            constexpr qsizetype Piece = 1 << 20;
            auto file = core::transfer::TargetFile::open(path);
            if (!file)
                return file.error();
            const ValueBytes bytes(value);
            for (qsizetype at = 0; at < bytes.size(); at += Piece) {
                if (stop.stop_requested())
                    return core::Error::cancelled();
                if (const auto written = (*file)->write(bytes.read(at, Piece)); !written)
                    return written.error();
            }
            if (const auto done = (*file)->commit(); !done)
                return done.error();
            return bytes.size();
        });
}

} // namespace ui::inspector
