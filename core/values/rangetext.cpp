// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/rangetext.h"

#include "core/values/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace core::values {

namespace {

/// Reads ranges one after the other, as range_parse() does.
class Reader
{
public:
    explicit Reader(const QByteArray &text)
        : m_text(text)
    {
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text.at(m_at)))
            ++m_at;
    }
    bool atEnd() const { return m_at >= m_text.size(); }
    bool take(char c)
    {
        if (atEnd() || m_text.at(m_at) != c)
            return false;
        ++m_at;
        return true;
    }

    bool range(RangeText &range)
    {
        skipSpace();
        if (m_text.size() - m_at >= 5 && qstrnicmp(m_text.constData() + m_at, "empty", 5) == 0) {
            m_at += 5;
            range = {};
            range.empty = true;
            return true;
        }
        range.lowerInclusive = take('[');
        if (!range.lowerInclusive && !take('('))
            return false;
        if (!bound(range.lower) || !take(',') || !bound(range.upper))
            return false;
        range.upperInclusive = take(']');
        if (!range.upperInclusive && !take(')'))
            return false;
        range.lowerInclusive = range.lowerInclusive && range.lower;
        range.upperInclusive = range.upperInclusive && range.upper;
        return true;
    }

    Error error() const
    {
        return Error::input(
            QCoreApplication::translate("core::values", "The range cannot be read at byte %1.")
                .arg(m_at + 1));
    }

private:
    bool bound(Part &bound)
    {
        bound.reset();
        if (atEnd())
            return false;
        if (const char c = m_text.at(m_at); c == ',' || c == ')' || c == ']')
            return true;
        QByteArray plain("");
        bool quoted = false;
        while (!atEnd()) {
            const char c = m_text.at(m_at);
            if (!quoted && (c == ',' || c == '(' || c == ')' || c == '[' || c == ']'))
                break;
            ++m_at;
            if (c == '\\') {
                if (atEnd())
                    return false;
                plain += m_text.at(m_at++);
            } else if (c == '"') {
                if (quoted && !atEnd() && m_text.at(m_at) == '"')
                    plain += m_text.at(m_at++);
                else
                    quoted = !quoted;
            } else {
                plain += c;
            }
        }
        if (quoted)
            return false;
        bound = plain;
        return true;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

void appendBound(QByteArray &text, const QByteArray &bound)
{
    const bool quotes = bound.isEmpty() || std::any_of(bound.begin(), bound.end(), [](char c) {
                            return QByteArrayView("\"\\()[],").contains(c) || isSpace(c);
                        });
    if (quotes)
        appendQuoted(text, bound, Escaping::Doubling);
    else
        text += bound;
}

} // namespace

Result<RangeText> RangeText::parse(const QByteArray &text)
{
    Reader reader(text);
    RangeText range;
    if (!reader.range(range))
        return reader.error();
    reader.skipSpace();
    if (!reader.atEnd())
        return reader.error();
    return range;
}

QByteArray RangeText::write() const
{
    if (empty)
        return QByteArrayLiteral("empty");
    QByteArray text(1, lower && lowerInclusive ? '[' : '(');
    if (lower)
        appendBound(text, *lower);
    text += ',';
    if (upper)
        appendBound(text, *upper);
    return text + (upper && upperInclusive ? ']' : ')');
}

Result<QList<RangeText>> parseMultirange(const QByteArray &text)
{
    Reader reader(text);
    QList<RangeText> ranges;
    reader.skipSpace();
    if (!reader.take('{'))
        return reader.error();
    reader.skipSpace();
    if (!reader.take('}')) {
        do {
            RangeText range;
            if (!reader.range(range))
                return reader.error();
            ranges.append(range);
            reader.skipSpace();
        } while (reader.take(','));
        if (!reader.take('}'))
            return reader.error();
    }
    reader.skipSpace();
    if (!reader.atEnd())
        return reader.error();
    return ranges;
}

QByteArray writeMultirange(const QList<RangeText> &ranges)
{
    QByteArray text("{");
    for (qsizetype i = 0; i < ranges.size(); ++i) {
        if (i > 0)
            text += ',';
        text += ranges.at(i).write();
    }
    return text + '}';
}

} // namespace core::values
