// SPDX-License-Identifier: GPL-3.0-or-later
// A session, the result of a statement on it, and a buffer over that: what every test of saving begins with.
#pragma once

#include "core/edit/committer.h"
#include "core/edit/editbuffer.h"
#include "core/session/session.h"
#include "tests/support/patience.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QTest>

#include <memory>

class EditWorld
{
public:
    explicit EditWorld(const QString &url)
        : m_url(url)
        , m_session(std::make_unique<core::session::Session>(requestFromUrl(url), m_canceller))
    {
    }

    core::Result<core::session::SessionInfo> open() { return m_session->open().wait(); }

    core::query::Outcome run(const QByteArray &sql) { return runAndWait(*m_session, sql); }

    /// Runs the statement, reads what may be edited, and puts both into the buffer.
    core::Result<void> show(const QByteArray &sql, core::edit::Source source = core::edit::Source::Query)
    {
        using namespace core;
        auto shown = std::make_unique<result::ResultSet>();
        const result::ResultPort port = shown->port();
        auto running = m_session->run<query::Outcome>(
            QStringLiteral("select"),
            [sql, port](session::Link &link, session::Job &job) -> Result<query::Outcome> {
                auto sink = result::inboxSink(port, job.stopToken());
                return query::run(link, job, {sql}, *sink);
            });
        // the way into the result is narrow: it has to be received meanwhile
        if (!QTest::qWaitFor([&] { return running.isFinished(); }, support::Patience))
            return Error::internal(QStringLiteral("the statement did not end"));
        auto ran = running.wait();
        if (!ran)
            return ran.error();
        if (ran->error)
            return *ran->error;
        if (!QTest::qWaitFor([&] { return shown->state() == result::ResultSet::State::Complete; },
                             support::Patience))
            return Error::internal(QStringLiteral("the rows did not come"));
        auto editable = look(shown->columns(), source, sql);
        if (!editable)
            return editable.error();
        auto set = buffer.setResult(shown.get(), *editable);
        if (set)
            m_result = std::move(shown);
        return set;
    }

    core::Result<core::edit::Editable> look(const QList<core::result::Column> &columns,
                                            core::edit::Source source, const QByteArray &sql)
    {
        using namespace core;
        return m_session
            ->run<edit::Editable>(
                QStringLiteral("look"),
                [=, this](session::Link &link, session::Job &job) -> Result<edit::Editable> {
                    return edit::readEditable(link, job, m_library, columns, source, sql);
                })
            .wait();
    }

    core::edit::SaveOutcome saveOnly(const QList<core::edit::RowChange> &changes,
                                     const core::edit::SaveOptions &options = {})
    {
        using namespace core;
        auto answer = m_session
                          ->run<edit::SaveOutcome>(
                              QStringLiteral("save"),
                              [&](session::Link &link, session::Job &job) -> Result<edit::SaveOutcome> {
                                  return edit::save(link, job, {buffer.editable(), changes}, options);
                              })
                          .wait();
        return answer ? *answer : edit::SaveOutcome{.error = answer.error()};
    }

    /// As the window does it: what came of it goes back into the buffer.
    core::edit::SaveOutcome save(const core::edit::SaveOptions &options = {})
    {
        const QList<core::edit::RowChange> changes = buffer.changes();
        const core::edit::SaveOutcome outcome = saveOnly(changes, options);
        if (outcome.fate == core::edit::SaveOutcome::Fate::Saved)
            buffer.applySaved(changes, outcome.saved, outcome.inTransaction);
        else
            buffer.applyProblems(outcome.conflicts, outcome.failures);
        return outcome;
    }

    TestServer::Rows rows(const QString &sql) const
    {
        auto found = TestServer::query(m_url, sql);
        if (!found)
            qWarning("%s", qPrintable(found.error().toText()));
        return found ? *found : TestServer::Rows();
    }

    core::session::Session &session() { return *m_session; }

    core::edit::EditBuffer buffer;

private:
    QString m_url;
    core::session::Canceller m_canceller;
    std::unique_ptr<core::session::Session> m_session;
    std::unique_ptr<core::result::ResultSet> m_result;
    core::catalog::SqlLibrary m_library;
};

/// What went wrong, for QVERIFY2.
inline QByteArray told(const core::edit::SaveOutcome &outcome)
{
    QString text = outcome.error ? outcome.error->toText() : QString();
    for (const auto &failure : outcome.failures)
        text += QStringLiteral("\nrow %1: %2").arg(failure.row).arg(failure.error.toText());
    for (const auto &conflict : outcome.conflicts)
        text += QStringLiteral("\nconflict in row %1").arg(conflict.row);
    return text.toUtf8();
}
