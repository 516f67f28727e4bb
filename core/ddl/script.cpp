// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/script.h"

#include "core/base/sqlquote.h"

#include <QStringList>

#include <algorithm>

namespace core::ddl {

namespace {

QString written(const Script &script, const QString &(*textOf)(const Statement &))
{
    QStringList lines;
    const bool transaction = script.isAtomic() && script.statements.size() > 1;
    if (transaction)
        lines << QStringLiteral("begin;");
    QString database;
    for (const Statement &statement : script.statements) {
        if (statement.database != database) {
            database = statement.database;
            lines << (database.isEmpty() ? QStringLiteral("-- in the object's own database")
                                         : QStringLiteral("-- in database ") + quoteIdentifier(database));
        }
        lines << textOf(statement) + QLatin1Char(';');
    }
    if (transaction)
        lines << QStringLiteral("commit;");
    return lines.join(QLatin1Char('\n'));
}

} // namespace

bool Script::isAtomic() const
{
    return std::all_of(statements.begin(), statements.end(), [this](const Statement &statement) {
        return statement.standalone.isEmpty() && statement.database == statements.first().database;
    });
}

QString Script::display() const
{
    return written(*this, [](const Statement &statement) -> const QString & { return statement.shown(); });
}

QString Script::toSql() const
{
    return written(*this, [](const Statement &statement) -> const QString & { return statement.sql; });
}

} // namespace core::ddl
