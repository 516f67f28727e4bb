// SPDX-License-Identifier: GPL-3.0-or-later
// "Who may do what" with an object, from the tree and the palette.
#include "ui/access/accessforms.h"
#include "ui/browser/browserpanel.h"
#include "ui/window/mainwindow.h"

#include <QMenu>

namespace ui::window {

using core::catalog::ObjectRef;

void MainWindow::addPrivilegeActions()
{
    addAction(
        m_actions.add({.id = QStringLiteral("object.privileges"),
                       .text = tr("Who may do what"),
                       .icon = QStringLiteral("lock"),
                       .toolTip = tr("Every role's privileges on the object under the cursor of the tree"),
                       .group = tr("Objects")},
                      [this] {
                          if (const auto ref = access::accessRef(m_browser->currentRef()))
                              openForm(*ref);
                      }));
}

void MainWindow::addPrivilegeEntries()
{
    m_browser->addMenuPart([this](QMenu &menu, const ObjectRef &object) {
        const auto ref = access::accessRef(object);
        if (!ref)
            return;
        QAction *action
            = menu.addAction(m_services.icons.icon(QStringLiteral("lock")), tr("Who may do what…"));
        action->setObjectName(QStringLiteral("browserPrivileges"));
        connect(action, &QAction::triggered, this, [this, ref = *ref] { openForm(ref); });
    });
}

} // namespace ui::window
