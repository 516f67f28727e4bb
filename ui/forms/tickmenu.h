// SPDX-License-Identifier: GPL-3.0-or-later
// Several of a few choices, ticked in a menu that stays open: the editor of such a cell. Thread: GUI.
#pragma once

#include "core/forms/context.h"

#include <QPushButton>
#include <QStringList>

class QMenu;

namespace ui::forms {

class TickButton : public QPushButton
{
    Q_OBJECT

public:
    explicit TickButton(const QList<core::forms::Choice> &choices, QWidget *parent = nullptr);

    /// In the order of the choices; values that are none of them stay, at the end.
    QStringList values() const;
    void setValues(const QStringList &values);

signals:
    void changed();
    void closed();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showText();

    QList<core::forms::Choice> m_choices;
    QStringList m_others;
    QMenu *m_menu;
    bool m_opened = false;
};

} // namespace ui::forms
