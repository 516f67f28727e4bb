// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/selectioncut.h"

#include <algorithm>

namespace ui::grid {

core::result::ShownRows cutToSelection(const core::result::ShownRows &shown, const QList<CellRange> &ranges)
{
    core::result::ShownRows cut{shown.columns, shown.rows};
    std::vector<char> taken(std::size_t(shown.columnCount()), 0);
    std::vector<std::pair<qsizetype, qsizetype>> spans;
    const qsizetype lastRow = shown.rowCount() - 1;
    for (const CellRange &range : ranges) {
        for (int column = std::max(0, range.left); column <= std::min(range.right, shown.columnCount() - 1);
             ++column)
            taken[std::size_t(column)] = 1;
        spans.emplace_back(std::max<qsizetype>(0, range.top), std::min(range.bottom, lastRow));
    }
    for (int column = 0; column < shown.columnCount(); ++column) {
        if (taken[std::size_t(column)])
            cut.visible.append(shown.visible.at(column));
    }
    std::sort(spans.begin(), spans.end());
    if (!spans.empty() && spans.front().first == 0 && spans.front().second == lastRow) {
        cut.order = shown.order;
        return cut;
    }
    std::vector<std::uint32_t> rows;
    qsizetype next = 0;
    for (const auto &[first, last] : spans) {
        for (next = std::max(next, first); next <= last; ++next)
            rows.push_back(std::uint32_t(shown.order.resultRow(next)));
    }
    cut.order = core::result::RowOrder(std::move(rows));
    return cut;
}

} // namespace ui::grid
