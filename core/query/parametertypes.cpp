// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/parametertypes.h"

#include "core/base/sqlquote.h"

namespace core::query {

namespace {

Result<QStringList> ask(session::Link &link, session::Job &job, const QByteArray &sql,
                        const std::optional<QStringList> &searchPath)
{
    // who looks into a table waits behind ALTER TABLE, perhaps that of the user's own transaction
    if (auto set = link.execute(job, "set local lock_timeout = '500ms'"); !set)
        return std::move(set).error();
    if (searchPath) {
        QStringList quoted;
        for (const QString &schema : *searchPath)
            quoted << quoteIdentifier(schema);
        auto set = link.execute(job, "select pg_catalog.set_config('search_path', $1, true)",
                                {quoted.join(QStringLiteral(", ")).toUtf8()});
        if (!set)
            return std::move(set).error();
    }
    if (auto prepared = link.execute(job, "prepare howdah_parameters as\n" + sql); !prepared)
        return std::move(prepared).error();
    auto rows = link.execute(job,
                             "select pg_catalog.format_type(t.oid, null) "
                             "from pg_catalog.pg_prepared_statements p, "
                             "pg_catalog.unnest(p.parameter_types) with ordinality as t (oid, place) "
                             "where p.name = 'howdah_parameters' order by t.place");
    auto dropped = link.execute(job, "deallocate howdah_parameters");
    if (!rows)
        return std::move(rows).error();
    if (!dropped)
        return std::move(dropped).error();
    QStringList types;
    for (int i = 0; i < PQntuples(rows->get()); ++i)
        types << QString::fromUtf8(PQgetvalue(rows->get(), i, 0));
    return types;
}

} // namespace

Result<QStringList> parameterTypes(session::Link &link, session::Job &job, const QByteArray &sql,
                                   const std::optional<QStringList> &searchPath)
{
    // one transaction, so that a pooler in between keeps to one server, and the path goes back by itself
    if (auto begun = link.execute(job, "begin read only"); !begun)
        return std::move(begun).error();
    auto types = ask(link, job, sql, searchPath);
    if (auto ended = link.execute(job, "rollback"); !ended && types)
        return std::move(ended).error();
    return types;
}

} // namespace core::query
