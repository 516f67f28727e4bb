// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/guards.h"

#include "core/base/sqlquote.h"

namespace core::ddl {

namespace {

struct Entry
{
    const char *kind;
    const char *lock;    ///< %1: the name
    const char *watched; ///< %1: the oid; several are separated by |
};

constexpr char RoleRows[] = "pg_catalog.pg_auth_members where roleid = %1 or member = %1|"
                            "pg_catalog.pg_db_role_setting where setrole = %1|"
                            "pg_catalog.pg_shdescription where objoid = %1 and classoid = 1260|"
                            "pg_catalog.pg_shseclabel where objoid = %1 and classoid = 1260";

constexpr Entry Entries[] = {
    {"role", "alter role %1", RoleRows},
    {"group_role", "alter role %1", RoleRows},
    {"database", "",
     "pg_catalog.pg_database where oid = %1|pg_catalog.pg_db_role_setting where setdatabase = %1|"
     "pg_catalog.pg_shdescription where objoid = %1 and classoid = 1262|"
     "pg_catalog.pg_shseclabel where objoid = %1 and classoid = 1262"},
    {"schema", "",
     "pg_catalog.pg_namespace where oid = %1|"
     "pg_catalog.pg_description where objoid = %1 and classoid = 2615|"
     "pg_catalog.pg_seclabel where objoid = %1 and classoid = 2615"},
};

} // namespace

Guard guardOf(const QString &kind, qint64 oid, const QString &name)
{
    for (const Entry &entry : Entries) {
        if (kind != QLatin1String(entry.kind) || oid == 0)
            continue;
        Guard guard;
        if (*entry.lock != '\0' && !name.isEmpty())
            guard.lock = QString::fromLatin1(entry.lock).arg(quoteIdentifier(name));
        const QStringList rows = QString::fromLatin1(entry.watched).split(QLatin1Char('|'));
        for (const QString &row : rows)
            guard.watched << row.arg(oid);
        return guard;
    }
    return {};
}

} // namespace core::ddl
