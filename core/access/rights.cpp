// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/rights.h"

#include <QCoreApplication>

#include <algorithm>

namespace core::access {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::access", text);
}

/// Predefined roles that stand above ACLs (utils/adt/acl.c, catalog/aclchk.c).
struct PredefinedRole
{
    const char *name;
    Privileges relation;
    Privileges schema;
};

const QList<PredefinedRole> &predefinedRoles()
{
    using enum Privilege;
    static const QList<PredefinedRole> list{
        {"pg_read_all_data", Select, Usage},
        {"pg_write_all_data", Insert | Update | Delete, Usage},
        {"pg_maintain", Maintain, {}},
    };
    return list;
}

/// System catalogues: only superusers write, whatever the ACL says (FirstUnpinnedObjectId).
constexpr qint64 FirstUserRelation = 12'000;

Privileges withheld(const Securable &object)
{
    using enum Privilege;
    if (!object.isRelation() && object.kind != QLatin1String("column"))
        return {};
    if (object.oid >= FirstUserRelation || object.oid == 0 || object.kind == QLatin1String("view"))
        return {};
    return Insert | Update | Delete | Truncate | Usage;
}

bool before(const Right &a, const Right &b)
{
    if (a.privilege != b.privilege)
        return quint32(a.privilege) < quint32(b.privilege);
    if (a.source != b.source)
        return a.source < b.source;
    if (a.throughTable != b.throughTable)
        return a.throughTable;
    return a.path.size() < b.path.size();
}

} // namespace

const Right *ObjectRights::strongest(Privilege privilege) const
{
    for (const Right &right : rights) {
        if (right.privilege == privilege)
            return &right;
    }
    return nullptr;
}

QList<Right> ObjectRights::of(Privilege privilege) const
{
    QList<Right> found;
    for (const Right &right : rights) {
        if (right.privilege == privilege)
            found << right;
    }
    return found;
}

RoleRights::RoleRights(const RoleGraph &graph, qint64 role)
    : m_graph(graph)
    , m_reach(graph.reach(role, RoleGraph::Via::Inherit))
    , m_superuser(graph.isSuperuser(role))
{
    for (const PredefinedRole &rule : predefinedRoles()) {
        const Role *found = graph.find(QString::fromLatin1(rule.name));
        if (found != nullptr && m_reach.contains(found->oid))
            m_predefined << Predefined{found->oid, rule.relation, rule.schema};
    }
    for (const SecurableKind &kind : securableKinds())
        m_known.insert(kind.id, privilegesOf(kind, graph.version()));
}

Privileges RoleRights::known(const Securable &object) const
{
    return m_known.value(object.kind);
}

Privileges RoleRights::predefined(const Predefined &rule, const Securable &object) const
{
    if (object.kind == QLatin1String("schema"))
        return rule.schema;
    return object.isRelation() ? rule.relation & known(object) & ~withheld(object) : Privileges();
}

const QList<Membership> &RoleRights::pathTo(qint64 role) const
{
    const auto found = m_paths.constFind(role);
    return found == m_paths.constEnd() ? *m_paths.insert(role, m_reach.path(role)) : *found;
}

Privileges RoleRights::held(const Securable &object, const Securable *table) const
{
    const Privileges all = known(object);
    if (m_superuser)
        return all;
    Privileges held;
    for (const AclItem &item : object.items) {
        if (item.grantee == PublicRole || m_reach.contains(item.grantee))
            held |= item.privileges;
    }
    held &= ~withheld(object);
    for (const Predefined &rule : m_predefined)
        held |= predefined(rule, object);
    if (table != nullptr)
        held |= this->held(*table);
    return held & all;
}

void RoleRights::collect(ObjectRights &into, const Securable &object, bool throughTable,
                         Privileges wanted) const
{
    const Privileges refused = m_superuser ? Privileges() : withheld(object);
    for (const AclItem &item : object.items) {
        Source source = Source::Membership;
        if (item.grantee == PublicRole)
            source = Source::Public;
        else if (!m_reach.contains(item.grantee))
            continue;
        else if (item.grantee == object.owner)
            source = Source::Owner;
        else if (item.grantee == role())
            source = Source::Own;
        into.grantable |= item.grantable & wanted;
        for (const Privilege privilege : listOf(item.privileges & wanted & ~refused)) {
            into.rights << Right{privilege,
                                 source,
                                 item.grantee,
                                 item.grantor,
                                 item.grantable.testFlag(privilege),
                                 throughTable,
                                 item.grantee == PublicRole ? QList<Membership>() : pathTo(item.grantee)};
        }
    }
    for (const Predefined &rule : m_predefined) {
        for (const Privilege privilege : listOf(predefined(rule, object) & wanted)) {
            into.rights << Right{privilege, Source::Predefined, rule.role,        0,
                                 false,     throughTable,       pathTo(rule.role)};
        }
    }
}

ObjectRights RoleRights::on(const Securable &object, const Securable *table) const
{
    ObjectRights found;
    const Privileges all = known(object);
    if (m_superuser) {
        for (const Privilege privilege : listOf(all))
            found.rights << Right{privilege, Source::Superuser, role(), 0, true, false, {}};
    }
    collect(found, object, false, all);
    if (table != nullptr)
        collect(found, *table, true, all);
    found.owns = object.owner != 0 && m_reach.contains(object.owner);
    if (found.owns) {
        found.ownerPath = pathTo(object.owner);
        found.grantable = all;
    }
    if (m_superuser) {
        found.owns = true;
        found.grantable = all;
    }
    std::stable_sort(found.rights.begin(), found.rights.end(), before);
    for (const Right &right : found.rights)
        found.held |= right.privilege;
    return found;
}

QString sourceText(const RoleGraph &graph, const Right &right)
{
    switch (right.source) {
    case Source::Superuser:
        return tr("superuser");
    case Source::Owner:
        return right.path.isEmpty() ? tr("owner")
                                    : tr("the owner's, through %1").arg(pathText(graph, right.path));
    case Source::Own:
        return tr("granted by %1").arg(graph.nameOf(right.grantor));
    case Source::Membership:
        return tr("through %1").arg(pathText(graph, right.path));
    case Source::Public:
        return tr("granted to everybody (PUBLIC) by %1").arg(graph.nameOf(right.grantor));
    case Source::Predefined:
        return right.path.isEmpty() ? tr("%1 itself").arg(graph.nameOf(right.grantee))
                                    : tr("predefined role: %1").arg(pathText(graph, right.path));
    }
    return {};
}

QList<Holder> holders(const RoleGraph &graph, const Securable &object, const Securable *table,
                      bool superusers)
{
    QSet<qint64> roles;
    Privileges everybodys;
    const auto addAll = [&](qint64 role) {
        for (const qint64 member : graph.members(role, RoleGraph::Via::Inherit))
            roles.insert(member);
    };
    for (const Securable *part : {&object, table}) {
        if (part == nullptr)
            continue;
        for (const AclItem &item : part->items) {
            if (item.grantee == PublicRole)
                everybodys |= item.privileges;
            else
                addAll(item.grantee);
        }
        if (part->owner != 0)
            addAll(part->owner);
    }
    for (const PredefinedRole &rule : predefinedRoles()) {
        const Role *role = graph.find(QString::fromLatin1(rule.name));
        const bool applies = object.kind == QLatin1String("schema") ? bool(rule.schema)
            : object.isRelation() || table != nullptr               ? bool(rule.relation)
                                                                    : false;
        if (role != nullptr && applies)
            addAll(role->oid);
    }
    for (const Role &role : graph.roles()) {
        if (!role.superuser)
            continue;
        if (superusers)
            roles.insert(role.oid);
        else
            roles.remove(role.oid);
    }
    QList<Holder> found;
    if (everybodys)
        found << Holder{PublicRole, RoleRights(graph, PublicRole).on(object, table)};
    QList<Holder> named;
    for (const qint64 role : roles) {
        Holder holder{role, RoleRights(graph, role).on(object, table)};
        const bool more = holder.rights.owns
            || std::any_of(holder.rights.rights.begin(), holder.rights.rights.end(),
                           [](const Right &right) { return right.source != Source::Public; });
        if (more)
            named << std::move(holder);
    }
    std::sort(named.begin(), named.end(), [&graph](const Holder &a, const Holder &b) {
        return graph.nameOf(a.role) < graph.nameOf(b.role);
    });
    return found + named;
}

} // namespace core::access
