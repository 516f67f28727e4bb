// SPDX-License-Identifier: GPL-3.0-or-later
// Forms in the window: where they are opened from, and what was typed in them when the program last ended.
#include "core/edit/pending.h"
#include "ui/base/banner.h"
#include "ui/browser/browserpanel.h"
#include "ui/browser/objectsource.h"
#include "ui/edit/editdraft.h"
#include "ui/edit/rowediting.h"
#include "ui/forms/formservices.h"
#include "ui/forms/formtab.h"
#include "ui/query/sqltab.h"
#include "ui/roles/membershipsection.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"
#include "ui/window/accessdesk.h"
#include "ui/window/completiondesk.h"
#include "ui/window/formsections.h"
#include "ui/window/mainwindow.h"

#include <QMenu>

namespace ui::window {

using core::catalog::ObjectKind;
using core::catalog::ObjectRef;
using core::profile::ConnectionProfile;
using forms::FormTab;

namespace {

QString newText(const ObjectKind &kind)
{
    return MainWindow::tr("New %1…").arg(kind.label.toLower());
}

/// A new object's place, from what it will stand under: a folder of its kind, or the object above.
ObjectRef newRef(const QString &kind, const ObjectRef &above)
{
    ObjectRef ref;
    ref.profile = above.profile;
    ref.database = above.database;
    ref.kind = kind;
    ref.schema = above.schema;
    ref.parent = above.folder ? above.parent : above.name;
    ref.parentKind = above.folder ? above.parentKind : above.kind;
    return ref;
}

} // namespace

forms::FormServices MainWindow::formServices()
{
    return {m_services.theme,
            m_services.icons,
            m_services.pool,
            *m_connector,
            m_services.settings,
            m_services.prompts,
            m_kinds,
            core::catalog::SqlLibrary(),
            m_forms,
            m_services.drafts};
}

FormTab *MainWindow::currentFormTab() const
{
    return qobject_cast<FormTab *>(m_tabs->current());
}

void MainWindow::addFormActions()
{
    const auto add = [this](ActionSpec spec, std::function<void()> handler) {
        addAction(m_actions.add(spec, std::move(handler)));
    };
    add({.id = QStringLiteral("object.properties"),
         .text = tr("Properties of the object"),
         .icon = QStringLiteral("info"),
         .shortcuts = {QKeySequence(QStringLiteral("Alt+Return"))},
         .toolTip = tr("The page of the object under the cursor of the tree"),
         .group = tr("Objects")},
        [this] { openObject(m_browser->currentRef()); });
    add({.id = QStringLiteral("object.edit"),
         .text = tr("Edit the object"),
         .icon = QStringLiteral("edit"),
         .toolTip = tr("The form of the object under the cursor of the tree"),
         .group = tr("Objects")},
        [this] { openForm(m_browser->currentRef()); });
    add({.id = QStringLiteral("form.try"),
         .text = tr("Try, then roll back"),
         .toolTip = tr("What the form in front would do"),
         .group = tr("Objects")},
        [this] {
            if (FormTab *tab = currentFormTab())
                tab->tryOut();
        });
    for (const core::ddl::ObjectForm &form : m_forms.list()) {
        const ObjectKind *kind = m_kinds.find(form.kind);
        if (!kind)
            continue;
        add({.id = QStringLiteral("object.new.") + form.kind,
             .text = newText(*kind),
             .icon = form.icon,
             .toolTip = tr("In the database of the tab in front, or of the tree"),
             .group = tr("Objects")},
            [this, id = form.kind] {
                // where one works, else where one looks
                ObjectRef above = m_browser->currentRef();
                if (const tabs::Tab *tab = m_tabs->current(); tab && tab->status().profile) {
                    const tabs::TabStatus status = tab->status();
                    if (above.profile != status.profile->id || above.database != status.database)
                        above = {};
                    above.profile = status.profile->id;
                    above.database = status.database;
                }
                for (const ObjectKind &parent : m_kinds.list()) {
                    if (!parent.children.contains(id))
                        continue;
                    ObjectRef folder;
                    folder.profile = above.profile;
                    folder.database = parent.id == QLatin1String("server") ? QString() : above.database;
                    folder.kind = id;
                    folder.folder = true;
                    folder.parentKind = parent.id;
                    folder.schema = above.schema;
                    newObject(id, folder);
                    return;
                }
            });
    }
}

void MainWindow::addFormEntries()
{
    m_browser->addMenuPart([this](QMenu &menu, const ObjectRef &ref) {
        const auto add = [&](const QString &name, const QString &text, const QString &icon,
                             std::function<void()> press) {
            QAction *action = menu.addAction(m_services.icons.icon(icon),
                                             QString(text).replace(QLatin1Char('&'), QLatin1String("&&")));
            action->setObjectName(name);
            connect(action, &QAction::triggered, this, std::move(press));
            return action;
        };
        const auto addNew = [&](const QString &id) {
            const ObjectKind *kind = m_kinds.find(id);
            const core::ddl::ObjectForm *form = m_forms.find(id);
            if (kind && form)
                add(QStringLiteral("browserNew_") + id, newText(*kind), form->icon,
                    [this, id, ref] { newObject(id, ref); });
        };
        const bool closed = ref.is(ObjectRef::NoAccess) || ref.is(ObjectRef::NoConnect);
        if (ref.folder) {
            addNew(ref.kind);
        } else if (const ObjectKind *kind = m_kinds.find(ref.kind); kind && !closed) {
            for (const QString &child : kind->children)
                addNew(child);
        }
        if (!ref.folder && m_forms.find(ref.kind))
            add(QStringLiteral("browserEdit"), tr("Edit…"), QStringLiteral("edit"),
                [this, ref] { openForm(ref); });
    });
    connect(m_browser, &browser::BrowserPanel::activated, this, [this](const ObjectRef &ref) {
        // what opens in the tree, opens; what has rows shows them; the rest is its form or its page
        const ObjectKind *kind = m_kinds.find(ref.kind);
        if (kind && kind->children.isEmpty() && !kind->is(ObjectKind::HasRows) && !openForm(ref))
            openObject(ref);
    });
}

FormTab *MainWindow::addFormTab(const QString &kind)
{
    auto *tab = new FormTab(formServices(), m_tabs);
    addSections(*tab, kind, formServices());
    for (auto *graph : tab->findChildren<roles::MembershipSection *>())
        connect(graph, &roles::MembershipSection::openRequested, this, &MainWindow::openForm);
    addSeeAsButton(*tab, kind);
    connect(tab, &FormTab::saved, this, [this, tab](ObjectRef ref) {
        ref.profile = tab->place().profile.id;
        m_browserModel.refreshAround({ref});
        refreshNames(ref.profile, ref.database);
    });
    connect(tab, &FormTab::openSqlRequested, this, [this, tab](const QString &sql) {
        newSqlTab(tab->place().profile, tab->place().database, tab->title(), sql);
    });
    m_tabs->add(tab);
    return tab;
}

FormTab *MainWindow::openForm(const ObjectRef &ref)
{
    const auto profile = m_profiles.find(ref.profile);
    if (ref.folder || !profile || !m_forms.find(ref.kind))
        return nullptr;
    for (int i = 0; i < m_tabs->count(); ++i) {
        auto *open = qobject_cast<FormTab *>(m_tabs->at(i));
        if (open && open->ref().profile == ref.profile && open->ref().identity() == ref.identity()
            && open->ref().database == ref.database) {
            m_tabs->setCurrent(open);
            open->focusWork();
            return open;
        }
    }
    FormTab *tab = addFormTab(ref.kind);
    // a database is changed from outside of it: one that is connected to cannot be renamed
    const ObjectKind *kind = m_kinds.find(ref.kind);
    const bool outside = ref.database.isEmpty() || (kind && kind->is(ObjectKind::OwnDatabase));
    tab->open({*profile, outside ? profile->database : ref.database}, ref);
    return tab;
}

FormTab *MainWindow::newObject(const QString &kind, const ObjectRef &above)
{
    const auto profile = m_profiles.find(above.profile);
    if (!profile || !m_forms.find(kind))
        return nullptr;
    FormTab *tab = addFormTab(kind);
    tab->open({*profile, above.database.isEmpty() ? profile->database : above.database}, newRef(kind, above),
              above);
    return tab;
}

void MainWindow::refreshBrowser(const QUuid &profile, const QString &database)
{
    const QModelIndex server = m_browserModel.serverIndex(profile);
    bool found = false;
    for (int row = 0; server.isValid() && !database.isEmpty() && row < m_browserModel.rowCount(server);
         ++row) {
        const QModelIndex index = m_browserModel.index(row, 0, server);
        if (m_browserModel.ref(index).database == database) {
            m_browserModel.refresh(index);
            found = true;
        }
    }
    if (!found && server.isValid())
        m_browserModel.refresh(server);
    refreshNames(profile, database);
}

void MainWindow::refreshNames(const QUuid &profile, const QString &database)
{
    m_objectSource->refresh(profile, database);
    m_completions->refresh(profile, database);
}

bool MainWindow::restoreEdits(const core::workspace::Draft &draft)
{
    if (draft.kind != edit::EditDraftKind)
        return false;
    const auto content = edit::editDraftFromJson(draft.content);
    const auto pending = core::edit::pendingFromJson(draft.content.value(QLatin1String("edits")).toObject());
    if (!content || !pending)
        return false;
    const ConnectionProfile profile = m_profiles.forKept(content->profile);
    // nothing is run by itself: the edits come with the rows, once the user has them read
    if (!content->table.table.isEmpty()) {
        showTable(profile, content->database, {content->table, {}, content->where, content->order},
                  tr("Edits of these rows were not saved when the program ended; they come back with "
                     "the rows."))
            ->editing()
            .restoreLater(*pending, draft.id);
        return true;
    }
    query::SqlTab *tab = newSqlTab(profile, content->database, draft.title, content->statement);
    tab->restoreEdits(*pending, draft.id, content->statement.toUtf8());
    return true;
}

void MainWindow::restoreDrafts()
{
    core::whenDone(
        m_services.drafts.takeLeftOver(), this, [this](core::Result<QList<core::workspace::Draft>> drafts) {
            if (!drafts)
                return;
            for (const core::workspace::Draft &draft : *drafts) {
                if (m_access->restore(draft) || restoreEdits(draft) || draft.kind != forms::FormDraftKind)
                    continue; // others stay for the version that knows them
                const auto content = forms::formDraftFromJson(draft.content);
                if (!content || !m_forms.find(content->ref.kind))
                    continue;
                addFormTab(content->ref.kind)
                    ->restore({m_profiles.forKept(content->profile), content->database}, draft, *content);
            }
        });
    connect(&m_services.drafts, &core::workspace::Drafts::failed, this, [this](const core::Error &error) {
        core::Error told = error;
        told.hint = tr("What is typed in forms is not kept while this lasts.");
        m_notice->setError(told);
    });
}

} // namespace ui::window
