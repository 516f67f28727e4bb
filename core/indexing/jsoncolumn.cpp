// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indexing/jsoncolumn.h"

#include "core/base/sqlquote.h"
#include "core/ddl/transaction.h"

#include <QHash>

namespace core::indexing {

namespace {

using session::Job;
using session::Link;
using session::PgResult;

constexpr std::chrono::seconds LockPatience{3};
constexpr int MostStatements = 50;

QString text(const PgResult &rows, int row, int column)
{
    return PQgetisnull(rows.get(), row, column)
        ? QString()
        : QString::fromUtf8(PQgetvalue(rows.get(), row, column), PQgetlength(rows.get(), row, column));
}

bool yes(const PgResult &rows, int row, int column)
{
    return text(rows, row, column) == QLatin1String("t");
}

const char *const TableSql = R"(
select c.oid, c.relkind, pg_catalog.format_type(a.atttypid, null), c.reltuples::bigint,
       case when c.relkind = 'p' then (select sum(pg_catalog.pg_table_size(t.relid))
                                       from pg_catalog.pg_partition_tree(c.oid) t)
            else pg_catalog.pg_table_size(c.oid) end::bigint,
       r.rolname, pg_catalog.pg_has_role(c.relowner, 'usage'), pg_catalog.pg_is_in_recovery(),
       pg_catalog.current_setting('transaction_read_only') = 'on',
       pg_catalog.has_table_privilege(c.oid, 'select'),
       pg_catalog.has_database_privilege(pg_catalog.current_database(), 'temp'),
       pg_catalog.pg_table_is_visible(c.oid)
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = $3 and not a.attisdropped
left join pg_catalog.pg_roles r on r.oid = c.relowner
where n.nspname = $1 and c.relname = $2)";

const char *const IndexSql = R"(
select i.indexrelid, x.relname, m.amname, pg_catalog.pg_get_indexdef(i.indexrelid), i.indisvalid,
       i.indpred is not null,
       case when x.relkind = 'I' then (select sum(pg_catalog.pg_relation_size(t.relid))
                                       from pg_catalog.pg_partition_tree(i.indexrelid) t)
            else pg_catalog.pg_relation_size(i.indexrelid) end::bigint,
       pg_catalog.pg_get_indexdef(i.indexrelid, k.place::int, true), o.opcname
from pg_catalog.pg_index i
join pg_catalog.pg_class x on x.oid = i.indexrelid
join pg_catalog.pg_am m on m.oid = x.relam
cross join lateral pg_catalog.unnest(i.indclass::oid[]) with ordinality k (opclass, place)
join pg_catalog.pg_opclass o on o.oid = k.opclass
where i.indrelid = $1::oid
order by x.relname, k.place)";

const char *const PartitionSql = R"(
select t.relid, t.parentrelid, n.nspname, c.relname, t.isleaf, c.relkind = 'f'
from pg_catalog.pg_partition_tree($1::oid::regclass) t
join pg_catalog.pg_class c on c.oid = t.relid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where t.level > 0
order by t.level, n.nspname, c.relname)";

Result<QString> readTable(Link &link, Job &job, JsonColumn &column)
{
    auto rows = link.execute(
        job, TableSql, {column.ref.schema.toUtf8(), column.ref.table.toUtf8(), column.ref.column.toUtf8()});
    if (!rows)
        return std::move(rows).error();
    if (PQntuples(rows->get()) == 0)
        return Error::input(
            QStringLiteral("There is no column %1 in %2.").arg(column.ref.column, column.ref.table));
    column.relkind = text(*rows, 0, 1);
    column.type = text(*rows, 0, 2);
    column.rows = text(*rows, 0, 3).toLongLong();
    column.bytes = text(*rows, 0, 4).toLongLong();
    column.owner = text(*rows, 0, 5);
    column.ref.visible = yes(*rows, 0, 11);
    if (column.type != QLatin1String("jsonb"))
        return Error::input(QStringLiteral("%1 is %2: only jsonb has operators that an index serves.")
                                .arg(column.ref.column, column.type),
                            column.type == QLatin1String("json") ? QStringLiteral(
                                "Its keys can be indexed by an expression: (column ->> 'key').")
                                                                 : QString());
    if (!QStringLiteral("rpm").contains(column.relkind))
        return Error::input(
            QStringLiteral("%1 has no rows of its own, so no index either.").arg(column.ref.table),
            QStringLiteral("An index belongs to the tables beneath it."));
    if (yes(*rows, 0, 7))
        column.problem
            = QStringLiteral("This server is a standby: it is read only until it is promoted. Try it on the "
                             "primary.");
    else if (yes(*rows, 0, 8))
        column.problem = QStringLiteral("This session is read only, and a try writes for a moment.");
    else if (!yes(*rows, 0, 9))
        column.problem = QStringLiteral("You may not read %1.").arg(column.ref.table);
    else if (!yes(*rows, 0, 10))
        column.problem = QStringLiteral("You may not make temporary tables in this database.");
    if (!yes(*rows, 0, 6))
        column.tableProblem
            = QStringLiteral("Only the owner, %1, may build an index on the table itself.").arg(column.owner);
    return text(*rows, 0, 0);
}

Result<void> readIndexes(Link &link, Job &job, const QString &oid, JsonColumn &column)
{
    auto rows = link.execute(job, IndexSql, {oid.toUtf8()});
    if (!rows)
        return std::move(rows).error();
    QString last;
    for (int row = 0; row < PQntuples(rows->get()); ++row) {
        if (text(*rows, row, 0) != last) {
            last = text(*rows, row, 0);
            column.indexes << ExistingIndex{text(*rows, row, 1),
                                            text(*rows, row, 2),
                                            text(*rows, row, 3),
                                            {},
                                            yes(*rows, row, 4),
                                            yes(*rows, row, 5),
                                            text(*rows, row, 6).toLongLong()};
        }
        column.indexes.last().parts << IndexPart{text(*rows, row, 7), text(*rows, row, 8)};
    }
    return {};
}

Result<void> readPartitions(Link &link, Job &job, const QString &oid, JsonColumn &column)
{
    auto rows = link.execute(job, PartitionSql, {oid.toUtf8()});
    if (!rows)
        return std::move(rows).error();
    QHash<QString, int> places;
    for (int row = 0; row < PQntuples(rows->get()); ++row) {
        places.insert(text(*rows, row, 0), row);
        column.partitions << Partition{text(*rows, row, 2), text(*rows, row, 3),
                                       places.value(text(*rows, row, 1), -1), yes(*rows, row, 4),
                                       yes(*rows, row, 5)};
    }
    return {};
}

/// Where the extension is, and may be read. Nothing of this is an error of the whole.
Result<void> readSeen(Link &link, Job &job, JsonColumn &column)
{
    auto where = link.execute(job,
                              "select n.nspname from pg_catalog.pg_extension e join "
                              "pg_catalog.pg_namespace n on n.oid = e.extnamespace "
                              "where e.extname = 'pg_stat_statements'");
    if (!where)
        return std::move(where).error();
    if (PQntuples(where->get()) == 0) {
        column.seenNote
            = QStringLiteral("pg_stat_statements is not installed in this database: what was run before is "
                             "not known.");
        return {};
    }
    const QByteArray view
        = quoteQualified({text(*where, 0, 0), QStringLiteral("pg_stat_statements")}).toUtf8();
    auto rows = link.execute(
        job,
        "select s.query, sum(s.calls)::bigint, sum(s.total_exec_time) / greatest(sum(s.calls), 1) from "
            + view
            + " s where s.dbid = (select d.oid from pg_catalog.pg_database d where d.datname = "
              "pg_catalog.current_database()) and pg_catalog.strpos(pg_catalog.lower(s.query), "
              "pg_catalog.lower($1)) > 0 and pg_catalog.strpos(pg_catalog.lower(s.query), "
              "pg_catalog.lower($2)) > 0 group by s.query order by sum(s.total_exec_time) desc limit 500",
        {column.ref.table.toUtf8().replace('"', "\"\""), column.ref.column.toUtf8().replace('"', "\"\"")});
    if (!rows) {
        if (rows.error().sessionLost() || job.stopRequested())
            return std::move(rows).error();
        column.seenNote = QStringLiteral("pg_stat_statements cannot be read: %1").arg(rows.error().message);
        return {};
    }
    for (int row = 0; row < PQntuples(rows->get()) && column.seen.size() < MostStatements; ++row) {
        const QByteArray sql = text(*rows, row, 0).toUtf8();
        const StatementUses uses = usesOf(sql, column.ref);
        if (!uses.uses.isEmpty() || !uses.remarks.isEmpty())
            column.seen << SeenStatement{sql, text(*rows, row, 1).toLongLong(),
                                         text(*rows, row, 2).toDouble()};
    }
    auto mine = link.execute(job, "select pg_catalog.pg_has_role('pg_read_all_stats', 'usage')");
    if (mine && !yes(*mine, 0, 0))
        column.seenNote
            = QStringLiteral("Only your own statements can be read (pg_read_all_stats is not yours).");
    return {};
}

} // namespace

Result<JsonColumn> readJsonColumn(Link &link, Job &job, const ColumnRef &ref)
{
    JsonColumn column;
    column.ref = ref;
    {
        ddl::Transaction transaction(link, job);
        if (auto begun = transaction.begin(LockPatience); !begun)
            return std::move(begun).error();
        auto oid = readTable(link, job, column);
        if (!oid)
            return std::move(oid).error();
        if (auto read = readIndexes(link, job, *oid, column); !read)
            return std::move(read).error();
        if (column.isPartitioned()) {
            if (auto read = readPartitions(link, job, *oid, column); !read)
                return std::move(read).error();
        }
    }
    if (auto read = readSeen(link, job, column); !read)
        return std::move(read).error();
    return column;
}

} // namespace core::indexing
