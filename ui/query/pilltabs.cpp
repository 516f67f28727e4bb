// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/pilltabs.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace ui::query {

namespace {

constexpr int Height = 26;
constexpr int Padding = 10;
constexpr int Gap = 4;

} // namespace

PillTabs::PillTabs(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("resultTabs"));
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PillTabs::setTexts(const QStringList &texts)
{
    if (m_texts == texts)
        return;
    m_texts = texts;
    m_current = std::clamp(m_current, 0, std::max(0, int(texts.size()) - 1));
    setAccessibleName(m_texts.value(m_current));
    updateGeometry();
    update();
}

void PillTabs::setCurrent(int index)
{
    if (index < 0 || index >= m_texts.size() || index == m_current)
        return;
    m_current = index;
    setAccessibleName(m_texts.value(index));
    update();
    emit currentChanged(index);
}

QSize PillTabs::sizeHint() const
{
    return {m_texts.isEmpty() ? 60 : pill(int(m_texts.size()) - 1).right() + 1, Height};
}

QRect PillTabs::pill(int index) const
{
    int x = 0;
    for (int i = 0; i < index; ++i)
        x += fontMetrics().horizontalAdvance(m_texts[i]) + 2 * Padding + Gap;
    return {x, (height() - Height) / 2, fontMetrics().horizontalAdvance(m_texts[index]) + 2 * Padding,
            Height};
}

int PillTabs::at(const QPoint &point) const
{
    for (int i = 0; i < m_texts.size(); ++i) {
        if (pill(i).contains(point))
            return i;
    }
    return -1;
}

void PillTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < m_texts.size(); ++i) {
        const QRectF rect = QRectF(pill(i)).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(i == m_current && hasFocus() ? QPen(m_theme.color(Token::Accent)) : QPen(Qt::NoPen));
        if (i == m_current || i == m_hovered) {
            painter.setBrush(m_theme.color(i == m_current ? Token::Selection : Token::Sunken));
            painter.drawRoundedRect(rect, metrics::Corner - 1, metrics::Corner - 1);
        }
        painter.setPen(m_theme.color(i == m_current ? Token::Text : Token::Muted));
        painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, m_texts[i]);
    }
}

void PillTabs::mousePressEvent(QMouseEvent *event)
{
    setCurrent(at(event->pos()));
}

void PillTabs::mouseMoveEvent(QMouseEvent *event)
{
    const int hovered = at(event->pos());
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void PillTabs::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void PillTabs::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        setCurrent(m_current - 1);
    else if (event->key() == Qt::Key_Right)
        setCurrent(m_current + 1);
    else
        QWidget::keyPressEvent(event);
}

void PillTabs::focusInEvent(QFocusEvent *event)
{
    update();
    QWidget::focusInEvent(event);
}

void PillTabs::focusOutEvent(QFocusEvent *event)
{
    update();
    QWidget::focusOutEvent(event);
}

} // namespace ui::query
