// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/connectionmenus.h"

#include "core/catalog/databases.h"
#include "ui/connections/environmentlook.h"

namespace ui::window {

using core::profile::ConnectionProfile;
using core::session::Lease;

namespace {

/// A name as a menu entry: one line, and an ampersand is an ampersand.
QString entry(QString name)
{
    name.replace(QLatin1Char('&'), QLatin1String("&&"));
    return name.replace(QLatin1Char('\n'), QLatin1Char(' '));
}

} // namespace

ConnectionMenus::ConnectionMenus(QMenu *connections, QMenu *databases, core::session::Pool &pool,
                                 const Icons &icons, Sources sources, QObject *parent)
    : QObject(parent)
    , m_connections(connections)
    , m_databases(databases)
    , m_pool(pool)
    , m_icons(icons)
    , m_sources(std::move(sources))
{
    connect(m_connections, &QMenu::aboutToShow, this, &ConnectionMenus::fillConnections);
    connect(m_databases, &QMenu::aboutToShow, this, &ConnectionMenus::fillDatabases);
}

void ConnectionMenus::fillConnections()
{
    m_connections->clear();
    const QList<ConnectionProfile> profiles = m_sources.profiles();
    for (const ConnectionProfile &profile : profiles) {
        const Token color = connections::lookOf(profile.environment).color;
        QAction *action
            = m_connections->addAction(m_icons.icon(QStringLiteral("server"), color), entry(profile.title()));
        connect(action, &QAction::triggered, this, [this, profile] { emit connectionChosen(profile); });
    }
    if (!m_connections->isEmpty())
        m_connections->addSeparator();
    m_connections->addActions(m_sources.more());
}

void ConnectionMenus::fillDatabases()
{
    m_databases->clear();
    const quint64 serial = ++m_serial;
    const auto profile = m_sources.status().profile;
    if (!profile)
        return;
    m_databases->addAction(tr("Reading databases…"))->setEnabled(false);
    core::whenDone(
        m_pool.shared(*profile), this, [this, serial, profile = *profile](core::Result<Lease> lease) {
            if (serial != m_serial)
                return;
            if (!lease) {
                showProblem(lease.error());
                return;
            }
            auto held = std::make_shared<Lease>(std::move(*lease));
            auto names = (*held)->run<QStringList>(tr("Reading databases"), core::catalog::databaseNames);
            core::whenDone(std::move(names), this,
                           [this, serial, profile, held](core::Result<QStringList> answer) {
                               if (serial != m_serial)
                                   return;
                               if (answer)
                                   showDatabases(profile, *answer);
                               else
                                   showProblem(answer.error());
                           });
        });
}

void ConnectionMenus::showDatabases(const ConnectionProfile &profile, const QStringList &names)
{
    m_databases->clear();
    const QString current = m_sources.status().database;
    for (const QString &name : names) {
        QAction *action = m_databases->addAction(entry(name));
        action->setCheckable(true);
        action->setChecked(name == current);
        connect(action, &QAction::triggered, this,
                [this, profile, name] { emit databaseChosen(profile, name); });
    }
}

void ConnectionMenus::showProblem(const core::Error &error)
{
    m_databases->clear();
    m_databases->addAction(entry(error.message.section(QLatin1Char('\n'), 0, 0)))->setEnabled(false);
}

} // namespace ui::window
