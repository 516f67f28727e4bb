// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/granter.h"

#include <QCoreApplication>

namespace ui::access {

using core::access::AclItem;
using core::access::Privilege;
using core::access::Privileges;
using core::access::RoleGraph;
using core::access::Securable;

Granter::Granter(const RoleGraph &graph, const QString &user)
    : m_graph(graph)
    , m_user(user)
{
    if (const core::access::Role *role = graph.find(user)) {
        m_oid = role->oid;
        m_rights.emplace(graph, role->oid);
        m_roles = graph.rolesInheritedBy(role->oid);
    }
}

Privileges Granter::mayGrant(const Securable &object, const Securable *table) const
{
    return m_rights ? m_rights->on(object, table).grantable : Privileges();
}

std::optional<qint64> Granter::grantorOf(const Securable &object, const Securable *table,
                                         Privilege privilege) const
{
    if (!m_rights)
        return {};
    if (m_graph.isSuperuser(m_oid) || (object.owner != 0 && m_roles.contains(object.owner)))
        return object.owner != 0 ? object.owner : PostgresRole;
    const auto has = [privilege](const Securable *part, qint64 role) {
        if (part == nullptr)
            return false;
        for (const AclItem &item : part->items) {
            if (item.grantee == role && item.grantable.testFlag(privilege))
                return true;
        }
        return false;
    };
    for (const qint64 role : m_roles) {
        if (has(&object, role) || has(table, role))
            return role;
    }
    return {};
}

Granter::Way Granter::wayToRevoke(const Securable &object, const Securable *table, Privilege privilege,
                                  qint64 grantor) const
{
    if (!m_rights)
        return Way::Never;
    if (grantorOf(object, table, privilege) == grantor)
        return Way::Plainly;
    return m_graph.find(grantor) != nullptr && m_graph.maySet(m_oid, grantor) ? Way::AsGrantor : Way::Never;
}

QString Granter::whyNot(const Securable &object, Privilege privilege) const
{
    const QString word = core::access::keyword(privilege);
    if (object.owner == 0)
        return QCoreApplication::translate(
                   "ui::access", "%1 may not change this: it takes a superuser or the grant option for %2.")
            .arg(m_user, word);
    return QCoreApplication::translate(
               "ui::access", "%1 may not change this: it takes the owner, %3, or the grant option for %2.")
        .arg(m_user, word, m_graph.nameOf(object.owner));
}

} // namespace ui::access
