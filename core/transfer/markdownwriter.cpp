// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/markdownwriter.h"

#include "core/result/typeinfo.h"
#include "core/transfer/bytescan.h"

namespace core::transfer {

namespace {

bool isWordCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || static_cast<unsigned char>(c) >= 0x80;
}

} // namespace

MarkdownWriter::MarkdownWriter(ByteSink &target, QByteArray nullText, Progress &progress, bool flushWhenIdle)
    : RowWriter(target, progress, flushWhenIdle)
    , m_nullText(std::move(nullText))
{
}

void MarkdownWriter::start()
{
    if (columns().isEmpty())
        return;
    for (qsizetype i = 0; i < columns().size(); ++i) {
        m_out.put(i == 0 ? "| " : " | ");
        text(i, columns()[i].name.toUtf8());
    }
    m_out.put(" |\n");
    for (const result::Column &column : columns())
        m_out.put(result::alignsRight(column.typeOid) ? "| ---: " : "| --- ");
    m_out.put("|\n");
}

void MarkdownWriter::writeRow(std::span<const result::CellView> cells)
{
    if (cells.empty())
        return;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        m_out.put(i == 0 ? "| " : " | ");
        text(qsizetype(i), cells[i].null ? QByteArrayView(m_nullText) : cells[i].bytes());
    }
    m_out.put(" |\n");
}

void MarkdownWriter::text(qsizetype column, QByteArrayView text)
{
    if (!isValidUtf8(text))
        return refuse(column, QStringLiteral("is not valid UTF-8"));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        switch (c) {
        case '\r':
            if (i + 1 < text.size() && text[i + 1] == '\n')
                break;
            [[fallthrough]];
        case '\n':
            m_out.put("<br>");
            break;
        case '<':
            m_out.put("&lt;");
            break;
        case '&':
            m_out.put("&amp;");
            break;
        case '_': // inside a word it is no markup, and most names have some
            if (i == 0 || i + 1 == text.size() || !isWordCharacter(text[i - 1])
                || !isWordCharacter(text[i + 1]))
                m_out.put('\\');
            m_out.put(c);
            break;
        case '|':
        case '\\':
        case '`':
        case '*':
        case '[':
        case ']':
        case '~':
            m_out.put('\\');
            [[fallthrough]];
        default:
            m_out.put(c);
        }
    }
}

} // namespace core::transfer
