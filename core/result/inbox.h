// SPDX-License-Identifier: GPL-3.0-or-later
// The bounded way of chunks from a session's thread to the GUI thread. The worker waits when the GUI is
// behind, so memory between the two stays bounded; it never waits when the reader is gone or the job was
// stopped.
#pragma once

#include "core/result/column.h"
#include "core/result/storedchunk.h"

#include <QList>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace core::result {

class Inbox
{
public:
    /// What the reader finds: at most one header, then chunks, then a pause, then the end.
    struct Delivery
    {
        struct Pause
        {
            bool paused = false; ///< reading waits now, or goes on
            bool inTransaction = false;
        };

        bool hasColumns = false;
        QList<Column> columns;
        std::vector<StoredChunk> chunks;
        std::optional<Pause> pause; ///< after the chunks; the last one said
        bool ended = false;
        bool complete = false;
    };

    /// notify is called from the worker's thread whenever an empty inbox becomes filled; it must only post an
    /// event.
    explicit Inbox(std::function<void()> notify, std::size_t capacity = 8);

    // --- the worker's side
    void putColumns(QList<Column> columns);
    /// Waits while the inbox is full. False if the reader is gone or stop was requested while waiting.
    bool put(StoredChunk chunk, const std::stop_token &stop);
    /// Reading waits for the reader, or goes on.
    void putPause(bool paused, bool inTransaction);
    void putEnd(bool complete);

    // --- the reader's side
    Delivery take();
    /// The reader is gone: the worker is never held up again, what it puts is dropped.
    void close();

private:
    void wake(std::unique_lock<std::mutex> &lock);

    std::function<void()> m_notify;
    std::size_t m_capacity;
    std::mutex m_mutex;
    std::condition_variable_any m_room;
    Delivery m_pending;
    bool m_notified = false;
    bool m_closed = false;
};

} // namespace core::result
