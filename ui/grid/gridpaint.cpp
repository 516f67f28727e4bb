// SPDX-License-Identifier: GPL-3.0-or-later
// GridView: painting. The columns that scroll are drawn first, clipped at the frozen ones' edge, then those.
#include "ui/grid/gridheader.h"
#include "ui/grid/gridview.h"
#include "ui/grid/stagedpainter.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace ui::grid {

namespace {

constexpr int RowHeight = metrics::GridRow;

} // namespace

void GridView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LeftToRight);
    const QRect dirty = event->rect();
    painter.fillRect(dirty, m_theme.color(Token::Surface));
    m_cellsPainted = 0;
    if (m_result.rowCount() == 0 && !m_emptyText.isEmpty()) {
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(viewport()->rect().adjusted(16, 16, -16, -16),
                         Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_emptyText);
    }
    const int firstRow = rowAt(dirty.top());
    if (!result() || firstRow < 0 || m_columns.count() == 0)
        return;
    const int lastShown = rowAt(dirty.bottom());
    const int lastRow = lastShown < 0 ? this->lastRow() : lastShown;
    const int right = std::min(dirty.right() + 1, m_columns.length() - m_columns.offset());
    const int bottom = std::min(dirty.bottom() + 1, rowTop(lastRow) + RowHeight);

    paintBackgrounds(painter, dirty, right);
    const QColor rowLine = rowLineColor(m_theme);
    for (int row = firstRow;; ++row) {
        painter.fillRect(QRect(dirty.left(), rowTop(row) + RowHeight - 1, right - dirty.left(), 1), rowLine);
        if (row == lastRow)
            break;
    }

    const int edge = m_columns.frozenWidth();
    const Span scrollable = m_columns.scrollableBetween(dirty.left(), dirty.right());
    if (!scrollable.isEmpty()) {
        if (edge > 0)
            painter.setClipRect(QRect(edge, dirty.top(), viewport()->width(), dirty.height()));
        paintColumns(painter, dirty, scrollable.left, scrollable.right, firstRow, lastRow);
        painter.setClipping(false);
    }
    if (edge > 0 && dirty.left() <= edge) {
        paintColumns(painter, dirty, 0, m_columns.frozen() - 1, firstRow, lastRow);
        painter.fillRect(QRect(edge - 1, dirty.top(), 2, bottom - dirty.top()), frozenEdgeColor(m_theme));
    }
    paintFrame(painter);
    if (m_header->dropBefore() >= 0)
        painter.fillRect(
            QRect(std::max(0, m_columns.gapLeft(m_header->dropBefore()) - 2), dirty.top(), 3, dirty.height()),
            m_theme.color(Token::Accent));
}

// One rectangle for each piece of the selection, however large it is.
void GridView::paintBackgrounds(QPainter &painter, const QRect &dirty, int right) const
{
    const QModelIndex current = currentIndex();
    if (current.isValid())
        painter.fillRect(QRect(dirty.left(), rowTop(current.row()), right - dirty.left(), RowHeight),
                         currentRowColor(m_theme));
    const QColor selected = m_theme.color(Token::Selection);
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        if (!range.isValid())
            continue;
        for (const QRect &piece : rangeRegion(range))
            painter.fillRect(piece & dirty, selected);
    }
}

// Row by row, and within a row as the result has them: that is how the cells lie in memory.
void GridView::paintColumns(QPainter &painter, const QRect &dirty, int first, int last, int firstRow,
                            int lastRow)
{
    const core::result::ResultSet &result = *m_result.result();
    const QColor line = m_theme.color(Token::Border);
    const int bottom = std::min(dirty.bottom() + 1, rowTop(lastRow) + RowHeight);
    for (int column = first; column <= last; ++column)
        painter.fillRect(
            QRect(m_columns.left(column) + m_columns.width(column) - 1, dirty.top(), 1, bottom - dirty.top()),
            line);
    const QColor hit = m_theme.blend(Token::Surface, Token::Warn, 0.2);
    const QColor currentHit = m_theme.blend(Token::Surface, Token::Warn, 0.45);
    m_paintOrder.clear();
    for (int column = first; column <= last; ++column)
        m_paintOrder.emplace_back(m_result.map().resultColumn(column), column);
    std::sort(m_paintOrder.begin(), m_paintOrder.end());
    const StagedPainter staged(m_theme, m_painter);
    for (int row = firstRow;; ++row) {
        const RowRef ref = m_result.rowRef(row);
        const int top = rowTop(row);
        const RowMark rowMark = m_result.staged() ? m_result.staged()->mark(ref) : RowMark::None;
        if (rowMark != RowMark::None || !m_result.isUntouched(ref)) {
            const bool selected = row == currentIndex().row();
            for (const auto &[resultColumn, column] : m_paintOrder) {
                const QRect box(m_columns.left(column), top, m_columns.width(column) - 1, RowHeight - 1);
                const StagedCell cell = m_result.stagedCell(ref, resultColumn);
                staged.paintBackground(painter, box, ref, rowMark, cell,
                                       selected || selectionModel()->isSelected(m_result.index(row, column)));
                staged.paintCell(painter, box, m_result.cell(row, column), cell, m_widths.style(resultColumn),
                                 rowMark);
                ++m_cellsPainted;
            }
            if (row == lastRow)
                break;
            continue;
        }
        const qsizetype resultRow = ref.row;
        for (const auto &[resultColumn, column] : m_paintOrder) {
            const QRect box(m_columns.left(column), top, m_columns.width(column) - 1, RowHeight - 1);
            const Mark mark = m_marks ? m_marks(resultRow, resultColumn) : Mark::None;
            if (mark != Mark::None)
                painter.fillRect(box, mark == Mark::Current ? currentHit : hit);
            m_painter.paint(painter, box, result.cell(resultRow, resultColumn), m_widths.style(resultColumn));
            ++m_cellsPainted;
        }
        if (row == lastRow)
            break;
    }
}

void GridView::paintFrame(QPainter &painter) const
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    const bool frozen = current.column() < m_columns.frozen();
    if (!frozen && m_columns.frozen() > 0)
        painter.setClipRect(QRect(m_columns.frozenWidth(), 0, viewport()->width(), viewport()->height()));
    const QRect frame = cellRect(current.row(), current.column()).adjusted(-1, -1, 0, 0);
    const int width = hasFocus() ? 2 : 1;
    const QColor color = m_theme.color(hasFocus() ? Token::Accent : Token::Muted);
    // filled, not drawn: a pen leaves gaps at the corners on screens of two pixels a point
    painter.fillRect(QRect(frame.left(), frame.top(), frame.width(), width), color);
    painter.fillRect(QRect(frame.left(), frame.bottom() + 1 - width, frame.width(), width), color);
    painter.fillRect(QRect(frame.left(), frame.top(), width, frame.height()), color);
    painter.fillRect(QRect(frame.right() + 1 - width, frame.top(), width, frame.height()), color);
    painter.setClipping(false);
}

} // namespace ui::grid
