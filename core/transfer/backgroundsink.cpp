// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/backgroundsink.h"

namespace core::transfer {

BackgroundSink::BackgroundSink(ByteSink &next)
    : m_next(next)
    , m_thread([this] { run(); })
{
}

BackgroundSink::~BackgroundSink()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = m_dropped = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

Result<void> BackgroundSink::write(QByteArrayView bytes)
{
    QByteArray block = bytes.toByteArray(); // the writer goes on in its own block meanwhile
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_waiting.size() < MostWaiting || m_error; });
    if (m_error)
        return *m_error;
    m_waiting.push_back(std::move(block));
    lock.unlock();
    m_changed.notify_all();
    return {};
}

Result<void> BackgroundSink::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    return status();
}

void BackgroundSink::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return !m_waiting.empty() || m_ending; });
        if (m_waiting.empty() || m_dropped)
            return;
        const QByteArray block = m_waiting.front();
        lock.unlock();
        auto written = m_next.write(block);
        lock.lock();
        m_waiting.pop_front();
        if (!written) {
            m_error = written.error();
            m_waiting.clear();
        }
        m_changed.notify_all();
        if (m_error)
            return;
    }
}

} // namespace core::transfer
