// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/grantwork.h"

#include "core/access/grants.h"
#include "ui/access/picks.h"

#include <QCoreApplication>

namespace ui::access {

using core::access::AclItem;
using core::access::Change;
using core::access::DefaultChange;
using core::access::Privileges;
using core::access::Securable;
using core::access::SecurableKind;
using core::forms::Choice;
using core::forms::Values;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::access::GrantTab", text);
}

const QString RevokePublic = QStringLiteral("revokePublic");

struct VerbEntry
{
    const char *id;
    const char *label;
    Change::Verb verb;
};

constexpr VerbEntry Verbs[] = {
    {"grant", QT_TRANSLATE_NOOP("ui::access::GrantTab", "Grant"), Change::Verb::Grant},
    {"grantOption", QT_TRANSLATE_NOOP("ui::access::GrantTab", "Grant with grant option"),
     Change::Verb::GrantWithOption},
    {"revoke", QT_TRANSLATE_NOOP("ui::access::GrantTab", "Revoke"), Change::Verb::Revoke},
    {"revokeOption", QT_TRANSLATE_NOOP("ui::access::GrantTab", "Revoke the grant option only"),
     Change::Verb::RevokeOption},
    {"revokePublic", QT_TRANSLATE_NOOP("ui::access::GrantTab", "Revoke what PUBLIC has"),
     Change::Verb::Revoke},
};

Change::Verb verbOf(const Values &values)
{
    for (const VerbEntry &entry : Verbs) {
        if (values.text(grantfields::Verb) == QLatin1String(entry.id))
            return entry.verb;
    }
    return Change::Verb::Grant;
}

Privileges chosenPrivileges(const Values &values)
{
    Privileges chosen;
    const QStringList words = values.list(grantfields::Privileges);
    for (const QString &word : words)
        chosen |= core::access::privilegeFromKeyword(word);
    return chosen;
}

/// What is not so already: granting twice, or revoking what nobody has, says nothing.
QList<Change> changesFor(const GrantWork &work, const Securable &object)
{
    const Values &values = work.values;
    const Change::Verb verb = verbOf(values);
    const auto *kind = core::access::securableKind(object.kind);
    const bool publics = isRevokePublic(values);
    QList<Change> changes;
    const QStringList names = publics ? QStringList{PublicChoice} : values.list(grantfields::Grantees);
    for (const QString &name : names) {
        const bool everybody = name == PublicChoice;
        const auto *role = everybody ? nullptr : work.world->roles.find(name);
        if ((!everybody && !role) || !kind)
            continue;
        Privileges held;
        Privileges grantable;
        for (const AclItem &item : object.items) {
            if (item.grantee == (everybody ? core::access::PublicRole : role->oid)) {
                held |= item.privileges;
                grantable |= item.grantable;
            }
        }
        Privileges wanted = core::access::privilegesOf(*kind, work.world->roles.version());
        if (!publics)
            wanted &= chosenPrivileges(values);
        switch (verb) {
        case Change::Verb::Grant:
            wanted &= ~held;
            break;
        case Change::Verb::GrantWithOption:
            wanted = everybody ? Privileges() : wanted & ~grantable; // PUBLIC cannot have it
            break;
        case Change::Verb::Revoke:
            wanted &= held;
            break;
        case Change::Verb::RevokeOption:
            wanted &= grantable;
            break;
        }
        if (wanted)
            changes << Change{.verb = verb,
                              .object = object,
                              .privileges = wanted,
                              .grantee = everybody ? QString() : name,
                              .cascade = isRevoke(values) && values.flag(grantfields::Cascade)};
    }
    return changes;
}

/// What the grantee of a change has after it.
core::access::Held heldAfter(const Change &change, core::access::Held held)
{
    switch (change.verb) {
    case Change::Verb::Grant:
        held.privileges |= change.privileges;
        break;
    case Change::Verb::GrantWithOption:
        held.privileges |= change.privileges;
        held.grantable |= change.privileges;
        break;
    case Change::Verb::Revoke:
        held.privileges &= ~change.privileges;
        held.grantable &= ~change.privileges;
        break;
    case Change::Verb::RevokeOption:
        held.grantable &= ~change.privileges;
        break;
    }
    return held;
}

QString labelOf(const QString &what, const Change &change)
{
    return tr("%1 · %2").arg(what, change.grantee.isEmpty() ? QStringLiteral("PUBLIC") : change.grantee);
}

core::access::SeenGrant seenBy(const GrantWork &work, const Change &change)
{
    const auto *role = work.world->roles.find(change.grantee);
    const qint64 grantee = change.grantee.isEmpty() || !role ? core::access::PublicRole : role->oid;
    return {objectKey(change.object), labelOf(change.object.text(), change), change.object, grantee,
            heldAfter(change, core::access::heldBy(change.object.items, grantee))};
}

core::ddl::Script makeScript(const GrantWork &work, const QList<Change> &changes,
                             QList<core::access::SeenDefault> &seen)
{
    const Values &values = work.values;
    core::ddl::Script script = core::access::grantScript(changes, {.version = work.world->roles.version()});

    // the same for what is made later
    const QStringList makers = values.list(grantfields::Makers);
    QStringList schemas = values.list(grantfields::Schemas);
    const bool whole = schemas.isEmpty();
    if (whole)
        schemas << QString();
    const QStringList kinds = values.list(grantfields::Kinds);
    QList<DefaultChange> later;
    for (const QString &maker : makers) {
        const auto *role = work.world->roles.find(maker);
        for (const QString &schema : std::as_const(schemas)) {
            for (const SecurableKind &kind :
                 core::access::kindsWithDefaults(work.world->roles.version(), !whole)) {
                // views are tables there, materialized views and foreign tables, too
                const bool tables = kind.id == QLatin1String("table");
                const bool wanted = kinds.isEmpty() || kinds.contains(kind.id)
                    || (tables && kinds.contains(QLatin1String("view")));
                if (!role || !wanted)
                    continue;
                const core::access::DefaultAcl before = core::access::defaultsFor(
                    work.world->defaults, kind.id, role->oid, schema, work.world->roles.version());
                Securable future;
                future.kind = kind.id;
                future.items = before.items;
                for (const Change &change : changesFor(work, future)) {
                    const core::access::SeenGrant one = seenBy(work, change);
                    const QString place = schema.isEmpty() ? QString() : QLatin1Char(' ') + schema;
                    seen << core::access::SeenDefault{
                        {},
                        labelOf(tr("later %1 of %2").arg(kind.plural.toLower(), maker) + place, change),
                        before,
                        one.grantee,
                        one.mine};
                    later << DefaultChange{.verb = change.verb,
                                           .forRole = maker,
                                           .schema = schema,
                                           .kind = kind.id,
                                           .privileges = change.privileges,
                                           .grantee = change.grantee,
                                           .cascade = change.cascade};
                }
            }
        }
    }
    script += core::access::defaultPrivilegesScript(later, {.version = work.world->roles.version()});
    return script;
}

bool passes(const Securable &object, const QStringList &kinds, const QStringList &schemas,
            const QString &part)
{
    if (object.sub != 0 || (!kinds.isEmpty() && !kinds.contains(object.kind)))
        return false;
    const QString &schema = object.kind == QLatin1String("schema") ? object.name : object.schema;
    if (!schemas.isEmpty() && !schema.isEmpty() && !schemas.contains(schema))
        return false;
    return part.isEmpty() || object.text().contains(part, Qt::CaseInsensitive);
}

} // namespace

QList<Choice> grantVerbs()
{
    QList<Choice> verbs;
    for (const VerbEntry &entry : Verbs)
        verbs << Choice{QString::fromLatin1(entry.id), tr(entry.label), {}};
    return verbs;
}

bool isRevoke(const Values &values)
{
    return verbOf(values) == Change::Verb::Revoke || verbOf(values) == Change::Verb::RevokeOption;
}

bool isRevokePublic(const Values &values)
{
    return values.text(grantfields::Verb) == RevokePublic;
}

core::Result<GrantResult> grantResult(const GrantWork &work, const std::stop_token &stop)
{
    const Values &values = work.values;
    const QStringList kinds = values.list(grantfields::Kinds);
    const QStringList schemas = values.list(grantfields::Schemas);
    const QString part = values.text(grantfields::Name).trimmed();
    const bool publics = isRevokePublic(values);
    GrantResult result;
    QList<Change> changes;
    for (const Securable &object : work.world->objects) {
        if (stop.stop_requested())
            return core::Error::cancelled();
        if (!passes(object, kinds, schemas, part) || (publics && !core::access::publicPrivileges(object)))
            continue;
        result.objects << object;
        if (work.unticked.isEmpty() || !work.unticked.contains(objectKey(object))) {
            ++result.ticked;
            changes += changesFor(work, object);
        }
    }
    result.otherObjects = result.objects != work.shown;
    if (publics) {
        result.grantees << core::access::PublicRole;
    } else {
        const QStringList names = values.list(grantfields::Grantees);
        for (const QString &name : names) {
            const auto *role = work.world->roles.find(name);
            if (role || name == PublicChoice)
                result.grantees << (role && name != PublicChoice ? role->oid : core::access::PublicRole);
        }
    }
    result.note = tr("nothing to change");
    if (!publics && values.list(grantfields::Grantees).isEmpty())
        result.note = tr("choose roles");
    else if (!publics && !chosenPrivileges(values))
        result.note = tr("choose privileges");
    if (stop.stop_requested())
        return core::Error::cancelled();
    result.script = makeScript(work, changes, result.seenDefaults);
    for (const Change &change : std::as_const(changes))
        result.seen << seenBy(work, change);
    return result;
}

} // namespace ui::access
