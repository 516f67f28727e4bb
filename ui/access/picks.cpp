// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/picks.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui::access {

using core::access::Privilege;
using core::access::Role;
using core::access::RoleGraph;
using core::access::Securable;
using core::access::SecurableKind;
using core::forms::Choice;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::access", text);
}

} // namespace

QList<Choice> roleChoices(const RoleGraph &roles, bool everybody)
{
    QList<const Role *> sorted;
    sorted.reserve(roles.roles().size());
    for (const Role &role : roles.roles())
        sorted << &role;
    std::sort(sorted.begin(), sorted.end(), [](const Role *a, const Role *b) {
        return std::tuple(a->predefined(), a->name) < std::tuple(b->predefined(), b->name);
    });
    QList<Choice> choices;
    if (everybody)
        choices << Choice{PublicChoice, QStringLiteral("PUBLIC"), tr("everybody")};
    for (const Role *role : std::as_const(sorted)) {
        const QString what = role->superuser ? tr("superuser")
            : role->predefined()             ? tr("predefined")
            : role->login                    ? tr("login")
                                             : tr("group");
        choices << Choice{role->name, {}, what};
    }
    return choices;
}

QList<Choice> schemaChoices(const RoleGraph &roles, const QList<Securable> &objects)
{
    QList<Choice> choices;
    for (const Securable &object : objects) {
        if (object.kind == QLatin1String("schema"))
            choices << Choice{object.name, {}, tr("owned by %1").arg(roles.nameOf(object.owner))};
    }
    return choices;
}

QString objectKey(const Securable &object)
{
    return object.kind + QLatin1Char(':') + (object.oid == 0 ? object.name : QString::number(object.oid));
}

QList<Choice> objectChoices(const QList<Securable> &objects)
{
    QList<Choice> choices;
    choices.reserve(objects.size());
    for (const Securable &object : objects) {
        if (object.sub != 0)
            continue;
        const SecurableKind *kind = core::access::securableKind(object.kind);
        choices << Choice{objectKey(object), object.text(), kind ? kind->label.toLower() : object.kind};
    }
    return choices;
}

const Securable *objectOf(const QList<Securable> &objects, const QString &key)
{
    const auto found = std::find_if(objects.begin(), objects.end(), [&key](const Securable &object) {
        return object.sub == 0 && objectKey(object) == key;
    });
    return found == objects.end() ? nullptr : &*found;
}

QString meaningOf(Privilege privilege, const QString &kind)
{
    const bool relation = kind != QLatin1String("sequence");
    switch (privilege) {
    case Privilege::Select:
        return relation ? tr("read rows") : tr("read the sequence");
    case Privilege::Insert:
        return tr("add rows");
    case Privilege::Update:
        return relation ? tr("change rows") : tr("take and set numbers");
    case Privilege::Delete:
        return tr("delete rows");
    case Privilege::Truncate:
        return tr("empty it");
    case Privilege::References:
        return tr("refer to it with a foreign key");
    case Privilege::Trigger:
        return tr("make triggers");
    case Privilege::Maintain:
        return tr("vacuum, analyze, reindex, refresh");
    case Privilege::Execute:
        return tr("call it");
    case Privilege::Usage:
        return kind == QLatin1String("schema") ? tr("find what is in it")
            : relation                         ? tr("use it")
                                               : tr("take numbers");
    case Privilege::Create:
        return kind == QLatin1String("database") ? tr("make schemas") : tr("make objects in it");
    case Privilege::Connect:
        return tr("connect to it");
    case Privilege::Temporary:
        return tr("make temporary tables");
    case Privilege::Set:
        return tr("set it");
    case Privilege::AlterSystem:
        return tr("set it for the whole server");
    }
    return {};
}

QList<Choice> privilegeChoices(const QString &kind, core::ServerVersion version)
{
    const SecurableKind *known = core::access::securableKind(kind);
    if (!known)
        return {};
    QList<Choice> choices;
    for (const Privilege privilege : core::access::listOf(core::access::privilegesOf(*known, version)))
        choices << Choice{core::access::keyword(privilege), core::access::keyword(privilege).toUpper(),
                          meaningOf(privilege, known->id)};
    return choices;
}

Privilege firstPrivilege(const QString &kind)
{
    const SecurableKind *known = core::access::securableKind(kind);
    if (!known)
        return Privilege::Select;
    for (const Privilege wanted :
         {Privilege::Select, Privilege::Usage, Privilege::Execute, Privilege::Connect}) {
        if (known->privileges.testFlag(wanted))
            return wanted;
    }
    return core::access::listOf(known->privileges).value(0);
}

} // namespace ui::access
