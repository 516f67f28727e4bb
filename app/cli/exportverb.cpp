// SPDX-License-Identifier: GPL-3.0-or-later
// howdah export: rows to a file or to standard output.
#include "app/cli/cli.h"
#include "app/cli/connection.h"
#include "app/cli/exportset.h"
#include "app/cli/exportsource.h"
#include "core/base/interrupt.h"
#include "core/session/pool.h"
#include "core/transfer/exporter.h"
#include "core/transfer/format.h"
#include "core/transfer/optiontable.h"

#include <QCoreApplication>

#include <malloc.h>

namespace app::cli {

using namespace core;
using transfer::ExportReport;
using transfer::ExportRequest;

namespace {

/// The format and what it is told. An option that the format does not have is refused: it would change
/// nothing.
Result<transfer::WriteOptions> writeFrom(const Arguments &arguments)
{
    auto format = transfer::formatFromName(arguments.value("format", QStringLiteral("csv")));
    if (!format)
        return format.error();
    const transfer::FormatInfo &info = transfer::formatInfo(*format);
    if (!info.toFile)
        return Error::input(QStringLiteral("%1 is for the clipboard, not for files").arg(info.label));
    transfer::WriteOptions write;
    write.format = *format;
    if (arguments.has("table")) { // of several tables each has its own name in its file
        auto tables = tablesFrom(arguments);
        if (!tables)
            return tables.error();
        if (tables->size() == 1)
            write.sql.table = tables->first();
    }
    for (const transfer::OptionInfo &option : transfer::writeOptionTable()) {
        if (!arguments.has(option.flag))
            continue;
        if (!info.options.contains(option.id))
            return Error::input(QStringLiteral("--%1 does not apply to the format %2")
                                    .arg(QLatin1String(option.flag), info.id));
        QString value = arguments.value(option.flag);
        if (!option.flagValue)
            value = option.choices.isEmpty() ? QLatin1String(option.flagNegates ? "no" : "yes")
                                             : option.choices.last().value;
        if (auto set = option.set(write, value); !set)
            return set.error();
    }
    if (auto checked = isSet(arguments) ? write.checkForTables() : write.check(); !checked)
        return checked.error();
    return write;
}

QList<Option> formatOptions()
{
    QList<Option> options;
    for (const transfer::OptionInfo &option : transfer::writeOptionTable())
        options << Option{option.flag, option.flagValue, option.flagHelp};
    return options;
}

Result<ExportRequest> requestFrom(const Arguments &arguments, const transfer::WriteOptions &write)
{
    auto source = sourceFrom(arguments);
    if (!source)
        return source.error();
    auto sessions = sessionsFrom(arguments);
    if (!sessions)
        return sessions.error();
    return ExportRequest{.source = std::move(*source),
                         .target = arguments.value("output"),
                         .write = write,
                         .sessions = *sessions};
}

/// One export from start to end.
class ExportCommand : public QObject
{
public:
    ExportCommand(const Console &console, QObject *parent)
        : QObject(parent)
        , m_console(console)
        , m_pool(m_canceller, poolFor(MostSessions))
        , m_exporter(m_pool)
    {
    }

    void start(const ExportRequest &request, const Connection &connection, bool quiet)
    {
        if (!connection.password.isEmpty())
            m_pool.setPassword(connection.profile.id, connection.password);
        auto task = m_exporter.start(request, connection.profile, {}, std::make_shared<transfer::Progress>());
        connect(&m_interrupt, &core::Interrupt::interrupted, this, [task]() mutable { task.requestStop(); });
        whenDone(task, this, [this, request, quiet](Result<ExportReport> answer) {
            m_console.quit(finish(request, answer, quiet));
            deleteLater();
        });
    }

private:
    int finish(const ExportRequest &request, const Result<ExportReport> &answer, bool quiet)
    {
        if (!answer) {
            const QString statement = QString::fromUtf8(transfer::exportStatement(request.source));
            const int code = m_console.error(answer.error(), statement);
            return answer.error().isCancelled() && m_interrupt.signalNumber() != 0
                ? 128 + m_interrupt.signalNumber()
                : code;
        }
        for (const session::Notice &notice : answer->notices)
            m_console.notice(notice);
        for (const QString &note : answer->notes)
            m_console.warning(harmless(note));
        if (!quiet && request.target != QLatin1String("-"))
            m_console.say(QStringLiteral("%L1 rows, %L2 bytes in %L3 s")
                              .arg(answer->rows)
                              .arg(answer->bytes)
                              .arg(double(answer->total.count()) / 1e6, 0, 'f', 2));
        return Done;
    }

    const Console &m_console;
    core::Interrupt m_interrupt;
    session::Canceller m_canceller;
    session::Pool m_pool;
    transfer::Exporter m_exporter;
};

/// Large blocks go back to the system when they are freed. glibc would learn from them to keep them, in each
/// session's arena.
void returnLargeBlocks()
{
#ifdef M_MMAP_THRESHOLD
    mallopt(M_MMAP_THRESHOLD, 128 << 10);
#endif
}

std::optional<int> start(const Arguments &arguments, Console &console)
{
    returnLargeBlocks();
    if (arguments.value("output").isEmpty())
        return console.error(Error::input(QStringLiteral("--output is missing"),
                                          QStringLiteral("--output - is standard output.")));
    auto write = writeFrom(arguments);
    if (!write)
        return console.error(write.error());
    const bool several = isSet(arguments);
    auto set = several ? setFrom(arguments, *write) : Result<transfer::SetRequest>(transfer::SetRequest());
    if (!set)
        return console.error(set.error());
    auto request = several ? Result<ExportRequest>(ExportRequest()) : requestFrom(arguments, *write);
    if (!request)
        return console.error(request.error());
    auto connection = connectionFrom(arguments, console);
    if (!connection)
        return console.error(connection.error());
    const bool quiet = arguments.has("quiet");
    if (several) {
        startSetExport(*set, *connection, console, quiet);
        return std::nullopt;
    }
    auto *command = new ExportCommand(console, QCoreApplication::instance());
    command->start(*request, *connection, quiet);
    return std::nullopt;
}

} // namespace

Verb exportVerb()
{
    return {
        .name = "export",
        .operands
        = "--url URI (--sql TEXT | --file FILE | --table NAME) --output FILE\n"
          "       howdah export --url URI (--table NAME --table NAME ... | --schema NAME) --output FOLDER",
        .purpose = "writes the rows of a query, a table, or several tables to files",
        .options = connectionOptions()
            + QList<Option>{{"sql", "TEXT", "the query, one statement"},
                            {"file", "FILE", "the query is in FILE (- is standard input)"},
                            {"table", "NAME",
                             "every row of a table or view; quoted as in SQL where need be; may be repeated",
                             true},
                            {"schema", "NAME", "every table and view of a schema"},
                            {"output", "FILE",
                             "where to write; - is standard output; several tables: a folder"},
                            {"jobs", "N", "sessions that read at the same time (default 4)"},
                            {"unordered", nullptr,
                             "the rows of a table may stand in any order: read it by several sessions"},
                            {"keep-finished", nullptr,
                             "of several tables: keep what is whole when another fails"},
                            {"format", "NAME",
                             "csv (the default), tsv, json, jsonl, sql-insert, sql-upsert, "
                             "sql-update,\nmarkdown, html, xlsx, copy-text, copy-binary"},
                            {"quiet", nullptr, "no word about what was written"}}
            + formatOptions(),
        .notes = "The file is written beside its final name and renamed when it is whole: an export that "
                 "fails or is\n"
                 "interrupted leaves nothing. The bytes are those of psql's \\copy (...) to ... csv header.\n"
                 "Several tables are read as they stood at one moment, each into a file of the folder.",
        .lowest = 0,
        .highest = 0,
        .start = start};
}

} // namespace app::cli
