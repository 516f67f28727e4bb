// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/columnwidths.h"

#include "ui/grid/gridheader.h"

#include <QElapsedTimer>

#include <algorithm>
#include <chrono>

namespace ui::grid {

namespace {

constexpr int Narrowest = 60;
constexpr int Widest = 300;         // until the user says otherwise
constexpr int WidestFitted = 1600;  // when the user asks for all of it
constexpr int SampleRows = 100;     // looked at for the first widths
constexpr int FitRows = 1000;       // looked at for a fit: the first ones ...
constexpr int SpreadRows = 200;     // ... and some from everywhere
constexpr int SampleCells = 40'000; // bound for results of very many columns
constexpr auto FitPatience = std::chrono::milliseconds(100);

} // namespace

ColumnWidths::ColumnWidths(const ResultModel &rows, const CellPainter &painter)
    : m_rows(rows)
    , m_painter(painter)
{
}

void ColumnWidths::start()
{
    const int columns = m_rows.map().resultCount();
    m_styles.clear();
    m_seen.fill(0, columns);
    m_chosen.fill(0, columns);
    if (const core::result::ResultSet *held = m_rows.result()) {
        for (const core::result::Column &column : held->columns())
            m_styles.push_back(CellPainter::styleOf(column));
    }
    m_styles.resize(std::size_t(columns));
}

QList<int> ColumnWidths::shown() const
{
    QList<int> widths;
    widths.reserve(m_rows.columnCount());
    for (const int column : m_rows.map().shown())
        widths.append(m_chosen.at(column) > 0 ? m_chosen.at(column) : m_seen.at(column));
    return widths;
}

void ColumnWidths::choose(int shownColumn, int width)
{
    m_chosen[m_rows.map().resultColumn(shownColumn)] = std::max(width, GridHeader::NarrowestSection);
}

bool ColumnWidths::takeHeads(const GridHeader &heads)
{
    bool fresh = false;
    for (int column = 0; column < m_rows.columnCount(); ++column) {
        int &width = m_seen[m_rows.map().resultColumn(column)];
        if (width == 0) {
            width = std::clamp(heads.wantedWidth(column), Narrowest, Widest);
            fresh = true;
        }
    }
    return fresh;
}

// Row by row, and from left to right in the result: a row of very many columns is walked once, not once for
// each of them. Columns at the limit are not looked at any more.
bool ColumnWidths::widen(QList<Wanted> &columns, int row, int limit) const
{
    const RowRef ref = m_rows.rowRef(row);
    const bool untouched = m_rows.isUntouched(ref);
    bool open = false;
    for (Wanted &column : columns) {
        if (column.width >= limit)
            continue;
        const core::result::CellView cell = untouched ? m_rows.result()->cell(ref.row, column.resultColumn)
                                                      : m_rows.cell(row, column.shownColumn);
        column.width
            = std::max(column.width, int(m_painter.wantedWidth(cell, style(column.resultColumn), limit)));
        open = open || column.width < limit;
    }
    return open;
}

QList<ColumnWidths::Wanted> ColumnWidths::inResultOrder(const QList<int> &shownColumns) const
{
    QList<Wanted> columns;
    columns.reserve(shownColumns.size());
    for (const int column : shownColumns)
        columns.append({m_rows.map().resultColumn(column), column, 0});
    std::sort(columns.begin(), columns.end(),
              [](const Wanted &a, const Wanted &b) { return a.resultColumn < b.resultColumn; });
    return columns;
}

// Those whose width nobody has chosen.
QList<int> ColumnWidths::selfSized() const
{
    QList<int> columns;
    for (int column = 0; column < m_rows.columnCount(); ++column) {
        if (m_chosen.at(m_rows.map().resultColumn(column)) == 0)
            columns.append(column);
    }
    return columns;
}

bool ColumnWidths::grow(const QList<Wanted> &columns)
{
    bool wider = false;
    for (const Wanted &column : columns) {
        int &width = m_seen[column.resultColumn];
        wider = wider || column.width > width;
        width = std::max(width, column.width);
    }
    return wider;
}

bool ColumnWidths::sample(int firstRow, int lastRow)
{
    const int columns = m_rows.columnCount();
    if (columns == 0)
        return false;
    const int rows = std::clamp(SampleCells / columns, 10, SampleRows);
    lastRow = std::min(lastRow, rows - 1);
    if (firstRow > lastRow)
        return false;
    QList<Wanted> wanted = inResultOrder(selfSized());
    for (int row = firstRow; row <= lastRow && widen(wanted, row, Widest); ++row) { }
    for (Wanted &column : wanted) {
        // keys and counters grow: what comes later may have a few digits more than the first rows
        if (style(column.resultColumn).right)
            column.width = std::clamp(column.width + int(3 * m_painter.digitWidth()),
                                      int(9 * m_painter.digitWidth()), Widest);
    }
    return grow(wanted);
}

bool ColumnWidths::growForStaged(int firstRow, int lastRow)
{
    if (m_rows.columnCount() == 0)
        return false;
    QList<Wanted> wanted;
    for (int row = firstRow; row <= lastRow; ++row) {
        if (m_rows.isUntouched(m_rows.rowRef(row)))
            continue;
        if (wanted.isEmpty())
            wanted = inResultOrder(selfSized());
        if (!widen(wanted, row, Widest))
            break;
    }
    return grow(wanted);
}

void ColumnWidths::fit(const QList<int> &shownColumns, const GridHeader &heads, int firstShown, int endShown)
{
    QList<Wanted> columns = inResultOrder(shownColumns);
    for (Wanted &column : columns)
        column.width = std::max(heads.wantedWidth(column.shownColumn), GridHeader::NarrowestSection);
    const int rows = m_rows.rowCount();
    QElapsedTimer clock;
    clock.start();
    const auto lookAt = [&](qint64 first, qint64 end, int step) {
        for (qint64 row = first; row < end; row += step) {
            if (!widen(columns, int(row), WidestFitted)
                || std::chrono::nanoseconds(clock.nsecsElapsed()) >= FitPatience)
                return false;
        }
        return true;
    };
    if (lookAt(firstShown, endShown, 1) && lookAt(0, std::min(rows, FitRows), 1))
        lookAt(FitRows, rows, std::max(1, rows / SpreadRows));
    for (const Wanted &column : std::as_const(columns))
        choose(column.shownColumn, column.width);
}

} // namespace ui::grid
