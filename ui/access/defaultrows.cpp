// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/defaultrows.h"

#include "ui/access/picks.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace ui::access {

using core::access::AclItem;
using core::access::DefaultAcl;
using core::access::DefaultChange;
using core::access::Privilege;
using core::access::Privileges;
using core::access::PublicRole;
using core::access::RoleGraph;
using core::access::SecurableKind;
using core::forms::Choice;
using core::forms::Context;
using core::forms::FieldSpec;
using core::forms::Values;

namespace {

const QString Maker = QStringLiteral("maker");
const QString Schema = QStringLiteral("schema");
const QString Kind = QStringLiteral("kind");
const QString Grantee = QStringLiteral("grantee");
const QString Held = QStringLiteral("privileges");
const QString Grantable = QStringLiteral("grantable");

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::access", text);
}

/// Whose, where, what.
using Key = std::tuple<qint64, QString, QString>;

Privileges allOf(const QString &kind, core::ServerVersion version)
{
    const SecurableKind *known = core::access::securableKind(kind);
    return known ? core::access::privilegesOf(*known, version) : Privileges();
}

/// What every owner has of its own objects anyway.
bool isOwners(const DefaultAcl &acl, const AclItem &item, core::ServerVersion version)
{
    return acl.schema.isEmpty() && item.grantee == acl.role && item.privileges == allOf(acl.kind, version)
        && !item.grantable;
}

bool gives(const QList<AclItem> &items, qint64 grantee)
{
    return std::any_of(items.begin(), items.end(),
                       [grantee](const AclItem &item) { return item.grantee == grantee; });
}

/// Whom a stored entry leaves without what is built in: it stands in its place.
QList<AclItem> takenAway(const DefaultAcl &acl, core::ServerVersion version)
{
    QList<AclItem> gone;
    if (!acl.stored)
        return gone;
    for (const AclItem &item : core::access::builtInDefaults(acl.kind, acl.role, acl.schema, version).items) {
        if (!gives(acl.items, item.grantee))
            gone << item;
    }
    return gone;
}

/// Every entry that is stored, and the built-in ones that give PUBLIC something.
QList<DefaultAcl> entriesOf(const RoleGraph &roles, const QList<DefaultAcl> &stored,
                            const QList<qint64> &makers)
{
    QList<DefaultAcl> entries = stored;
    std::set<qint64> all(makers.begin(), makers.end());
    for (const DefaultAcl &acl : stored)
        all.insert(acl.role);
    for (const qint64 maker : all) {
        for (const SecurableKind &kind : core::access::kindsWithDefaults(roles.version(), false)) {
            const DefaultAcl acl = core::access::defaultsFor(stored, kind.id, maker, {}, roles.version());
            if (!acl.stored && gives(acl.items, PublicRole))
                entries << acl;
        }
    }
    return entries;
}

QStringList wordsOf(Privileges privileges)
{
    QStringList list;
    for (const Privilege privilege : core::access::listOf(privileges))
        list << core::access::keyword(privilege);
    return list;
}

Privileges fromWords(const QStringList &words)
{
    Privileges privileges;
    for (const QString &word : words)
        privileges |= core::access::privilegeFromKeyword(word);
    return privileges;
}

} // namespace

core::forms::FormSpec defaultsSpec()
{
    const auto privileges = [](const Values &row, const Context &context) {
        return privilegeChoices(row.text(Kind), context.version);
    };
    const auto kinds = [](const Values &row, const Context &context) {
        QList<Choice> choices;
        for (const SecurableKind &kind :
             core::access::kindsWithDefaults(context.version, !row.text(Schema).isEmpty()))
            choices << Choice{kind.id, kind.plural, {}};
        return choices;
    };
    const auto fits = [](const Values &row, const Context &context) {
        const bool known = std::as_const(row).text(Kind).isEmpty()
            || !(fromWords(row.list(Held)) & ~allOf(row.text(Kind), context.version));
        return known ? QString() : tr("%1 do not have that").arg(row.text(Kind));
    };
    core::forms::FormSpec spec;
    spec.groups
        = {{.fields
            = {{.id = QStringLiteral("rows"),
                .label = tr("Later objects"),
                .type = FieldSpec::Type::Table,
                .help = tr("What objects will have that are made later, by whom they are made (FOR ROLE). "
                           "What stands for a schema is added to what stands for the whole database. A row "
                           "that is removed takes its privileges away, or gives back what it says is taken "
                           "away; with the last row of a stored default what is built in holds again."),
                .placeholder = tr("Add a default"),
                .columns = {{.id = Maker,
                             .label = tr("Made by"),
                             .type = FieldSpec::Type::OneOf,
                             .required = true,
                             .choicesFrom = QStringLiteral("roles")},
                            {.id = Schema,
                             .label = tr("In schema"),
                             .type = FieldSpec::Type::OneOf,
                             .placeholder = tr("whole database"),
                             .choicesFrom = QStringLiteral("schemas")},
                            {.id = Kind,
                             .label = tr("Kind"),
                             .type = FieldSpec::Type::OneOf,
                             .required = true,
                             .choicesOf = kinds},
                            {.id = Grantee,
                             .label = tr("Who gets"),
                             .type = FieldSpec::Type::OneOf,
                             .required = true,
                             .choicesFrom = QStringLiteral("grantees")},
                            {.id = Held,
                             .label = tr("Privileges"),
                             .type = FieldSpec::Type::Many,
                             .placeholder = tr("nothing"),
                             .check = fits,
                             .choicesOf = privileges},
                            {.id = Grantable,
                             .label = tr("Grantable"),
                             .type = FieldSpec::Type::Many,
                             .choicesOf = privileges}},
                .key = {Maker, Schema, Kind, Grantee}}}}};
    return spec;
}

QList<Values> rowsOf(const RoleGraph &roles, const QList<DefaultAcl> &stored, const QList<qint64> &makers)
{
    QList<DefaultAcl> entries = entriesOf(roles, stored, makers);
    std::stable_sort(entries.begin(), entries.end(), [&roles](const DefaultAcl &a, const DefaultAcl &b) {
        return std::tuple(roles.nameOf(a.role), a.schema) < std::tuple(roles.nameOf(b.role), b.schema);
    });
    QList<Values> rows;
    for (const DefaultAcl &acl : std::as_const(entries)) {
        QList<AclItem> items; // one a grantee: grantors do not count
        for (const AclItem &item : acl.items) {
            const auto same = std::find_if(items.begin(), items.end(), [&item](const AclItem &other) {
                return other.grantee == item.grantee;
            });
            if (same == items.end()) {
                items << item;
            } else {
                same->privileges |= item.privileges;
                same->grantable |= item.grantable;
            }
        }
        for (AclItem item : takenAway(acl, roles.version())) {
            item.privileges = {}; // told: it is not as it is built in
            items << item;
        }
        for (const AclItem &item : std::as_const(items)) {
            if (isOwners(acl, item, roles.version()))
                continue;
            Values row;
            row.setText(Maker, roles.nameOf(acl.role));
            row.setText(Schema, acl.schema);
            row.setText(Kind, acl.kind);
            row.setText(Grantee, item.grantee == PublicRole ? PublicChoice : roles.nameOf(item.grantee));
            row.setList(Held, wordsOf(item.privileges));
            row.setList(Grantable, wordsOf(item.grantable));
            rows << row;
        }
    }
    return rows;
}

core::ddl::Script defaultsScript(const RoleGraph &roles, const QList<DefaultAcl> &stored,
                                 const QList<qint64> &makers, const QList<Values> &rows)
{
    std::map<Key, DefaultAcl> before;
    std::map<Key, QList<AclItem>> after;
    std::set<Key> shown; // they had rows
    for (const DefaultAcl &acl : entriesOf(roles, stored, makers)) {
        before.insert_or_assign(Key(acl.role, acl.schema, acl.kind), acl);
        after[Key(acl.role, acl.schema, acl.kind)];
        shown.insert(Key(acl.role, acl.schema, acl.kind));
    }
    for (const Values &row : rows) {
        const auto *maker = roles.find(row.text(Maker));
        const bool everybody = row.text(Grantee) == PublicChoice;
        const auto *grantee = everybody ? nullptr : roles.find(row.text(Grantee));
        if (!maker || (!everybody && !grantee) || !core::access::securableKind(row.text(Kind)))
            continue; // not filled in yet
        const Privileges grantable
            = everybody ? Privileges() : fromWords(row.list(Grantable)); // PUBLIC cannot grant on
        const AclItem item{everybody ? PublicRole : grantee->oid, maker->oid,
                           fromWords(row.list(Held)) | grantable, grantable};
        const Key key(maker->oid, row.text(Schema), row.text(Kind));
        if (!before.count(key))
            before.emplace(key,
                           core::access::defaultsFor(stored, row.text(Kind), maker->oid, row.text(Schema),
                                                     roles.version()));
        after[key] << item;
    }
    QList<DefaultChange> changes;
    for (auto &[key, items] : after) {
        const DefaultAcl &acl = before.at(key);
        const auto keep = [&items](const QList<AclItem> &all, auto which) {
            for (const AclItem &item : all) {
                if (!gives(items, item.grantee) && which(item))
                    items << item;
            }
        };
        const QList<AclItem> builtIn
            = core::access::builtInDefaults(acl.kind, acl.role, acl.schema, roles.version()).items;
        if (acl.stored && items.isEmpty()) // the server forgets an entry that is like the built-in one
            keep(builtIn, [](const AclItem &) { return true; });
        keep(takenAway(acl, roles.version()), [](const AclItem &) { return true; });
        // what had no row
        keep(acl.items,
             [&](const AclItem &item) { return !shown.count(key) || isOwners(acl, item, roles.version()); });
        changes += core::access::changesBetween(roles, acl, items);
    }
    return core::access::defaultPrivilegesScript(changes, {.version = roles.version()});
}

namespace {

QString idOf(const Values &row)
{
    QStringList parts;
    for (const QString &field : {Maker, Schema, Kind, Grantee})
        parts << row.text(field);
    return parts.join(QChar(u'\x1f'));
}

std::map<QString, Values> byId(const QList<Values> &rows)
{
    std::map<QString, Values> found;
    for (const Values &row : rows)
        found.insert_or_assign(idOf(row), row);
    return found;
}

/// The rows that are not in both, or not the same, by id.
std::set<QString> changedRows(const QList<Values> &before, const QList<Values> &mine)
{
    const auto was = byId(before);
    const auto is = byId(mine);
    std::set<QString> ids;
    for (const auto &[id, row] : was) {
        if (const auto found = is.find(id); found == is.end() || !(found->second == row))
            ids.insert(id);
    }
    for (const auto &[id, row] : is) {
        if (!was.count(id))
            ids.insert(id);
    }
    return ids;
}

/// base, except for these rows, which are as they are in other.
QList<Values> withRows(const QList<Values> &base, const QList<Values> &other, const std::set<QString> &ids)
{
    const auto wanted = byId(other);
    const auto there = byId(base);
    QList<Values> rows;
    for (const Values &row : base) {
        const QString id = idOf(row);
        if (!ids.count(id))
            rows << row;
        else if (const auto found = wanted.find(id); found != wanted.end())
            rows << found->second;
    }
    for (const Values &row : other) {
        if (ids.count(idOf(row)) && !there.count(idOf(row)))
            rows << row;
    }
    return rows;
}

} // namespace

QList<Values> mergedRows(const QList<Values> &before, const QList<Values> &theirs, const QList<Values> &mine)
{
    const auto was = byId(before);
    const auto now = byId(theirs);
    const auto heldOf = [](const std::map<QString, Values> &rows, const QString &id) {
        const auto found = rows.find(id);
        return found == rows.end() ? core::access::Held()
                                   : core::access::Held{fromWords(found->second.list(Held)),
                                                        fromWords(found->second.list(Grantable))};
    };
    QList<Values> wanted = mine;
    for (Values &row : wanted) { // what was not touched in it is as they made it
        const QString id = idOf(row);
        if (heldOf(was, id) == heldOf(now, id))
            continue;
        const core::access::Held held = core::access::rebased(
            heldOf(was, id), heldOf(now, id), {fromWords(row.list(Held)), fromWords(row.list(Grantable))});
        row.setList(Held, wordsOf(held.privileges));
        row.setList(Grantable, wordsOf(held.grantable));
    }
    return withRows(theirs, wanted, changedRows(before, mine));
}

QList<Values> withoutChanges(const QList<Values> &before, const QList<Values> &mine, const QStringList &ids)
{
    return withRows(mine, before, std::set<QString>(ids.begin(), ids.end()));
}

QList<core::access::SeenDefault> seenRows(const RoleGraph &roles, const QList<DefaultAcl> &stored,
                                          const QList<Values> &before, const QList<Values> &mine)
{
    const auto was = byId(before);
    const auto is = byId(mine);
    QList<core::access::SeenDefault> seen;
    for (const QString &id : changedRows(before, mine)) {
        const auto now = is.find(id);
        const Values row = now != is.end() ? now->second : was.at(id);
        const auto *maker = roles.find(row.text(Maker));
        const bool everybody = row.text(Grantee) == PublicChoice;
        const auto *grantee = everybody ? nullptr : roles.find(row.text(Grantee));
        const SecurableKind *kind = core::access::securableKind(row.text(Kind));
        if (!maker || !kind || (!everybody && !grantee))
            continue;
        core::access::Held held;
        if (now != is.end()) {
            held.grantable = everybody ? Privileges() : fromWords(row.list(Grantable));
            held.privileges = fromWords(row.list(Held)) | held.grantable;
        }
        const QString schema = row.text(Schema);
        seen << core::access::SeenDefault{
            id,
            tr("%1 of %2 · %3")
                .arg(schema.isEmpty() ? kind->plural : tr("%1 in %2").arg(kind->plural, schema), maker->name,
                     everybody ? QStringLiteral("PUBLIC") : grantee->name),
            core::access::defaultsFor(stored, row.text(Kind), maker->oid, schema, roles.version()),
            everybody ? PublicRole : grantee->oid, held};
    }
    return seen;
}

} // namespace ui::access
