// SPDX-License-Identifier: GPL-3.0-or-later
// howdah run: the statements of a file one after the other, each by itself, on one session.
#include "app/cli/scriptcommand.h"
#include "app/cli/statementlist.h"
#include "core/psql/lookthrough.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <unistd.h>

namespace app::cli {

using namespace core;

namespace {

/// A script and how it is read: never as a whole, it may be of any size.
struct Script
{
    QString path;
    QString name; ///< as it is shown
    std::unique_ptr<psql::Reader> reader;
};

QString placeOf(const QString &name, qint64 line)
{
    return QStringLiteral("%1:%2: ").arg(name, QString::number(line));
}

/// Known before anything runs, of a file that can be read twice. Passwords are run as asked: who wrote the
/// file may know that nothing is logged.
Result<void> lookThrough(const Script &script, const psql::Variables &known, const Console &console)
{
    auto look = psql::lookThrough(script.path, known);
    if (!look)
        return look.error();
    if (!look->unknownCommand.isEmpty())
        return Error::input(placeOf(script.name, look->unknownLine)
                                + QStringLiteral("\\%1 is a command that is not known here; nothing was run")
                                      .arg(QString::fromUtf8(look->unknownCommand.left(40))),
                            psql::whyNot(look->unknownCommand));
    if (look->passwords > 0)
        console.warning(placeOf(script.name, look->passwordLine)
                        + QStringLiteral("a password in clear, which the server may write into its log%1")
                              .arg(look->passwords > 1
                                       ? QStringLiteral(" (%1 of them in all)").arg(look->passwords)
                                       : QString()));
    return {};
}

Result<Script> openScript(const QString &path, const psql::Variables &known, const Console &console)
{
    Script script;
    script.path = path;
    script.name = path == QLatin1String("-") ? QStringLiteral("standard input") : path;
    if (path != QLatin1String("-") && QFileInfo(path).isFile()) {
        if (auto looked = lookThrough(script, known, console); !looked)
            return looked.error();
    }
    auto reader = psql::FileReader::open(path);
    if (!reader)
        return reader.error();
    script.reader = std::move(*reader);
    return script;
}

std::optional<int> start(const Arguments &arguments, Console &console)
{
    if (arguments.has("print-statements"))
        return printStatements(arguments.operands.first(), console);
    ScriptSettings settings;
    const auto format = rowFormatFromName(
        arguments.value("format", ::isatty(STDOUT_FILENO) ? QStringLiteral("table") : QStringLiteral("tsv")));
    if (!format)
        return console.error(
            Error::input(QStringLiteral("The format %1 is not known; there are table, tsv and csv")
                             .arg(arguments.value("format"))));
    settings.format = *format;
    settings.formatGiven = arguments.has("format");
    settings.quiet = arguments.has("quiet");
    if (!arguments.has("keep-going"))
        settings.memory.variables.put("ON_ERROR_STOP", "on");
    for (const QString &word : arguments.values("set")) {
        const QByteArray bytes = word.toUtf8();
        const qsizetype at = bytes.indexOf('=');
        if (auto done = settings.memory.variables.set(at < 0 ? bytes : bytes.first(at),
                                                      at < 0 ? QByteArray() : bytes.sliced(at + 1));
            !done)
            return console.error(done.error());
    }
    auto script = openScript(arguments.operands.first(), settings.memory.variables, console);
    if (!script)
        return console.error(script.error());
    settings.fromInput = script->path == QLatin1String("-");
    auto connection = connectionFrom(arguments, console);
    if (!connection)
        return console.error(connection.error());
    auto *command = new ScriptCommand(console, QCoreApplication::instance());
    command->start(*connection, script->name, std::move(script->reader), settings);
    return std::nullopt;
}

} // namespace

Verb runVerb()
{
    return {.name = "run",
            .operands = "--url URI FILE",
            .purpose = "runs the statements of a file (- is standard input)",
            .options = connectionOptions()
                + QList<Option>{{"format", "NAME", "of rows: table (on a terminal), tsv (otherwise) or csv"},
                                {"keep-going", nullptr, "an error does not end it; the exit code is still 1"},
                                {"set", "NAME=VALUE",
                                 "a variable, as \\set in the file; may be "
                                 "repeated",
                                 true},
                                {"quiet", nullptr, "no command tags (INSERT 0 1), only rows"},
                                {"print-statements", nullptr,
                                 "only tells where the statements are (line, offset, length in bytes), "
                                 "one JSON "
                                 "line for each; connects to nothing"}},
            .notes
            = "Each statement runs by itself and is committed by itself, unless the file says BEGIN. It "
              "ends at\n"
              "the first error. A file may have any size, rows behind COPY ... FROM STDIN and the "
              "common commands\n"
              "of psql: \\d and its like, \\set, \\if, \\gset, \\gexec, \\watch, \\copy, \\i, "
              "\\connect, \\o and others. "
              "One that is\n"
              "not known is an error before anything is run. Rows and command tags go to standard "
              "output, errors\n"
              "and notices to standard error.\n"
              "A password in clear in the file (PASSWORD '...') is run as it stands, with a warning.",
            .lowest = 1,
            .highest = 1,
            .start = start};
}

} // namespace app::cli
