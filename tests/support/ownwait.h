// SPDX-License-Identifier: GPL-3.0-or-later
// What of a thread's time a test is not to judge by: see Heartbeat.
#pragma once

#include <QElapsedTimer>
#include <QFile>

namespace support {

/// Nanoseconds that this thread was ready to run and did not; 0 where the system does not tell.
inline qint64 processorDelay()
{
    QFile file(QStringLiteral("/proc/thread-self/schedstat")); // running, ready, times
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() : 0;
}

/// While it lives the test itself waits, in whatever thread: for its server, mostly.
class OwnWait
{
public:
    OwnWait()
    {
        if (s_depth++ == 0) {
            s_delay = processorDelay();
            s_clock.start();
        }
    }
    ~OwnWait()
    {
        if (--s_depth == 0)
            s_total += s_clock.nsecsElapsed() - (processorDelay() - s_delay);
    }
    Q_DISABLE_COPY_MOVE(OwnWait)

    /// Nanoseconds, of this thread, without those it waited for the processor.
    static qint64 total() { return s_total; }

private:
    static inline thread_local int s_depth = 0;
    static inline thread_local qint64 s_delay = 0;
    static inline thread_local qint64 s_total = 0;
    static inline thread_local QElapsedTimer s_clock;
};

} // namespace support
