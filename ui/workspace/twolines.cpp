// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/twolines.h"

#include <QPainter>

#include <algorithm>

namespace ui::workspace {

namespace {

constexpr int IconSize = 14;
constexpr int Margin = 10;

void paintText(QPainter *painter, const QRect &place, const QString &text)
{
    painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
}

} // namespace

void paint(QPainter *painter, const QStyleOptionViewItem &option, const TwoLines &row, const Theme &theme,
           const Icons &icons)
{
    const QRect whole = option.rect;
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(whole, theme.color(Token::Selection));
        if (option.state & QStyle::State_HasFocus)
            painter->fillRect(whole.left(), whole.top(), 2, whole.height(), theme.color(Token::Accent));
    }
    const qreal ratio = painter->device()->devicePixelRatioF();
    const int top = whole.top() + 5;
    painter->drawPixmap(whole.left() + Margin, top + 2,
                        icons.pixmap(row.icon, row.iconColor, IconSize, ratio));
    int right = whole.right() - Margin;
    if (row.pinned) {
        right -= IconSize;
        painter->drawPixmap(right, top + 2,
                            icons.pixmap(QStringLiteral("pin"), Token::Accent, IconSize, ratio));
        right -= 6;
    }
    const int left = whole.left() + Margin + IconSize + 8;
    QRect first(left, top, right - left, 18);
    if (!row.title.isEmpty()) {
        painter->setFont(option.font);
        painter->setPen(theme.color(Token::Text));
        paintText(painter, first, row.title);
        first.setLeft(
            std::min(first.right(), first.left() + painter->fontMetrics().horizontalAdvance(row.title) + 8));
    }
    painter->setFont(theme.codeFont());
    painter->setPen(theme.color(row.title.isEmpty() ? Token::Text : Token::Muted));
    if (first.width() > 2 * Margin) // an ellipsis alone says nothing
        paintText(painter, first, row.code);
    const QRect second(left, top + 18, whole.right() - Margin - left, 16);
    painter->setFont(theme.smallFont());
    painter->setPen(theme.color(row.wrong ? Token::Danger : Token::Muted));
    paintText(painter, second, row.facts);
}

} // namespace ui::workspace
