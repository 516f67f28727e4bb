// SPDX-License-Identifier: GPL-3.0-or-later
// Connections from the window: brought up and taken down, made, edited and deleted; the tree, the status line
// and the window's banner say how it went. Thread: GUI.
#pragma once

#include "core/secrets/secretstore.h"
#include "ui/base/banner.h"
#include "ui/base/prompts.h"
#include "ui/base/whenwanted.h"
#include "ui/connections/connector.h"
#include "ui/window/knownprofiles.h"

namespace ui::browser {
class BrowserModel;
class BrowserPanel;
} // namespace ui::browser
namespace ui::tabs {
class TabArea;
}

namespace ui::window {

class ConnectionTab;
class StatusLine;

class ConnectionDesk : public QObject
{
    Q_OBJECT

public:
    using ConnectionProfile = core::profile::ConnectionProfile;

    struct Services
    {
        const Theme &theme;
        const Icons &icons;
        Prompts &prompts;
        core::profile::ProfileStore &stored;
        core::secrets::SecretStore &secrets;
        core::session::Canceller &canceller;
        core::session::Pool &pool;
        connections::Connector &connector;
        KnownProfiles &profiles;
        browser::BrowserPanel &browser;
        browser::BrowserModel &tree;
        tabs::TabArea &tabs;
        StatusLine &status;
        const WhenWanted<Banner> &notice;
    };

    explicit ConnectionDesk(const Services &services, QObject *parent = nullptr);

    /// Connects and shows the server in the tree; why it could not is told above the tabs as well.
    void connectTo(const ConnectionProfile &profile);
    /// password: may be empty.
    void connectForThisRun(const ConnectionProfile &profile, const core::Secret &password);
    /// From the tree, which tells how it went.
    void connectInTree(const ConnectionProfile &profile);
    /// Empty: a new one. A tab that edits it already comes to the front.
    ConnectionTab *edit(const std::optional<ConnectionProfile> &profile);
    void askToDelete(const ConnectionProfile &profile);
    void disconnectFrom(const ConnectionProfile &profile);

signals:
    /// What somebody asked for by connectTo() or connectForThisRun() is there.
    void up(const core::profile::ConnectionProfile &profile);
    void disconnected(const QUuid &profile);

private:
    void connectAs(const ConnectionProfile &profile, const connections::PasswordAnswer &typed);
    void connected(const QUuid &id, const core::session::SessionInfo &info);
    void tellFailed(const QUuid &id, const core::Error &error);
    void clearNotice();

    const Services m_services;
    QUuid m_wanted; ///< whose end is told above the tabs
};

} // namespace ui::window
