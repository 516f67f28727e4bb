// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvwriter.h"

#include "core/transfer/transcoder.h"

#include <algorithm>
#include <cstring>

namespace core::transfer {

namespace {

constexpr qsizetype Capacity = 1 << 20;

constexpr quint64 repeated(char c)
{
    return 0x0101010101010101u * static_cast<unsigned char>(c);
}

/// Not zero if a byte of word is that of pattern.
inline quint64 hasByte(quint64 word, quint64 pattern)
{
    const quint64 x = word ^ pattern;
    return (x - 0x0101010101010101u) & ~x & 0x8080808080808080u;
}

/// Whether one of four characters is among the bytes: eight at a time, since every byte of an export passes
/// here.
inline bool containsAny(const char *data, qsizetype size, char a, char b, char c, char d)
{
    const char *end = data + size;
    const quint64 pa = repeated(a), pb = repeated(b), pc = repeated(c), pd = repeated(d);
    for (; end - data >= 8; data += 8) {
        quint64 word;
        std::memcpy(&word, data, 8);
        if (hasByte(word, pa) | hasByte(word, pb) | hasByte(word, pc) | hasByte(word, pd))
            return true;
    }
    for (; data < end; ++data) {
        if (*data == a || *data == b || *data == c || *data == d)
            return true;
    }
    return false;
}

} // namespace

CsvWriter::CsvWriter(ByteSink &target, const CsvOptions &options, Progress &progress, bool flushWhenIdle)
    : m_target(target)
    , m_options(options)
    , m_progress(progress)
    , m_flushWhenIdle(flushWhenIdle)
    , m_escape(options.escape.value_or(options.quote))
    , m_transcodes(options.encoding != TextEncoding::Utf8 && options.encoding != TextEncoding::Utf8WithBom)
    , m_lineEnd(options.crlf ? QByteArrayLiteral("\r\n") : QByteArrayLiteral("\n"))
    , m_buffer(std::make_unique_for_overwrite<char[]>(Capacity))
{
}

Result<void> CsvWriter::begin(const QList<result::Column> &columns)
{
    m_columns = columns;
    if (m_options.encoding == TextEncoding::Utf8WithBom)
        raw("\xEF\xBB\xBF", 3);
    else if (m_options.encoding == TextEncoding::Utf16Le)
        raw("\xFF\xFE", 2);
    if (m_options.header) {
        for (m_column = 0; m_column < columns.size(); ++m_column) {
            if (m_column > 0)
                put(m_options.delimiter);
            const QByteArray name = columns[m_column].name.toUtf8();
            field(name.constData(), name.size(), columns.size() == 1);
        }
        put(m_lineEnd.constData(), m_lineEnd.size());
    }
    if (m_error)
        return *m_error;
    return {};
}

Result<void> CsvWriter::row(std::span<const result::CellView> cells)
{
    ++m_rows;
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
    if (m_error)
        return *m_error;
    m_progress.rows.store(m_rows, std::memory_order_relaxed);
    return {};
}

void CsvWriter::idle()
{
    if (m_flushWhenIdle && !m_error)
        flush();
}

Result<void> CsvWriter::end(bool complete)
{
    if (complete && !m_error)
        flush();
    if (m_error)
        return *m_error;
    return {};
}

void CsvWriter::field(const char *data, qsizetype size, bool onlyColumn)
{
    const bool looksNull = size == m_options.nullText.size()
        && (size == 0 || std::memcmp(data, m_options.nullText.constData(), std::size_t(size)) == 0);
    const bool looksLikeEnd = onlyColumn && size == 2 && data[0] == '\\' && data[1] == '.';
    if (looksNull || looksLikeEnd
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
    if (size == 0) // data may then be null
        return;
    if (m_transcodes)
        transcode(data, size);
    else if (m_used + size <= Capacity) {
        std::memcpy(m_buffer.get() + m_used, data, std::size_t(size));
        m_used += size;
    } else {
        raw(data, size);
    }
}

void CsvWriter::transcode(const char *data, qsizetype size)
{
    const char *const end = data + size;
    while (data < end && !m_error) {
        const Encoded encoded = encodeCharacter(m_options.encoding, data, end - data);
        if (encoded.consumed == 0) {
            fail(Error::io(QStringLiteral("%1 is not valid UTF-8 and cannot be converted").arg(place()),
                           QStringLiteral("Export as UTF-8: then the bytes are written as they are.")));
        } else if (encoded.size == 0) {
            const char32_t c = encoded.codePoint;
            const QString code = QString::number(uint(c), 16).toUpper().rightJustified(4, QLatin1Char('0'));
            fail(Error::io(QStringLiteral("%1 has the character U+%2, which the encoding does not have")
                               .arg(place(), code),
                           QStringLiteral("UTF-8 and UTF-16 have every character.")));
        } else {
            raw(encoded.bytes, encoded.size);
            data += encoded.consumed;
        }
    }
}

void CsvWriter::raw(const char *data, qsizetype size)
{
    if (m_used + size > Capacity)
        flush();
    if (m_error)
        return;
    if (size > Capacity) { // a large value goes by without a copy
        if (auto written = m_target.write({data, size}); !written)
            return fail(written.error());
        m_bytes += size;
        m_progress.bytes.store(m_bytes, std::memory_order_relaxed);
        return;
    }
    std::memcpy(m_buffer.get() + m_used, data, std::size_t(size));
    m_used += size;
}

void CsvWriter::flush()
{
    if (m_used == 0 || m_error)
        return;
    if (auto written = m_target.write({m_buffer.get(), m_used}); !written)
        return fail(written.error());
    m_bytes += m_used;
    m_used = 0;
    m_progress.bytes.store(m_bytes, std::memory_order_relaxed);
}

void CsvWriter::fail(Error error)
{
    if (!m_error)
        m_error = std::make_unique<Error>(std::move(error));
    m_used = 0;
}

QString CsvWriter::place() const
{
    const QString name = m_column < m_columns.size() ? m_columns[m_column].name : QString();
    // QStringLiteral::arg would read a %1 inside the name: all at once
    return m_rows == 0 ? QStringLiteral("The name of column %1 (%2)").arg(QString::number(m_column + 1), name)
                       : QStringLiteral("Row %1, column %2 (%3)")
                             .arg(QString::number(m_rows), QString::number(m_column + 1), name);
}

} // namespace core::transfer
