// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/schema.h"

#include "core/base/sqlquote.h"
#include "core/ddl/acltable.h"
#include "core/ddl/comment.h"
#include "core/ddl/defaultprivileges.h"
#include "core/ddl/errorfields.h"
#include "core/ddl/formreading.h"
#include "core/ddl/namecheck.h"
#include "core/ddl/rolefield.h"
#include "core/ddl/securitylabels.h"

namespace core::ddl {

namespace {

using forms::Context;
using forms::FormSpec;
using forms::Values;

const QString Name = QStringLiteral("name");
const QString Owner = QStringLiteral("owner");
const QString Acl = QStringLiteral("privileges");
const QString Defaults = QStringLiteral("default_privileges");

Result<Reading> read(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                     const catalog::ObjectRef &ref)
{
    auto reading
        = readForm(link, job, library, QStringLiteral("schema"), QStringLiteral("form"),
                   {{QStringLiteral("parent_oid"), ref.oid}}, QStringLiteral("The schema %1").arg(ref.name));
    if (!reading)
        return reading;
    reading->context.creating = ref.oid == 0;
    reading->values.setRows(Acl, aclRows(reading->values.rows(Acl)));
    reading->values.setRows(
        Defaults, defaultPrivilegesRows(reading->values.rows(Defaults), reading->context.version, true));
    if (auto choices = readChoices(link, job, library, {QStringLiteral("roles"), QStringLiteral("grantees")},
                                   reading->context);
        !choices)
        return std::move(choices).error();
    return reading;
}

QString problemOfSchemaName(const Values &values, const Context &context)
{
    const QString name = values.text(Name);
    // of the server's own, and of those that became so with allow_system_table_mods, names stay as they are
    if (name.startsWith(QLatin1String("pg_")) && name != context.facts.text(Name))
        return QStringLiteral("Names with pg_ are the server's own");
    return problemOfName(name);
}

FormSpec spec(const Context &context)
{
    FormSpec form;
    form.groups.append(
        {.fields
         = {{.id = Name, .label = QStringLiteral("Name"), .required = true, .check = problemOfSchemaName},
            ownerField(context),
            commentField()}});
    form.groups.append({.title = QStringLiteral("Privileges"),
                        .fields = {aclField(Acl, QStringLiteral("schema"), context.version)}});
    form.groups.append({.title = QStringLiteral("Default privileges"),
                        .fields = {defaultPrivilegesField(Defaults, context.version, true)},
                        .collapsed = true});
    form.groups.append(
        {.title = QStringLiteral("Security labels"), .fields = {securityLabelsField()}, .collapsed = true});
    return form;
}

Script write(const std::optional<Values> &before, const Values &after, const Context &context)
{
    Script script;
    const QString name = after.text(Name);
    const QString object = QStringLiteral("schema ") + quoteIdentifier(name);
    const QString owner = after.text(Owner);
    if (!before) {
        script.add(
            QStringLiteral("create ") + object
                + (owner.isEmpty() ? QString() : QStringLiteral(" authorization ") + quoteIdentifier(owner)),
            Name);
    } else if (!before->same(Name, after)) {
        script.add(QStringLiteral("alter schema %1 rename to %2")
                       .arg(quoteIdentifier(before->text(Name)), quoteIdentifier(name)),
                   Name);
    }
    script += commentScript(object, before, after);
    script += securityLabelsScript(object, before, after);
    script += aclScript(Acl, object, before ? before->text(Owner) : owner, before, after);
    script += defaultPrivilegesScript(Defaults, name, context.version, before, after);
    // at the end: what comes before it may need the old owner's rights
    if (before && !owner.isEmpty() && before->text(Owner) != owner)
        script.add(QStringLiteral("alter ") + object + QStringLiteral(" owner to ") + quoteIdentifier(owner),
                   Owner);
    return script;
}

} // namespace

ObjectForm schemaForm()
{
    return {.kind = QStringLiteral("schema"),
            .icon = QStringLiteral("schema"),
            .read = read,
            .spec = spec,
            .write = write,
            .fieldOf = fieldOfError};
}

} // namespace core::ddl
