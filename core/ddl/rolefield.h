// SPDX-License-Identifier: GPL-3.0-or-later
// The field of an owner: completed from the roles, and a name that is no role is told before the server does.
// Pure.
#pragma once

#include "core/forms/formspec.h"

namespace core::ddl {

/// A Suggest with the id "owner" over Context::choices["roles"]; empty: who makes it.
forms::FieldSpec ownerField(const forms::Context &context);

} // namespace core::ddl
