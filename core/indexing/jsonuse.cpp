// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indexing/jsonuse.h"

#include "core/base/sqlquote.h"
#include "core/sql/scanner.h"

#include <algorithm>

namespace core::indexing {

namespace {

using sql::Token;
using sql::TokenKind;

/// The tokens that count, with their text.
class Words
{
public:
    explicit Words(const QByteArray &text)
        : m_text(text)
    {
        for (const Token &token : sql::tokenize(text)) {
            if (!token.isSpace())
                m_tokens << token;
        }
    }

    qsizetype size() const { return m_tokens.size(); }
    bool has(qsizetype i) const { return i >= 0 && i < m_tokens.size(); }
    TokenKind kind(qsizetype i) const { return has(i) ? m_tokens.at(i).kind : TokenKind::Error; }
    const Token &token(qsizetype i) const { return m_tokens.at(i); }
    QByteArray text(qsizetype i) const
    {
        return has(i) ? m_text.mid(m_tokens.at(i).offset, m_tokens.at(i).length) : QByteArray();
    }
    bool is(qsizetype i, const char *word) const
    {
        return has(i) && kind(i) != TokenKind::String && kind(i) != TokenKind::QuotedIdentifier
            && text(i).compare(word, Qt::CaseInsensitive) == 0;
    }
    /// Folded as the server does; null for what is no name.
    QString name(qsizetype i) const
    {
        const QByteArray word = text(i);
        switch (kind(i)) {
        case TokenKind::Identifier:
            return QString::fromUtf8(folded(word));
        case TokenKind::Keyword:
            return m_tokens.at(i).keyword == sql::KeywordClass::Reserved ? QString()
                                                                         : QString::fromUtf8(folded(word));
        case TokenKind::QuotedIdentifier:
            if (word.size() < 2 || !word.startsWith('"'))
                return {}; // U&"…": nobody writes that
            return QString::fromUtf8(word.mid(1, word.size() - 2))
                .replace(QLatin1String("\"\""), QLatin1String("\""));
        default:
            return {};
        }
    }
    bool isLiteral(qsizetype i) const
    {
        return kind(i) == TokenKind::String || kind(i) == TokenKind::Number
            || kind(i) == TokenKind::Parameter;
    }

    /// ASCII alone: what the server does to other letters depends on its locale.
    static QByteArray folded(QByteArray word)
    {
        for (char &c : word) {
            if (c >= 'A' && c <= 'Z')
                c = char(c - 'A' + 'a');
        }
        return word;
    }

private:
    QByteArray m_text;
    QList<Token> m_tokens;
};

/// Whether the table is named at i; end: behind its name.
bool tableAt(const Words &words, qsizetype i, const ColumnRef &column, qsizetype &end)
{
    if (words.is(i - 1, "."))
        return false;
    if (words.name(i) == column.schema && words.is(i + 1, ".") && words.name(i + 2) == column.table) {
        end = i + 3;
        return true;
    }
    end = i + 1;
    return column.visible && words.name(i) == column.table && !words.is(i + 1, ".");
}

enum class Clause
{
    Other,
    Condition,
    Order
};

/// Which clause each token stands in; a parenthesis goes on with the one around it.
std::vector<Clause> clauses(const Words &words)
{
    std::vector<Clause> found(std::size_t(words.size()), Clause::Other);
    std::vector<Clause> open{Clause::Other};
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.kind(i) == TokenKind::Keyword && words.token(i).keyword != sql::KeywordClass::None) {
            if (words.is(i, "where") || words.is(i, "on") || words.is(i, "having"))
                open.back() = Clause::Condition;
            else if (words.is(i, "order"))
                open.back() = Clause::Order;
            else if (words.is(i, "select") || words.is(i, "set") || words.is(i, "group")
                     || words.is(i, "returning") || words.is(i, "from") || words.is(i, "limit")
                     || words.is(i, "join") || words.is(i, "union") || words.is(i, "values"))
                open.back() = Clause::Other;
        }
        found[std::size_t(i)] = open.back();
        if (words.is(i, "("))
            open.push_back(open.back());
        else if (words.is(i, ")") && open.size() > 1)
            open.pop_back();
    }
    return found;
}

QString literal(const QByteArray &text)
{
    return QString::fromUtf8(text);
}

/// 'it''s' as it means; null for anything but a plain string.
QString plainString(const QByteArray &token)
{
    if (token.size() < 2 || !token.startsWith('\''))
        return {};
    return QString::fromUtf8(token.mid(1, token.size() - 2)).replace(QLatin1String("''"), QLatin1String("'"));
}

/// The expression around a column, grown to both sides as far as an index could hold it.
struct Grown
{
    JsonUse use{};
    qsizetype first = 0; ///< its tokens
    qsizetype end = 0;
    bool loose = false; ///< an operator stands outermost: a cast needs parentheses
};

/// Type names behind ::. Empty where there is none.
QString typeAt(const Words &words, qsizetype i, qsizetype &end)
{
    QString type = literal(words.text(i));
    if (words.name(i).isNull() && words.kind(i) != TokenKind::Keyword)
        return {};
    ++i;
    if (words.is(i, ".")) {
        type += QLatin1Char('.') + literal(words.text(i + 1));
        i += 2;
    }
    while (words.is(i, "precision") || words.is(i, "varying") || words.is(i, "with") || words.is(i, "without")
           || words.is(i, "time") || words.is(i, "zone")) {
        type += QLatin1Char(' ') + literal(words.text(i));
        ++i;
    }
    if (words.is(i, "(") && words.kind(i + 1) == TokenKind::Number) {
        do {
            type += literal(words.text(i));
        } while (!words.is(i++, ")") && words.has(i));
    }
    while (words.is(i, "[") && words.is(i + 1, "]")) {
        type += QLatin1String("[]");
        i += 2;
    }
    end = i;
    return type;
}

bool growRight(const Words &words, Grown &grown)
{
    JsonUse &use = grown.use;
    qsizetype i = grown.end;
    const bool arrow = words.is(i, "->") || words.is(i, "#>");
    const bool textArrow = words.is(i, "->>") || words.is(i, "#>>");
    if (arrow || textArrow) {
        if (use.text)
            return false;
        const bool negative = words.is(i + 1, "-") && words.kind(i + 2) == TokenKind::Number;
        const qsizetype at = negative ? i + 2 : i + 1;
        if (!words.isLiteral(at))
            return false;
        const QString key = words.text(i).startsWith('-') ? plainString(words.text(at)) : QString();
        if (!key.isNull() && (use.bare || !use.keys.isEmpty()))
            use.keys << key;
        else
            use.keys.clear();
        use.keyUnknown |= words.kind(at) == TokenKind::Parameter;
        use.expression += QLatin1Char(' ') + literal(words.text(i)) + QLatin1Char(' ')
            + (negative ? QStringLiteral("-") : QString()) + literal(words.text(at));
        use.bare = false;
        use.text = textArrow;
        grown.loose = true;
        grown.end = at + 1;
        qsizetype end = 0;
        if (words.is(grown.end, "::")
            && words.is(grown.end + 1, "text")) { // of the key, not of what it finds
            const QString type = typeAt(words, grown.end + 1, end);
            use.expression += QLatin1String("::") + type;
            grown.end = end;
        }
        return true;
    }
    if (words.is(i, "[") && !use.text && words.isLiteral(i + 1) && words.is(i + 2, "]")) {
        use.keyUnknown |= words.kind(i + 1) == TokenKind::Parameter;
        use.expression += QLatin1Char('[') + literal(words.text(i + 1)) + QLatin1Char(']');
        use.bare = false;
        use.keys.clear();
        grown.end = i + 3;
        return true;
    }
    if (words.is(i, "::")) {
        qsizetype end = 0;
        const QString type = typeAt(words, i + 1, end);
        if (type.isEmpty())
            return false;
        grown.end = end;
        if (type.compare(QLatin1String("jsonb"), Qt::CaseInsensitive) == 0)
            return true;
        use.expression = (grown.loose ? QLatin1Char('(') + use.expression + QLatin1Char(')') : use.expression)
            + QLatin1String("::") + type;
        use.bare = false;
        use.text = true;
        if (type.compare(QLatin1String("text"), Qt::CaseInsensitive) != 0)
            use.keys.clear();
        grown.loose = false;
        return true;
    }
    return false;
}

/// A pair of parentheses, or a function whose only argument this is.
bool growAround(const Words &words, Grown &grown)
{
    if (!words.is(grown.first - 1, "(") || !words.is(grown.end, ")"))
        return false;
    static constexpr const char *Functions[] = {"lower", "upper", "btrim", "length", "md5"};
    const qsizetype before = grown.first - 2;
    const QString function = words.name(before);
    for (const char *known : Functions) {
        if (function == QLatin1String(known) && !words.is(before - 1, ".")) {
            if (!grown.use.text)
                return false;
            grown.use.expression = function + QLatin1Char('(') + grown.use.expression + QLatin1Char(')');
            grown.use.keys.clear();
            grown.loose = false;
            grown.first = before;
            ++grown.end;
            return true;
        }
    }
    const TokenKind kind = words.kind(before);
    const bool call = kind == TokenKind::Identifier || kind == TokenKind::QuotedIdentifier;
    if (call)
        return false;
    --grown.first;
    ++grown.end;
    return true;
}

/// The operator of the condition; empty where it is none that an index could serve.
QString operatorOf(const Words &words, const Grown &grown, Clause clause, qsizetype &other)
{
    static constexpr const char *Infix[] = {"@>", "@?", "@@", "?",       "?|", "?&",   "=",     "<", "<=",
                                            ">",  ">=", "~",  "between", "in", "like", "ilike", "is"};
    static constexpr const char *Turned[][2]
        = {{"<@", "@>"}, {"=", "="}, {"<", ">"}, {"<=", ">="}, {">", "<"}, {">=", "<="}};
    other = grown.end + 1;
    if (clause == Clause::Order)
        return words.is(grown.first - 1, "by") || words.is(grown.first - 1, ",") ? QStringLiteral("order by")
                                                                                 : QString();
    if (words.has(grown.end)) {
        for (const char *op : Infix) {
            if (words.is(grown.end, op))
                return QLatin1String(op);
        }
    }
    qsizetype before = grown.first - 1;
    for (const auto &pair : Turned) {
        if (words.is(before, pair[0])) {
            other = before - 1;
            return QLatin1String(pair[1]);
        }
    }
    return {};
}

void addRemark(QStringList &remarks, const QString &text)
{
    if (!remarks.contains(text))
        remarks << text;
}

/// jsonb_path_exists(details, …): the planner knows nothing of functions.
void remarkOnFunction(const Words &words, qsizetype column, QStringList &remarks)
{
    static constexpr const char *Functions[][2]
        = {{"jsonb_path_exists", "@?"}, {"jsonb_path_match", "@@"}, {"jsonb_contains", "@>"},
           {"jsonb_exists", "?"},       {"jsonb_exists_any", "?|"}, {"jsonb_exists_all", "?&"}};
    qsizetype open = column - 1;
    while (words.is(open, ".") && !words.name(open - 1).isNull())
        open -= 2;
    if (!words.is(open, "("))
        return;
    for (const auto &function : Functions) {
        if (words.name(open - 1) == QLatin1String(function[0]))
            addRemark(remarks,
                      QStringLiteral("No index serves a call of %1(); written with the operator %2 one does.")
                          .arg(QLatin1String(function[0]), QLatin1String(function[1])));
    }
}

} // namespace

QString ColumnRef::qualified() const
{
    return quoteQualified({schema, table});
}

StatementUses usesOf(const QByteArray &statement, const ColumnRef &column)
{
    StatementUses found;
    const Words words(statement);
    const std::vector<Clause> clause = clauses(words);
    qsizetype tableEnd = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        found.namesTable |= tableAt(words, i, column, tableEnd);
        if (words.kind(i) == TokenKind::Parameter)
            found.parameters = std::max(found.parameters, words.text(i).mid(1).toInt());
    }
    if (!found.namesTable)
        return found;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.name(i) != column.column || words.is(i + 1, ".") || words.is(i + 1, "("))
            continue;
        Grown grown;
        grown.use.expression = quoteIdentifier(column.column);
        grown.use.bare = true;
        grown.first = i;
        grown.end = i + 1;
        while (words.is(grown.first - 1, ".") && !words.name(grown.first - 2).isNull())
            grown.first -= 2;
        while (growRight(words, grown) || growAround(words, grown)) { }
        remarkOnFunction(words, i, found.remarks);
        const Clause where = clause[std::size_t(i)];
        if (where == Clause::Other)
            continue;
        qsizetype other = 0;
        JsonUse &use = grown.use;
        use.op = operatorOf(words, grown, where, other);
        if (use.op == QLatin1String("is") && words.is(other, "not"))
            continue; // almost every row
        const bool oneLiteral
            = words.isLiteral(other) && use.op != QLatin1String("between") && use.op != QLatin1String("in");
        if (oneLiteral)
            use.compared = literal(words.text(other));
        if (!use.op.isEmpty() && !found.uses.contains(use))
            found.uses << use;
    }
    return found;
}

QByteArray onTemporaryTable(const QByteArray &statement, const ColumnRef &column)
{
    const Words words(statement);
    QByteArray changed = statement;
    for (qsizetype i = words.size() - 1; i >= 0; --i) { // from the end: offsets in front of it stay
        qsizetype end = 0;
        if (tableAt(words, i, column, end) && end == i + 3)
            changed.replace(words.token(i).offset, words.token(i).length, "pg_temp");
    }
    return changed;
}

QByteArray canonical(const QByteArray &expression)
{
    // short names, as the server writes them out
    static constexpr const char *Types[][2]
        = {{"int", "integer"},   {"int4", "integer"},    {"int8", "bigint"},
           {"int2", "smallint"}, {"bool", "boolean"},    {"float8", "double precision"},
           {"float4", "real"},   {"decimal", "numeric"}, {"varchar", "character varying"}};
    const Words words(expression);
    QByteArray out;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.is(i, "(") || words.is(i, ")"))
            continue;
        if (words.is(i, "::") && words.is(i + 1, "text") && words.kind(i - 1) == TokenKind::String) {
            i += words.is(i + 2, "[") && words.is(i + 3, "]") ? 3 : 1;
            continue;
        }
        const QString name = words.name(i);
        if (words.is(i - 1, "::")) {
            const auto *type = std::find_if(std::begin(Types), std::end(Types),
                                            [&](const auto &pair) { return name == QLatin1String(pair[0]); });
            out += type != std::end(Types) ? QByteArray((*type)[1]) : Words::folded(words.text(i));
            out += ' ';
            continue;
        }
        out += name.isNull() ? words.text(i) : quoteIdentifier(name).toUtf8();
        out += ' ';
    }
    return out;
}

} // namespace core::indexing
