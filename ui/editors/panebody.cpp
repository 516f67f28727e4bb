// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/panebody.h"

#include "ui/editors/pane.h"
#include "ui/editors/textbox.h"

#include <QKeyEvent>
#include <QLayout>
#include <QToolButton>

namespace ui::editors {

PaneBody::PaneBody(const ColumnFacts &facts, const EditorTools &tools, Look look, Maker maker,
                   QWidget *parent)
    : TextBody(facts, tools, parent)
    , m_look(std::move(look))
    , m_maker(std::move(maker))
    , m_button(new QToolButton(this))
{
    m_button->setObjectName(QStringLiteral("editorOpenPane"));
    m_button->setAccessibleName(m_look.name);
    m_button->setToolTip(tr("%1 (Alt+Down)").arg(m_look.name));
    m_button->setIcon(tools.icons.icon(m_look.icon));
    m_button->setAutoRaise(true);
    m_button->setFixedWidth(22);
    m_button->setFocusPolicy(Qt::NoFocus); // Alt+Down
    addBeside(m_button);
    box().installEventFilter(this);
    connect(m_button, &QToolButton::clicked, this, [this] {
        if (m_pane && m_pane->isVisible())
            closePane();
        else
            ensurePane(false);
    });
    connect(&box(), &TextBox::typed, this, [this] {
        m_null = false;
        if (m_pane && m_pane->isVisible() && !m_telling)
            m_pane->follow(text());
    });
}

PaneBody::~PaneBody()
{
    delete m_pane;
}

void PaneBody::setText(const QByteArray &text)
{
    TextBody::setText(text);
    m_null = false;
    if (!m_telling)
        showInPane();
}

void PaneBody::clear(const QString &instead)
{
    TextBody::clear(instead);
    m_null = true;
    if (!m_telling)
        showInPane();
}

void PaneBody::startWith(const QString &text)
{
    TextBody::startWith(text);
    m_null = false;
    if (m_pane && m_pane->isVisible())
        m_pane->follow(this->text());
}

void PaneBody::showInPane()
{
    if (!m_pane || !m_pane->isVisible())
        return;
    if (m_null)
        m_pane->showNothing();
    else
        m_pane->showText(text());
}

void PaneBody::ensurePane(bool enter)
{
    if (!m_pane) {
        m_pane = m_maker(this);
        connect(m_pane, &Pane::edited, this, &PaneBody::paneEdited);
        connect(m_pane, &Pane::chosen, this, [this] { emit committed(true); });
    }
    if (!m_pane->isVisible()) {
        if (m_null)
            m_pane->showNothing();
        else
            m_pane->showText(text());
        m_pane->openBeneath(parentWidget() ? parentWidget() : this);
    }
    if (enter)
        m_pane->enter();
}

void PaneBody::openPane()
{
    ensurePane(true);
}

void PaneBody::closePane()
{
    if (!m_pane || !m_pane->isVisible())
        return;
    const bool focused = m_pane->isAncestorOf(window()->focusWidget());
    if (focused)
        box().setFocus();
    m_pane->hide();
}

QWidget *PaneBody::pane() const
{
    return m_pane;
}

QList<Alongside> PaneBody::alongside() const
{
    return m_pane ? m_pane->alongside(text()) : QList<Alongside>();
}

void PaneBody::placePane()
{
    if (m_pane && m_pane->isVisible())
        m_pane->openBeneath(parentWidget() ? parentWidget() : this);
}

void PaneBody::paneEdited()
{
    m_telling = true;
    setText(m_pane->text());
    m_telling = false;
    emit edited();
}

bool PaneBody::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &box() && event->type() == QEvent::FocusIn && m_look.opensAtOnce)
        ensurePane(false);
    if (watched == &box() && event->type() == QEvent::KeyPress && m_pane && m_pane->isVisible()
        && m_pane->steer(static_cast<QKeyEvent *>(event)))
        return true;
    return TextBody::eventFilter(watched, event);
}

} // namespace ui::editors
