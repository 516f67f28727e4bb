// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/defaultprivileges.h"

#include "core/access/answer.h"
#include "core/base/sqlquote.h"

#include <map>

namespace core::access {

namespace {

bool hasDefaults(const SecurableKind &kind, ServerVersion version)
{
    return !kind.defaultWord.isEmpty() && version.major() >= kind.defaultSince;
}

bool isRevoke(Change::Verb verb)
{
    return verb == Change::Verb::Revoke || verb == Change::Verb::RevokeOption;
}

} // namespace

QList<SecurableKind> kindsWithDefaults(ServerVersion version, bool inSchema)
{
    QList<SecurableKind> kinds;
    for (const SecurableKind &kind : securableKinds()) {
        if (hasDefaults(kind, version) && (kind.inSchema || !inSchema))
            kinds << kind;
    }
    return kinds;
}

DefaultAcl builtInDefaults(const QString &kind, qint64 role, const QString &schema, ServerVersion version)
{
    DefaultAcl acl{.role = role, .schema = schema, .kind = kind};
    const SecurableKind *known = securableKind(kind);
    if (known == nullptr || !schema.isEmpty())
        return acl;
    const Privileges all = privilegesOf(*known, version);
    const Privileges everybodys = all & (Privilege::Execute | Privilege::Usage);
    if (everybodys && (kind == QLatin1String("function") || kind == QLatin1String("type")))
        acl.items << AclItem{PublicRole, role, everybodys};
    acl.items << AclItem{role, role, all};
    return acl;
}

DefaultAcl defaultsFor(const QList<DefaultAcl> &stored, const QString &kind, qint64 role,
                       const QString &schema, ServerVersion version)
{
    for (const DefaultAcl &acl : stored) {
        if (acl.kind == kind && acl.role == role && acl.schema == schema)
            return acl;
    }
    return builtInDefaults(kind, role, schema, version);
}

ddl::Script defaultPrivilegesScript(const QList<DefaultChange> &changes, const GrantOptions &options)
{
    struct Group
    {
        DefaultChange change;
        QStringList schemas;
        QStringList grantees;
    };
    const auto words = [&](const DefaultChange &change) {
        const SecurableKind *kind = securableKind(change.kind);
        if (kind == nullptr || !hasDefaults(*kind, options.version))
            return QString();
        QStringList list;
        for (const Privilege privilege : listOf(change.privileges & privilegesOf(*kind, options.version)))
            list << keyword(privilege);
        return list.isEmpty() ? QString()
                              : list.join(QLatin1String(", ")) + QLatin1String(" on ") + kind->defaultWord;
    };
    // grantees of the same change go together, then schemas
    using Key = std::tuple<Change::Verb, QString, bool, QString, QString, bool>;
    QList<Group> byGrantee;
    std::map<std::tuple<Key, QString>, qsizetype> granteePlaces;
    for (const DefaultChange &change : changes) {
        const QString what = words(change);
        if (what.isEmpty())
            continue;
        const QString grantee
            = change.grantee.isEmpty() ? QStringLiteral("public") : quoteIdentifier(change.grantee);
        const std::tuple key(
            Key(change.verb, change.forRole, change.schema.isEmpty(), what, change.kind, change.cascade),
            change.schema);
        const auto found = granteePlaces.find(key);
        if (found == granteePlaces.end()) {
            granteePlaces.emplace(key, byGrantee.size());
            byGrantee.append({change, {change.schema}, {grantee}});
        } else if (!byGrantee[found->second].grantees.contains(grantee)) {
            byGrantee[found->second].grantees << grantee;
        }
    }
    QList<Group> groups;
    std::map<std::tuple<Key, QStringList>, qsizetype> places;
    for (const Group &group : byGrantee) {
        const DefaultChange &change = group.change;
        const std::tuple key(Key(change.verb, change.forRole, change.schema.isEmpty(), words(change),
                                 change.kind, change.cascade),
                             group.grantees);
        const auto found = places.find(key);
        if (found == places.end()) {
            places.emplace(key, groups.size());
            groups << group;
        } else if (!change.schema.isEmpty()) {
            groups[found->second].schemas << change.schema;
        }
    }
    std::stable_partition(groups.begin(), groups.end(),
                          [](const Group &group) { return isRevoke(group.change.verb); });
    ddl::Script script;
    for (const Group &group : groups) {
        const DefaultChange &change = group.change;
        const bool revoke = isRevoke(change.verb);
        QString sql = QStringLiteral("alter default privileges");
        if (!change.forRole.isEmpty())
            sql += QLatin1String(" for role ") + quoteIdentifier(change.forRole);
        if (!change.schema.isEmpty()) {
            QStringList schemas;
            for (const QString &schema : group.schemas)
                schemas << quoteIdentifier(schema);
            sql += QLatin1String(" in schema ") + schemas.join(QLatin1String(", "));
        }
        sql += revoke ? QLatin1String(" revoke ") : QLatin1String(" grant ");
        if (change.verb == Change::Verb::RevokeOption)
            sql += QLatin1String("grant option for ");
        sql += words(change) + (revoke ? QLatin1String(" from ") : QLatin1String(" to "))
            + group.grantees.join(QLatin1String(", "));
        if (change.verb == Change::Verb::GrantWithOption)
            sql += QLatin1String(" with grant option");
        if (revoke && change.cascade)
            sql += QLatin1String(" cascade");
        script.add(sql, options.field);
    }
    return script;
}

QList<DefaultChange> changesBetween(const RoleGraph &graph, const DefaultAcl &before,
                                    const QList<AclItem> &after)
{
    Securable object;
    object.kind = before.kind;
    object.items = before.items;
    QList<DefaultChange> changes;
    for (const Change &change : changesBetween(graph, object, after))
        changes << DefaultChange{.verb = change.verb,
                                 .forRole = graph.nameOf(before.role),
                                 .schema = before.schema,
                                 .kind = before.kind,
                                 .privileges = change.privileges,
                                 .grantee = change.grantee};
    return changes;
}

QList<AclItem> futureItems(const QList<DefaultAcl> &stored, const QString &kind, qint64 maker,
                           const QString &schema, ServerVersion version)
{
    QList<AclItem> items = defaultsFor(stored, kind, maker, {}, version).items;
    if (!schema.isEmpty())
        items += defaultsFor(stored, kind, maker, schema, version).items;
    return merged(items);
}

Result<QList<DefaultAcl>> readDefaultPrivileges(session::Link &link, session::Job &job,
                                                const catalog::SqlLibrary &library)
{
    auto rows = Answer::ask(link, job, library, QStringLiteral("default_privileges"), {});
    if (!rows)
        return std::move(rows).error();
    QList<DefaultAcl> list;
    for (int i = 0; i < rows->rows(); ++i)
        list << DefaultAcl{.role = rows->number(i, "role"),
                           .schema = rows->text(i, "schema"),
                           .kind = rows->text(i, "kind"),
                           .stored = true,
                           .items = aclItemsFrom(rows->text(i, "acl"))};
    return list;
}

} // namespace core::access
