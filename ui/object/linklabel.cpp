// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/object/linklabel.h"

#include "ui/base/onelinetext.h"
#include "ui/forms/plaintip.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace ui::object {

LinkLabel::LinkLabel(const Theme &theme, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_value(text)
{
    setAccessibleName(text);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize LinkLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(oneLine(m_value)) + 8, fontMetrics().height() + 4};
}

QSize LinkLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("…")) + 4, sizeHint().height()};
}

void LinkLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect inner = rect().adjusted(2, 0, -2, 0);
    const QString line = fontMetrics().elidedText(oneLine(m_value), Qt::ElideMiddle, inner.width());
    QFont underlined = font();
    underlined.setUnderline(underMouse() || hasFocus());
    painter.setFont(underlined);
    painter.setPen(m_theme.color(isEnabled() ? Token::Accent : Token::Muted));
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line);
    if (hasFocus()) {
        painter.setPen(m_theme.color(Token::Accent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    if (toolTip().isEmpty() && line != m_value)
        setToolTip(forms::plainTip(m_value));
}

void LinkLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(m_value);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void LinkLabel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Go there"), this, &QAbstractButton::click)->setObjectName(QStringLiteral("linkGo"));
    menu->addAction(tr("Copy"), this, [value = m_value] { QGuiApplication::clipboard()->setText(value); })
        ->setObjectName(QStringLiteral("linkCopy"));
    menu->popup(event->globalPos());
}

void LinkLabel::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void LinkLabel::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace ui::object
