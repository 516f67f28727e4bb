// SPDX-License-Identifier: GPL-3.0-or-later
// The session of one tab: opened when the tab first needs it, the tab's own until it closes or is sent
// elsewhere. Where a password is wanted it goes through the connector, and goes on after it was given: it is
// the same action of the user. Nothing is ever run again after a loss. Thread: GUI.
#pragma once

#include "core/result/resultset.h"
#include "core/session/pool.h"
#include "ui/connections/connector.h"

#include <QObject>

#include <functional>
#include <optional>

namespace ui::query {

class TabSession : public QObject
{
    Q_OBJECT

public:
    TabSession(core::session::Pool &pool, connections::Connector &connector, QObject *parent = nullptr);
    ~TabSession() override;

    /// Where the next session is opened; gives the one there is back. database empty: the profile's.
    void setPlace(const core::profile::ConnectionProfile &profile, const QString &database);
    const std::optional<core::profile::ConnectionProfile> &profile() const { return m_profile; }
    /// As the server said it, once it did.
    QString database() const { return m_info ? m_info->database : m_database; }
    /// As it was asked for.
    const QString &wantedDatabase() const { return m_database; }
    /// Of the last session that opened.
    const std::optional<core::session::SessionInfo> &info() const { return m_info; }

    /// Null while there is none; it may be lost.
    core::session::Session *session() const { return m_lease.session(); }
    bool isConnecting() const { return m_connecting; }
    bool isLost() const { return m_lost; }

    /// Calls then when there is a session, at once where there is one. Only with a place; while connecting
    /// it does nothing. then is kept for retry() if it fails.
    void open(std::function<void()> then);
    /// Opens a session on another database of the same place. The one there is ends when it is there, and
    /// stays where it fails (cancel(): Cancelled); then is called once, unless this goes before.
    void moveTo(const QString &database, std::function<void(core::Result<core::session::Session *>)> then);
    /// The same again after failed().
    void retry();
    /// Stops connecting: failed() with Cancelled.
    void cancel();

    /// Finds the names of types that are not built in and sets them.
    void nameTypes(core::result::ResultSet *result);

signals:
    /// A session is there, before then is called; connect to its signals here.
    void opened();
    void failed(const core::Error &error);
    void lost(const core::Error &error);
    /// One of the questions above has another answer.
    void changed();

private:
    void request();
    void take(core::session::Lease lease);
    void fail(const core::Error &error);

    core::session::Pool &m_pool;
    connections::Connector &m_connector;
    std::optional<core::profile::ConnectionProfile> m_profile;
    QString m_database;
    core::session::Lease m_lease;
    std::optional<core::session::SessionInfo> m_info;
    core::Task<core::session::Lease> m_opening;
    core::Task<core::session::Lease> m_moving;
    bool m_connecting = false;
    bool m_lost = false;
    std::function<void()> m_then;
};

} // namespace ui::query
