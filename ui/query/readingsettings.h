// SPDX-License-Identifier: GPL-3.0-or-later
// How far the results of a window are read at once, as the settings say. Thread: GUI.
#pragma once

#include "core/query/scriptrun.h"
#include "core/settings/settings.h"

namespace ui::query {

/// For a statement whose rows are shown in a grid. storage is the program's.
core::query::ScriptRun::Options readingOptions(const core::settings::Settings &settings,
                                               const core::result::Storage &storage, bool manualCommit);

} // namespace ui::query
