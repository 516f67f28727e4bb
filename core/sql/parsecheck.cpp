// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/parsecheck.h"

#include <QUtf8StringView>

#ifdef HOWDAH_PGQUERY
#include <pg_query.h>
#endif

namespace core::sql {

#ifdef HOWDAH_PGQUERY

namespace {

/// What goes to the parser: as long as the statement, so that places are the same.
struct Parsed
{
    QByteArray sql;
    bool certain = true; ///< no words that only psql knows
};

void fill(QByteArray &sql, qsizetype offset, qsizetype length, char with)
{
    std::fill_n(sql.begin() + offset, length, with);
}

Parsed toParse(QByteArrayView text, const Statement &statement)
{
    Parsed parsed{.sql = statement.sql(text).toByteArray()};
    for (const Statement::Insert &insert : statement.inserts) {
        const qsizetype offset = insert.offset - statement.bodyOffset;
        if (offset < parsed.sql.size())
            fill(parsed.sql, offset, std::min(insert.length, parsed.sql.size() - offset), ' ');
    }
    const QByteArray source = parsed.sql;
    for (const Token &token : tokenize(source)) {
        if (token.kind == TokenKind::Punctuation && source[token.offset] == '\\') {
            parsed.sql[token.offset] = ' '; // \; is a semicolon for the server
        } else if (token.kind == TokenKind::Variable) {
            const char quote = source[token.offset + 1];
            if (quote == '\'' || quote == '"') {
                parsed.sql[token.offset] = ' ';
                continue;
            }
            fill(parsed.sql, token.offset, token.length, 'x');
            parsed.certain = false;
        }
    }
    return parsed;
}

qsizetype byteOffset(QByteArrayView utf8, qsizetype characters)
{
    qsizetype i = 0;
    while (i < utf8.size() && characters > 0) {
        for (++i; i < utf8.size() && (static_cast<unsigned char>(utf8[i]) & 0xC0) == 0x80;)
            ++i;
        --characters;
    }
    return i;
}

/// The parser's limits are no mistake of whoever typed.
bool isAboutSyntax(QLatin1String message)
{
    return !message.startsWith(QLatin1String("memory exhausted"))
        && !message.contains(QLatin1String("stack depth"))
        && !message.startsWith(QLatin1String("out of memory"));
}

} // namespace

int parserVersion()
{
    return PG_VERSION_NUM / 10000;
}

std::optional<SyntaxError> syntaxError(QByteArrayView text, const Statement &statement)
{
    if (statement.isNull() || statement.kind == Statement::Kind::Backslash)
        return std::nullopt;
    const Parsed parsed = toParse(text, statement);
    if (!parsed.certain || parsed.sql.contains('\0') || !QUtf8StringView(parsed.sql).isValidUtf8())
        return std::nullopt;
    const PgQuerySplitResult result = ::pg_query_split_with_parser(parsed.sql.constData());
    std::optional<SyntaxError> found;
    if (result.error && result.error->cursorpos > 0 && isAboutSyntax(QLatin1String(result.error->message))) {
        SyntaxError error;
        error.message = QString::fromUtf8(result.error->message);
        const qsizetype place = byteOffset(parsed.sql, result.error->cursorpos - 1);
        Token last;
        for (const Token &token : tokenize(parsed.sql)) {
            if (token.offset > place)
                break;
            if (!token.isSpace())
                last = token;
        }
        error.atEnd = last.end() <= place || last.kind == TokenKind::Error;
        error.offset = statement.bodyOffset + last.offset;
        error.length = last.length;
        found = error;
    }
    ::pg_query_free_split_result(result);
    return found;
}

#else

int parserVersion()
{
    return 0;
}

std::optional<SyntaxError> syntaxError(QByteArrayView, const Statement &)
{
    return std::nullopt;
}

#endif

} // namespace core::sql
