// SPDX-License-Identifier: GPL-3.0-or-later
// What verbs share that work on one session: it is opened, a signal stops it, and what comes of it is the
// exit code. Ends the program and deletes itself.
#pragma once

#include "app/cli/cli.h"
#include "app/cli/connection.h"
#include "app/cli/console.h"
#include "core/base/interrupt.h"
#include "core/session/borrow.h"

namespace app::cli {

class SessionCommand : public QObject
{
public:
    SessionCommand(const Console &console, QObject *parent)
        : QObject(parent)
        , m_console(console)
        , m_pool(m_canceller)
    {
    }

    /// work(Link &, Job &) -> Result<T> runs in the session's thread, done(T) -> exit code in this one; an
    /// error is told and gives its own. what: the job's name.
    template <class T, class Work, class Done>
    void start(const Connection &connection, const QString &what, Work work, Done done)
    {
        if (!connection.password.isEmpty())
            m_pool.setPassword(connection.profile.id, connection.password);
        connect(&m_interrupt, &core::Interrupt::interrupted, this, [this] { m_stop(); });
        core::session::borrow<T>(m_pool.exclusive(connection.profile), this, what, std::move(work),
                                 {{}, [this](std::function<void()> stop) { m_stop = std::move(stop); }, {}},
                                 [this, done = std::move(done)](core::Result<T> answer) mutable {
                                     end(answer ? done(std::move(*answer)) : m_console.error(answer.error()));
                                 });
    }

protected:
    void end(int code)
    {
        if (code == Interrupted && m_interrupt.signalNumber() != 0)
            code = 128 + m_interrupt.signalNumber();
        m_console.quit(code);
        deleteLater();
    }

    const Console &m_console;
    core::Interrupt m_interrupt;
    core::session::Canceller m_canceller;
    core::session::Pool m_pool;
    std::function<void()> m_stop = [] {};
};

} // namespace app::cli
