// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/traits.h"

#include "core/sql/scanner.h"

namespace core::sql {

namespace {

struct Item
{
    QByteArray word; ///< upper case, empty for what is no bare word
    QByteArrayView text;
    qsizetype offset;
    int depth;
};

QList<Item> items(QByteArrayView statement, bool standardConformingStrings)
{
    QList<Item> list;
    int depth = 0;
    for (const Token &token : tokenize(statement, standardConformingStrings)) {
        if (token.isSpace())
            continue;
        const QByteArrayView text = statement.sliced(token.offset, token.length);
        if (text == ")")
            depth = depth > 0 ? depth - 1 : 0;
        const bool word = token.kind == TokenKind::Keyword || token.kind == TokenKind::Identifier;
        list.append({word ? text.toByteArray().toUpper() : QByteArray(), text, token.offset, depth});
        if (text == "(")
            ++depth;
    }
    return list;
}

bool isOneOf(const QByteArray &word, std::initializer_list<const char *> words)
{
    for (const char *other : words) {
        if (word == other)
            return true;
    }
    return false;
}

/// Whether the UPDATE or DELETE at `verb` has a WHERE before its parenthesis (or the statement) ends.
bool hasWhere(const QList<Item> &list, qsizetype verb)
{
    const int depth = list[verb].depth;
    for (qsizetype i = verb + 1; i < list.size() && list[i].depth >= depth; ++i) {
        if (list[i].depth == depth && list[i].word == "WHERE")
            return true;
        if (list[i].depth == depth && list[i].text == ";")
            return false;
    }
    return false;
}

bool writesAll(const QList<Item> &list, qsizetype verb)
{
    return verb < list.size() && isOneOf(list[verb].word, {"UPDATE", "DELETE"}) && !hasWhere(list, verb);
}

/// The verb behind WITH's list of queries.
qsizetype verbBehindWith(const QList<Item> &list, qsizetype with)
{
    qsizetype i = with + 1;
    while (i < list.size()
           && !(list[i].depth == list[with].depth
                && isOneOf(list[i].word,
                           {"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "TABLE"}))) {
        ++i;
    }
    return i;
}

/// Every place where a query can begin: the statement's start and each opening parenthesis. -1: there is
/// none.
qsizetype writeWithoutWhere(const QList<Item> &list, qsizetype start)
{
    for (qsizetype i = start; i < list.size(); ++i) {
        if (i != start && list[i - 1].text != "(")
            continue;
        if (writesAll(list, i))
            return list[i].offset;
        if (list[i].word != "WITH")
            continue;
        if (const qsizetype verb = verbBehindWith(list, i); writesAll(list, verb))
            return list[verb].offset;
    }
    return -1;
}

/// Skips EXPLAIN and its options; past the end when the statement below it is not run.
qsizetype behindExplain(const QList<Item> &list)
{
    bool analyze = false;
    qsizetype i = 1;
    if (i < list.size() && list[i].text == "(") {
        for (++i; i < list.size() && list[i].depth > 0; ++i)
            analyze = analyze || isOneOf(list[i].word, {"ANALYZE", "ANALYSE"});
        ++i;
    } else {
        for (; i < list.size() && isOneOf(list[i].word, {"ANALYZE", "ANALYSE", "VERBOSE"}); ++i)
            analyze = analyze || list[i].word != "VERBOSE";
    }
    return analyze ? i : list.size();
}

bool alterDrops(const QList<Item> &list)
{
    for (qsizetype i = 1; i + 1 < list.size(); ++i) {
        if (list[i].word == "DROP" && list[i].depth == 0
            && !isOneOf(list[i + 1].word, {"NOT", "DEFAULT", "EXPRESSION", "IDENTITY"})) {
            return true;
        }
    }
    return false;
}

bool refusesTransaction(const QList<Item> &list)
{
    const QByteArray &first = list[0].word;
    const auto word = [&list](qsizetype i) { return i < list.size() ? list[i].word : QByteArray(); };
    const auto has = [&list](const char *wanted) {
        for (const Item &item : list) {
            if (item.word == wanted)
                return true;
        }
        return false;
    };
    if (first == "VACUUM")
        return true;
    if (first == "DISCARD" && word(1) == "ALL")
        return true;
    if (first == "CLUSTER" && (list.size() == 1 || (list.size() == 2 && word(1) == "VERBOSE")))
        return true;
    if (isOneOf(first, {"COMMIT", "ROLLBACK"}) && word(1) == "PREPARED")
        return true;
    if (first == "ALTER" && has("DETACH") && has("CONCURRENTLY"))
        return true;
    if (isOneOf(first, {"CREATE", "DROP"}) && isOneOf(word(1), {"DATABASE", "TABLESPACE", "SUBSCRIPTION"}))
        return true;
    if (first == "ALTER" && word(1) == "SYSTEM")
        return true;
    if (isOneOf(first, {"CREATE", "DROP", "REINDEX"}) && (has("INDEX") || first == "REINDEX")
        && has("CONCURRENTLY"))
        return true;
    if (first == "REINDEX" && (has("DATABASE") || has("SYSTEM")))
        return true;
    return first == "ALTER" && word(1) == "DATABASE" && has("TABLESPACE");
}

/// A word that makes a query write or lock rows; one too many costs nothing.
bool hasWritingWord(const QList<Item> &list)
{
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QByteArray &word = list[i].word;
        const bool qualified = i > 0 && list[i - 1].text == ".";
        if (!qualified && isOneOf(word, {"INSERT", "UPDATE", "DELETE", "MERGE", "INTO"}))
            return true;
        if (word == "SHARE" && i > 0 && isOneOf(list[i - 1].word, {"FOR", "KEY"}))
            return true;
    }
    return false;
}

bool onlyReads(const QList<Item> &list)
{
    const QByteArray &first = list.constFirst().word;
    if (first == "SHOW")
        return true;
    if (first == "EXPLAIN") {
        qsizetype body = behindExplain(list);
        while (body < list.size() && list[body].text == "(")
            ++body;
        return body >= list.size() || onlyReads(list.mid(body));
    }
    return isOneOf(first, {"SELECT", "VALUES", "TABLE", "WITH"}) && !hasWritingWord(list);
}

} // namespace

StatementTraits traits(QByteArrayView statement, bool standardConformingStrings)
{
    StatementTraits traits;
    QList<Item> list = items(statement, standardConformingStrings);
    while (!list.isEmpty() && list.constFirst().text == "(") // (select 1) union ...
        list.removeFirst();
    if (list.isEmpty())
        return traits;
    const QByteArray &first = list.constFirst().word;
    const QByteArray second = list.size() > 1 ? list[1].word : QByteArray();
    traits.keyword = first;
    traits.opensTransaction = isOneOf(first, {"BEGIN", "START"});
    traits.transactionControl
        = isOneOf(first, {"BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE"})
        || (first == "PREPARE" && second == "TRANSACTION");
    traits.truncates = first == "TRUNCATE";
    traits.drops = first == "DROP" || (first == "ALTER" && alterDrops(list));
    if (isOneOf(first, {"UPDATE", "DELETE", "WITH", "SELECT", "INSERT", "MERGE", "VALUES", "COPY"}))
        traits.unguardedOffset = writeWithoutWhere(list, 0);
    else if (first == "EXPLAIN")
        traits.unguardedOffset = writeWithoutWhere(list, behindExplain(list));
    traits.writeWithoutWhere = traits.unguardedOffset >= 0;
    traits.plainQuery = onlyReads(list);
    traits.notInTransaction = refusesTransaction(list);
    return traits;
}

} // namespace core::sql
