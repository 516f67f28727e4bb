// SPDX-License-Identifier: GPL-3.0-or-later
// Where the worker waits while a result is paused, and where the reader says how to go on. The worker is
// never held up by a reader that is gone, a job that was stopped, or a connection that ended.
#pragma once

#include <QtGlobal>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>

namespace core::result {

class ReadingGate
{
public:
    enum class Wish
    {
        None,
        More, ///< as far as the next limit
        All,  ///< to the end
        Stop  ///< no more rows; the last word
    };

    // --- the reader's side
    void setWish(Wish wish);
    /// The reader is gone: like Stop.
    void close() { setWish(Wish::Stop); }
    /// Rows that were read for nobody, after Stop.
    qint64 dropped() const { return m_dropped.load(std::memory_order_relaxed); }

    // --- the worker's side
    bool stopWanted() const { return m_stop.load(std::memory_order_relaxed); }
    /// The wish so far; More is said once only.
    Wish takeWish();
    /// Waits for a wish. ended is asked twice a second: true ends the wait (None), so does stop (Stop).
    Wish wait(const std::stop_token &stop, const std::function<bool()> &ended);
    void addDropped(qint64 rows) { m_dropped.fetch_add(rows, std::memory_order_relaxed); }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    Wish m_wish = Wish::None;
    std::atomic_bool m_stop = false;
    std::atomic<qint64> m_dropped = 0;
};

} // namespace core::result
