// SPDX-License-Identifier: GPL-3.0-or-later
// The form of schemas: name, owner, comment, privileges, default privileges, security labels.
#pragma once

#include "core/ddl/objectform.h"

namespace core::ddl {

ObjectForm schemaForm();

} // namespace core::ddl
