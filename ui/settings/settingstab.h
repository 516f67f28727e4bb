// SPDX-License-Identifier: GPL-3.0-or-later
// The settings, each taking effect as soon as it holds a legal value; a mark tells what differs from the
// default and takes it back. Thread: GUI.
#pragma once

#include "core/settings/settings.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/tabs/tab.h"

namespace ui::forms {
class FormView;
}

namespace ui::settings {

class SettingsTab : public tabs::Tab
{
    Q_OBJECT

public:
    SettingsTab(const Theme &theme, const Icons &icons, core::settings::Settings &settings,
                QWidget *parent = nullptr);

    QString title() const override { return tr("Settings"); }
    QString iconName() const override { return QStringLiteral("settings"); }
    bool hasInspection() const override { return false; }
    void focusWork() override;

    forms::FormView &form() const { return *m_form; }

private:
    void showValues();
    void apply();

    core::settings::Settings &m_settings;
    forms::FormView *m_form;
    bool m_applying = false;
};

} // namespace ui::settings
