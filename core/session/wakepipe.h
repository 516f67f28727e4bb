// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting for a socket that another thread can interrupt. The one place of this room that knows the platform
// (POSIX poll).
#pragma once

#include <chrono>

namespace core::session {

class WakePipe
{
public:
    enum class Wait
    {
        Read,
        ReadWrite
    };
    enum class Event
    {
        Ready,
        Woken,
        Timeout
    };

    WakePipe();
    ~WakePipe();
    WakePipe(const WakePipe &) = delete;
    WakePipe &operator=(const WakePipe &) = delete;

    /// Thread: any. The next (or current) wait() returns Woken.
    void wake();
    /// Forgets a wake that nobody waited for.
    void clear();
    /// Waits until socket can be read (or written), wake() is called, or timeout is over (negative: no
    /// limit).
    Event wait(int socket, Wait what, std::chrono::milliseconds timeout);
    /// Whether the other end of socket has closed it, also while there is something left to read (where the
    /// platform can tell).
    static bool hungUp(int socket);

private:
    int m_read = -1;
    int m_write = -1;
};

} // namespace core::session
