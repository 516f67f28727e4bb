// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/privilege.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

namespace core::access {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::access", text);
}

/// What of core/kinds has the privileges of another kind.
QString canonical(const QString &id)
{
    static const QHash<QString, QString> kinds{
        {QStringLiteral("partitioned_table"), QStringLiteral("table")},
        {QStringLiteral("partition"), QStringLiteral("table")},
        {QStringLiteral("trigger_function"), QStringLiteral("function")},
        {QStringLiteral("enum"), QStringLiteral("type")},
        {QStringLiteral("composite_type"), QStringLiteral("type")},
        {QStringLiteral("range_type"), QStringLiteral("type")},
        {QStringLiteral("base_type"), QStringLiteral("type")},
    };
    return kinds.value(id, id);
}

} // namespace

const QList<PrivilegeInfo> &allPrivileges()
{
    static const QList<PrivilegeInfo> list{
        {Privilege::Select, 'r', "select"},
        {Privilege::Insert, 'a', "insert"},
        {Privilege::Update, 'w', "update"},
        {Privilege::Delete, 'd', "delete"},
        {Privilege::Truncate, 'D', "truncate"},
        {Privilege::References, 'x', "references"},
        {Privilege::Trigger, 't', "trigger"},
        {Privilege::Maintain, 'm', "maintain", 17},
        {Privilege::Execute, 'X', "execute"},
        {Privilege::Usage, 'U', "usage"},
        {Privilege::Create, 'C', "create"},
        {Privilege::Connect, 'c', "connect"},
        {Privilege::Temporary, 'T', "temporary"},
        {Privilege::Set, 's', "set", 15},
        {Privilege::AlterSystem, 'A', "alter system", 15},
    };
    return list;
}

const PrivilegeInfo &infoOf(Privilege privilege)
{
    const auto &list = allPrivileges();
    for (const PrivilegeInfo &info : list) {
        if (info.privilege == privilege)
            return info;
    }
    return list.first();
}

QString keyword(Privilege privilege)
{
    return QString::fromLatin1(infoOf(privilege).keyword);
}

Privileges privilegeFromKeyword(QStringView word)
{
    for (const PrivilegeInfo &info : allPrivileges()) {
        if (word.compare(QLatin1String(info.keyword), Qt::CaseInsensitive) == 0)
            return info.privilege;
    }
    return word.compare(QLatin1String("temp"), Qt::CaseInsensitive) == 0 ? Privileges(Privilege::Temporary)
                                                                         : Privileges();
}

QList<Privilege> listOf(Privileges privileges)
{
    QList<Privilege> list;
    for (const PrivilegeInfo &info : allPrivileges()) {
        if (privileges.testFlag(info.privilege))
            list << info.privilege;
    }
    return list;
}

QString words(Privileges privileges)
{
    QStringList list;
    for (const Privilege privilege : listOf(privileges))
        list << keyword(privilege);
    return list.join(QLatin1String(", "));
}

const QList<SecurableKind> &securableKinds()
{
    using enum Privilege;
    const Privileges rows = Select | Insert | Update | Delete | Truncate | References | Trigger | Maintain;
    const auto q = [](const char *text) { return QString::fromLatin1(text); };
    static const QList<SecurableKind> list{
        {q("database"), tr("Database"), tr("Databases"), q("database"), {}, {}, Create | Connect | Temporary},
        {.id = q("schema"),
         .label = tr("Schema"),
         .plural = tr("Schemas"),
         .word = q("schema"),
         .defaultWord = q("schemas"),
         .privileges = Usage | Create},
        {q("table"), tr("Table"), tr("Tables"), q("table"), q("tables"), q("tables"), rows, true},
        {.id = q("view"),
         .label = tr("View"),
         .plural = tr("Views"),
         .word = q("table"),
         .privileges = rows,
         .inSchema = true},
        {.id = q("materialized_view"),
         .label = tr("Materialised view"),
         .plural = tr("Materialised views"),
         .word = q("table"),
         .privileges = rows,
         .inSchema = true},
        {.id = q("foreign_table"),
         .label = tr("Foreign table"),
         .plural = tr("Foreign tables"),
         .word = q("table"),
         .privileges = rows,
         .inSchema = true},
        {.id = q("column"),
         .label = tr("Column"),
         .plural = tr("Columns"),
         .word = q("table"),
         .privileges = Select | Insert | Update | References,
         .inSchema = true},
        {q("sequence"), tr("Sequence"), tr("Sequences"), q("sequence"), q("sequences"), q("sequences"),
         Usage | Select | Update, true},
        {q("function"), tr("Function"), tr("Functions"), q("function"), q("functions"), q("functions"),
         Execute, true},
        {.id = q("procedure"),
         .label = tr("Procedure"),
         .plural = tr("Procedures"),
         .word = q("procedure"),
         .allWord = q("procedures"),
         .privileges = Execute,
         .inSchema = true},
        {.id = q("aggregate"),
         .label = tr("Aggregate"),
         .plural = tr("Aggregates"),
         .word = q("function"),
         .privileges = Execute,
         .inSchema = true},
        {.id = q("type"),
         .label = tr("Type"),
         .plural = tr("Types"),
         .word = q("type"),
         .defaultWord = q("types"),
         .privileges = Usage,
         .inSchema = true},
        {.id = q("domain"),
         .label = tr("Domain"),
         .plural = tr("Domains"),
         .word = q("domain"),
         .privileges = Usage,
         .inSchema = true},
        {.id = q("language"),
         .label = tr("Language"),
         .plural = tr("Languages"),
         .word = q("language"),
         .privileges = Usage},
        {.id = q("foreign_data_wrapper"),
         .label = tr("Foreign data wrapper"),
         .plural = tr("Foreign data wrappers"),
         .word = q("foreign data wrapper"),
         .privileges = Usage},
        {.id = q("foreign_server"),
         .label = tr("Foreign server"),
         .plural = tr("Foreign servers"),
         .word = q("foreign server"),
         .privileges = Usage},
        {.id = q("tablespace"),
         .label = tr("Tablespace"),
         .plural = tr("Tablespaces"),
         .word = q("tablespace"),
         .privileges = Create},
        {.id = q("large_object"),
         .label = tr("Large object"),
         .plural = tr("Large objects"),
         .word = q("large object"),
         .defaultWord = q("large objects"),
         .privileges = Select | Update,
         .defaultSince = 18},
        {.id = q("parameter"),
         .label = tr("Parameter"),
         .plural = tr("Parameters"),
         .word = q("parameter"),
         .privileges = Set | AlterSystem,
         .since = 15},
    };
    return list;
}

const SecurableKind *securableKind(const QString &id)
{
    const QString wanted = canonical(id);
    for (const SecurableKind &kind : securableKinds()) {
        if (kind.id == wanted)
            return &kind;
    }
    return nullptr;
}

Privileges privilegesOf(const SecurableKind &kind, ServerVersion version)
{
    Privileges known;
    for (const PrivilegeInfo &info : allPrivileges()) {
        if (kind.privileges.testFlag(info.privilege) && version.major() >= info.since)
            known |= info.privilege;
    }
    return version.major() >= kind.since ? known : Privileges();
}

} // namespace core::access
