// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/filtermenu.h"

#include "ui/base/amounts.h"
#include "ui/grid/filterbar.h"
#include "ui/grid/gridview.h"

#include <QCoreApplication>
#include <QMenu>
#include <QSet>

#include <algorithm>

namespace ui::grid {

using core::analysis::Filter;
using core::analysis::FilterOp;
using core::analysis::FilterValue;

namespace {

constexpr qint64 MostCells = 10'000; // a list that long is no filter any more
constexpr qsizetype MostBytes = 1 << 16;
constexpr qsizetype ShownText = 48;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::grid::FilterMenu", text);
}

/// Text as the words of a menu entry: & is an ampersand there.
QString entryText(QString text)
{
    if (text.size() > ShownText)
        text = text.left(ShownText - 1) + QChar(0x2026);
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

QList<Filter> filtersOfSelection(const GridView &view, FilterOp op)
{
    const core::result::ResultSet *result = view.result();
    QList<CellRange> ranges = view.selectedRanges();
    if (ranges.isEmpty() && view.currentRow() >= 0)
        ranges.append({view.currentRow(), view.currentRow(), view.currentColumn(), view.currentColumn()});
    qint64 cells = 0;
    for (const CellRange &range : std::as_const(ranges))
        cells += qint64(range.bottom - range.top + 1) * (range.right - range.left + 1);
    if (!result || cells == 0 || cells > MostCells)
        return {};
    QList<Filter> filters;
    for (const CellRange &range : std::as_const(ranges)) {
        for (int place = range.left; place <= range.right; ++place) {
            const int column = view.columnMap().resultColumn(place);
            auto filter = std::find_if(filters.begin(), filters.end(),
                                       [column](const Filter &known) { return known.column == column; });
            if (filter == filters.end())
                filter = filters.insert(filters.end(), Filter{column, op});
            for (qsizetype row = range.top; row <= range.bottom; ++row) {
                const RowRef ref = view.rowRef(row);
                if (!ref.isValid() || ref.added)
                    continue; // the server knows nothing of new rows
                const auto cell = result->cell(ref.row, column);
                if (cell.size > MostBytes)
                    return {};
                filter->values.append(cell.null ? FilterValue() : FilterValue(cell.bytes().toByteArray()));
            }
        }
    }
    filters.removeIf([](const Filter &filter) { return filter.values.isEmpty(); });
    for (Filter &filter : filters) {
        QSet<QByteArray> seen;
        bool null = false;
        QList<FilterValue> values;
        for (const FilterValue &value : std::as_const(filter.values)) {
            if (value ? seen.contains(*value) : null)
                continue;
            if (value)
                seen.insert(*value);
            null |= !value;
            values.append(value);
        }
        filter.values = values;
    }
    return filters;
}

void addFilterEntries(QMenu &menu, const GridView &view,
                      const std::function<void(const QList<Filter> &)> &apply,
                      const std::function<void(int)> &openBar)
{
    if (!view.result() || view.currentColumn() < 0)
        return;
    const QList<Filter> by = filtersOfSelection(view, FilterOp::In);
    qsizetype values = 0;
    for (const Filter &filter : by)
        values += filter.values.size();
    menu.addSeparator();
    const auto add = [&](const char *name, const QString &one, const QString &many, FilterOp op) {
        QAction *action = menu.addAction(values > 1 ? many.arg(countText(values)) : one);
        action->setObjectName(QLatin1String(name));
        action->setEnabled(!by.isEmpty());
        if (by.size() == 1) {
            Filter shown = by.first();
            shown.op = op;
            action->setText(action->text() + QLatin1String(": ")
                            + entryText(filterText(view.result()->columns(), shown)));
        } else if (by.isEmpty()) {
            action->setToolTip(tr("Select fewer or smaller cells"));
        }
        QObject::connect(action, &QAction::triggered, &view, [by, op, apply] {
            QList<Filter> filters = by;
            for (Filter &filter : filters)
                filter.op = op;
            apply(filters);
        });
    };
    add("filterByValue", tr("Filter by this value"), tr("Filter by these %1 values"), FilterOp::In);
    add("excludeValue", tr("Exclude this value"), tr("Exclude these %1 values"), FilterOp::NotIn);
    QAction *open = menu.addAction(tr("Quick filter…"));
    open->setObjectName(QStringLiteral("openQuickFilter"));
    open->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    open->setToolTip(tr("Filter the rows by this column (Ctrl+Shift+F)"));
    QObject::connect(
        open, &QAction::triggered, &view,
        [openBar, column = view.columnMap().resultColumn(view.currentColumn())] { openBar(column); });
}

} // namespace ui::grid
