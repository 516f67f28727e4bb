// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/memberships.h"

#include "core/base/sqlquote.h"
#include "core/ddl/rolerights.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <utility>

namespace core::ddl {

namespace {

using forms::Context;
using forms::FieldSpec;
using forms::Values;

const QString Role = QStringLiteral("role");
const QString Admin = QStringLiteral("admin");
const QString Inherit = QStringLiteral("inherit");
const QString Set = QStringLiteral("set");
const QString Grantor = QStringLiteral("grantor");

QString idOf(MembershipSide side)
{
    return side == MembershipSide::MemberOf ? QStringLiteral("member_of") : QStringLiteral("members");
}

/// The options of a row, those it does not tell as the server would take them.
struct Options
{
    bool admin = false;
    bool inherit = true;
    bool set = true;
    bool operator==(const Options &) const = default;
};

/// What GRANT without WITH gives to this member.
Options defaultOptions(MembershipSide side, const Values &row, const Values &form, const Context &context)
{
    Options options;
    if (side == MembershipSide::MemberOf)
        options.inherit = form.isNull(Inherit) || form.flag(Inherit);
    else
        options.inherit = !context.facts.list(QStringLiteral("noinherit")).contains(row.text(Role));
    return options;
}

Options optionsOf(const Values &row, const Options &defaults)
{
    const auto flag = [&](const QString &id, bool other) { return row.isNull(id) ? other : row.flag(id); };
    return {flag(Admin, defaults.admin), flag(Inherit, defaults.inherit), flag(Set, defaults.set)};
}

using Rows = QMap<std::pair<QString, QString>, Values>;

/// By role and, where there can be several, grantor.
Rows rowsOf(const QString &field, const Values &values, bool byGrantor)
{
    Rows rows;
    for (const Values &row : values.rows(field)) {
        if (!row.text(Role).isEmpty())
            rows.insert({row.text(Role), byGrantor ? row.text(Grantor) : QString()}, row);
    }
    return rows;
}

/// " granted by x" where the server would not take that one by itself.
QString grantedBy(const QString &grantor, const Context &context)
{
    const QString byItself = context.facts.flag(QStringLiteral("me_super"))
        ? context.facts.text(QStringLiteral("bootstrap"))
        : context.facts.text(QStringLiteral("me"));
    if (!context.version.atLeast(16) || grantor.isEmpty() || grantor == byItself)
        return {};
    return QStringLiteral(" granted by ") + quoteIdentifier(grantor);
}

QString word(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

/// " with admin true, set false": what differs.
QString withOptions(const Options &from, const Options &to, bool newer)
{
    if (!newer)
        return to.admin && !from.admin ? QStringLiteral(" with admin option") : QString();
    QStringList parts;
    if (from.admin != to.admin)
        parts << QStringLiteral("admin ") + word(to.admin);
    if (from.inherit != to.inherit)
        parts << QStringLiteral("inherit ") + word(to.inherit);
    if (from.set != to.set)
        parts << QStringLiteral("set ") + word(to.set);
    return parts.isEmpty() ? QString() : QStringLiteral(" with ") + parts.join(QStringLiteral(", "));
}

/// Who is a member of whom, once the form is saved: members by role.
QHash<QString, QStringList> graphOf(const Values &form, const Context &context)
{
    const QString known = context.facts.text(QStringLiteral("name"));
    QHash<QString, QStringList> upwards; // the roles each is a member of
    const QStringList roles = context.facts.list(QStringLiteral("granted_roles"));
    const QStringList members = context.facts.list(QStringLiteral("granted_members"));
    for (qsizetype i = 0; i < roles.size() && i < members.size(); ++i) {
        // what touches the role itself is as the form says
        if (known.isEmpty() || (roles.at(i) != known && members.at(i) != known))
            upwards[members.at(i)] << roles.at(i);
    }
    for (const Values &row : form.rows(idOf(MembershipSide::MemberOf)))
        upwards[known] << row.text(Role);
    for (const Values &row : form.rows(idOf(MembershipSide::Members)))
        upwards[row.text(Role)] << known;
    return upwards;
}

/// from, …, to along memberships, the shortest way; empty: there is none.
QStringList wayBetween(const QHash<QString, QStringList> &upwards, const QString &from, const QString &to)
{
    QHash<QString, QString> cameFrom{{from, {}}};
    QStringList queue{from};
    for (qsizetype at = 0; at < queue.size(); ++at) {
        const QString role = queue.at(at);
        for (const QString &next : upwards.value(role)) {
            if (next == to) {
                QStringList way{to};
                for (QString step = role; step != from; step = cameFrom.value(step))
                    way.prepend(step);
                way.prepend(from);
                return way;
            }
            if (!cameFrom.contains(next)) {
                cameFrom.insert(next, role);
                queue << next;
            }
        }
    }
    return {};
}

QString problemOfLoop(MembershipSide side, const Values &form, const Context &context)
{
    const QString known = context.facts.text(QStringLiteral("name"));
    const QString name = form.text(QStringLiteral("name"));
    const QList<Values> rows = form.rows(idOf(side));
    for (const Values &row : rows) {
        if (!row.text(Role).isEmpty() && (row.text(Role) == known || row.text(Role) == name))
            return QStringLiteral("A role cannot be a member of itself");
    }
    if (rows.isEmpty())
        return {};
    const QStringList way = wayBetween(graphOf(form, context), known, known);
    if (way.isEmpty())
        return {};
    // told at the side that is part of it
    const QString &next = side == MembershipSide::MemberOf ? way.at(1) : way.at(way.size() - 2);
    const bool here
        = std::any_of(rows.begin(), rows.end(), [&](const Values &row) { return row.text(Role) == next; });
    if (!here)
        return {};
    QStringList shown = way;
    shown.first() = shown.last() = name.isEmpty() ? QStringLiteral("the role") : name;
    return QStringLiteral("A circle of memberships: ") + shown.join(QStringLiteral(" → "));
}

/// Once for all rows: there may be thousands of either.
QString problemOfNames(MembershipSide side, const Values &form, const Context &context)
{
    const QList<forms::Choice> roles = context.choices.value(QStringLiteral("roles"));
    if (roles.isEmpty())
        return {};
    QSet<QString> known;
    known.reserve(roles.size());
    for (const forms::Choice &role : roles)
        known.insert(role.value);
    for (const Values &row : form.rows(idOf(side))) {
        if (!row.text(Role).isEmpty() && !known.contains(row.text(Role)))
            return QStringLiteral("There is no role %1").arg(row.text(Role));
    }
    return {};
}

} // namespace

FieldSpec membershipField(MembershipSide side, const Context &context)
{
    using Type = FieldSpec::Type;
    const bool of = side == MembershipSide::MemberOf;
    const bool newer = context.version.atLeast(16);
    const RoleRights rights = roleRights(context);
    const QString reason = of ? rights.memberOf : rights.members;

    FieldSpec field{
        .id = idOf(side),
        .label = of ? QStringLiteral("Member of") : QStringLiteral("Members"),
        .type = Type::Table,
        .help = !reason.isEmpty() ? reason
            : of ? QStringLiteral("The roles whose rights it has, or can take on with SET ROLE.")
                 : QStringLiteral("The roles that have its rights, or can take them on with SET ROLE."),
        .placeholder = of ? QStringLiteral("Add role…") : QStringLiteral("Add member…"),
        .chips = true};
    field.columns << FieldSpec{.id = Role,
                               .label = of ? QStringLiteral("Role") : QStringLiteral("Member"),
                               .type = Type::Suggest,
                               .required = true,
                               .choicesFrom = QStringLiteral("roles")};
    field.columns << FieldSpec{.id = Admin,
                               .label = QStringLiteral("Admin"),
                               .type = Type::Flag,
                               .help = QStringLiteral("May make others a member, and take it from them.")};
    if (newer) {
        field.columns << FieldSpec{
            .id = Inherit,
            .label = QStringLiteral("Inherit"),
            .type = Type::Flag,
            .help = QStringLiteral("Has the rights at once; otherwise only after SET ROLE.")};
        field.columns << FieldSpec{.id = Set,
                                   .label = QStringLiteral("Set"),
                                   .type = Type::Flag,
                                   .help = QStringLiteral("May become the role with SET ROLE.")};
    }
    field.columns << FieldSpec{
        .id = Grantor,
        .label = QStringLiteral("Granted by"),
        .type = Type::Suggest,
        .help = newer ? QStringLiteral("Empty: whoever saves. Somebody else needs the ADMIN option.")
                      : QStringLiteral("Told only: this server takes no other grantor."),
        .choicesFrom = QStringLiteral("roles"),
        .enabledWhen = [newer](const Values &, const Context &) { return newer; }};
    field.key << Role;
    if (newer) {
        field.key << Grantor;
        field.newRow.setFlag(Inherit, true);
        field.newRow.setFlag(Set, true);
    }
    field.newRow.setFlag(Admin, false);
    if (!reason.isEmpty())
        field.enabledWhen = [](const Values &, const Context &) { return false; };
    field.check = [side](const Values &form, const Context &known) {
        const QString problem = problemOfNames(side, form, known);
        return problem.isEmpty() ? problemOfLoop(side, form, known) : problem;
    };
    return field;
}

Script membershipScript(MembershipSide side, const QString &role, const std::optional<Values> &before,
                        const Values &after, const Context &context)
{
    const QString field = idOf(side);
    const bool newer = context.version.atLeast(16);
    const Rows old = before ? rowsOf(field, *before, newer) : Rows();
    const Rows now = rowsOf(field, after, newer);
    // "reporting to alice"
    const auto pair = [&](const Values &row, const QString &between) {
        const QString other = quoteIdentifier(row.text(Role));
        const QString own = quoteIdentifier(role);
        return side == MembershipSide::MemberOf ? other + between + own : own + between + other;
    };

    Script script;
    for (auto at = old.begin(); at != old.end(); ++at) {
        if (!now.contains(at.key()))
            script.add(QStringLiteral("revoke ") + pair(*at, QStringLiteral(" from "))
                           + grantedBy(at->text(Grantor), context),
                       field);
    }
    for (auto at = now.begin(); at != now.end(); ++at) {
        const Options defaults = defaultOptions(side, *at, after, context);
        const Options wanted = optionsOf(*at, defaults);
        const QString by = grantedBy(at->text(Grantor), context);
        if (!old.contains(at.key())) {
            script.add(QStringLiteral("grant ") + pair(*at, QStringLiteral(" to "))
                           + withOptions(defaults, wanted, newer) + by,
                       field);
            continue;
        }
        const Options had = optionsOf(old.value(at.key()), defaults);
        if (!newer && had.admin && !wanted.admin) {
            script.add(QStringLiteral("revoke admin option for ") + pair(*at, QStringLiteral(" from ")),
                       field);
        } else if (const QString with = withOptions(had, wanted, newer); !with.isEmpty()) {
            script.add(QStringLiteral("grant ") + pair(*at, QStringLiteral(" to ")) + with + by, field);
        }
    }
    return script;
}

} // namespace core::ddl
