// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/scriptrun.h"

#include "core/sql/traits.h"

#include <QCoreApplication>

#include <deque>
#include <mutex>

namespace core::query {

namespace {

constexpr std::size_t MostAtOnce = 250;       ///< steps of one job
constexpr std::chrono::milliseconds Turn{25}; ///< then the owner hears of them
constexpr int Look = 60;                      ///< milliseconds until it is told what takes so long

} // namespace

struct ScriptRun::Progress
{
    std::mutex mutex;
    std::deque<Finished> finished;
    std::optional<Step> current;
    std::optional<Step> connecting; ///< it asked for another session

    void begin(Step step)
    {
        const std::lock_guard lock(mutex);
        current = std::move(step);
    }
    void end(Outcome outcome, bool noticed)
    {
        const std::lock_guard lock(mutex);
        finished.push_back({std::move(*current), std::move(outcome), noticed});
        current.reset();
    }
};

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
    m_relay = std::make_shared<NoticeRelay>([this] {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (catchUp())
                    deliverNotices();
            },
            Qt::QueuedConnection);
    });
    m_watch.setSingleShot(true);
    m_watch.setInterval(Look);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        if (catchUp() && m_running && m_task.isValid())
            m_watch.start();
    });
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
    m_announced = true;
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
        if (tellDone(outcome))
            end(false);
        return;
    }

    auto *result = new result::ResultSet(m_options.storage, m_options.reading, this);
    m_result = result;
    connect(result, &result::ResultSet::pausedChanged, this, &ScriptRun::pausedChanged);
    connect(result, &result::ResultSet::columnsKnown, this, [this, result] {
        m_untold = result;
        if (catchUp())
            (void)tellResult();
    });
    m_toldResult = false;
    m_progress = std::make_shared<Progress>();

    // several steps, until there is something to be shown that the owner has to make room for
    auto job = [port = result->port(), relay = m_relay, steps = m_steps, options = m_options,
                progress = m_progress](session::Link &link, session::Job &running) mutable -> Result<bool> {
        const auto until = std::chrono::steady_clock::now() + Turn;
        for (std::size_t count = 0; count < MostAtOnce; ++count) {
            auto step = steps->next(link, running);
            if (!step)
                return false;
            Step shown = *step; // what it does stays in the session's thread
            shown.work = {};
            shown.sink = {};
            progress->begin(std::move(shown));
            if (step->connect && !options.frame) {
                progress->connecting = std::move(step);
                return true;
            }
            if (!step->last || step->work || !sql::traits(step->sql).plainQuery)
                port.policy = result::ReadingPolicy::everything();
            else
                port.policy = options.reading;
            bool noticed = false;
            RunOptions how;
            how.onNotice = [&relay, &noticed](const session::Notice &notice) {
                noticed = true;
                relay->put(notice);
            };
            how.noticeLimit = 0; // they are on their way already
            how.ownTransaction = options.frame && !options.frame->commit;
            const auto inbox = result::inboxSink(port, running.stopToken());
            Outcome outcome
                = runStep(link, running, *step, step->sink ? *step->sink : *inbox, how,
                          options.frame ? TransactionMode() : steps->adjusted(options.transaction));
            if (step->sink)
                outcome.hasColumns = false; // nobody sees them
            if (options.frame && outcome.ok()) {
                if (auto checked = checkFrame(link, running, *options.frame); !checked)
                    outcome.error = checked.error();
            }
            steps->ended(*step, outcome);
            const bool tells = noticed || outcome.hasColumns || outcome.error || step->text || step->last;
            progress->end(std::move(outcome), noticed);
            if (tells || running.stopRequested() || std::chrono::steady_clock::now() >= until)
                break;
        }
        return true;
    };
    m_task = m_session ? m_session->run<bool>(QString::fromUtf8(m_step.sql.left(200)), std::move(job))
                       : finishedTask<bool>(Error::connection(tr("The session is closed"), true));
    m_watch.start();
    whenDone(m_task, this, [this](const Result<bool> &more) { jobEnded(more); });
}

/// It is another one than was expected, or more is known of it now, or the next one has begun.
void ScriptRun::announce(const Step &step)
{
    const bool same = m_announced && step.place == m_step.place && step.source == m_step.source
        && step.sql == m_step.sql && step.title == m_step.title && step.replaces == m_step.replaces
        && step.expanded == m_step.expanded && step.text == m_step.text && step.ours == m_step.ours;
    if (!m_announced) {
        ++m_current;
        m_announced = true;
        m_clock.start();
    }
    m_step = step;
    if (!same && m_running)
        emit statementStarted(m_current);
}

/// Tells what the job has done so far, and what it does. False: somebody ended us.
/// over: no more of the job comes.
bool ScriptRun::catchUp(bool over)
{
    if (!m_progress || m_catchingUp)
        return true;
    const QPointer<ScriptRun> self(this);
    for (;;) {
        std::optional<Finished> finished;
        std::optional<Step> current;
        {
            const std::lock_guard lock(m_progress->mutex);
            if (!m_progress->finished.empty()) {
                // its rows are told of before its end
                if (m_progress->finished.front().outcome.hasColumns && !m_untold && !m_toldResult && !over) {
                    m_catchingUp = false;
                    return true;
                }
                finished = std::move(m_progress->finished.front());
                m_progress->finished.pop_front();
            } else {
                current = m_progress->current;
            }
        }
        m_catchingUp = finished.has_value();
        if (!finished && !current)
            return true;
        announce(finished ? finished->step : *current);
        if (!self)
            return false;
        if (!finished)
            return true;
        if (finished->noticed)
            deliverNotices();
        if (!self || (finished->outcome.hasColumns && !tellResult()) || !tellDone(finished->outcome))
            return false;
    }
}

bool ScriptRun::tellResult()
{
    const QPointer<ScriptRun> self(this);
    if (m_untold) {
        m_toldResult = true;
        emit resultStarted(m_current, std::exchange(m_untold, nullptr));
    }
    return !self.isNull();
}

void ScriptRun::jobEnded(const Result<bool> &more)
{
    m_watch.stop();
    if (!catchUp(true))
        return;
    m_connecting = std::exchange(m_progress, nullptr)->connecting;
    QPointer<result::ResultSet> result = m_result;
    if (m_connecting) {
        if (result)
            result->deleteLater();
        if (m_cancelling)
            connected(Error::cancelled());
        else
            emit connectRequested(*m_connecting->connect);
        return;
    }
    if (!more) { // it has not begun
        Outcome outcome;
        outcome.error = more.error();
        if (!tellDone(outcome))
            return;
    } else if (!*more) { // the steps were at their end
        if (m_announced)
            --m_current;
        m_announced = false;
        if (result)
            result->deleteLater();
        end(m_failures == 0 && !m_cancelling);
        return;
    }
    if (result && !m_last.hasColumns)
        result->deleteLater();
    if (goesOn(m_last) && !m_cancelling)
        next();
    else
        end(m_last.ok() && m_failures == 0 && m_steps->atEnd());
}

void ScriptRun::connected(Result<session::Session *> session, const QString &arrival)
{
    const auto step = std::exchange(m_connecting, std::nullopt);
    if (!step)
        return;
    Outcome outcome;
    if (session) {
        m_session = *session;
        outcome.fate = Fate::Ran;
        outcome.commandTag = arrival;
        outcome.transaction = session::TransactionState::Idle;
    } else {
        outcome.error = session.error();
        outcome.transaction = m_transaction;
    }
    m_steps->ended(*step, outcome);
    if (!tellDone(outcome))
        return;
    if (session)
        next();
    else // what follows was meant for the other one
        end(false);
}

bool ScriptRun::goesOn(const Outcome &outcome) const
{
    return outcome.ok()
        || (outcome.error->kind != Error::Kind::Io && !outcome.error->isCancelled()
            && !outcome.error->sessionLost() && !m_options.frame && !m_steps->stopsAt(*outcome.error));
}

void ScriptRun::deliverNotices()
{
    const NoticeRelay::Batch batch = m_relay->take();
    if (!batch.notices.isEmpty())
        emit noticesArrived(m_current, batch.notices, batch.dropped);
}

/// The step is over. False: somebody ended us.
bool ScriptRun::tellDone(const Outcome &outcome)
{
    const QPointer<ScriptRun> self(this); // any of the signals may end us
    m_last = outcome;
    m_announced = false;
    m_transaction = outcome.transaction;
    m_failures += outcome.error ? 1 : 0;
    if (outcome.error) {
        deliverNotices();
        if (!self)
            return false;
    }
    emit statementFinished(m_current, outcome);
    return !self.isNull();
}

} // namespace core::query
