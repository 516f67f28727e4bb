// SPDX-License-Identifier: GPL-3.0-or-later
// An open session and statements that fill a result, for the parts of benchmarks.
#pragma once

#include "core/query/runner.h"
#include "core/result/resultset.h"
#include "core/session/session.h"
#include "tests/support/testsession.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace bench {

class Server
{
public:
    explicit Server(const QString &url)
        : m_session(requestFromUrl(url), m_canceller)
    {
        const auto opened = m_session.open().wait();
        if (!opened)
            qFatal("%s", qPrintable(opened.error().toText()));
    }

    /// Starts a statement whose rows go into result; the event loop brings them there.
    core::Task<core::query::Outcome> start(core::result::ResultSet &result, const QString &sql)
    {
        return m_session.run<core::query::Outcome>(
            QStringLiteral("bench"),
            [port = result.port(), sql = sql.toUtf8()](
                core::session::Link &link, core::session::Job &job) -> core::Result<core::query::Outcome> {
                auto sink = core::result::inboxSink(port, job.stopToken());
                return core::query::run(link, job, {sql}, *sink);
            });
    }

    /// Until every row is here. False if the statement failed.
    bool read(core::result::ResultSet &result, const QString &sql)
    {
        QEventLoop loop;
        QObject::connect(&result, &core::result::ResultSet::ended, &loop, &QEventLoop::quit);
        auto task = start(result, sql);
        loop.exec();
        return result.state() == core::result::ResultSet::State::Complete;
    }

private:
    core::session::Canceller m_canceller;
    core::session::Session m_session;
};

/// The end of a part: nothing is torn down, which could take longer than what was measured.
[[noreturn]] inline void leave(bool ok)
{
    std::fflush(stdout);
    ::_exit(ok ? 0 : 1);
}

} // namespace bench
