// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/rolerights.h"

namespace core::ddl {

namespace {

/// Only who has an attribute may give it (16+); before, only a superuser.
QString attributeReason(const forms::Context &context, const QString &attribute, const QString &fact)
{
    if (context.facts.flag(QStringLiteral("me_super")))
        return {};
    if (!context.version.atLeast(16))
        return QStringLiteral("Only a superuser can change %1").arg(attribute);
    if (!context.facts.flag(fact))
        return QStringLiteral("Only a role that has %1 can give or take it").arg(attribute);
    return {};
}

/// Why name and attributes cannot be changed.
QString alterReason(const forms::Context &context)
{
    const forms::Values &facts = context.facts;
    const QString me = facts.text(QStringLiteral("me"));
    if (facts.flag(QStringLiteral("predefined")))
        return QStringLiteral("PostgreSQL made this role: only its memberships can be changed");
    if (facts.flag(QStringLiteral("me_super")))
        return {};
    if (facts.flag(QStringLiteral("target_super")))
        return QStringLiteral("Only a superuser can change a superuser");
    if (!facts.flag(QStringLiteral("me_createrole")))
        return QStringLiteral("This needs CREATEROLE, which %1 has not").arg(me);
    if (context.creating)
        return {};
    if (!context.version.atLeast(16) && facts.flag(QStringLiteral("target_replication")))
        return QStringLiteral("Only a superuser can change a role with REPLICATION");
    if (context.version.atLeast(16) && !facts.flag(QStringLiteral("admin")))
        return QStringLiteral("This needs the ADMIN option for the role, which %1 has not").arg(me);
    return {};
}

} // namespace

RoleRights roleRights(const forms::Context &context)
{
    const forms::Values &facts = context.facts;
    const bool self = facts.flag(QStringLiteral("self"));
    const bool superuser = facts.flag(QStringLiteral("me_super"));
    const bool predefined = facts.flag(QStringLiteral("predefined"));
    const bool createRole = facts.flag(QStringLiteral("me_createrole"));
    const QString me = facts.text(QStringLiteral("me"));

    RoleRights rights;
    rights.attributes = alterReason(context);
    rights.name = rights.attributes;
    if (rights.name.isEmpty() && facts.flag(QStringLiteral("session")))
        rights.name = QStringLiteral("A role cannot be renamed from its own session");

    const auto also
        = [&](const QString &reason) { return rights.attributes.isEmpty() ? reason : rights.attributes; };
    rights.superuser = also(superuser ? QString() : QStringLiteral("Only a superuser can make superusers"));
    rights.createdb = also(context.version.atLeast(16) ? attributeReason(context, QStringLiteral("CREATEDB"),
                                                                         QStringLiteral("me_createdb"))
                                                       : QString());
    rights.createrole = rights.attributes;
    rights.replication
        = also(attributeReason(context, QStringLiteral("REPLICATION"), QStringLiteral("me_replication")));
    rights.bypassrls
        = also(attributeReason(context, QStringLiteral("BYPASSRLS"), QStringLiteral("me_bypassrls")));

    // one's own password and parameters need no right
    const bool own = self && !predefined;
    rights.password = own ? QString() : rights.attributes;
    rights.parameters = own ? QString() : rights.attributes;

    if (!superuser && !createRole && !facts.flag(QStringLiteral("admin_any")))
        rights.memberOf = QStringLiteral("Only who has the ADMIN option for a role can make others a member");
    if (!context.creating && !superuser && !facts.flag(QStringLiteral("admin"))) {
        if (context.version.atLeast(16) || !createRole)
            rights.members
                = QStringLiteral("This needs the ADMIN option for the role, which %1 has not").arg(me);
        else if (facts.flag(QStringLiteral("target_super")))
            rights.members = QStringLiteral("Only a superuser can make members of a superuser");
    }
    rights.comment = superuser ? QString() : rights.attributes;

    if (facts.flag(QStringLiteral("standby")))
        rights.all = QStringLiteral("This server is a standby: roles are changed on its primary");
    else if (!rights.attributes.isEmpty() && !rights.password.isEmpty() && !rights.members.isEmpty()
             && (!rights.memberOf.isEmpty() || !createRole))
        rights.all = rights.attributes;
    if (context.creating && !rights.attributes.isEmpty())
        rights.all = rights.attributes;
    return rights;
}

} // namespace core::ddl
