// SPDX-License-Identifier: GPL-3.0-or-later
// The roles of a server and who is a member of whom, as a value: what each inherits, what it can become with
// SET ROLE, and by which way. Follows the rules of the server's version: before 16 a membership is inherited
// where the member has INHERIT, from 16 on each membership says so itself.
// Cost: made once in O(roles + memberships); each question walks only what it reaches.
#pragma once

#include "core/base/result.h"
#include "core/base/serverversion.h"
#include "core/catalog/sqllibrary.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

namespace core::access {

/// The number of PUBLIC among grantees.
inline constexpr qint64 PublicRole = 0;

struct Role
{
    qint64 oid = 0;
    QString name{};
    bool superuser = false;
    bool inherit = true;
    bool createRole = false;
    bool createDatabase = false;
    bool login = false;
    bool replication = false;
    bool bypassRls = false;
    int connectionLimit = -1; ///< -1: none
    QString validUntil{};     ///< as the server writes it; empty: no end; "infinity"
    bool expired = false;     ///< by the server's clock, when it was read
    QString comment{};

    /// pg_read_all_data and the like, made by the server.
    bool predefined() const { return name.startsWith(QLatin1String("pg_")); }
    bool operator==(const Role &) const = default;
};

struct Membership
{
    qint64 role = 0;   ///< of which
    qint64 member = 0; ///< who
    qint64 grantor = 0;
    bool admin = false;
    bool inherit = true; ///< before 16: the member's INHERIT
    bool set = true;     ///< before 16: always
    /// Not granted: the owner of the current database in pg_database_owner (14+).
    bool implicit = false;
    bool operator==(const Membership &) const = default;
};

class RoleGraph
{
public:
    /// Which memberships are walked along.
    enum class Via
    {
        Inherit, ///< privileges are had without doing anything
        Set,     ///< SET ROLE
        Any,
    };

    RoleGraph() = default;
    /// databaseOwner: of the current database; from 14 on it is in pg_database_owner.
    RoleGraph(QList<Role> roles, QList<Membership> memberships, ServerVersion version,
              qint64 databaseOwner = 0);

    ServerVersion version() const { return m_version; }
    const QList<Role> &roles() const { return m_roles; }
    /// Including the implicit one.
    const QList<Membership> &memberships() const { return m_memberships; }
    qint64 databaseOwner() const { return m_databaseOwner; }
    /// Null where there is no such role.
    const Role *find(qint64 oid) const;
    const Role *find(const QString &name) const;
    /// The name; "public" for PUBLIC; the number of a role that is gone.
    QString nameOf(qint64 oid) const;
    bool isSuperuser(qint64 oid) const;

    /// The direct memberships of a role in others, and those others have in it.
    QList<Membership> membershipsOf(qint64 member) const;
    QList<Membership> membersOf(qint64 role) const;

    /// The role and all whose privileges it has without SET ROLE, nearest first. What superusers need not is
    /// not added to them.
    QList<qint64> rolesInheritedBy(qint64 role) const { return reachable(role, Via::Inherit); }
    /// The role and all it may SET ROLE to as a member. Superusers may to all: see maySet.
    QList<qint64> rolesSettableBy(qint64 role) const { return reachable(role, Via::Set); }
    QList<qint64> reachable(qint64 role, Via via) const;
    /// All that reach the role: itself, its members, their members, nearest first.
    QList<qint64> members(qint64 role, Via via) const;
    bool inherits(qint64 member, qint64 role) const; ///< has the privileges of; superusers: always
    bool maySet(qint64 member, qint64 role) const;   ///< SET ROLE; superusers: always

    /// The memberships from one to the other, shortest way, in order: from's own first. Empty where there is
    /// no way, and from a role to itself.
    QList<Membership> path(qint64 from, qint64 to, Via via = Via::Inherit) const;

    /// What closes a circle if `member` were made a member of `role`: role, …, member, role; empty: nothing.
    /// The server refuses such a membership.
    QList<qint64> cycle(qint64 role, qint64 member) const;
    /// Circles that are there (there should be none): one for each knot of roles that reach one another.
    QList<QList<qint64>> cycles() const;

    /// The memberships on the way to each role reached from one, for asking often: the last step to it.
    class Reach
    {
    public:
        bool contains(qint64 role) const { return role == m_from || m_last.contains(role); }
        QList<Membership> path(qint64 to) const;
        const QList<qint64> &roles() const { return m_order; }
        qint64 from() const { return m_from; }

    private:
        friend class RoleGraph;
        qint64 m_from = 0;
        QHash<qint64, Membership> m_last;
        QList<qint64> m_order;
    };
    Reach reach(qint64 from, Via via) const;

private:
    bool follows(const Membership &membership, Via via) const;

    QList<Role> m_roles;
    QList<Membership> m_memberships;
    ServerVersion m_version;
    qint64 m_databaseOwner = 0;
    QHash<qint64, qsizetype> m_byOid;
    QHash<QString, qsizetype> m_byName;
    QHash<qint64, QList<qsizetype>> m_upwards;   ///< by member
    QHash<qint64, QList<qsizetype>> m_downwards; ///< by role
};

/// "reporting, granted by alice": the way in words, from the nearest. Empty for an empty path.
QString pathText(const RoleGraph &graph, const QList<Membership> &path);

/// Two round trips; passwords are not read. Fails with Sql, Cancelled, Connection.
Result<RoleGraph> readRoleGraph(session::Link &link, session::Job &job, const catalog::SqlLibrary &library);

} // namespace core::access
