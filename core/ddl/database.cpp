// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/database.h"

#include "core/base/sqlquote.h"
#include "core/ddl/acltable.h"
#include "core/ddl/comment.h"
#include "core/ddl/databasefields.h"
#include "core/ddl/defaultprivileges.h"
#include "core/ddl/errorfields.h"
#include "core/ddl/formreading.h"
#include "core/ddl/parametertable.h"
#include "core/ddl/securitylabels.h"

namespace core::ddl {

namespace {

using namespace databasefields;
using forms::Context;
using forms::Values;

Result<Reading> read(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                     const catalog::ObjectRef &ref)
{
    auto reading = readForm(link, job, library, QStringLiteral("database"), QStringLiteral("form"),
                            {{QStringLiteral("parent_oid"), ref.oid}},
                            QStringLiteral("The database %1").arg(ref.name));
    if (!reading)
        return reading;
    reading->context.creating = ref.oid == 0;
    reading->values.setRows(Acl, aclRows(reading->values.rows(Acl)));
    reading->values.setRows(
        Defaults, defaultPrivilegesRows(reading->values.rows(Defaults), reading->context.version, false));
    QStringList lists{QStringLiteral("roles"), QStringLiteral("grantees"), QStringLiteral("tablespaces"),
                      QStringLiteral("settings")};
    if (reading->context.creating)
        lists << QStringLiteral("templates") << QStringLiteral("encodings") << QStringLiteral("locales")
              << QStringLiteral("icu_locales");
    if (auto choices = readChoices(link, job, library, lists, reading->context); !choices)
        return std::move(choices).error();
    return reading;
}

/// The options of CREATE DATABASE, in the order of its documentation.
struct Option
{
    QString field;
    const char *clause;
    enum Kind
    {
        Identifier,
        Literal,
        Word, ///< one of our own choices, or a number
        Bool
    } kind;
    int since = 0;
};

const QList<Option> &options()
{
    static const QList<Option> all{
        {Owner, "owner", Option::Identifier},
        {Template, "template", Option::Identifier},
        {Encoding, "encoding", Option::Literal},
        {Strategy, "strategy", Option::Word, 15},
        {LocaleProvider, "locale_provider", Option::Word, 15},
        {Collation, "lc_collate", Option::Literal},
        {Ctype, "lc_ctype", Option::Literal},
        {BuiltinLocale, "builtin_locale", Option::Literal, 17},
        {IcuLocale, "icu_locale", Option::Literal, 15},
        {IcuRules, "icu_rules", Option::Literal, 16},
        {CollationVersion, "collation_version", Option::Literal, 15},
        {Tablespace, "tablespace", Option::Identifier},
        {AllowConnections, "allow_connections", Option::Bool},
        {ConnectionLimit, "connection limit", Option::Word},
        {IsTemplate, "is_template", Option::Bool},
        {Oid, "oid", Option::Word, 15},
    };
    return all;
}

QString optionText(const Option &option, const Values &values)
{
    const QString text = values.text(option.field).trimmed();
    switch (option.kind) {
    case Option::Identifier:
        return quoteIdentifier(values.text(option.field));
    case Option::Literal:
        return quoteLiteral(values.text(option.field));
    case Option::Word:
        return text;
    case Option::Bool:
        return values.flag(option.field) ? QStringLiteral("true") : QStringLiteral("false");
    }
    return {};
}

/// Whether the option says something that the server would not do by itself.
bool isAsked(const Option &option, const Values &values, const Context &context)
{
    if (!context.version.atLeast(option.since))
        return false;
    // shown only with their provider: what was typed before another was chosen does not count
    const QString provider = values.text(LocaleProvider);
    if (((option.field == IcuLocale || option.field == IcuRules) && provider != QLatin1String("icu"))
        || (option.field == BuiltinLocale && provider != QLatin1String("builtin")))
        return false;
    if (option.field == LocaleProvider && provider == QLatin1String("builtin")
        && !context.version.atLeast(17))
        return false;
    if (option.field == AllowConnections)
        return !values.isNull(option.field) && !values.flag(option.field);
    if (option.kind == Option::Bool)
        return values.flag(option.field);
    return !values.text(option.field).trimmed().isEmpty();
}

Statement createStatement(const Values &values, const Context &context)
{
    QStringList lines{QStringLiteral("create database ") + quoteIdentifier(values.text(Name))};
    for (const Option &option : options()) {
        if (isAsked(option, values, context))
            lines << QLatin1String(option.clause) + QStringLiteral(" = ") + optionText(option, values);
    }
    return {.sql = lines.join(QStringLiteral("\n    ")),
            .field = Name,
            .standalone = QStringLiteral("CREATE DATABASE cannot run in a transaction")};
}

QString limitOf(const Values &values)
{
    const QString limit = values.text(ConnectionLimit).trimmed();
    return limit.isEmpty() ? QStringLiteral("-1") : limit;
}

Script alterOptions(const Values &before, const Values &after, const QString &object, const Context &context)
{
    Script script;
    const auto flag = [&](const QString &field, const QString &clause) {
        if (before.flag(field) != after.flag(field))
            script.add(QStringLiteral("alter %1 with %2 = %3")
                           .arg(object, clause,
                                after.flag(field) ? QStringLiteral("true") : QStringLiteral("false")),
                       field);
    };
    flag(AllowConnections, QStringLiteral("allow_connections"));
    if (limitOf(before) != limitOf(after))
        script.add(QStringLiteral("alter ") + object + QStringLiteral(" with connection limit = ")
                       + limitOf(after),
                   ConnectionLimit);
    flag(IsTemplate, QStringLiteral("is_template"));
    if (after.flag(RefreshCollation) && context.version.atLeast(15))
        script.add(QStringLiteral("alter ") + object + QStringLiteral(" refresh collation version"),
                   RefreshCollation);
    return script;
}

/// The server's privileges of a new database: what everybody has of it.
Values privilegesOfNew()
{
    Values row;
    row.setText(QStringLiteral("grantee"), PublicGrantee);
    row.setText(QStringLiteral("T"), QStringLiteral("granted"));
    row.setText(QStringLiteral("c"), QStringLiteral("granted"));
    Values values;
    values.setRows(Acl, {row});
    return values;
}

Script write(const std::optional<Values> &before, const Values &after, const Context &context)
{
    Script script;
    const QString name = before ? before->text(Name) : after.text(Name);
    const QString object = QStringLiteral("database ") + quoteIdentifier(name);
    const QString owner = after.text(Owner);
    if (before)
        script += alterOptions(*before, after, object, context);
    else
        script.statements << createStatement(after, context);

    script += commentScript(object, before, after);
    script += securityLabelsScript(object, before, after);
    script += parametersScript(Parameters, before, after, [&](const Values &row) {
        const QString role = row.text(ParameterRole);
        return QStringLiteral("alter ")
            + (role.isEmpty()
                   ? object
                   : QStringLiteral("role ") + quoteIdentifier(role) + QStringLiteral(" in ") + object);
    });
    if (!after.isNull(Acl) || before)
        script += aclScript(Acl, object, before ? before->text(Owner) : owner,
                            before ? before : std::optional(privilegesOfNew()), after);
    Script defaults = defaultPrivilegesScript(Defaults, {}, context.version, before, after);
    if (!before) {
        for (Statement &statement : defaults.statements)
            statement.database = name;
    }
    script += defaults;
    if (!before)
        return script;

    // after what may need the old owner's rights
    if (!owner.isEmpty() && before->text(Owner) != owner)
        script.add(QStringLiteral("alter ") + object + QStringLiteral(" owner to ") + quoteIdentifier(owner),
                   Owner);
    // a database that somebody is connected to, even we, is neither moved nor renamed; at the end, since
    // nothing finds it by its old name afterwards
    const QString elsewhere = context.facts.flag(Inside) ? context.facts.text(Elsewhere) : QString();
    const QString tablespace = after.text(Tablespace);
    if (!tablespace.isEmpty() && before->text(Tablespace) != tablespace)
        script.statements << Statement{
            .sql = QStringLiteral("alter ") + object + QStringLiteral(" set tablespace ")
                + quoteIdentifier(tablespace),
            .field = Tablespace,
            .database = elsewhere,
            .standalone = QStringLiteral("ALTER DATABASE … SET TABLESPACE cannot run in a transaction"),
            .unused = name};
    if (after.text(Name) != name)
        script.statements << Statement{.sql = QStringLiteral("alter ") + object
                                           + QStringLiteral(" rename to ")
                                           + quoteIdentifier(after.text(Name)),
                                       .field = Name,
                                       .database = elsewhere,
                                       .unused = name};
    return script;
}

QString fieldOf(const Error &error, const Statement &statement)
{
    if (error.kind == Error::Kind::Sql && statement.field == Name
        && statement.sql.startsWith(QLatin1String("create "))) {
        // role does not exist; template does not exist, is in use, has other locales; locale or its encoding
        static const QHash<QString, QString> fields{
            {QStringLiteral("42704"), Owner},     {QStringLiteral("3D000"), Template},
            {QStringLiteral("55006"), Template},  {QStringLiteral("22023"), Template},
            {QStringLiteral("42809"), Collation}, {QStringLiteral("0A000"), LocaleProvider}};
        if (const auto found = fields.find(error.sqlState); found != fields.end())
            return *found;
    }
    return fieldOfError(error, statement);
}

} // namespace

ObjectForm databaseForm()
{
    return {.kind = QStringLiteral("database"),
            .icon = QStringLiteral("database"),
            .read = read,
            .spec = spec,
            .write = write,
            .fieldOf = fieldOf};
}

} // namespace core::ddl
