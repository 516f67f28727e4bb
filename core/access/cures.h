// SPDX-License-Identifier: GPL-3.0-or-later
// What closes the gaps of a chain: the smallest grants first, then memberships with what else they give.
// Pure.
#pragma once

#include "core/access/explain.h"
#include "core/access/grants.h"

namespace core::access {

/// What explain() found missing.
struct Gaps
{
    QList<Change> missing{};     ///< grants, mostly to the role itself
    QList<Membership> dormant{}; ///< memberships on the way that are not inherited
    ddl::Script fixes{};         ///< of the role and the database themselves
    bool policy = false;         ///< row security without a policy for it
    bool owner = false;          ///< only the owner may
};

QList<Cure> curesOf(const Situation &situation, const Gaps &gaps);

/// The command whose policies hold for a privilege ("select"); empty where none do.
QString policyCommand(Privilege privilege);

} // namespace core::access
