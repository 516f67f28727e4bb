// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/matrixpainter.h"

#include "ui/base/stylepaint.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace ui::access {

using Mark = MatrixCell::Mark;

namespace {

constexpr int Margin = 8;
constexpr int Chevron = 14;
constexpr int Icon = 16;
constexpr int Gap = 6;
constexpr int ColumnIndent = 18;

QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control)
            c = QChar(0x2400 + (c.unicode() & 0x1F));
    }
    return text;
}

/// Of what is held without being granted to the role itself.
QString letterOf(Mark mark)
{
    switch (mark) {
    case Mark::Public:
        return QStringLiteral("P");
    case Mark::Owner:
    case Mark::OwnerMember:
        return QStringLiteral("O");
    case Mark::Superuser:
        return QStringLiteral("S");
    case Mark::Predefined:
        return QStringLiteral("R");
    case Mark::Table:
        return QStringLiteral("T");
    default:
        return {};
    }
}

} // namespace

MatrixPainter::MatrixPainter(const Theme &theme, const Icons &icons, const MatrixModel &model,
                             QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_model(model)
{
    connect(&theme, &Theme::changed, this, [this] {
        m_marks.clear();
        m_iconsDrawn.clear();
    });
}

QSize MatrixPainter::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    int width = 40;
    if (index.column() == 0) {
        const bool group = MatrixModel::RowType(index.data(MatrixModel::RowTypeRole).toInt())
            == MatrixModel::RowType::Group;
        const auto [prefix, name] = shownName(index);
        width = group ? 0
                      : Margin * 2 + Chevron + Icon + Gap
                + option.fontMetrics.horizontalAdvance(oneLine((prefix + name).left(200)));
    }
    return {width, metrics::GridRow};
}

std::pair<QString, QString> MatrixPainter::shownName(const QModelIndex &index) const
{
    const QString prefix = index.data(MatrixModel::PrefixRole).toString();
    return {m_model.hasSeveralSchemas() ? prefix : QString(), index.data().toString().mid(prefix.size())};
}

QRect MatrixPainter::chevronRect(const QRect &cell, bool isColumn)
{
    return {cell.left() + 2 + (isColumn ? ColumnIndent : 0), cell.top(), Chevron + 2, cell.height()};
}

void MatrixPainter::drawMark(QPainter &painter, const MatrixCell &cell) const
{
    const auto color = [this](Token token) { return m_theme.color(token); };
    QRectF box(0, 0, BoxSize, BoxSize);
    box.moveCenter(QPointF(MarkSize / 2.0, MarkSize / 2.0));
    const QColor surface = color(Token::Surface);
    const QColor pale = mixed(surface, color(Token::Accent), m_theme.isDark() ? 0.45 : 0.5);
    const QColor muted = mixed(color(Token::Border), color(Token::Muted), 0.85);
    QColor fill = surface;
    QColor border = muted;
    QColor ink = color(Token::OnAccent);
    bool round = false;
    switch (cell.mark) {
    case Mark::NotApplicable:
        return;
    case Mark::None:
        if (!cell.editable) {
            fill = color(Token::Window);
            border = mixed(surface, muted, 0.45);
        }
        break;
    case Mark::Own:
    case Mark::OwnColumns:
    case Mark::Owner:
        fill = border = color(Token::Accent);
        break;
    case Mark::Member:
    case Mark::MemberColumns:
        fill = border = pale;
        ink = m_theme.isDark() ? color(Token::Text) : color(Token::OnAccent);
        break;
    case Mark::Public:
        round = true;
        [[fallthrough]];
    case Mark::OwnerMember:
    case Mark::Superuser:
    case Mark::Predefined:
    case Mark::Table:
        fill = mixed(surface, color(Token::Accent), 0.12);
        border = pale;
        ink = color(Token::Text);
        break;
    }
    paint::box(&painter, box, fill, border, round ? BoxSize / 2.0 : 4);
    const QString letter = letterOf(cell.mark);
    if (!letter.isEmpty()) {
        QFont font = m_theme.interfaceFont();
        font.setPixelSize(10);
        font.setWeight(QFont::Bold);
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(box, Qt::AlignCenter, letter);
    } else if (cell.mark == Mark::OwnColumns || cell.mark == Mark::MemberColumns) {
        painter.setPen(QPen(ink, 1.75, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(box.center().x() - 3.25, box.center().y()),
                         QPointF(box.center().x() + 3.25, box.center().y()));
    } else if (cell.mark != Mark::None) {
        paint::tick(&painter, box, ink);
    }
    if (!cell.grantable)
        return;
    // the grant option: a star at the corner, edged so that it stands out
    QPainterPath star;
    const QPointF centre(box.right() - 0.5, box.top() + 1.5);
    for (int i = 0; i < 10; ++i) {
        const double angle = -M_PI / 2 + i * M_PI / 5;
        const double radius = i % 2 == 0 ? 4.6 : 2.0;
        const QPointF point = centre + QPointF(std::cos(angle), std::sin(angle)) * radius;
        i == 0 ? star.moveTo(point) : star.lineTo(point);
    }
    star.closeSubpath();
    painter.setPen(QPen(surface, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(star);
    painter.fillPath(star, color(Token::Warn));
}

QPixmap MatrixPainter::markPixmap(const MatrixCell &cell, qreal ratio) const
{
    if (!qFuzzyCompare(ratio, m_ratio)) {
        m_marks.clear();
        m_iconsDrawn.clear();
        m_ratio = ratio;
    }
    const quint32 key = quint32(cell.mark) | (cell.grantable ? 0x100U : 0U) | (cell.editable ? 0x200U : 0U);
    const auto found = m_marks.constFind(key);
    if (found != m_marks.constEnd())
        return *found;
    const int side = qCeil(MarkSize * ratio);
    QPixmap pixmap(side, side);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    drawMark(painter, cell);
    painter.end();
    m_marks.insert(key, pixmap);
    return pixmap;
}

void MatrixPainter::paintName(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const auto type = MatrixModel::RowType(index.data(MatrixModel::RowTypeRole).toInt());
    const QRect rect = option.rect;
    QFont font = option.font;
    QRect room = rect.adjusted(Margin, 0, -Gap, 0);
    if (type == MatrixModel::RowType::Group) {
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(m_theme.color(Token::Muted));
        painter->drawText(
            room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        return;
    }
    const bool isColumn = type == MatrixModel::RowType::Column;
    if (const int open = index.data(MatrixModel::OpenRole).toInt(); open >= 0)
        paint::chevron(painter, QRectF(chevronRect(rect, false)), open == 1 ? Qt::DownArrow : Qt::RightArrow,
                       m_theme.color(Token::Muted), 6);
    const QString icon = index.data(MatrixModel::IconNameRole).toString();
    auto picture = m_iconsDrawn.constFind(icon);
    if (picture == m_iconsDrawn.constEnd())
        picture = m_iconsDrawn.insert(
            icon, m_icons.pixmap(icon, isColumn ? Token::Muted : Token::Accent, Icon, m_ratio));
    int left = rect.left() + 2 + Chevron + 2 + (isColumn ? ColumnIndent : 0);
    painter->drawPixmap(QPointF(left, rect.top() + (rect.height() - Icon) / 2.0), *picture);
    left += Icon + Gap;
    room = QRect(left, rect.top(), rect.right() - Gap - left, rect.height());
    if (room.width() <= 0)
        return;
    painter->setFont(font);
    const QFontMetrics &metrics = option.fontMetrics;
    const auto [schema, own] = shownName(index);
    const QString prefix = oneLine(schema);
    const QString name = oneLine(own.left(400));
    const int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;
    // the schema gives way to the name
    const int nameWidth = std::min(metrics.horizontalAdvance(name) + 1, room.width());
    const int prefixWidth
        = std::min(prefix.isEmpty() ? 0 : metrics.horizontalAdvance(prefix), room.width() - nameWidth);
    if (prefixWidth > 12) {
        painter->setPen(m_theme.color(Token::Muted));
        painter->drawText(QRect(left, rect.top(), prefixWidth, rect.height()), flags,
                          metrics.elidedText(prefix, Qt::ElideMiddle, prefixWidth));
        left += prefixWidth;
    }
    painter->setPen(m_theme.color(Token::Text));
    painter->drawText(QRect(left, rect.top(), room.right() - left + 1, rect.height()), flags,
                      metrics.elidedText(name, Qt::ElideRight, room.right() - left + 1));
}

void MatrixPainter::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    const bool selected = option.state & QStyle::State_Selected;
    const bool group = m_model.rowType(index.row()) == MatrixModel::RowType::Group;
    if (group)
        painter->fillRect(option.rect, m_theme.color(Token::Window));
    else if (selected)
        painter->fillRect(option.rect, m_theme.color(Token::Selection));
    if (index.column() == 0) {
        markPixmap({}, ratio); // the ratio of the icons, too
        paintName(painter, option, index);
    } else if (!group) {
        const MatrixCell cell = m_model.cell(index.row(), index.column());
        if (cell.changed) {
            if (!selected)
                painter->fillRect(option.rect, m_theme.blend(Token::Surface, Token::Warn, 0.14));
            // and a bar at the left, as at a changed field
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1),
                              m_theme.color(Token::Warn));
        }
        if (cell.mark != Mark::NotApplicable) {
            const QPointF at(option.rect.left() + (option.rect.width() - MarkSize) / 2.0,
                             option.rect.top() + (option.rect.height() - MarkSize) / 2.0);
            painter->drawPixmap(QPointF(std::round(at.x()), std::round(at.y())), markPixmap(cell, ratio));
        }
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      m_theme.blend(Token::Surface, Token::Border, 0.55));
    if (!group)
        painter->fillRect(QRect(option.rect.right(), option.rect.top(), 1, option.rect.height()),
                          m_theme.color(Token::Border));
    if ((option.state & QStyle::State_HasFocus) && option.widget != nullptr && option.widget->hasFocus()) {
        painter->save();
        painter->setPen(QPen(m_theme.color(Token::Accent), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        painter->restore();
    }
}

} // namespace ui::access
