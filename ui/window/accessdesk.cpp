// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/accessdesk.h"

#include "core/access/privilege.h"
#include "ui/access/accessdraft.h"
#include "ui/access/defaultstab.h"
#include "ui/access/granttab.h"
#include "ui/access/recipetab.h"
#include "ui/access/whytab.h"
#include "ui/browser/browserpanel.h"
#include "ui/query/acting.h"
#include "ui/tabs/tabarea.h"
#include "ui/window/workplace.h"

#include <QMenu>

namespace ui::window {

using access::ScriptTab;
using core::catalog::ObjectRef;
using forms::FormPlace;

namespace {

bool isRole(const ObjectRef &ref)
{
    return !ref.folder && (ref.kind == QLatin1String("role") || ref.kind == QLatin1String("group_role"));
}

/// An object that has privileges.
bool isSecurable(const ObjectRef &ref)
{
    return !ref.folder && ref.oid != 0 && ref.sub == 0 && core::access::securableKind(ref.kind)
        && !ref.is(ObjectRef::NoConnect);
}

access::WhyStart whyStart(const ObjectRef &ref)
{
    access::WhyStart start;
    if (isRole(ref))
        start.role = ref.name;
    else if (isSecurable(ref))
        start.object
            = core::access::securableKind(ref.kind)->id + QLatin1Char(':') + QString::number(ref.oid);
    return start;
}

access::RecipeStart recipeStart(const ObjectRef &ref)
{
    access::RecipeStart start;
    if (isRole(ref))
        start.role = ref.name;
    else
        start.schema = ref.kind == QLatin1String("schema") && !ref.folder ? ref.name : ref.schema;
    return start;
}

/// Over what stands there: a schema's tables, a database itself and the like, one object alone.
access::GrantStart grantStart(const ObjectRef &ref)
{
    access::GrantStart start;
    if (isRole(ref)) {
        start.grantee = ref.name;
        return start;
    }
    const bool isSchema = ref.kind == QLatin1String("schema") && !ref.folder;
    start.schema = isSchema ? ref.name : ref.schema;
    const auto *kind = core::access::securableKind(ref.kind);
    if (isSchema)
        start.kinds = {QStringLiteral("table"), QStringLiteral("view"), QStringLiteral("schema")};
    else if (kind && !ref.kind.isEmpty())
        start.kinds = {kind->id};
    if (isSecurable(ref) && !isSchema)
        start.object = kind->id + QLatin1Char(':') + QString::number(ref.oid);
    return start;
}

} // namespace

AccessDesk::AccessDesk(Services services, Actions &actions, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
{
    addActions(actions);
    addEntries();
}

void AccessDesk::show(ScriptTab *tab)
{
    add(tab);
    tab->reload();
    tab->focusWork();
}

void AccessDesk::add(ScriptTab *tab)
{
    if (auto *why = qobject_cast<access::WhyTab *>(tab))
        connect(why, &access::WhyTab::seeAsRequested, this,
                [this, why](const QString &role, const QString &sql) {
                    ObjectRef ref;
                    ref.profile = why->place().profile.id;
                    ref.database = why->place().database;
                    ref.kind = QStringLiteral("role");
                    ref.name = role;
                    emit seeAsRequested(ref, sql);
                });
    connect(tab, &ScriptTab::openSqlRequested, this, [this, tab](const QString &sql) {
        emit openSqlRequested(tab->place().profile, tab->place().database, tab->title(), sql);
    });
    m_services.tabs.add(tab);
}

bool AccessDesk::restore(const core::workspace::Draft &draft)
{
    if (draft.kind != access::AccessDraftKind)
        return false;
    const auto content = access::accessDraftFromJson(draft.content);
    if (!content)
        return true;
    const FormPlace place{m_services.profiles.forKept(content->profile), content->database};
    ScriptTab *tab = nullptr;
    if (content->tab == access::GrantTab::DraftTab)
        tab = new access::GrantTab(m_services.tab, place, {}, &m_services.tabs);
    else if (content->tab == access::RecipeTab::DraftTab)
        tab = new access::RecipeTab(m_services.tab, place, {}, &m_services.tabs);
    else if (content->tab == access::DefaultsTab::DraftTab)
        tab = new access::DefaultsTab(m_services.tab, place, &m_services.tabs);
    if (!tab)
        return true; // of another version
    add(tab);
    tab->restore(draft, *content);
    return true;
}

void AccessDesk::explain(const tabs::Tab &tab, const QString &statement, const query::Acting &acting)
{
    const tabs::TabStatus status = tab.status();
    if (!status.profile)
        return;
    access::WhyStart start;
    start.role = !status.seenAs.isEmpty() ? status.seenAs
        : status.session                  ? status.session->user
                                          : status.profile->user;
    start.statement = statement;
    const QString login = start.role;
    if (!status.seenAs.isEmpty()) { // for its statements alone: the session is the login role's again
        start.note = tr("About %1, as whom the tab sees").arg(login);
    } else if (acting.user.isEmpty()) {
        start.note = tr("About %1, who is logged in there: whether it acted as another role (SET ROLE) or "
                        "with another search_path cannot be asked any more")
                         .arg(login);
    } else {
        start.role = acting.user;
        start.searchPath = acting.searchPath;
        const QString path
            = acting.searchPath.isEmpty() ? tr("no schema") : acting.searchPath.join(QLatin1String(", "));
        start.note = acting.user == login
            ? tr("About %1, who is logged in there; search path: %2").arg(login, path)
            : tr("About %1, as whom %2 acted there (SET ROLE); search path: %3")
                  .arg(acting.user, login, path);
    }
    show(new access::WhyTab(m_services.tab, {*status.profile, status.database}, start, &m_services.tabs));
}

void AccessDesk::addActions(Actions &actions)
{
    const auto add = [&](ActionSpec spec, std::function<void(const FormPlace &, const ObjectRef &)> open) {
        spec.group = tr("Privileges");
        actions.add(spec, [this, open = std::move(open)] {
            const ObjectRef ref = m_services.browser.currentRef();
            if (const auto place = workPlace(ref, m_services.profiles, m_services.tabs))
                open(*place, ref);
        });
    };
    add({.id = QStringLiteral("access.why"),
         .text = tr("Why can't she read this?"),
         .icon = QStringLiteral("help"),
         .toolTip = tr("What a role lacks to do something with an object, and what cures it")},
        [this](const FormPlace &place, const ObjectRef &ref) {
            show(new access::WhyTab(m_services.tab, place, whyStart(ref), &m_services.tabs));
        });
    add({.id = QStringLiteral("access.recipes"),
         .text = tr("Recipes of least privilege…"),
         .icon = QStringLiteral("role-group"),
         .toolTip = tr("Read only, application, owner for migrations, monitoring, backup: as scripts")},
        [this](const FormPlace &place, const ObjectRef &ref) {
            show(new access::RecipeTab(m_services.tab, place, recipeStart(ref), &m_services.tabs));
        });
    add({.id = QStringLiteral("access.grant"),
         .text = tr("Grant or revoke…"),
         .icon = QStringLiteral("key"),
         .toolTip = tr("Over many objects at once, also over later ones; what PUBLIC has")},
        [this](const FormPlace &place, const ObjectRef &ref) {
            show(new access::GrantTab(m_services.tab, place, grantStart(ref), &m_services.tabs));
        });
    add({.id = QStringLiteral("access.defaults"),
         .text = tr("Default privileges of the database"),
         .icon = QStringLiteral("key"),
         .toolTip = tr("What objects will have that are made later, by whom they are made")},
        [this](const FormPlace &place, const ObjectRef &) {
            show(new access::DefaultsTab(m_services.tab, place, &m_services.tabs));
        });
}

void AccessDesk::addEntries()
{
    m_services.browser.addMenuPart([this](QMenu &menu, const ObjectRef &ref) {
        const auto place = workPlace(ref, m_services.profiles, m_services.tabs);
        if (!place)
            return;
        const auto add = [&](const char *name, const QString &text, const char *icon,
                             std::function<ScriptTab *()> make) {
            QAction *action = menu.addAction(m_services.tab.icons.icon(QLatin1String(icon)),
                                             QString(text).replace(QLatin1Char('&'), QLatin1String("&&")));
            action->setObjectName(QLatin1String(name));
            connect(action, &QAction::triggered, this, [this, make] { show(make()); });
        };
        if (isRole(ref))
            add("browserWhy", tr("Why can't %1…?").arg(ref.name), "help", [this, place, ref] {
                return new access::WhyTab(m_services.tab, *place, whyStart(ref), &m_services.tabs);
            });
        else if (isSecurable(ref))
            add("browserWhy", tr("Why can't she use this…?"), "help", [this, place, ref] {
                return new access::WhyTab(m_services.tab, *place, whyStart(ref), &m_services.tabs);
            });
        if (isRole(ref) || (ref.kind == QLatin1String("schema") && !ref.folder))
            add("browserRecipes", tr("Recipes of least privilege…"), "role-group", [this, place, ref] {
                return new access::RecipeTab(m_services.tab, *place, recipeStart(ref), &m_services.tabs);
            });
        if (isRole(ref) || isSecurable(ref))
            add("browserGrant", tr("Grant or revoke…"), "key", [this, place, ref] {
                return new access::GrantTab(m_services.tab, *place, grantStart(ref), &m_services.tabs);
            });
        const bool holds = ref.kind == QLatin1String("schema") || ref.kind == QLatin1String("database");
        if (holds && !ref.folder && !ref.is(ObjectRef::NoConnect))
            add("browserDefaults", tr("Default privileges…"), "key",
                [this, place] { return new access::DefaultsTab(m_services.tab, *place, &m_services.tabs); });
    });
}

} // namespace ui::window
