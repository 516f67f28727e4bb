// SPDX-License-Identifier: GPL-3.0-or-later
// Statements made for the objects selected in the tree, to be opened in an SQL tab: their definitions,
// SELECT, INSERT and the like, a count of their rows. Thread: GUI.
#pragma once

#include "core/catalog/objectref.h"
#include "core/session/pool.h"
#include "ui/base/banner.h"
#include "ui/base/icons.h"
#include "ui/base/whenwanted.h"
#include "ui/window/knownprofiles.h"

class QMenu;

namespace ui::window {

class ScriptDesk : public QObject
{
    Q_OBJECT

public:
    using Objects = QList<core::catalog::ObjectRef>;

    struct Services
    {
        core::session::Pool &pool;
        const Icons &icons;
        const KnownProfiles &profiles;
        const WhenWanted<Banner> &notice; ///< why nothing could be written
    };

    explicit ScriptDesk(const Services &services, QObject *parent = nullptr);

    /// id: of core::actions::scriptKinds(), or "create".
    void write(const QString &id, const Objects &objects);
    /// Exactly, as long as it takes: in an SQL tab, where it can be cancelled.
    void countRows(const Objects &objects);
    /// What can be written for them, for the tree's menu.
    void addEntries(QMenu &menu, const Objects &objects);

signals:
    /// run: it is meant to be run at once.
    void openSqlRequested(const core::profile::ConnectionProfile &profile, const QString &database,
                          const QString &title, const QString &sql, bool run);

private:
    void tellNothingFits();

    const Services m_services;
};

} // namespace ui::window
