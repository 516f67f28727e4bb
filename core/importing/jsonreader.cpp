// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/jsonreader.h"

#include <algorithm>
#include <cstring>

namespace core::importing {

JsonReader::JsonReader(Open open, bool lines, bool lenient)
    : m_open(std::move(open))
    , m_lines(lines)
    , m_lenient(lenient)
{
}

Result<void> JsonReader::start()
{
    auto source = m_open();
    if (!source)
        return source.error();
    m_buffer = std::make_unique<RecordBuffer>(std::move(*source));
    m_line = 1;
    m_column = 0;
    m_number = 0;
    m_inArray = false;
    m_first = true;
    m_ended = false;
    return {};
}

Result<void> JsonReader::open()
{
    if (auto started = start(); !started)
        return started;
    Record record;
    QStringList names;
    for (;;) {
        record.clear();
        auto read = nextObject(record);
        if (!read)
            return read.error();
        if (!*read)
            break;
        if (record.problem)
            continue;
        for (const JsonScanner::Member &member : m_members) {
            const QByteArray key = member.key.toByteArray();
            if (m_places.contains(key))
                continue;
            QByteArray name;
            if (!appendJsonString(name, member.key))
                continue;                                             // told when the row is read
            const auto same = names.indexOf(QString::fromUtf8(name)); // "a" and "\u0061"
            m_places.insert(key, same < 0 ? int(names.size()) : int(same));
            if (same < 0)
                names << QString::fromUtf8(name);
            if (names.size() > MostColumns)
                return Error::input(
                    QStringLiteral(
                        "Up to line %L1 the objects have more than %L2 different keys, and a table of "
                        "PostgreSQL can have no more columns")
                        .arg(record.line)
                        .arg(MostColumns),
                    QStringLiteral("Import the objects whole, into one column of type jsonb."));
        }
    }
    m_columns = usableNames(std::move(names));
    return start();
}

void JsonReader::advance(const char *to)
{
    const char *from = m_buffer->begin();
    while (const auto *end = static_cast<const char *>(std::memchr(from, '\n', std::size_t(to - from)))) {
        from = end + 1;
        ++m_line;
        m_column = 0;
    }
    m_column += to - from;
    m_buffer->skipTo(to);
}

Result<bool> JsonReader::toText()
{
    for (;;) {
        const char *const at = skipJsonSpace(m_buffer->begin(), m_buffer->end());
        advance(at);
        if (at < m_buffer->end())
            return true;
        if (m_buffer->ended())
            return false;
        if (auto more = m_buffer->more(m_line); !more)
            return more.error();
    }
}

Error JsonReader::wrong(const JsonScan &scan) const
{
    // the place within the object: lines from its beginning
    const char *const begin = m_buffer->begin();
    const char *lineBegin = begin;
    qint64 line = m_line;
    qint64 before = m_column;
    for (const char *at = begin; at < scan.at; ++at) {
        if (*at == '\n') {
            ++line;
            lineBegin = at + 1;
            before = 0;
        }
    }
    return Error::input(QStringLiteral("Line %L1, character %L2 is no JSON: %3")
                            .arg(line)
                            .arg(before + QString::fromUtf8(lineBegin, scan.at - lineBegin).size() + 1)
                            .arg(scan.why));
}

/// The members of the next object.
Result<bool> JsonReader::nextObject(Record &record)
{
    if (m_ended)
        return false;
    auto there = toText();
    if (!there)
        return there;
    if (!*there) {
        m_ended = true;
        if (m_inArray && !m_lenient)
            return Error::input(
                QStringLiteral("The array is not closed at the end of the file (line %L1)").arg(m_line));
        return false;
    }
    char c = *m_buffer->begin();
    if (m_first && c == '[') {
        m_inArray = true;
        advance(m_buffer->begin() + 1);
        m_first = false;
        if (auto more = toText(); !more || !*more)
            return more ? nextObject(record) : more;
        c = *m_buffer->begin();
        if (c != ']' && c == ',')
            return Error::input(QStringLiteral("Line %L1: expected an object").arg(m_line));
    } else if (m_inArray) {
        if (c == ',') {
            advance(m_buffer->begin() + 1);
            if (auto more = toText(); !more || !*more)
                return more ? nextObject(record) : more;
            c = *m_buffer->begin();
        } else if (c != ']') {
            return Error::input(QStringLiteral("Line %L1: expected , or ] behind an object").arg(m_line));
        }
    } else if (!m_first && c == ',') {
        return Error::input(QStringLiteral("Line %L1: expected an object").arg(m_line));
    }
    m_first = false;
    if (m_inArray && c == ']') {
        advance(m_buffer->begin() + 1);
        m_ended = true;
        auto more = toText();
        if (!more)
            return more;
        if (*more)
            return Error::input(QStringLiteral("Line %L1: something follows the array").arg(m_line));
        return false;
    }

    record.line = m_line;
    for (;;) {
        const JsonScan scan
            = m_scanner.scan(m_buffer->begin(), m_buffer->end(), m_buffer->ended(), &m_members);
        if (scan.outcome == JsonScan::Outcome::Whole) {
            record.number = ++m_number;
            const char *const begin = m_buffer->begin();
            if (*begin != '{') {
                m_members.clear();
                const QString problem = QStringLiteral("is no object, and only objects have columns");
                if (!m_lines)
                    return Error::input(QStringLiteral("Line %L1 %2").arg(m_line).arg(problem));
                record.problem = problem;
            }
            advance(scan.at); // the bytes stay until more are asked for
            return true;
        }
        if (scan.outcome == JsonScan::Outcome::Wrong) {
            if (m_buffer->ended() && m_lenient) {
                m_ended = true;
                return false;
            }
            if (!m_lines)
                return wrong(scan);
            record.number = ++m_number;
            record.problem = wrong(scan).message;
            m_members.clear();
            // on with the next line
            for (;;) {
                const char *const begin = m_buffer->begin();
                const auto *end
                    = static_cast<const char *>(std::memchr(begin, '\n', std::size_t(m_buffer->size())));
                if (end) {
                    advance(end);
                    return true;
                }
                advance(m_buffer->end());
                if (m_buffer->ended())
                    return true;
                if (auto more = m_buffer->more(m_line); !more)
                    return more.error();
            }
        }
        if (auto more = m_buffer->more(m_line); !more)
            return more.error();
    }
}

bool JsonReader::fill(Record &record)
{
    record.cells.assign(std::size_t(m_columns.size()), Cell::null());
    m_order.resize(std::max(m_order.size(), m_members.size()), -1);
    std::size_t i = 0;
    for (const JsonScanner::Member &member : m_members) {
        int &place = m_order[i++];
        // objects mostly have the same keys in the same order
        if (place < 0 || m_keys.value(place) != member.key) {
            place = m_places.value(QByteArray::fromRawData(member.key.data(), member.key.size()), -1);
            if (place < 0) {
                record.problem = QStringLiteral("has a key that is no text of PostgreSQL: %1")
                                     .arg(QString::fromUtf8(member.key.data(), member.key.size()));
                return false;
            }
            if (m_keys.size() <= place)
                m_keys.resize(m_columns.size());
            m_keys[place] = member.key.toByteArray();
        }
        Cell &cell = record.cells[std::size_t(place)];
        if (cell.data) {
            record.problem = QStringLiteral("has the key %1 twice").arg(m_columns[place]);
            return false;
        }
        cell = {member.value.data(), member.value.size(),
                member.value == "null" ? Cell::Form::Null : Cell::Form::Json};
    }
    return true;
}

Result<bool> JsonReader::next(Record &record)
{
    record.clear();
    auto read = nextObject(record);
    if (!read || !*read)
        return read;
    if (!record.problem)
        fill(record);
    return true;
}

} // namespace core::importing
