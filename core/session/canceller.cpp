// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/canceller.h"

#include <QThread>

#include <algorithm>
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
}

bool CancelTarget::end(std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    m_running = 0;
    return m_finished.wait_for(lock, patience, [this] { return !m_inFlight; });
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
    PQcancel(m_cancel, error, int(sizeof error));
    const std::lock_guard lock(m_mutex);
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

void Canceller::cancel(std::shared_ptr<CancelTarget> target, quint64 serial)
{
    {
        const std::lock_guard lock(m_shared->mutex);
        ++m_shared->sending;
    }
    std::thread([shared = m_shared, target = std::move(target), serial]() mutable {
        target->send(serial);
        target.reset();
        const std::lock_guard lock(shared->mutex);
        --shared->sending;
        shared->none.notify_all();
    }).detach();
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
    std::unique_lock lock(m_shared->mutex);
    bool all = m_shared->none.wait_until(lock, deadline, [this] { return m_shared->sending == 0; });
    std::erase_if(m_shared->ending, [&](QThread *thread) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        const bool finished = thread->wait(QDeadlineTimer(std::max(left, std::chrono::milliseconds(0))));
        if (finished)
            delete thread;
        else
            all = false;
        return finished;
    });
    return all;
}

} // namespace core::session
