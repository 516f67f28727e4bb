// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rolesreport.h"

#include "app/cli/console.h"

#include <QJsonArray>

namespace app::cli {

using namespace core;
using namespace core::access;

namespace {

/// A name as a part of a line.
QString shown(const QString &name)
{
    QString text = harmless(name);
    text.replace(QLatin1Char('\n'), QLatin1String("\\n"));
    return text.replace(QLatin1Char('\t'), QLatin1String("\\t"));
}

const char *sourceId(Source source)
{
    switch (source) {
    case Source::Superuser:
        return "superuser";
    case Source::Owner:
        return "owner";
    case Source::Own:
        return "own";
    case Source::Membership:
        return "membership";
    case Source::Public:
        return "public";
    case Source::Predefined:
        return "predefined";
    }
    return "";
}

QStringList attributes(const Role &role)
{
    QStringList list{role.login ? QStringLiteral("login") : QStringLiteral("no login")};
    const auto add = [&list](bool has, const char *word) {
        if (has)
            list << QString::fromLatin1(word);
    };
    add(role.superuser, "superuser");
    add(role.createDatabase, "createdb");
    add(role.createRole, "createrole");
    add(!role.inherit, "noinherit");
    add(role.replication, "replication");
    add(role.bypassRls, "bypassrls");
    if (role.connectionLimit >= 0)
        list << QStringLiteral("connection limit %1").arg(role.connectionLimit);
    if (!role.validUntil.isEmpty())
        list << QStringLiteral("valid until ") + role.validUntil
                + (role.expired ? QStringLiteral(" (in the past)") : QString());
    return list;
}

QString options(const Membership &membership)
{
    QStringList list;
    if (membership.admin)
        list << QStringLiteral("admin");
    list << (membership.inherit ? QStringLiteral("inherit") : QStringLiteral("no inherit"))
         << (membership.set ? QStringLiteral("set") : QStringLiteral("no set"));
    return list.join(QLatin1String(", "));
}

QString membershipLine(const RoleGraph &roles, const Membership &membership, qint64 other)
{
    QString line = QStringLiteral("    ") + shown(roles.nameOf(other));
    line += membership.implicit
        ? QStringLiteral(" (owns the database; ")
        : QStringLiteral(" (granted by %1; ").arg(shown(roles.nameOf(membership.grantor)));
    return line + options(membership) + QLatin1String(")\n");
}

QString roleText(const RoleGraph &roles, const Role &role)
{
    QString text = shown(role.name) + QLatin1Char('\n');
    text += QLatin1String("  ") + attributes(role).join(QLatin1String(", ")) + QLatin1Char('\n');
    if (!role.comment.isEmpty())
        text += QLatin1String("  comment: ") + shown(role.comment) + QLatin1Char('\n');
    const auto up = roles.membershipsOf(role.oid);
    if (!up.isEmpty())
        text += QLatin1String("  member of\n");
    for (const Membership &membership : up)
        text += membershipLine(roles, membership, membership.role);
    const auto down = roles.membersOf(role.oid);
    if (!down.isEmpty())
        text += QLatin1String("  members\n");
    for (const Membership &membership : down)
        text += membershipLine(roles, membership, membership.member);
    return text;
}

QString rightText(const RoleGraph &roles, const Right &right)
{
    return QStringLiteral("      %1: %2%3\n")
        .arg(keyword(right.privilege), shown(sourceText(roles, right)),
             right.grantable ? QStringLiteral(", with grant option") : QString());
}

/// Each object on which the role has something, its table's rights left out where it is a column.
template <class F> void eachRight(const RolesReport &report, F each)
{
    const RoleRights rights(report.roles, report.role);
    for (const Securable &object : report.objects) {
        const ObjectRights found = rights.on(object);
        if (found.owns || !found.rights.isEmpty())
            each(object, found);
    }
}

QJsonArray pathJson(const RoleGraph &roles, const QList<Membership> &path)
{
    QJsonArray list;
    for (const Membership &step : path) {
        QJsonObject part{{QStringLiteral("role"), roles.nameOf(step.role)}};
        if (!step.implicit)
            part.insert(QStringLiteral("granted_by"), roles.nameOf(step.grantor));
        list.append(part);
    }
    return list;
}

QJsonObject membershipJson(const RoleGraph &roles, const Membership &membership)
{
    QJsonObject json{{QStringLiteral("role"), roles.nameOf(membership.role)},
                     {QStringLiteral("member"), roles.nameOf(membership.member)},
                     {QStringLiteral("admin"), membership.admin},
                     {QStringLiteral("inherit"), membership.inherit},
                     {QStringLiteral("set"), membership.set}};
    if (!membership.implicit)
        json.insert(QStringLiteral("granted_by"), roles.nameOf(membership.grantor));
    return json;
}

QJsonObject roleJson(const RoleGraph &roles, const Role &role)
{
    QJsonArray up;
    for (const Membership &membership : roles.membershipsOf(role.oid))
        up.append(membershipJson(roles, membership));
    QJsonArray down;
    for (const Membership &membership : roles.membersOf(role.oid))
        down.append(membershipJson(roles, membership));
    return {{QStringLiteral("name"), role.name},
            {QStringLiteral("login"), role.login},
            {QStringLiteral("superuser"), role.superuser},
            {QStringLiteral("createdb"), role.createDatabase},
            {QStringLiteral("createrole"), role.createRole},
            {QStringLiteral("inherit"), role.inherit},
            {QStringLiteral("replication"), role.replication},
            {QStringLiteral("bypassrls"), role.bypassRls},
            {QStringLiteral("connection_limit"), role.connectionLimit},
            {QStringLiteral("valid_until"),
             role.validUntil.isEmpty() ? QJsonValue() : QJsonValue(role.validUntil)},
            {QStringLiteral("comment"), role.comment.isEmpty() ? QJsonValue() : QJsonValue(role.comment)},
            {QStringLiteral("member_of"), up},
            {QStringLiteral("members"), down}};
}

QJsonObject objectJson(const RoleGraph &roles, const Securable &object, const ObjectRights &found)
{
    QJsonObject json{{QStringLiteral("kind"), object.kind}, {QStringLiteral("name"), object.name}};
    if (!object.schema.isEmpty())
        json.insert(QStringLiteral("schema"), object.schema);
    if (!object.column.isEmpty())
        json.insert(QStringLiteral("column"), object.column);
    if (securableKind(object.kind)->privileges == Privileges(Privilege::Execute))
        json.insert(QStringLiteral("arguments"), object.signature);
    if (found.owns)
        json.insert(QStringLiteral("owner"), roles.nameOf(object.owner));
    QJsonArray list;
    for (const Right &right : found.rights) {
        QJsonObject part{{QStringLiteral("privilege"), keyword(right.privilege)},
                         {QStringLiteral("source"), QString::fromLatin1(sourceId(right.source))},
                         {QStringLiteral("grantable"), right.grantable}};
        if (right.source != Source::Superuser)
            part.insert(QStringLiteral("grantee"), roles.nameOf(right.grantee));
        if (right.grantor != 0)
            part.insert(QStringLiteral("granted_by"), roles.nameOf(right.grantor));
        if (!right.path.isEmpty())
            part.insert(QStringLiteral("path"), pathJson(roles, right.path));
        list.append(part);
    }
    json.insert(QStringLiteral("rights"), list);
    return json;
}

} // namespace

QString toText(const RolesReport &report)
{
    if (report.role == 0) {
        QString text;
        for (const Role &role : report.roles.roles()) {
            if (!role.predefined())
                text += roleText(report.roles, role);
        }
        return text;
    }
    QString text = roleText(report.roles, *report.roles.find(report.role));
    text += QStringLiteral("  rights in database %1\n").arg(shown(report.database));
    eachRight(report, [&](const Securable &object, const ObjectRights &found) {
        text += QStringLiteral("    %1 %2%3\n")
                    .arg(securableKind(object.kind)->label.toLower(), shown(object.text()),
                         found.owns && !report.roles.isSuperuser(report.role) ? QStringLiteral(" (owner)")
                                                                              : QString());
        for (const Right &right : found.rights)
            text += rightText(report.roles, right);
    });
    return text;
}

QJsonObject toJson(const RolesReport &report)
{
    if (report.role == 0) {
        QJsonArray list;
        for (const Role &role : report.roles.roles()) {
            if (!role.predefined())
                list.append(roleJson(report.roles, role));
        }
        return {{QStringLiteral("roles"), list}};
    }
    QJsonObject json = roleJson(report.roles, *report.roles.find(report.role));
    QJsonArray list;
    eachRight(report, [&](const Securable &object, const ObjectRights &found) {
        list.append(objectJson(report.roles, object, found));
    });
    json.insert(QStringLiteral("database"), report.database);
    json.insert(QStringLiteral("objects"), list);
    return json;
}

} // namespace app::cli
