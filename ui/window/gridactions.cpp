// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the result in front: the grid's own commands, in the palette and with keys.
#include "ui/grid/copyas.h"
#include "ui/grid/gridview.h"
#include "ui/query/resultpage.h"
#include "ui/window/mainwindow.h"

namespace ui::window {

using grid::GridView;

void MainWindow::addGridActions()
{
    struct Entry
    {
        const char *id;
        QString text;
        QString toolTip;
        const char *icon;
        void (GridView::*slot)();
        bool sorts = false;
    };
    const Entry entries[] = {
        {"result.columns", tr("Columns of the result…"), tr("Show, hide and find columns by name"), "column",
         &GridView::chooseColumns},
        {"result.hideColumn", tr("Hide column"), tr("Hide the current column of the result"), "eye-off",
         &GridView::hideColumns},
        {"result.showColumns", tr("Show all columns"), tr("Show the hidden columns of the result again"),
         "eye", &GridView::showAllColumns},
        {"result.freezeColumns", tr("Freeze columns"),
         tr("Keep the columns up to the current one at the left while the others scroll"), "pin",
         &GridView::freezeColumns},
        {"result.unfreezeColumns", tr("Unfreeze columns"), tr("Let all columns scroll"), "pin",
         &GridView::unfreezeColumns},
        {"result.fitColumns", tr("Fit columns"), tr("Make columns as wide as their contents"), "expand",
         &GridView::fitColumns},
        {"result.resetColumns", tr("Reset columns"), tr("All columns as the result has them"), "undo",
         &GridView::resetColumns},
        {"result.sortAscending", tr("Sort ascending"), tr("Sort the result by the current column"),
         "sort-asc", &GridView::sortAscending, true},
        {"result.sortDescending", tr("Sort descending"),
         tr("Sort the result by the current column, largest first"), "sort-desc", &GridView::sortDescending,
         true},
        {"result.addToSort", tr("Add to sort"), tr("Sort by the current column where the others are alike"),
         "sort-asc", &GridView::addToSort, true},
        {"result.clearSort", tr("Clear sort"), tr("Show the rows as the server sent them"), "undo",
         &GridView::clearSort, true},
    };
    const auto add = [this](const ActionSpec &spec, std::function<void()> handler) {
        QAction *action = m_actions.add(spec, std::move(handler));
        addAction(action);
        return action;
    };
    for (const Entry &entry : entries) {
        QAction *action = add({.id = QLatin1String(entry.id),
                               .text = entry.text,
                               .icon = QLatin1String(entry.icon),
                               .toolTip = entry.toolTip,
                               .group = tr("Result")},
                              [this, slot = entry.slot] {
                                  if (query::ResultPage *page = currentPage())
                                      (page->view().*slot)();
                              });
        (entry.sorts ? m_sortActions : m_gridActions).append(action);
    }
    m_gridActions << add({.id = QStringLiteral("result.goToRow"),
                          .text = tr("Go to row…"),
                          .shortcuts = {QKeySequence(QLatin1String("Ctrl+G"))},
                          .toolTip = tr("Go to a row of the result by its number"),
                          .group = tr("Result")},
                         [this] {
                             if (query::ResultPage *page = currentPage())
                                 page->goToRow();
                         });
    for (const grid::CopyAs::Choice &choice : grid::CopyAs::choices()) {
        m_gridActions << add({.id = QLatin1String("result.copyAs.") + choice.id,
                              .text = tr("Copy as %1").arg(choice.text),
                              .icon = QStringLiteral("copy"),
                              .toolTip = tr("Copy the selected cells as %1").arg(choice.text),
                              .group = tr("Result")},
                             [this, choice] {
                                 if (query::ResultPage *page = currentPage())
                                     page->copyAs().copy(choice.format, choice.header);
                             });
    }
    m_gridActions << add({.id = QStringLiteral("result.record"),
                          .text = tr("Record view"),
                          .icon = QStringLiteral("table"),
                          .shortcuts = {QKeySequence(QLatin1String("F7"))},
                          .toolTip = tr("The current row stood on end, beside the result"),
                          .group = tr("Result")},
                         [this] {
                             if (query::ResultPage *page = currentPage())
                                 page->setRecordShown(!page->isRecordShown());
                         });
}

void MainWindow::updateGridActions()
{
    const query::ResultPage *page = currentPage();
    for (QAction *action : std::as_const(m_gridActions))
        action->setEnabled(page != nullptr);
    for (QAction *action : std::as_const(m_sortActions))
        action->setEnabled(page && page->view().canSort());
}

} // namespace ui::window
