// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/wakepipe.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace core::session {

WakePipe::WakePipe()
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0) {
        m_read = ends[0];
        m_write = ends[1];
    }
}

WakePipe::~WakePipe()
{
    if (m_read >= 0) {
        close(m_read);
        close(m_write);
    }
}

void WakePipe::wake()
{
    // a full pipe means that a wake is pending already
    [[maybe_unused]] const auto written = write(m_write, "w", 1);
}

void WakePipe::clear()
{
    char buffer[64];
    while (read(m_read, buffer, sizeof buffer) > 0) { }
}

WakePipe::Event WakePipe::wait(int socket, Wait what, std::chrono::milliseconds timeout)
{
    pollfd fds[2] = {
        {socket, short(what == Wait::Read ? POLLIN : POLLIN | POLLOUT), 0},
        {m_read, POLLIN, 0},
    };
    const int limit = timeout.count() < 0 ? -1 : int(timeout.count());
    const int ready = poll(fds, 2, limit);
    if (ready < 0)
        return errno == EINTR ? Event::Timeout
                              : Event::Ready; // a bad socket: libpq will say what is wrong with it
    if (ready == 0)
        return Event::Timeout;
    if (fds[1].revents & POLLIN) {
        clear();
        if (fds[0].revents == 0)
            return Event::Woken;
    }
    return Event::Ready;
}

bool WakePipe::hungUp(int socket)
{
#ifdef POLLRDHUP
    constexpr short End = POLLRDHUP;
#else
    constexpr short End = 0; // POLLHUP and POLLERR come unasked
#endif
    pollfd fd = {socket, End, 0};
    return poll(&fd, 1, 0) > 0 && fd.revents != 0;
}

} // namespace core::session
