// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/tickmenu.h"

#include "ui/forms/plaintip.h"

#include <QCheckBox>
#include <QMenu>
#include <QTimer>
#include <QWidgetAction>

namespace ui::forms {

using core::forms::Choice;

TickButton::TickButton(const QList<Choice> &choices, QWidget *parent)
    : QPushButton(parent)
    , m_choices(choices)
    , m_menu(new QMenu(this))
{
    setProperty("flat", true);
    setFocusPolicy(Qt::StrongFocus);
    m_menu->setObjectName(QStringLiteral("tickMenu"));
    for (const Choice &choice : choices) {
        auto *box = new QCheckBox(QString(choice.label.isEmpty() ? choice.value : choice.label)
                                      .replace(QLatin1Char('&'), QLatin1String("&&")));
        box->setObjectName(QStringLiteral("tick_") + choice.value);
        box->setToolTip(plainTip(choice.detail));
        box->setContentsMargins(8, 2, 8, 2);
        auto *action = new QWidgetAction(m_menu);
        action->setDefaultWidget(box);
        m_menu->addAction(action);
        connect(box, &QCheckBox::clicked, this, [this] {
            showText();
            emit changed();
        });
    }
    connect(m_menu, &QMenu::aboutToHide, this, &TickButton::closed, Qt::QueuedConnection);
    connect(this, &QPushButton::clicked, this, [this] { m_menu->popup(mapToGlobal(QPoint(0, height()))); });
}

QStringList TickButton::values() const
{
    QStringList values;
    for (const Choice &choice : m_choices) {
        if (m_menu->findChild<QCheckBox *>(QStringLiteral("tick_") + choice.value)->isChecked())
            values << choice.value;
    }
    return values + m_others;
}

void TickButton::setValues(const QStringList &values)
{
    m_others = values;
    for (const Choice &choice : m_choices) {
        auto *box = m_menu->findChild<QCheckBox *>(QStringLiteral("tick_") + choice.value);
        box->setChecked(values.contains(choice.value));
        m_others.removeAll(choice.value);
    }
    showText();
}

void TickButton::showText()
{
    setText(values().join(QLatin1String(", ")));
}

void TickButton::showEvent(QShowEvent *event)
{
    QPushButton::showEvent(event);
    if (std::exchange(m_opened, true))
        return;
    QTimer::singleShot(0, this, [this] { m_menu->popup(mapToGlobal(QPoint(0, height()))); });
}

} // namespace ui::forms
