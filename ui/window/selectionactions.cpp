// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the objects selected in the tree: a tab each, from the tree's menu and the palette.
#include "core/actions/action.h"
#include "core/actions/scripts.h"
#include "ui/actions/actiontab.h"
#include "ui/base/banner.h"
#include "ui/browser/browserpanel.h"
#include "ui/forms/formservices.h"
#include "ui/query/sqltab.h"
#include "ui/tabs/tabarea.h"
#include "ui/window/accessdesk.h"
#include "ui/window/mainwindow.h"
#include "ui/window/scriptdesk.h"

#include <QHash>
#include <QMenu>

#include <algorithm>
#include <optional>

namespace ui::window {

using actions::ActionTab;
using core::actions::Action;
using core::catalog::ObjectRef;

namespace {

/// The submenu that a group of actions stands in; none: in the menu itself.
struct GroupMenu
{
    const char *id = nullptr;
    QString text{};
};

GroupMenu menuOf(Action::Group group)
{
    switch (group) {
    case Action::Group::Change:
    case Action::Group::Alter:
        return {"browserAlter", MainWindow::tr("Alter")};
    case Action::Group::Maintain:
        return {"browserMaintain", MainWindow::tr("Maintenance")};
    case Action::Group::Remove:
        break;
    }
    return {};
}

} // namespace

actions::ActionTab *MainWindow::runAction(const QString &id, const QList<ObjectRef> &objects)
{
    const QList<const Action *> offered = core::actions::actionsFor(objects);
    const auto action
        = std::find_if(offered.begin(), offered.end(), [&](const Action *one) { return one->id == id; });
    const auto profile = objects.isEmpty() ? std::nullopt : m_profiles.find(objects.first().profile);
    if (action == offered.end() || !profile)
        return nullptr;
    // a database is dropped and renamed from another one
    QString database = objects.first().database;
    const auto isIt
        = [&](const ObjectRef &ref) { return ref.kind == QLatin1String("database") && ref.name == database; };
    if (objects.first().kind == QLatin1String("database") || database.isEmpty())
        database = profile->database;
    for (const QLatin1String other : {QLatin1String("postgres"), QLatin1String("template1")}) {
        if (std::any_of(objects.begin(), objects.end(), isIt))
            database = other;
    }
    auto *tab = new ActionTab(formServices(), {*profile, database}, **action, objects, m_tabs);
    const bool server
        = objects.first().kind == QLatin1String("database") || objects.first().database.isEmpty();
    connect(tab, &access::ScriptTab::saved, this, [this, tab, server] {
        if (server || tab->isWide())
            return refreshBrowser(tab->place().profile.id, server ? QString() : tab->place().database);
        m_browserModel.refreshAround(tab->objects());
        if (tab->action().group != Action::Group::Maintain) // which leaves every name as it is
            refreshNames(tab->place().profile.id, tab->place().database);
    });
    connect(
        tab, &ActionTab::completed, this,
        [this, tab](const QString &message) {
            m_notice->setMessage(Banner::Tone::Ok, message);
            m_tabs->close(tab);
        },
        Qt::QueuedConnection);
    m_access->show(tab);
    tab->focusWork(); // it is the next thing, also for whoever chose it with keys
    return tab;
}

void MainWindow::addSelectionActions()
{
    for (const Action &action : core::actions::actions())
        addAction(m_actions.add(
            {.id = QStringLiteral("object.") + action.id,
             .text = action.text,
             .icon = action.icon,
             .toolTip = action.toolTip,
             .group = tr("Objects")},
            [this, id = action.id] {
                if (!runAction(id, m_browser->selected()))
                    m_notice->setMessage(Banner::Tone::Info,
                                         tr("Choose objects in the tree first that this can be done with."));
            }));
    const auto add
        = [this](const QString &id, const QString &text, const QString &toolTip, std::function<void()> run) {
              addAction(m_actions.add({.id = id,
                                       .text = text,
                                       .icon = QStringLiteral("script"),
                                       .toolTip = toolTip,
                                       .group = tr("Objects")},
                                      std::move(run)));
          };
    for (const core::actions::ScriptKind &kind : core::actions::scriptKinds())
        add(QStringLiteral("object.script.") + kind.id, tr("Script of the object: %1").arg(kind.text),
            tr("In an SQL tab, for what is selected in the tree"),
            [this, id = kind.id] { m_scripts->write(id, m_browser->selected()); });
    add(QStringLiteral("object.script.create"), tr("Script of the object: CREATE"),
        tr("The definition of what is selected in the tree, in an SQL tab"),
        [this] { m_scripts->write(QStringLiteral("create"), m_browser->selected()); });
    add(QStringLiteral("object.count"), tr("Count rows of the objects"),
        tr("Exactly, in an SQL tab, for what is selected in the tree"),
        [this] { m_scripts->countRows(m_browser->selected()); });
}

void MainWindow::addSelectionEntries()
{
    m_scripts = std::make_unique<ScriptDesk>(
        ScriptDesk::Services{m_services.pool, m_services.icons, m_profiles, m_notice});
    connect(m_scripts.get(), &ScriptDesk::openSqlRequested, this,
            [this](const core::profile::ConnectionProfile &profile, const QString &database,
                   const QString &title, const QString &sql, bool run) {
                query::SqlTab *tab = newSqlTab(profile, database, title, sql);
                if (run)
                    tab->runScript();
            });
    m_browser->addSelectionPart([this](QMenu &menu, const QList<ObjectRef> &objects) {
        m_scripts->addEntries(menu, objects);
        const QList<const Action *> offered = core::actions::actionsFor(objects);
        QHash<QString, QMenu *> menus;
        std::optional<Action::Group> last; // of the submenu that groups share
        for (const Action *action : offered) {
            QMenu *into = &menu;
            if (const GroupMenu sub = menuOf(action->group); sub.id) {
                QMenu *&known = menus[sub.text];
                if (!known) {
                    known = menu.addMenu(sub.text);
                    known->setObjectName(QLatin1String(sub.id));
                    known->setAccessibleName(sub.text);
                }
                if (action->group == Action::Group::Alter && last == Action::Group::Change)
                    known->addSeparator();
                if (action->group != Action::Group::Maintain)
                    last = action->group;
                into = known;
            }
            QAction *entry = into->addAction(
                action->icon.isEmpty() ? QIcon() : m_services.icons.icon(action->icon), action->text);
            entry->setObjectName(QStringLiteral("browser_object.") + action->id);
            entry->setToolTip(action->toolTip);
            connect(entry, &QAction::triggered, this,
                    [this, id = action->id, objects] { runAction(id, objects); });
        }
    });
}

} // namespace ui::window
