// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/readinggate.h"

#include <algorithm>
#include <chrono>

namespace core::result {

void ReadingGate::setWish(Wish wish)
{
    const std::lock_guard lock(m_mutex);
    m_wish = std::max(m_wish, wish);
    m_stop.store(m_wish == Wish::Stop, std::memory_order_relaxed);
    m_changed.notify_all();
}

ReadingGate::Wish ReadingGate::takeWish()
{
    const std::lock_guard lock(m_mutex);
    const Wish wish = m_wish;
    if (wish == Wish::More)
        m_wish = Wish::None;
    return wish;
}

ReadingGate::Wish ReadingGate::wait(const std::stop_token &stop, const std::function<bool()> &ended)
{
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, stop, std::chrono::milliseconds(500),
                               [this] { return m_wish != Wish::None; });
        }
        if (stop.stop_requested())
            return Wish::Stop;
        if (const Wish wish = takeWish(); wish != Wish::None)
            return wish;
        if (ended && ended())
            return Wish::None;
    }
}

} // namespace core::result
