// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/historydelegate.h"

#include "ui/grid/oneline.h"
#include "ui/workspace/historymodel.h"
#include "ui/workspace/twolines.h"

namespace ui::workspace {

using core::workspace::HistoryEntry;
using State = HistoryEntry::State;

namespace {

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
    return {100, TwoLines::RowHeight};
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto *model = qobject_cast<const HistoryModel *>(index.model());
    if (!model)
        return;
    const HistoryEntry &entry = model->at(index.row());
    const Mark &mark = Marks[size_t(entry.state)];
    TwoLines row;
    row.icon = QLatin1String(mark.icon);
    row.iconColor = mark.color;
    row.code = index.data().toString();
    row.wrong = entry.state == State::Failed || entry.state == State::Unknown;
    row.facts = HistoryModel::factsOf(entry);
    if (row.wrong && !entry.error.isEmpty())
        row.facts += QStringLiteral(" · ") + grid::oneLine(entry.error);
    row.pinned = entry.pinned;
    workspace::paint(painter, option, row, m_theme, m_icons);
}

} // namespace ui::workspace
