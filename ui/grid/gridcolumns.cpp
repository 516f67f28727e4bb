// SPDX-License-Identifier: GPL-3.0-or-later
// GridView: how its columns and rows are arranged, and what stays where when they are.
#include "ui/grid/columnspopup.h"
#include "ui/grid/editorhost.h"
#include "ui/grid/gridheader.h"
#include "ui/grid/gridview.h"
#include "ui/grid/keptselection.h"
#include "ui/grid/sortcycle.h"

#include <QMetaMethod>
#include <QScrollBar>

#include <algorithm>

namespace ui::grid {

using core::result::RowOrder;
using core::result::SortKey;

// --- widths

QStringList GridView::columnNames() const
{
    QStringList names;
    if (const core::result::ResultSet *held = result()) {
        names.reserve(held->columnCount());
        for (const core::result::Column &column : held->columns())
            names.append(column.name);
    }
    return names;
}

AppliedLayout GridView::arrangement() const
{
    const QStringList names = columnNames();
    const bool fits = m_layoutFor == LayoutFor::AnyColumns || isLayoutOf(m_layout, names);
    return applied(fits ? m_layout : ColumnLayout(), names);
}

// Other columns have become known.
void GridView::startColumns()
{
    m_widths.start();
    setSortKeys(QList(sortKeys())); // now their names are known
    if (m_result.map().resultCount() > 0)
        m_widths.setChosen(arrangement().widths);
    layOutColumns();
}

// Gives every shown column a width that has none yet, and says where they stand.
void GridView::layOutColumns()
{
    const bool fresh = m_widths.takeHeads(*m_header);
    columnsChanged();
    if (fresh && m_widths.sample(0, m_result.rowCount() - 1))
        columnsChanged();
}

void GridView::columnsChanged()
{
    m_columns.setWidths(m_widths.shown());
    m_columns.setFrozen(m_result.map().frozen());
    updateScrollBars();
    m_header->refresh();
    viewport()->update();
    m_editorHost->place();
}

// What is staged in the rows on the screen is to be read there, too.
void GridView::growForStaged()
{
    if (!staged() || staged()->isEmpty())
        return;
    const int first = verticalScrollBar()->value();
    const int last = std::min(first + viewport()->height() / metrics::GridRow, m_result.rowCount() - 1);
    if (m_widths.growForStaged(first, last))
        columnsChanged();
}

void GridView::fit(const QList<int> &shownColumns)
{
    const int rows = m_result.rowCount();
    const int top = std::min(topRow(), rows);
    m_widths.fit(shownColumns, *m_header, top, int(std::min<qint64>(rows, qint64(top) + fullRows() + 1)));
    columnsChanged();
    userArranged();
}

void GridView::fitColumn(int column)
{
    if (column >= 0 && column < m_result.columnCount())
        fit({column});
}

void GridView::fitColumns()
{
    QList<int> all;
    QList<int> selected; // whole columns only: a selected cell says nothing about widths
    for (int column = 0; column < m_result.columnCount(); ++column) {
        all.append(column);
        if (isColumnSelected(column))
            selected.append(column);
    }
    if (!all.isEmpty())
        fit(selected.isEmpty() ? all : selected);
}

int GridView::columnWidth(int column) const
{
    return m_columns.width(column);
}

void GridView::setColumnWidth(int column, int width)
{
    if (column < 0 || column >= m_result.columnCount())
        return;
    m_widths.choose(column, width);
    columnsChanged();
}

// --- another arrangement of the same result

void GridView::rearrange(const std::function<void()> &change)
{
    const QModelIndex current = currentIndex();
    const RowRef currentRow = currentRowRef();
    const int currentColumn = currentResultColumn();
    const RowOrder orderBefore = m_result.order();
    const KeptSelection kept(selectedRanges(), m_result, current.row());

    m_rearranging = true;
    change();
    m_rearranging = false;
    layOutColumns();
    updateGeometries();

    const bool sameRows = orderBefore.rows() == m_result.order().rows();
    const qsizetype row = sameRows ? current.row() : shownRow(currentRow);
    int column = currentColumn < 0 ? -1 : m_result.map().shownColumn(currentColumn);
    if (column < 0 && currentColumn >= 0)
        column = std::min(current.column(), m_result.columnCount() - 1); // hidden: the one in its place
    QItemSelection selection = kept.in(m_result, sameRows, int(row));
    m_header->setCurrentColumn(-1);
    const bool scrolls = hasAutoScroll();
    setAutoScroll(false);
    if (row >= 0 && column >= 0 && row < m_result.rowCount()) {
        m_anchorRow = int(row);
        m_anchorColumn = column;
        selectionModel()->setCurrentIndex(m_result.index(int(row), column), QItemSelectionModel::NoUpdate);
        if (selection.isEmpty())
            selection.select(currentIndex(), currentIndex());
    } else {
        m_anchorRow = m_anchorColumn = 0;
        emit currentCellChanged(-1, -1);
    }
    setAutoScroll(scrolls);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    emit selectionSummaryChanged(selectionSummary());
    m_numbers->update();
    viewport()->update();
}

void GridView::setRowOrder(const RowOrder &order)
{
    if (!result() || order.rows() == m_result.order().rows())
        return;
    rearrange([&] { m_result.setOrder(order); });
    emit rowOrderChanged();
}

void GridView::setColumnMap(const ColumnMap &map)
{
    if (map == m_result.map() || map.resultCount() != m_result.map().resultCount())
        return;
    rearrange([&] { m_result.setMap(map); });
}

ColumnLayout GridView::columnLayout() const
{
    return layoutOf(m_result.map(), columnNames(), m_widths.chosen());
}

void GridView::setColumnLayout(const ColumnLayout &layout, LayoutFor use)
{
    m_layout = layout;
    m_layoutFor = use;
    const AppliedLayout arranged = arrangement();
    if (arranged.map.resultCount() == 0)
        return;
    m_widths.setChosen(arranged.widths);
    setColumnMap(arranged.map);
    columnsChanged();
}

void GridView::userArranged()
{
    m_layout = columnLayout();
    emit columnLayoutChanged();
}

void GridView::resetColumns()
{
    setColumnLayout({});
    m_layout = {};
    emit columnLayoutChanged();
}

// --- where someone is

qsizetype GridView::currentResultRow() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() && current.row() < m_result.firstAddedRow()
        ? m_result.order().resultRow(current.row())
        : -1;
}

int GridView::currentResultColumn() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() ? m_result.map().resultColumn(current.column()) : -1;
}

bool GridView::revealCell(qsizetype resultRow, int resultColumn)
{
    if (!result() || resultRow < 0 || resultRow >= result()->rowCount())
        return false;
    const qsizetype row = m_result.order().shownRow(resultRow);
    const int column = m_result.map().shownColumn(resultColumn);
    if (row < 0 || row >= m_result.firstAddedRow() || column < 0)
        return false;
    setCurrentCell(row, column);
    scrollTo(currentIndex());
    return true;
}

void GridView::setCellMarks(CellMarks marks)
{
    m_marks = std::move(marks);
    refreshMarks();
}

void GridView::refreshMarks()
{
    viewport()->update();
}

// --- what the user does with columns

bool GridView::isColumnSelected(int column) const
{
    if (lastRow() < 0 || column < 0 || column >= m_result.columnCount())
        return false;
    const QItemSelection selection = selectionModel()->selection();
    return std::any_of(selection.begin(), selection.end(), [&](const QItemSelectionRange &range) {
        return range.top() == 0 && range.bottom() == lastRow() && range.left() <= column
            && range.right() >= column;
    });
}

// The run of whole selected columns around the current one, or that alone.
Span GridView::columnsOfAction() const
{
    const int current = currentColumn();
    if (current < 0)
        return {};
    Span columns{current, current};
    if (isColumnSelected(current)) {
        while (isColumnSelected(columns.left - 1))
            --columns.left;
        while (isColumnSelected(columns.right + 1))
            ++columns.right;
    }
    return columns;
}

void GridView::moveColumns(int before)
{
    const Span columns = columnsOfAction();
    ColumnMap map = m_result.map();
    map.move(columns.left, columns.right, before);
    if (columns.isEmpty() || map == m_result.map())
        return;
    setColumnMap(map);
    horizontalScrollBar()->setValue(m_columns.offsetFor(currentColumn()));
    userArranged();
}

void GridView::moveColumnsLeft()
{
    moveColumns(columnsOfAction().left - 1);
}

void GridView::moveColumnsRight()
{
    moveColumns(columnsOfAction().right + 2);
}

void GridView::moveColumnsToStart()
{
    moveColumns(0);
}

void GridView::moveColumnsToEnd()
{
    moveColumns(m_result.columnCount());
}

void GridView::hideColumns()
{
    ColumnMap map = m_result.map();
    const Span columns = columnsOfAction();
    for (int column = columns.left; column <= columns.right; ++column)
        map.hide(m_result.map().resultColumn(column));
    if (map == m_result.map())
        return;
    setColumnMap(map);
    userArranged();
}

void GridView::showAllColumns()
{
    ColumnMap map = m_result.map();
    map.showAll();
    if (map == m_result.map())
        return;
    setColumnMap(map);
    userArranged();
}

void GridView::freezeColumns()
{
    ColumnMap map = m_result.map();
    map.setFrozen(columnsOfAction().right + 1);
    if (map == m_result.map())
        return;
    setColumnMap(map);
    userArranged();
}

void GridView::unfreezeColumns()
{
    ColumnMap map = m_result.map();
    map.setFrozen(0);
    if (map == m_result.map())
        return;
    setColumnMap(map);
    userArranged();
}

void GridView::chooseColumns()
{
    const core::result::ResultSet *held = result();
    if (!held || held->columnCount() == 0)
        return;
    QStringList types;
    for (const core::result::Column &column : held->columns())
        types.append(column.typeName);
    auto *popup = new ColumnsPopup(m_theme, columnNames(), types, m_result.map(), this);
    connect(popup, &ColumnsPopup::changed, this, [this](const ColumnMap &map) {
        setColumnMap(map);
        userArranged();
    });
    connect(popup, &ColumnsPopup::chosen, this, [this](int column) {
        const int shown = m_result.map().shownColumn(column);
        if (shown >= 0 && m_result.rowCount() > 0)
            setCurrentCell(std::max<qsizetype>(currentRow(), topRow()), shown);
        setFocus(Qt::OtherFocusReason);
    });
    // other columns make its list another one
    connect(&m_result, &QAbstractItemModel::modelReset, popup, [this, popup] {
        if (!m_rearranging)
            popup->close();
    });
    popup->popUp(viewport()->mapToGlobal(QPoint(0, 0)));
}

// --- sorting: asked for here, done by the owner

void GridView::setSortKeys(const QList<SortKey> &keys)
{
    m_header->setSortKeys(keys);
    QStringList words;
    for (const SortKey &key : keys) {
        const core::result::ResultSet *held = result();
        if (held && key.column >= 0 && key.column < held->columnCount())
            words.append((key.descending ? tr("%1 descending") : tr("%1 ascending"))
                             .arg(held->columns().at(key.column).name));
    }
    m_header->setAccessibleDescription(
        words.isEmpty() ? QString() : tr("Sorted by %1").arg(words.join(QStringLiteral(", "))));
}

QRect GridView::headRect(int column) const
{
    return m_header->sectionRect(column).translated(0, -m_header->height());
}

QString GridView::headDescription(int column) const
{
    QStringList words;
    if (!m_result.column(column).typeName.isEmpty())
        words.append(m_result.column(column).typeName);
    const int of = m_result.map().resultColumn(column);
    const QList<SortKey> &keys = sortKeys();
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (keys.at(i).column != of)
            continue;
        words.append(keys.at(i).descending ? tr("sorted descending") : tr("sorted ascending"));
        if (keys.size() > 1)
            words.append(tr("key %1 of %2").arg(i + 1).arg(keys.size()));
    }
    if (column < m_result.map().frozen())
        words.append(tr("frozen"));
    if (const QString reason = m_result.lockReason(column); !reason.isEmpty())
        words.append(tr("not editable: %1").arg(reason));
    return words.join(QStringLiteral(", "));
}

const QList<SortKey> &GridView::sortKeys() const
{
    return m_header->sortKeys();
}

void GridView::cycleSort(int column, bool add)
{
    emit sortRequested(cycled(sortKeys(), m_result.map().resultColumn(column), add));
}

void GridView::requestSort(int column, bool descending, bool add)
{
    if (column >= 0)
        emit sortRequested(sortedBy(sortKeys(), m_result.map().resultColumn(column), descending, add));
}

void GridView::sortAscending()
{
    requestSort(currentColumn(), false, false);
}

void GridView::sortDescending()
{
    requestSort(currentColumn(), true, false);
}

void GridView::addToSort()
{
    requestSort(currentColumn(), false, true);
}

void GridView::clearSort()
{
    emit sortRequested({});
}

// Asked when it matters, not told by disconnectNotify(): Qt calls that with the lock held that this takes.
bool GridView::canSort() const
{
    return isSignalConnected(QMetaMethod::fromSignal(&GridView::sortRequested));
}

} // namespace ui::grid
