// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/target.h"

#include "core/base/sqlquote.h"
#include "core/transfer/tableinfo.h"

namespace core::importing {

namespace {

using session::Job;
using session::Link;
using session::PgResult;

QString text(const PgResult &result, int row, int column)
{
    return QString::fromUtf8(PQgetvalue(result.get(), row, column));
}

bool flag(const PgResult &result, int row, int column)
{
    return PQgetvalue(result.get(), row, column)[0] == 't';
}

} // namespace

int TargetTable::indexOf(const QString &column) const
{
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].name == column)
            return i;
    }
    return -1;
}

Result<bool> relationExists(Link &link, Job &job, const QStringList &name)
{
    auto found
        = link.execute(job, "select pg_catalog.to_regclass($1) is not null", {quoteQualified(name).toUtf8()});
    if (!found)
        return found.error();
    return flag(*found, 0, 0);
}

Result<TargetTable> readTarget(Link &link, Job &job, const QStringList &name)
{
    auto facts = link.execute(
        job,
        "select n.nspname, c.relname, c.relkind, pg_catalog.row_security_active(c.oid), c.oid::int8 "
        "from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace "
        "where c.oid = pg_catalog.to_regclass($1)",
        {quoteQualified(name).toUtf8()});
    if (!facts)
        return facts.error();
    if (PQntuples(facts->get()) == 0)
        return Error::input(QStringLiteral("There is no table %1").arg(quoteQualified(name)));
    TargetTable table;
    table.server = link.info().version;
    table.schema = text(*facts, 0, 0);
    table.name = text(*facts, 0, 1);
    table.kind = PQgetvalue(facts->get(), 0, 2)[0];
    table.rowSecurity = flag(*facts, 0, 3);
    if (!QByteArrayView("rpfv").contains(table.kind))
        return Error::input(QStringLiteral("%1 is a %2: rows cannot be imported into it")
                                .arg(quoteQualified(table.path()), transfer::kindName(table.kind)));
    const QByteArray oid = PQgetvalue(facts->get(), 0, 4);
    const QByteArray generated = link.info().version.atLeast(12) ? "a.attgenerated <> ''" : "false";
    auto columns = link.execute(
        job,
        "with recursive base(attnum, oid) as (select a.attnum, a.atttypid from pg_catalog.pg_attribute a "
        "where a.attrelid = $1::oid and a.attnum > 0 and not a.attisdropped "
        "union all select b.attnum, t.typbasetype from base b join pg_catalog.pg_type t on t.oid = b.oid "
        "where t.typtype = 'd') "
        "select a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), t.oid::int8, "
        "t.typcategory = 'A', t.oid in (114, 3802), a.attnotnull, a.atthasdef or a.attidentity <> '', "
            + generated
            + ", a.attidentity = 'a', "
              "coalesce((select e.typdelim from pg_catalog.pg_type e where e.oid = t.typelem), ',') "
              "from pg_catalog.pg_attribute a join base b on b.attnum = a.attnum "
              "join pg_catalog.pg_type t on t.oid = b.oid and t.typtype <> 'd' "
              "where a.attrelid = $1::oid and a.attnum > 0 and not a.attisdropped order by a.attnum",
        {oid});
    if (!columns)
        return columns.error();
    for (int row = 0; row < PQntuples(columns->get()); ++row)
        table.columns.append({.name = text(*columns, row, 0),
                              .type = text(*columns, row, 1),
                              .typeOid = text(*columns, row, 2).toUInt(),
                              .isArray = flag(*columns, row, 3),
                              .arrayDelimiter = PQgetvalue(columns->get(), row, 9)[0],
                              .isJson = flag(*columns, row, 4),
                              .notNull = flag(*columns, row, 5),
                              .hasDefault = flag(*columns, row, 6),
                              .generated = flag(*columns, row, 7),
                              .identityAlways = flag(*columns, row, 8)});
    auto keys = link.execute(
        job,
        "select i.indexrelid::int8, a.attname, i.indisprimary from pg_catalog.pg_index i "
        "cross join lateral pg_catalog.generate_series(0, i.indnkeyatts - 1) k "
        "join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[k] "
        "where i.indrelid = $1::oid and i.indisunique and i.indpred is null and i.indexprs is null "
        "and i.indimmediate and i.indisvalid order by i.indisprimary desc, i.indexrelid, k",
        {oid});
    if (!keys)
        return keys.error();
    QString last;
    for (int row = 0; row < PQntuples(keys->get()); ++row) {
        const QString index = text(*keys, row, 0);
        if (index != last)
            table.keys.append(QStringList());
        last = index;
        table.keys.last() << text(*keys, row, 1);
        if (flag(*keys, row, 2))
            table.primaryKey << text(*keys, row, 1);
    }
    return table;
}

} // namespace core::importing
