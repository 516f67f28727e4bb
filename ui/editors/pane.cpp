// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/pane.h"

#include "ui/base/stylepaint.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::editors {

bool isEditorKey(const QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    switch (event->key()) {
    case Qt::Key_Escape:
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return modifiers == Qt::NoModifier || modifiers == Qt::ControlModifier;
    case Qt::Key_0:
    case Qt::Key_ParenRight:
    case Qt::Key_Equal:
        return modifiers == Qt::ControlModifier || modifiers == (Qt::ControlModifier | Qt::ShiftModifier);
    case Qt::Key_Down:
        return modifiers == Qt::AltModifier;
    default:
        return false;
    }
}

Pane::Pane(const Theme &theme, QWidget *owner)
    : QFrame(owner->window())
    , m_theme(theme)
    , m_owner(owner)
    , m_inside(new QWidget(this))
    , m_content(new QVBoxLayout(m_inside))
    , m_trouble(new QLabel(this))
{
    hide();
    setObjectName(QStringLiteral("editorPane"));
    setFocusPolicy(Qt::ClickFocus);
    m_trouble->setObjectName(QStringLiteral("editorPaneTrouble"));
    m_trouble->setTextFormat(Qt::PlainText);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_trouble);
    layout->addWidget(m_inside, 1);
    connect(owner, &QObject::destroyed, this, &QObject::deleteLater);
}

QString Pane::trouble() const
{
    return m_trouble->isHidden() ? QString() : m_trouble->text();
}

void Pane::showText(const QByteArray &text)
{
    const QString trouble = take(text);
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    m_inside->setVisible(trouble.isEmpty());
}

void Pane::showNothing()
{
    m_trouble->hide();
    m_inside->show();
    takeNothing();
}

void Pane::openBeneath(const QWidget *anchor)
{
    QWidget *window = anchor->window();
    if (parentWidget() != window)
        setParent(window);
    resize(sizeHint().expandedTo(QSize(anchor->width(), 0)).boundedTo(window->size()));
    const QPoint below = anchor->mapTo(window, QPoint(0, anchor->height()));
    const QPoint above = anchor->mapTo(window, QPoint(0, -height()));
    const bool fits = below.y() + height() <= window->height();
    QPoint at = fits || above.y() < 0 ? below : above;
    at.setX(std::clamp(at.x(), 0, std::max(0, window->width() - width())));
    at.setY(std::clamp(at.y(), 0, std::max(0, window->height() - height())));
    move(at);
    show();
    raise();
}

void Pane::enter()
{
    if (auto *field = firstField())
        field->setFocus(Qt::TabFocusReason);
}

QWidget *Pane::parentAcrossPanes(const QWidget *widget)
{
    if (const auto *pane = qobject_cast<const Pane *>(widget))
        return pane->owner();
    return widget->parentWidget();
}

void Pane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::box(&painter, QRectF(rect()), m_theme.color(Token::Surface), m_theme.color(Token::Border), 0);
}

void Pane::keyPressEvent(QKeyEvent *event)
{
    if (m_owner)
        QCoreApplication::sendEvent(m_owner, event); // on to the frame: Enter, Esc, NULL
}

bool Pane::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isEditorKey(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void Pane::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // not what lies beneath
}

// Tab goes round inside.
bool Pane::focusNextPrevChild(bool next)
{
    if (isHidden())
        return QFrame::focusNextPrevChild(next);
    QList<QWidget *> fields;
    for (QWidget *at = nextInFocusChain(); at && at != this; at = at->nextInFocusChain()) {
        if (isAncestorOf(at) && (at->focusPolicy() & Qt::TabFocus) && at->isVisible() && at->isEnabled()
            && !at->focusProxy())
            fields << at;
    }
    if (fields.isEmpty())
        return true;
    QWidget *now = QApplication::focusWidget();
    while (now && now != this && !fields.contains(now))
        now = now->parentWidget();
    const auto place = fields.indexOf(now);
    const auto count = fields.size();
    const auto to = place < 0 ? 0 : (place + (next ? 1 : count - 1)) % count;
    fields.at(to)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace ui::editors
