// SPDX-License-Identifier: GPL-3.0-or-later
// Draws what is staged: tints, the marks that say the same without colour, what stands in place of values.
// Made for one frame. Thread: GUI.
#pragma once

#include "ui/base/theme.h"
#include "ui/grid/cellpainter.h"
#include "ui/grid/stagedrows.h"

class QPainter;

namespace ui::grid {

class StagedPainter
{
public:
    StagedPainter(const Theme &theme, CellPainter &painter);

    /// strong: the cell is selected, or its row is current; the tint must be told from that.
    void paintBackground(QPainter &painter, const QRect &box, RowRef row, RowMark mark,
                         const StagedCell &cell, bool strong) const;
    void paintCell(QPainter &painter, const QRect &box, const core::result::CellView &shown,
                   const StagedCell &cell, CellPainter::Style style, RowMark mark) const;

    /// At the left of a row's number: a pencil's dot, a plus, a minus, an exclamation mark, two arrows.
    static void paintMark(QPainter &painter, const Theme &theme, const QRect &row, RowMark mark);
    static constexpr int MarkWidth = 12;

    /// The colour a mark has.
    static Token token(RowMark mark);

private:
    const Theme &m_theme;
    CellPainter &m_painter;
};

} // namespace ui::grid
