// SPDX-License-Identifier: GPL-3.0-or-later
// How wide the columns of a grid are: as the user chose, else as the head and the first rows ask. Widths
// nobody chose only grow: what stands on the screen does not move under the reader. Thread: GUI. Cost:
// bounded by the rows and cells that are looked at, whatever the size of the result.
#pragma once

#include "ui/grid/cellpainter.h"
#include "ui/grid/resultmodel.h"

#include <QList>

#include <vector>

namespace ui::grid {

class GridHeader;

class ColumnWidths
{
public:
    /// Both outlive this.
    ColumnWidths(const ResultModel &rows, const CellPainter &painter);

    /// Other columns have become known: nothing is known of theirs.
    void start();
    CellPainter::Style style(int resultColumn) const { return m_styles[std::size_t(resultColumn)]; }
    /// In pixels, of the columns shown, from left to right.
    QList<int> shown() const;

    /// By column of the result; 0 where the user has not chosen.
    const QList<int> &chosen() const { return m_chosen; }
    void setChosen(const QList<int> &widths) { m_chosen = widths; }
    void choose(int shownColumn, int width);

    /// Columns without a width get that of their heads; whether there were any.
    bool takeHeads(const GridHeader &heads);
    /// Looks at those of the rows that are among the first ones; whether something is wider now.
    bool sample(int firstRow, int lastRow);
    /// The same for what is staged in the rows.
    bool growForStaged(int firstRow, int lastRow);
    /// Chooses for the user: the heads, the rows on the screen (up to endShown), the first ones, and some
    /// from everywhere, as far as the time goes.
    void fit(const QList<int> &shownColumns, const GridHeader &heads, int firstShown, int endShown);

private:
    struct Wanted
    {
        int resultColumn;
        int shownColumn;
        int width;
    };
    QList<int> selfSized() const;
    QList<Wanted> inResultOrder(const QList<int> &shownColumns) const;
    bool widen(QList<Wanted> &columns, int row, int limit) const;
    bool grow(const QList<Wanted> &columns);

    const ResultModel &m_rows;
    const CellPainter &m_painter;
    std::vector<CellPainter::Style> m_styles; ///< of each column of the result
    QList<int> m_seen;                        ///< the same; 0: not looked at yet
    QList<int> m_chosen;                      ///< the same
};

} // namespace ui::grid
