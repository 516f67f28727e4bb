// SPDX-License-Identifier: GPL-3.0-or-later
// The settings that a person changes, as a form: for each its label, its words and its key. What the program
// remembers by itself (sizes, folders) is not among them. A new setting is one more line in the .cpp.
// Thread: GUI.
#pragma once

#include "core/forms/formspec.h"
#include "core/settings/settings.h"

namespace ui::settings {

/// The fields' ids are the keys' names.
core::forms::FormSpec settingsForm();
/// What holds now.
core::forms::Values settingsValues(const core::settings::Settings &settings);
/// What holds where nothing is set.
core::forms::Values settingsDefaults();
/// Those of the form that differ from what holds, but for those that `except` names, because they are no
/// legal values. It takes effect at once; a default is not kept in the file.
void applySettings(core::settings::Settings &settings, const core::forms::Values &values,
                   const QStringList &except);

} // namespace ui::settings
