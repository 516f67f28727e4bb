// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/rolegraph.h"

#include "core/access/answer.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <functional>

namespace core::access {

RoleGraph::RoleGraph(QList<Role> roles, QList<Membership> memberships, ServerVersion version,
                     qint64 databaseOwner)
    : m_roles(std::move(roles))
    , m_memberships(std::move(memberships))
    , m_version(version)
    , m_databaseOwner(databaseOwner)
{
    m_byOid.reserve(m_roles.size());
    m_byName.reserve(m_roles.size());
    for (qsizetype i = 0; i < m_roles.size(); ++i) {
        m_byOid.insert(m_roles[i].oid, i);
        m_byName.insert(m_roles[i].name, i);
    }
    if (!version.atLeast(16)) {
        for (Membership &membership : m_memberships) {
            const Role *member = find(membership.member);
            membership.inherit = member == nullptr || member->inherit;
            membership.set = true;
        }
    }
    const Role *owners = find(QStringLiteral("pg_database_owner"));
    if (owners != nullptr && find(databaseOwner) != nullptr) {
        m_memberships << Membership{.role = owners->oid,
                                    .member = databaseOwner,
                                    .inherit = version.atLeast(16) || find(databaseOwner)->inherit,
                                    .implicit = true};
    }
    for (qsizetype i = 0; i < m_memberships.size(); ++i) {
        m_upwards[m_memberships[i].member] << i;
        m_downwards[m_memberships[i].role] << i;
    }
}

const Role *RoleGraph::find(qint64 oid) const
{
    const auto at = m_byOid.constFind(oid);
    return at == m_byOid.constEnd() ? nullptr : &m_roles[*at];
}

const Role *RoleGraph::find(const QString &name) const
{
    const auto at = m_byName.constFind(name);
    return at == m_byName.constEnd() ? nullptr : &m_roles[*at];
}

QString RoleGraph::nameOf(qint64 oid) const
{
    if (oid == PublicRole)
        return QStringLiteral("public");
    const Role *role = find(oid);
    return role == nullptr ? QString::number(oid) : role->name;
}

bool RoleGraph::isSuperuser(qint64 oid) const
{
    const Role *role = find(oid);
    return role != nullptr && role->superuser;
}

QList<Membership> RoleGraph::membershipsOf(qint64 member) const
{
    QList<Membership> found;
    for (const qsizetype i : m_upwards.value(member))
        found << m_memberships[i];
    return found;
}

QList<Membership> RoleGraph::membersOf(qint64 role) const
{
    QList<Membership> found;
    for (const qsizetype i : m_downwards.value(role))
        found << m_memberships[i];
    return found;
}

bool RoleGraph::follows(const Membership &membership, Via via) const
{
    switch (via) {
    case Via::Inherit:
        return membership.inherit;
    case Via::Set:
        return membership.set;
    case Via::Any:
        break;
    }
    return true;
}

RoleGraph::Reach RoleGraph::reach(qint64 from, Via via) const
{
    Reach reach;
    reach.m_from = from;
    reach.m_order << from;
    for (qsizetype at = 0; at < reach.m_order.size(); ++at) { // breadth first: the shortest ways
        const auto up = m_upwards.constFind(reach.m_order[at]);
        if (up == m_upwards.constEnd())
            continue;
        for (const qsizetype i : *up) {
            const Membership &membership = m_memberships[i];
            if (!follows(membership, via) || reach.contains(membership.role))
                continue;
            reach.m_last.insert(membership.role, membership);
            reach.m_order << membership.role;
        }
    }
    return reach;
}

QList<Membership> RoleGraph::Reach::path(qint64 to) const
{
    QList<Membership> way;
    while (to != m_from) {
        const auto last = m_last.constFind(to);
        if (last == m_last.constEnd())
            return {};
        way.prepend(*last);
        to = last->member;
    }
    return way;
}

QList<qint64> RoleGraph::reachable(qint64 role, Via via) const
{
    return reach(role, via).roles();
}

QList<qint64> RoleGraph::members(qint64 role, Via via) const
{
    QList<qint64> order{role};
    QSet<qint64> seen{role};
    for (qsizetype at = 0; at < order.size(); ++at) {
        const auto down = m_downwards.constFind(order[at]);
        if (down == m_downwards.constEnd())
            continue;
        for (const qsizetype i : *down) {
            const Membership &membership = m_memberships[i];
            if (!follows(membership, via) || seen.contains(membership.member))
                continue;
            seen.insert(membership.member);
            order << membership.member;
        }
    }
    return order;
}

bool RoleGraph::inherits(qint64 member, qint64 role) const
{
    return isSuperuser(member) || reach(member, Via::Inherit).contains(role);
}

bool RoleGraph::maySet(qint64 member, qint64 role) const
{
    return isSuperuser(member) || reach(member, Via::Set).contains(role);
}

QList<Membership> RoleGraph::path(qint64 from, qint64 to, Via via) const
{
    return reach(from, via).path(to);
}

QList<qint64> RoleGraph::cycle(qint64 role, qint64 member) const
{
    if (role == member)
        return {role, role};
    const QList<Membership> way = path(role, member, Via::Any);
    if (way.isEmpty())
        return {};
    QList<qint64> circle{role};
    for (const Membership &step : way)
        circle << step.role;
    return circle << role;
}

QList<QList<qint64>> RoleGraph::cycles() const
{
    // Each role is entered once; one that is met again while it is still open closes a circle. No recursion:
    // a chain of memberships may be as long as there are roles.
    enum class Mark
    {
        Open,
        Done
    };
    QHash<qint64, Mark> marks;
    QList<QList<qint64>> found;
    for (const Role &start : m_roles) {
        if (marks.contains(start.oid))
            continue;
        QList<std::pair<qint64, qsizetype>> stack{{start.oid, 0}};
        marks.insert(start.oid, Mark::Open);
        while (!stack.isEmpty()) {
            const qint64 role = stack.last().first;
            const QList<qsizetype> up = m_upwards.value(role);
            if (stack.last().second == up.size()) {
                marks.insert(role, Mark::Done);
                stack.removeLast();
                continue;
            }
            const qint64 next = m_memberships[up[stack.last().second++]].role;
            const auto mark = marks.constFind(next);
            if (mark == marks.constEnd()) {
                marks.insert(next, Mark::Open);
                stack.append({next, 0});
            } else if (*mark == Mark::Open) {
                QList<qint64> circle;
                qsizetype at = stack.size() - 1;
                while (at > 0 && stack[at].first != next)
                    --at;
                for (; at < stack.size(); ++at)
                    circle << stack[at].first;
                found << (circle << next);
            }
        }
    }
    return found;
}

QString pathText(const RoleGraph &graph, const QList<Membership> &path)
{
    QStringList steps;
    for (const Membership &step : path) {
        steps << (step.grantor == 0
                      ? graph.nameOf(step.role)
                      : QCoreApplication::translate("core::access", "%1, granted by %2", "a membership")
                            .arg(graph.nameOf(step.role), graph.nameOf(step.grantor)));
    }
    return steps.join(QStringLiteral(" → "));
}

Result<RoleGraph> readRoleGraph(session::Link &link, session::Job &job, const catalog::SqlLibrary &library)
{
    auto roleRows = Answer::ask(link, job, library, QStringLiteral("roles"), {});
    if (!roleRows)
        return std::move(roleRows).error();
    auto memberRows = Answer::ask(link, job, library, QStringLiteral("memberships"), {});
    if (!memberRows)
        return std::move(memberRows).error();
    QList<Role> roles;
    roles.reserve(roleRows->rows());
    qint64 databaseOwner = 0;
    for (int i = 0; i < roleRows->rows(); ++i) {
        roles << Role{.oid = roleRows->number(i, "oid"),
                      .name = roleRows->text(i, "name"),
                      .superuser = roleRows->flag(i, "superuser"),
                      .inherit = roleRows->flag(i, "inherit"),
                      .createRole = roleRows->flag(i, "createrole"),
                      .createDatabase = roleRows->flag(i, "createdb"),
                      .login = roleRows->flag(i, "login"),
                      .replication = roleRows->flag(i, "replication"),
                      .bypassRls = roleRows->flag(i, "bypassrls"),
                      .connectionLimit = int(roleRows->number(i, "connlimit")),
                      .validUntil = roleRows->text(i, "validuntil"),
                      .expired = roleRows->flag(i, "expired"),
                      .comment = roleRows->text(i, "comment")};
        if (roleRows->flag(i, "databaseowner"))
            databaseOwner = roles.last().oid;
    }
    QList<Membership> memberships;
    memberships.reserve(memberRows->rows());
    for (int i = 0; i < memberRows->rows(); ++i) {
        memberships << Membership{.role = memberRows->number(i, "role"),
                                  .member = memberRows->number(i, "member"),
                                  .grantor = memberRows->number(i, "grantor"),
                                  .admin = memberRows->flag(i, "admin"),
                                  .inherit = memberRows->flag(i, "inherit"),
                                  .set = memberRows->flag(i, "set")};
    }
    return RoleGraph(std::move(roles), std::move(memberships), link.info().version, databaseOwner);
}

} // namespace core::access
