// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/csvreader.h"

#include <algorithm>
#include <cstring>

namespace core::importing {

CsvReader::CsvReader(ByteSourcePtr bytes, const ReadOptions &options)
    : m_options(options)
    , m_escape(options.escape.value_or(options.quote))
    , m_buffer(std::move(bytes))
{
    for (const char c : {options.delimiter, '\n', '\r'})
        m_special[quint8(c)] = true;
    if (options.quote != '\0')
        m_special[quint8(options.quote)] = true;
}

/// Finds the fields of the record at `from` and where it ends. The bytes stay as they are: an unfinished
/// record is looked at again when more have come.
CsvReader::Found CsvReader::split(const char *from, const char *to, bool ended)
{
    m_fields.clear();
    const char *at = from;
    const char delimiter = m_options.delimiter;
    const char quote = m_options.quote;
    const char *begin = at;
    bool quoted = false;
    bool plain = false;
    const char *closed = nullptr; ///< behind the quote that closed last
    const auto add = [&](const char *end) {
        m_fields.push_back({begin - from, end - from, quoted, plain && closed == end});
    };
    for (;;) {
        while (at < to && !m_special[quint8(*at)])
            ++at;
        if (at == to) {
            if (!ended)
                return Found::Unfinished;
            add(at);
            m_length = at - from;
            return Found::Record;
        }
        const char c = *at;
        if (c == delimiter) {
            add(at);
            begin = ++at;
            quoted = plain = false;
        } else if (c == quote && quote != '\0') {
            plain = !quoted && at == begin;
            quoted = true;
            ++at;
            for (;;) { // to the closing quote
                const char *close = nullptr;
                if (m_escape == quote) {
                    close = static_cast<const char *>(std::memchr(at, quote, std::size_t(to - at)));
                } else {
                    close = at;
                    while (close < to && *close != quote) {
                        const bool pair = *close == m_escape && close + 1 < to
                            && (close[1] == quote || close[1] == m_escape);
                        plain = plain && !pair;
                        close += pair ? 2 : 1;
                    }
                    if (close >= to)
                        close = nullptr;
                }
                if (!close)
                    return ended ? Found::OpenQuote : Found::Unfinished;
                if (close + 1 == to && !ended)
                    return Found::Unfinished; // another quote may follow
                if (m_escape == quote && close + 1 < to && close[1] == quote) {
                    at = close + 2;
                    plain = false;
                    continue;
                }
                at = closed = close + 1;
                break;
            }
        } else { // a line end
            const char *end = at++;
            if (c == '\r') {
                if (at == to && !ended)
                    return Found::Unfinished; // \n may follow
                if (at < to && *at == '\n')
                    ++at;
            }
            add(end);
            m_length = at - from;
            return Found::Record;
        }
    }
}

/// Takes the quotes out, in place.
Cell CsvReader::cellOf(char *base, const Field &field)
{
    char *const begin = base + field.begin;
    const qsizetype size = field.end - field.begin;
    if (!field.quoted) {
        const QByteArray &null = m_options.nullText;
        if (size == null.size()
            && (size == 0 || std::memcmp(begin, null.constData(), std::size_t(size)) == 0))
            return Cell::null();
        return Cell::text({begin, size});
    }
    const char quote = m_options.quote;
    if (field.plain) {
        const QByteArrayView text(begin + 1, size - 2);
        for (const char *line = text.begin();
             (line = static_cast<const char *>(std::memchr(line, '\n', std::size_t(text.end() - line))));)
            ++line, ++m_line;
        return Cell::text(text);
    }
    const char *at = begin;
    const char *const end = base + field.end;
    char *to = begin;
    bool inside = false;
    while (at < end) {
        const char c = *at;
        if (!inside) {
            if (c == quote)
                inside = true;
            else
                *to++ = c;
            ++at;
            continue;
        }
        if (c == m_escape && at + 1 < end && (at[1] == quote || at[1] == m_escape)) {
            *to++ = at[1];
            at += 2;
            continue;
        }
        ++at;
        if (c == quote) {
            inside = false;
            continue;
        }
        m_line += c == '\n' || (c == '\r' && (at == end || *at != '\n'));
        *to++ = c;
    }
    return Cell::text({begin, to - begin});
}

Result<bool> CsvReader::findRecord()
{
    for (;;) {
        if (m_buffer.size() > 0) {
            switch (split(m_buffer.begin(), m_buffer.end(), m_buffer.ended())) {
            case Found::Record:
                return true;
            case Found::OpenQuote:
                return Error::input(
                    QStringLiteral("The record that begins in line %L1 has a quote that is never closed")
                        .arg(m_line),
                    QStringLiteral("If %1 is no quote in this file, choose another one, or none.")
                        .arg(QLatin1Char(m_options.quote)));
            case Found::Unfinished:
                break;
            }
        } else if (m_buffer.ended()) {
            return false;
        }
        if (auto more = m_buffer.more(m_line); !more)
            return more.error();
    }
}

Result<bool> CsvReader::nextLoose(Record &record)
{
    record.clear();
    auto found = findRecord();
    if (!found || !*found)
        return found;
    record.line = m_line;
    record.number = ++m_number;
    char *const base = m_buffer.begin();
    record.cells.reserve(m_fields.size());
    for (const Field &field : m_fields)
        record.cells.push_back(cellOf(base, field));
    ++m_line;
    m_buffer.skip(m_length);
    return true;
}

Result<void> CsvReader::open()
{
    for (qint64 i = 0; i < m_options.skipLines; ++i) { // these need not be CSV at all
        for (;;) {
            const char *const begin = m_buffer.begin();
            const char *end
                = std::find_if(begin, m_buffer.end(), [](char c) { return c == '\n' || c == '\r'; });
            if (end == m_buffer.end() || (*end == '\r' && end + 1 == m_buffer.end())) {
                if (!m_buffer.ended()) {
                    if (auto more = m_buffer.more(m_line); !more)
                        return more;
                    continue;
                }
                m_buffer.skipTo(m_buffer.end());
                break;
            }
            m_buffer.skipTo(end + (*end == '\r' && end[1] == '\n' ? 2 : 1));
            break;
        }
        ++m_line;
    }
    const qint64 line = m_line;
    auto found = findRecord();
    if (!found)
        return found.error();
    if (!*found)
        return {}; // no columns: an empty file
    const qsizetype count = qsizetype(m_fields.size());
    if (count > MostColumns)
        return tooManyColumns(count, line);
    QStringList names;
    if (m_options.header) {
        Record header;
        if (auto read = nextLoose(header); !read)
            return read.error();
        m_number = 0;
        for (const Cell &cell : header.cells)
            names << QString::fromUtf8(cell.data, cell.size);
    } else {
        names.resize(count);
    }
    m_columns = usableNames(std::move(names));
    return {};
}

Result<bool> CsvReader::next(Record &record)
{
    qsizetype count = 0;
    for (;;) {
        auto read = nextLoose(record);
        if (!read || !*read)
            return read;
        count = qsizetype(record.cells.size());
        if (count != 1 || record.cells.front().size != 0 || m_columns.size() == 1)
            break;
        --m_number; // an empty line, which spreadsheets leave at the end
    }
    if (count != m_columns.size()) {
        record.problem = count < m_columns.size()
            ? QStringLiteral("has %L1 values for %L2 columns: %3 is missing")
                  .arg(count)
                  .arg(m_columns.size())
                  .arg(m_columns.value(count))
            : QStringLiteral("has %L1 values for %L2 columns").arg(count).arg(m_columns.size());
    }
    return true;
}

} // namespace core::importing
