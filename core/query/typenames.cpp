// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/typenames.h"

namespace core::query {

Result<QStringList> typeNames(session::Link &link, session::Job &job, const QList<result::Column> &columns)
{
    QByteArrayList oids;
    QByteArrayList modifiers;
    for (const result::Column &column : columns) {
        oids << QByteArray::number(column.typeOid);
        modifiers << QByteArray::number(column.typeModifier);
    }
    auto answer
        = link.execute(job,
                       "select case when exists (select from pg_catalog.pg_type t where t.oid = c.type) "
                       "then pg_catalog.format_type(c.type, c.modifier) end "
                       "from rows from (pg_catalog.unnest($1::oid[]), pg_catalog.unnest($2::int4[])) "
                       "with ordinality as c(type, modifier, place) "
                       "order by c.place",
                       {'{' + oids.join(',') + '}', '{' + modifiers.join(',') + '}'});
    if (!answer)
        return answer.error();
    QStringList names;
    for (int i = 0; i < PQntuples(answer->get()); ++i)
        names << QString::fromUtf8(PQgetvalue(answer->get(), i, 0));
    return names;
}

} // namespace core::query
