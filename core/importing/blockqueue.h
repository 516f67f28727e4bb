// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks on their way from the thread that reads to the one that sends. A few wait at most; memory is
// bounded. Thread: one puts, one takes; close() from any.
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace core::importing {

/// Rows of COPY text (or any bytes that go as they are).
struct Block
{
    /// A row in a block whose rows may have to be sent one by one.
    struct Row
    {
        qsizetype end;    ///< of its bytes
        qsizetype csvEnd; ///< of its values in csv
        qint64 line;      ///< of the file
    };
    /// A record that the reader itself has refused.
    struct Refused
    {
        qint64 line;
        QString reason;
        QByteArray csv;
    };

    QByteArray bytes{};
    qint64 rows = 0;
    std::vector<Row> places{}; ///< with bad rows only
    QByteArray csv{};          ///< the values as the file has them, where a row does not tell it
    bool hasCsv = false;
    std::vector<Refused> refused{};
};

class BlockQueue
{
public:
    explicit BlockQueue(std::size_t most = 4)
        : m_most(most)
    {
    }

    /// Waits for room. False when nobody takes any more.
    bool put(Block block);
    /// No more blocks; with what ended them, if that was a failure.
    void finish(std::optional<Error> error = {});
    /// The next block, nothing at the end. Fails with what finish() was told, Cancelled after close().
    Result<std::optional<Block>> take();
    /// Ends the waiting on both sides.
    void close();

private:
    const std::size_t m_most;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Block> m_blocks;
    std::optional<Error> m_error;
    bool m_finished = false;
    bool m_closed = false;
};

} // namespace core::importing
