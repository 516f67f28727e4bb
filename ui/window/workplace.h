// SPDX-License-Identifier: GPL-3.0-or-later
// The connection and database that something begun at an object of the tree belongs to. Thread: GUI.
#pragma once

#include "core/catalog/objectref.h"
#include "ui/forms/formsection.h"

#include <optional>

namespace ui::tabs {
class TabArea;
}

namespace ui::window {

class KnownProfiles;

/// The object's own; where it has no database, the one that the tab in front works on, else the connection's.
/// Empty: neither tells a connection.
std::optional<forms::FormPlace> workPlace(const core::catalog::ObjectRef &ref, const KnownProfiles &profiles,
                                          const tabs::TabArea &tabs);

} // namespace ui::window
