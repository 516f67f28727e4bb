// SPDX-License-Identifier: GPL-3.0-or-later
// The way of notices from a session's thread to the GUI thread while a statement runs: in batches, bounded,
// so that a server that never stops talking costs neither memory nor the window's patience.
#pragma once

#include "core/session/notice.h"

#include <QList>

#include <functional>
#include <mutex>

namespace core::query {

class NoticeRelay
{
public:
    struct Batch
    {
        QList<session::Notice> notices;
        qint64 dropped = 0;
    };

    /// notify is called in the sender's thread when an empty relay becomes filled; it must only post an
    /// event.
    explicit NoticeRelay(std::function<void()> notify)
        : m_notify(std::move(notify))
    {
    }

    /// Thread: any.
    void put(const session::Notice &notice);
    /// Everything since the last call. Thread: any.
    Batch take();
    /// The receiver is gone: notify is not called any more.
    void close();

private:
    static constexpr qsizetype Limit = 1000;                ///< that wait to be taken
    static constexpr qsizetype TextLimit = 8 * 1024 * 1024; ///< characters of these; one may always wait

    std::function<void()> m_notify;
    std::mutex m_mutex;
    Batch m_waiting;
    qsizetype m_text = 0;
    bool m_closed = false;
};

} // namespace core::query
