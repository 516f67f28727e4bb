// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/choices.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QPainter>

namespace ui::forms {

using core::forms::Choice;

namespace {

constexpr int Gap = 24; ///< between label and detail
constexpr int Padding = 10;
constexpr int LongestDetail = 80;

const QString &labelOfChoice(const Choice &choice)
{
    return choice.label.isEmpty() ? choice.value : choice.label;
}

} // namespace

void ChoiceModel::setChoices(const QList<Choice> &choices)
{
    if (m_choices == choices)
        return;
    beginResetModel();
    m_choices = choices;
    endResetModel();
}

int ChoiceModel::indexOf(const QString &value) const
{
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        if (m_choices.at(i).value == value)
            return int(i);
    }
    return -1;
}

QString ChoiceModel::valueOf(const QString &text) const
{
    if (indexOf(text) >= 0)
        return text;
    for (const Choice &choice : m_choices) {
        if (labelOfChoice(choice) == text)
            return choice.value;
    }
    return text;
}

QString ChoiceModel::labelOf(const QString &value) const
{
    const int at = indexOf(value);
    return at < 0 ? value : labelOfChoice(m_choices.at(at));
}

int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_choices.size());
}

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_choices.size())
        return {};
    const Choice &choice = m_choices.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return labelOfChoice(choice);
    case ValueRole:
        return choice.value;
    case DetailRole:
    case Qt::AccessibleDescriptionRole:
        return choice.detail;
    default:
        return {};
    }
}

void ChoiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, QString());
    item.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const QString detail = index.data(ChoiceModel::DetailRole).toString().simplified().left(LongestDetail);
    QRect area = item.rect.adjusted(Padding, 0, -Padding, 0);
    painter->save();
    painter->setFont(item.font);
    if (!detail.isEmpty()) {
        const int label = item.fontMetrics.horizontalAdvance(text);
        const QRect right = area.adjusted(std::min(label + Gap, area.width()), 0, 0, 0);
        painter->setPen(m_theme.color(Token::Muted));
        painter->drawText(right, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          item.fontMetrics.elidedText(detail, Qt::ElideRight, right.width()));
    }
    painter->setPen(m_theme.color(Token::Text));
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      item.fontMetrics.elidedText(text, Qt::ElideMiddle, area.width()));
    painter->restore();
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), metrics::TreeRow};
}

QCompleter *makeCompleter(const Theme &theme, ChoiceModel *model, QLineEdit *line)
{
    auto *completer = new QCompleter(model, line);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(12);
    completer->popup()->setItemDelegate(new ChoiceDelegate(theme, completer));
    completer->popup()->setObjectName(line->objectName() + QStringLiteral("Completion"));
    completer->popup()->setAccessibleName(QLineEdit::tr("Completion"));
    line->setCompleter(completer);
    return completer;
}

} // namespace ui::forms
