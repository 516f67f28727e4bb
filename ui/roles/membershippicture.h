// SPDX-License-Identifier: GPL-3.0-or-later
// What is drawn of the memberships around a role, as values: those above it, those below it, to a distance
// and a number, so that 5,000 roles cost what is seen of them. Pure.
#pragma once

#include "core/access/rolegraph.h"

namespace ui::roles {

struct PictureNode
{
    core::access::Role role;
    int distance = 0; ///< steps from the role in the middle
};

struct PictureEdge
{
    int member = 0; ///< numbers of nodes
    int role = 0;
    core::access::Membership membership; ///< of several grantors' what any of them gives
    bool pending = false;                ///< only in the form as yet
    bool onCycle = false;

    /// What differs from a plain membership: "admin · no inherit · no set"; empty: nothing.
    QString label() const;
};

struct MembershipPicture
{
    QList<PictureNode> nodes; ///< the role in the middle first, nearest first
    QList<PictureEdge> edges;
    qsizetype leftOut = 0; ///< roles within reach that are too far or too many

    int nodeOf(qint64 role) const; ///< -1: it is not drawn
};

/// graph: with the pending ones in it. distance: steps in either direction; most: nodes at most.
MembershipPicture membershipPicture(const core::access::RoleGraph &graph, qint64 role, int distance,
                                    qsizetype most, const QList<core::access::Membership> &pending = {});

} // namespace ui::roles
