// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/cardbutton.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTimerEvent>

namespace ui::connections {

namespace {

constexpr int CardHeight = 100; // a title and three lines
constexpr int IconSize = 20;
constexpr int PadX = 4 * metrics::Step;

/// Frame and background of something that can be pressed; the focus is always visible.
void paintPlate(QPainter &painter, const QAbstractButton &button, const Theme &theme, Token base, bool framed)
{
    qreal tint = 0;
    if (button.isDown())
        tint = 0.14;
    else if (button.underMouse() && button.isEnabled())
        tint = 0.07;
    const bool focus = button.hasFocus();
    const QColor frame = focus ? theme.color(Token::Accent)
        : framed               ? theme.color(Token::Border)
                               : QColor(Qt::transparent);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(frame, focus ? 2 : 1));
    painter.setBrush(tint > 0 || framed ? theme.blend(base, Token::Accent, tint) : QColor(Qt::transparent));
    const qreal inset = focus ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(button.rect()).adjusted(inset, inset, -inset, -inset), metrics::Corner,
                            metrics::Corner);
}

/// Enter presses what has the focus, as on the other buttons; true if it did.
bool pressedByEnter(QAbstractButton &button, const QKeyEvent &event)
{
    if ((event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter) || event.isAutoRepeat())
        return false;
    button.click();
    return true;
}

} // namespace

CardButton::CardButton(const Theme &theme, const Icons &icons, const QString &icon, const QString &title,
                       const QString &detail, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_icon(icon)
    , m_detail(detail)
{
    setText(title);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    describe();
}

void CardButton::describe()
{
    setAccessibleName(text());
    setAccessibleDescription(m_detail);
    update();
}

void CardButton::setDetail(const QString &detail)
{
    m_detail = detail;
    describe();
}

void CardButton::setBusy(bool busy, int percent)
{
    m_busy = busy;
    m_percent = percent;
    setEnabled(!busy);
    const bool moves = busy && percent < 0;
    if (moves && m_timer == 0)
        m_timer = startTimer(40);
    else if (!moves && m_timer != 0) {
        killTimer(m_timer);
        m_timer = 0;
    }
    update();
}

void CardButton::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer)
        return;
    m_phase = (m_phase + 1) % 50;
    update(0, height() - metrics::Step, width(), metrics::Step);
}

void CardButton::keyPressEvent(QKeyEvent *event)
{
    if (!pressedByEnter(*this, *event))
        QAbstractButton::keyPressEvent(event);
}

QSize CardButton::sizeHint() const
{
    return {300, CardHeight};
}

void CardButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPlate(painter, *this, m_theme, Token::Surface, true);
    const qreal ratio = devicePixelRatioF();
    const QPixmap icon = m_icons.pixmap(m_icon, Token::Accent, IconSize, ratio);
    painter.drawPixmap(PadX, PadX, icon);

    const int left = PadX + IconSize + 3 * metrics::Step;
    const QRect area(left, PadX - 1, width() - left - PadX, height() - 2 * PadX + 6);
    QFont bold = m_theme.interfaceFont();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(m_theme.color(Token::Text));
    const QFontMetrics boldMetrics(bold);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                     boldMetrics.elidedText(text(), Qt::ElideRight, area.width()));
    painter.setFont(m_theme.interfaceFont());
    painter.setPen(m_theme.color(Token::Muted));
    painter.drawText(area.adjusted(0, boldMetrics.height() + metrics::Step, 0, 0),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_detail);

    if (!m_busy)
        return;
    const QRectF track(PadX, height() - 8, width() - 2 * PadX, 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::Sunken));
    painter.drawRoundedRect(track, 1.5, 1.5);
    QRectF bar = track;
    if (m_percent >= 0) {
        bar.setWidth(track.width() * std::min(m_percent, 100) / 100);
    } else {
        bar.setWidth(track.width() / 4);
        bar.moveLeft(track.left()
                     + (track.width() - bar.width()) * (m_phase < 25 ? m_phase : 50 - m_phase) / 25);
    }
    painter.setBrush(m_theme.color(Token::Accent));
    painter.drawRoundedRect(bar, 1.5, 1.5);
}

RowButton::RowButton(const Theme &theme, Token dot, const QString &title, const QString &detail,
                     QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_dot(dot)
    , m_detail(detail)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(detail);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RowButton::keyPressEvent(QKeyEvent *event)
{
    if (!pressedByEnter(*this, *event))
        QAbstractButton::keyPressEvent(event);
}

QSize RowButton::sizeHint() const
{
    return {300, 32};
}

void RowButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPlate(painter, *this, m_theme, Token::Surface, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(m_dot));
    painter.drawEllipse(QPointF(14, height() / 2.0), 4, 4);

    const QFont font = m_theme.interfaceFont();
    const QFontMetrics sizes(font);
    painter.setFont(font);
    const QRect area = rect().adjusted(28, 0, -3 * metrics::Step, 0);
    // line breaks in a name would draw over the next row
    const QString title = sizes.elidedText(text().simplified(), Qt::ElideRight, area.width() * 6 / 10);
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
    const int rest = area.width() - sizes.horizontalAdvance(title) - 4 * metrics::Step;
    painter.setPen(m_theme.color(Token::Muted));
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     sizes.elidedText(m_detail.simplified(), Qt::ElideMiddle, rest));
}

} // namespace ui::connections
