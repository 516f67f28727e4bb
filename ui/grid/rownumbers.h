// SPDX-License-Identifier: GPL-3.0-or-later
// The column of row numbers at the grid's left, and the corner above it. It asks the view what to paint and
// hands its mouse presses back: it knows no rows of its own, however many there are. Thread: GUI.
#pragma once

#include "ui/grid/stagedrows.h"

#include <QWidget>

namespace ui {
class Theme;
}

namespace ui::grid {

class CellPainter;

/// What the strip needs of the view.
class RowSource
{
public:
    virtual int rowAt(int y) const = 0; ///< -1 below the last row
    virtual int rowTop(int row) const = 0;
    virtual int lastRow() const = 0;             ///< -1 if there is none
    virtual qint64 rowNumber(int row) const = 0; ///< as the result counts it, from 1; 0: it has none
    virtual RowMark rowMark(int row) const = 0;
    virtual bool isRowMarked(int row) const = 0;
    virtual bool isRowSelected(int row) const = 0;

protected:
    ~RowSource() = default;
};

class RowNumbers : public QWidget
{
    Q_OBJECT

public:
    RowNumbers(const Theme &theme, const RowSource &rows, CellPainter &painter, QWidget *parent);

    /// Pixels wanted for numbers up to this one, with room for the marks of edited rows at their left.
    int widthFor(qint64 rowCount) const;

signals:
    void pressed(int row, Qt::KeyboardModifiers modifiers);
    /// The button is held: y may lie outside.
    void dragged(int y);
    void released();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    const Theme &m_theme;
    const RowSource &m_rows;
    CellPainter &m_painter;
};

class GridCorner : public QWidget
{
    Q_OBJECT

public:
    GridCorner(const Theme &theme, QWidget *parent);

signals:
    void pressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    const Theme &m_theme;
};

/// Between rows: fainter than between columns.
QColor rowLineColor(const Theme &theme);
/// Right of the frozen columns: stronger.
QColor frozenEdgeColor(const Theme &theme);
/// Behind the row of the current cell.
QColor currentRowColor(const Theme &theme);

} // namespace ui::grid
