// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/definition/snapshot.h"

#include <cstdlib>
#include <cstring>

namespace core::definition {

using session::Job;
using session::Link;

Rows::Rows(session::PgResult answer)
    : m_answer(std::move(answer))
{
}

int Rows::at(const char *column) const
{
    const auto known = m_columns.constFind(QByteArrayView(column));
    if (known != m_columns.cend())
        return *known;
    const int found = PQfnumber(m_answer.get(), column);
    m_columns.insert(QByteArrayView(column), found);
    return found;
}

QString Rows::text(int row, const char *column) const
{
    const int place = at(column);
    if (place < 0 || PQgetisnull(m_answer.get(), row, place))
        return {};
    return QString::fromUtf8(PQgetvalue(m_answer.get(), row, place), PQgetlength(m_answer.get(), row, place));
}

qint64 Rows::number(int row, const char *column) const
{
    const int place = at(column);
    return place < 0 ? 0 : std::strtoll(PQgetvalue(m_answer.get(), row, place), nullptr, 10);
}

bool Rows::truth(int row, const char *column) const
{
    const int place = at(column);
    return place >= 0 && std::strcmp(PQgetvalue(m_answer.get(), row, place), "t") == 0;
}

Snapshot::Snapshot(Link &link, Job &job, const catalog::SqlLibrary &library)
    : m_link(link)
    , m_job(job)
    , m_library(library)
{
}

Snapshot::~Snapshot()
{
    if (!m_open || !m_link.isOpen())
        return;
    Job last(QStringLiteral("Ending a snapshot"), m_job.serial(), {}); // also after a stop
    (void)m_link.execute(last, "rollback");
}

Result<void> Snapshot::begin()
{
    if (m_link.transactionState() != session::TransactionState::Idle)
        return Error::input(QStringLiteral("Definitions cannot be read within a transaction"));
    auto begun = m_link.execute(m_job, "begin transaction isolation level repeatable read, read only");
    if (!begun)
        return std::move(begun).error();
    m_open = true;
    auto path = m_link.execute(
        m_job, "select pg_catalog.quote_ident(s) from unnest(pg_catalog.current_schemas(true)) s");
    if (!path)
        return std::move(path).error();
    for (int row = 0; row < PQntuples(path->get()); ++row)
        m_searchPath << QString::fromUtf8(PQgetvalue(path->get(), row, 0));
    // what decides how the server writes definitions; as pg_dump sets it
    auto set = m_link.execute(m_job,
                              "select pg_catalog.set_config('search_path', '', true), "
                              "pg_catalog.set_config('quote_all_identifiers', 'off', true), "
                              "pg_catalog.set_config('standard_conforming_strings', 'on', true), "
                              "pg_catalog.set_config('DateStyle', 'ISO', true), "
                              "pg_catalog.set_config('IntervalStyle', 'postgres', true), "
                              "pg_catalog.set_config('extra_float_digits', '3', true), "
                              "pg_catalog.set_config('bytea_output', 'hex', true), "
                              "pg_catalog.set_config('statement_timeout', '0', true), "
                              // compiling takes longer than running
                              "pg_catalog.set_config('jit', 'off', true)");
    if (!set)
        return std::move(set).error();
    return {};
}

Result<Rows> Snapshot::rows(const QString &folder, const QString &verb,
                            const catalog::SqlParameters &parameters)
{
    const auto sql = m_library.statement(folder, verb, m_link.info().version, parameters);
    if (!sql)
        return sql.error();
    auto answer = m_link.execute(m_job, sql->toUtf8());
    if (!answer)
        return std::move(answer).error();
    return Rows(std::move(*answer));
}

Result<Rows> Snapshot::guardedRows(const QString &folder, const QString &verb,
                                   const catalog::SqlParameters &parameters)
{
    auto saved = m_link.execute(m_job, "savepoint definition");
    if (!saved)
        return std::move(saved).error();
    auto found = rows(folder, verb, parameters);
    if (!found && found.error().kind != Error::Kind::Sql)
        return found;
    auto released
        = m_link.execute(m_job, found ? "release savepoint definition" : "rollback to savepoint definition");
    if (!released)
        return std::move(released).error();
    return found;
}

} // namespace core::definition
