// SPDX-License-Identifier: GPL-3.0-or-later
// How statements are run, as choices in menus and the palette: what an error ends, the transactions of manual
// commit. Each is a setting. Thread: GUI.
#pragma once

#include "core/settings/settings.h"
#include "ui/base/actions.h"

namespace ui::window {

class RunChoices : public QObject
{
    Q_OBJECT

public:
    /// Adds them, as the settings are.
    RunChoices(Actions &actions, core::settings::Settings &settings, QObject *parent = nullptr);

signals:
    /// By one of these.
    void chosen();

private:
    /// One of several values of a setting.
    struct Choice;

    void addChoices(const QString &group, const QList<Choice> &choices);
    void addSwitch(const char *id, const QString &text, const QString &toolTip,
                   const core::settings::Key<bool> &key);

    Actions &m_actions;
    core::settings::Settings &m_settings;
};

} // namespace ui::window
