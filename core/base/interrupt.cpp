// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/interrupt.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace core {

namespace {

// A signal handler can see nothing but a global.
volatile std::sig_atomic_t wakeDescriptor = -1;

void handle(int number)
{
    const int before = errno;
    const char byte = char(number);
    (void)!::write(wakeDescriptor, &byte, 1);
    std::signal(number, SIG_DFL);
    errno = before;
}

constexpr int Signals[] = {SIGINT, SIGTERM, SIGHUP};

} // namespace

Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    wakeDescriptor = m_pipe[1];
    auto *notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(m_pipe[0], &byte, 1) != 1)
            return;
        m_signal = byte;
        emit interrupted();
    });
    for (const int number : Signals) {
        // whoever started us with a signal ignored (nohup) wants it so
        if (std::signal(number, handle) == SIG_IGN)
            std::signal(number, SIG_IGN);
    }
}

Interrupt::~Interrupt()
{
    for (const int number : Signals)
        std::signal(number, SIG_DFL);
    wakeDescriptor = -1;
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

} // namespace core
