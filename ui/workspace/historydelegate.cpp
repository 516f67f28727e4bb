// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/historydelegate.h"

#include "ui/grid/oneline.h"
#include "ui/workspace/historymodel.h"

#include <QPainter>

namespace ui::workspace {

using core::workspace::HistoryEntry;
using State = HistoryEntry::State;

namespace {

constexpr int RowHeight = 44;
constexpr int IconSize = 14;
constexpr int Margin = 10;

struct Mark
{
    State state;
    const char *icon;
    Token color;
};

constexpr Mark Marks[] = {
    {State::Running, "clock", Token::Muted},  {State::Done, "ok", Token::Ok},
    {State::Failed, "error", Token::Danger},  {State::Cancelled, "stop", Token::Muted},
    {State::Unknown, "warning", Token::Warn},
};

} // namespace

HistoryDelegate::HistoryDelegate(const Theme &theme, const Icons &icons, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_icons(icons)
{
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, RowHeight};
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto *model = qobject_cast<const HistoryModel *>(index.model());
    if (!model)
        return;
    const HistoryEntry &entry = model->at(index.row());
    const QRect row = option.rect;
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(row, m_theme.color(Token::Selection));
        if (option.state & QStyle::State_HasFocus)
            painter->fillRect(row.left(), row.top(), 2, row.height(), m_theme.color(Token::Accent));
    }
    const Mark &mark = Marks[size_t(entry.state)];
    const qreal ratio = painter->device()->devicePixelRatioF();
    const int top = row.top() + 5;
    painter->drawPixmap(row.left() + Margin, top + 2,
                        m_icons.pixmap(QLatin1String(mark.icon), mark.color, IconSize, ratio));
    int right = row.right() - Margin;
    if (entry.pinned) {
        right -= IconSize;
        painter->drawPixmap(right, top + 2,
                            m_icons.pixmap(QStringLiteral("pin"), Token::Accent, IconSize, ratio));
        right -= 6;
    }
    const int left = row.left() + Margin + IconSize + 8;
    const QRect first(left, top, right - left, 18);
    painter->setFont(m_theme.codeFont());
    painter->setPen(m_theme.color(Token::Text));
    painter->drawText(
        first, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, first.width()));
    const QRect second(left, top + 18, row.right() - Margin - left, 16);
    painter->setFont(m_theme.smallFont());
    const bool failed = entry.state == State::Failed || entry.state == State::Unknown;
    painter->setPen(m_theme.color(failed ? Token::Danger : Token::Muted));
    QString facts = HistoryModel::factsOf(entry);
    if (failed && !entry.error.isEmpty())
        facts += QStringLiteral(" · ") + grid::oneLine(entry.error);
    painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(facts, Qt::ElideRight, second.width()));
}

} // namespace ui::workspace
