// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palettemodel.h"

#include "ui/base/onelinetext.h"
#include "ui/base/stylepaint.h"
#include "ui/palette/fuzzyquery.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace ui::palette {

namespace {

constexpr int Padding = 12;
constexpr int IconSize = 16;
constexpr int Gap = 10;
constexpr int UnmatchedScore = -1000;
constexpr int LastUsed = 150; ///< less than a whole name is worth over its beginning
constexpr int OfferedAgain = 6;
constexpr QChar KeySeparator(0x1f);

/// What was used lately, for a palette that just opened.
QList<PaletteItem> usedLately(const QList<PaletteSource *> &sources, const QStringList &recent)
{
    QList<PaletteItem> found;
    for (const QString &key : recent) {
        for (PaletteSource *source : sources) {
            const auto items = source->items(key.section(KeySeparator, 0, 0), OfferedAgain);
            const auto same = std::find_if(items.begin(), items.end(),
                                           [&](const PaletteItem &item) { return paletteKey(item) == key; });
            if (same == items.end())
                continue;
            found.append(*same);
            break;
        }
        if (found.size() == OfferedAgain)
            break;
    }
    return found;
}

} // namespace

QString paletteKey(const PaletteItem &item)
{
    return item.title + KeySeparator + item.subtitle + KeySeparator + item.iconName;
}

PaletteModel::PaletteModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void PaletteModel::setItems(QList<PaletteItem> items, const QString &query)
{
    beginResetModel();
    m_items = std::move(items);
    m_query = query;
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PaletteItem &item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return item.title;
    case Qt::AccessibleTextRole: {
        QStringList parts{item.title};
        for (const QString &part : {item.subtitle, item.trailing}) {
            if (!part.isEmpty())
                parts += part;
        }
        return parts.join(QStringLiteral(", "));
    }
    case SubtitleRole:
        return item.subtitle;
    case TrailingRole:
        return item.trailing;
    case IconRole:
        return item.iconName;
    case PositionsRole:
        return QVariant::fromValue(FuzzyQuery(m_query).positions(item.title));
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    // A disabled row can be looked at, but is not run.
    return Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
        | (m_items.at(index.row()).enabled ? Qt::ItemIsEnabled : Qt::NoItemFlags);
}

QList<PaletteItem> merged(const QList<PaletteSource *> &sources, const QString &query, int limit,
                          const QStringList &recent)
{
    const FuzzyQuery fuzzy(query);
    QList<PaletteItem> all;
    QList<int> scores;
    for (PaletteSource *source : sources) {
        const auto items = source->items(query, limit);
        for (const PaletteItem &item : items) {
            // A source may know better ("public.orders", another language): what it gives stays, but after
            // real matches.
            int score = fuzzy.score(item.title).value_or(UnmatchedScore);
            if (score == UnmatchedScore)
                score = fuzzy.score(item.subtitle + QLatin1Char(' ') + item.title).value_or(UnmatchedScore)
                    - 200;
            if (const qsizetype used = recent.indexOf(paletteKey(item)); used >= 0)
                score += int(std::max<qsizetype>(LastUsed - 4 * used, 10));
            scores.append(item.enabled ? score : score - 300);
            all.append(item);
        }
    }
    if (fuzzy.isEmpty()) {
        QList<PaletteItem> first = usedLately(sources, recent);
        QStringList keys;
        for (const PaletteItem &item : std::as_const(first))
            keys << paletteKey(item);
        all.removeIf([&keys](const PaletteItem &item) { return keys.contains(paletteKey(item)); });
        return (first + all).mid(0, limit);
    }
    QList<PaletteItem> result;
    for (const int i :
         bestMatches(int(all.size()), limit, [&](int n) { return std::optional<int>(scores.at(n)); }))
        result.append(all.at(i));
    return result;
}

PaletteDelegate::PaletteDelegate(const Theme &theme, const Icons &icons, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_icons(icons)
{
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, RowHeight};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QRect row = option.rect;
    const auto placed
        = [&](const QRect &logical) { return QStyle::visualRect(option.direction, row, logical); };
    const auto aligned = [&](Qt::Alignment alignment) {
        return int(QStyle::visualAlignment(option.direction, alignment | Qt::AlignVCenter))
            | Qt::TextSingleLine;
    };
    painter->save();
    painter->setFont(option.font);
    const QFontMetrics metrics(option.font);
    if (selected)
        paint::box(painter, row.adjusted(4, 0, -4, 0), m_theme.color(Token::Selection), QColor(), 4);

    QRect rest = row.adjusted(Padding, 0, -Padding, 0);
    const QString icon = index.data(PaletteModel::IconRole).toString();
    const QRect iconPlace(rest.left(), rest.top() + (rest.height() - IconSize) / 2, IconSize, IconSize);
    if (!icon.isEmpty())
        m_icons.icon(icon).paint(painter, placed(iconPlace), Qt::AlignCenter,
                                 enabled ? QIcon::Normal : QIcon::Disabled);
    rest.setLeft(rest.left() + IconSize + Gap);

    const QColor pale = option.palette.color(QPalette::Disabled, QPalette::Text);
    painter->setPen(enabled ? m_theme.color(Token::Muted) : pale);
    const QString trailing = oneLine(index.data(PaletteModel::TrailingRole).toString());
    if (!trailing.isEmpty()) {
        const QString shown = metrics.elidedText(trailing, Qt::ElideRight, rest.width() / 3);
        const int width = metrics.horizontalAdvance(shown) + 1;
        painter->drawText(placed({rest.right() - width + 1, rest.top(), width, rest.height()}),
                          aligned(Qt::AlignRight), shown);
        rest.setRight(rest.right() - width - Gap);
    }

    const QString title = oneLine(index.data(Qt::DisplayRole).toString());
    const QString shown = metrics.elidedText(title, Qt::ElideRight, rest.width());
    QTextLayout layout(shown, option.font);
    QTextOption textOption;
    textOption.setWrapMode(QTextOption::NoWrap);
    textOption.setTextDirection(Qt::LayoutDirectionAuto);
    layout.setTextOption(textOption);
    QList<QTextLayout::FormatRange> formats;
    QTextCharFormat lit;
    lit.setForeground(enabled ? m_theme.color(Token::Accent) : pale);
    lit.setFontWeight(QFont::DemiBold);
    const qsizetype visible = shown == title ? title.size() : shown.size() - 1;
    const auto positions = index.data(PaletteModel::PositionsRole).value<QList<int>>();
    for (const int position : positions) {
        if (position < visible)
            formats.append({position, 1, lit});
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    const int titleWidth = std::min(rest.width(), int(std::ceil(line.naturalTextWidth())));
    const QRect titlePlace = placed({rest.left(), rest.top(), titleWidth, rest.height()});
    painter->setPen(enabled ? m_theme.color(Token::Text) : pale);
    layout.draw(painter,
                QPointF(titlePlace.left(), titlePlace.top() + (titlePlace.height() - line.height()) / 2));

    rest.setLeft(rest.left() + titleWidth + Gap);
    const QString subtitle = oneLine(index.data(PaletteModel::SubtitleRole).toString());
    if (!subtitle.isEmpty() && rest.width() > 24) {
        painter->setPen(enabled ? m_theme.color(Token::Muted) : pale);
        painter->drawText(placed(rest), aligned(Qt::AlignLeft),
                          metrics.elidedText(subtitle, Qt::ElideRight, rest.width()));
    }
    painter->restore();
}

} // namespace ui::palette
