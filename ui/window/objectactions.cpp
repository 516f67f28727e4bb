// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of objects in the window: from where they are opened, and where they lead.
#include "ui/browser/browserpanel.h"
#include "ui/forms/formservices.h"
#include "ui/forms/formtab.h"
#include "ui/object/objecttab.h"
#include "ui/query/sqltab.h"
#include "ui/tabs/tabarea.h"
#include "ui/window/mainwindow.h"
#include "ui/workspace/tabkeeper.h"

#include <QMenu>

namespace ui::window {

using core::catalog::ObjectKind;
using core::catalog::ObjectRef;
using object::ObjectTab;

namespace {

const QString KeptAs = QStringLiteral("object"); ///< in the journal

bool isSetting(const ObjectRef &ref)
{
    return ref.kind == QLatin1String("setting");
}

/// The server itself has no number; a setting goes by its name.
bool hasPage(const ObjectRef &ref)
{
    return !ref.folder && (ref.oid != 0 || ref.kind == QLatin1String("server") || isSetting(ref));
}

} // namespace

void MainWindow::addObjectEntries()
{
    m_browser->addMenuPart([this](QMenu &menu, const ObjectRef &ref) {
        if (!hasPage(ref) || ref.is(ObjectRef::NoConnect) || !m_kinds.find(ref.kind))
            return;
        QAction *action = menu.addAction(m_services.icons.icon(QStringLiteral("info")), tr("Properties"));
        action->setObjectName(QStringLiteral("browserProperties"));
        action->setShortcut(QKeySequence(QStringLiteral("Alt+Return")));
        action->setShortcutContext(Qt::WidgetShortcut); // shown; the window owns the key itself
        connect(action, &QAction::triggered, this, [this, ref] { openObject(ref); });
    });
}

ObjectTab *MainWindow::addObjectTab(const QString &kept)
{
    auto *tab = new ObjectTab(formServices(), m_tabs);
    connect(tab, &ObjectTab::objectRequested, this, [this](const ObjectRef &ref) { openObject(ref); });
    connect(tab, &ObjectTab::editRequested, this, [this](const ObjectRef &ref) { openForm(ref); });
    connect(tab, &ObjectTab::rowsRequested, this, &MainWindow::openTable);
    connect(tab, &ObjectTab::openSqlRequested, this, [this, tab](const QString &title, const QString &sql) {
        newSqlTab(tab->place().profile, tab->place().database, title, sql);
    });
    m_keeper->keep(
        tab,
        [tab] {
            return QJsonObject{{KeptAs, object::toJson(tab->objectPlace())}};
        },
        kept);
    connect(tab, &ObjectTab::placeChanged, this, [this, tab] { m_keeper->touch(tab); });
    return tab;
}

ObjectTab *MainWindow::openObject(const ObjectRef &wanted, const QString &section)
{
    ObjectRef ref = wanted;
    if (isSetting(ref)) // one page for the parameter, for whomever it is set: the number is theirs
        ref.oid = ref.sub = 0;
    const auto profile = m_profiles.find(ref.profile);
    const ObjectKind *kind = m_kinds.find(ref.kind);
    if (!hasPage(ref) || !profile || !kind)
        return nullptr;
    for (int i = 0; i < m_tabs->count(); ++i) {
        auto *open = qobject_cast<ObjectTab *>(m_tabs->at(i));
        if (open && open->ref().profile == ref.profile && open->ref().identity() == ref.identity()
            && open->ref().database == ref.database) {
            m_tabs->setCurrent(open);
            if (!section.isEmpty())
                open->showSection(section);
            open->focusWork();
            return open;
        }
    }
    ObjectTab *tab = addObjectTab();
    tab->open({*profile, ref.database.isEmpty() ? profile->database : ref.database}, ref, section);
    m_tabs->add(tab);
    tab->focusWork();
    return tab;
}

bool MainWindow::isObjectPage(const core::workspace::KeptTab &kept)
{
    return kept.state.contains(KeptAs);
}

tabs::Tab *MainWindow::restoreObject(const core::workspace::KeptTab &kept)
{
    auto place = object::objectPlaceFromJson(kept.state.value(KeptAs).toObject());
    if (!place || !m_kinds.find(place->ref.kind))
        return nullptr;
    place->place.profile = m_profiles.forKept(place->place.profile);
    place->ref.profile = place->place.profile.id;
    ObjectTab *tab = addObjectTab(kept.id);
    tab->open(place->place, place->ref, place->section);
    m_tabs->add(tab);
    return tab;
}

} // namespace ui::window
