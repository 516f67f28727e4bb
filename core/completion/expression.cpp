// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/expression.h"

#include <QHash>
#include <QMap>

namespace core::completion {

using sql::TokenKind;

namespace {

QStringList words(const char *list)
{
    return QString::fromLatin1(list).split(QLatin1Char(','));
}

} // namespace

bool endsOperand(const Words &words, int from)
{
    if (words.caret <= from || words.caret < 1)
        return false;
    const Word &last = *words.before();
    switch (last.kind) {
    case TokenKind::String:
    case TokenKind::DollarString:
    case TokenKind::BitString:
    case TokenKind::Number:
    case TokenKind::Parameter:
    case TokenKind::Variable:
    case TokenKind::Identifier:
    case TokenKind::QuotedIdentifier:
        return true;
    case TokenKind::Punctuation:
        return last.is(")") || last.is("]");
    case TokenKind::Operator: {
        // SELECT * and count(*), but not a * b
        const Word *before = words.before(2);
        return last.is("*") && before
            && (before->isOneOf({"select", "(", ",", ".", "distinct", "all", "returning"}));
    }
    case TokenKind::Keyword:
        break;
    default:
        return false;
    }
    if (last.isOneOf({"null", "true", "false", "end", "current_date", "current_timestamp", "current_time",
                      "current_user", "session_user", "user", "localtime", "localtimestamp", "current_role",
                      "current_catalog", "current_schema", "default", "unknown", "asc", "desc"}))
        return true;
    const Word *before = words.before(2);
    if (before && before->is("."))
        return true; // a name behind its qualifier
    if (last.keyword == sql::KeywordClass::Reserved)
        return false;
    return !last.isOneOf({"by",     "in",    "like",    "ilike",     "between",  "similar", "is",
                          "escape", "set",   "values",  "exists",    "over",     "filter",  "at",
                          "zone",   "row",   "rows",    "range",     "left",     "right",   "inner",
                          "full",   "cross", "natural", "join",      "interval", "not",     "using",
                          "rollup", "cube",  "sets",    "recursive", "perform",  "return",  "if",
                          "elsif",  "while", "then",    "conflict",  "matched"});
}

const QStringList &operandWords()
{
    static const QStringList list = words(
        "NULL,NOT,CASE,TRUE,FALSE,EXISTS (,CURRENT_DATE,CURRENT_TIMESTAMP,coalesce(),CAST(),"
        "EXTRACT(),INTERVAL "
        "'',nullif(),greatest(),least(),ARRAY[],ROW(),CURRENT_USER,SESSION_USER,substring(),trim(),position(),"
        "overlay(),CURRENT_TIME,LOCALTIMESTAMP,LOCALTIME,DATE '',TIMESTAMP ''");
    return list;
}

const QStringList &operatorWords()
{
    static const QStringList list = words(
        "AND,OR,IS NULL,IS NOT NULL,IN (,NOT IN (,LIKE,ILIKE,NOT LIKE,NOT ILIKE,BETWEEN,NOT BETWEEN,IS "
        "DISTINCT FROM,IS NOT DISTINCT FROM,SIMILAR TO,IS TRUE,IS FALSE,COLLATE,AT TIME ZONE,OVERLAPS,"
        "IS,NOT");
    return list;
}

QStringList wordsAfter(Clause clause, const QByteArray &verb)
{
    static const char *const Joins = "JOIN,LEFT JOIN,INNER JOIN,RIGHT JOIN,FULL JOIN,CROSS JOIN,NATURAL JOIN";
    static const char *const Tail = "ORDER BY,LIMIT,OFFSET,UNION,UNION ALL,INTERSECT,EXCEPT,FETCH FIRST,FOR "
                                    "UPDATE,FOR SHARE,FOR NO KEY UPDATE";
    const QStringList joins = words(Joins);
    const QStringList tail = words(Tail);
    const QStringList grouping = words("GROUP BY,HAVING,WINDOW");
    const QStringList where = words("WHERE");
    const QStringList returning = words("RETURNING");
    switch (clause) {
    case Clause::None:
        if (verb == "insert" || verb == "merge")
            return words("INTO");
        if (verb == "delete")
            return words("FROM");
        return {};
    case Clause::Select:
        return words("FROM,AS,WHERE,INTO") + tail;
    case Clause::From:
        if (verb == "delete" || verb == "update")
            return joins + where + returning + words("AS");
        if (verb == "merge")
            return words("ON,AS");
        return where + joins + grouping + tail + words("AS,TABLESAMPLE,ON,USING (");
    case Clause::Using:
    case Clause::On:
        if (verb == "merge")
            return words("WHEN MATCHED,WHEN NOT MATCHED");
        if (verb == "delete" || verb == "update")
            return joins + where + returning;
        return where + joins + grouping + tail;
    case Clause::Where:
        return verb == "select" ? grouping + tail : returning;
    case Clause::GroupBy:
        return words("HAVING,WINDOW") + tail;
    case Clause::Having:
        return words("WINDOW") + tail;
    case Clause::Window:
        return words("AS (") + tail;
    case Clause::OrderBy:
        return words("DESC,ASC,NULLS LAST,NULLS FIRST,LIMIT,OFFSET,FETCH FIRST,FOR UPDATE,USING");
    case Clause::Limit:
        return words("OFFSET,LIMIT,ALL,FOR UPDATE,ROWS ONLY,ROW ONLY,NEXT,FIRST");
    case Clause::Lock:
        return words("UPDATE,SHARE,NO KEY UPDATE,KEY SHARE,OF,NOWAIT,SKIP LOCKED");
    case Clause::Returning:
        return words("AS");
    case Clause::Set:
        return where + words("FROM") + returning;
    case Clause::Target:
        if (verb == "insert")
            return words(
                "VALUES,SELECT,(,DEFAULT VALUES,AS,OVERRIDING SYSTEM VALUE,OVERRIDING USER VALUE,WITH");
        if (verb == "update")
            return words("SET,AS");
        if (verb == "delete")
            return words("WHERE,USING,RETURNING,AS");
        return words("USING,AS");
    case Clause::Values:
        return verb == "insert" ? words("ON CONFLICT,RETURNING,(") : words("(") + tail;
    case Clause::When:
        return words(
            "MATCHED,NOT MATCHED,THEN,AND,UPDATE SET,INSERT (,DELETE,DO NOTHING,WHEN MATCHED THEN,WHEN "
            "NOT MATCHED THEN,VALUES (,BY SOURCE,BY TARGET");
    case Clause::With:
    case Clause::Into:
    case Clause::Conflict:
        return {};
    }
    return {};
}

const QStringList *wordsBehind(const Words &at, Clause clause)
{
    struct Follow
    {
        const char *word;
        const char *words;
    };
    static constexpr Follow Table[] = {
        {"order", "BY"},
        {"group", "BY"},
        {"partition", "BY"},
        {"nulls", "FIRST,LAST"},
        {"left", "JOIN,OUTER JOIN"},
        {"right", "JOIN,OUTER JOIN"},
        {"full", "JOIN,OUTER JOIN"},
        {"inner", "JOIN"},
        {"outer", "JOIN"},
        {"cross", "JOIN"},
        {"natural", "JOIN,LEFT JOIN,RIGHT JOIN,INNER JOIN,FULL JOIN"},
        {"grouping", "SETS ("},
        {"similar", "TO"},
        {"skip", "LOCKED"},
        {"fetch", "FIRST,NEXT"},
        {"overriding", "SYSTEM VALUE,USER VALUE"},
        {"tablesample", "BERNOULLI (,SYSTEM ("},
    };
    static const QHash<QByteArray, QStringList> map = [] {
        QHash<QByteArray, QStringList> made;
        for (const Follow &follow : Table)
            made.insert(follow.word, words(follow.words));
        return made;
    }();
    const Word *last = at.before();
    if (!last || last->kind != TokenKind::Keyword)
        return nullptr;
    const auto found = map.constFind(last->text);
    if (found == map.cend())
        return nullptr;
    // left(text, 2) and a column called "partition" are operands
    const bool joinWord = last->isOneOf({"left", "right", "full", "inner", "outer", "cross", "natural"});
    if (joinWord && clause != Clause::From && clause != Clause::On && clause != Clause::Using)
        return nullptr;
    if (last->is("partition") && clause != Clause::Window)
        return nullptr;
    return &*found;
}

} // namespace core::completion
