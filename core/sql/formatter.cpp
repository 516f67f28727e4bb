// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/formatter.h"

#include "core/sql/layout.h"
#include "core/sql/splitter.h"

namespace core::sql {

using layout::isOneOf;
using layout::Item;
using layout::Node;

namespace {

constexpr int Passes = 6; ///< until a text is stable; two are enough for nearly all

using Nodes = QList<Node>;

/// Writes items; knows the column and what has to stand between two of them.
class Pen
{
public:
    void breakLine(int indent)
    {
        m_newline = true;
        m_indent = indent;
    }

    void write(const Item &item)
    {
        if (m_last && (m_newline || m_last->kind == TokenKind::LineComment)) {
            m_text += '\n';
            m_text += QByteArray(m_indent, ' ');
            m_column = m_indent;
        } else if (m_last && layout::spaced(*m_last, item)) {
            m_text += ' ';
            ++m_column;
        }
        m_newline = false;
        m_text += item.text;
        const qsizetype line = item.text.lastIndexOf('\n') + 1;
        m_column = (line > 0 ? 0 : m_column) + int(item.text.size() - line);
        m_last = item;
    }

    /// Where the next item would begin.
    int column() const { return m_newline ? m_indent : m_column + 1; }
    bool atLineStart() const { return m_newline || !m_last; }
    const QByteArray &text() const { return m_text; }

private:
    QByteArray m_text;
    std::optional<Item> m_last;
    int m_column = 0;
    int m_indent = 0;
    bool m_newline = false;
};

class Layouter
{
public:
    explicit Layouter(const FormatOptions &options)
        : m_options(options)
    {
    }

    QByteArray statement(const Nodes &nodes)
    {
        qsizetype first = 0;
        while (first < nodes.size() && nodes[first].item.isComment())
            ++first;
        const int flat = layout::width(nodes, first, nodes.size());
        if (flat >= 0 && flat <= m_options.lineWidth * 6 / 10) {
            flow(nodes, 0, nodes.size(), 0);
            return m_pen.text();
        }
        const qsizetype query = queryIn(nodes, first);
        flow(nodes, 0, query, 0);
        if (query < nodes.size()) {
            if (query > first && !nodes[first].isWord("EXPLAIN"))
                m_pen.breakLine(0);
            clauses(nodes, query, nodes.size(), 0);
        }
        return m_pen.text();
    }

private:
    static bool isVerb(const Nodes &nodes, qsizetype i)
    {
        return isOneOf(nodes[i].word(), {"SELECT", "INSERT", "UPDATE", "DELETE", "VALUES", "WITH", "MERGE"});
    }

    /// Where the query begins that is laid out by clauses; the size: nowhere.
    static qsizetype queryIn(const Nodes &nodes, qsizetype first)
    {
        if (first >= nodes.size() || isVerb(nodes, first))
            return first;
        const bool explain = nodes[first].isWord("EXPLAIN");
        for (qsizetype i = first + 1; i < nodes.size(); ++i) {
            if (isVerb(nodes, i) && (explain || nodes[i - 1].isWord("AS")))
                return i;
        }
        return nodes.size();
    }

    /// How many words begin a clause at `i`; 0: none does.
    static qsizetype clauseHead(const Nodes &nodes, qsizetype i)
    {
        const Node &node = nodes[i];
        if (node.kind != Node::Kind::Leaf || node.item.kind != TokenKind::Keyword)
            return 0;
        const auto word = [&nodes](qsizetype at) {
            return at >= 0 && at < nodes.size() && nodes[at].kind == Node::Kind::Leaf ? nodes[at].word()
                                                                                      : QByteArray();
        };
        const QByteArray before = word(i - 1);
        if (i > 0 && nodes[i - 1].isText("."))
            return 0;
        if (isOneOf(node.word(), {"WHERE", "HAVING", "LIMIT", "OFFSET", "WINDOW", "RETURNING", "VALUES"}))
            return before == "DEFAULT" ? 0 : 1;
        if (isOneOf(node.word(), {"GROUP", "ORDER"}))
            return word(i + 1) == "BY" ? 2 : 0;
        if (node.isWord("SELECT"))
            return isOneOf(word(i + 1), {"DISTINCT", "ALL"}) ? 2 : 1;
        if (isOneOf(node.word(), {"UNION", "INTERSECT", "EXCEPT"}))
            return isOneOf(word(i + 1), {"ALL", "DISTINCT"}) ? 2 : 1;
        if (node.isWord("FROM"))
            return isOneOf(before, {"DISTINCT", "DELETE"}) ? 0 : 1;
        if (isOneOf(node.word(), {"INSERT", "DELETE", "UPDATE"}))
            return isOneOf(before, {"FOR", "KEY", "DO", "ON", "THEN", "NO", "OR"}) ? 0 : 2;
        if (node.isWord("SET"))
            return 1;
        if (node.isWord("FOR"))
            return isOneOf(word(i + 1), {"UPDATE", "SHARE", "NO", "KEY"}) ? 2 : 0;
        if (node.isWord("FETCH"))
            return isOneOf(word(i + 1), {"FIRST", "NEXT"}) ? 2 : 0;
        if (node.isWord("ON"))
            return word(i + 1) == "CONFLICT" ? 2 : 0;
        const std::initializer_list<const char *> joins{"NATURAL", "LEFT",  "RIGHT", "FULL",
                                                        "INNER",   "CROSS", "OUTER"};
        if (node.isWord("JOIN"))
            return isOneOf(before, joins) ? 0 : 1;
        if (!isOneOf(node.word(), joins) || isOneOf(before, {"NATURAL", "LEFT", "RIGHT", "FULL"}))
            return 0;
        qsizetype end = i;
        while (isOneOf(word(end), joins))
            ++end;
        return word(end) == "JOIN" ? end - i + 1 : 0;
    }

    bool fits(const Nodes &nodes, qsizetype from, qsizetype to) const
    {
        const int flat = layout::width(nodes, from, to);
        return flat >= 0 && m_pen.column() + flat <= m_options.lineWidth;
    }

    void clauses(const Nodes &nodes, qsizetype from, qsizetype to, int indent)
    {
        for (qsizetype i = from; i < to;) {
            const qsizetype words = std::max<qsizetype>(1, std::min(clauseHead(nodes, i), to - i));
            qsizetype end = i + words;
            while (end < to && clauseHead(nodes, end) == 0)
                ++end;
            if (i > from)
                m_pen.breakLine(indent);
            clause(nodes, i, words, end, indent);
            i = end;
        }
    }

    void clause(const Nodes &nodes, qsizetype from, qsizetype words, qsizetype to, int indent)
    {
        if (fits(nodes, from, to))
            return flow(nodes, from, to, indent);
        flow(nodes, from, from + words, indent);
        const qsizetype body = from + words;
        const bool list = isOneOf(nodes[from].word(),
                                  {"SELECT", "GROUP", "ORDER", "RETURNING", "SET", "VALUES", "WITH", "FROM"});
        bool several = false;
        for (qsizetype i = body; i < to; ++i)
            several = several || nodes[i].isText(",");
        if (list && several) {
            m_pen.breakLine(indent + m_options.indent);
            items(nodes, body, to, indent + m_options.indent);
        } else {
            bool joined = false;
            for (qsizetype i = body; i < to; ++i)
                joined = joined || nodes[i].isWord("AND") || nodes[i].isWord("OR");
            conditions(nodes, body, to, joined ? indent + m_options.indent : indent);
        }
    }

    /// Pieces between commas, each on its own line.
    void items(const Nodes &nodes, qsizetype from, qsizetype to, int indent)
    {
        for (qsizetype i = from; i < to;) {
            qsizetype end = i;
            while (end < to && !nodes[end].isText(","))
                ++end;
            conditions(nodes, i, end, indent);
            i = end;
            if (i >= to)
                break;
            if (m_options.leadingCommas) {
                m_pen.breakLine(indent);
                m_pen.write(nodes[i].item);
                ++i;
                continue;
            }
            m_pen.write(nodes[i].item);
            // a comment behind the comma on its line belongs to what is before it
            for (++i; i < to && nodes[i].item.isComment() && nodes[i].item.newlines == 0; ++i)
                m_pen.write(nodes[i].item);
            m_pen.breakLine(indent);
        }
    }

    /// Broken before AND and OR where it is too long.
    void conditions(const Nodes &nodes, qsizetype from, qsizetype to, int indent)
    {
        if (fits(nodes, from, to))
            return flow(nodes, from, to, indent);
        bool between = false;
        qsizetype start = from;
        for (qsizetype i = from; i < to; ++i) {
            between = between || nodes[i].isWord("BETWEEN");
            const bool joins = nodes[i].isWord("AND") || nodes[i].isWord("OR");
            if (!joins || i == from)
                continue;
            if (between && nodes[i].isWord("AND")) {
                between = false;
                continue;
            }
            flow(nodes, start, i, indent);
            m_pen.breakLine(indent);
            start = i;
        }
        flow(nodes, start, to, indent);
    }

    /// One after the other, groups broken where they do not fit. Comments stay on lines of their own; in
    /// statements that have no clauses so does whatever began a line.
    void flow(const Nodes &nodes, qsizetype from, qsizetype to, int indent)
    {
        for (qsizetype i = from; i < to; ++i) {
            const Node &node = nodes[i];
            const bool ownLine = node.item.isComment() && node.item.newlines > 0;
            const bool literals
                = i > 0 && node.item.newlines > 0 && isLiteral(node) && isLiteral(nodes[i - 1]);
            if ((ownLine || literals) && !m_pen.atLineStart())
                m_pen.breakLine(indent);
            if (node.kind == Node::Kind::Leaf)
                m_pen.write(node.item);
            else
                group(node, indent);
            if (ownLine && i + 1 < nodes.size() && nodes[i + 1].item.newlines > 0)
                m_pen.breakLine(indent);
        }
    }

    /// 'a' and 'b' on two lines are one literal.
    static bool isLiteral(const Node &node)
    {
        return node.item.kind == TokenKind::String || node.item.kind == TokenKind::BitString;
    }

    void group(const Node &node, int indent)
    {
        const Nodes &kids = node.kids;
        m_pen.write(node.item);
        const int flat = layout::width(node);
        if (kids.isEmpty() || (flat >= 0 && m_pen.column() + flat - 1 <= m_options.lineWidth)) {
            flow(kids, 0, kids.size(), indent);
        } else if (node.kind == Node::Kind::Case) {
            branches(kids, indent + m_options.indent);
            m_pen.breakLine(indent);
        } else {
            const int inner = indent + m_options.indent;
            m_pen.breakLine(inner);
            qsizetype first = 0;
            while (first + 1 < kids.size() && kids[first].item.isComment())
                ++first;
            if (isVerb(kids, first))
                clauses(kids, 0, kids.size(), inner);
            else
                items(kids, 0, kids.size(), inner);
            m_pen.breakLine(indent);
        }
        if (!node.close.text.isEmpty())
            m_pen.write(node.close);
    }

    void branches(const Nodes &kids, int indent)
    {
        qsizetype start = 0;
        for (qsizetype i = 0; i <= kids.size(); ++i) {
            if (i < kids.size() && !kids[i].isWord("WHEN") && !kids[i].isWord("ELSE"))
                continue;
            if (i > start)
                conditions(kids, start, i, indent + m_options.indent);
            if (i < kids.size())
                m_pen.breakLine(indent);
            start = i;
        }
    }

    const FormatOptions &m_options;
    Pen m_pen;
};

/// Words of the grammar that are hardly ever names.
bool isStructural(const QByteArray &word)
{
    return isOneOf(word, {"INSERT",    "UPDATE",    "DELETE",   "SET",     "VALUES",       "BY",
                          "OVER",      "PARTITION", "BEGIN",    "COMMIT",  "ROLLBACK",     "IF",
                          "EXISTS",    "ADD",       "ALTER",    "DROP",    "RETURNS",      "LANGUAGE",
                          "FUNCTION",  "PROCEDURE", "TRIGGER",  "VIEW",    "INDEX",        "SCHEMA",
                          "SEQUENCE",  "EXPLAIN",   "TRUNCATE", "CASCADE", "RESTRICT",     "REPLACE",
                          "TEMP",      "TEMPORARY", "UNLOGGED", "COPY",    "FILTER",       "WITHIN",
                          "RECURSIVE", "CONFLICT",  "NOTHING",  "BETWEEN", "COALESCE",     "NULLIF",
                          "GREATEST",  "LEAST",     "VACUUM",   "REFRESH", "MATERIALIZED", "FOLLOWING",
                          "PRECEDING", "UNBOUNDED", "NULLS",    "DECLARE", "EXECUTE",      "PREPARE",
                          "MATCHED",   "MERGE",     "OF",       "INT",     "INTEGER",      "BIGINT",
                          "SMALLINT",  "NUMERIC",   "BOOLEAN",  "VARCHAR", "TIMESTAMP",    "INTERVAL",
                          "EXTRACT",   "SUBSTRING", "KEY",      "OWNED",   "LOCK",         "EACH"});
}

QByteArray cased(const QByteArray &text, KeywordCase keywords)
{
    return keywords == KeywordCase::Upper ? text.toUpper() : text.toLower();
}

/// `before`, `after`: the tokens beside it that are no blanks.
bool takesCase(KeywordClass keyword, const QByteArray &word, QByteArrayView before, QByteArrayView after)
{
    if (keyword == KeywordClass::None || before == "." || after == ".")
        return false;
    return keyword == KeywordClass::Reserved || keyword == KeywordClass::TypeOrFunction || isStructural(word);
}

bool sameTokens(QByteArrayView a, QByteArrayView b)
{
    const auto next = [](QByteArrayView text, const QList<Token> &tokens, qsizetype &i) {
        while (i < tokens.size() && tokens[i].kind == TokenKind::Whitespace)
            ++i;
        return i < tokens.size() ? text.sliced(tokens[i].offset, tokens[i].length) : QByteArrayView();
    };
    const QList<Token> left = tokenize(a);
    const QList<Token> right = tokenize(b);
    for (qsizetype i = 0, j = 0;; ++i, ++j) {
        const QByteArrayView one = next(a, left, i);
        const QByteArrayView two = next(b, right, j);
        if (i >= left.size() || j >= right.size())
            return i >= left.size() && j >= right.size();
        const bool word = left[i].kind == TokenKind::Keyword;
        if (left[i].kind != right[j].kind || one.size() != two.size()
            || (word ? qstrnicmp(one.data(), two.data(), size_t(one.size())) != 0 : one != two))
            return false;
    }
}

QByteArray laidOut(QByteArrayView text, const FormatOptions &options)
{
    const QList<Item> items = layout::itemsOf(text);
    for (qsizetype i = 0; i < items.size(); ++i) {
        const Item &item = items[i];
        const bool inner = item.text == ";" && i + 1 < items.size();
        if (inner || item.kind == TokenKind::Error || item.kind == TokenKind::BackslashCommand
            || item.kind == TokenKind::CopyData || item.text == "\\;")
            return text.toByteArray();
    }
    QByteArray formatted = Layouter(options).statement(layout::treeOf(items));
    if (options.keywords != KeywordCase::Keep)
        formatted = withKeywordCase(formatted, options.keywords);
    return formatted;
}

/// The statement as it stays: only laid out if that changes nothing but blanks, and is stable.
QByteArray stable(QByteArrayView text, const FormatOptions &options)
{
    QByteArray current = text.toByteArray();
    for (int pass = 0; pass < Passes; ++pass) {
        const QByteArray next = laidOut(current, options);
        if (next == current)
            return sameTokens(text, current) ? current : text.toByteArray();
        current = next;
    }
    return text.toByteArray();
}

bool isBlank(QByteArrayView text)
{
    return text.trimmed().isEmpty();
}

} // namespace

QByteArray withKeywordCase(QByteArrayView text, KeywordCase keywords)
{
    QByteArray result = text.toByteArray();
    if (keywords == KeywordCase::Keep)
        return result;
    QList<Token> tokens;
    for (const Token &token : tokenize(text)) {
        if (!token.isSpace())
            tokens.append(token);
    }
    const auto part = [&](qsizetype i) {
        return i >= 0 && i < tokens.size() ? text.sliced(tokens[i].offset, tokens[i].length)
                                           : QByteArrayView();
    };
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const QByteArray word = part(i).toByteArray();
        if (tokens[i].kind == TokenKind::Keyword
            && takesCase(tokens[i].keyword, word.toUpper(), part(i - 1), part(i + 1)))
            result.replace(tokens[i].offset, tokens[i].length, cased(word, keywords));
    }
    return result;
}

QByteArray formatted(QByteArrayView text, const FormatOptions &options)
{
    QByteArray result;
    Splitter splitter(text);
    qsizetype from = 0; // what has not been handed on begins here
    bool command = false;
    for (Statement statement; splitter.next(statement);) {
        const QByteArrayView gap = text.sliced(from, statement.bodyOffset - from);
        const bool isCommand = statement.kind == Statement::Kind::Backslash;
        if (from == 0 && isBlank(gap) && !isCommand)
            result += gap.startsWith("\xEF\xBB\xBF") ? "\xEF\xBB\xBF" : "";
        else if (isBlank(gap) && !isCommand && !command)
            result += gap.count('\n') > 1 ? "\n\n" : "\n";
        else
            result += gap;
        const QByteArrayView whole
            = text.sliced(statement.bodyOffset, statement.end() - statement.bodyOffset);
        qsizetype length = std::min(statement.commandEnd - statement.bodyOffset, whole.size());
        while (length > 0 && isBlank(whole.sliced(length - 1, 1)))
            --length; // before a command that sends it
        if (isCommand || !statement.inserts.isEmpty())
            result += whole;
        else
            (result += stable(whole.first(length), options)) += whole.sliced(length);
        from = statement.end();
        command = isCommand;
    }
    result += text.sliced(from);
    return sameTokens(text, result) ? result : text.toByteArray();
}

qsizetype followedCaret(QByteArrayView before, qsizetype offset, QByteArrayView after)
{
    const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    qsizetype count = 0;
    for (qsizetype i = 0; i < std::min(offset, before.size()); ++i)
        count += !blank(before[i]);
    qsizetype i = 0;
    while (i < after.size() && count > 0)
        count -= !blank(after[i++]);
    // in front of a word rather than behind the one before it
    if (offset < before.size() && !blank(before[offset]) && (offset == 0 || blank(before[offset - 1]))) {
        while (i < after.size() && blank(after[i]))
            ++i;
    }
    return i;
}

} // namespace core::sql
