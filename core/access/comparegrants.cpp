// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/comparegrants.h"

namespace core::access {

QList<GrantDifference> compareGrants(const QList<Securable> &objects, qint64 left, qint64 right)
{
    QList<GrantDifference> found;
    for (const Securable &object : objects) {
        GrantDifference difference;
        for (const AclItem &item : object.items) {
            if (item.grantee == object.owner)
                continue;
            if (item.grantee == left) {
                difference.left |= item.privileges;
                difference.leftGrantable |= item.grantable;
            } else if (item.grantee == right) {
                difference.right |= item.privileges;
                difference.rightGrantable |= item.grantable;
            }
        }
        // an owner has everything: neither taken from it nor given to it, nor told by what it was granted
        if (object.owner == left || object.owner == right || !(difference.left | difference.right))
            continue;
        difference.object = object;
        found << difference;
    }
    return found;
}

QList<Change> grantsLike(const QList<GrantDifference> &differences, const QString &role)
{
    QList<Change> changes;
    for (const GrantDifference &difference : differences) {
        const auto add = [&](Change::Verb verb, Privileges privileges) {
            if (!privileges)
                return;
            Change change{
                .verb = verb, .object = difference.object, .privileges = privileges, .grantee = role};
            changes << change;
        };
        const Privileges had = difference.left;
        const Privileges wanted = difference.right;
        add(Change::Verb::Revoke, had & ~wanted);
        add(Change::Verb::RevokeOption, difference.leftGrantable & ~difference.rightGrantable & wanted);
        add(Change::Verb::Grant, wanted & ~had & ~difference.rightGrantable);
        add(Change::Verb::GrantWithOption, difference.rightGrantable & ~difference.leftGrantable);
    }
    return changes;
}

QString grantedWords(Privileges privileges, Privileges grantable)
{
    const Privileges plain = privileges & ~grantable;
    QStringList parts;
    if (plain)
        parts << words(plain);
    if (grantable)
        parts << words(grantable) + QStringLiteral(" (may grant)");
    return parts.join(QStringLiteral(", "));
}

} // namespace core::access
