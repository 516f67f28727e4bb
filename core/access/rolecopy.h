// SPDX-License-Identifier: GPL-3.0-or-later
// What one role was granted in a database, and the statements that give another one the same. What it owns
// stays its own. Memberships, attributes and parameters are the role's form's (core/ddl/role.h).
#pragma once

#include "core/access/comparegrants.h"
#include "core/access/defaultprivileges.h"

namespace core::access {

/// A policy of row security that names it. Texts as SQL writes them.
struct RolePolicy
{
    QString policy;
    QString object; ///< its table
    QString roles;  ///< all that it names: "alice, bob"
    bool operator==(const RolePolicy &) const = default;
};

/// Another database that names it.
struct RoleElsewhere
{
    QString database;
    qint64 named = 0; ///< times, in privileges, default privileges and policies
    QString closed{}; ///< why nobody can look there; empty: one can
    bool operator==(const RoleElsewhere &) const = default;
};

/// What it was granted itself, by whomever. Nothing of what it has as an owner, a member or as PUBLIC.
struct RoleGrants
{
    QString role{};
    QString database{};
    ServerVersion version{};
    QList<GrantDifference> objects{}; ///< each one's right side
    QList<GrantDifference> columns{};
    QList<DefaultChange> defaults{};    ///< on what others will make; grantee: the role
    QList<DefaultChange> ownDefaults{}; ///< what it gives on what it will make itself; forRole: the role
    QList<RolePolicy> policies{};
    qint64 owned = 0; ///< objects of this database
    qint64 mappings = 0;
    bool cut = false; ///< there are more objects than are read
    QList<RoleElsewhere> elsewhere{};
};

/// Five round trips. shared: also what belongs to the whole server (databases, tablespaces, parameters), to
/// be asked for in one database only. Fails with Sql, Cancelled, Connection, Input where the role is gone.
Result<RoleGrants> readRoleGrants(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                                  qint64 role, bool shared);

/// Which of it a copy gets.
struct RoleCopyParts
{
    bool objects = true;
    bool columns = true;
    bool defaults = true;
    bool policies = true;
    bool ownDefaults = false;
};

/// Pure. `to`: the other role's name. database: Statement::database. Whoever runs it is the grantor.
ddl::Script copyScript(const RoleGrants &grants, const QString &to, const RoleCopyParts &parts,
                       const QString &database = {});

} // namespace core::access
