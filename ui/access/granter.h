// SPDX-License-Identifier: GPL-3.0-or-later
// What the role that is connected may grant and revoke, and in whose name the server would do it
// (select_best_grantor in its acl.c). Pure. Lifetime: the graph must live longer.
#pragma once

#include "ui/access/matrixdata.h"

#include <optional>

namespace ui::access {

class Granter
{
public:
    Granter(const core::access::RoleGraph &graph, const QString &user);

    /// The privileges it may grant, and revoke where it (or the owner) granted them.
    core::access::Privileges mayGrant(const core::access::Securable &object,
                                      const core::access::Securable *table = nullptr) const;
    /// Whose grant it would be; none: it may not.
    std::optional<qint64> grantorOf(const core::access::Securable &object,
                                    const core::access::Securable *table,
                                    core::access::Privilege privilege) const;
    /// As whom a grant made by `grantor` can be revoked: nobody (it is done as the one who is connected),
    /// a role to become first, or not at all.
    enum class Way
    {
        Plainly,
        AsGrantor, ///< SET LOCAL ROLE grantor
        Never,
    };
    Way wayToRevoke(const core::access::Securable &object, const core::access::Securable *table,
                    core::access::Privilege privilege, qint64 grantor) const;
    /// "needs the grant option for select, or to be ana, who owns it": why it may not.
    QString whyNot(const core::access::Securable &object, core::access::Privilege privilege) const;
    const QString &user() const { return m_user; }

private:
    const core::access::RoleGraph &m_graph;
    QString m_user;
    qint64 m_oid = 0;
    std::optional<core::access::RoleRights> m_rights;
    QList<qint64> m_roles; ///< itself and those whose rights it has, nearest first
};

} // namespace ui::access
