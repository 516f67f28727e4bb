// SPDX-License-Identifier: GPL-3.0-or-later
// GridView: its columns (widths, order, hidden and frozen ones), and the order of its rows.
#include "ui/grid/columnspopup.h"
#include "ui/grid/editorhost.h"
#include "ui/grid/gridheader.h"
#include "ui/grid/gridview.h"
#include "ui/grid/sortcycle.h"

#include <QElapsedTimer>
#include <QMetaMethod>
#include <QScrollBar>

#include <algorithm>
#include <map>

namespace ui::grid {

using core::result::RowOrder;
using core::result::SortKey;

namespace {

constexpr int NarrowestColumn = 60;
constexpr int WidestColumn = 300;   // until the user says otherwise
constexpr int WidestFitted = 1600;  // when the user asks for all of it
constexpr int SampleRows = 100;     // looked at for the first widths
constexpr int FitRows = 1000;       // looked at for a fit: the first ones ...
constexpr int SpreadRows = 200;     // ... and some from everywhere
constexpr int SampleCells = 40'000; // bound for results of very many columns
constexpr auto FitPatience = std::chrono::milliseconds(100);

} // namespace

// --- widths

CellPainter::Style GridView::styleOf(int column) const
{
    return m_styles[std::size_t(m_result.map().resultColumn(column))];
}

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
    const int columns = m_result.map().resultCount();
    m_styles.clear();
    m_widths.fill(0, columns);
    m_userWidths.fill(0, columns);
    if (const core::result::ResultSet *held = result()) {
        for (const core::result::Column &column : held->columns())
            m_styles.push_back(CellPainter::styleOf(column));
    }
    m_styles.resize(std::size_t(columns));
    setSortKeys(QList(sortKeys())); // now their names are known
    if (columns > 0)
        m_userWidths = arrangement().widths;
    layOutColumns();
}

// Gives every shown column a width that has none yet, and says where they stand.
void GridView::layOutColumns()
{
    const int columns = m_result.columnCount();
    bool fresh = false;
    for (int column = 0; column < columns; ++column) {
        int &width = m_widths[m_result.map().resultColumn(column)];
        if (width == 0) {
            width = std::clamp(m_header->wantedWidth(column), NarrowestColumn, WidestColumn);
            fresh = true;
        }
    }
    columnsChanged();
    if (fresh && m_result.rowCount() > 0)
        sampleWidths(0, m_result.rowCount() - 1);
}

void GridView::columnsChanged()
{
    QList<int> widths;
    widths.reserve(m_result.columnCount());
    for (const int column : m_result.map().shown())
        widths.append(m_userWidths.at(column) > 0 ? m_userWidths.at(column) : m_widths.at(column));
    m_columns.setWidths(widths);
    m_columns.setFrozen(m_result.map().frozen());
    updateScrollBars();
    m_header->refresh();
    viewport()->update();
    m_editorHost->place();
}

// Row by row, and from left to right in the result: a row of very many columns is walked once, not once for
// each of them. Columns at the limit are not looked at any more.
bool GridView::widen(QList<ColumnWidth> &columns, int row, int limit) const
{
    const RowRef ref = m_result.rowRef(row);
    const bool untouched = m_result.isUntouched(ref);
    bool open = false;
    for (ColumnWidth &column : columns) {
        if (column.width >= limit)
            continue;
        column.width = std::max(
            column.width,
            int(m_painter.wantedWidth(untouched ? m_result.result()->cell(ref.row, column.resultColumn)
                                                : m_result.cell(row, column.shownColumn),
                                      m_styles[std::size_t(column.resultColumn)], limit)));
        open = open || column.width < limit;
    }
    return open;
}

QList<GridView::ColumnWidth> GridView::inResultOrder(const QList<int> &shownColumns) const
{
    QList<ColumnWidth> columns;
    columns.reserve(shownColumns.size());
    for (const int column : shownColumns)
        columns.append({m_result.map().resultColumn(column), column, 0});
    std::sort(columns.begin(), columns.end(),
              [](const ColumnWidth &a, const ColumnWidth &b) { return a.resultColumn < b.resultColumn; });
    return columns;
}

// Widths follow the first rows only, and only grow: what stands on the screen does not move under the reader.
void GridView::sampleWidths(int firstRow, int lastRow)
{
    const int columns = m_result.columnCount();
    if (columns == 0)
        return;
    const int rows = std::clamp(SampleCells / columns, 10, SampleRows);
    lastRow = std::min(lastRow, rows - 1);
    if (firstRow > lastRow)
        return;
    QList<ColumnWidth> wanted = inResultOrder(selfSized());
    for (int row = firstRow; row <= lastRow && widen(wanted, row, WidestColumn); ++row) { }
    bool changed = false;
    for (const ColumnWidth &column : std::as_const(wanted)) {
        int width = column.width;
        // keys and counters grow: what comes later may have a few digits more than the first rows
        if (m_styles[std::size_t(column.resultColumn)].right)
            width = std::clamp(width + int(3 * m_painter.digitWidth()), int(9 * m_painter.digitWidth()),
                               WidestColumn);
        if (width > m_widths.at(column.resultColumn)) {
            m_widths[column.resultColumn] = width;
            changed = true;
        }
    }
    if (changed)
        columnsChanged();
}

// Those whose width nobody has chosen.
QList<int> GridView::selfSized() const
{
    QList<int> columns;
    for (int column = 0; column < m_result.columnCount(); ++column) {
        if (m_userWidths.at(m_result.map().resultColumn(column)) == 0)
            columns.append(column);
    }
    return columns;
}

// What is staged in the rows on the screen is to be read there, too. Only grows.
void GridView::growForStaged()
{
    if (!staged() || staged()->isEmpty() || m_result.columnCount() == 0)
        return;
    QList<ColumnWidth> wanted;
    const int first = verticalScrollBar()->value();
    const int last = std::min(first + viewport()->height() / metrics::GridRow, m_result.rowCount() - 1);
    for (int row = first; row <= last; ++row) {
        if (m_result.isUntouched(m_result.rowRef(row)))
            continue;
        if (wanted.isEmpty())
            wanted = inResultOrder(selfSized());
        if (!widen(wanted, row, WidestColumn))
            break;
    }
    bool changed = false;
    for (const ColumnWidth &column : std::as_const(wanted)) {
        int &width = m_widths[column.resultColumn];
        changed = changed || column.width > width;
        width = std::max(width, column.width);
    }
    if (changed)
        columnsChanged();
}

// The head, the rows on the screen, the first ones, and some from everywhere, as far as the time goes.
void GridView::fit(const QList<int> &shownColumns)
{
    QList<ColumnWidth> columns = inResultOrder(shownColumns);
    for (ColumnWidth &column : columns)
        column.width = std::max(m_header->wantedWidth(column.shownColumn), GridHeader::NarrowestSection);
    const int rows = m_result.rowCount();
    QElapsedTimer clock;
    clock.start();
    const auto look = [&](int row) {
        return widen(columns, row, WidestFitted)
            && std::chrono::nanoseconds(clock.nsecsElapsed()) < FitPatience;
    };
    const auto lookAt = [&](qint64 first, qint64 end, int step) {
        for (qint64 row = first; row < end; row += step) {
            if (!look(int(row)))
                return false;
        }
        return true;
    };
    const int top = std::min(topRow(), rows);
    if (lookAt(top, std::min<qint64>(rows, qint64(top) + fullRows() + 1), 1)
        && lookAt(0, std::min(rows, FitRows), 1))
        lookAt(FitRows, rows, std::max(1, rows / SpreadRows));
    for (const ColumnWidth &column : std::as_const(columns))
        applyWidth(column.shownColumn, column.width);
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

void GridView::applyWidth(int column, int width)
{
    m_userWidths[m_result.map().resultColumn(column)] = std::max(width, GridHeader::NarrowestSection);
}

int GridView::columnWidth(int column) const
{
    return m_columns.width(column);
}

void GridView::setColumnWidth(int column, int width)
{
    if (column < 0 || column >= m_result.columnCount())
        return;
    applyWidth(column, width);
    columnsChanged();
}

// --- another arrangement of the same result

// Whole columns and what lies within the current row go with what they show; the rest is let go.
void GridView::rearrange(const std::function<void()> &change)
{
    const QModelIndex current = currentIndex();
    const RowRef currentRow = currentRowRef();
    const int currentColumn = currentResultColumn();
    const int rows = m_result.rowCount();
    const RowOrder orderBefore = m_result.order();
    struct Piece
    {
        CellRange range;
        QList<int> columns; ///< of the result
    };
    std::vector<Piece> kept;
    bool inCurrentRow = true;
    for (const CellRange &range : selectedRanges()) {
        inCurrentRow = inCurrentRow && range.top == current.row() && range.bottom == current.row();
        kept.push_back({range, m_result.map().shown().mid(range.left, range.right - range.left + 1)});
    }

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
    std::map<std::pair<int, int>, QList<int>> columnsOf;                 // of the pieces from row to row
    for (const Piece &piece : kept) {
        std::pair<int, int> span(int(piece.range.top), int(piece.range.bottom));
        if (!sameRows && rows > 0 && span == std::pair(0, rows - 1))
            span.second = lastRow();
        else if (!sameRows && inCurrentRow)
            span = {int(row), int(row)};
        else if (!sameRows)
            continue;
        if (span.first < 0 || span.second < span.first)
            continue;
        for (const int of : piece.columns) {
            if (const int at = m_result.map().shownColumn(of); at >= 0)
                columnsOf[span].append(at);
        }
    }
    // neighbours become one piece again
    QItemSelection selection;
    for (auto &[span, columns] : columnsOf) {
        std::sort(columns.begin(), columns.end());
        for (qsizetype first = 0, next = 0; first < columns.size(); first = next) {
            for (next = first + 1; next < columns.size() && columns.at(next) <= columns.at(next - 1) + 1;
                 ++next) { }
            selection.append(QItemSelectionRange(m_result.index(span.first, columns.at(first)),
                                                 m_result.index(span.second, columns.at(next - 1))));
        }
    }
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
    return layoutOf(m_result.map(), columnNames(), m_userWidths);
}

void GridView::setColumnLayout(const ColumnLayout &layout, LayoutFor use)
{
    m_layout = layout;
    m_layoutFor = use;
    const AppliedLayout arranged = arrangement();
    if (arranged.map.resultCount() == 0)
        return;
    m_userWidths = arranged.widths;
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
