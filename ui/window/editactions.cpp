// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the rows in front: the commands of editing, in the palette; and edits of a run that
// was killed, which come back with their rows. The keys belong to the rows (Ctrl+S, Ctrl+Z and Del mean
// something else outside of them), so they are only named here.
#include "core/base/task.h"
#include "core/edit/pending.h"
#include "ui/edit/editdraft.h"
#include "ui/edit/rowediting.h"
#include "ui/grid/gridview.h"
#include "ui/query/resultpage.h"
#include "ui/query/sqltab.h"
#include "ui/table/tabletab.h"
#include "ui/window/mainwindow.h"

namespace ui::window {

using core::profile::ConnectionProfile;
using edit::CommandSpec;

void MainWindow::addEditActions()
{
    for (const CommandSpec &spec : edit::editCommands()) {
        QString toolTip = spec.toolTip;
        if (!spec.keys.isEmpty())
            toolTip += QStringLiteral(" (%1)").arg(spec.keys.first().toString(QKeySequence::NativeText));
        QAction *action = m_actions.add({.id = QLatin1String(spec.id),
                                         .text = spec.text,
                                         .icon = QLatin1String(spec.icon),
                                         .toolTip = toolTip,
                                         .group = tr("Rows")},
                                        [this, command = spec.command] {
                                            query::ResultPage *page = currentPage();
                                            if (!page || !page->editing())
                                                return;
                                            page->view().setFocus(Qt::OtherFocusReason);
                                            page->editing()->run(command);
                                        });
        addAction(action);
    }
}

void MainWindow::updateEditActions()
{
    const query::ResultPage *page = currentPage();
    const edit::RowEditing *editing = page ? page->editing() : nullptr;
    for (const CommandSpec &spec : edit::editCommands())
        m_actions.action(QLatin1StringView(spec.id))->setEnabled(editing && editing->can(spec.command));
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

} // namespace ui::window
