// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/passwordfield.h"

#include <QAction>
#include <QToolButton>

namespace ui::connections {

PasswordField::PasswordField(const Icons &icons, QWidget *parent)
    : QLineEdit(parent)
    , m_icons(icons)
    , m_eye(new QAction(this))
{
    setAccessibleName(QStringLiteral("Password"));
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_eye->setCheckable(true);
    addAction(m_eye, QLineEdit::TrailingPosition);
    connect(m_eye, &QAction::toggled, this, &PasswordField::setShown);
    setShown(false);
    for (auto *button : findChildren<QToolButton *>()) {
        button->setObjectName(QStringLiteral("passwordEye"));
        button->setAccessibleName(QStringLiteral("Show password"));
    }
}

void PasswordField::setSecret(const core::Secret &secret)
{
    // setText forgets the undo history, which would hold the old one
    setText(QString::fromUtf8(secret.reveal()));
}

void PasswordField::setShown(bool shown)
{
    m_eye->setChecked(shown);
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setText(shown ? QStringLiteral("Hide password") : QStringLiteral("Show password"));
    m_eye->setToolTip(m_eye->text());
    m_eye->setIcon(m_icons.icon(shown ? QStringLiteral("eye-off") : QStringLiteral("eye")));
}

} // namespace ui::connections
