// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/browserdelegate.h"

#include "ui/base/onelinetext.h"
#include "ui/base/stylepaint.h"
#include "ui/browser/browsermodel.h"

#include <QPainter>

#include <algorithm>

namespace ui::browser {

namespace {

constexpr int IconSize = 16;
constexpr int IconGap = 8;
constexpr int Gap = 8;
constexpr int RightMargin = 10;
/// What the secondary text may claim where the name is long.
constexpr int SecondaryRoom = 42;

/// A long line cut so that what was found is in sight.
QString aroundMatch(const QString &line, const QString &found, const QFontMetrics &metrics, int width)
{
    const qsizetype at = line.indexOf(found, 0, Qt::CaseInsensitive);
    QString shown = line;
    if (at > 8 && metrics.horizontalAdvance(line.left(at + found.size())) > width)
        shown = QChar(0x2026) + line.mid(at - 8);
    return metrics.elidedText(shown, Qt::ElideRight, width);
}

/// Of "310 k · 81 MB" as many whole parts as there is room for; the first is cut where it must be.
QString wholeParts(const QString &text, const QFontMetrics &metrics, int width)
{
    static const QString between = QStringLiteral(" \u00b7 ");
    QString shown = text;
    for (qsizetype end = shown.lastIndexOf(between); end > 0 && metrics.horizontalAdvance(shown) > width;
         end = shown.lastIndexOf(between))
        shown.truncate(end);
    return metrics.elidedText(shown, Qt::ElideRight, width);
}

} // namespace

BrowserDelegate::BrowserDelegate(const Theme &theme, const Icons &icons, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_icons(icons)
{
}

QSize BrowserDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {120, metrics::TreeRow};
}

void BrowserDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const QString text = oneLine(index.data(Qt::DisplayRole).toString());
    const auto type = Node::Type(index.data(BrowserModel::TypeRole).toInt());
    if (type == Node::Type::Header)
        return paintHeader(painter, option.rect, text);

    QRect rect = option.rect.adjusted(0, 0, -RightMargin, 0);
    const bool faint = index.data(BrowserModel::FaintRole).toBool();
    const QString icon = index.data(BrowserModel::IconRole).toString();
    if (!icon.isEmpty()) {
        const auto tint = Token(index.data(BrowserModel::TintRole).toInt());
        const QPixmap pixmap = m_icons.pixmap(icon, faint ? Token::Muted : tint, IconSize,
                                              painter->device()->devicePixelRatioF());
        painter->drawPixmap(QPoint(rect.left(), rect.top() + (rect.height() - IconSize) / 2), pixmap);
        rect.setLeft(rect.left() + IconSize + IconGap);
    }

    const bool isExcerpt = type == Node::Type::Excerpt;
    QFont font = isExcerpt ? m_theme.codeFont() : m_theme.interfaceFont();
    if (index.data(BrowserModel::StrongRole).toBool())
        font.setWeight(QFont::DemiBold);
    const QFontMetrics nameMetrics(font);
    const QFont small = m_theme.smallFont();
    const QFontMetrics smallMetrics(small);

    const QString secondary = oneLine(index.data(BrowserModel::SecondaryRole).toString());
    const int wanted = secondary.isEmpty() ? 0 : smallMetrics.horizontalAdvance(secondary) + 2 + Gap;
    const int nameWidth = nameMetrics.horizontalAdvance(text) + 2;
    // the secondary text gets what the name leaves, but never less than it takes to say something
    const int room = std::clamp(rect.width() - nameWidth, std::min(wanted, SecondaryRoom + Gap), wanted);
    const QRect left = rect.adjusted(0, 0, -room, 0);

    const Token nameToken = type == Node::Type::Failure ? Token::Danger : faint ? Token::Muted : Token::Text;
    painter->setFont(font);
    const QString found = isExcerpt ? index.data(BrowserModel::FoundRole).toString() : QString();
    // names of a family differ at their ends
    const QString shown = isExcerpt ? aroundMatch(text, found, nameMetrics, left.width())
                                    : nameMetrics.elidedText(text, Qt::ElideMiddle, left.width());
    if (const qsizetype at = found.isEmpty() ? -1 : shown.indexOf(found, 0, Qt::CaseInsensitive); at >= 0) {
        const int before = nameMetrics.horizontalAdvance(shown, int(at));
        const int width = nameMetrics.horizontalAdvance(shown.mid(at, found.size()));
        const QRectF mark(left.left() + before - 1, left.top() + 3, width + 2, left.height() - 6);
        paint::box(painter, mark, m_theme.blend(Token::Window, Token::Warn, 0.28), QColor(), 3);
    }
    painter->setPen(m_theme.color(nameToken));
    painter->drawText(left, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    if (room > Gap) {
        const QRect right = rect.adjusted(rect.width() - room + Gap, 0, 0, 0);
        painter->setFont(small);
        painter->setPen(m_theme.color(type == Node::Type::Failure ? Token::Accent : Token::Muted));
        painter->drawText(right, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          wholeParts(secondary, smallMetrics, right.width()));
    }
}

void BrowserDelegate::paintHeader(QPainter *painter, const QRect &rect, const QString &text) const
{
    QFont font = m_theme.smallFont();
    font.setWeight(QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    const QRect line = rect.adjusted(0, 4, -RightMargin, 0);
    painter->setFont(font);
    painter->setPen(m_theme.color(Token::Muted));
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width()));
}

} // namespace ui::browser
