// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/browse/completion.h"

#include "core/base/sqlquote.h"
#include "core/sql/scanner.h"

namespace core::browse {

namespace {

using sql::Token;
using sql::TokenKind;

const char *const Operators[] = {"=",        "<>",          "<",       "<=",       ">",    ">=",
                                 "IS NULL",  "IS NOT NULL", "IN (",    "NOT IN (", "LIKE", "ILIKE",
                                 "NOT LIKE", "NOT ILIKE",   "BETWEEN", "~",        "~*",   "IS DISTINCT FROM",
                                 "@>",       "&&"};
const char *const Joins[] = {"AND", "OR"};
const char *const Operands[]
    = {"NOT", "NULL", "TRUE", "FALSE", "EXISTS (", "current_date", "now()", "interval '"};

bool isName(const Token &token)
{
    return token.kind == TokenKind::Identifier || token.kind == TokenKind::QuotedIdentifier;
}

/// Columns end an operand like names do, also those called as a keyword (name, type, date).
bool isColumn(const Token &token, const QByteArray &text, const QStringList &columns)
{
    if (isName(token))
        return true;
    return token.kind == TokenKind::Keyword
        && columns.contains(QString::fromUtf8(text.mid(token.offset, token.length)).toLower());
}

bool endsOperand(const Token &token, const QByteArray &text, const QStringList &columns)
{
    switch (token.kind) {
    case TokenKind::String:
    case TokenKind::DollarString:
    case TokenKind::BitString:
    case TokenKind::Number:
    case TokenKind::Parameter:
        return true;
    case TokenKind::Punctuation:
        return text[token.offset] == ')' || text[token.offset] == ']';
    case TokenKind::Keyword: {
        const QByteArray word = text.mid(token.offset, token.length).toLower();
        return word == "null" || word == "true" || word == "false" || isColumn(token, text, columns);
    }
    default:
        return isColumn(token, text, columns);
    }
}

} // namespace

Completion completeCondition(const QString &where, qsizetype cursor, const QStringList &columns)
{
    const QByteArray text = where.left(cursor).toUtf8();
    QList<Token> before;
    for (const Token &token : sql::tokenize(text)) {
        const bool comment = token.kind == TokenKind::LineComment || token.kind == TokenKind::BlockComment;
        const bool open = token.kind == TokenKind::Error && !text.mid(token.offset, 1).startsWith('"');
        if ((comment || open) && token.end() == text.size())
            return {cursor, 0, {}, false}; // inside of a string or a comment
        if (token.kind == TokenKind::String && token.end() == text.size())
            return {cursor, 0, {}, false};
        if (!token.isSpace())
            before << token;
    }

    // the word that is being typed, a quoted one without its end too
    Completion completion{cursor, 0, {}, false};
    QString typed;
    if (!before.isEmpty() && before.last().end() == text.size()) {
        const Token last = before.last();
        if (isName(last) || last.kind == TokenKind::Keyword || last.kind == TokenKind::Error) {
            typed = QString::fromUtf8(text.mid(last.offset));
            completion.from = cursor - typed.size();
            completion.length = typed.size();
            before.removeLast();
        }
    }
    const auto offer = [&](const QString &word, const QString &plain) {
        QString needle = typed;
        if (needle.startsWith(QLatin1Char('"')))
            needle = needle.mid(1).remove(QLatin1Char('"'));
        if (plain.startsWith(needle, Qt::CaseInsensitive))
            completion.words << word;
    };
    completion.operatorWanted = !before.isEmpty() && endsOperand(before.last(), text, columns);
    if (completion.operatorWanted) {
        const bool afterColumn = isColumn(before.last(), text, columns);
        if (afterColumn) {
            for (const char *word : Operators)
                offer(QLatin1String(word), QLatin1String(word));
        }
        for (const char *word : Joins)
            offer(QLatin1String(word), QLatin1String(word));
        return completion;
    }
    QStringList within; // names that hold the word come after those that begin with it
    for (const QString &column : columns) {
        offer(quoteIdentifier(column), column);
        if (!typed.isEmpty() && !column.startsWith(typed, Qt::CaseInsensitive)
            && column.contains(typed, Qt::CaseInsensitive))
            within << quoteIdentifier(column);
    }
    if (!typed.startsWith(QLatin1Char('"'))) {
        for (const char *word : Operands)
            offer(QLatin1String(word), QLatin1String(word));
    }
    completion.words << within;
    return completion;
}

} // namespace core::browse
