// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/tableinfo.h"

#include "core/base/sqlquote.h"

#include <QHash>

namespace core::transfer {

namespace {

using session::Job;
using session::Link;
using session::PgResult;

QString text(const PgResult &result, int row, int column)
{
    return QString::fromUtf8(PQgetvalue(result.get(), row, column), PQgetlength(result.get(), row, column));
}

qint64 number(const PgResult &result, int row, int column, qint64 fallback = 0)
{
    if (PQgetisnull(result.get(), row, column))
        return fallback;
    return QByteArray(PQgetvalue(result.get(), row, column)).toLongLong();
}

bool flag(const PgResult &result, int row, int column)
{
    return PQgetvalue(result.get(), row, column)[0] == 't';
}

/// schema, name, kind, oid, rows, bytes. A partitioned table's figures are those of its parts; before 14
/// "never analysed" is 0 rows on 0 pages.
constexpr char Columns[]
    = "SELECT n.nspname, c.relname, c.relkind, c.oid::int8, "
      "CASE WHEN c.relkind = 'p' THEN parts.rows "
      "WHEN c.relkind IN ('v', 'f') AND c.reltuples <= 0 THEN -1 "
      "WHEN c.reltuples = 0 AND c.relpages = 0 THEN -1 ELSE c.reltuples::int8 END, "
      "CASE WHEN c.relkind = 'p' THEN parts.pages WHEN c.relkind IN ('v', 'f') THEN -1 "
      "ELSE c.relpages::int8 END * pg_catalog.current_setting('block_size')::int8 "
      "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
      "LEFT JOIN LATERAL (WITH RECURSIVE tree(oid) AS (SELECT c.oid UNION SELECT i.inhrelid FROM tree t "
      "JOIN pg_catalog.pg_inherits i ON i.inhparent = t.oid) "
      "SELECT pg_catalog.sum(CASE WHEN p.reltuples > 0 THEN p.reltuples ELSE 0 END)::int8 AS rows, "
      "pg_catalog.sum(p.relpages)::int8 AS pages FROM tree t JOIN pg_catalog.pg_class p ON p.oid = t.oid "
      "WHERE p.relkind <> 'p') parts ON c.relkind = 'p' ";

QList<TableInfo> tables(const PgResult &result)
{
    QList<TableInfo> list;
    const int count = PQntuples(result.get());
    list.reserve(count);
    for (int row = 0; row < count; ++row) {
        const qint64 bytes = number(result, row, 5, -1);
        list.append({.schema = text(result, row, 0),
                     .name = text(result, row, 1),
                     .kind = PQgetvalue(result.get(), row, 2)[0],
                     .oid = number(result, row, 3),
                     .rows = number(result, row, 4, -1),
                     .bytes = bytes < 0 ? -1 : bytes});
    }
    return list;
}

bool hasRows(char kind)
{
    return QByteArrayView("rpvmf").contains(kind);
}

} // namespace

QString kindName(char kind)
{
    switch (kind) {
    case 'r':
        return QStringLiteral("table");
    case 'p':
        return QStringLiteral("partitioned table");
    case 'v':
        return QStringLiteral("view");
    case 'm':
        return QStringLiteral("materialized view");
    case 'f':
        return QStringLiteral("foreign table");
    case 'i':
    case 'I':
        return QStringLiteral("index");
    case 'S':
        return QStringLiteral("sequence");
    case 'c':
        return QStringLiteral("type");
    default:
        return QStringLiteral("relation");
    }
}

Result<QList<TableInfo>> tablesOfSchema(Link &link, Job &job, const QString &schema)
{
    auto known
        = link.execute(job, "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1", {schema.toUtf8()});
    if (!known)
        return known.error();
    if (PQntuples(known->get()) == 0)
        return Error::input(QStringLiteral("There is no schema %1").arg(quoteIdentifier(schema)));
    return link
        .execute(job,
                 QByteArray(Columns)
                     + "WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') "
                       "AND NOT c.relispartition ORDER BY c.relname",
                 {schema.toUtf8()})
        .transform(tables);
}

Result<QList<TableInfo>> tablesOfDatabase(Link &link, Job &job)
{
    return link
        .execute(job,
                 QByteArray(Columns)
                     + "WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition "
                       "AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' "
                       "ORDER BY n.nspname, c.relname")
        .transform(tables);
}

Result<QList<TableInfo>> findTables(Link &link, Job &job, const QList<QStringList> &names)
{
    QList<TableInfo> found;
    // a statement of bounded length at a time; literals, since a parameter would have to be an array
    constexpr qsizetype AtOnce = 500;
    for (qsizetype first = 0; first < names.size(); first += AtOnce) {
        QStringList values;
        const qsizetype end = std::min(names.size(), first + AtOnce);
        for (qsizetype i = first; i < end; ++i)
            values << QStringLiteral("(%1, pg_catalog.to_regclass(").arg(i)
                    + quoteLiteral(quoteQualified(names[i])) + QStringLiteral("))");
        const QByteArray sql = "WITH wanted(place, oid) AS (VALUES "
            + values.join(QLatin1String(", ")).toUtf8() + ") " + Columns
            + "JOIN wanted w ON w.oid = c.oid ORDER BY w.place";
        auto answer = link.execute(job, sql);
        if (!answer)
            return answer.error();
        const QList<TableInfo> some = tables(*answer);
        if (some.size() < end - first) {
            // which one it is, asked one by one: this is the end of it anyway
            for (qsizetype i = first; i < end; ++i) {
                auto one = link.execute(job, "SELECT pg_catalog.to_regclass($1) IS NULL",
                                        {quoteQualified(names[i]).toUtf8()});
                if (!one)
                    return one.error();
                if (flag(*one, 0, 0))
                    return Error::input(
                        QStringLiteral("There is no table or view %1").arg(quoteQualified(names[i])));
            }
        }
        for (const TableInfo &table : some) {
            if (!hasRows(table.kind))
                return Error::input(QStringLiteral("%1 has no rows to export: it is a %2")
                                        .arg(quoteQualified(table.path()), kindName(table.kind)));
        }
        found += some;
    }
    return found;
}

Result<std::vector<TableStorage>> storageOf(Link &link, Job &job, const QList<TableInfo> &tables)
{
    QByteArray oids;
    QHash<qint64, QList<std::size_t>> places; // a table may be asked for twice
    for (qsizetype i = 0; i < tables.size(); ++i) {
        oids += (oids.isEmpty() ? "" : ",") + QByteArray::number(tables[i].oid);
        places[tables[i].oid].append(std::size_t(i));
    }
    std::vector<TableStorage> storage(std::size_t(tables.size()));
    if (storage.empty())
        return storage;
    // relam of a table came with 12: before it every table is a heap
    const QByteArray heap = link.info().version.atLeast(12)
        ? "(c.relam = 0 OR (SELECT a.amname = 'heap' FROM pg_catalog.pg_am a WHERE a.oid = c.relam))"
        : "true";
    auto answer = link.execute(
        job,
        "WITH RECURSIVE tree(root, oid) AS (SELECT o, o FROM pg_catalog.unnest($1::pg_catalog.oid[]) o "
        "UNION SELECT t.root, i.inhrelid FROM tree t JOIN pg_catalog.pg_inherits i ON i.inhparent = t.oid) "
        "SELECT t.root::int8, c.relkind, c.relkind = 'p' OR (c.relkind IN ('r', 'm') AND "
            + heap
            + "), CASE WHEN c.relkind IN ('r', 'm') THEN pg_catalog.pg_relation_size(c.oid) ELSE 0 END, "
              "CASE WHEN c.relkind IN ('r', 'm') THEN pg_catalog.pg_table_size(c.oid) ELSE 0 END, "
              "pg_catalog.row_security_active(t.root), pg_catalog.current_setting('block_size')::int8 "
              "FROM tree t JOIN pg_catalog.pg_class c ON c.oid = t.oid",
        {QByteArray('{' + oids + '}')});
    if (!answer)
        return answer.error();
    for (int row = 0; row < PQntuples(answer->get()); ++row) {
        const qint64 block = std::max<qint64>(number(*answer, row, 6), 1);
        for (const std::size_t place : places.value(number(*answer, row, 0))) {
            TableStorage &one = storage[place];
            one.onlyHeap = one.onlyHeap && flag(*answer, row, 2);
            one.rowSecurity = one.rowSecurity || flag(*answer, row, 5);
            const qint64 bytes = number(*answer, row, 3);
            if (bytes > 0)
                one.blocks.push_back((bytes + block - 1) / block);
            one.mainBytes += bytes;
            one.allBytes += number(*answer, row, 4);
        }
    }
    return storage;
}

} // namespace core::transfer
