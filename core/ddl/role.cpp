// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/role.h"

#include "core/base/sqlquote.h"
#include "core/ddl/comment.h"
#include "core/ddl/formreading.h"
#include "core/ddl/memberships.h"
#include "core/ddl/namecheck.h"
#include "core/ddl/parametertable.h"
#include "core/ddl/rolefacts.h"
#include "core/ddl/rolerights.h"
#include "core/ddl/securitylabels.h"
#include "core/passwords/verifier.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace core::ddl {

namespace {

using forms::Context;
using forms::FieldGroup;
using forms::FieldSpec;
using forms::FormSpec;
using forms::Values;
using Type = FieldSpec::Type;

const QString Name = QStringLiteral("name");
const QString Password = QStringLiteral("password");
const QString NoPassword = QStringLiteral("no_password");
const QString ValidUntil = QStringLiteral("valid_until");
const QString ConnectionLimit = QStringLiteral("connection_limit");

/// A tick of the form and its words in CREATE and ALTER ROLE. In the order they are written; where an error
/// does not say which of them it means, it belongs to the first of `weight`.
struct Attribute
{
    const char *id;
    const char *label;
    const char *word; ///< "no" before it takes it away
    bool byDefault;   ///< of a new role
    int weight;       ///< the higher, the more right it needs to change
    const char *help;
    QString RoleRights::*reason;
};

constexpr Attribute Attributes[] = {
    {"login", "Can log in", "login", false, 1, "A role that may not is a group.", &RoleRights::attributes},
    {"inherit", "Inherit rights", "inherit", true, 0,
     "Has the rights of the roles it is a member of without SET ROLE. From PostgreSQL 16 on only what new "
     "memberships "
     "begin with.",
     &RoleRights::attributes},
    {"superuser", "Superuser", "superuser", false, 6, "No check of rights at all.", &RoleRights::superuser},
    {"createdb", "Create databases", "createdb", false, 3, "May create databases.", &RoleRights::createdb},
    {"createrole", "Create roles", "createrole", false, 2,
     "May create roles and change them; from PostgreSQL 16 on only those it has the ADMIN option for.",
     &RoleRights::createrole},
    {"replication", "Replication", "replication", false, 5,
     "May connect for replication and make replication slots: reads every byte of the server.",
     &RoleRights::replication},
    {"bypassrls", "Bypass row security", "bypassrls", false, 4, "Row security policies do not count for it.",
     &RoleRights::bypassrls},
};

QString id(const Attribute &attribute)
{
    return QString::fromLatin1(attribute.id);
}

QString validUntil(const Values &values)
{
    const QString text = values.text(ValidUntil).trimmed();
    return text == QLatin1String("infinity") ? QString() : text;
}

QString connectionLimit(const Values &values)
{
    const QString text = values.text(ConnectionLimit).trimmed();
    return text.isEmpty() ? QStringLiteral("-1") : text;
}

/// The options of one CREATE ROLE or ALTER ROLE, as they are sent and shown.
class Options
{
public:
    void add(const QString &option, const QString &field, int weight, const QString &shown = {})
    {
        m_sent << option;
        m_shown << (shown.isEmpty() ? option : shown);
        m_secret = m_secret || !shown.isEmpty();
        if (weight > m_weight) {
            m_weight = weight;
            m_field = field;
        }
    }
    bool isEmpty() const { return m_sent.isEmpty(); }

    Statement statement(const QString &start) const
    {
        const QString between = m_sent.size() == 1 ? QStringLiteral(" ") : QStringLiteral("\n    ");
        Statement statement;
        statement.sql = start + between + m_sent.join(between);
        if (m_secret)
            statement.display = start + between + m_shown.join(between);
        statement.field = m_field;
        return statement;
    }

private:
    QStringList m_sent;
    QStringList m_shown;
    QString m_field;
    int m_weight = -1;
    bool m_secret = false;
};

Options optionsOf(const std::optional<Values> &before, const Values &after)
{
    Options options;
    for (const Attribute &attribute : Attributes) {
        const bool had = before ? before->flag(id(attribute)) : attribute.byDefault;
        const bool wanted
            = !before && after.isNull(id(attribute)) ? attribute.byDefault : after.flag(id(attribute));
        if (had != wanted)
            options.add((wanted ? QString() : QStringLiteral("no")) + QLatin1String(attribute.word),
                        id(attribute), attribute.weight);
    }
    // nothing else is ever sent: what is no verifier would be a password in clear
    const QByteArray verifier = after.secret(Password).reveal();
    if (passwords::isVerifier(verifier)) {
        options.add(QStringLiteral("password ") + quoteLiteral(QString::fromUtf8(verifier)), Password, 0,
                    QStringLiteral("password '") + QString::fromUtf8(passwords::shownVerifier(verifier))
                        + QLatin1Char('\''));
    } else if (before && after.flag(NoPassword)) {
        options.add(QStringLiteral("password null"), NoPassword, 0);
    }
    if (const QString until = validUntil(after); until != (before ? validUntil(*before) : QString())) {
        options.add(QStringLiteral("valid until ")
                        + quoteLiteral(until.isEmpty() ? QStringLiteral("infinity") : until),
                    ValidUntil, 0);
    }
    const QString limit = connectionLimit(after);
    if (limit != (before ? connectionLimit(*before) : QStringLiteral("-1")))
        options.add(QStringLiteral("connection limit ") + limit, ConnectionLimit, 0);
    return options;
}

/// The help of a field, or why it cannot be changed.
void restrict(FieldSpec &field, const QString &reason)
{
    if (reason.isEmpty())
        return;
    field.help = reason;
    field.enabledWhen = [](const Values &, const Context &) { return false; };
}

FieldSpec nameField(const RoleRights &rights)
{
    FieldSpec field{.id = Name, .label = QStringLiteral("Name"), .required = true};
    field.check = [](const Values &values, const Context &context) -> QString {
        const QString name = values.text(Name);
        const QString known = context.facts.text(Name);
        if (name == known)
            return {};
        if (const QString problem = problemOfName(name); !problem.isEmpty())
            return problem;
        if (name.startsWith(QLatin1String("pg_")))
            return QStringLiteral("Names that begin with pg_ are the system's");
        if (name == QLatin1String("public") || name == QLatin1String("none"))
            return QStringLiteral("This word is reserved");
        const auto roles = context.choices.value(QStringLiteral("roles"));
        const bool taken = std::any_of(roles.begin(), roles.end(),
                                       [&](const forms::Choice &role) { return role.value == name; });
        return taken ? QStringLiteral("There is a role of this name") : QString();
    };
    field.remark = [](const Values &values, const Context &context) -> QString {
        const QString known = context.facts.text(Name);
        if (!known.isEmpty() && values.text(Name) != known
            && context.facts.text(Password) == QLatin1String("md5") && values.secret(Password).isEmpty())
            return QStringLiteral("The password is lost: MD5 is made with the name");
        return {};
    };
    restrict(field, rights.name);
    return field;
}

FieldSpec passwordField(const Context &context, const RoleRights &rights)
{
    const QString kept = context.facts.text(Password);
    FieldSpec field{.id = Password,
                    .label = QStringLiteral("Password"),
                    .type = Type::Secret,
                    .help = QStringLiteral("Only a verifier made here is sent, never the password.")};
    field.placeholder = context.creating ? QStringLiteral("none")
        : kept == QLatin1String("none")  ? QStringLiteral("none")
        : kept == QLatin1String("scram") ? QStringLiteral("unchanged (SCRAM-SHA-256)")
        : kept == QLatin1String("md5")   ? QStringLiteral("unchanged (MD5, which is weak)")
                                         : QStringLiteral("unchanged");
    field.check = [](const Values &values, const Context &) -> QString {
        const QByteArray bytes = values.secret(Password).reveal();
        return bytes.isEmpty() || passwords::isVerifier(bytes) ? QString() : QStringLiteral("Not a verifier");
    };
    // "on": what servers before 14 called it, too
    const QString method = context.facts.text(QStringLiteral("password_encryption"));
    if (method == QLatin1String("md5") || method == QLatin1String("on"))
        field.choices = {{QStringLiteral("scram-sha-256")}, {QStringLiteral("md5")}};
    restrict(field, rights.password);
    return field;
}

FieldGroup definition(const Context &context, const RoleRights &rights)
{
    FieldGroup group;
    group.fields << nameField(rights) << passwordField(context, rights);
    FieldSpec none{.id = NoPassword,
                   .label = QStringLiteral("Take the password away"),
                   .type = Type::Flag,
                   .help = QStringLiteral("It can then log in only where the server asks for none."),
                   .shownWhen = [](const Values &values, const Context &known) {
                       return !known.creating && known.facts.text(Password) != QLatin1String("none")
                           && values.secret(Password).isEmpty();
                   }};
    restrict(none, rights.password);
    FieldSpec until{.id = ValidUntil,
                    .label = QStringLiteral("Valid until"),
                    .type = Type::Timestamp,
                    .help = QStringLiteral("When the password ends; other ways to log in stay open."),
                    .placeholder = QStringLiteral("for ever"),
                    .remark = [](const Values &values, const Context &known) {
                        return isPast(values.text(ValidUntil), known) ? QStringLiteral("in the past")
                                                                      : QString();
                    }};
    restrict(until, rights.attributes);
    FieldSpec limit{.id = ConnectionLimit,
                    .label = QStringLiteral("Connection limit"),
                    .type = Type::Number,
                    .help
                    = QStringLiteral("How many sessions it may have at once. Superusers are not limited."),
                    .placeholder = QStringLiteral("no limit"),
                    .minimum = -1,
                    .maximum = std::numeric_limits<qint32>::max()};
    restrict(limit, rights.attributes);
    group.fields << none << until << limit;
    return group;
}

FieldGroup attributes(const RoleRights &rights)
{
    FieldGroup group{.title = QStringLiteral("Attributes"), .fields = {}, .flags = true};
    for (const Attribute &attribute : Attributes) {
        FieldSpec field{.id = id(attribute),
                        .label = QLatin1String(attribute.label),
                        .type = Type::Flag,
                        .help = QLatin1String(attribute.help)};
        restrict(field, rights.*attribute.reason);
        group.fields << field;
    }
    return group;
}

FieldGroup parameters(const RoleRights &rights)
{
    FieldSpec database{.id = QStringLiteral("database"),
                       .label = QStringLiteral("Database"),
                       .type = Type::OneOf,
                       .placeholder = QStringLiteral("every database"),
                       .choicesFrom = QStringLiteral("databases")};
    FieldSpec field = parametersField(QStringLiteral("parameters"), {database});
    restrict(field, rights.parameters);
    return {.title = QStringLiteral("Parameters"), .fields = {field}, .collapsed = true, .late = true};
}

FieldGroup use(const Context &context)
{
    const auto note = [](const char *noteId, const char *label, const QString &text, const char *help) {
        return FieldSpec{.id = QLatin1String(noteId),
                         .label = QLatin1String(label),
                         .type = Type::Note,
                         .help = QLatin1String(help),
                         .placeholder = text};
    };
    return {.title = QStringLiteral("In use"),
            .fields
            = {note("owns", "Owns", ownedText(context), "Objects by database, as pg_shdepend counts them."),
               note("granted", "Has rights on", grantedText(context),
                    "Objects that name it in their privileges, default privileges or policies."),
               note("connected", "Connected", sessionsText(context), "Sessions there are now.")},
            .late = true};
}

/// How the password is kept, where that may be read.
Result<void> readPasswordKind(session::Link &link, session::Job &job, qint64 oid, Context &context)
{
    if (oid == 0 || !context.facts.flag(QStringLiteral("passwords_readable")))
        return {};
    auto rows = link.execute(job,
                             "select case when rolpassword is null then 'none'"
                             " when rolpassword ~ '^SCRAM-SHA-256[$]' then 'scram'"
                             " when rolpassword ~ '^md5[0-9a-f]{32}$' then 'md5' else 'other' end"
                             " from pg_catalog.pg_authid where oid = "
                                 + QByteArray::number(oid));
    if (!rows)
        return std::move(rows).error();
    if (PQntuples(rows->get()) == 1)
        context.facts.setText(Password, QString::fromUtf8(PQgetvalue(rows->get(), 0, 0)));
    return {};
}

} // namespace

Result<Reading> readRole(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                         const catalog::ObjectRef &ref)
{
    auto reading
        = readForm(link, job, library, QStringLiteral("role"), QStringLiteral("form"),
                   {{QStringLiteral("oid"), ref.oid},
                    {QStringLiteral("login"), ref.kind != QLatin1String("group_role")}},
                   QStringLiteral("The role ") + (ref.name.isEmpty() ? QString::number(ref.oid) : ref.name));
    if (!reading)
        return reading;
    Context &context = reading->context;
    context.creating = ref.oid == 0;
    context.superuser = context.facts.flag(QStringLiteral("me_super"));
    context.user = context.facts.text(QStringLiteral("me"));
    if (auto kind = readPasswordKind(link, job, ref.oid, context); !kind)
        return std::move(kind).error();
    if (auto choices = readChoices(
            link, job, library,
            {QStringLiteral("roles"), QStringLiteral("databases"), QStringLiteral("settings")}, context);
        !choices)
        return std::move(choices).error();
    context.readOnly = roleRights(context).all;
    reading->headline = roleHeadline(*reading);
    return reading;
}

FormSpec roleSpec(const Context &context)
{
    const RoleRights rights = roleRights(context);
    FormSpec spec;
    spec.groups << definition(context, rights) << attributes(rights);
    spec.groups << FieldGroup{.fields = {membershipField(MembershipSide::MemberOf, context),
                                         membershipField(MembershipSide::Members, context)}};
    spec.groups << parameters(rights);
    FieldSpec comment = commentField();
    restrict(comment, rights.comment);
    FieldSpec labels = securityLabelsField();
    restrict(labels, rights.comment);
    spec.groups << FieldGroup{.title = QStringLiteral("Comment"), .fields = {comment}, .late = true}
                << FieldGroup{.title = QStringLiteral("Security labels"),
                              .fields = {labels},
                              .collapsed = true,
                              .late = true};
    if (!context.creating)
        spec.groups << use(context);
    return spec;
}

Script writeRole(const std::optional<Values> &before, const Values &after, const Context &context)
{
    Script script;
    const QString name = after.text(Name);
    const QString role = QStringLiteral("role ") + quoteIdentifier(name);
    const Options options = optionsOf(before, after);
    if (!before) {
        const QString start = QStringLiteral("create ") + role;
        if (options.isEmpty())
            script.add(start, Name);
        else
            script.statements << options.statement(start);
        script.statements.last().everywhere = true;
    } else {
        // first, so that all else names it as it will be called; it takes an MD5 password away, which a new
        // one then sets again
        if (before->text(Name) != name)
            script.add(QStringLiteral("alter role %1 rename to %2")
                           .arg(quoteIdentifier(before->text(Name)), quoteIdentifier(name)),
                       Name);
        if (!options.isEmpty())
            script.statements << options.statement(QStringLiteral("alter ") + role);
    }
    script += membershipScript(MembershipSide::MemberOf, name, before, after, context);
    script += membershipScript(MembershipSide::Members, name, before, after, context);
    script += parametersScript(QStringLiteral("parameters"), before, after, [&](const Values &row) {
        const QString database = row.text(QStringLiteral("database"));
        return QStringLiteral("alter ") + role
            + (database.isEmpty() ? QString() : QStringLiteral(" in database ") + quoteIdentifier(database));
    });
    script += commentScript(role, before, after);
    script += securityLabelsScript(role, before, after);
    return script;
}

QString roleFieldOf(const Error &error, const Statement &statement)
{
    struct Place
    {
        const char *state;
        const char *field;
    };
    // where the code alone says which part of CREATE or ALTER ROLE it means
    static constexpr Place Places[] = {
        {"42710", "name"},        // duplicate_object
        {"42939", "name"},        // reserved_name
        {"42602", "name"},        // invalid_name
        {"42622", "name"},        // name_too_long
        {"0A000", "name"},        // the session's user is not renamed
        {"22007", "valid_until"}, // invalid_datetime_format
        {"22008", "valid_until"}, // datetime_field_overflow
        {"22023", "connection_limit"},
    };
    static constexpr const char *Elsewhere[] = {"member_of", "members", "parameters", "comment", "labels"};
    const bool elsewhere = std::any_of(std::begin(Elsewhere), std::end(Elsewhere), [&](const char *field) {
        return statement.field == QLatin1String(field);
    });
    if (!elsewhere) {
        for (const Place &place : Places) {
            if (error.sqlState == QLatin1String(place.state))
                return QLatin1String(place.field);
        }
    }
    return statement.field;
}

Values clonedRole(const Values &role)
{
    Values clone = role;
    for (const QString &field : {Password, QStringLiteral("comment")})
        clone.setNull(field);
    clone.setText(Name, {});
    clone.setFlag(NoPassword, false);
    clone.setRows(QStringLiteral("members"), {});
    // whoever saves is the grantor
    QList<Values> memberships;
    for (Values row : role.rows(QStringLiteral("member_of"))) {
        row.setNull(QStringLiteral("grantor"));
        const bool twice = std::any_of(memberships.begin(), memberships.end(), [&](const Values &other) {
            return other.text(QStringLiteral("role")) == row.text(QStringLiteral("role"));
        });
        if (!twice)
            memberships << row;
    }
    clone.setRows(QStringLiteral("member_of"), memberships);
    return clone;
}

ObjectForm roleCompareForm()
{
    return {.kind = QStringLiteral("role_compare"),
            .icon = QStringLiteral("role-group"),
            .read = readRole,
            .spec = [](const Context &) { return FormSpec(); },
            .write = [](const std::optional<Values> &, const Values &, const Context &) { return Script(); }};
}

ObjectForm roleForm(const QString &kind)
{
    return {.kind = kind,
            .icon = QStringLiteral("role"),
            .read = readRole,
            .spec = roleSpec,
            .write = writeRole,
            .fieldOf = roleFieldOf};
}

} // namespace core::ddl
