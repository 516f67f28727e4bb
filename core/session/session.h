// SPDX-License-Identifier: GPL-3.0-or-later
// A handle on one server connection and the thread it lives in. Work is queued with run() and done first in,
// first out. Thread: GUI (or whichever thread owns the object); jobs run in the session's own thread.
// Lifetime: destruction never waits for the server: pending jobs answer Cancelled, the thread ends by itself.
#pragma once

#include "core/base/task.h"
#include "core/session/canceller.h"
#include "core/session/connectrequest.h"
#include "core/session/job.h"
#include "core/session/link.h"
#include "core/session/notice.h"
#include "core/session/sessioninfo.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

QT_FORWARD_DECLARE_CLASS(QThread)

namespace core::session {

class SessionWorker;

class Session : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Opening,
        Idle,
        Busy,
        InTransaction,
        FailedTransaction,
        Lost
    };
    Q_ENUM(State)

    Session(ConnectRequest request, Canceller &canceller, QObject *parent = nullptr);
    ~Session() override;

    /// Connects; call once, before any run(). Fails with Auth (needsPassword), Connection, Sql, Input,
    /// Cancelled. Stopping the task abandons the attempt at once.
    Task<SessionInfo> open();

    /// Queues job. label is what the user is told ("Reading tables"). The job must leave the connection
    /// drained; the session checks that, and a job that leaves a cancel in flight ends the session. Stopping
    /// the task cancels the running statement; a job that has not begun never runs. After a loss every job
    /// fails with Error{Connection, lost}.
    template <class T> Task<T> run(QString label, std::function<Result<T>(Link &, Job &)> job)
    {
        auto source = std::make_shared<TaskSource<T>>();
        auto task = source->task();
        enqueue(
            std::move(label), source->stopToken(),
            [source, job = std::move(job)](Link &link, Job &running) -> JobEnd {
                Result<T> answer = job(link, running);
                // the session publishes its new state before the answer: whoever receives it sees both
                JobEnd end;
                if (!answer)
                    end.error = answer.error();
                end.deliver = [source, answer = std::make_shared<Result<T>>(std::move(answer))] {
                    source->finish(std::move(*answer));
                };
                return end;
            },
            [source](Error error) { source->finish(std::move(error)); });
        return task;
    }

    State state() const { return m_state; }
    bool isLost() const { return m_state == State::Lost; }
    /// Valid once open() succeeded.
    const SessionInfo &info() const { return m_info; }
    const ConnectRequest &request() const { return m_request; }
    /// Time since the current transaction block was first seen open; invalid if there is none.
    const QElapsedTimer &transactionClock() const { return m_transactionClock; }
    /// Jobs waiting or running.
    int pending() const { return int(m_jobs.size()); }

    /// Cancels the running job and drops the waiting ones (they answer Cancelled).
    void cancelAll();

    struct JobEnd
    {
        std::optional<Error> error;
        std::function<void()> deliver;
    };

signals:
    void stateChanged(core::session::Session::State state);
    /// A notice that came while no statement of the user ran, or a NOTIFY.
    void noticeReceived(const core::session::Notice &notice);
    /// Emitted once.
    void lost(const core::Error &error);

private:
    friend class SessionWorker;
    using Work = std::function<JobEnd(Link &, Job &)>;
    void enqueue(QString label, std::stop_token stop, Work work, std::function<void(Error)> refuse);
    void setState(State state);
    void jobEnded(State state);
    void connectionLost(const Error &error);

    ConnectRequest m_request;
    Canceller &m_canceller;
    SessionInfo m_info;
    State m_state = State::Opening;
    QElapsedTimer m_transactionClock;
    quint64 m_lastSerial = 0;
    std::vector<std::stop_source> m_jobs; ///< of the jobs waiting or running, oldest first
    std::shared_ptr<TaskSource<SessionInfo>> m_opening;
    QThread *m_thread;       ///< ours until the end, then the Canceller's
    SessionWorker *m_worker; ///< lives and dies in m_thread
};

} // namespace core::session
