// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/elidedlabel.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace ui {

ElidedLabel::ElidedLabel(const Theme &theme, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setText(text);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text && !m_line.isNull())
        return;
    m_text = text;
    m_line = text;
    for (QChar &c : m_line) {
        if (c == QLatin1Char('\n') || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = QChar(0x21B5);
        else if (c == QLatin1Char('\t') || c == QLatin1Char('\r'))
            c = QLatin1Char(' ');
    }
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setColor(Token token)
{
    m_token = token;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

bool ElidedLabel::isElided() const
{
    return fontMetrics().horizontalAdvance(m_line) > contentsRect().width();
}

QSize ElidedLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    return {fontMetrics().horizontalAdvance(m_line) + 1 + margins.left() + margins.right(),
            fontMetrics().height() + margins.top() + margins.bottom()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int few = fontMetrics().horizontalAdvance(QStringLiteral("MM…"));
    return {std::min(sizeHint().width(), few), sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor color
        = isEnabled() ? m_theme.color(m_token) : palette().color(QPalette::Disabled, QPalette::Text);
    painter.setPen(color);
    painter.drawText(contentsRect(),
                     int(QStyle::visualAlignment(layoutDirection(), m_alignment)) | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_line, m_mode, contentsRect().width()));
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        // Escaped and wrapped by us: the text may look like rich text, and a tool tip would believe it.
        if (isElided())
            QToolTip::showText(help->globalPos(),
                               QStringLiteral("<p style='white-space:pre-wrap'>%1</p>")
                                   .arg(m_text.left(2000).toHtmlEscaped()),
                               this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    return QWidget::event(event);
}

} // namespace ui
