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
    QString database;
    for (const ScriptRun &run : script.runs()) {
        if (run.database != database) {
            database = run.database;
            // on one line, whatever the name holds
            lines << (database.isEmpty() ? QStringLiteral("-- in the object's own database")
                                         : QStringLiteral("-- in database ")
                              + quoteIdentifier(database).replace(QLatin1Char('\n'), QLatin1Char(' ')));
        }
        const bool block = run.transaction && run.count > 1;
        if (block)
            lines << QStringLiteral("begin;");
        for (qsizetype i = run.first; i < run.end(); ++i)
            lines << textOf(script.statements.at(i)) + QLatin1Char(';');
        if (block)
            lines << QStringLiteral("commit;");
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

bool Script::isAtomic() const
{
    return std::all_of(statements.begin(), statements.end(), [this](const Statement &statement) {
        return statement.standalone.isEmpty() && statement.database == statements.first().database;
    });
}

QList<ScriptRun> Script::runs() const
{
    QList<ScriptRun> runs;
    for (qsizetype i = 0; i < statements.size(); ++i) {
        const Statement &statement = statements.at(i);
        const bool transaction = statement.standalone.isEmpty();
        if (!runs.isEmpty() && transaction && runs.last().transaction
            && runs.last().database == statement.database)
            ++runs.last().count;
        else
            runs.append({i, 1, statement.database, transaction});
    }
    return runs;
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
