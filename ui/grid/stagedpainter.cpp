// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/stagedpainter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace ui::grid {

namespace {

// muted text keeps 4.5:1 on them in both themes
constexpr qreal RowTint = 0.07;
constexpr qreal Tint = 0.12;
constexpr qreal StrongTint = 0.2; // on a selected cell, where only text has to be read
constexpr int Corner = 7;

// Why "changed" is not the colour of warnings: hits of a search are.
constexpr Token ChangedToken = Token::Keyword;

} // namespace

StagedPainter::StagedPainter(const Theme &theme, CellPainter &painter)
    : m_theme(theme)
    , m_painter(painter)
{
}

Token StagedPainter::token(RowMark mark)
{
    switch (mark) {
    case RowMark::Added:
        return Token::Ok;
    case RowMark::Removed:
    case RowMark::Failed:
        return Token::Danger;
    case RowMark::Conflict:
        return Token::Warn;
    case RowMark::None:
    case RowMark::Changed:
        return ChangedToken;
    case RowMark::Gone:
        return Token::Muted;
    }
    return Token::Muted;
}

void StagedPainter::paintBackground(QPainter &painter, const QRect &box, RowRef row, RowMark mark,
                                    const StagedCell &cell, bool strong) const
{
    const bool changed
        = !row.added && cell.kind != StagedCell::Kind::Untouched && !cell.saved && mark != RowMark::Gone;
    const bool wholeRow = row.added || mark == RowMark::Removed || mark == RowMark::Failed
        || mark == RowMark::Conflict || mark == RowMark::Gone;
    if (!changed && !wholeRow)
        return;
    // what is selected keeps the colour of that: the mark beside its number says the rest
    if (!strong || changed) {
        const Token over = changed && mark != RowMark::Removed ? ChangedToken : token(mark);
        const qreal amount = !changed ? RowTint : strong ? StrongTint : Tint;
        painter.fillRect(box, m_theme.blend(strong ? Token::Selection : Token::Surface, over, amount));
    }
    if (!changed)
        return;
    // the same without colour: a folded corner
    QPainterPath corner;
    corner.moveTo(box.right() + 1 - Corner, box.top());
    corner.lineTo(box.right() + 1, box.top());
    corner.lineTo(box.right() + 1, box.top() + Corner);
    corner.closeSubpath();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(corner, m_theme.color(ChangedToken));
    painter.restore();
}

void StagedPainter::paintCell(QPainter &painter, const QRect &box, const core::result::CellView &shown,
                              const StagedCell &cell, CellPainter::Style style, RowMark mark) const
{
    switch (cell.kind) {
    case StagedCell::Kind::Default:
        m_painter.paintWord(painter, box, QByteArrayLiteral("DEFAULT"), style.right);
        break;
    case StagedCell::Kind::Expression: {
        // "= now()", as it was typed
        QByteArray text = QByteArrayLiteral("= ") + shown.bytes().toByteArray().left(2000);
        m_painter.paint(painter, box, {text.constData(), text.size(), false}, {false, true, false});
        break;
    }
    default:
        m_painter.paint(painter, box, shown, style);
    }
    if (mark != RowMark::Removed && mark != RowMark::Gone)
        return;
    painter.fillRect(QRect(box.left(), box.center().y() + 1, box.width() + 1, 1),
                     m_theme.color(mark == RowMark::Removed ? Token::Danger : Token::Muted));
}

void StagedPainter::paintMark(QPainter &painter, const Theme &theme, const QRect &row, RowMark mark)
{
    const QColor color = theme.color(token(mark));
    painter.fillRect(QRect(row.left(), row.top(), 3, row.height()), color);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF center(row.left() + 11, row.top() + row.height() / 2.0);
    const auto line = [&](qreal x1, qreal y1, qreal x2, qreal y2) {
        painter.drawLine(center + QPointF(x1, y1), center + QPointF(x2, y2));
    };
    switch (mark) {
    case RowMark::None:
        break;
    case RowMark::Changed:
        painter.setBrush(color);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(center, 2.5, 2.5);
        break;
    case RowMark::Added:
        line(-3.5, 0, 3.5, 0);
        line(0, -3.5, 0, 3.5);
        break;
    case RowMark::Removed:
        line(-3.5, 0, 3.5, 0);
        break;
    case RowMark::Gone:
        line(-3, -3, 3, 3);
        line(-3, 3, 3, -3);
        break;
    case RowMark::Failed:
        line(0, -4.5, 0, 1);
        line(0, 4.2, 0, 4.3);
        break;
    case RowMark::Conflict:
        // two arrows that meet
        line(-4.5, -2, 3.5, -2);
        line(3.5, -2, 1, -4.5);
        line(4.5, 2, -3.5, 2);
        line(-3.5, 2, -1, 4.5);
        break;
    }
    painter.restore();
}

} // namespace ui::grid
