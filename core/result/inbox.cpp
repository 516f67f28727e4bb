// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/inbox.h"

namespace core::result {

Inbox::Inbox(std::function<void()> notify, std::size_t capacity)
    : m_notify(std::move(notify))
    , m_capacity(capacity)
{
}

void Inbox::wake(std::unique_lock<std::mutex> &lock)
{
    const bool first = !std::exchange(m_notified, true) && !m_closed;
    // under the lock: close() then guarantees that no notification comes after it
    if (first)
        m_notify();
    lock.unlock();
}

void Inbox::putColumns(QList<Column> columns)
{
    std::unique_lock lock(m_mutex);
    m_pending.hasColumns = true;
    m_pending.columns = std::move(columns);
    wake(lock);
}

bool Inbox::put(StoredChunk chunk, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    const bool room
        = m_room.wait(lock, stop, [this] { return m_closed || m_pending.chunks.size() < m_capacity; });
    if (m_closed)
        return false;
    // rows that were read already are kept even when the job was stopped meanwhile: the user saw them coming
    m_pending.chunks.push_back(std::move(chunk));
    wake(lock);
    return room;
}

void Inbox::putPause(bool paused, bool inTransaction)
{
    std::unique_lock lock(m_mutex);
    m_pending.pause = Delivery::Pause{paused, inTransaction};
    wake(lock);
}

void Inbox::putEnd(bool complete)
{
    std::unique_lock lock(m_mutex);
    m_pending.ended = true;
    m_pending.complete = complete;
    wake(lock);
}

Inbox::Delivery Inbox::take()
{
    const std::lock_guard lock(m_mutex);
    m_notified = false;
    m_room.notify_all();
    return std::exchange(m_pending, {});
}

void Inbox::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_pending = {};
    m_room.notify_all();
}

} // namespace core::result
