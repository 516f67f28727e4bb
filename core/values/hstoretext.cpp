// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/hstoretext.h"

#include "core/values/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace core::values {

namespace {

/// Source: contrib/hstore/hstore_io.c, get_val() and parse_hstore().
class Reader
{
public:
    explicit Reader(const QByteArray &text)
        : m_text(text)
    {
    }

    bool pairs(HstorePairs &pairs)
    {
        skipSpace();
        while (!atEnd()) {
            QByteArray key;
            bool quoted = false;
            if (!word(key, quoted, false))
                return false;
            skipSpace();
            if (!take('=') || !take('>'))
                return false;
            skipSpace();
            QByteArray value;
            if (!word(value, quoted, true))
                return false;
            const bool null = !quoted && value.size() == 4 && qstrnicmp(value.constData(), "null", 4) == 0;
            pairs.append({key, null ? Part() : Part(value)});
            skipSpace();
            if (atEnd())
                return true;
            if (!take(','))
                return false;
            skipSpace();
        }
        return true;
    }

    Error error() const
    {
        return Error::input(
            QCoreApplication::translate("core::values", "The pairs cannot be read at byte %1.")
                .arg(m_at + 1));
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    void skipSpace()
    {
        while (!atEnd() && isSpace(m_text.at(m_at)))
            ++m_at;
    }
    bool take(char c)
    {
        if (atEnd() || m_text.at(m_at) != c)
            return false;
        ++m_at;
        return true;
    }

    bool word(QByteArray &word, bool &quoted, bool isValue)
    {
        word = QByteArray("");
        quoted = take('"');
        if (!quoted && (atEnd() || m_text.at(m_at) == '=' || m_text.at(m_at) == ','))
            return false;
        while (!atEnd()) {
            const char c = m_text.at(m_at);
            if (quoted ? c == '"' : isSpace(c) || (isValue ? c == ',' : c == '='))
                break;
            ++m_at;
            if (c == '\\') {
                if (atEnd())
                    return false;
                word += m_text.at(m_at++);
            } else {
                word += c;
            }
        }
        return !quoted || take('"');
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

} // namespace

Result<HstorePairs> parseHstore(const QByteArray &text)
{
    HstorePairs pairs;
    Reader reader(text);
    if (!reader.pairs(pairs))
        return reader.error();
    return pairs;
}

QByteArray writeHstore(HstorePairs pairs)
{
    const auto less = [](const auto &one, const auto &other) {
        if (one.first.size() != other.first.size())
            return one.first.size() < other.first.size();
        return memcmp(one.first.constData(), other.first.constData(), size_t(one.first.size())) < 0;
    };
    std::stable_sort(pairs.begin(), pairs.end(), less);
    QByteArray text;
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        if (i > 0 && pairs.at(i).first == pairs.at(i - 1).first)
            continue;
        if (i > 0)
            text += ", ";
        appendQuoted(text, pairs.at(i).first, Escaping::Backslashes);
        text += "=>";
        if (pairs.at(i).second)
            appendQuoted(text, *pairs.at(i).second, Escaping::Backslashes);
        else
            text += "NULL";
    }
    return text;
}

} // namespace core::values
