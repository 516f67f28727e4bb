// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the passwords out of definitions: those of foreign servers, user mappings and subscriptions, which
// the server keeps in clear. Nobody's code is touched. Pure.
#pragma once

#include "core/definition/definition.h"

namespace core::definition {

/// "…" stands at their place, and a comment before the statement. How many objects had one.
qsizetype hidePasswords(Definitions &definitions);

} // namespace core::definition
