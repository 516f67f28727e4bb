// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/rolesandobjects.h"

namespace ui::access {

core::Result<RolesAndObjects> readRolesAndObjects(core::session::Link &link, core::session::Job &job,
                                                  const core::catalog::SqlLibrary &library, bool system)
{
    auto roles = core::access::readRoleGraph(link, job, library);
    if (!roles)
        return std::move(roles).error();
    auto objects = core::access::readSecurables(link, job, library, {.system = system});
    if (!objects)
        return std::move(objects).error();
    return RolesAndObjects{std::move(*roles), std::move(objects->list)};
}

} // namespace ui::access
