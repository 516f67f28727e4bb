// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of object the program shows, as entries.
#pragma once

#include "core/catalog/objectkind.h"

namespace core::kinds {

/// The table of kinds. "server" is the root.
catalog::ObjectKinds all();

} // namespace core::kinds
