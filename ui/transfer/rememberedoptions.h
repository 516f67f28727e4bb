// SPDX-License-Identifier: GPL-3.0-or-later
// What an export was told last, as the next one begins with it. Thread: GUI.
#pragma once

#include "core/settings/settings.h"
#include "core/transfer/writeoptions.h"

namespace ui::transfer {

class ExportForm;

/// The format used last, and what each format was told. usual: the table and the title.
void restoreOptions(const core::settings::Settings &settings, ExportForm &form,
                    const core::transfer::WriteOptions &usual);
void rememberOptions(core::settings::Settings &settings, const ExportForm &form);
/// Documents, or the home folder, the first time.
QString rememberedFolder(const core::settings::Settings &settings);

} // namespace ui::transfer
