// SPDX-License-Identifier: GPL-3.0-or-later
// Default privileges: what objects made later will have, by who makes them, of one schema or of the whole
// database. Those of the whole database stand in the place of the built-in ones; those of a schema are added.
#pragma once

#include "core/access/grants.h"

namespace core::access {

struct DefaultAcl
{
    qint64 role = 0;  ///< whose future objects (FOR ROLE)
    QString schema{}; ///< empty: of the whole database
    QString kind{};   ///< SecurableKind::id with a defaultWord: "table", "sequence", "function", "type", …
    bool stored = false; ///< there is an entry; otherwise items are the built-in ones
    QList<AclItem> items{};
    bool operator==(const DefaultAcl &) const = default;
};

struct DefaultChange
{
    Change::Verb verb = Change::Verb::Grant;
    QString forRole{}; ///< empty: whoever runs it
    QString schema{};  ///< empty: the whole database
    QString kind{};
    Privileges privileges{};
    QString grantee{}; ///< empty: PUBLIC
    bool cascade = false;
};

/// The kinds that have default privileges on this server; in a schema: those that stand in one.
QList<SecurableKind> kindsWithDefaults(ServerVersion version, bool inSchema);

/// What holds where nothing is stored: everything for the owner, EXECUTE and USAGE for PUBLIC; of a schema
/// nothing (it only adds). Pure.
DefaultAcl builtInDefaults(const QString &kind, qint64 role, const QString &schema, ServerVersion version);

/// The entry of a role, schema and kind, or the built-in one.
DefaultAcl defaultsFor(const QList<DefaultAcl> &stored, const QString &kind, qint64 role,
                       const QString &schema, ServerVersion version);

/// ALTER DEFAULT PRIVILEGES …, what goes together in one statement. Pure.
ddl::Script defaultPrivilegesScript(const QList<DefaultChange> &changes, const GrantOptions &options);

/// The differences between what is and what is wanted.
QList<DefaultChange> changesBetween(const RoleGraph &graph, const DefaultAcl &before,
                                    const QList<AclItem> &after);

/// What an object made by `maker` in `schema` will have, from what is stored. Pure.
QList<AclItem> futureItems(const QList<DefaultAcl> &stored, const QString &kind, qint64 maker,
                           const QString &schema, ServerVersion version);

/// Every entry of the database, one round trip. Fails with Sql, Cancelled, Connection.
Result<QList<DefaultAcl>> readDefaultPrivileges(session::Link &link, session::Job &job,
                                                const catalog::SqlLibrary &library);

} // namespace core::access
