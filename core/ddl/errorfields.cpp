// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/errorfields.h"

#include <QHash>
#include <QSet>

namespace core::ddl {

QString fieldOfError(const Error &error, const Statement &statement)
{
    // duplicate object, database, schema; invalid, reserved and overlong names
    static const QSet<QString> ofName{QStringLiteral("42710"), QStringLiteral("42P04"),
                                      QStringLiteral("42P06"), QStringLiteral("42602"),
                                      QStringLiteral("42939"), QStringLiteral("42622")};
    // insufficient privilege, locks, deadlock, serialization, object in use, read only
    static const QSet<QString> ofNone{QStringLiteral("42501"), QStringLiteral("55P03"),
                                      QStringLiteral("40P01"), QStringLiteral("40001"),
                                      QStringLiteral("57014"), QStringLiteral("25006")};
    if (error.kind != Error::Kind::Sql || ofNone.contains(error.sqlState))
        return {};
    // out of memory, disk full, operator intervention, system errors
    for (const char *family : {"53", "57", "58", "XX"}) {
        if (error.sqlState.startsWith(QLatin1String(family)))
            return {};
    }
    if (ofName.contains(error.sqlState)
        && (statement.field.isEmpty() || statement.sql.startsWith(QLatin1String("create "))))
        return QStringLiteral("name");
    return statement.field;
}

} // namespace core::ddl
