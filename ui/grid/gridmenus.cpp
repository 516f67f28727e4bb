// SPDX-License-Identifier: GPL-3.0-or-later
// GridView: its menus, and what goes to the clipboard.
#include "core/base/pooltask.h"
#include "ui/base/actions.h"
#include "ui/grid/gridheader.h"
#include "ui/grid/gridview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace ui::grid {

namespace {

struct Adder
{
    QMenu *menu;
    GridView *view;

    void operator()(const char *name, const QString &text, const QString &tip, const QKeySequence &keys,
                    bool enabled, void (GridView::*slot)()) const
    {
        QAction *action = menu->addAction(text, view, slot);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys); // shown; the keys themselves are handled in keyPressEvent
        action->setToolTip(Actions::toolTip(tip, keys.isEmpty() ? QList<QKeySequence>() : QList{keys}));
        action->setEnabled(enabled);
    }
};

QMenu *newMenu(QWidget *parent, const char *name, const QString &title)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(QLatin1String(name));
    menu->setAccessibleName(title);
    menu->setToolTipsVisible(true);
    return menu;
}

} // namespace

// On a head: the column is selected first, unless it is part of a selection already.
void GridView::columnMenu(const QPoint &position)
{
    const int column = m_columns.columnAt(position.x());
    if (column < 0)
        return;
    if (!isColumnSelected(column))
        beginSelection(Drag::Columns, rowOfHeads(), column, Qt::NoModifier);
    else
        selectionModel()->setCurrentIndex(m_result.index(std::max(0, currentIndex().row()), column),
                                          QItemSelectionModel::NoUpdate);
    m_drag = Drag::None;
    QMenu *menu = newMenu(this, "gridColumnMenu", tr("Column"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumnMenu(menu);
    menu->addSeparator();
    fillCopyMenu(menu);
    emit aboutToShowColumnMenu(menu, column);
    menu->popup(m_header->mapToGlobal(position));
}

void GridView::cellMenu(const QPoint &global)
{
    QMenu *menu = newMenu(this, "gridMenu", tr("Cells"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillCopyMenu(menu);
    menu->addSeparator();
    Adder{menu, this}("selectAllCells", tr("Select all"), tr("Select all cells"), QKeySequence::SelectAll,
                      m_result.rowCount() > 0, &GridView::selectAll);
    if (m_result.columnCount() > 0) {
        // what a head offers, for those who have no mouse
        QMenu *columns = newMenu(menu, "gridColumnMenu", tr("Column"));
        columns->setTitle(tr("Column"));
        columns->menuAction()->setObjectName(QStringLiteral("columnEntries"));
        fillColumnMenu(columns);
        menu->addMenu(columns);
        if (currentColumn() >= 0)
            emit aboutToShowColumnMenu(columns, currentColumn());
    }
    emit aboutToShowCellMenu(menu, currentRow(), currentColumn());
    menu->popup(global);
}

void GridView::fillCopyMenu(QMenu *menu)
{
    const Adder add{menu, this};
    const bool cells = selectionModel()->hasSelection() || currentIndex().isValid();
    add("copyCells", tr("Copy"), tr("Copy the selected cells, tab-separated"), QKeySequence::Copy, cells,
        &GridView::copy);
    add("copyCellsWithHeader", tr("Copy with header"), tr("Copy the selected cells below their column names"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), cells, &GridView::copyWithHeader);
    add("copyColumnName", tr("Copy column name"), tr("Copy the name of the current column"), {},
        currentIndex().isValid(), &GridView::copyColumnName);
}

void GridView::fillColumnMenu(QMenu *menu)
{
    const Adder add{menu, this};
    const Span columns = columnsOfAction();
    const bool any = !columns.isEmpty();
    const ColumnMap &map = m_result.map();
    // what cannot be done now is left out where the menu would be long otherwise
    if (canSort()) {
        add("sortAscending", tr("Sort ascending"), tr("Sort the rows by this column, smallest first"), {},
            any, &GridView::sortAscending);
        add("sortDescending", tr("Sort descending"), tr("Sort the rows by this column, largest first"), {},
            any, &GridView::sortDescending);
        if (!sortKeys().isEmpty()) {
            add("addToSort", tr("Add to sort"), tr("Sort by this column where the others are alike"), {}, any,
                &GridView::addToSort);
            add("clearSort", tr("Clear sort"), tr("Show the rows as the server sent them"), {}, true,
                &GridView::clearSort);
        }
        menu->addSeparator();
    }
    add("hideColumns", columns.right > columns.left ? tr("Hide columns") : tr("Hide column"),
        tr("Leave out what is selected; it is neither copied nor exported from here"), {},
        any && map.shownCount() > columns.right - columns.left + 1, &GridView::hideColumns);
    if (map.shownCount() < map.resultCount())
        add("showAllColumns", tr("Show all columns"), tr("Show the hidden columns again"), {}, true,
            &GridView::showAllColumns);
    add("chooseColumns", tr("Columns…"), tr("Show, hide and find columns by name"), {}, map.resultCount() > 0,
        &GridView::chooseColumns);
    add("freezeColumns", tr("Freeze up to this column"),
        tr("Keep the columns up to this one at the left while the others scroll"), {},
        any && map.frozen() != columns.right + 1, &GridView::freezeColumns);
    if (map.frozen() > 0)
        add("unfreezeColumns", tr("Unfreeze columns"), tr("Let all columns scroll"), {}, true,
            &GridView::unfreezeColumns);
    QMenu *moves = newMenu(menu, "moveColumnsMenu", tr("Move"));
    moves->setTitle(tr("Move"));
    moves->menuAction()->setObjectName(QStringLiteral("moveColumns"));
    fillMoveMenu(moves);
    menu->addMenu(moves);
    add("fitColumns", tr("Fit columns"), tr("Make the selected columns, or all, as wide as their contents"),
        {}, m_result.columnCount() > 0, &GridView::fitColumns);
    add("resetColumns", tr("Reset columns"), tr("All columns as the result has them"), {},
        m_result.columnCount() > 0, &GridView::resetColumns);
}

void GridView::fillMoveMenu(QMenu *menu)
{
    const Adder add{menu, this};
    const Span columns = columnsOfAction();
    const bool left = columns.left > 0;
    const bool right = !columns.isEmpty() && columns.right < m_result.columnCount() - 1;
    const auto keys = [](Qt::Key key) { return QKeySequence(Qt::ALT | Qt::SHIFT | key); };
    add("moveColumnsLeft", tr("To the left"), tr("Move the column to the left"), keys(Qt::Key_Left), left,
        &GridView::moveColumnsLeft);
    add("moveColumnsRight", tr("To the right"), tr("Move the column to the right"), keys(Qt::Key_Right),
        right, &GridView::moveColumnsRight);
    add("moveColumnsToStart", tr("To the start"), tr("Move the column before all others"), keys(Qt::Key_Home),
        left, &GridView::moveColumnsToStart);
    add("moveColumnsToEnd", tr("To the end"), tr("Move the column behind all others"), keys(Qt::Key_End),
        right, &GridView::moveColumnsToEnd);
}

// --- clipboard

void GridView::copy()
{
    copyAs(Heading::None);
}

void GridView::copyWithHeader()
{
    copyAs(Heading::Names);
}

void GridView::copyAs(Heading heading)
{
    if (!result())
        return;
    QList<CellRange> ranges = selectedRanges();
    qint64 cells = selectionSummary().cells;
    if (ranges.isEmpty() && currentIndex().isValid()) {
        ranges.append({currentRow(), currentRow(), currentColumn(), currentColumn()});
        cells = 1;
    }
    if (ranges.isEmpty())
        return;
    const quint64 serial = ++m_copySerial;
    const auto finish = [this, cells, serial](core::Result<std::shared_ptr<CellsCopy>> prepared) {
        if (serial != m_copySerial)
            return; // overtaken
        if (!prepared) {
            if (!prepared.error().isCancelled())
                emit copyRefused(prepared.error());
            return;
        }
        QGuiApplication::clipboard()->setMimeData(mimeData(*std::move(prepared)).release());
        emit copied(cells == 1 ? tr("Copied 1 cell") : tr("Copied %L1 cells").arg(cells));
    };
    if (m_copying)
        m_copying->requestStop();
    m_copying.reset();
    constexpr qint64 AtOnce = 5000; // cells
    if (cells > CopyLimit)          // refused without a look at them
        return finish(prepareCopy(shownWithStaged(), ranges, heading, false));
    if (cells <= AtOnce && m_result.result()->memory() / std::max<qsizetype>(1, m_result.rowCount()) < 10'000)
        return finish(prepareCopy(shownWithStaged(), ranges, heading, false));
    m_copying = core::runInPool<std::shared_ptr<CellsCopy>>(
        [shown = shownWithStaged(), ranges, heading](const std::stop_token &stop) {
            return prepareCopy(shown, ranges, heading, true, stop);
        });
    core::whenDone(*m_copying, this, finish);
}

void GridView::copyColumnName()
{
    if (!result() || !currentIndex().isValid())
        return;
    QGuiApplication::clipboard()->setText(m_result.column(currentColumn()).name);
    emit copied(tr("Copied the column's name"));
}

} // namespace ui::grid
