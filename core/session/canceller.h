// SPDX-License-Identifier: GPL-3.0-or-later
// Sends cancel requests without blocking anyone, and never to the wrong statement: the request goes out under
// a lock that also guards which job is running, so a cancel sent near a query's end cannot hit the next one.
#pragma once

#include <QtGlobal>

#include <libpq-fe.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

QT_FORWARD_DECLARE_CLASS(QThread)

namespace core::session {

/// Shared by a session's thread and the cancelling threads.
class CancelTarget
{
public:
    explicit CancelTarget(PGcancel *cancel)
        : m_cancel(cancel)
    {
    } ///< takes it over; null: nothing can be cancelled
    ~CancelTarget();
    CancelTarget(const CancelTarget &) = delete;
    CancelTarget &operator=(const CancelTarget &) = delete;

    /// Thread: the session's. From here on a cancel for serial is sent.
    void begin(quint64 serial);
    /// Thread: the session's. After it no cancel for the job that ran can reach the server any more. False if
    /// one was in flight and did not finish within patience: the connection must not be used again.
    bool end(std::chrono::milliseconds patience);
    /// When the server took the first cancel for the running job; nothing while none has arrived. Thread:
    /// any.
    std::optional<std::chrono::steady_clock::time_point> delivered() const;

private:
    friend class Canceller;
    void send(quint64 serial);

    PGcancel *m_cancel;
    mutable std::mutex m_mutex;
    std::condition_variable m_finished;
    quint64 m_running = 0;
    bool m_inFlight = false;
    std::optional<std::chrono::steady_clock::time_point> m_delivered;
};

class Canceller
{
public:
    Canceller();
    ~Canceller();

    /// Sends the cancel from another thread, if that job is still the running one by then. Returns at once.
    /// A host that swallows packets holds up its own cancel only: each request has a thread of its own.
    void cancel(std::shared_ptr<CancelTarget> target, quint64 serial) { sender()(std::move(target), serial); }
    /// cancel() as a value that may outlive the Canceller: a session's thread that is stuck does. It never
    /// throws: where no thread can be had, no cancel is sent.
    using Sender = std::function<void(std::shared_ptr<CancelTarget>, quint64)>;
    Sender sender() const;

    /// Takes a session's thread that was told to end but may be stuck in libpq (a name lookup, a login that
    /// never ends).
    void adopt(QThread *thread);
    /// Waits for requests and threads on their way. False if something is still stuck after patience: the
    /// process should then leave through _exit().
    [[nodiscard]] bool shutDown(std::chrono::milliseconds patience);

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace core::session
