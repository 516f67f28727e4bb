// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/acltable.h"

#include "core/base/sqlquote.h"
#include "core/ddl/aclitem.h"

#include <QMap>

namespace core::ddl {

namespace {

using forms::Choice;
using forms::FieldSpec;
using forms::Values;

const QString Grantee = QStringLiteral("grantee");
const QString Grantor = QStringLiteral("grantor");
const QString Granted = QStringLiteral("granted");
const QString Grantable = QStringLiteral("grantable");

enum class Held
{
    No,
    Yes,
    WithGrantOption
};

struct Row
{
    QString grantee;
    QString grantor; ///< empty: the owner, or whoever the server takes
    QMap<char, Held> privileges;
};

Held heldOf(const QString &cell)
{
    return cell == Grantable ? Held::WithGrantOption : cell == Granted ? Held::Yes : Held::No;
}

/// By grantor and grantee. Rows of one grantee without a grantor (typed twice) are one.
QMap<QStringList, Row> rowsOf(const QString &field, const std::optional<Values> &values, const QString &owner)
{
    QMap<QStringList, Row> rows;
    if (!values)
        return rows;
    const QList<Values> list = values->rows(field);
    for (const Values &given : list) {
        QString grantor = given.text(Grantor);
        if (grantor == owner)
            grantor.clear();
        Row &row = rows[{grantor, given.text(Grantee)}];
        row.grantee = given.text(Grantee);
        row.grantor = grantor;
        for (const Privilege &privilege : privileges()) {
            const Held held = heldOf(given.text(QString(QLatin1Char(privilege.letter))));
            if (held > row.privileges.value(privilege.letter, Held::No))
                row.privileges.insert(privilege.letter, held);
        }
    }
    return rows;
}

/// The words of the privileges that change from one to another, "select, insert".
QString wordsOf(const Row &old, const Row &now, const std::function<bool(Held, Held)> &changes)
{
    QStringList words;
    for (const Privilege &privilege : privileges()) {
        if (changes(old.privileges.value(privilege.letter, Held::No),
                    now.privileges.value(privilege.letter, Held::No)))
            words << privilegeSql(privilege.letter);
    }
    return words.join(QStringLiteral(", "));
}

} // namespace

FieldSpec aclField(const QString &id, const QString &kind, ServerVersion version)
{
    using Type = FieldSpec::Type;
    FieldSpec field{.id = id, .label = QStringLiteral("Privileges"), .type = Type::Table};
    field.columns << FieldSpec{.id = Grantee,
                               .label = QStringLiteral("Role"),
                               .type = Type::Suggest,
                               .required = true,
                               .choicesFrom = QStringLiteral("grantees")};
    for (const QChar letter : lettersOf(kind, version)) {
        const QString word = privilegeWord(letter.toLatin1());
        field.columns << FieldSpec{.id = QString(letter),
                                   .label = word.at(0) + word.mid(1).toLower(),
                                   .type = Type::OneOf,
                                   .choices = {{QString(), QStringLiteral("—")},
                                               {Granted, QStringLiteral("yes")},
                                               {Grantable, QStringLiteral("yes, may grant it")}}};
    }
    field.columns << FieldSpec{.id = Grantor, .label = QStringLiteral("Granted by"), .type = Type::Note};
    field.key = {Grantee, Grantor};
    return field;
}

QList<Values> aclRows(const QList<Values> &read)
{
    QList<Values> rows;
    for (const Values &given : read) {
        Values row;
        row.take(Grantee, given);
        row.take(Grantor, given);
        const QString grantable = given.text(QStringLiteral("grantable"));
        for (const QChar letter : given.text(QStringLiteral("privileges")))
            row.setText(QString(letter), grantable.contains(letter) ? Grantable : Granted);
        rows << row;
    }
    return rows;
}

Script aclScript(const QString &field, const QString &object, const QString &owner,
                 const std::optional<Values> &before, const Values &after)
{
    const auto old = rowsOf(field, before, owner);
    const auto now = rowsOf(field, after, owner);
    auto keys = old.keys() + now.keys();
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());

    Script ofOthers; // first: the owner's own revokes may be refused as long as others depend on them
    Script revokes;
    Script grants;
    for (const QStringList &key : keys) {
        const Row had = old.value(key);
        const Row has = now.value(key);
        const QString grantee = quoteIdentifier(key.at(1));
        const QString revoked
            = wordsOf(had, has, [](Held from, Held to) { return from != Held::No && to == Held::No; });
        const QString weakened = wordsOf(
            had, has, [](Held from, Held to) { return from == Held::WithGrantOption && to == Held::Yes; });
        const QString granted
            = wordsOf(had, has, [](Held from, Held to) { return from == Held::No && to == Held::Yes; });
        const QString strengthened
            = wordsOf(had, has, [](Held from, Held to) { return from != to && to == Held::WithGrantOption; });
        Script taken;
        Script given;
        const auto on = [&](const QString &verb, const QString &words, const QString &preposition) {
            return verb + words + QStringLiteral(" on ") + object + preposition + grantee;
        };
        if (!revoked.isEmpty())
            taken.add(on(QStringLiteral("revoke "), revoked, QStringLiteral(" from ")), field);
        if (!weakened.isEmpty())
            taken.add(on(QStringLiteral("revoke grant option for "), weakened, QStringLiteral(" from ")),
                      field);
        if (!granted.isEmpty())
            given.add(on(QStringLiteral("grant "), granted, QStringLiteral(" to ")), field);
        if (!strengthened.isEmpty())
            given.add(on(QStringLiteral("grant "), strengthened, QStringLiteral(" to "))
                          + QStringLiteral(" with grant option"),
                      field);
        if (key.at(0).isEmpty()) {
            revokes += taken;
            grants += given;
        } else if (!taken.isEmpty() || !given.isEmpty()) {
            ofOthers.add(QStringLiteral("set local role ") + quoteIdentifier(key.at(0)), field);
            ofOthers += taken;
            ofOthers += given;
            ofOthers.add(QStringLiteral("reset role"), field);
        }
    }
    ofOthers += revokes;
    ofOthers += grants;
    return ofOthers;
}

} // namespace core::ddl
