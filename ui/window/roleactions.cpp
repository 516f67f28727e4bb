// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a role beyond its form: clone, compare, drop. From the tree's menu and the palette.
#include "core/ddl/role.h"
#include "ui/base/banner.h"
#include "ui/browser/browserpanel.h"
#include "ui/forms/formtab.h"
#include "ui/forms/formview.h"
#include "ui/roles/copysection.h"
#include "ui/tabs/tabarea.h"
#include "ui/window/mainwindow.h"

#include <QMenu>

#include <memory>

namespace ui::window {

using core::catalog::ObjectRef;
using core::session::Lease;
using forms::FormTab;

namespace {

bool isRole(const ObjectRef &ref)
{
    return !ref.folder && (ref.kind == QLatin1String("role") || ref.kind == QLatin1String("group_role"));
}

/// The role seen as something else: a form of another kind over the same oid.
ObjectRef as(const ObjectRef &role, const QString &kind, const QString &label)
{
    ObjectRef ref = role;
    ref.kind = kind;
    ref.label = label;
    return ref;
}

} // namespace

void MainWindow::addRoleEntries()
{
    struct Entry
    {
        const char *id;
        const char *icon;
        QString text;
        QString toolTip;
        void (MainWindow::*run)(const ObjectRef &);
    };
    const QList<Entry> entries{
        {"role.clone", "copy", tr("Clone role…"),
         tr("A new role with the same attributes, memberships, parameters and privileges"),
         &MainWindow::cloneRole},
        {"role.compare", "role-group", tr("Compare role with…"),
         tr("Two roles side by side, and one made like the other"), &MainWindow::compareRole},
        {"role.drop", "trash", tr("Drop role…"), tr("With what it owns, in every database"),
         &MainWindow::dropRole}};
    for (const Entry &entry : entries)
        addAction(m_actions.add({.id = QLatin1String(entry.id),
                                 .text = entry.text,
                                 .icon = QLatin1String(entry.icon),
                                 .toolTip = entry.toolTip,
                                 .group = tr("Roles")},
                                [this, run = entry.run] {
                                    if (const ObjectRef ref = m_browser->currentRef(); isRole(ref))
                                        (this->*run)(ref);
                                    else
                                        m_notice->setMessage(Banner::Tone::Info,
                                                             tr("Choose a role in the tree first."));
                                }));
    m_browser->addMenuPart([this, entries](QMenu &menu, const ObjectRef &ref) {
        if (!isRole(ref))
            return;
        for (const Entry &entry : entries) {
            QAction *action = menu.addAction(m_services.icons.icon(QLatin1String(entry.icon)), entry.text);
            action->setObjectName(QStringLiteral("browser_") + QLatin1String(entry.id));
            connect(action, &QAction::triggered, this, [this, run = entry.run, ref] { (this->*run)(ref); });
        }
    });
}

void MainWindow::cloneRole(const ObjectRef &role)
{
    const auto profile = m_profiles.find(role.profile);
    if (!profile)
        return;
    auto leasing = m_services.pool.shared(*profile, profile->database);
    core::whenDone(leasing, this, [this, role, profile](core::Result<Lease> lease) {
        if (!lease) {
            m_notice->setError(lease.error());
            return;
        }
        auto held = std::make_shared<Lease>(std::move(*lease));
        auto task = (*held)->run<core::ddl::Reading>(
            tr("Reading the role"), [role](core::session::Link &link, core::session::Job &job) {
                return core::ddl::readRole(link, job, core::catalog::SqlLibrary(), role);
            });
        core::whenDone(task, this, [this, role, profile, held](core::Result<core::ddl::Reading> reading) {
            held->release();
            if (!reading) {
                m_notice->setError(reading.error());
                return;
            }
            ObjectRef ref;
            ref.profile = role.profile;
            ref.kind = role.kind;
            ref.parent = role.parent;
            ref.parentKind = role.parentKind;
            ObjectRef above = role;
            above.folder = true;
            above.oid = 0;
            above.name.clear();
            FormTab *tab = addFormTab(role.kind);
            if (auto *copy = tab->findChild<roles::CopySection *>())
                copy->setOriginal(role.oid, reading->values.text(QStringLiteral("name")));
            tab->openWith({*profile, profile->database}, ref, core::ddl::clonedRole(reading->values), above);
        });
    });
}

void MainWindow::compareRole(const ObjectRef &role)
{
    openForm(as(role, QStringLiteral("role_compare"), tr("Compare %1").arg(role.name)));
}

void MainWindow::dropRole(const ObjectRef &role)
{
    FormTab *tab = openForm(as(role, QStringLiteral("role_drop"), tr("Drop %1").arg(role.name)));
    if (!tab || tab->property("closesItself").toBool())
        return;
    tab->setProperty("closesItself", true);
    connect(tab, &FormTab::saved, this, [this, tab] {
        if (tab->form().values().flag(QStringLiteral("keep")))
            return;
        const QString name = tab->ref().name;
        m_notice->setMessage(Banner::Tone::Ok, tr("The role %1 is dropped.").arg(name));
        QMetaObject::invokeMethod(
            tab, [this, tab] { m_tabs->close(tab); }, Qt::QueuedConnection);
    });
}

} // namespace ui::window
