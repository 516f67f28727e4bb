// SPDX-License-Identifier: GPL-3.0-or-later
// Two roles side by side, and the script that makes one like the other. Pure; from what readRole() gives.
// Their privileges: core/access/comparegrants.h.
#pragma once

#include "core/ddl/script.h"
#include "core/forms/context.h"

#include <QList>
#include <QString>

namespace core::ddl {

struct RoleDifference
{
    QString area; ///< "Attributes", "Member of", "Members", "Parameters"
    QString what; ///< "Can log in", "reporting", "work_mem in shop"
    QString left; ///< in words; empty: not there
    QString right;
    bool same() const { return left == right; }
    bool operator==(const RoleDifference &) const = default;
};

/// Everything that one of them has or is, in the order of the form; what is the same too. Who granted a
/// membership does not count.
QList<RoleDifference> compareRoles(const forms::Values &left, const forms::Values &right,
                                   const forms::Context &context);

/// What makes `role` like `model`: attributes, limits, memberships, parameters; members too if asked for.
/// Name, password, comment and labels stay its own. context: as it was read with `role`.
Script roleLikeScript(const forms::Values &role, const forms::Values &model, const forms::Context &context,
                      bool members = false);

} // namespace core::ddl
