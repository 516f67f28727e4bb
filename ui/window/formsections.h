// SPDX-License-Identifier: GPL-3.0-or-later
// Which parts beyond its fields a kind's form has: a table. A new part is one entry. Thread: GUI.
#pragma once

#include "ui/forms/formservices.h"

namespace ui::forms {
class FormTab;
}

namespace ui::window {

/// Adds the sections of the kind to a new tab.
void addSections(forms::FormTab &tab, const QString &kind, const forms::FormServices &services);

} // namespace ui::window
