// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/databasefields.h"

#include "core/ddl/acltable.h"
#include "core/ddl/comment.h"
#include "core/ddl/defaultprivileges.h"
#include "core/ddl/namecheck.h"
#include "core/ddl/parametertable.h"
#include "core/ddl/rolefield.h"
#include "core/ddl/securitylabels.h"

namespace core::ddl::databasefields {

namespace {

using forms::Choice;
using forms::Context;
using forms::FieldGroup;
using forms::FieldSpec;
using forms::FormSpec;
using forms::Values;
using Type = FieldSpec::Type;

FieldSpec::Condition isProvider(const char *provider)
{
    return [provider](const Values &values, const Context &) {
        return values.text(LocaleProvider) == QLatin1String(provider);
    };
}

/// CREATE DATABASE copies files: what differs from the template must be made from template0.
QString templateRemark(const Values &values, const Context &context)
{
    if (!context.creating || values.text(Template) == QLatin1String("template0"))
        return {};
    for (const QString &field :
         {Encoding, LocaleProvider, Collation, Ctype, IcuLocale, BuiltinLocale, IcuRules}) {
        if (!values.text(field).isEmpty())
            return QStringLiteral("Encoding and locale other than the template's need template0");
    }
    return {};
}

QString nameProblem(const Values &values, const Context &context)
{
    if (context.creating)
        return problemOfName(values.text(Name));
    if (values.text(Name) != context.facts.text(Name) && context.facts.flag(Inside)
        && context.facts.text(Elsewhere).isEmpty())
        return QStringLiteral(
            "It can be renamed only from another database, and you may connect to no other");
    return problemOfName(values.text(Name));
}

FieldGroup definition(const Context &context)
{
    const ServerVersion version = context.version;
    FieldGroup group{.title = QStringLiteral("Definition")};
    if (context.creating)
        group.fields << FieldSpec{.id = Template,
                                  .label = QStringLiteral("Template"),
                                  .type = Type::Suggest,
                                  .placeholder = QStringLiteral("template1"),
                                  .createOnly = true,
                                  .choicesFrom = QStringLiteral("templates"),
                                  .remark = templateRemark};
    if (context.creating && version.atLeast(15))
        group.fields << FieldSpec{.id = Strategy,
                                  .label = QStringLiteral("Strategy"),
                                  .type = Type::OneOf,
                                  .placeholder = QStringLiteral("wal_log"),
                                  .createOnly = true,
                                  .choices
                                  = {{QStringLiteral("wal_log"),
                                      {},
                                      QStringLiteral("block by block through the WAL; small templates")},
                                     {QStringLiteral("file_copy"),
                                      {},
                                      QStringLiteral("files, between two checkpoints; big templates")}}};
    group.fields << FieldSpec{.id = Tablespace,
                              .label = QStringLiteral("Tablespace"),
                              .type = Type::OneOf,
                              .help = QStringLiteral("Moving it copies every file; nobody may be connected."),
                              .placeholder = context.creating ? QStringLiteral("the template's") : QString(),
                              .choicesFrom = QStringLiteral("tablespaces")};
    group.fields << FieldSpec{.id = ConnectionLimit,
                              .label = QStringLiteral("Connection limit"),
                              .type = Type::Number,
                              .placeholder = QStringLiteral("no limit"),
                              .minimum = -1,
                              .maximum = 2147483647};
    group.fields << FieldSpec{
        .id = AllowConnections, .label = QStringLiteral("Allow connections"), .type = Type::Flag};
    group.fields << FieldSpec{.id = IsTemplate,
                              .label = QStringLiteral("Is a template"),
                              .type = Type::Flag,
                              .help
                              = QStringLiteral("Everybody with CREATEDB may copy it; it cannot be dropped.")};
    if (context.creating && version.atLeast(15))
        group.fields << FieldSpec{.id = Oid,
                                  .label = QStringLiteral("OID"),
                                  .type = Type::Number,
                                  .placeholder = QStringLiteral("the next"),
                                  .createOnly = true,
                                  .minimum = context.superuser ? 1 : 16384,
                                  .maximum = 4294967295};
    return group;
}

FieldGroup locale(const Context &context)
{
    const ServerVersion version = context.version;
    FieldGroup group{.title = QStringLiteral("Encoding and locale")};
    // what cannot be changed later is told then
    const auto fixed = [&](const QString &id, const char *label, const char *choices,
                           const FieldSpec::Condition &shown = {}) {
        group.fields << FieldSpec{.id = id,
                                  .label = QString::fromLatin1(label),
                                  .type = Type::Suggest,
                                  .placeholder
                                  = context.creating ? QStringLiteral("the template's") : QString(),
                                  .createOnly = true,
                                  .choicesFrom = QString::fromLatin1(choices),
                                  .shownWhen = shown};
    };
    fixed(Encoding, "Encoding", "encodings");
    if (version.atLeast(15)) {
        QList<Choice> providers{{QStringLiteral("libc"), {}, QStringLiteral("the operating system's")},
                                {QStringLiteral("icu"), {}, QStringLiteral("ICU's")}};
        if (version.atLeast(17))
            providers.append(
                {QStringLiteral("builtin"), {}, QStringLiteral("PostgreSQL's own, never changes")});
        group.fields << FieldSpec{.id = LocaleProvider,
                                  .label = QStringLiteral("Locale provider"),
                                  .type = Type::OneOf,
                                  .placeholder
                                  = context.creating ? QStringLiteral("the template's") : QString(),
                                  .createOnly = true,
                                  .choices = providers};
    }
    fixed(Collation, "Collation", "locales");
    fixed(Ctype, "Character type", "locales");
    if (version.atLeast(15))
        fixed(IcuLocale, "ICU locale", "icu_locales", isProvider("icu"));
    if (version.atLeast(16))
        group.fields << FieldSpec{.id = IcuRules,
                                  .label = QStringLiteral("ICU rules"),
                                  .createOnly = true,
                                  .shownWhen = isProvider("icu")};
    if (version.atLeast(17)) {
        QList<Choice> locales{{QStringLiteral("C")}, {QStringLiteral("C.UTF-8")}};
        if (version.atLeast(18))
            locales.append({QStringLiteral("PG_UNICODE_FAST")});
        group.fields << FieldSpec{.id = BuiltinLocale,
                                  .label = QStringLiteral("Built-in locale"),
                                  .type = Type::OneOf,
                                  .createOnly = true,
                                  .choices = locales,
                                  .shownWhen = isProvider("builtin")};
    }
    if (version.atLeast(15)) {
        group.fields << FieldSpec{.id = CollationVersion,
                                  .label = QStringLiteral("Collation version"),
                                  .type = context.creating ? Type::Text : Type::Note,
                                  .help
                                  = QStringLiteral("Of the provider, when the database was made. Leave it "
                                                   "empty but for an upgrade of the server's files."),
                                  .createOnly = true};
        group.fields << FieldSpec{
            .id = RefreshCollation,
            .label = QStringLiteral("Refresh collation version"),
            .type = Type::Flag,
            .help
            = QStringLiteral("Tells the server that everything that depends on the order of texts was built "
                             "again with the provider's version of today."),
            .shownWhen =
                [](const Values &values, const Context &now) {
                    const QString actual = now.facts.text(ActualVersion);
                    return !now.creating && !actual.isEmpty() && actual != values.text(CollationVersion);
                },
            .remark =
                [](const Values &, const Context &now) {
                    return QStringLiteral(
                               "The provider has version %1 now: indexes on texts may be in a wrong order")
                        .arg(now.facts.text(ActualVersion));
                }};
    }
    return group;
}

} // namespace

FormSpec spec(const Context &context)
{
    FormSpec form;
    form.groups.append(
        {.fields = {{.id = Name, .label = QStringLiteral("Name"), .required = true, .check = nameProblem},
                    ownerField(context),
                    commentField()}});
    form.groups << definition(context) << locale(context);
    form.groups.append({.title = QStringLiteral("Privileges"),
                        .fields = {aclField(Acl, QStringLiteral("database"), context.version)}});
    form.groups.append({.title = QStringLiteral("Parameters"),
                        .fields = {parametersField(Parameters,
                                                   {{.id = ParameterRole,
                                                     .label = QStringLiteral("Of role"),
                                                     .type = Type::Suggest,
                                                     .placeholder = QStringLiteral("every role"),
                                                     .choicesFrom = QStringLiteral("roles")}})},
                        .collapsed = true});
    if (context.creating || context.facts.flag(Inside))
        form.groups.append({.title = QStringLiteral("Default privileges"),
                            .fields = {defaultPrivilegesField(Defaults, context.version, false)},
                            .collapsed = true});
    form.groups.append(
        {.title = QStringLiteral("Security labels"), .fields = {securityLabelsField()}, .collapsed = true});
    return form;
}

} // namespace core::ddl::databasefields
