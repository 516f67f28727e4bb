// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/grants.h"

#include "core/base/sqlquote.h"

#include <QHash>

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

    /// What parts of one statement have in common, besides objects and grantees.
    QString frame() const
    {
        return joined({QString::number(int(verb)), QString::number(int(cascade)), grantedBy, word,
                       joined(columns), QString::number(quint32(privileges))});
    }
    /// A key: no name holds this character.
    static QString joined(const QStringList &parts) { return parts.join(QChar(u'\0')); }
};

/// Things in the order in which they came, found again by a key. Cost: a hash, for thousands of objects.
template <class T> class Ordered
{
public:
    /// The one of this key; made from first where it is new.
    T &at(const QString &key, const T &first)
    {
        const auto found = m_places.constFind(key);
        if (found != m_places.constEnd())
            return list[*found];
        m_places.insert(key, list.size());
        list.append(first);
        return list.last();
    }
    QList<T> list;

private:
    QHash<QString, qsizetype> m_places;
};

/// Parts of one statement.
struct Group
{
    Part part;
    QStringList grantees{};
    QStringList objects{};
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
    Ordered<Part> single; // the privileges of one object and grantee
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
        Part part{.verb = change.verb,
                  .cascade = isRevoke(change.verb) && change.cascade,
                  .grantedBy = options.version.atLeast(14) ? change.grantedBy : QString(),
                  .word = kind->word,
                  .columns = columns,
                  .privileges = {},
                  .object = change.object.sqlName(),
                  .grantee = granteeSql(change.grantee)};
        single.at(Part::joined({part.frame(), part.object, part.grantee}), part).privileges |= known;
    }
    // a table's columns with the same privileges: select (a, b)
    Ordered<Part> joined;
    for (const Part &part : std::as_const(single.list)) {
        Part frame = part;
        if (!part.columns.isEmpty())
            frame.columns = QStringList{QStringLiteral("(")}; // not the table's own
        Part &target = joined.at(Part::joined({frame.frame(), part.object, part.grantee}), part);
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
    // who gets the same on an object; then objects on which the same get the same
    Ordered<Group> perObject;
    for (const Part &part : partsOf(changes, options)) {
        Group &group = perObject.at(Part::joined({part.frame(), part.object}), Group{part});
        if (!group.grantees.contains(part.grantee))
            group.grantees << part.grantee;
    }
    Ordered<Group> perGrantees;
    for (const Group &group : std::as_const(perObject.list)) {
        QStringList sorted = group.grantees;
        sorted.sort();
        perGrantees
                .at(Part::joined({group.part.frame(), Part::joined(sorted)}),
                    Group{group.part, group.grantees})
                .objects
            << group.part.object;
    }
    QList<Group> &groups = perGrantees.list;
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

QString ownerSql(const Securable &object, const QString &role)
{
    const SecurableKind *kind = securableKind(object.kind);
    if (kind == nullptr || object.sub != 0 || kind->id == QLatin1String("parameter"))
        return {};
    QString word = kind->id;
    word.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (kind->privileges == Privileges(Privilege::Execute))
        word = QStringLiteral("routine"); // of an aggregate too, whose own word wants other arguments
    else if (kind->id == QLatin1String("foreign_server"))
        word = QStringLiteral("server");
    return QStringLiteral("alter %1 %2 owner to %3").arg(word, object.sqlName(), quoteIdentifier(role));
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
