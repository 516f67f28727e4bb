// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/grants.h"

#include "core/base/sqlquote.h"

#include <algorithm>
#include <map>

namespace core::access {

namespace {

bool isRevoke(Change::Verb verb)
{
    return verb == Change::Verb::Revoke || verb == Change::Verb::RevokeOption;
}

QString granteeSql(const QString &name)
{
    return name.isEmpty() ? QStringLiteral("public") : quoteIdentifier(name);
}

/// One object's part of a statement: what, on what, to whom.
struct Part
{
    Change::Verb verb;
    bool cascade;
    QString grantedBy;
    QString word;
    QStringList columns;
    Privileges privileges;
    QString object;
    QString grantee;

    /// Of parts that can stand in one statement, if either object or grantee are the same too.
    auto frame() const
    {
        return std::tuple(!isRevoke(verb), verb, cascade, grantedBy, word, columns, quint32(privileges));
    }
};

/// In the order in which they came; what is the same is joined.
template <class Key> class Groups
{
public:
    Part &at(const Key &key, const Part &first)
    {
        const auto found = m_places.find(key);
        if (found != m_places.end())
            return list[found->second];
        m_places.emplace(key, list.size());
        list.append(first);
        return list.last();
    }
    QList<Part> list;

private:
    std::map<Key, qsizetype> m_places;
};

QString privilegesSql(const Part &part)
{
    QStringList list;
    QString columns;
    if (!part.columns.isEmpty()) {
        QStringList quoted;
        for (const QString &column : part.columns)
            quoted << quoteIdentifier(column);
        columns = QStringLiteral(" (") + quoted.join(QLatin1String(", ")) + QLatin1Char(')');
    }
    for (const Privilege privilege : listOf(part.privileges))
        list << keyword(privilege) + columns;
    return list.join(QLatin1String(", "));
}

QString statement(const Part &frame, const QStringList &objects, const QStringList &grantees)
{
    const bool revoke = isRevoke(frame.verb);
    QString sql = revoke ? QStringLiteral("revoke ") : QStringLiteral("grant ");
    if (frame.verb == Change::Verb::RevokeOption)
        sql += QLatin1String("grant option for ");
    sql += privilegesSql(frame) + QLatin1String(" on ") + frame.word + QLatin1Char(' ')
        + objects.join(QLatin1String(", ")) + (revoke ? QLatin1String(" from ") : QLatin1String(" to "))
        + grantees.join(QLatin1String(", "));
    if (frame.verb == Change::Verb::GrantWithOption)
        sql += QLatin1String(" with grant option");
    if (!frame.grantedBy.isEmpty())
        sql += QLatin1String(" granted by ") + quoteIdentifier(frame.grantedBy);
    if (revoke && frame.cascade)
        sql += QLatin1String(" cascade");
    return sql;
}

QList<Part> partsOf(const QList<Change> &changes, const GrantOptions &options)
{
    using Key = std::tuple<bool, Change::Verb, bool, QString, QString, QStringList, QString, QString>;
    Groups<Key> groups; // the privileges of one object and grantee are joined
    for (const Change &change : changes) {
        const SecurableKind *kind = securableKind(change.object.kind);
        if (kind == nullptr)
            continue;
        QStringList columns = change.columns;
        if (columns.isEmpty() && !change.object.column.isEmpty())
            columns << change.object.column;
        const Privileges known = privilegesOf(*kind, options.version) & change.privileges;
        if (!known)
            continue;
        const Part part{.verb = change.verb,
                        .cascade = isRevoke(change.verb) && change.cascade,
                        .grantedBy = options.version.atLeast(14) ? change.grantedBy : QString(),
                        .word = kind->word,
                        .columns = columns,
                        .privileges = known,
                        .object = change.object.sqlName(),
                        .grantee = granteeSql(change.grantee)};
        // columns of one table with the same privilege stand in one list: see below
        groups
            .at(Key(isRevoke(part.verb), part.verb, part.cascade, part.grantedBy, part.word, part.columns,
                    part.object, part.grantee),
                part)
            .privileges
            |= known;
    }
    // a table's columns with the same privileges: select (a, b)
    using ColumnKey = std::tuple<Change::Verb, bool, QString, QString, QString, quint32, qsizetype>;
    Groups<ColumnKey> joined;
    for (qsizetype i = 0; i < groups.list.size(); ++i) {
        const Part &part = groups.list[i];
        const bool ofColumns = !part.columns.isEmpty();
        Part &target = joined.at(ColumnKey(part.verb, part.cascade, part.grantedBy, part.object, part.grantee,
                                           quint32(part.privileges), ofColumns ? -1 : i),
                                 part);
        for (const QString &column : part.columns) {
            if (!target.columns.contains(column))
                target.columns << column;
        }
    }
    return joined.list;
}

} // namespace

ddl::Script grantScript(const QList<Change> &changes, const GrantOptions &options)
{
    const QList<Part> parts = partsOf(changes, options);
    // who gets the same on an object; then objects on which the same get the same
    using Frame = decltype(std::declval<Part>().frame());
    using Grantees = std::tuple<Frame, QString>;
    std::map<Grantees, qsizetype> places;
    QList<std::pair<Part, QStringList>> perObject;
    for (const Part &part : parts) {
        const Grantees key(part.frame(), part.object);
        const auto found = places.find(key);
        if (found == places.end()) {
            places.emplace(key, perObject.size());
            perObject.append({part, {part.grantee}});
        } else if (!perObject[found->second].second.contains(part.grantee)) {
            perObject[found->second].second << part.grantee;
        }
    }
    using Objects = std::tuple<Frame, QStringList>;
    std::map<Objects, qsizetype> frames;
    struct Group
    {
        Part part;
        QStringList grantees;
        QStringList objects;
    };
    QList<Group> groups;
    for (const auto &[part, grantees] : perObject) {
        QStringList sorted = grantees;
        sorted.sort();
        const Objects key(part.frame(), sorted);
        const auto found = frames.find(key);
        if (found == frames.end()) {
            frames.emplace(key, groups.size());
            groups.append({part, grantees, {part.object}});
        } else {
            groups[found->second].objects << part.object;
        }
    }
    std::stable_partition(groups.begin(), groups.end(),
                          [](const Group &group) { return isRevoke(group.part.verb); });
    ddl::Script script;
    const qsizetype step = std::max<qsizetype>(1, options.objectsPerStatement);
    for (const Group &group : groups) {
        for (qsizetype from = 0; from < group.objects.size(); from += step)
            script.add(statement(group.part, group.objects.mid(from, step), group.grantees), options.field);
    }
    return script;
}

QList<Change> changesBetween(const RoleGraph &graph, const Securable &before, const QList<AclItem> &after)
{
    struct Held
    {
        Privileges privileges;
        Privileges grantable;
    };
    std::map<qint64, std::pair<Held, Held>> byGrantee;
    for (const AclItem &item : before.items) {
        byGrantee[item.grantee].first.privileges |= item.privileges;
        byGrantee[item.grantee].first.grantable |= item.grantable;
    }
    for (const AclItem &item : after) {
        byGrantee[item.grantee].second.privileges |= item.privileges;
        byGrantee[item.grantee].second.grantable |= item.grantable;
    }
    QList<Change> changes;
    for (const auto &[grantee, held] : byGrantee) {
        const auto &[was, is] = held;
        const QString name = grantee == PublicRole ? QString() : graph.nameOf(grantee);
        const auto add = [&](Change::Verb verb, Privileges privileges) {
            if (privileges)
                changes << Change{.verb = verb, .object = before, .privileges = privileges, .grantee = name};
        };
        add(Change::Verb::Revoke, was.privileges & ~is.privileges);
        add(Change::Verb::RevokeOption, was.grantable & ~is.grantable & is.privileges);
        add(Change::Verb::Grant, is.privileges & ~was.privileges & ~is.grantable);
        add(Change::Verb::GrantWithOption, is.grantable & ~was.grantable);
    }
    return changes;
}

Privileges publicPrivileges(const Securable &object)
{
    Privileges found;
    for (const AclItem &item : object.items) {
        if (item.grantee == PublicRole)
            found |= item.privileges;
    }
    return found;
}

QList<Change> revokePublic(const QList<Securable> &objects, Privileges which)
{
    QList<Change> changes;
    for (const Securable &object : objects) {
        if (const Privileges had = publicPrivileges(object) & which)
            changes << Change{.verb = Change::Verb::Revoke, .object = object, .privileges = had};
    }
    return changes;
}

} // namespace core::access
