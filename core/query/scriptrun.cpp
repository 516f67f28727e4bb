// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/scriptrun.h"

#include "core/sql/traits.h"

#include <QCoreApplication>

namespace core::query {

ScriptRun::ScriptRun(session::Session &session, QList<QByteArray> statements, Options options,
                     QObject *parent)
    : ScriptRun(session, std::make_shared<PlainSteps>(std::move(statements)), std::move(options), parent)
{
}

ScriptRun::ScriptRun(session::Session &session, std::shared_ptr<Steps> steps, Options options,
                     QObject *parent)
    : QObject(parent)
    , m_session(&session)
    , m_steps(std::move(steps))
    , m_options(std::move(options))
{
    m_relay = std::make_shared<NoticeRelay>(
        [this] { QMetaObject::invokeMethod(this, &ScriptRun::deliverNotices, Qt::QueuedConnection); });
}

ScriptRun::~ScriptRun()
{
    m_relay->close();
    if (m_task.isValid())
        m_task.requestStop();
    if (m_entering.isValid())
        m_entering.requestStop();
    if (m_toLeave)
        leave(false); // nobody hears of it, but the session may live on
}

void ScriptRun::start()
{
    m_allClock.start();
    m_running = true;
    if (m_options.frame)
        enter();
    else
        next();
}

void ScriptRun::cancel()
{
    m_cancelling = true;
    if (m_task.isValid())
        m_task.requestStop();
    if (m_entering.isValid())
        m_entering.requestStop();
}

void ScriptRun::enter()
{
    m_clock.start();
    m_toLeave = true;
    auto job = [frame = *m_options.frame, ours = m_ours](session::Link &link,
                                                         session::Job &running) -> Result<bool> {
        if (auto entered = enterFrame(link, running, frame, *ours); !entered)
            return std::move(entered).error();
        return true;
    };
    m_entering = m_session ? m_session->run<bool>(tr("Opening the transaction"), std::move(job))
                           : finishedTask<bool>(Error::connection(tr("The session is closed"), true));
    whenDone(m_entering, this, [this](Result<bool> entered) {
        m_entering = {};
        const QPointer<ScriptRun> self(this);
        if (entered) {
            next();
            return;
        }
        emit frameFailed(entered.error());
        if (self) {
            m_running = false;
            leave(false);
        }
    });
}

/// The last thing that is run; finished() is told when it is done.
void ScriptRun::leave(bool completed)
{
    m_toLeave = false;
    auto job = [frame = *m_options.frame, ours = m_ours,
                completed](session::Link &link, session::Job &running) -> Result<FrameEnd> {
        return *ours ? leaveFrame(link, running, frame, completed) : FrameEnd();
    };
    auto leaving = m_session ? m_session->run<FrameEnd>(tr("Ending the transaction"), std::move(job))
                             : finishedTask<FrameEnd>(FrameEnd{FrameEnd::State::Lost, {}});
    whenDone(leaving, this, [this, completed](Result<FrameEnd> end) {
        const QPointer<ScriptRun> self(this);
        emit frameLeft(end ? *end : FrameEnd{FrameEnd::State::Lost, {}});
        if (self)
            emit finished(completed && end && !end->error
                          && (end->state == FrameEnd::State::Committed || !m_options.frame->commit));
    });
}

/// The last signals.
void ScriptRun::end(bool completed)
{
    m_running = false;
    if (m_toLeave)
        leave(completed);
    else
        emit finished(completed);
}

void ScriptRun::next()
{
    if (m_steps->atEnd()) {
        end(m_failures == 0);
        return;
    }
    ++m_current;
    m_clock.start();
    m_step = m_steps->upcoming();
    const QPointer<ScriptRun> self(this);
    if (!m_step.source.isEmpty() || m_cancelling)
        emit statementStarted(m_current);
    if (!self)
        return;
    if (m_cancelling) { // before start(), or by whoever heard the signal
        Outcome outcome;
        outcome.error = Error::cancelled();
        done(outcome);
        return;
    }

    auto *result = new result::ResultSet(m_options.storage, m_options.reading, this);
    m_result = result;
    connect(result, &result::ResultSet::pausedChanged, this, &ScriptRun::pausedChanged);
    connect(result, &result::ResultSet::columnsKnown, this,
            [this, result, index = m_current] { emit resultStarted(index, result); });
    QPointer<result::ResultSet> guarded(result);

    auto tell = [self, told = m_step](const Step &step) {
        if (step.place == told.place && step.source == told.source && step.sql == told.sql
            && step.title == told.title && step.replaces == told.replaces && step.expanded == told.expanded
            && step.text == told.text && step.ours == told.ours)
            return;
        Step shown = step; // what it does stays in the session's thread
        shown.work = {};
        shown.sink = {};
        QMetaObject::invokeMethod(
            qApp,
            [self, shown = std::move(shown)] {
                if (self)
                    self->known(shown);
            },
            Qt::QueuedConnection);
    };
    auto job = [port = result->port(), relay = m_relay, steps = m_steps, options = m_options,
                tell = std::move(tell)](session::Link &link,
                                        session::Job &running) mutable -> Result<std::optional<Outcome>> {
        auto step = steps->next(link, running);
        if (!step)
            return std::optional<Outcome>();
        tell(*step);
        if (!step->last || step->work || !sql::traits(step->sql).plainQuery)
            port.policy = result::ReadingPolicy::everything();
        RunOptions how;
        how.onNotice = [&relay](const session::Notice &notice) { relay->put(notice); };
        how.noticeLimit = 0; // they are on their way already
        how.ownTransaction = options.frame && !options.frame->commit;
        const auto shown = result::inboxSink(port, running.stopToken());
        Outcome outcome = runStep(link, running, *step, step->sink ? *step->sink : *shown, how,
                                  options.frame ? TransactionMode() : steps->adjusted(options.transaction));
        if (step->sink)
            outcome.hasColumns = false; // nobody sees them
        if (options.frame && outcome.ok()) {
            if (auto checked = checkFrame(link, running, *options.frame); !checked)
                outcome.error = checked.error();
        }
        steps->ended(*step, outcome);
        return std::optional<Outcome>(std::move(outcome));
    };
    m_task = m_session
        ? m_session->run<std::optional<Outcome>>(QString::fromUtf8(m_step.sql.left(200)), std::move(job))
        : finishedTask<std::optional<Outcome>>(Error::connection(tr("The session is closed"), true));
    whenDone(m_task, this, [this, guarded](Result<std::optional<Outcome>> answer) {
        if (answer && !*answer) { // the steps were at their end
            if (guarded)
                guarded->deleteLater();
            --m_current;
            end(m_failures == 0 && !m_cancelling);
            return;
        }
        Outcome outcome;
        if (answer)
            outcome = std::move(**answer);
        else
            outcome.error = std::move(answer).error();
        if (guarded && !outcome.hasColumns)
            guarded->deleteLater();
        done(outcome);
    });
}

/// It is another one than was expected, or more is known of it now.
void ScriptRun::known(const Step &step)
{
    m_step = step;
    if (m_running)
        emit statementStarted(m_current);
}

void ScriptRun::deliverNotices()
{
    const NoticeRelay::Batch batch = m_relay->take();
    if (!batch.notices.isEmpty())
        emit noticesArrived(m_current, batch.notices, batch.dropped);
}

void ScriptRun::done(const Outcome &outcome)
{
    const QPointer<ScriptRun> self(this); // any of the signals may end us
    m_transaction = outcome.transaction;
    m_failures += outcome.error ? 1 : 0;
    deliverNotices();
    if (!self)
        return;
    emit statementFinished(m_current, outcome);
    if (!self)
        return;
    const bool goesOn = outcome.ok()
        || (outcome.error->kind != Error::Kind::Io && !outcome.error->isCancelled()
            && !outcome.error->sessionLost() && !m_options.frame && !m_steps->stopsAt(*outcome.error));
    if (goesOn && !m_cancelling)
        next();
    else
        end(outcome.ok() && m_failures == 0 && m_steps->atEnd());
}

} // namespace core::query
