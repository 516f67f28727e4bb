// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/pgerror.h"

#include <QRegularExpression>

namespace core::session {

namespace {

QString field(const PGresult *result, int code)
{
    const char *text = PQresultErrorField(result, code);
    return text ? QString::fromUtf8(text) : QString();
}

/// Class 57P is the server going away or refusing connections, 08 the connection itself.
bool endsConnection(const Error &error)
{
    return error.severity == QLatin1String("FATAL") || error.severity == QLatin1String("PANIC")
        || error.sqlState.startsWith(QLatin1String("08"));
}

} // namespace

qsizetype utf16Position(QByteArrayView sql, int position, bool countsBytes)
{
    if (position < 1)
        return -1;
    if (countsBytes)
        return position <= sql.size() + 1 ? QString::fromUtf8(sql.first(position - 1)).size() : -1;
    qsizetype units = 0;
    int characters = 1;
    for (qsizetype i = 0; i < sql.size() && characters < position; ++i) {
        const auto lead = static_cast<unsigned char>(sql[i]);
        if ((lead & 0xC0) == 0x80)
            continue; // inside a character
        units += lead >= 0xF0 ? 2 : 1;
        ++characters;
    }
    return characters == position ? units : -1;
}

Error errorFromResult(const PGresult *result, QByteArrayView sql, bool countsBytes)
{
    Error error{.kind = Error::Kind::Sql, .message = field(result, PG_DIAG_MESSAGE_PRIMARY)};
    error.sqlState = field(result, PG_DIAG_SQLSTATE);
    error.severity = field(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    error.detail = field(result, PG_DIAG_MESSAGE_DETAIL);
    error.hint = field(result, PG_DIAG_MESSAGE_HINT);
    error.context = field(result, PG_DIAG_CONTEXT);
    error.schema = field(result, PG_DIAG_SCHEMA_NAME);
    error.table = field(result, PG_DIAG_TABLE_NAME);
    error.column = field(result, PG_DIAG_COLUMN_NAME);
    error.dataType = field(result, PG_DIAG_DATATYPE_NAME);
    error.constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    if (const char *position = PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION))
        error.position = utf16Position(sql, QByteArray(position).toInt(), countsBytes);
    if (error.message.isEmpty()) // made by libpq itself: no fields
        error.message = QString::fromUtf8(PQresultErrorMessage(result)).trimmed();
    if (error.sqlState == QLatin1String("57014"))
        error.kind = Error::Kind::Cancelled;
    error.connectionLost = endsConnection(error);
    return error;
}

Error errorFromConnection(const PGconn *connection, bool lost)
{
    QString message = connection ? QString::fromUtf8(PQerrorMessage(connection)).trimmed() : QString();
    if (message.isEmpty())
        message = QStringLiteral("The connection to the server was lost");
    return Error::connection(message, lost);
}

Error errorFromLogin(const QString &verboseMessage, bool needsPassword)
{
    Error error{.kind = Error::Kind::Connection, .message = verboseMessage.trimmed()};
    // "FATAL:  28P01: password authentication failed …": of several hosts the last one speaks
    static const QRegularExpression state(QStringLiteral(":  ([0-9A-Z]{5}): "));
    qsizetype from = error.message.lastIndexOf(state);
    if (from >= 0) {
        const auto match = state.match(error.message, from);
        error.sqlState = match.captured(1);
        static const QRegularExpression anyState(QStringLiteral("(:  )[0-9A-Z]{5}: "));
        error.message.replace(anyState, QStringLiteral("\\1"));
        error.severity = QStringLiteral("FATAL");
    }
    static const QRegularExpression location(
        QStringLiteral("\\n[^\\n]*, [A-Za-z0-9_./-]+\\.c:\\d+(?=\\n|$)"));
    error.message.remove(location);
    const bool login = error.sqlState.startsWith(QLatin1String("28"));
    if (login || needsPassword) {
        error.kind = Error::Kind::Auth;
        // 28000 is pg_hba.conf or a role that may not log in: no password helps
        error.needsPassword = needsPassword || error.sqlState == QLatin1String("28P01");
    } else if (!error.sqlState.isEmpty()) {
        error.kind = Error::Kind::Sql;
    }
    return error;
}

Notice noticeFromResult(const PGresult *result)
{
    return {field(result, PG_DIAG_SEVERITY_NONLOCALIZED),
            field(result, PG_DIAG_SQLSTATE),
            field(result, PG_DIAG_MESSAGE_PRIMARY),
            field(result, PG_DIAG_MESSAGE_DETAIL),
            field(result, PG_DIAG_MESSAGE_HINT),
            field(result, PG_DIAG_CONTEXT),
            QDateTime::currentDateTime()};
}

} // namespace core::session
