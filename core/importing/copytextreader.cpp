// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/copytextreader.h"

#include <algorithm>

namespace core::importing {

namespace {

/// Where the value that begins the line ends: at a tab, or with the line. An escaped tab is a part of the
/// value.
qsizetype valueEnd(QByteArrayView line)
{
    qsizetype at = 0;
    while (at < line.size() && line[at] != '\t')
        at += line[at] == '\\' ? 2 : 1;
    return std::min(at, line.size());
}

} // namespace

CopyTextReader::CopyTextReader(ByteSourcePtr bytes)
    : m_buffer(std::move(bytes))
{
}

Result<const char *> CopyTextReader::line()
{
    for (;;) {
        const char *const begin = m_buffer.begin();
        const char *at = begin;
        const char *const end = m_buffer.end();
        // a line break that follows a backslash is a part of the value
        while (at < end && *at != '\n')
            at += *at == '\\' && at + 1 < end ? 2 : 1;
        if (at < end || (m_buffer.ended() && begin < end)) {
            QByteArrayView text(begin, std::min(at, end));
            if (text.endsWith('\r'))
                text.chop(1);
            if (text != "\\.")
                return std::min(at, end);
            m_ended = true;
            return nullptr;
        }
        if (m_buffer.ended())
            return nullptr;
        if (auto more = m_buffer.more(m_line + 1); !more)
            return more.error();
    }
}

Result<void> CopyTextReader::open()
{
    auto end = line();
    if (!end)
        return end.error();
    if (!*end)
        return {};
    QByteArrayView first(m_buffer.begin(), *end);
    QStringList names(1);
    for (qsizetype at = valueEnd(first); at < first.size(); at = valueEnd(first)) {
        first = first.sliced(at + 1);
        names << QString();
    }
    if (names.size() > MostColumns)
        return tooManyColumns(names.size(), 1);
    m_columns = usableNames(std::move(names));
    return {};
}

Result<bool> CopyTextReader::next(Record &record)
{
    record.clear();
    if (m_ended)
        return false;
    auto end = line();
    if (!end)
        return end.error();
    if (!*end)
        return false;
    record.number = record.line = ++m_line;
    const char *const begin = m_buffer.begin();
    QByteArrayView text(begin, *end);
    m_buffer.skipTo(*end < m_buffer.end() ? *end + 1 : *end);
    if (text.endsWith('\r') && !text.endsWith("\\\r"))
        text.chop(1);
    for (;;) {
        const qsizetype tab = valueEnd(text);
        const QByteArrayView value = text.first(tab);
        record.cells.push_back(value == "\\N" ? Cell::null()
                                              : Cell{value.data(), value.size(), Cell::Form::Escaped});
        if (tab == text.size())
            break;
        text = text.sliced(tab + 1);
    }
    if (qsizetype(record.cells.size()) != m_columns.size())
        record.problem
            = QStringLiteral("has %L1 values for %L2 columns").arg(record.cells.size()).arg(m_columns.size());
    return true;
}

} // namespace core::importing
