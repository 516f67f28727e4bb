// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/databases.h"

namespace core::catalog {

Result<QStringList> databaseNames(session::Link &link, session::Job &job)
{
    auto rows = link.execute(job,
                             "select datname from pg_catalog.pg_database where datallowconn"
                             " and not datistemplate"
                             " and pg_catalog.has_database_privilege(oid, 'CONNECT') order by 1");
    if (!rows)
        return rows.error();
    QStringList names;
    for (int row = 0; row < PQntuples(rows->get()); ++row)
        names << QString::fromUtf8(PQgetvalue(rows->get(), row, 0));
    return names;
}

} // namespace core::catalog
