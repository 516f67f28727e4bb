// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs about privileges (why not, grants, recipes, default privileges): from where they are opened, and
// those that come back from the last run. Thread: GUI.
#pragma once

#include "core/workspace/drafts.h"
#include "ui/base/actions.h"
#include "ui/forms/formservices.h"
#include "ui/window/knownprofiles.h"

namespace ui::access {
class ScriptTab;
}
namespace ui::browser {
class BrowserPanel;
}
namespace ui::forms {
struct FormPlace;
}
namespace ui::query {
struct Acting;
}
namespace ui::tabs {
class Tab;
class TabArea;
} // namespace ui::tabs

namespace ui::window {

class AccessDesk : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        forms::FormServices tab;
        KnownProfiles &profiles;
        browser::BrowserPanel &browser;
        tabs::TabArea &tabs;
    };

    /// Adds its actions, and its entries to the tree's menu.
    AccessDesk(Services services, Actions &actions, QObject *parent = nullptr);

    /// In front, with what it does connected; reads what it shows.
    void show(access::ScriptTab *tab);
    /// Why the statement was refused on a tab.
    void explain(const tabs::Tab &tab, const QString &statement, const query::Acting &acting);
    /// False: it is none of these tabs.
    bool restore(const core::workspace::Draft &draft);

signals:
    void openSqlRequested(const core::profile::ConnectionProfile &profile, const QString &database,
                          const QString &title, const QString &sql);
    /// sql: what is to be seen; may be empty.
    void seeAsRequested(const core::catalog::ObjectRef &role, const QString &sql);

private:
    void addActions(Actions &actions);
    void addEntries();
    void add(access::ScriptTab *tab);

    const Services m_services;
};

} // namespace ui::window
