// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include "app/cli/console.h"

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace app::cli {

using core::Error;
using core::Result;
using core::Secret;

namespace {

constexpr int Moment = 100; ///< milliseconds

/// Without echo for as long as it lives.
class Silence
{
public:
    explicit Silence(int descriptor)
        : m_descriptor(descriptor)
        , m_changed(::tcgetattr(descriptor, &m_before) == 0)
    {
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        m_changed = m_changed && ::tcsetattr(descriptor, TCSAFLUSH, &silent) == 0;
    }
    ~Silence()
    {
        if (m_changed)
            (void)::tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
    }
    bool isSilent() const { return m_changed; }

private:
    int m_descriptor;
    termios m_before{};
    bool m_changed;
};

Result<Secret> readLine(int descriptor, const std::function<bool()> &stopped)
{
    QByteArray line;
    for (;;) {
        pollfd waiting{descriptor, POLLIN, 0};
        if (stopped())
            return Error::cancelled();
        if (::poll(&waiting, 1, Moment) <= 0)
            continue;
        char c = '\0';
        const ssize_t got = ::read(descriptor, &c, 1); // not a byte more: the rest is the next one's
        if (got <= 0 && line.isEmpty())
            return Error::input(QStringLiteral("Nobody answered: the input is at its end"));
        if (got <= 0 || c == '\n')
            return Secret(std::move(line));
        if (c != '\r')
            line += c;
    }
}

} // namespace

Result<Secret> askLine(const QString &what, bool secret, bool taken, const std::function<bool()> &stopped)
{
    const QByteArray words = harmless(what).toUtf8();
    if (!secret && !taken) {
        if (::isatty(STDIN_FILENO))
            (void)!::write(STDERR_FILENO, words.constData(), std::size_t(words.size()));
        return readLine(STDIN_FILENO, stopped);
    }
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (terminal < 0)
        return Error::input(QStringLiteral("Nobody can be asked: there is no terminal"));
    Result<Secret> answer
        = Error::input(QStringLiteral("The terminal cannot be kept from showing what is typed"));
    (void)!::write(terminal, words.constData(), std::size_t(words.size()));
    if (!secret) {
        answer = readLine(terminal, stopped);
    } else if (const Silence silence(terminal); silence.isSilent()) {
        answer = readLine(terminal, stopped);
        (void)!::write(terminal, "\n", 1);
    }
    ::close(terminal);
    return answer;
}

} // namespace app::cli
