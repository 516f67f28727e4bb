// SPDX-License-Identifier: GPL-3.0-or-later
// What of a selection stays selected when the same rows are arranged in another way: whole columns, and what
// lies within the current row, go with what they show; the rest is let go. A value.
#pragma once

#include "ui/grid/copy.h"
#include "ui/grid/resultmodel.h"

#include <QItemSelection>

#include <vector>

namespace ui::grid {

class KeptSelection
{
public:
    /// As it is before the change. currentRow: of the model, -1 for none.
    KeptSelection(const QList<CellRange> &selected, const ResultModel &model, int currentRow);

    /// After it. sameRows: only columns have moved. row: where the current row stands now, -1 for nowhere.
    QItemSelection in(const ResultModel &model, bool sameRows, int row) const;

private:
    struct Piece
    {
        int top;
        int bottom;
        QList<int> columns; ///< of the result
    };
    std::vector<Piece> m_pieces;
    int m_rows; ///< there were so many
    bool m_inCurrentRow = true;
};

} // namespace ui::grid
