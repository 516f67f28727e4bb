// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/rolecopy.h"

#include "core/access/answer.h"
#include "core/base/sqlquote.h"

#include <algorithm>

namespace core::access {

namespace {

/// Nobody's number: everything differs from what it has.
constexpr qint64 Nobody = -1;

/// Kinds that belong to the server, whichever database they are read in.
bool isShared(const SecurableKind &kind)
{
    return kind.id == QLatin1String("database") || kind.id == QLatin1String("tablespace")
        || kind.id == QLatin1String("parameter");
}

SecurableScope scopeOf(bool shared)
{
    SecurableScope scope;
    scope.columns = SecurableScope::Columns::Granted;
    scope.system = true; // pg_read_file() is granted, too
    for (const SecurableKind &kind : securableKinds()) {
        if ((shared || !isShared(kind)) && kind.id != QLatin1String("column"))
            scope.kinds << kind.id;
    }
    return scope;
}

void takeDefaults(RoleGrants &into, const RoleGraph &graph, const QList<DefaultAcl> &stored, qint64 role)
{
    for (const DefaultAcl &acl : stored) {
        if (acl.role == role) {
            into.ownDefaults += changesBetween(
                graph, builtInDefaults(acl.kind, acl.role, acl.schema, into.version), acl.items);
            continue;
        }
        Privileges privileges;
        Privileges grantable;
        for (const AclItem &item : acl.items) {
            if (item.grantee == role) {
                privileges |= item.privileges;
                grantable |= item.grantable;
            }
        }
        const auto add = [&](Change::Verb verb, Privileges which) {
            if (which)
                into.defaults << DefaultChange{.verb = verb,
                                               .forRole = graph.nameOf(acl.role),
                                               .schema = acl.schema,
                                               .kind = acl.kind,
                                               .privileges = which,
                                               .grantee = into.role};
        };
        add(Change::Verb::Grant, privileges & ~grantable);
        add(Change::Verb::GrantWithOption, grantable);
    }
}

Result<void> readUses(session::Link &link, session::Job &job, const catalog::SqlLibrary &library, qint64 role,
                      RoleGrants &into)
{
    auto rows
        = Answer::ask(link, job, library, QStringLiteral("role_uses"), {{QStringLiteral("role"), role}});
    if (!rows)
        return std::move(rows).error();
    for (int i = 0; i < rows->rows(); ++i) {
        if (rows->flag(i, "here")) {
            into.owned = rows->number(i, "owned");
            into.mappings = rows->number(i, "mappings");
        } else if (rows->number(i, "named") > 0) {
            into.elsewhere << RoleElsewhere{rows->text(i, "database"), rows->number(i, "named"),
                                            rows->text(i, "closed")};
        }
    }
    return {};
}

Result<void> readPolicies(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                          qint64 role, RoleGrants &into)
{
    auto rows
        = Answer::ask(link, job, library, QStringLiteral("role_policies"), {{QStringLiteral("role"), role}});
    if (!rows)
        return std::move(rows).error();
    for (int i = 0; i < rows->rows(); ++i)
        into.policies << RolePolicy{rows->text(i, "policy"), rows->text(i, "object"), rows->text(i, "roles")};
    return {};
}

/// Whatever was the role's becomes the other's.
QList<DefaultChange> renamed(QList<DefaultChange> changes, const QString &from, const QString &to)
{
    for (DefaultChange &change : changes) {
        if (change.forRole == from)
            change.forRole = to;
        if (change.grantee == from)
            change.grantee = to;
    }
    return changes;
}

} // namespace

Result<RoleGrants> readRoleGrants(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                                  qint64 role, bool shared)
{
    auto graph = readRoleGraph(link, job, library);
    if (!graph)
        return std::move(graph).error();
    const Role *known = graph->find(role);
    if (known == nullptr)
        return Error::input(QStringLiteral("The role %1 is gone").arg(role));
    RoleGrants grants{.role = known->name, .database = link.info().database, .version = link.info().version};
    auto objects = readSecurables(link, job, library, scopeOf(shared));
    if (!objects)
        return std::move(objects).error();
    grants.cut = objects->cut;
    for (const GrantDifference &one : compareGrants(objects->list, Nobody, role))
        (one.object.sub != 0 ? grants.columns : grants.objects) << one;
    auto stored = readDefaultPrivileges(link, job, library);
    if (!stored)
        return std::move(stored).error();
    takeDefaults(grants, *graph, *stored, role);
    if (auto read = readPolicies(link, job, library, role, grants); !read)
        return std::move(read).error();
    if (auto read = readUses(link, job, library, role, grants); !read)
        return std::move(read).error();
    return grants;
}

ddl::Script copyScript(const RoleGrants &grants, const QString &to, const RoleCopyParts &parts,
                       const QString &database)
{
    const GrantOptions options{.version = grants.version};
    ddl::Script script;
    if (parts.objects)
        script += grantScript(grantsLike(grants.objects, to), options);
    if (parts.columns)
        script += grantScript(grantsLike(grants.columns, to), options);
    if (parts.defaults)
        script += defaultPrivilegesScript(renamed(grants.defaults, grants.role, to), options);
    if (parts.ownDefaults)
        script += defaultPrivilegesScript(renamed(grants.ownDefaults, grants.role, to), options);
    if (parts.policies) {
        for (const RolePolicy &policy : grants.policies)
            script.add(QStringLiteral("alter policy ") + policy.policy + QStringLiteral(" on ")
                       + policy.object + QStringLiteral(" to ") + policy.roles + QStringLiteral(", ")
                       + quoteIdentifier(to));
    }
    for (ddl::Statement &statement : script.statements)
        statement.database = database;
    return script;
}

} // namespace core::access
