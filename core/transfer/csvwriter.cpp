// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvwriter.h"

#include "core/result/typeinfo.h"
#include "core/transfer/bytescan.h"
#include "core/transfer/transcoder.h"

#include <algorithm>

namespace core::transfer {

namespace {

/// Whether a spreadsheet would take the text for a formula. A number is none.
bool looksLikeFormula(QByteArrayView text)
{
    if (text.isEmpty() || !QByteArrayView("=+-@\t\r").contains(text[0]))
        return false;
    return !(text[0] == '-' || text[0] == '+') || !isPlainNumber(text.sliced(1));
}

/// Types whose output is made of letters, digits and - + . : / only, whatever the settings of the session.
bool isPlainType(result::Oid oid)
{
    constexpr result::Oid Money = 790, Uuid = 2950;
    const auto family = result::typeFamily(oid);
    return (family == result::TypeFamily::Number && oid != Money) || family == result::TypeFamily::Boolean
        || oid == Uuid;
}

} // namespace

CsvWriter::CsvWriter(ByteSink &target, const CsvOptions &options, Progress &progress, bool flushWhenIdle)
    : RowWriter(target, progress, flushWhenIdle)
    , m_options(options)
    , m_escape(options.escape.value_or(options.quote))
    , m_transcodes(options.encoding != TextEncoding::Utf8 && options.encoding != TextEncoding::Utf8WithBom)
    , m_lineEnd(options.crlf ? QByteArrayLiteral("\r\n") : QByteArrayLiteral("\n"))
{
}

void CsvWriter::start()
{
    const auto isUsual = [](char c) { return QByteArrayView(",;\t|\"'").contains(c); };
    const bool usual = isUsual(m_options.delimiter) && isUsual(m_options.quote) && isUsual(m_escape);
    for (const result::Column &column : columns())
        m_plain.push_back(usual && isPlainType(column.typeOid));

    if (m_options.encoding == TextEncoding::Utf8WithBom)
        m_out.put("\xEF\xBB\xBF", 3);
    else if (m_options.encoding == TextEncoding::Utf16Le)
        m_out.put("\xFF\xFE", 2);
    if (!m_options.header)
        return;
    for (m_column = 0; m_column < columns().size(); ++m_column) {
        if (m_column > 0)
            put(m_options.delimiter);
        const QByteArray name = columns()[m_column].name.toUtf8();
        field(name.constData(), name.size(), columns().size() == 1);
    }
    put(m_lineEnd.constData(), m_lineEnd.size());
}

void CsvWriter::writeRow(std::span<const result::CellView> cells)
{
    if (!m_transcodes && !m_options.neutraliseFormulas && quickRow(cells))
        return;
    m_column = 0;
    for (const result::CellView &cell : cells) {
        if (m_column > 0)
            put(m_options.delimiter);
        if (cell.null)
            put(m_options.nullText.constData(), m_options.nullText.size());
        else
            field(cell.data, cell.size, cells.size() == 1);
        ++m_column;
    }
    put(m_lineEnd.constData(), m_lineEnd.size());
}

/// A row that fits into the block whatever its quoting: written in place without asking for room again.
bool CsvWriter::quickRow(std::span<const result::CellView> cells)
{
    if (cells.size() < 2)
        return false; // where \. has a meaning
    qsizetype most = m_lineEnd.size();
    for (const result::CellView &cell : cells)
        most += 2 * cell.size + 3 + m_options.nullText.size();
    if (most > Output::Capacity / 2)
        return false;
    char *to = m_out.reserve(most);
    const char delimiter = m_options.delimiter;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        to = quickField(to, cells[i], m_plain[i]);
        *to++ = delimiter;
    }
    --to; // after the last one
    *to = m_lineEnd[0];
    if (m_lineEnd.size() > 1)
        *++to = m_lineEnd[1];
    m_out.advance(to + 1);
    return true;
}

inline char *CsvWriter::quickField(char *to, const result::CellView &cell, bool plain) const
{
    if (cell.null) {
        const QByteArray &text = m_options.nullText;
        return std::copy_n(text.constData(), text.size(), to);
    }
    if (looksNull(cell.data, cell.size))
        return quickQuoted(to, cell.data, cell.size);
    if (plain) {
        std::memcpy(to, cell.data, std::size_t(cell.size));
        return to + cell.size;
    }
    if (copyUnlessAny(to, cell.data, cell.size, m_options.delimiter, m_options.quote, '\n', '\r'))
        return to + cell.size;
    return quickQuoted(to, cell.data, cell.size);
}

char *CsvWriter::quickQuoted(char *to, const char *data, qsizetype size) const
{
    *to++ = m_options.quote;
    const char *const end = data + size;
    while (data < end) {
        if (end - data >= 8 && copyUnlessAny(to, data, 8, m_options.quote, m_escape, m_escape, m_escape)) {
            to += 8;
            data += 8;
            continue;
        }
        for (const char *const part = std::min(end, data + 8); data < part; ++data) {
            if (*data == m_options.quote || *data == m_escape)
                *to++ = m_escape;
            *to++ = *data;
        }
    }
    *to++ = m_options.quote;
    return to;
}

void CsvWriter::field(const char *data, qsizetype size, bool onlyColumn)
{
    QByteArray neutral;
    if (m_options.neutraliseFormulas && looksLikeFormula({data, size})) {
        neutral = '\'' + QByteArray(data, size);
        data = neutral.constData();
        size = neutral.size();
    }
    const bool looksLikeEnd = onlyColumn && size == 2 && data[0] == '\\' && data[1] == '.';
    if (looksNull(data, size) || looksLikeEnd
        || containsAny(data, size, m_options.delimiter, m_options.quote, '\n', '\r'))
        quoted(data, size);
    else
        put(data, size);
}

void CsvWriter::quoted(const char *data, qsizetype size)
{
    put(m_options.quote);
    const char *const end = data + size;
    const char *run = data;
    const bool oneCharacter = m_escape == m_options.quote;
    const auto isSpecial = [this](char c) { return c == m_options.quote || c == m_escape; };
    const auto next = [&](const char *from) {
        if (!oneCharacter)
            return std::find_if(from, end, isSpecial);
        const void *found = from < end ? std::memchr(from, m_escape, std::size_t(end - from)) : nullptr;
        return found ? static_cast<const char *>(found) : end;
    };
    for (const char *p = next(data); p < end; p = next(p + 1)) {
        put(run, p - run);
        put(m_escape);
        run = p; // the character itself goes with the next run
    }
    put(run, end - run);
    put(m_options.quote);
}

inline void CsvWriter::put(const char *data, qsizetype size)
{
    if (m_transcodes)
        transcode(data, size);
    else
        m_out.put(data, size);
}

void CsvWriter::transcode(const char *data, qsizetype size)
{
    const char *const end = data + size;
    while (data < end && !m_out.failed()) {
        const Encoded encoded = encodeCharacter(m_options.encoding, data, end - data);
        if (encoded.consumed == 0) {
            refuse(m_column, QStringLiteral("is not valid UTF-8 and cannot be converted"),
                   QStringLiteral("Export as UTF-8: then the bytes are written as they are."));
        } else if (encoded.size == 0) {
            const char32_t c = encoded.codePoint;
            const QString code = QString::number(uint(c), 16).toUpper().rightJustified(4, QLatin1Char('0'));
            refuse(m_column,
                   QStringLiteral("has the character U+%1, which the encoding does not have").arg(code),
                   QStringLiteral("UTF-8 and UTF-16 have every character."));
        } else {
            m_out.put(encoded.bytes, encoded.size);
            data += encoded.consumed;
        }
    }
}

} // namespace core::transfer
