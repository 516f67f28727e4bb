// SPDX-License-Identifier: GPL-3.0-or-later
// The two menus of the tool bar that say where a tab runs: connections, and the databases of the current one.
// They are filled when they open and say what was chosen. Thread: GUI.
#pragma once

#include "core/session/pool.h"
#include "ui/base/icons.h"
#include "ui/tabs/tab.h"

#include <QMenu>

#include <functional>

namespace ui::window {

class ConnectionMenus : public QObject
{
    Q_OBJECT

public:
    struct Sources
    {
        std::function<QList<core::profile::ConnectionProfile>()> profiles;
        std::function<tabs::TabStatus()> status; ///< of the current tab
        std::function<QList<QAction *>()> more;  ///< what stands below the connections
    };

    ConnectionMenus(QMenu *connections, QMenu *databases, core::session::Pool &pool, const Icons &icons,
                    Sources sources, QObject *parent = nullptr);

signals:
    void connectionChosen(const core::profile::ConnectionProfile &profile);
    void databaseChosen(const core::profile::ConnectionProfile &profile, const QString &database);

private:
    void fillConnections();
    void fillDatabases();
    void showDatabases(const core::profile::ConnectionProfile &profile, const QStringList &names);
    void showProblem(const core::Error &error);

    QMenu *m_connections;
    QMenu *m_databases;
    core::session::Pool &m_pool;
    const Icons &m_icons;
    Sources m_sources;
    quint64 m_serial = 0; ///< of the last opening: a late answer to an earlier one is dropped
};

} // namespace ui::window
