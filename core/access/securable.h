// SPDX-License-Identifier: GPL-3.0-or-later
// What privileges are granted on, with its ACL: a value. Objects that have none of their own carry the
// default of their kind and owner, as the server would use it.
#pragma once

#include "core/access/privilege.h"
#include "core/access/rolegraph.h"

namespace core::access {

/// What one role granted to another.
struct AclItem
{
    qint64 grantee = PublicRole;
    qint64 grantor = 0;
    Privileges privileges;
    Privileges grantable{}; ///< with grant option: a part of privileges
    bool operator==(const AclItem &) const = default;
};

struct Securable
{
    QString kind;   ///< SecurableKind::id
    qint64 oid = 0; ///< of a column: its table's
    int sub = 0;    ///< of a column: its number
    QString schema{};
    QString name{};        ///< of a column: its table's
    QString column{};      ///< of a column: its name
    QString signature{};   ///< of a routine: its argument types
    qint64 owner = 0;      ///< of a column: its table's; of a parameter: the first superuser
    bool defaults = false; ///< it has no ACL of its own: items are those of the default
    QList<AclItem> items{};

    bool isRelation() const;
    /// As people read it, unquoted: sales.orders, total(integer), sales.orders.note.
    QString text() const;
    /// As GRANT names it, quoted: sales."Orders", f(integer), a large object's number. Of a column: its
    /// table.
    QString sqlName() const;
    bool operator==(const Securable &) const = default;
};

/// What is read: kinds by their ids (empty: every kind but columns), of some schemas (empty: all but the
/// system's).
struct SecurableScope
{
    enum class Columns
    {
        None,
        Granted, ///< those with an ACL of their own
        All,
    };

    QStringList kinds{};
    QStringList schemas{};
    QString filter{}; ///< a part of "schema.name", in any case
    Columns columns = Columns::None;
    bool system = false;    ///< also pg_catalog and information_schema, where no schemas are given
    QList<qint64> oids{};   ///< only these, where there are any
    qint64 limit = 200'000; ///< rows at most
};

struct Securables
{
    QList<Securable> list{}; ///< by kind in the order of securableKinds(), schema, name, column
    bool cut = false;        ///< the limit was reached
};

/// One round trip, waits for no lock. Cost: 20,000 tables in some 0.3 s. Fails with Sql, Cancelled,
/// Connection.
Result<Securables> readSecurables(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                                  const SecurableScope &scope);

/// What the SQL files write of an ACL, "16384 10 SELECT -,0 10 USAGE *": grantee, grantor, privilege, * with
/// grant option.
QList<AclItem> aclItemsFrom(const QString &text);
/// Items of one grantee and grantor joined to one.
QList<AclItem> merged(const QList<AclItem> &items);

} // namespace core::access
