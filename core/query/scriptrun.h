// SPDX-License-Identifier: GPL-3.0-or-later
// Runs steps one after the other on a session, each sent by itself, and tells what comes of it. Stops at the
// first cancel or loss, and at the first error unless the steps go on after it; nothing is ever sent a second
// time. Steps that say nothing of their own (no rows, no notices) are done several in a row before the owner
// hears of them, so that a script of many small ones costs what the server takes. Thread: GUI (the session's
// owner). Lifetime: destroying it stops what runs.
#pragma once

#include "core/base/task.h"
#include "core/query/frame.h"
#include "core/query/noticerelay.h"
#include "core/query/step.h"
#include "core/result/readingpolicy.h"
#include "core/result/resultset.h"
#include "core/session/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace core::query {

class ScriptRun : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        /// Without meaning inside a frame.
        TransactionMode transaction{};
        /// Where the rows are kept.
        result::Storage storage{};
        /// Of the last statement, if it only reads; all others are read to their end: what they do would be
        /// undone if they were ended half-way.
        result::ReadingPolicy reading{};
        /// A transaction of its own around all of them; without statements it is still entered and left.
        std::optional<Frame> frame{};
    };

    ScriptRun(session::Session &session, QList<QByteArray> statements, Options options,
              QObject *parent = nullptr);
    ScriptRun(session::Session &session, std::shared_ptr<Steps> steps, Options options,
              QObject *parent = nullptr);
    ~ScriptRun() override;

    void start();
    const std::optional<Frame> &frame() const { return m_options.frame; }
    /// Cancels the statement that runs; none after it is sent.
    void cancel();
    /// The last statement waits for its reader; see result().
    bool isPaused() const { return m_result && m_result->isPaused(); }
    /// The rows of the current statement; null if it has none, or nobody holds them any more.
    result::ResultSet *result() const { return m_result; }
    bool isRunning() const { return m_running; }
    /// The answer to connectRequested(), once: the run goes on there, or ends with the error. arrival: what
    /// is told of it.
    void connected(Result<session::Session *> session, const QString &arrival = {});
    bool isCancelling() const { return m_cancelling; }
    /// The signals tell of steps that are over already: what is only for the eye can wait.
    bool isCatchingUp() const { return m_catchingUp; }
    /// Number of the step, from 0, as the signals count them; -1 before the first.
    int current() const { return m_current; }
    /// The current one, or the last.
    const Step &step() const { return m_step; }
    /// How many statements were given to run; -1 where that is not known.
    int count() const { return m_steps->count(); }
    /// Since start(), in milliseconds.
    qint64 elapsedInAll() const { return m_allClock.isValid() ? m_allClock.elapsed() : 0; }
    /// Steps that failed so far.
    int failures() const { return m_failures; }
    /// The session's transaction after the last step: the session itself says so only when all is over.
    session::TransactionState transaction() const { return m_transaction; }
    /// Since the current statement was started, in milliseconds.
    qint64 elapsed() const { return m_clock.isValid() ? m_clock.elapsed() : 0; }

signals:
    /// step() is what is being done. Told a second time where more is known of it (variables filled in).
    void statementStarted(int index);
    /// The statement returns rows: its columns are known, rows follow. The receiver may take it over with
    /// setParent(); otherwise it goes with this object.
    void resultStarted(int index, core::result::ResultSet *result);
    /// isPaused() changed, or what the paused result does next.
    void pausedChanged();
    /// A step wants another session: answer with connected(). Until then nothing is run; the session so far
    /// is not used any more if the answer is another one.
    void connectRequested(const core::session::Destination &to);
    void noticesArrived(int index, const QList<core::session::Notice> &notices, qint64 dropped);
    void statementFinished(int index, const core::query::Outcome &outcome);
    /// The frame could not be entered: none of the statements is run. frameLeft() follows.
    void frameFailed(const core::Error &error);
    /// Of a run with a frame, always, just before finished().
    void frameLeft(const core::query::FrameEnd &end);
    /// The last signal. completed: every statement ran without an error.
    void finished(bool completed);

private:
    void enter();
    void leave(bool completed);
    void next();
    void end(bool completed);
    struct Finished
    {
        Step step;
        Outcome outcome;
        bool noticed = false; ///< what is waiting of notices came with it
    };
    /// Between the job that runs and its owner.
    struct Progress;
    bool catchUp(bool over = false);
    bool tellResult();
    void announce(const Step &step);
    void deliverNotices();
    bool tellDone(const Outcome &outcome);
    void jobEnded(const Result<bool> &more);
    bool goesOn(const Outcome &outcome) const;

    QPointer<session::Session> m_session;
    std::shared_ptr<Steps> m_steps; ///< the session's thread's while a job runs
    Options m_options;
    Step m_step;
    int m_current = -1;
    int m_failures = 0;
    bool m_running = false;
    session::TransactionState m_transaction = session::TransactionState::Unknown;
    QElapsedTimer m_allClock;
    bool m_cancelling = false;
    QElapsedTimer m_clock;
    Task<bool> m_task;
    std::shared_ptr<Progress> m_progress;
    std::optional<Step> m_connecting; ///< waits for connected()
    bool m_announced = false;         ///< m_step is not over yet
    bool m_catchingUp = false;
    QPointer<result::ResultSet> m_untold; ///< its columns are known, resultStarted() is due
    bool m_toldResult = false;            ///< of the job
    Outcome m_last;                       ///< of the step that was told of last
    QTimer m_watch;                       ///< looks what a long job is at
    Task<bool> m_entering;
    bool m_toLeave = false; ///< leave() is due
    /// The transaction is the frame's. Of the session's thread, where its jobs follow one another.
    std::shared_ptr<bool> m_ours = std::make_shared<bool>(false);
    QPointer<result::ResultSet> m_result; ///< of the current statement
    std::shared_ptr<NoticeRelay> m_relay;
};

} // namespace core::query

Q_DECLARE_METATYPE(core::query::Outcome)
