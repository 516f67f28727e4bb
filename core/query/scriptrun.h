// SPDX-License-Identifier: GPL-3.0-or-later
// Runs statements one after the other on a session, each sent by itself, and tells what comes of it. Stops at
// the first error, cancel or loss; nothing is ever sent a second time. Thread: GUI (the session's owner).
// Lifetime: destroying it stops what runs.
#pragma once

#include "core/base/task.h"
#include "core/query/frame.h"
#include "core/query/noticerelay.h"
#include "core/query/outcome.h"
#include "core/result/readingpolicy.h"
#include "core/result/resultset.h"
#include "core/session/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

namespace core::query {

class ScriptRun : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        /// Opens a transaction block before a statement that is outside of one, as psql does with AUTOCOMMIT
        /// off.
        bool manualCommit = false;
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
    ~ScriptRun() override;

    void start();
    const std::optional<Frame> &frame() const { return m_options.frame; }
    /// Cancels the statement that runs; none after it is sent.
    void cancel();
    /// The last statement waits for its reader; see result().
    bool isPaused() const { return m_result && m_result->isPaused(); }
    /// The rows of the current statement; null if it has none, or nobody holds them any more.
    result::ResultSet *result() const { return m_result; }
    bool isRunning() const { return m_current >= 0 && m_current < m_statements.size(); }
    bool isCancelling() const { return m_cancelling; }
    int current() const { return m_current; }
    int count() const { return int(m_statements.size()); }
    const QByteArray &statement(int index) const { return m_statements[index]; }
    /// Since the current statement was started, in milliseconds.
    qint64 elapsed() const { return m_clock.isValid() ? m_clock.elapsed() : 0; }

signals:
    void statementStarted(int index);
    /// The statement returns rows: its columns are known, rows follow. The receiver may take it over with
    /// setParent(); otherwise it goes with this object.
    void resultStarted(int index, core::result::ResultSet *result);
    /// isPaused() changed, or what the paused result does next.
    void pausedChanged();
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
    void deliverNotices();
    void done(const Outcome &outcome);

    QPointer<session::Session> m_session;
    QList<QByteArray> m_statements;
    Options m_options;
    int m_current = -1;
    bool m_cancelling = false;
    QElapsedTimer m_clock;
    Task<Outcome> m_task;
    Task<bool> m_entering;
    bool m_toLeave = false; ///< leave() is due
    /// The transaction is the frame's. Of the session's thread, where its jobs follow one another.
    std::shared_ptr<bool> m_ours = std::make_shared<bool>(false);
    QPointer<result::ResultSet> m_result; ///< of the current statement
    std::shared_ptr<NoticeRelay> m_relay;
};

} // namespace core::query

Q_DECLARE_METATYPE(core::query::Outcome)
