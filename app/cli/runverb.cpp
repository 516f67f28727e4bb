// SPDX-License-Identifier: GPL-3.0-or-later
// howdah run: the statements of a file one after the other, each by itself, on one session.
#include "app/cli/resultprinter.h"
#include "app/cli/sessioncommand.h"
#include "app/cli/statementlist.h"
#include "core/passwords/clearpasswords.h"
#include "core/psql/interpreter.h"
#include "core/psql/lookthrough.h"
#include "core/query/step.h"
#include "core/transfer/targetfile.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <unistd.h>

namespace app::cli {

using namespace core;

namespace {

struct RunSettings
{
    RowFormat format = RowFormat::Tsv;
    bool keepGoing = false;
    bool quiet = false;
    psql::Memory memory{}; ///< the variables it begins with
};

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
Result<void> lookThrough(const Script &script, const Console &console)
{
    auto look = psql::lookThrough(script.path);
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

Result<Script> openScript(const QString &path, const Console &console)
{
    Script script;
    script.path = path;
    script.name = path == QLatin1String("-") ? QStringLiteral("standard input") : path;
    if (path != QLatin1String("-") && QFileInfo(path).isFile()) {
        if (auto looked = lookThrough(script, console); !looked)
            return looked.error();
    }
    auto reader = psql::FileReader::open(path);
    if (!reader)
        return reader.error();
    script.reader = std::move(*reader);
    return script;
}

/// Statement by statement. Thread: the session's.
class StepsRun
{
public:
    StepsRun(const Console &console, QString name, psql::Interpreter &steps, const RunSettings &settings,
             session::Link &link, session::Job &job, transfer::ByteSink &output)
        : m_console(console)
        , m_name(std::move(name))
        , m_steps(steps)
        , m_settings(settings)
        , m_link(link)
        , m_job(job)
        , m_output(output)
    {
    }

    /// The exit code; of several errors the last one's.
    int run()
    {
        int code = Done;
        while (auto step = m_steps.next(m_link, m_job)) {
            query::Outcome outcome = runOne(*step);
            m_steps.ended(*step, outcome);
            if (!outcome.error) {
                if (auto said = tell(*step, outcome); !said)
                    outcome.error = said.error();
            }
            if (!outcome.error)
                continue;
            const Error &error = *outcome.error;
            code = report(error, *step);
            const bool goesOn = error.kind == Error::Kind::Sql || error.kind == Error::Kind::Input;
            if (!goesOn || error.sessionLost() || m_job.stopRequested() || m_steps.stopsAt(error))
                return code;
        }
        return m_job.stopRequested() ? report(Error::cancelled(), {}) : code;
    }

private:
    query::Outcome runOne(const query::Step &step)
    {
        const auto printer = resultPrinter(m_settings.format, m_output, step.expanded);
        query::RunOptions options;
        options.noticeLimit = 0; // they are shown as they come
        options.onNotice = [this, body = step.source](session::Notice notice) {
            for (QString *words : {&notice.message, &notice.detail, &notice.hint})
                *words = passwords::withoutPasswords(*words, body);
            m_console.notice(notice);
        };
        options.onCopyData = [this](QByteArrayView data) { return m_output.write(data); };
        if (m_settings.format == RowFormat::Table && !step.title.isEmpty() && !step.sink)
            (void)m_output.write(step.title.toUtf8() + '\n');
        return query::runStep(m_link, m_job, step, step.sink ? *step.sink : *printer, options,
                              m_steps.adjusted({}));
    }

    Result<void> tell(const query::Step &step, const query::Outcome &outcome)
    {
        if (step.text && step.toErrors)
            m_console.say(harmless(step.text->trimmed()));
        else if (step.text)
            return m_output.write(step.text->toUtf8());
        if (step.text)
            return {};
        QString lines;
        const bool rows = outcome.hasColumns || step.sink || step.ours;
        const bool copied = outcome.commandTag.startsWith(QLatin1String("COPY")) && !step.work;
        if (!m_settings.quiet && !rows && !copied)
            lines = outcome.commandTag + QLatin1Char('\n');
        if (step.timed && !step.ours && m_steps.memory().timing)
            lines += QStringLiteral("Time: %1 ms\n").arg(double(outcome.total.count()) / 1000, 0, 'f', 3);
        return lines.isEmpty() ? Result<void>() : m_output.write(lines.toUtf8());
    }

    int report(const Error &error, const query::Step &step) const
    {
        const QString text = QString::fromUtf8(step.source);
        qint64 line = step.place.line;
        if (error.position > 0)
            line += QStringView(text).left(error.position).count(QLatin1Char('\n'));
        const Error told = passwords::withoutPasswords(error, step.source); // it may quote one
        const QString name = step.place.file.isEmpty() ? m_name : step.place.file;
        return m_console.error(told, passwords::maskedInPlace(text),
                               line > 0 ? placeOf(name, line) : QString());
    }

    const Console &m_console;
    const QString m_name;
    psql::Interpreter &m_steps;
    const RunSettings &m_settings;
    session::Link &m_link;
    session::Job &m_job;
    transfer::ByteSink &m_output;
};

std::optional<int> start(const Arguments &arguments, Console &console)
{
    if (arguments.has("print-statements"))
        return printStatements(arguments.operands.first(), console);
    RunSettings settings;
    const auto format = rowFormatFromName(
        arguments.value("format", ::isatty(STDOUT_FILENO) ? QStringLiteral("table") : QStringLiteral("tsv")));
    if (!format)
        return console.error(
            Error::input(QStringLiteral("The format %1 is not known; there are table, tsv and csv")
                             .arg(arguments.value("format"))));
    settings.format = *format;
    settings.keepGoing = arguments.has("keep-going");
    settings.quiet = arguments.has("quiet");
    if (!settings.keepGoing)
        settings.memory.variables.put("ON_ERROR_STOP", "on");
    for (const QString &word : arguments.values("set")) {
        const QByteArray bytes = word.toUtf8();
        const qsizetype at = bytes.indexOf('=');
        if (auto done = settings.memory.variables.set(at < 0 ? bytes : bytes.first(at),
                                                      at < 0 ? QByteArray() : bytes.sliced(at + 1));
            !done)
            return console.error(done.error());
    }
    auto script = openScript(arguments.operands.first(), console);
    if (!script)
        return console.error(script.error());
    auto connection = connectionFrom(arguments, console);
    if (!connection)
        return console.error(connection.error());
    auto *command = new SessionCommand(console, QCoreApplication::instance());
    command->start<int>(
        *connection, QStringLiteral("Running"),
        [&console, name = script->name,
         steps = std::make_shared<psql::Interpreter>(std::move(script->reader), settings.memory),
         settings](session::Link &link, session::Job &job) -> Result<int> {
            auto output = transfer::TargetFile::open(QStringLiteral("-"));
            if (!output)
                return output.error();
            return StepsRun(console, name, *steps, settings, link, job, **output).run();
        },
        [](int code) { return code; });
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
              "of psql: \\d and its like, \\set, \\if, \\gset, \\gexec, \\watch, \\copy, \\i and others. "
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
