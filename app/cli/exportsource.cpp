// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exportsource.h"

#include "core/base/sqlnames.h"
#include "core/sql/splitter.h"

#include <QFile>

namespace app::cli {

using namespace core;

namespace {

constexpr qint64 LargestScript = 64 << 20;

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    const bool open
        = path == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        return Error::io(QStringLiteral("Cannot read %1: %2").arg(path, file.errorString()));
    const QByteArray bytes = file.read(LargestScript + 1);
    if (file.error() != QFile::NoError)
        return Error::io(QStringLiteral("Cannot read %1: %2").arg(path, file.errorString()));
    if (bytes.size() > LargestScript)
        return Error::input(QStringLiteral("%1 is too large for one statement").arg(path));
    return bytes;
}

/// The one statement of the text, without its semicolon.
Result<QByteArray> oneStatement(const QByteArray &text)
{
    const QList<sql::Statement> statements = sql::split(text);
    if (statements.size() != 1)
        return Error::input(
            statements.isEmpty()
                ? QStringLiteral("There is no statement to export")
                : QStringLiteral("An export takes one statement, here are %1").arg(statements.size()));
    if (statements.first().kind != sql::Statement::Kind::Sql)
        return Error::input(QStringLiteral("This is no query whose rows can be exported"));
    return statements.first().sql(text).toByteArray();
}

Result<QStringList> nameParts(const QString &text)
{
    auto parts = namesFromSql(text, QLatin1Char('.'), QStringLiteral("the name of a table"));
    if (parts && parts->size() > 3)
        return Error::input(QStringLiteral("\"%1\" has too many parts for the name of a table").arg(text));
    return parts;
}

} // namespace

Result<transfer::ExportSource> sourceFrom(const Arguments &arguments)
{
    const int given = int(arguments.has("sql")) + int(arguments.has("file")) + int(arguments.has("table"))
        + int(arguments.has("schema"));
    if (given != 1)
        return Error::input(
            QStringLiteral("One of --sql, --file and --table, or --schema, says what to export"));
    if (arguments.has("table"))
        return nameParts(arguments.value("table")).transform([](QStringList name) {
            return transfer::ExportSource(transfer::TableSource{std::move(name)});
        });
    auto text = arguments.has("sql") ? Result<QByteArray>(arguments.value("sql").toUtf8())
                                     : readFile(arguments.value("file"));
    return std::move(text).and_then(oneStatement).transform([](QByteArray statement) {
        return transfer::ExportSource(transfer::StatementSource{std::move(statement)});
    });
}

Result<QList<QStringList>> tablesFrom(const Arguments &arguments)
{
    QList<QStringList> names;
    for (const QString &text : arguments.values("table")) {
        auto name = nameParts(text);
        if (!name)
            return name.error();
        names << std::move(*name);
    }
    return names;
}

bool isSet(const Arguments &arguments)
{
    return arguments.has("schema") || arguments.values("table").size() > 1;
}

Result<int> sessionsFrom(const Arguments &arguments)
{
    constexpr int Usual = 4;
    bool isNumber = true;
    const int jobs = arguments.has("jobs") ? arguments.value("jobs").toInt(&isNumber) : Usual;
    if (!isNumber || jobs < 1 || jobs > MostSessions)
        return Error::input(QStringLiteral("--jobs takes a number from 1 to %1").arg(MostSessions));
    if (isSet(arguments))
        return jobs;
    if (arguments.has("keep-finished"))
        return Error::input(QStringLiteral("--keep-finished is for several tables"));
    if (arguments.has("unordered") && !arguments.has("table"))
        return Error::input(QStringLiteral("--unordered is for tables: a query is read by one session"));
    if (arguments.has("jobs") && !arguments.has("unordered"))
        return Error::input(
            QStringLiteral("--jobs is for several tables, or for one with --unordered"),
            QStringLiteral(
                "Several sessions read parts of a table at the same time: its rows then stand in no "
                "order."));
    return arguments.has("unordered") ? jobs : 1;
}

} // namespace app::cli
