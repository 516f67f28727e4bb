// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/keptselection.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ui::grid {

KeptSelection::KeptSelection(const QList<CellRange> &selected, const ResultModel &model, int currentRow)
    : m_rows(model.rowCount())
{
    for (const CellRange &range : selected) {
        m_inCurrentRow = m_inCurrentRow && range.top == currentRow && range.bottom == currentRow;
        m_pieces.push_back({int(range.top), int(range.bottom),
                            model.map().shown().mid(range.left, range.right - range.left + 1)});
    }
}

QItemSelection KeptSelection::in(const ResultModel &model, bool sameRows, int row) const
{
    std::map<std::pair<int, int>, QList<int>> columnsOf; // of the pieces from row to row
    for (const Piece &piece : m_pieces) {
        std::pair span(piece.top, piece.bottom);
        if (!sameRows && m_rows > 0 && span == std::pair(0, m_rows - 1))
            span.second = model.rowCount() - 1;
        else if (!sameRows && m_inCurrentRow)
            span = {row, row};
        else if (!sameRows)
            continue;
        if (span.first < 0 || span.second < span.first)
            continue;
        for (const int of : piece.columns) {
            if (const int at = model.map().shownColumn(of); at >= 0)
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
            selection.append(QItemSelectionRange(model.index(span.first, columns.at(first)),
                                                 model.index(span.second, columns.at(next - 1))));
        }
    }
    return selection;
}

} // namespace ui::grid
