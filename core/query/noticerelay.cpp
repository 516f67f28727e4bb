// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/noticerelay.h"

namespace core::query {

void NoticeRelay::put(const session::Notice &notice)
{
    const std::lock_guard lock(m_mutex);
    if (m_closed)
        return;
    const bool first = m_waiting.notices.isEmpty();
    const qsizetype text
        = notice.message.size() + notice.detail.size() + notice.hint.size() + notice.context.size();
    if (first || (m_waiting.notices.size() < Limit && m_text + text <= TextLimit)) {
        m_waiting.notices.append(notice);
        m_text += text;
    } else {
        ++m_waiting.dropped;
    }
    if (first)
        m_notify(); // under the lock: none comes after close()
}

NoticeRelay::Batch NoticeRelay::take()
{
    const std::lock_guard lock(m_mutex);
    m_text = 0;
    return std::exchange(m_waiting, {});
}

void NoticeRelay::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_waiting = {};
}

} // namespace core::query
