// SPDX-License-Identifier: GPL-3.0-or-later
// The form of databases: everything CREATE and ALTER DATABASE know on servers 13 to 18, parameters,
// privileges, default privileges, comment, security labels.
#pragma once

#include "core/ddl/objectform.h"

namespace core::ddl {

/// What must not happen in the database itself (rename, move) runs in Context::facts "elsewhere"; the default
/// privileges of a new one run in it: such scripts are saved by MultiRun.
ObjectForm databaseForm();

} // namespace core::ddl
