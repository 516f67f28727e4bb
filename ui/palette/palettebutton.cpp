// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palettebutton.h"

#include "ui/base/actions.h"
#include "ui/base/stylepaint.h"

#include <QAction>
#include <QPainter>
#include <QStyle>

namespace ui::palette {

namespace {

constexpr int Padding = 10;
constexpr int IconSize = 16;

} // namespace

PaletteButton::PaletteButton(const Theme &theme, const Icons &icons, QAction *open, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_open(open)
{
    setObjectName(QStringLiteral("paletteButton"));
    setText(tr("Go to any object or action"));
    setAccessibleName(text());
    setToolTip(Actions::toolTip(text(), open->shortcuts()));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, open, &QAction::trigger);
    connect(open, &QAction::changed, this, [this] {
        setToolTip(m_open ? Actions::toolTip(text(), m_open->shortcuts()) : text());
        update();
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PaletteButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool hovered = underMouse() && isEnabled();
    const QColor border = hasFocus() ? m_theme.color(Token::Accent)
        : hovered                    ? m_theme.blend(Token::Border, Token::Muted, 0.35)
                                     : m_theme.color(Token::Border);
    paint::box(&painter, rect(), m_theme.color(Token::Surface), border, metrics::Corner, hasFocus() ? 2 : 1);
    const auto placed
        = [this](const QRect &logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
    QRect rest = rect().adjusted(Padding, 0, -6, 0);
    m_icons.icon(QStringLiteral("search"))
        .paint(&painter, placed({rest.left(), (height() - IconSize) / 2, IconSize, IconSize}));
    rest.setLeft(rest.left() + IconSize + 8);

    QString keys = Actions::shortcutText(m_open);
    keys.replace(QLatin1Char('+'), QLatin1Char(' '));
    if (!keys.isEmpty()) {
        const QFont small = m_theme.statusFont();
        const int width = QFontMetrics(small).horizontalAdvance(keys) + 12;
        const QRect cap(rest.right() - width + 1, (height() - 18) / 2, width, 18);
        paint::box(&painter, placed(cap), QColor(), m_theme.color(Token::Border), 4);
        painter.setFont(small);
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(placed(cap), Qt::AlignCenter | Qt::TextSingleLine, keys);
        rest.setRight(cap.left() - 6);
    }
    painter.setFont(font());
    painter.setPen(m_theme.color(Token::Muted));
    painter.drawText(placed(rest),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter))
                         | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, rest.width()));
}

} // namespace ui::palette
