// SPDX-License-Identifier: GPL-3.0-or-later
// What two roles are granted themselves, side by side, and the changes that make one like the other. What
// they have as owners, through membership or as PUBLIC is not theirs to be given. Pure.
#pragma once

#include "core/access/grants.h"

namespace core::access {

/// Of one object on which either is granted something.
struct GrantDifference
{
    Securable object;
    Privileges left{};
    Privileges leftGrantable{};
    Privileges right{};
    Privileges rightGrantable{};
    bool same() const { return left == right && leftGrantable == rightGrantable; }
};

/// In the order of the objects.
QList<GrantDifference> compareGrants(const QList<Securable> &objects, qint64 left, qint64 right);

/// What makes `role`, the left one, like the right one.
QList<Change> grantsLike(const QList<GrantDifference> &differences, const QString &role);

/// "select, insert (may grant)": what one of them has, in words.
QString grantedWords(Privileges privileges, Privileges grantable);

} // namespace core::access
