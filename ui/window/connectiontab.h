// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a connection as a tab. Thread: GUI.
#pragma once

#include "ui/connections/connectionform.h"
#include "ui/tabs/tab.h"

namespace ui::window {

class ConnectionTab : public tabs::Tab
{
    Q_OBJECT

public:
    ConnectionTab(const connections::ConnectionForm::Services &services, Prompts &prompts,
                  QWidget *parent = nullptr);

    QString title() const override { return m_form->title(); }
    QString iconName() const override { return QStringLiteral("connect"); }
    bool isModified() const override { return m_form->isModified(); }
    void requestClose(std::function<void(bool)> answer) override;
    void focusWork() override { m_form->focusFirst(); }

    connections::ConnectionForm &form() const { return *m_form; }

private:
    Prompts &m_prompts;
    connections::ConnectionForm *m_form;
};

} // namespace ui::window
