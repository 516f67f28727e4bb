// SPDX-License-Identifier: GPL-3.0-or-later
// What an import was told last.
#pragma once

#include "core/settings/settings.h"

namespace ui::transfer::importsettings {

inline const core::settings::Key<QString> folder{"import/folder", {}};
inline const core::settings::Key<bool> keepGoing{"import/keepGoing", false};

} // namespace ui::transfer::importsettings
