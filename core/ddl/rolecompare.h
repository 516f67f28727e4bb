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
    QString field{}; ///< of the form
    QString key{};   ///< of a table's row: the role, the parameter and its database
    bool same() const { return left == right; }
    bool operator==(const RoleDifference &) const = default;
};

/// Everything that one of them has or is, in the order of the form; what is the same too. Who granted a
/// membership does not count.
QList<RoleDifference> compareRoles(const forms::Values &left, const forms::Values &right,
                                   const forms::Context &context);

/// What makes `role` like `model` in what was chosen of compareRoles(role, model). Name, password, comment
/// and labels stay its own; it is no member of itself. context: as it was read with `role`.
Script roleLikeScript(const forms::Values &role, const forms::Values &model,
                      const QList<RoleDifference> &chosen, const forms::Context &context);

} // namespace core::ddl
