// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/scriptrun.h"

#include "core/query/runner.h"
#include "core/sql/traits.h"

namespace core::query {

ScriptRun::ScriptRun(session::Session &session, QList<QByteArray> statements, Options options,
                     QObject *parent)
    : QObject(parent)
    , m_session(&session)
    , m_statements(std::move(statements))
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
            m_current = int(m_statements.size());
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

void ScriptRun::next()
{
    ++m_current;
    if (m_current >= m_statements.size()) {
        if (m_toLeave)
            leave(true);
        else
            emit finished(true);
        return;
    }
    m_clock.start();
    const QPointer<ScriptRun> self(this);
    emit statementStarted(m_current);
    if (!self)
        return;
    if (m_cancelling) { // before start(), or by whoever heard the signal
        Outcome outcome;
        outcome.error = Error::cancelled();
        done(outcome);
        return;
    }

    const QByteArray sql = m_statements[m_current];
    const sql::StatementTraits traits = sql::traits(sql);
    const bool mayPause = traits.plainQuery && m_current + 1 == m_statements.size();
    auto *result = new result::ResultSet(
        m_options.storage, mayPause ? m_options.reading : result::ReadingPolicy::everything(), this);
    m_result = result;
    connect(result, &result::ResultSet::pausedChanged, this, &ScriptRun::pausedChanged);
    connect(result, &result::ResultSet::columnsKnown, this,
            [this, result, index = m_current] { emit resultStarted(index, result); });
    QPointer<result::ResultSet> guarded(result);

    const bool mayBegin = m_options.manualCommit && !m_options.frame && !traits.transactionControl
        && !traits.notInTransaction;
    auto job = [port = result->port(), relay = m_relay, sql, mayBegin,
                frame = m_options.frame](session::Link &link, session::Job &running) -> Result<Outcome> {
        if (mayBegin && link.transactionState() == session::TransactionState::Idle) {
            if (auto begun = link.execute(running, "BEGIN"); !begun) {
                Outcome outcome;
                outcome.error = begun.error();
                return outcome;
            }
        }
        RunOptions options;
        options.onNotice = [&relay](const session::Notice &notice) { relay->put(notice); };
        options.noticeLimit = 0; // they are on their way already
        options.ownTransaction = frame && !frame->commit;
        const auto sink = result::inboxSink(port, running.stopToken());
        Outcome outcome = run(link, running, {sql}, *sink, options);
        if (frame && outcome.ok()) {
            if (auto checked = checkFrame(link, running, *frame); !checked)
                outcome.error = checked.error();
        }
        return outcome;
    };
    m_task = m_session ? m_session->run<Outcome>(QString::fromUtf8(sql.left(200)), std::move(job))
                       : finishedTask<Outcome>(Error::connection(tr("The session is closed"), true));
    whenDone(m_task, this, [this, guarded](Result<Outcome> answer) {
        Outcome outcome;
        if (answer)
            outcome = std::move(*answer);
        else
            outcome.error = std::move(answer).error();
        if (guarded && !outcome.hasColumns)
            guarded->deleteLater();
        done(outcome);
    });
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
    deliverNotices();
    if (!self)
        return;
    emit statementFinished(m_current, outcome);
    if (!self)
        return;
    if (outcome.ok() && !m_cancelling) {
        next();
        return;
    }
    const bool completed = outcome.ok() && m_current + 1 == m_statements.size();
    m_current = int(m_statements.size());
    if (m_toLeave)
        leave(completed);
    else
        emit finished(completed);
}

} // namespace core::query
