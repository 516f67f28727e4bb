// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/rolecompare.h"

#include "core/ddl/role.h"

#include <QMap>

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

QMap<QString, QString> parameterWords(const QList<Values> &rows)
{
    QMap<QString, QString> words;
    for (const Values &row : rows) {
        const QString database = row.text(QStringLiteral("database"));
        const QString value = row.text(QStringLiteral("value"));
        words.insert(row.text(QStringLiteral("name"))
                         + (database.isEmpty() ? QString() : QStringLiteral(" in ") + database),
                     value.isEmpty() ? QStringLiteral("''") : value);
    }
    return words;
}

void compareWords(QList<RoleDifference> &into, const QString &area, const QMap<QString, QString> &left,
                  const QMap<QString, QString> &right)
{
    QMap<QString, QString> all = left;
    all.insert(right);
    for (auto at = all.begin(); at != all.end(); ++at)
        into << RoleDifference{area, at.key(), left.value(at.key()), right.value(at.key())};
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
                compareWords(found, field.label, parameterWords(left.rows(field.id)),
                             parameterWords(right.rows(field.id)));
            } else if (field.type == Type::Table) {
                compareWords(found, field.label, membershipWords(left.rows(field.id)),
                             membershipWords(right.rows(field.id)));
            } else {
                const auto text = [&](const Values &values) {
                    if (field.type == Type::Flag)
                        return values.flag(field.id) ? QStringLiteral("yes") : QStringLiteral("no");
                    return values.isNull(field.id) ? field.placeholder : values.text(field.id);
                };
                found << RoleDifference{QStringLiteral("Attributes"), field.label, text(left), text(right)};
            }
        }
    }
    return found;
}

Script roleLikeScript(const Values &role, const Values &model, const Context &context, bool members)
{
    Values after = role;
    const QString own = role.text(QStringLiteral("name"));
    const QStringList fields = model.differences(role);
    for (const QString &field : fields) {
        if (isOwn(field) || field == QLatin1String("member_of") || field == QLatin1String("members"))
            continue;
        after.take(field, model);
    }
    QStringList sides{QStringLiteral("member_of")};
    if (members)
        sides << QStringLiteral("members");
    for (const QString &side : sides) {
        const auto wanted = memberships(model.rows(side));
        const auto had = memberships(role.rows(side));
        QList<Values> rows;
        for (const Values &row : role.rows(side)) { // what it has already keeps its grantors
            if (wanted.contains(row.text(Role)) && had.value(row.text(Role)) == wanted.value(row.text(Role)))
                rows << row;
        }
        for (auto at = wanted.begin(); at != wanted.end(); ++at) {
            if (at.key() == own || had.value(at.key()) == *at)
                continue;
            Values row = *at;
            for (const Values &old : role.rows(side)) { // the options of one grant are changed, others go
                if (old.text(Role) == at.key()) {
                    row.take(Grantor, old);
                    break;
                }
            }
            rows << row;
        }
        after.setRows(side, rows);
    }
    return writeRole(role, after, context);
}

} // namespace core::ddl
