// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/pipeline.h"

namespace core::session {

namespace {

/// libpq would cut them at a NUL without a word.
Result<QList<const char *>> valuesOf(const Request &request)
{
    if (request.sql.contains('\0'))
        return Error::input(QStringLiteral("The statement contains a NUL character"),
                            QStringLiteral("PostgreSQL has no such character; remove it."));
    QList<const char *> values;
    for (const auto &parameter : request.parameters) {
        if (parameter && parameter->contains('\0'))
            return Error::input(QStringLiteral("A value contains a NUL character"),
                                QStringLiteral("PostgreSQL has no such character; bytea is sent as hex."));
        values << (parameter ? parameter->constData() : nullptr);
    }
    return values;
}

/// Everything is sent in blocking mode: while it cannot write, libpq reads what the server answers meanwhile,
/// so neither waits for the other.
bool sendAll(PGconn *connection, const QList<Request> &requests,
             const std::vector<QList<const char *>> &values)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (PQsendQueryParams(connection, requests.at(qsizetype(i)).sql.constData(), int(values[i].size()),
                              nullptr, values[i].constData(), nullptr, nullptr, 0)
            != 1)
            return false;
    }
    return PQpipelineSync(connection) == 1;
}

} // namespace

Result<std::vector<PgResult>> executeAll(Link &link, Job &job, const QList<Request> &requests)
{
    if (job.stopRequested())
        return Error::cancelled();
    if (!link.isOpen())
        return link.connectionError();
    std::vector<QList<const char *>> values;
    for (const Request &request : requests) {
        auto of = valuesOf(request);
        if (!of)
            return std::move(of).error();
        values.push_back(*std::move(of));
    }
    PGconn *const connection = link.connection();
    if (PQenterPipelineMode(connection) != 1)
        return link.connectionError();
    if (!sendAll(connection, requests, values))
        return link.isOpen() ? link.giveUp(QStringLiteral("The statements could not be sent"))
                             : link.connectionError();
    std::vector<PgResult> results;
    bool failed = false;
    // the results of each statement end with null, those of all with one that says so
    for (std::size_t ends = 0; ends <= values.size();) {
        auto next = link.nextResult(job);
        if (!next)
            return std::move(next).error();
        if (!*next) {
            if (!link.isOpen())
                return link.connectionError();
            ++ends;
            continue;
        }
        const auto status = PQresultStatus(next->get());
        if (status == PGRES_PIPELINE_SYNC)
            break;
        if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT)
            return link.giveUp(QStringLiteral("COPY cannot be one of many statements"));
        if (!failed && status != PGRES_PIPELINE_ABORTED)
            results.push_back(*std::move(next));
        failed = failed || status == PGRES_FATAL_ERROR;
    }
    if (!link.isOpen())
        return link.connectionError();
    if (PQexitPipelineMode(connection) != 1)
        return link.giveUp(QStringLiteral("The pipeline did not end"));
    return results;
}

} // namespace core::session
