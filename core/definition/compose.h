// SPDX-License-Identifier: GPL-3.0-or-later
// Makes definitions, in order, of what was read. Pure.
#pragma once

#include "core/definition/definition.h"
#include "core/definition/facts.h"

namespace core::definition {

Definitions compose(const Facts &facts, const Options &options);

} // namespace core::definition
