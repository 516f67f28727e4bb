// SPDX-License-Identifier: GPL-3.0-or-later
// What a role may do with an object and from where it has each right; and the same turned round. Pure: the
// server's rules over a RoleGraph and a Securable, checked against has_…_privilege().
#pragma once

#include "core/access/rolegraph.h"
#include "core/access/securable.h"

#include <QHash>

#include <optional>

namespace core::access {

/// Where a right comes from, strongest first: how far one has to go to take it away.
enum class Source
{
    Superuser,
    Owner,      ///< granted to the owner, which the role is, or whose rights it has
    Own,        ///< granted to the role itself
    Membership, ///< granted to a role whose rights it has
    Public,     ///< granted to PUBLIC
    Predefined, ///< pg_read_all_data, pg_write_all_data, pg_maintain
};

struct Right
{
    Privilege privilege = Privilege::Select;
    Source source = Source::Own;
    qint64 grantee = 0; ///< who has it: the role itself, the role on the path, PUBLIC, the predefined role
    qint64 grantor = 0; ///< 0 of a superuser's and a predefined role's
    bool grantable = false;    ///< with grant option
    bool throughTable = false; ///< of a column: it is its table's
    QList<Membership> path{};  ///< from the role to the grantee; empty where it is the role itself or PUBLIC
    bool operator==(const Right &) const = default;
};

struct ObjectRights
{
    QList<Right>
        rights{}; ///< every one, by privilege in the order of allPrivileges(), strongest source first
    Privileges held{};
    /// May be granted on: by an owner even what it took from itself.
    Privileges grantable{};
    bool owns = false; ///< itself or through membership: may alter, drop, grant
    QList<Membership> ownerPath{};

    /// The strongest source of it; null where the role has it not.
    const Right *strongest(Privilege privilege) const;
    QList<Right> of(Privilege privilege) const;
};

/// One role's rights, asked of many objects. Keeps a reference: the graph must live longer.
/// Cost: once what the role reaches; then some 100 ns an object for held(), a µs for on().
class RoleRights
{
public:
    RoleRights(const RoleGraph &graph, qint64 role);

    /// table: of a column, whose rights hold for all of its columns.
    ObjectRights on(const Securable &object, const Securable *table = nullptr) const;
    /// Only what it may, without the why: for filters and thousands of rows.
    Privileges held(const Securable &object, const Securable *table = nullptr) const;
    qint64 role() const { return m_reach.from(); }

private:
    struct Predefined
    {
        qint64 role = 0;
        Privileges relation{}; ///< on tables, views, sequences
        Privileges schema{};
    };
    Privileges predefined(const Predefined &rule, const Securable &object) const;
    Privileges known(const Securable &object) const;
    const QList<Membership> &pathTo(qint64 role) const;
    void collect(ObjectRights &into, const Securable &object, bool throughTable, Privileges wanted) const;

    const RoleGraph &m_graph;
    RoleGraph::Reach m_reach;
    bool m_superuser = false;
    QList<Predefined> m_predefined; ///< those whose rights it has
    QHash<QString, Privileges> m_known;
    mutable QHash<qint64, QList<Membership>> m_paths;
};

/// "own grant", "superuser", "reporting, granted by alice": the source of a right in words.
QString sourceText(const RoleGraph &graph, const Right &right);

/// A role that may do something with an object, and PUBLIC (role 0) where it is granted something.
struct Holder
{
    qint64 role = 0;
    ObjectRights rights;
};

/// Everybody who may do something with it, by name, PUBLIC first. Of roles that have no more than PUBLIC only
/// PUBLIC is told. Superusers, who may do everything, only if asked for.
QList<Holder> holders(const RoleGraph &graph, const Securable &object, const Securable *table = nullptr,
                      bool superusers = true);

} // namespace core::access
