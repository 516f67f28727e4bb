// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/rownumbers.h"

#include "ui/base/theme.h"
#include "ui/grid/cellpainter.h"
#include "ui/grid/stagedpainter.h"

#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>

#include <cmath>

namespace ui::grid {

QColor rowLineColor(const Theme &theme)
{
    return theme.blend(Token::Surface, Token::Border, 0.4);
}

QColor frozenEdgeColor(const Theme &theme)
{
    return theme.blend(Token::Border, Token::Muted, 0.45);
}

QColor currentRowColor(const Theme &theme)
{
    return theme.blend(Token::Surface, Token::Selection, 0.5);
}

RowNumbers::RowNumbers(const Theme &theme, const RowSource &rows, CellPainter &painter, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_rows(rows)
    , m_painter(painter)
{
    setObjectName(QStringLiteral("rowNumbers"));
    setAccessibleName(tr("Row numbers"));
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

int RowNumbers::widthFor(qint64 rowCount) const
{
    int digits = 3; // room for 999, so that most results never move
    for (qint64 rest = rowCount / 1000; rest > 0; rest /= 10)
        ++digits;
    return int(std::ceil(digits * m_painter.digitWidth())) + CellPainter::Padding + 10
        + StagedPainter::MarkWidth;
}

void RowNumbers::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_theme.color(Token::Surface));
    const int last = m_rows.lastRow();
    if (last < 0)
        return;
    const QColor muted = m_theme.color(Token::Muted);
    const QColor text = m_theme.color(Token::Text);
    const QColor line = rowLineColor(m_theme);
    int bottom = 0;
    for (int row = m_rows.rowAt(0); row >= 0 && row <= last; ++row) {
        const QRect cell(0, m_rows.rowTop(row), width() - 1, metrics::GridRow);
        if (cell.top() >= height())
            break;
        bottom = cell.bottom() + 1;
        const bool marked = m_rows.isRowMarked(row);
        if (m_rows.isRowSelected(row))
            painter.fillRect(cell, m_theme.color(Token::Selection));
        else if (marked)
            painter.fillRect(cell, currentRowColor(m_theme));
        painter.fillRect(QRect(0, cell.bottom(), width() - 1, 1), line);
        if (const RowMark mark = m_rows.rowMark(row); mark != RowMark::None)
            StagedPainter::paintMark(painter, m_theme, cell.adjusted(0, 0, 0, -1), mark);
        if (const qint64 number = m_rows.rowNumber(row); number > 0)
            m_painter.paintNumber(painter, cell.adjusted(0, 0, 0, -1), number, marked ? text : muted);
        if (row == last)
            break; // the next number may not fit an int
    }
    painter.fillRect(QRect(width() - 1, 0, 1, bottom), m_theme.color(Token::Border));
}

void RowNumbers::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    const int row = m_rows.rowAt(int(event->position().y()));
    if (row >= 0)
        emit pressed(row, event->modifiers());
}

void RowNumbers::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        emit dragged(int(event->position().y()));
}

void RowNumbers::mouseReleaseEvent(QMouseEvent *)
{
    emit released();
}

GridCorner::GridCorner(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("gridCorner"));
    setAccessibleName(tr("Select all cells"));
    setToolTip(tr("Select all cells (Ctrl+A)"));
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void GridCorner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Border));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), m_theme.color(Token::Border));
}

void GridCorner::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit pressed();
}

} // namespace ui::grid
