// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/occurrences.h"

#include "core/sql/scanner.h"

#include <QHash>

#include <algorithm>

namespace core::edit {

namespace {

using sql::Token;
using sql::TokenKind;

/// A token as the parser compares it.
struct Word
{
    QByteArray text;       ///< of a name its meaning; of a keyword in lower case; else as it is
    bool isName = false;   ///< may name a table
    bool isWord = false;   ///< unquoted
    bool isAnyone = false; ///< a spelling that is not read here: may be any name
};

Word wordOf(const QByteArray &sql, const Token &token)
{
    const QByteArray text = sql.mid(token.offset, token.length);
    switch (token.kind) {
    case TokenKind::Identifier:
        return {text.toLower(), true, true, false};
    case TokenKind::Keyword:
        return {text.toLower(), token.keyword != sql::KeywordClass::Reserved, true, false};
    case TokenKind::QuotedIdentifier: {
        if (!text.startsWith('"'))
            return {text, true, false, true};
        QByteArray name = text.mid(1, text.size() - 2);
        name.replace("\"\"", "\"");
        return {name, true, false, false};
    }
    default:
        return {text, false, false, false};
    }
}

/// Where a list of tables is being read, by depth of parentheses.
enum class Place
{
    Expression,
    Table,  ///< a table stands here
    Tables, ///< behind one: a comma or JOIN leads to the next
};

/// Names in the places of tables, with what may qualify them.
struct Reading
{
    QByteArray schema;
    QByteArray name;
    bool isAnyone = false;
};

class Walk
{
public:
    explicit Walk(QList<Word> words)
        : m_words(std::move(words))
    {
        readAll();
    }

    QList<Reading> readings;
    QList<QByteArray> withNames;

private:
    const Word &at(qsizetype i) const
    {
        static const Word none;
        return i >= 0 && i < m_words.size() ? m_words.at(i) : none;
    }

    bool opensTables(qsizetype i) const
    {
        const QByteArray &word = at(i).text;
        if (!at(i).isWord)
            return false;
        if (word == "from")
            return !(at(i - 1).isWord && at(i - 1).text == "distinct");
        return word == "join" || word == "into" || word == "update" || word == "table" || word == "using";
    }

    bool closesTables(qsizetype i) const
    {
        static const QByteArrayList words{"where",  "group", "order",  "having", "limit",     "offset",
                                          "fetch",  "for",   "window", "union",  "intersect", "except",
                                          "select", "set",   "values", "when",   "returning", "on"};
        return at(i).isWord && words.contains(at(i).text);
    }

    void readAll()
    {
        QList<Place> places{Place::Expression};
        QList<bool> lists{false}; // a FROM list is open at this depth: a comma goes on with it
        for (qsizetype i = 0; i < m_words.size(); ++i) {
            const Word &word = at(i);
            if (!word.isWord && word.text == "(") {
                const bool table = places.last() == Place::Table;
                places << (table ? Place::Table : Place::Expression);
                lists << table;
                continue;
            }
            if (!word.isWord && word.text == ")") {
                if (places.size() > 1) {
                    places.removeLast();
                    lists.removeLast();
                }
                if (places.last() == Place::Table)
                    places.last() = Place::Tables;
                continue;
            }
            if (!word.isWord && word.text == ",") {
                if (lists.last())
                    places.last() = Place::Table;
                continue;
            }
            if (opensTables(i)) {
                places.last() = Place::Table;
                lists.last() = lists.last() || word.text == "from" || word.text == "using";
                continue;
            }
            if (closesTables(i)) {
                places.last() = Place::Expression;
                if (word.text != "on")
                    lists.last() = false;
                continue;
            }
            if (word.isWord && (word.text == "only" || word.text == "lateral")
                && places.last() == Place::Table)
                continue;
            if (places.last() == Place::Table && word.isName) {
                i = readName(i);
                places.last() = Place::Tables;
            }
        }
        findWithNames();
    }

    /// a, a.b, a.b.c; answers the last token of it.
    qsizetype readName(qsizetype i)
    {
        QList<Word> parts{at(i)};
        while (!at(i + 1).isWord && at(i + 1).text == "." && (at(i + 2).isName || at(i + 2).isWord)) {
            parts << at(i + 2);
            i += 2;
        }
        const bool anyone
            = std::any_of(parts.cbegin(), parts.cend(), [](const Word &part) { return part.isAnyone; });
        readings << Reading{parts.size() > 1 ? parts.at(parts.size() - 2).text : QByteArray(),
                            parts.last().text, anyone};
        return i;
    }

    /// name [ (columns) ] as [ [not] materialized ] (
    void findWithNames()
    {
        for (qsizetype i = 0; i < m_words.size(); ++i) {
            if (!at(i).isWord || at(i).text != "as")
                continue;
            qsizetype next = i + 1;
            while (at(next).isWord && (at(next).text == "not" || at(next).text == "materialized"))
                ++next;
            if (at(next).isWord || at(next).text != "(")
                continue;
            qsizetype before = i - 1;
            if (!at(before).isWord && at(before).text == ")") {
                while (before >= 0 && (at(before).isWord || at(before).text != "("))
                    --before;
                --before;
            }
            if (at(before).isName)
                withNames << at(before).text;
        }
    }

    QList<Word> m_words;
};

} // namespace

int occurrences(const QByteArray &statement, const browse::TableName &table, bool standardConformingStrings)
{
    QList<Word> words;
    for (const Token &token : sql::tokenize(statement, standardConformingStrings)) {
        if (!token.isSpace())
            words << wordOf(statement, token);
    }
    const Walk walk(words);
    const QByteArray schema = table.schema.toUtf8();
    const QByteArray name = table.table.toUtf8();
    // the server cuts names at 63 bytes
    const auto same = [](const QByteArray &written, const QByteArray &real) {
        return written == real || (written.size() > 63 && real.size() >= 60 && written.startsWith(real));
    };
    int count = 0;
    QHash<QByteArray, int> reads;
    for (const Reading &reading : walk.readings) {
        ++reads[reading.name];
        const bool here
            = same(reading.name, name) && (reading.schema.isEmpty() || same(reading.schema, schema));
        if (here || reading.isAnyone)
            ++count;
    }
    for (const QByteArray &with : walk.withNames) {
        if (reads.value(with) > 1)
            count += 2;
    }
    return count;
}

} // namespace core::edit
