// SPDX-License-Identifier: GPL-3.0-or-later
// The half of a Session that lives in its thread: opens the link, runs the jobs one after the other, watches
// the socket in between. Private to this room.
#pragma once

#include "core/base/task.h"
#include "core/session/session.h"

#include <QObject>
#include <QSocketNotifier>

#include <atomic>
#include <memory>
#include <mutex>

namespace core::session {

/// The way from the worker to its Session, which may be gone at any moment.
class SessionBridge
{
public:
    explicit SessionBridge(Session *session)
        : m_session(session)
    {
    }

    /// Thread: any. f(Session &) runs in the session object's thread, if it still exists by then.
    template <class F> void post(F f)
    {
        const std::lock_guard lock(m_mutex);
        if (Session *session = m_session)
            QMetaObject::invokeMethod(
                session, [session, f = std::move(f)] { f(*session); }, Qt::QueuedConnection);
    }

    void cut()
    {
        const std::lock_guard lock(m_mutex);
        m_session = nullptr;
    }

private:
    std::mutex m_mutex;
    Session *m_session;
};

/// A job in the queue. Whoever moves it out of Waiting owns its answer.
struct QueuedJob
{
    enum class Phase
    {
        Waiting,
        Taken
    };

    QString label;
    quint64 serial = 0;
    std::stop_token stop;
    std::function<Session::JobEnd(Link &, Job &)> work;
    std::function<void(Error)> refuse;
    std::atomic<Phase> phase = Phase::Waiting;

    bool take()
    {
        Phase waiting = Phase::Waiting;
        return phase.compare_exchange_strong(waiting, Phase::Taken);
    }
};

class SessionWorker : public QObject
{
    Q_OBJECT

public:
    SessionWorker(std::shared_ptr<SessionBridge> bridge, Canceller &canceller);
    ~SessionWorker() override;

    void open(const ConnectRequest &request, const std::shared_ptr<TaskSource<SessionInfo>> &source);
    void run(const std::shared_ptr<QueuedJob> &queued);
    /// Closes the link and ends the thread's event loop.
    void shutDown();

    const std::shared_ptr<SessionBridge> &bridge() const { return m_bridge; }

private:
    void drain(Job &job);
    Session::State stateNow() const;
    void watch(bool on);
    void readWhileIdle();
    /// What came while no job ran: notifications, notices, the end of the connection.
    void readIdleInput();
    void receiveIdleNotice(const Notice &notice);
    void lose(Error error);

    std::shared_ptr<SessionBridge> m_bridge;
    Canceller::Sender m_cancel; ///< not the Canceller: a thread that is stuck may outlive it
    std::shared_ptr<Link> m_link;
    std::shared_ptr<CancelTarget> m_target;
    std::unique_ptr<QSocketNotifier> m_notifier;
    Error m_lossReason = Error::connection(QStringLiteral("The session is not connected"), true);
    std::optional<Error> m_lastWords; ///< of the server, when it ended the connection by itself
    std::shared_ptr<std::atomic_int> m_noticesOnTheirWay = std::make_shared<std::atomic_int>(0);
};

} // namespace core::session
