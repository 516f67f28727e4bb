// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/progressdelegate.h"

#include "ui/transfer/tablesetmodel.h"

#include <QPainter>

namespace ui::transfer {

ProgressDelegate::ProgressDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    if (index.data(TableSetModel::FailedRole).toBool())
        item.palette.setColor(QPalette::Text, m_theme.color(Token::Danger));
    QStyledItemDelegate::paint(painter, item, index);
    const QVariant share = index.data(TableSetModel::ShareRole);
    if (!share.isValid())
        return;
    const double done = qBound(0.0, share.toDouble(), 1.0);
    QRectF groove(option.rect);
    groove = QRectF(groove.left() + 4, groove.bottom() - 3, groove.width() - 8, 2);
    painter->save();
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.color(Token::Border));
    painter->drawRect(groove);
    groove.setWidth(groove.width() * done);
    painter->setBrush(m_theme.color(done >= 1 ? Token::Ok : Token::Accent));
    painter->drawRect(groove);
    painter->restore();
}

} // namespace ui::transfer
