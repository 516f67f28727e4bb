// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps what the server says besides while a piece of work goes on. Thread: the session's.
#pragma once

#include "core/session/link.h"

namespace core::session {

/// Keeps a link's notices while it lives, the first thousand of them; whoever listened before goes on after
/// it.
class Listening
{
public:
    Listening(Link &link, QList<Notice> &kept)
        : m_link(link)
        , m_previous(link.noticeHandler())
    {
        link.setNoticeHandler([&kept](const Notice &notice) {
            if (kept.size() < Limit)
                kept.append(notice);
        });
    }
    ~Listening() { m_link.setNoticeHandler(m_previous); }
    Listening(const Listening &) = delete;
    Listening &operator=(const Listening &) = delete;

private:
    static constexpr qsizetype Limit = 1000;

    Link &m_link;
    std::function<void(const Notice &)> m_previous;
};

} // namespace core::session
