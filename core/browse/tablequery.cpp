// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/browse/tablequery.h"

#include "core/base/sqlquote.h"
#include "core/sql/scanner.h"

#include <QCoreApplication>

namespace core::browse {

namespace {

using sql::Token;
using sql::TokenKind;

QString tr(const char *text)
{
    return QCoreApplication::translate("core::browse", text);
}

Result<void> refuse(const QByteArray &text, qsizetype offset, const QString &why)
{
    Error error = Error::input(why);
    error.position = QString::fromUtf8(text.left(offset)).size();
    return error;
}

TableStatement build(const QString &what, const TableQuery &query, bool ordered)
{
    QString text = QStringLiteral("SELECT ") + what + QStringLiteral("\nFROM ")
        + quoteQualified({query.schema, query.table});
    TableStatement statement;
    if (isCondition(query.where)) {
        text += QStringLiteral("\nWHERE (");
        statement.whereOffset = text.size();
        text += query.where;
        // a comment up to the line's end must not take the parenthesis with it
        text += query.where.contains(QLatin1String("--")) ? QStringLiteral("\n)") : QStringLiteral(")");
    }
    if (ordered && !query.order.isEmpty()) {
        QList<OrderBy> order = query.order;
        for (const QString &column : query.tiebreak) {
            const auto same = [&](const OrderBy &key) { return key.column == column; };
            if (std::none_of(order.cbegin(), order.cend(), same))
                order << OrderBy{column, false};
        }
        text += QStringLiteral("\nORDER BY ") + orderText(order);
    }
    statement.sql = text.toUtf8();
    return statement;
}

} // namespace

qsizetype TableStatement::conditionPosition(qsizetype errorPosition, qsizetype conditionLength) const
{
    const qsizetype at = errorPosition - whereOffset;
    return whereOffset > 0 && at >= 0 && at <= conditionLength ? at : -1;
}

TableStatement selectStatement(const TableQuery &query)
{
    QStringList columns = query.system;
    for (const QString &column : query.columns)
        columns << quoteIdentifier(column);
    if (query.columns.isEmpty())
        columns << QStringLiteral("*");
    for (const Expression &expression : query.expressions)
        columns << expression.sql + QStringLiteral(" AS ") + quoteIdentifier(expression.name);
    return build(columns.join(QStringLiteral(", ")), query, true);
}

TableStatement countStatement(const TableQuery &query)
{
    return build(QStringLiteral("count(*)"), query, false);
}

QString orderText(const QList<OrderBy> &order)
{
    QStringList parts;
    for (const OrderBy &key : order)
        parts << quoteIdentifier(key.column) + (key.descending ? QStringLiteral(" DESC") : QString());
    return parts.join(QStringLiteral(", "));
}

QString bothConditions(const QString &one, const QString &other)
{
    if (!isCondition(one))
        return other;
    if (!isCondition(other))
        return one;
    // AND binds tighter than OR alone: parentheses where one is outside of all others
    const auto closed = [](const QString &condition) {
        const QByteArray text = condition.toUtf8();
        int depth = 0;
        bool loose = false;
        for (const Token &token : sql::tokenize(text)) {
            const QByteArrayView word = QByteArrayView(text).sliced(token.offset, token.length);
            if (token.kind == TokenKind::Punctuation)
                depth += word == "(" ? 1 : word == ")" ? -1 : 0;
            loose = loose
                || (depth == 0 && token.kind == TokenKind::Keyword && word.toByteArray().toLower() == "or");
        }
        const bool comment = condition.contains(QLatin1String("--"));
        if (!loose && !comment)
            return condition.trimmed();
        return QLatin1Char('(') + condition.trimmed()
            + (comment ? QStringLiteral("\n)") : QStringLiteral(")"));
    };
    return closed(one) + QStringLiteral(" AND ") + closed(other);
}

bool isCondition(const QString &where)
{
    const QList<Token> tokens = sql::tokenize(where.toUtf8());
    return std::any_of(tokens.cbegin(), tokens.cend(), [](const Token &token) { return !token.isSpace(); });
}

Result<void> checkCondition(const QString &where, bool standardConformingStrings)
{
    const QByteArray text = where.toUtf8();
    if (const qsizetype at = text.indexOf('\0'); at >= 0)
        return refuse(text, at, tr("A condition cannot hold a character of value zero."));
    QList<qsizetype> open;
    for (const Token &token : sql::tokenize(text, standardConformingStrings)) {
        const QByteArrayView word = QByteArrayView(text).sliced(token.offset, token.length);
        if (token.terminator || word == "\\;" || (token.kind == TokenKind::Punctuation && word == ";"))
            return refuse(text, token.offset,
                          tr("A condition is one expression: a semicolon cannot stand in it."));
        switch (token.kind) {
        case TokenKind::Error:
            return refuse(text, token.offset,
                          word.startsWith('/')       ? tr("This comment is not closed.")
                              : word.startsWith('"') ? tr("This quoted name is not closed.")
                                                     : tr("This text is not closed, or is no SQL."));
        case TokenKind::BackslashCommand:
        case TokenKind::CopyData:
            return refuse(text, token.offset, tr("psql's backslash commands are not SQL."));
        case TokenKind::Punctuation:
            if (word == "(") {
                open << token.offset;
            } else if (word == ")") {
                if (open.isEmpty())
                    return refuse(text, token.offset, tr("This parenthesis closes none."));
                open.removeLast();
            }
            break;
        default:
            break;
        }
    }
    if (!open.isEmpty())
        return refuse(text, open.last(), tr("This parenthesis is not closed."));
    return {};
}

} // namespace core::browse
