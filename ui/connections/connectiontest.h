// SPDX-License-Identifier: GPL-3.0-or-later
// One try to connect with what stands in a form, without pool and store. Thread: GUI; nothing blocks.
#pragma once

#include "core/session/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QStringList>

namespace ui::connections {

class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionTest(core::session::Canceller &canceller, QObject *parent = nullptr);
    ~ConnectionTest() override;

    /// Opens a session and closes it again. A test that runs is abandoned first. Where the server answers,
    /// also when it has no such database, it is asked for the databases it has.
    void start(const core::session::ConnectRequest &request);
    /// Abandons the try; finished with Error::cancelled() is not emitted: whoever cancels knows.
    void cancel();
    bool isRunning() const { return m_session != nullptr; }
    std::chrono::milliseconds elapsed() const { return std::chrono::milliseconds(m_clock.elapsed()); }

signals:
    void succeeded(const core::session::SessionInfo &info);
    void failed(const core::Error &error);
    /// After succeeded, or after failed with 3D000: those one may connect to, by name.
    void databasesKnown(const QStringList &names);

private:
    void listDatabases(core::session::Session *session);
    void lookElsewhere();

    core::session::Canceller &m_canceller;
    core::session::ConnectRequest m_request;
    core::session::Session *m_session = nullptr; ///< the one that is tried
    QPointer<core::session::Session> m_lister;   ///< the one that lists databases afterwards
    core::Task<core::session::SessionInfo> m_task;
    QElapsedTimer m_clock;
};

/// "PostgreSQL 15.20 · 3 ms connect · 0.4 ms round trip · TLS off · local socket"
QString summaryOf(const core::session::SessionInfo &info);

/// The row of the form an error belongs to: "password", "user", "database", "host", or "test" for none of
/// them.
QString fieldOf(const core::Error &error);

/// The server's words unchanged, SQLSTATE, detail and hint, as they are shown under a field.
QString wordsOf(const core::Error &error);

} // namespace ui::connections
