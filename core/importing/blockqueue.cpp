// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/blockqueue.h"

namespace core::importing {

bool BlockQueue::put(Block block)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_closed || m_blocks.size() < m_most; });
    if (m_closed)
        return false;
    m_blocks.push_back(std::move(block));
    m_changed.notify_all();
    return true;
}

void BlockQueue::finish(std::optional<Error> error)
{
    const std::lock_guard lock(m_mutex);
    m_finished = true;
    if (!m_error)
        m_error = std::move(error);
    m_changed.notify_all();
}

Result<std::optional<Block>> BlockQueue::take()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_closed || m_finished || !m_blocks.empty(); });
    if (m_closed)
        return Error::cancelled();
    if (m_blocks.empty()) {
        if (m_error)
            return *m_error;
        return std::optional<Block>();
    }
    Block block = std::move(m_blocks.front());
    m_blocks.pop_front();
    m_changed.notify_all();
    return std::optional<Block>(std::move(block));
}

void BlockQueue::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_changed.notify_all();
}

} // namespace core::importing
