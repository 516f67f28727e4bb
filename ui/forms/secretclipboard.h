// SPDX-License-Identifier: GPL-3.0-or-later
// A password on the clipboard: marked as secret for clipboard managers, and taken off again after a while if
// it is still there. Thread: GUI.
#pragma once

#include "core/base/secret.h"

#include <chrono>

namespace ui::forms {

inline constexpr std::chrono::seconds SecretClipboardLife{60};

/// Lives on when the widget that asked for it is gone.
void copySecret(const core::Secret &secret, std::chrono::milliseconds life = SecretClipboardLife);

} // namespace ui::forms
