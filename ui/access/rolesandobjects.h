// SPDX-License-Identifier: GPL-3.0-or-later
// Every role of the server and every object of the database with its privileges, read at once: what the
// fields of the tabs about privileges offer.
#pragma once

#include "core/access/securable.h"

namespace ui::access {

struct RolesAndObjects
{
    core::access::RoleGraph roles;
    QList<core::access::Securable> objects; ///< no columns
};

/// system: also what stands in the system's schemas. Thread: the session's. Fails with Sql, Cancelled,
/// Connection.
core::Result<RolesAndObjects> readRolesAndObjects(core::session::Link &link, core::session::Job &job,
                                                  const core::catalog::SqlLibrary &library, bool system);

} // namespace ui::access
