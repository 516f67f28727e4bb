// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/defaultprivileges.h"

#include "core/base/sqlquote.h"
#include "core/ddl/aclitem.h"
#include "core/ddl/acltable.h"

#include <QMap>

namespace core::ddl {

namespace {

using forms::Choice;
using forms::Context;
using forms::FieldSpec;
using forms::Values;

const QString Role = QStringLiteral("role");
const QString Objects = QStringLiteral("objects");
const QString Grantee = QStringLiteral("grantee");
const QString Privileges = QStringLiteral("privileges");
const QString Grantable = QStringLiteral("grantable");

/// A kind of future objects, as ALTER DEFAULT PRIVILEGES calls it.
struct Kind
{
    char letter; ///< defaclobjtype
    QString word;
    QString acl;      ///< AclKind::id
    QString everyone; ///< what PUBLIC has of new ones, letters
    bool inSchema;
    int since;
};

const QList<Kind> &kinds()
{
    static const QList<Kind> all{
        {'r', QStringLiteral("tables"), QStringLiteral("table"), {}, true, 0},
        {'S', QStringLiteral("sequences"), QStringLiteral("sequence"), {}, true, 0},
        {'f', QStringLiteral("functions"), QStringLiteral("function"), QStringLiteral("X"), true, 0},
        {'T', QStringLiteral("types"), QStringLiteral("type"), QStringLiteral("U"), true, 0},
        {'n', QStringLiteral("schemas"), QStringLiteral("schema"), {}, false, 0},
        {'L', QStringLiteral("large objects"), QStringLiteral("largeobject"), {}, false, 18},
    };
    return all;
}

const Kind *kindOf(const QString &word)
{
    for (const Kind &kind : kinds()) {
        if (kind.word == word)
            return &kind;
    }
    return nullptr;
}

QStringList wordsOf(const QString &letters)
{
    QStringList words;
    for (const Privilege &privilege : privileges()) {
        if (letters.contains(QLatin1Char(privilege.letter)))
            words << privilegeSql(privilege.letter);
    }
    return words;
}

/// What a grantee has and may grant on, in words, in their order.
struct Held
{
    QStringList has;
    QStringList mayGrant;
    bool operator==(const Held &) const = default;
};

/// What the server gives where nobody said anything.
Held byDefault(const Kind &kind, const QString &role, const QString &grantee, ServerVersion version,
               bool inSchema)
{
    if (inSchema)
        return {};
    if (grantee == PublicGrantee)
        return {wordsOf(kind.everyone), {}};
    if (grantee == role)
        return {wordsOf(lettersOf(kind.acl, version)), {}};
    return {};
}

QMap<QStringList, Held> heldBy(const QString &field, const std::optional<Values> &values)
{
    QMap<QStringList, Held> held;
    if (!values)
        return held;
    const QList<Values> rows = values->rows(field);
    for (const Values &row : rows) {
        Held &one = held[{row.text(Role), row.text(Objects), row.text(Grantee)}];
        one.mayGrant = row.list(Grantable);
        one.has = row.list(Privileges);
        // what may be granted on is had
        for (const QString &word : std::as_const(one.mayGrant)) {
            if (!one.has.contains(word))
                one.has << word;
        }
    }
    return held;
}

/// Words of a that are not in b, in the server's order.
QString without(const QStringList &a, const QStringList &b)
{
    QStringList words;
    for (const Privilege &privilege : privileges()) {
        const QString word = privilegeSql(privilege.letter);
        if (a.contains(word) && !b.contains(word))
            words << word;
    }
    return words.join(QStringLiteral(", "));
}

QList<Choice> privilegeChoices(const Values &row, const Context &context)
{
    QList<Choice> choices;
    const Kind *kind = kindOf(row.text(Objects));
    if (!kind)
        return choices;
    for (const QChar letter : lettersOf(kind->acl, context.version))
        choices.append({.value = privilegeSql(letter.toLatin1())});
    return choices;
}

} // namespace

FieldSpec defaultPrivilegesField(const QString &id, ServerVersion version, bool inSchema)
{
    using Type = FieldSpec::Type;
    QList<Choice> objects;
    for (const Kind &kind : kinds()) {
        if (version.atLeast(kind.since) && (kind.inSchema || !inSchema))
            objects.append({.value = kind.word});
    }
    return {.id = id,
            .label = QStringLiteral("Default privileges"),
            .type = Type::Table,
            .help = QStringLiteral("What others may do with objects that are made later, by the role whose "
                                   "objects are meant. A row without privileges takes away what everybody "
                                   "would have."),
            .columns = {{.id = Role,
                         .label = QStringLiteral("Objects made by"),
                         .type = Type::Suggest,
                         .required = true,
                         .choicesFrom = QStringLiteral("roles")},
                        {.id = Objects,
                         .label = QStringLiteral("Objects"),
                         .type = Type::OneOf,
                         .required = true,
                         .choices = objects},
                        {.id = Grantee,
                         .label = QStringLiteral("Granted to"),
                         .type = Type::Suggest,
                         .required = true,
                         .choicesFrom = QStringLiteral("grantees")},
                        {.id = Privileges,
                         .label = QStringLiteral("Privileges"),
                         .type = Type::Many,
                         .choicesOf = privilegeChoices},
                        {.id = Grantable,
                         .label = QStringLiteral("May grant"),
                         .type = Type::Many,
                         .choicesOf = privilegeChoices}},
            .key = {Role, Objects, Grantee}};
}

QList<Values> defaultPrivilegesRows(const QList<Values> &read, ServerVersion version, bool inSchema)
{
    QList<Values> rows;
    for (const Values &given : read) {
        const QString letter = given.text(Objects);
        const auto kind = std::find_if(kinds().begin(), kinds().end(), [&](const Kind &one) {
            return letter == QString(QLatin1Char(one.letter));
        });
        if (kind == kinds().end())
            continue;
        const Held held{wordsOf(given.text(Privileges)), wordsOf(given.text(Grantable))};
        if (held == byDefault(*kind, given.text(Role), given.text(Grantee), version, inSchema))
            continue;
        Values row;
        row.take(Role, given);
        row.setText(Objects, kind->word);
        row.take(Grantee, given);
        row.setList(Privileges, held.has);
        row.setList(Grantable, held.mayGrant);
        rows << row;
    }
    return rows;
}

Script defaultPrivilegesScript(const QString &field, const QString &schema, ServerVersion version,
                               const std::optional<Values> &before, const Values &after)
{
    const auto old = heldBy(field, before);
    const auto now = heldBy(field, after);
    auto keys = old.keys() + now.keys();
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());

    Script script;
    for (const QStringList &key : keys) {
        const Kind *kind = kindOf(key.at(1));
        if (!kind || !version.atLeast(kind->since))
            continue;
        const QStringList known = wordsOf(lettersOf(kind->acl, version));
        const Held nothing = byDefault(*kind, key.at(0), key.at(2), version, !schema.isEmpty());
        // of another server's rows: what this one does not know is left out
        const auto understood = [&](Held held) {
            for (QStringList *words : {&held.has, &held.mayGrant})
                words->removeIf([&](const QString &word) { return !known.contains(word); });
            return held;
        };
        const Held had = understood(old.value(key, nothing));
        const Held has = understood(now.value(key, nothing));
        const QString start = QStringLiteral("alter default privileges for role ")
            + quoteIdentifier(key.at(0))
            + (schema.isEmpty() ? QString() : QStringLiteral(" in schema ") + quoteIdentifier(schema))
            + QLatin1Char(' ');
        const auto add = [&](const QString &verb, const QString &words, const QString &preposition,
                             const QString &end = {}) {
            if (!words.isEmpty())
                script.add(start + verb + words + QStringLiteral(" on ") + kind->word + preposition
                               + quoteIdentifier(key.at(2)) + end,
                           field);
        };
        const QString from = QStringLiteral(" from ");
        const QString to = QStringLiteral(" to ");
        QStringList plain = has.has;
        plain.removeIf([&](const QString &word) { return has.mayGrant.contains(word); });
        QStringList weakened = had.mayGrant;
        weakened.removeIf([&](const QString &word) { return !has.has.contains(word); });
        add(QStringLiteral("revoke "), without(had.has, has.has), from);
        add(QStringLiteral("revoke grant option for "), without(weakened, has.mayGrant), from);
        add(QStringLiteral("grant "), without(plain, had.has), to);
        add(QStringLiteral("grant "), without(has.mayGrant, had.mayGrant), to,
            QStringLiteral(" with grant option"));
    }
    return script;
}

} // namespace core::ddl
