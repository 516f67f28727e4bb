// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever is asked for passwords: the window's PromptArea, or a test.
#pragma once

#include "core/base/task.h"
#include "ui/connections/passwordprompt.h"

#include <QHash>

namespace ui::connections {

class PasswordAsker
{
public:
    virtual ~PasswordAsker() = default;
    /// Fails with Cancelled when nobody wants to answer. Stopping the task takes the question back. Thread:
    /// GUI.
    virtual core::Task<PasswordAnswer> ask(const PasswordQuestion &question) = 0;
};

/// A place at the top of the window's tabs where password prompts appear, below each other; without one it
/// has no height.
class PromptArea : public QWidget, public PasswordAsker
{
    Q_OBJECT

public:
    PromptArea(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);
    ~PromptArea() override;

    core::Task<PasswordAnswer> ask(const PasswordQuestion &question) override;

private:
    const Theme &m_theme;
    const Icons &m_icons;
};

} // namespace ui::connections
