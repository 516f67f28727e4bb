// SPDX-License-Identifier: GPL-3.0-or-later
// Roles, objects and privileges as choices of fields, and back. Pure.
#pragma once

#include "core/access/securable.h"
#include "core/forms/context.h"

#include <QList>

namespace ui::access {

/// PUBLIC among the choices of roles: no role can be called that.
inline const QString PublicChoice = QString(QChar(u'\0'));

/// By name, with what each is: "login", "group · 3 members", "superuser". everybody: also PublicChoice.
QList<core::forms::Choice> roleChoices(const core::access::RoleGraph &roles, bool everybody = false);

/// The schemas among the objects, with their owners.
QList<core::forms::Choice> schemaChoices(const core::access::RoleGraph &roles,
                                         const QList<core::access::Securable> &objects);

/// By their text, with their kind; schemas and databases, too. No columns.
QList<core::forms::Choice> objectChoices(const QList<core::access::Securable> &objects);
/// "table:16402"; of a parameter, which has no number: "parameter:work_mem".
QString objectKey(const core::access::Securable &object);
/// Null where it is not among them.
const core::access::Securable *objectOf(const QList<core::access::Securable> &objects, const QString &key);

/// What can be done with objects of a kind (none for an unknown one): "SELECT", "read rows".
QList<core::forms::Choice> privilegeChoices(const QString &kind, core::ServerVersion version);
/// "read rows"; empty where the word says it.
QString meaningOf(core::access::Privilege privilege, const QString &kind);
/// What is asked first of a kind: reading, using, calling.
core::access::Privilege firstPrivilege(const QString &kind);

} // namespace ui::access
