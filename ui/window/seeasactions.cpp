// SPDX-License-Identifier: GPL-3.0-or-later
// Seeing as another role: from where a tab is turned into it, or one opened that is.
#include "core/base/sqlquote.h"
#include "ui/base/banner.h"
#include "ui/browser/browserpanel.h"
#include "ui/forms/formservices.h"
#include "ui/forms/formtab.h"
#include "ui/forms/scriptframe.h"
#include "ui/query/sqltab.h"
#include "ui/tabs/tabarea.h"
#include "ui/window/mainwindow.h"
#include "ui/window/workplace.h"

#include <QMenu>
#include <QToolButton>

namespace ui::window {

using core::catalog::ObjectRef;

namespace {

bool isRoleKind(const QString &kind)
{
    return kind == QLatin1String("role") || kind == QLatin1String("group_role");
}

bool isRole(const ObjectRef &ref)
{
    return !ref.folder && ref.oid != 0 && isRoleKind(ref.kind);
}

} // namespace

void MainWindow::addSeeAsActions()
{
    addAction(m_actions.addCheckable(
        {.id = QStringLiteral("query.seeAs"),
         .text = tr("See as…"),
         .icon = QStringLiteral("eye"),
         .shortcuts = {QKeySequence(QStringLiteral("Ctrl+Shift+R"))},
         .toolTip = tr("Run this tab as another role, in a transaction that is rolled back"),
         .group = tr("Query")},
        [this](bool on) {
            // also told while the status is shown: then the tab is as it says already
            if (tabs::Tab *tab = m_tabs->current(); tab && tab->status().seeing != on)
                tab->setSeeing(on);
        }));
    addAction(m_actions.add({.id = QStringLiteral("role.seeAs"),
                             .text = tr("Open SQL tab as this role"),
                             .icon = QStringLiteral("eye"),
                             .toolTip = tr("The role whose form is open, or that is chosen in the tree"),
                             .group = tr("Roles")},
                            [this] {
                                const forms::FormTab *form = currentFormTab();
                                const ObjectRef ref
                                    = form && isRole(form->ref()) ? form->ref() : m_browser->currentRef();
                                if (isRole(ref))
                                    seeAsRole(ref);
                                else
                                    m_notice->setMessage(Banner::Tone::Info,
                                                         tr("Choose a role in the tree first."));
                            }));
}

void MainWindow::showSeeAs(const tabs::TabStatus &status)
{
    QAction *action = m_actions.action(QLatin1StringView("query.seeAs"));
    action->setEnabled(status.canSeeAs);
    action->setChecked(status.seeing);
}

void MainWindow::addSeeAsEntries()
{
    m_browser->addMenuPart([this](QMenu &menu, const ObjectRef &ref) {
        if (!isRole(ref))
            return;
        QAction *action = menu.addAction(m_services.icons.icon(QStringLiteral("eye")),
                                         tr("Open SQL tab as %1")
                                             .arg(ref.name.simplified())
                                             .replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setObjectName(QStringLiteral("browserSeeAs"));
        connect(action, &QAction::triggered, this, [this, ref] { seeAsRole(ref); });
    });
}

void MainWindow::seeAsRole(const ObjectRef &role, const QString &sql)
{
    const auto place = workPlace(role, m_profiles, *m_tabs);
    if (!place)
        return;
    query::SqlTab *tab
        = newSqlTab(place->profile, place->database, tr("as %1").arg(role.name.simplified()), sql);
    tab->setSeeing(true, role.name);
}

void MainWindow::addSeeAsButton(forms::FormTab &tab, const QString &kind)
{
    if (!isRoleKind(kind))
        return;
    QToolButton *button = tab.frame().addHeadButton(QStringLiteral("formSeeAs"), QStringLiteral("eye"),
                                                    tr("Open SQL tab as this role"));
    button->hide(); // there is nobody to be yet
    const auto show = [button, &tab] { button->setVisible(!tab.isNew()); };
    connect(&tab, &forms::FormTab::readingDone, button, show);
    connect(&tab, &forms::FormTab::saved, button, show);
    connect(button, &QToolButton::clicked, this, [this, &tab] { seeAsRole(tab.ref()); });
}

} // namespace ui::window
