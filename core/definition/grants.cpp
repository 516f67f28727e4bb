// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/definition/grants.h"

#include "core/base/sqlquote.h"
#include "core/ddl/aclitem.h"
#include "core/definition/address.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace core::definition {

namespace {

using ddl::AclItem;

bool sameRight(const AclItem &a, const AclItem &b)
{
    return a.granteeName == b.granteeName && a.grantorName == b.grantorName && a.privilege == b.privilege;
}

/// What initdb or an extension left says who owned the object then; a new owner took all of that over.
void handOver(QList<AclItem> &items, const QString &owner)
{
    if (items.isEmpty())
        return;
    const QString was = items.first().grantorName;
    const bool one = std::all_of(items.begin(), items.end(),
                                 [&](const AclItem &item) { return item.grantorName == was; });
    if (!one || was == owner)
        return;
    for (AclItem &item : items) {
        item.grantorName = owner;
        if (item.granteeName == was)
            item.granteeName = owner;
    }
}

QString roleSql(const QString &name)
{
    return name.isEmpty() ? QStringLiteral("public") : quoteIdentifier(name);
}

class Writer
{
public:
    explicit Writer(const GrantsOn &grants)
        : m_prefix(grants.prefix.isEmpty() ? QString() : grants.prefix + QLatin1Char(' '))
        , m_target(grants.prefix.isEmpty() ? grantTarget(grants.type, grants.identity) : grants.target)
    {
        const ObjectType *type = objectType(grants.type);
        if (type != nullptr && type->grant == QLatin1String("column"))
            m_column = QStringLiteral(" (") + lastName(grants.identity) + QLatin1Char(')');
    }

    bool canWrite() const { return !m_target.isEmpty(); }

    /// All of one grantee, grantor and grant option.
    QString revoke(const QList<AclItem> &items, bool optionOnly) const
    {
        return m_prefix + QStringLiteral("revoke ")
            + (optionOnly ? QStringLiteral("grant option for ") : QString()) + words(items)
            + QStringLiteral(" on ") + m_target + QStringLiteral(" from ")
            + roleSql(items.first().granteeName);
    }
    QString grant(const QList<AclItem> &items) const
    {
        return m_prefix + QStringLiteral("grant ") + words(items) + QStringLiteral(" on ") + m_target
            + QStringLiteral(" to ") + roleSql(items.first().granteeName)
            + (items.first().grantable ? QStringLiteral(" with grant option") : QString());
    }

private:
    QString words(const QList<AclItem> &items) const
    {
        QStringList all;
        for (const AclItem &item : items)
            all << ddl::privilegeSql(item.privilege) + m_column;
        return all.join(QLatin1String(", "));
    }

    QString m_prefix;
    QString m_target;
    QString m_column;
};

/// Neighbours with the same grantee, grantor and grant option together.
QList<QList<AclItem>> grouped(const QList<AclItem> &items)
{
    QList<QList<AclItem>> groups;
    for (const AclItem &item : items) {
        const auto fits = [&](const QList<AclItem> &group) {
            const AclItem &first = group.first();
            return first.granteeName == item.granteeName && first.grantorName == item.grantorName
                && first.grantable == item.grantable;
        };
        const auto found = std::find_if(groups.begin(), groups.end(), fits);
        if (found == groups.end())
            groups.append({item});
        else
            found->append(item);
    }
    return groups;
}

/// In rounds: a grant stands in one behind that of the grant option of its grantor.
QList<QList<AclItem>> inRounds(QList<AclItem> open, const QList<AclItem> &kept, const QString &owner)
{
    QList<QList<AclItem>> rounds;
    QSet<std::pair<QString, char>> mayGrant;
    for (const AclItem &item : kept) {
        if (item.grantable)
            mayGrant.insert({item.granteeName, item.privilege});
    }
    while (!open.isEmpty()) {
        QList<AclItem> next, rest;
        for (const AclItem &item : open) {
            const bool may
                = item.grantorName == owner || mayGrant.contains({item.grantorName, item.privilege});
            (may ? next : rest).append(item);
        }
        if (next.isEmpty())
            return rounds << rest; // nobody gave them the right: the server will say so
        for (const AclItem &item : next) {
            if (item.grantable)
                mayGrant.insert({item.granteeName, item.privilege});
        }
        rounds << next;
        open = rest;
    }
    return rounds;
}

} // namespace

Result<QStringList> grantStatements(const GrantsOn &grants)
{
    auto now = ddl::parseAcl(grants.acl);
    if (!now)
        return std::move(now).error();
    auto base = ddl::parseAcl(grants.base);
    if (!base)
        return std::move(base).error();
    if (grants.fromInit)
        handOver(*base, grants.owner);
    const Writer writer(grants);
    if (!writer.canWrite())
        return QStringList();

    const auto find = [](const QList<AclItem> &items, const AclItem &wanted) {
        const auto at = std::find_if(items.begin(), items.end(),
                                     [&](const AclItem &item) { return sameRight(item, wanted); });
        return at == items.end() ? nullptr : &*at;
    };
    QList<AclItem> gone, optionGone, added, kept;
    for (const AclItem &item : std::as_const(*base)) {
        const AclItem *still = find(*now, item);
        if (still == nullptr)
            gone.append(item);
        else if (item.grantable && !still->grantable)
            optionGone.append(item);
    }
    for (const AclItem &item : std::as_const(*now)) {
        const AclItem *before = find(*base, item);
        if (before == nullptr || (item.grantable && !before->grantable))
            added.append(item);
        else
            kept.append(item);
    }

    QStringList statements;
    for (const auto &group : grouped(gone))
        statements << writer.revoke(group, false);
    for (const auto &group : grouped(optionGone))
        statements << writer.revoke(group, true);
    QList<QList<AclItem>> groups;
    for (const auto &round : inRounds(added, kept, grants.owner))
        groups += grouped(round);
    for (const auto &group : std::as_const(groups)) {
        const QString grantor = group.first().grantorName;
        const bool asOther = grants.prefix.isEmpty() && grantor != grants.owner;
        if (asOther)
            statements << QStringLiteral("set role ") + quoteIdentifier(grantor);
        statements << writer.grant(group);
        if (asOther)
            statements << QStringLiteral("reset role");
    }
    return statements;
}

} // namespace core::definition
