// SPDX-License-Identifier: GPL-3.0-or-later
// A masked field with an eye that shows what is typed.
#pragma once

#include "core/base/secret.h"
#include "ui/base/icons.h"

#include <QLineEdit>

class QAction;

namespace ui::connections {

class PasswordField : public QLineEdit
{
    Q_OBJECT

public:
    explicit PasswordField(const Icons &icons, QWidget *parent = nullptr);

    core::Secret secret() const { return core::Secret(text()); }
    void setSecret(const core::Secret &secret);
    bool isShown() const { return echoMode() == QLineEdit::Normal; }
    void setShown(bool shown);

private:
    const Icons &m_icons;
    QAction *m_eye;
};

} // namespace ui::connections
