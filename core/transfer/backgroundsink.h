// SPDX-License-Identifier: GPL-3.0-or-later
// Hands bytes to another sink in a thread of its own, so that rows are read and written at the same time. At
// most a few blocks wait; memory is bounded.
// Thread: write() and finish() from one; the other sink is used by the thread inside, until finish() or the
// destructor returns.
#pragma once

#include "core/transfer/bytesink.h"

#include <QByteArray>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace core::transfer {

class BackgroundSink : public ByteSink
{
public:
    explicit BackgroundSink(ByteSink &next);
    /// What waits is dropped; a write of the other sink that runs is waited for.
    ~BackgroundSink() override;

    /// Fails with what the other sink said of an earlier block.
    Result<void> write(QByteArrayView bytes) override;
    /// Waits until all is written.
    Result<void> finish();

private:
    void run();
    Result<void> status() const { return m_error ? Result<void>(*m_error) : Result<void>(); }

    static constexpr std::size_t MostWaiting = 8; ///< blocks

    ByteSink &m_next;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<QByteArray> m_waiting;
    std::optional<Error> m_error;
    bool m_ending = false;
    bool m_dropped = false;
    std::thread m_thread; ///< last: it starts when everything else is there
};

} // namespace core::transfer
