// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/scriptcommand.h"

#include "app/cli/terminal.h"
#include "core/passwords/clearpasswords.h"
#include "core/query/step.h"
#include "core/transfer/targetfile.h"

namespace app::cli {

using namespace core;

namespace {

/// How a session was reached in the midst of a script.
struct Arrival
{
    query::Step step;
    query::Outcome outcome;
};

/// The end of the script, or a step that asks for another session.
struct RunEnd
{
    int code = Done;
    std::optional<query::Step> connect;
};

QString placeOf(const QString &name, qint64 line)
{
    return QStringLiteral("%1:%2: ").arg(name, QString::number(line));
}

int reportAt(const Console &console, const QString &script, const Error &error, const query::Step &step)
{
    const QString text = QString::fromUtf8(step.source);
    qint64 line = step.place.line;
    if (error.position > 0)
        line += QStringView(text).left(error.position).count(QLatin1Char('\n'));
    const Error told = passwords::withoutPasswords(error, step.source); // it may quote one
    const QString name = step.place.file.isEmpty() ? script : step.place.file;
    return console.error(told, passwords::maskedInPlace(text), line > 0 ? placeOf(name, line) : QString());
}

/// Statement by statement, as far as one session goes. Thread: the session's.
class StepsRun
{
public:
    StepsRun(const Console &console, QString name, psql::Interpreter &steps, const ScriptSettings &settings,
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

    /// Goes on behind what brought it here, if anything. code: the exit code so far.
    RunEnd run(const std::optional<Arrival> &arrival, int code)
    {
        m_steps.setAsk([this](int, const QString &what, bool secret) {
            return askLine(what, secret, m_settings.fromInput, [this] { return m_job.stopRequested(); });
        });
        if (arrival && !ended(arrival->step, arrival->outcome, code))
            return {code, {}};
        while (auto step = m_steps.next(m_link, m_job)) {
            if (step->connect && !m_job.stopRequested())
                return {code, std::move(step)};
            if (!ended(*step, runOne(*step), code))
                return {code, {}};
        }
        return {m_job.stopRequested() ? report(Error::cancelled(), {}) : code, {}};
    }

    int report(const Error &error, const query::Step &step) const
    {
        return reportAt(m_console, m_name, error, step);
    }

private:
    /// False: it is the end of the run.
    bool ended(const query::Step &step, query::Outcome outcome, int &code)
    {
        m_steps.ended(step, outcome);
        if (!outcome.error) {
            if (auto said = tell(step, outcome); !said)
                outcome.error = said.error();
        }
        if (!outcome.error)
            return true;
        const Error &error = *outcome.error;
        code = report(error, step); // of several errors the last one's
        const bool goesOn = error.kind == Error::Kind::Sql || error.kind == Error::Kind::Input;
        return goesOn && !error.sessionLost() && !m_job.stopRequested() && !m_steps.stopsAt(error);
    }

    query::Outcome runOne(const query::Step &step)
    {
        const auto &look = m_steps.memory().look;
        const auto printer = look && !m_settings.formatGiven
            ? psql::rowWriter(m_output, *look, step.expanded, step.title)
            : resultPrinter(m_settings.format, m_output, step.expanded);
        query::RunOptions options;
        options.noticeLimit = 0; // they are shown as they come
        options.onNotice = [this, body = step.source](session::Notice notice) {
            for (QString *words : {&notice.message, &notice.detail, &notice.hint})
                *words = passwords::withoutPasswords(*words, body);
            m_console.notice(notice);
        };
        options.onCopyData = [this](QByteArrayView data) { return m_output.write(data); };
        if (m_settings.format == RowFormat::Table && (!look || m_settings.formatGiven)
            && !step.title.isEmpty() && !step.sink)
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

    const Console &m_console;
    const QString m_name;
    psql::Interpreter &m_steps;
    const ScriptSettings &m_settings;
    session::Link &m_link;
    session::Job &m_job;
    transfer::ByteSink &m_output;
};

} // namespace

struct ScriptCommand::Script
{
    QString name;
    std::shared_ptr<psql::Interpreter> steps;
    ScriptSettings settings;
    profile::ConnectionProfile profile; ///< of the session
    std::optional<Arrival> arrival;
    int code = Done;
};

ScriptCommand::ScriptCommand(const Console &console, QObject *parent)
    : SessionCommand(console, parent)
{
    connect(&m_interrupt, &core::Interrupt::interrupted, this, [this] { m_stop(); });
}

ScriptCommand::~ScriptCommand() = default;

void ScriptCommand::start(const Connection &connection, QString name, std::unique_ptr<psql::Reader> reader,
                          const ScriptSettings &settings)
{
    if (!connection.password.isEmpty())
        m_pool.setPassword(connection.profile.id, connection.password);
    m_script = std::make_unique<Script>(
        Script{std::move(name),
               std::make_shared<psql::Interpreter>(std::move(reader), settings.memory),
               settings,
               connection.profile,
               {},
               Done});
    open(connection.profile, {}, [this](Result<session::Lease> lease) {
        if (!lease) {
            end(m_console.error(lease.error()));
            return;
        }
        m_lease = std::move(*lease);
        run();
    });
}

void ScriptCommand::open(const profile::ConnectionProfile &profile, const QString &database,
                         std::function<void(Result<session::Lease>)> then)
{
    auto opening = std::make_shared<Task<session::Lease>>(m_pool.exclusive(profile, database));
    m_stop = [opening] { opening->requestStop(); };
    whenDone(*opening, this, std::move(then));
}

void ScriptCommand::run()
{
    auto task = std::make_shared<Task<RunEnd>>(m_lease->run<RunEnd>(
        QStringLiteral("Running"),
        [&console = m_console, name = m_script->name, steps = m_script->steps, settings = m_script->settings,
         arrival = std::exchange(m_script->arrival, std::nullopt),
         code = m_script->code](session::Link &link, session::Job &job) -> Result<RunEnd> {
            auto output = transfer::TargetFile::open(QStringLiteral("-"));
            if (!output)
                return output.error();
            return StepsRun(console, name, *steps, settings, link, job, **output).run(arrival, code);
        }));
    m_stop = [task] { task->requestStop(); };
    whenDone(*task, this, [this](Result<RunEnd> done) {
        if (!done) {
            end(m_console.error(done.error()));
            return;
        }
        m_script->code = done->code;
        if (done->connect) {
            moveTo(*done->connect);
            return;
        }
        m_script->steps->leave();
        end(done->code);
    });
}

/// The session so far stays until the other one is there.
void ScriptCommand::moveTo(const query::Step &step)
{
    const session::SessionInfo before = m_lease->info();
    session::Whereabouts there = session::whereTo(*step.connect, m_script->profile, before);
    if (!there.samePlace)
        there.profile.id = QUuid::createUuid(); // our password is for nobody else
    open(there.profile, there.database, [this, step, before, there](Result<session::Lease> lease) {
        if (!lease) { // what follows was meant for the other one
            m_script->steps->leave();
            end(reportAt(m_console, m_script->name, lease.error(), step));
            return;
        }
        m_lease = std::move(*lease);
        m_script->profile = there.profile;
        query::Outcome outcome;
        outcome.fate = query::Fate::Ran;
        outcome.commandTag = session::arrivalText(m_lease->info(), before, step.connect->losesTransaction);
        m_script->arrival = Arrival{step, outcome};
        run();
    });
}

} // namespace app::cli
