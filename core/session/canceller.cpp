// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/canceller.h"

#include <QThread>

#include <algorithm>
#include <system_error>
#include <thread>
#include <vector>

namespace core::session {

CancelTarget::~CancelTarget()
{
    if (m_cancel)
        PQfreeCancel(m_cancel);
}

void CancelTarget::begin(quint64 serial)
{
    const std::lock_guard lock(m_mutex);
    m_running = serial;
    m_delivered.reset();
}

bool CancelTarget::end(std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    m_running = 0;
    return m_finished.wait_for(lock, patience, [this] { return !m_inFlight; });
}

std::optional<std::chrono::steady_clock::time_point> CancelTarget::delivered() const
{
    const std::lock_guard lock(m_mutex);
    return m_delivered;
}

void CancelTarget::send(quint64 serial)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_running != serial || m_inFlight || !m_cancel)
            return;
        m_inFlight = true;
    }
    // Blocks until the server has signalled the backend and closed the connection. end() waits for that, so
    // the next statement is not sent before; a failure needs no report: the statement goes on and the user
    // sees that.
    char error[256];
    const bool arrived = PQcancel(m_cancel, error, int(sizeof error)) == 1;
    const std::lock_guard lock(m_mutex);
    if (arrived && m_running == serial && !m_delivered)
        m_delivered = std::chrono::steady_clock::now();
    m_inFlight = false;
    m_finished.notify_all();
}

/// What the detached threads share, so that it outlives whoever made them.
struct Canceller::Shared
{
    std::mutex mutex;
    std::condition_variable none;
    int sending = 0;
    std::vector<QThread *> ending; ///< threads of sessions that are gone
};

Canceller::Canceller()
    : m_shared(std::make_shared<Shared>())
{
}

Canceller::~Canceller()
{
    (void)shutDown(std::chrono::seconds(2));
}

Canceller::Sender Canceller::sender() const
{
    return [shared = m_shared](std::shared_ptr<CancelTarget> target, quint64 serial) {
        {
            const std::lock_guard lock(shared->mutex);
            ++shared->sending;
        }
        const auto ended = [](Shared &all) {
            const std::lock_guard lock(all.mutex);
            --all.sending;
            all.none.notify_all();
        };
        try {
            std::thread([shared, target = std::move(target), serial, ended]() mutable {
                target->send(serial);
                target.reset();
                ended(*shared);
            }).detach();
        } catch (const std::system_error &) { // no more threads; we may be inside a stop callback
            ended(*shared);
        }
    };
}

void Canceller::adopt(QThread *thread)
{
    const std::lock_guard lock(m_shared->mutex);
    // those that have ended meanwhile go now: the list stays as short as what is really stuck
    std::erase_if(m_shared->ending, [](QThread *old) {
        const bool finished = old->isFinished();
        if (finished) {
            old->wait();
            delete old;
        }
        return finished;
    });
    m_shared->ending.push_back(thread);
}

bool Canceller::shutDown(std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    // The threads first, and without the lock: a job that is given up asks for a cancel on its way out.
    std::vector<QThread *> ending;
    {
        const std::lock_guard lock(m_shared->mutex);
        ending.swap(m_shared->ending);
    }
    std::erase_if(ending, [&](QThread *thread) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        const bool finished = thread->wait(QDeadlineTimer(std::max(left, std::chrono::milliseconds(0))));
        if (finished)
            delete thread;
        return finished;
    });
    std::unique_lock lock(m_shared->mutex);
    m_shared->ending.insert(m_shared->ending.end(), ending.begin(), ending.end());
    const bool sent = m_shared->none.wait_until(lock, deadline, [this] { return m_shared->sending == 0; });
    return sent && ending.empty();
}

} // namespace core::session
