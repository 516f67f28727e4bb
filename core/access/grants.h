// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of privileges as GRANT and REVOKE, and what everybody (PUBLIC) has. Pure.
#pragma once

#include "core/access/securable.h"
#include "core/ddl/script.h"

namespace core::access {

struct Change
{
    enum class Verb
    {
        Grant,
        GrantWithOption,
        Revoke,
        RevokeOption, ///< grant option for …: the privilege stays
    };

    Verb verb = Verb::Grant;
    /// Of a column: kind "column", or a table with `columns`.
    Securable object{};
    Privileges privileges{};
    QStringList columns{};
    QString grantee{};    ///< a role's name; empty: PUBLIC
    QString grantedBy{};  ///< a role's name; empty: whoever runs it. 14+, and only the current role
    bool cascade = false; ///< of a revoke: also what the grantee granted on
};

struct GrantOptions
{
    ServerVersion version{};
    /// A statement names at most that many objects: longer ones are hard to read.
    qsizetype objectsPerStatement = 50;
    QString field{}; ///< Statement::field
};

/// Few statements for many changes: privileges, objects of one word (TABLE, FUNCTION…) and grantees that go
/// together stand in one. Revokes first, so that what is granted at the same time stays. What the server does
/// not know (MAINTAIN before 17) is left out.
ddl::Script grantScript(const QList<Change> &changes, const GrantOptions &options);

/// The changes that make the items of one object, as they were read, into those that are wanted; grantors do
/// not count: a revoke is run as the one who granted it.
QList<Change> changesBetween(const RoleGraph &graph, const Securable &before, const QList<AclItem> &after);

/// ALTER … OWNER TO; empty for what has no owner to change (a parameter, a column).
QString ownerSql(const Securable &object, const QString &role);

/// What PUBLIC has on it.
Privileges publicPrivileges(const Securable &object);
/// Of several, those on which PUBLIC has something: "revoke what PUBLIC has" as changes, to be shown before.
QList<Change> revokePublic(const QList<Securable> &objects, Privileges which);

} // namespace core::access
