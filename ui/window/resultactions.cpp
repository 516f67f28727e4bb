// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/resultactions.h"

#include "ui/edit/rowediting.h"
#include "ui/grid/copyas.h"
#include "ui/grid/gridview.h"
#include "ui/query/resultpage.h"
#include "ui/query/resulttools.h"

namespace ui::window {

using edit::CommandSpec;
using grid::GridView;

ResultActions::ResultActions(Actions &actions, std::function<query::ResultPage *()> inFront, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_page(std::move(inFront))
{
    addOfGrid();
    addOfEditing();
    addOfFinding();
}

void ResultActions::addOfGrid()
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
    for (const Entry &entry : entries) {
        QAction *action = m_actions.add({.id = QLatin1String(entry.id),
                                         .text = entry.text,
                                         .icon = QLatin1String(entry.icon),
                                         .toolTip = entry.toolTip,
                                         .group = tr("Result")},
                                        [this, slot = entry.slot] {
                                            if (query::ResultPage *page = m_page())
                                                (page->view().*slot)();
                                        });
        (entry.sorts ? m_ofSortable : m_ofAny).append(action);
    }
    m_ofAny << m_actions.add({.id = QStringLiteral("result.goToRow"),
                              .text = tr("Go to row…"),
                              .shortcuts = {QKeySequence(QLatin1String("Ctrl+G"))},
                              .toolTip = tr("Go to a row of the result by its number"),
                              .group = tr("Result")},
                             [this] {
                                 if (query::ResultPage *page = m_page())
                                     page->goToRow();
                             });
    for (const grid::CopyAs::Choice &choice : grid::CopyAs::choices()) {
        m_ofAny << m_actions.add({.id = QLatin1String("result.copyAs.") + choice.id,
                                  .text = tr("Copy as %1").arg(choice.text),
                                  .icon = QStringLiteral("copy"),
                                  .toolTip = tr("Copy the selected cells as %1").arg(choice.text),
                                  .group = tr("Result")},
                                 [this, choice] {
                                     if (query::ResultPage *page = m_page())
                                         page->copyAs().copy(choice.format, choice.header);
                                 });
    }
    m_ofAny << m_actions.add({.id = QStringLiteral("result.record"),
                              .text = tr("Record view"),
                              .icon = QStringLiteral("table"),
                              .shortcuts = {QKeySequence(QLatin1String("F7"))},
                              .toolTip = tr("The current row stood on end, beside the result"),
                              .group = tr("Result")},
                             [this] {
                                 if (query::ResultPage *page = m_page())
                                     page->setRecordShown(!page->isRecordShown());
                             });
}

// The keys belong to the rows (Ctrl+S, Ctrl+Z and Del mean something else outside of them), so they are only
// named here.
void ResultActions::addOfEditing()
{
    for (const CommandSpec &spec : edit::editCommands()) {
        QString toolTip = spec.toolTip;
        if (!spec.keys.isEmpty())
            toolTip += QStringLiteral(" (%1)").arg(spec.keys.first().toString(QKeySequence::NativeText));
        m_actions.add({.id = QLatin1String(spec.id),
                       .text = spec.text,
                       .icon = QLatin1String(spec.icon),
                       .toolTip = toolTip,
                       .group = tr("Rows")},
                      [this, command = spec.command] {
                          query::ResultPage *page = m_page();
                          if (!page || !page->editing())
                              return;
                          page->view().setFocus(Qt::OtherFocusReason);
                          page->editing()->run(command);
                      });
    }
}

void ResultActions::addOfFinding()
{
    const auto onTools = [this](void (query::ResultTools::*method)()) {
        return [this, method] {
            if (query::ResultPage *page = m_page())
                (page->tools().*method)();
        };
    };
    // Ctrl+F is the editor's while the focus is there, so the page and the editor have it, not the window
    m_actions.add({.id = QStringLiteral("result.find"),
                   .text = tr("Find in the result"),
                   .icon = QStringLiteral("search"),
                   .toolTip = tr("Find a text in all rows of the result (Ctrl+F in the grid)"),
                   .group = tr("Result")},
                  onTools(&query::ResultTools::find));
    m_actions.add({.id = QStringLiteral("result.findNext"),
                   .text = tr("Find next in the result"),
                   .shortcuts = {QKeySequence(QLatin1String("F3"))},
                   .group = tr("Result")},
                  onTools(&query::ResultTools::findNext));
    m_actions.add({.id = QStringLiteral("result.findPrevious"),
                   .text = tr("Find previous in the result"),
                   .shortcuts = {QKeySequence(QLatin1String("Shift+F3"))},
                   .group = tr("Result")},
                  onTools(&query::ResultTools::findPrevious));
    m_actions.add({.id = QStringLiteral("result.filter"),
                   .text = tr("Quick filter of the result"),
                   .icon = QStringLiteral("filter"),
                   .shortcuts = {QKeySequence(QLatin1String("Ctrl+Shift+F"))},
                   .toolTip = tr("Show only the rows with certain values"),
                   .group = tr("Result")},
                  [this] {
                      if (query::ResultPage *page = m_page())
                          page->tools().quickFilter();
                  });
}

void ResultActions::update()
{
    const query::ResultPage *page = m_page();
    for (QAction *action : std::as_const(m_ofAny))
        action->setEnabled(page != nullptr);
    for (QAction *action : std::as_const(m_ofSortable))
        action->setEnabled(page && page->view().canSort());
    const edit::RowEditing *editing = page ? page->editing() : nullptr;
    for (const CommandSpec &spec : edit::editCommands())
        m_actions.action(QLatin1StringView(spec.id))->setEnabled(editing && editing->can(spec.command));
}

} // namespace ui::window
