// SPDX-License-Identifier: GPL-3.0-or-later
// The theme, chosen from the palette: actions that are checked as the setting is, and the theme that follows
// the setting, whoever changes it.
#pragma once

#include "core/settings/settings.h"
#include "ui/base/actions.h"
#include "ui/base/theme.h"

namespace ui::window {

/// Once; all of them outlive the actions.
void addThemeChoice(Actions &actions, core::settings::Settings &settings, Theme &theme);

} // namespace ui::window
