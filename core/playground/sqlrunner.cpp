// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playground/sqlrunner.h"

#include <libpq-fe.h>
#include <poll.h>

namespace core::playground {

namespace {

Error errorOf(const PGresult *result, const PGconn *connection)
{
    const auto field = [result](int code) {
        const char *text = PQresultErrorField(result, code);
        return text ? QString::fromUtf8(text) : QString();
    };
    Error error{.kind = Error::Kind::Sql, .message = field(PG_DIAG_MESSAGE_PRIMARY)};
    if (error.message.isEmpty())
        error.message = QString::fromUtf8(PQerrorMessage(connection)).trimmed();
    error.sqlState = field(PG_DIAG_SQLSTATE);
    error.severity = field(PG_DIAG_SEVERITY_NONLOCALIZED);
    error.detail = field(PG_DIAG_MESSAGE_DETAIL);
    error.hint = field(PG_DIAG_MESSAGE_HINT);
    error.context = field(PG_DIAG_CONTEXT);
    error.connectionLost = PQstatus(connection) != CONNECTION_OK;
    if (error.connectionLost)
        error.kind = Error::Kind::Connection;
    return error;
}

void cancel(PGconn *connection)
{
    const std::unique_ptr<PGcancel, decltype(&PQfreeCancel)> request(PQgetCancel(connection), &PQfreeCancel);
    char complaint[256];
    if (request)
        PQcancel(request.get(), complaint, sizeof complaint);
}

} // namespace

void SqlRunner::Close::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

Result<SqlRunner> SqlRunner::open(const QString &url)
{
    SqlRunner runner(PQconnectdb(url.toUtf8().constData()));
    if (PQstatus(runner.m_connection.get()) != CONNECTION_OK)
        return Error::connection(QString::fromUtf8(PQerrorMessage(runner.m_connection.get())).trimmed());
    PQsetNoticeProcessor(
        runner.m_connection.get(), [](void *, const char *) {}, nullptr);
    PQsetClientEncoding(runner.m_connection.get(), "UTF8");
    return runner;
}

Result<QString> SqlRunner::run(const QString &sql, const std::stop_token &stop)
{
    PGconn *connection = m_connection.get();
    if (stop.stop_requested())
        return Error::cancelled();
    if (PQsendQuery(connection, sql.toUtf8().constData()) == 0)
        return errorOf(nullptr, connection);
    bool cancelled = false;
    Result<QString> answer = QString();
    for (;;) {
        while (PQisBusy(connection)) {
            if (stop.stop_requested() && !cancelled) {
                cancelled = true;
                cancel(connection);
            }
            pollfd waiting{PQsocket(connection), POLLIN, 0};
            poll(&waiting, 1, 50);
            if (waiting.revents != 0 && PQconsumeInput(connection) == 0)
                break; // the connection is gone; PQgetResult says so
        }
        const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQgetResult(connection), &PQclear);
        if (!result)
            break;
        const ExecStatusType status = PQresultStatus(result.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_EMPTY_QUERY)
            answer = errorOf(result.get(), connection);
        else if (answer && PQntuples(result.get()) > 0 && PQnfields(result.get()) > 0)
            answer = PQgetisnull(result.get(), 0, 0) ? QString()
                                                     : QString::fromUtf8(PQgetvalue(result.get(), 0, 0));
    }
    if (!answer && cancelled)
        return Error::cancelled();
    return answer;
}

} // namespace core::playground
