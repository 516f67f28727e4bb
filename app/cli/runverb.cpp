// SPDX-License-Identifier: GPL-3.0-or-later
// howdah run: the statements of a file one after the other, each by itself, on one session.
#include "app/cli/cli.h"
#include "app/cli/connection.h"
#include "app/cli/interrupt.h"
#include "app/cli/resultprinter.h"
#include "app/cli/statementlist.h"
#include "core/passwords/clearpasswords.h"
#include "core/query/runner.h"
#include "core/session/pool.h"
#include "core/sql/splitter.h"
#include "core/transfer/targetfile.h"

#include <QCoreApplication>
#include <QFile>

#include <unistd.h>

namespace app::cli {

using namespace core;

namespace {

struct Script
{
    QString name; ///< as it is shown
    QByteArray text;
    QList<sql::Statement> statements;
};

struct RunSettings
{
    RowFormat format = RowFormat::Tsv;
    bool keepGoing = false;
    bool quiet = false;
};

Result<Script> readScript(const QString &path)
{
    Script script;
    script.name = path == QLatin1String("-") ? QStringLiteral("standard input") : path;
    QFile file(path);
    const bool open
        = path == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (open)
        script.text = file.readAll();
    if (!open || file.error() != QFile::NoError)
        return Error::io(QStringLiteral("Cannot read %1: %2").arg(script.name, file.errorString()));
    if (script.text.startsWith("\xEF\xBB\xBF"))
        script.text.remove(0, 3);
    script.statements = sql::split(script.text);
    // Known before anything runs: half a script is worse than none.
    for (const sql::Statement &statement : script.statements) {
        const QString place = QStringLiteral("%1:%2: ").arg(script.name, QString::number(statement.line));
        if (statement.kind == sql::Statement::Kind::Backslash)
            return Error::input(
                place
                + QStringLiteral("a command of psql (%1), which is no SQL; nothing was run")
                      .arg(QString::fromUtf8(
                          statement.sql(script.text).first(std::min<qsizetype>(statement.sqlLength, 20)))));
        if (statement.kind == sql::Statement::Kind::CopyData)
            return Error::input(
                place + QStringLiteral("COPY … FROM STDIN with rows cannot be run here; nothing was run"));
    }
    return script;
}

/// Statement by statement. Thread: the session's.
class ScriptRun
{
public:
    ScriptRun(const Console &console, const Script &script, const RunSettings &settings, session::Link &link,
              session::Job &job, transfer::ByteSink &output)
        : m_console(console)
        , m_script(script)
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
        for (const sql::Statement &statement : m_script.statements) {
            const auto error = runOne(statement);
            if (!error)
                continue;
            code = report(*error, statement);
            const bool fatal
                = error->kind != Error::Kind::Sql || error->sessionLost() || m_job.stopRequested();
            if (fatal || !m_settings.keepGoing)
                return code;
        }
        return code;
    }

private:
    std::optional<Error> runOne(const sql::Statement &statement)
    {
        const auto printer = resultPrinter(m_settings.format, m_output);
        query::RunOptions options;
        options.noticeLimit = 0; // they are shown as they come
        options.onNotice = [this, body = statement.sql(m_script.text).toByteArray()](session::Notice notice) {
            for (QString *words : {&notice.message, &notice.detail, &notice.hint})
                *words = passwords::withoutPasswords(*words, body);
            m_console.notice(notice);
        };
        options.onCopyData = [this](QByteArrayView data) { return m_output.write(data); };
        query::Outcome outcome = query::run(
            m_link, m_job, {.sql = statement.sql(m_script.text).toByteArray()}, *printer, options);
        if (outcome.error)
            return outcome.error;
        if (!m_settings.quiet && !outcome.hasColumns
            && !outcome.commandTag.startsWith(QLatin1String("COPY"))) {
            if (auto written = m_output.write((outcome.commandTag + QLatin1Char('\n')).toUtf8()); !written)
                return written.error();
        }
        return std::nullopt;
    }

    int report(const Error &error, const sql::Statement &statement) const
    {
        const QByteArrayView body = statement.sql(m_script.text);
        const QString text = QString::fromUtf8(body);
        qsizetype line = statement.line;
        if (error.position > 0)
            line += QStringView(text).left(error.position).count(QLatin1Char('\n'));
        const Error told = passwords::withoutPasswords(error, body.toByteArray()); // it may quote one
        return m_console.error(told, passwords::maskedInPlace(text),
                               QStringLiteral("%1:%2: ").arg(m_script.name, QString::number(line)));
    }

    const Console &m_console;
    const Script &m_script;
    const RunSettings &m_settings;
    session::Link &m_link;
    session::Job &m_job;
    transfer::ByteSink &m_output;
};

class RunCommand : public QObject
{
public:
    RunCommand(const Console &console, QObject *parent)
        : QObject(parent)
        , m_console(console)
        , m_pool(m_canceller)
    {
    }

    void start(Script script, RunSettings settings, const Connection &connection)
    {
        if (!connection.password.isEmpty())
            m_pool.setPassword(connection.profile.id, connection.password);
        auto opening = m_pool.exclusive(connection.profile);
        const auto onInterrupt = connect(&m_interrupt, &Interrupt::interrupted, this,
                                         [opening]() mutable { opening.requestStop(); });
        whenDone(
            opening, this,
            [this, onInterrupt, script = std::move(script), settings](Result<session::Lease> lease) mutable {
                disconnect(onInterrupt);
                if (!lease)
                    return end(m_console.error(lease.error()), lease.error().isCancelled());
                m_lease = std::move(*lease);
                run(std::move(script), settings);
            });
    }

private:
    void run(Script script, const RunSettings &settings)
    {
        auto task = m_lease->run<int>(
            QStringLiteral("Running"),
            [console = &m_console, script = std::move(script), settings](session::Link &link,
                                                                         session::Job &job) {
                auto output = transfer::TargetFile::open(QStringLiteral("-"));
                if (!output)
                    return Result<int>(output.error());
                return Result<int>(ScriptRun(*console, script, settings, link, job, **output).run());
            });
        connect(&m_interrupt, &Interrupt::interrupted, this, [task]() mutable { task.requestStop(); });
        whenDone(task, this, [this](Result<int> answer) {
            if (!answer)
                return end(m_console.error(answer.error()), answer.error().isCancelled());
            end(*answer, *answer == Interrupted);
        });
    }

    void end(int code, bool cancelled)
    {
        if (cancelled && m_interrupt.signalNumber() != 0)
            code = 128 + m_interrupt.signalNumber();
        m_lease.release();
        m_console.quit(code);
        deleteLater();
    }

    const Console &m_console;
    Interrupt m_interrupt;
    session::Canceller m_canceller;
    session::Pool m_pool;
    session::Lease m_lease;
};

/// They are run as asked: who wrote the file may know that nothing is logged.
void warnOfPasswords(const Script &script, const Console &console)
{
    const auto found = passwords::clearPasswords(script.text);
    if (found.isEmpty())
        return;
    const auto line = QByteArrayView(script.text).first(found.first().offset).count('\n') + 1;
    console.warning(
        QStringLiteral("%1:%2: a password in clear, which the server may write into its log%3")
            .arg(script.name, QString::number(line),
                 found.size() > 1 ? QStringLiteral(" (%1 of them in all)").arg(found.size()) : QString()));
}

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
    auto script = readScript(arguments.operands.first());
    if (!script)
        return console.error(script.error());
    auto connection = connectionFrom(arguments, console);
    if (!connection)
        return console.error(connection.error());
    warnOfPasswords(*script, console);
    auto *command = new RunCommand(console, QCoreApplication::instance());
    command->start(std::move(*script), settings, *connection);
    return std::nullopt;
}

} // namespace

Verb runVerb()
{
    return {
        .name = "run",
        .operands = "--url URI FILE",
        .purpose = "runs the statements of a file (- is standard input)",
        .options = connectionOptions()
            + QList<Option>{{"format", "NAME", "of rows: table (on a terminal), tsv (otherwise) or csv"},
                            {"keep-going", nullptr, "an error does not end it; the exit code is still 1"},
                            {"quiet", nullptr, "no command tags (INSERT 0 1), only rows"},
                            {"print-statements", nullptr,
                             "only tells where the statements are (line, offset, length in bytes), one JSON "
                             "line for each; connects to nothing"}},
        .notes
        = "Each statement runs by itself and is committed by itself, unless the file says BEGIN. It ends at\n"
          "the first error. Rows and command tags go to standard output, errors and notices to "
          "standard error.\n"
          "A password in clear in the file (PASSWORD '...') is run as it stands, with a warning.",
        .lowest = 1,
        .highest = 1,
        .start = start};
}

} // namespace app::cli
