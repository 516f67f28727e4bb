// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/rolecompare.h"

#include "core/ddl/role.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <iterator>

namespace core::ddl {

namespace {

using forms::Context;
using forms::FieldSpec;
using forms::Values;
using Type = FieldSpec::Type;

const QString Role = QStringLiteral("role");
const QString Grantor = QStringLiteral("grantor");

/// Of the form's fields, those that one role can have of another.
constexpr const char *Own[] = {"name", "password", "no_password", "comment", "labels"};

bool isOwn(const QString &field)
{
    return std::any_of(std::begin(Own), std::end(Own),
                       [&](const char *own) { return field == QLatin1String(own); });
}

/// A membership without its grantor; several grants of the same are one, with what any of them gives.
QMap<QString, Values> memberships(const QList<Values> &rows)
{
    QMap<QString, Values> all;
    for (Values row : rows) {
        row.setNull(Grantor);
        const auto known = all.constFind(row.text(Role));
        if (known != all.constEnd()) {
            for (const char *option : {"admin", "inherit", "set"}) {
                const QString id = QLatin1String(option);
                if (!row.isNull(id))
                    row.setFlag(id, row.flag(id) || known->flag(id));
            }
        }
        all.insert(row.text(Role), row);
    }
    return all;
}

QString inWords(const Values &membership)
{
    QStringList words;
    for (const char *option : {"admin", "inherit", "set"}) {
        const QString id = QLatin1String(option);
        if (!membership.isNull(id) && (membership.flag(id) || id != QLatin1String("admin")))
            words << (membership.flag(id) ? id : QStringLiteral("no ") + id);
    }
    return words.isEmpty() ? QStringLiteral("member") : words.join(QStringLiteral(", "));
}

QMap<QString, QString> membershipWords(const QList<Values> &rows)
{
    QMap<QString, QString> words;
    const auto all = memberships(rows);
    for (auto at = all.begin(); at != all.end(); ++at)
        words.insert(at.key(), inWords(*at));
    return words;
}

/// Name and database, as one key.
QString parameterKey(const Values &row)
{
    return row.text(QStringLiteral("name")) + QChar(u'\n') + row.text(QStringLiteral("database"));
}

QMap<QString, QString> parameterWords(const QList<Values> &rows)
{
    QMap<QString, QString> words;
    for (const Values &row : rows) {
        const QString value = row.text(QStringLiteral("value"));
        words.insert(parameterKey(row), value.isEmpty() ? QStringLiteral("''") : value);
    }
    return words;
}

/// "work_mem in shop"
QString shownKey(const QString &key)
{
    const QString first = key.section(QChar(u'\n'), 0, 0);
    const QString database = key.section(QChar(u'\n'), 1);
    return database.isEmpty() ? first : first + QStringLiteral(" in ") + database;
}

void compareWords(QList<RoleDifference> &into, const FieldSpec &field, const QMap<QString, QString> &left,
                  const QMap<QString, QString> &right)
{
    QMap<QString, QString> all = left;
    all.insert(right);
    const bool parameters = field.id == QLatin1String("parameters");
    for (auto at = all.begin(); at != all.end(); ++at)
        into << RoleDifference{field.label,
                               parameters ? shownKey(at.key()) : at.key(),
                               left.value(at.key()),
                               right.value(at.key()),
                               field.id,
                               at.key()};
}

/// The memberships of one side with what was chosen of the other role's.
QList<Values> memberRowsLike(const QList<Values> &own, const QList<Values> &others,
                             const QSet<QString> &chosen)
{
    QList<Values> rows;
    const auto wanted = memberships(others);
    const auto had = memberships(own);
    for (const Values &row : own) { // what it has already keeps its grantors
        const QString name = row.text(Role);
        if (!chosen.contains(name) || had.value(name) == wanted.value(name))
            rows << row;
    }
    for (auto at = wanted.begin(); at != wanted.end(); ++at) {
        if (!chosen.contains(at.key()) || had.value(at.key()) == *at)
            continue;
        Values row = *at;
        for (const Values &old : own) { // the options of one grant are changed, others go
            if (old.text(Role) == at.key()) {
                row.take(Grantor, old);
                break;
            }
        }
        rows << row;
    }
    return rows;
}

QList<Values> parametersLike(const QList<Values> &own, const QList<Values> &others,
                             const QSet<QString> &chosen)
{
    QList<Values> rows;
    for (const Values &row : own) {
        if (!chosen.contains(parameterKey(row)))
            rows << row;
    }
    for (const Values &row : others) {
        if (chosen.contains(parameterKey(row)))
            rows << row;
    }
    return rows;
}

} // namespace

QList<RoleDifference> compareRoles(const Values &left, const Values &right, const Context &context)
{
    QList<RoleDifference> found;
    for (const forms::FieldGroup &group : roleSpec(context).groups) {
        for (const FieldSpec &field : group.fields) {
            if (isOwn(field.id) || field.type == Type::Note)
                continue;
            if (field.id == QLatin1String("parameters")) {
                compareWords(found, field, parameterWords(left.rows(field.id)),
                             parameterWords(right.rows(field.id)));
            } else if (field.type == Type::Table) {
                compareWords(found, field, membershipWords(left.rows(field.id)),
                             membershipWords(right.rows(field.id)));
            } else {
                const auto text = [&](const Values &values) {
                    if (field.type == Type::Flag)
                        return values.flag(field.id) ? QStringLiteral("yes") : QStringLiteral("no");
                    return values.isNull(field.id) ? field.placeholder : values.text(field.id);
                };
                found << RoleDifference{QStringLiteral("Attributes"), field.label, text(left), text(right),
                                        field.id};
            }
        }
    }
    return found;
}

Script roleLikeScript(const Values &role, const Values &model, const QList<RoleDifference> &chosen,
                      const Context &context)
{
    QHash<QString, QSet<QString>> keys;
    for (const RoleDifference &difference : chosen)
        keys[difference.field] << difference.key;
    Values after = role;
    const QString own = role.text(QStringLiteral("name"));
    for (auto at = keys.begin(); at != keys.end(); ++at) {
        const QString &field = at.key();
        if (field == QLatin1String("parameters")) {
            after.setRows(field, parametersLike(role.rows(field), model.rows(field), at.value()));
        } else if (field == QLatin1String("member_of") || field == QLatin1String("members")) {
            at.value().remove(own);
            after.setRows(field, memberRowsLike(role.rows(field), model.rows(field), at.value()));
        } else if (!isOwn(field)) {
            after.take(field, model);
        }
    }
    return writeRole(role, after, context);
}

} // namespace core::ddl
