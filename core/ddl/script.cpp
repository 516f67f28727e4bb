// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/script.h"

#include "core/base/sqlquote.h"

#include <QStringList>

#include <algorithm>
#include <limits>

namespace core::ddl {

namespace {

constexpr qsizetype PreviewLength = 24'000; ///< some 500 lines

/// Once it is `most` characters long, how many statements are left is told instead of them.
QString written(const Script &script, const QString &(*textOf)(const Statement &),
                qsizetype most = std::numeric_limits<qsizetype>::max())
{
    QStringList lines;
    QString database;
    qsizetype length = 0;
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
        qsizetype i = run.first;
        for (; i < run.end() && length < most; ++i) {
            lines << textOf(script.statements.at(i)) + QLatin1Char(';');
            length += lines.last().size();
        }
        const qsizetype left = script.statements.size() - i;
        const bool cut = left > 0 && length >= most;
        if (cut)
            lines << QStringLiteral("-- … and %1 more %2")
                         .arg(left)
                         .arg(left == 1 ? QStringLiteral("statement") : QStringLiteral("statements"));
        if (block)
            lines << QStringLiteral("commit;");
        if (cut)
            break;
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

QString Script::preview() const
{
    return written(
        *this, [](const Statement &statement) -> const QString & { return statement.shown(); },
        PreviewLength);
}

QString Script::toSql() const
{
    return written(*this, [](const Statement &statement) -> const QString & { return statement.sql; });
}

} // namespace core::ddl
