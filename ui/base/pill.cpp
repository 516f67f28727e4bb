// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/pill.h"

#include "ui/base/stylepaint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextDocument>

namespace ui {

namespace {

constexpr int PillHeight = 22;
constexpr int PillPadding = 10;
constexpr int CrossWidth = 18;
constexpr int MaxPillText = 240;

} // namespace

Pill::Pill(const Theme &theme, const QString &text, bool removable, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_removable(removable)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (removable)
        setFocusPolicy(Qt::StrongFocus);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setText(text);
}

void Pill::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(m_removable ? tr("%1, removable").arg(text) : text);
    updateGeometry();
    update();
}

void Pill::setTone(Token tone)
{
    m_tone = tone;
    update();
}

QSize Pill::sizeHint() const
{
    const int text = std::min(MaxPillText, fontMetrics().horizontalAdvance(m_text) + 1);
    return {text + 2 * PillPadding + (m_removable ? CrossWidth - 4 : 0), PillHeight};
}

QRect Pill::crossRect() const
{
    return m_removable ? QRect(width() - CrossWidth - 4, 0, CrossWidth, height()) : QRect();
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool state = m_tone != Token::Selection;
    const QColor fill = state ? m_theme.blend(Token::Surface, m_tone, 0.10) : m_theme.color(m_tone);
    paint::box(&painter, rect(), fill, hasFocus() ? m_theme.color(Token::Accent) : QColor(), height() / 2.0);
    painter.setPen(m_theme.color(state ? m_tone : Token::Text));
    const QRect place = rect().adjusted(PillPadding, 0, m_removable ? -CrossWidth - 4 : -PillPadding, 0);
    painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, Qt::ElideMiddle, place.width()));
    if (m_removable)
        paint::cross(&painter, crossRect(), m_theme.color(Token::Muted), 6);
}

void Pill::mousePressEvent(QMouseEvent *event)
{
    event->setAccepted(event->button() == Qt::LeftButton);
}

void Pill::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !rect().contains(event->position().toPoint()))
        return;
    if (crossRect().contains(event->position().toPoint()))
        emit removeRequested();
    else
        emit clicked();
}

void Pill::keyPressEvent(QKeyEvent *event)
{
    if (m_removable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace))
        emit removeRequested();
    else
        QWidget::keyPressEvent(event);
}

StatusDot::StatusDot(const Theme &theme, Token token, const QString &meaning, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_token(token)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setState(token, meaning);
}

void StatusDot::setState(Token token, const QString &meaning)
{
    m_token = token;
    setToolTip(Qt::mightBeRichText(meaning) ? meaning.toHtmlEscaped() : meaning);
    setAccessibleName(meaning);
    update();
}

void StatusDot::setColor(const QColor &color)
{
    m_color = color;
    update();
}

void StatusDot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_color.isValid() ? m_color : m_theme.color(m_token));
    painter.drawEllipse(QRectF(rect()).center(), 4, 4);
}

SectionLabel::SectionLabel(const Theme &theme, const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setFont(sectionFont(theme));
    setContentsMargins(0, 4, 0, 4);
    const auto recolour = [this, &theme] {
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, theme.color(Token::Muted));
        setPalette(colours);
    };
    connect(&theme, &Theme::changed, this, recolour);
    recolour();
    setTitle(text);
}

void SectionLabel::setTitle(const QString &text)
{
    setText(text.toUpper());
    setAccessibleName(text);
}

QFont SectionLabel::sectionFont(const Theme &theme)
{
    QFont font = theme.smallFont();
    font.setWeight(QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    return font;
}

} // namespace ui
