// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/roledrop.h"

#include "core/base/sqlquote.h"
#include "core/ddl/formreading.h"

#include <algorithm>

namespace core::ddl {

namespace {

using forms::Choice;
using forms::Context;
using forms::FieldGroup;
using forms::FieldSpec;
using forms::FormSpec;
using forms::Values;
using Type = FieldSpec::Type;

const QString ReassignTo = QStringLiteral("reassign_to");
const QString Databases = QStringLiteral("databases");
const QString Database = QStringLiteral("database");
const QString Action = QStringLiteral("action");
const QString To = QStringLiteral("to");
const QString Reassign = QStringLiteral("reassign");
const QString Drop = QStringLiteral("drop");
const QString Leave = QStringLiteral("leave");
const QString Cascade = QStringLiteral("cascade");
const QString Terminate = QStringLiteral("terminate");
const QString Keep = QStringLiteral("keep");

qint64 countOf(const Values &row, const char *column)
{
    return row.text(QLatin1String(column)).toLongLong();
}

/// Who gets what the row's database has; empty: nobody.
QString receiver(const Values &row, const Values &values)
{
    const QString own = row.text(To).trimmed();
    return own.isEmpty() ? values.text(ReassignTo).trimmed() : own;
}

bool reassigns(const Values &row)
{
    return countOf(row, "owned") > 0 && row.text(Action) == Reassign;
}

/// Databases and tablespaces stay as they are when what a role owns is dropped: they always need a new owner.
bool needsReceiver(const Values &values, const Context &context)
{
    if (!context.facts.rows(QStringLiteral("shared")).isEmpty())
        return true;
    const QList<Values> rows = values.rows(Databases);
    return std::any_of(rows.begin(), rows.end(),
                       [](const Values &row) { return reassigns(row) && row.text(To).isEmpty(); });
}

QString problemOfReceiver(const QString &name, const Context &context)
{
    if (name == context.facts.text(QStringLiteral("name")))
        return QStringLiteral("This is the role that goes");
    const QList<Choice> roles = context.choices.value(QStringLiteral("roles"));
    const bool known = roles.isEmpty()
        || std::any_of(roles.begin(), roles.end(), [&](const Choice &role) { return role.value == name; });
    return known ? QString() : QStringLiteral("There is no role %1").arg(name);
}

QString listed(const QStringList &names)
{
    constexpr qsizetype Most = 12;
    if (names.size() <= Most)
        return names.join(QStringLiteral(", "));
    return names.mid(0, Most).join(QStringLiteral(", "))
        + QStringLiteral(" and %1 more").arg(names.size() - Most);
}

FieldSpec note(const char *noteId, const QString &label, const QString &text)
{
    return {.id = QLatin1String(noteId), .label = label, .type = Type::Note, .placeholder = text};
}

/// Of the ways to deal with a database, those that make sense for a row of it.
QList<Choice> actionsOf(const Values &row, const Context &)
{
    const Choice revoke{QStringLiteral("revoke"), QStringLiteral("Revoke rights")};
    const Choice leave{Leave, QStringLiteral("Leave")};
    if (countOf(row, "owned") == 0)
        return {revoke, leave};
    return {{Reassign, QStringLiteral("Reassign")}, {Drop, QStringLiteral("Drop")}, leave};
}

/// "Owns 14 objects in 2 databases · rights on 3"
QString headline(const Reading &reading)
{
    qint64 owned = reading.context.facts.rows(QStringLiteral("shared")).size();
    qint64 granted = 0;
    qsizetype databases = 0;
    for (const Values &row : reading.values.rows(Databases)) {
        owned += countOf(row, "owned");
        granted += countOf(row, "granted");
        databases += countOf(row, "owned") > 0 ? 1 : 0;
    }
    QString text = owned == 0 ? QStringLiteral("Owns nothing")
        : owned == 1          ? QStringLiteral("Owns 1 object")
                              : QStringLiteral("Owns %1 objects").arg(owned);
    if (databases > 1)
        text += QStringLiteral(" in %1 databases").arg(databases);
    return granted == 0 ? text : text + QStringLiteral(" · has rights on %1").arg(granted);
}

/// A role that something still names cannot be dropped.
QString problemOfRows(const Values &values, const Context &context)
{
    QStringList closed;
    for (const Values &row : context.facts.rows(QStringLiteral("closed")))
        closed << row.text(Database);
    for (const Values &row : values.rows(Databases)) {
        if (row.text(Action) == Leave) {
            if (!values.flag(Keep))
                return QStringLiteral("What is left in %1 keeps the role from being dropped")
                    .arg(row.text(Database));
        } else if (closed.contains(row.text(Database))) {
            return QStringLiteral("%1 is out of reach: leave it, and keep the role").arg(row.text(Database));
        }
    }
    return {};
}

FieldSpec databasesField()
{
    FieldSpec field{.id = Databases,
                    .label = QStringLiteral("In databases"),
                    .type = Type::Table,
                    .help = QStringLiteral("Where pg_shdepend knows of something that names the role."),
                    .fixedRows = true};
    field.columns << FieldSpec{.id = Database, .label = QStringLiteral("Database"), .type = Type::Note}
                  << FieldSpec{.id = QStringLiteral("owned"),
                               .label = QStringLiteral("Owns"),
                               .type = Type::Note}
                  << FieldSpec{.id = QStringLiteral("granted"),
                               .label = QStringLiteral("Rights on"),
                               .type = Type::Note}
                  << FieldSpec{.id = Action,
                               .label = QStringLiteral("What is owned"),
                               .type = Type::OneOf,
                               .help = QStringLiteral(
                                   "Rights, default privileges and user mappings go in any case but Leave."),
                               .choicesOf = actionsOf};
    FieldSpec to{.id = To,
                 .label = QStringLiteral("New owner"),
                 .type = Type::Suggest,
                 .help = QStringLiteral("Empty: as above."),
                 .choicesFrom = QStringLiteral("roles")};
    to.enabledWhen = [](const Values &row, const Context &) { return reassigns(row); };
    to.check = [](const Values &row, const Context &context) {
        return row.text(To).isEmpty() || !reassigns(row) ? QString()
                                                         : problemOfReceiver(row.text(To), context);
    };
    field.columns << to;
    field.check = problemOfRows;
    return field;
}

} // namespace

Result<Reading> readRoleDrop(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                             const catalog::ObjectRef &ref)
{
    auto reading
        = readForm(link, job, library, QStringLiteral("role"), QStringLiteral("drop"),
                   {{QStringLiteral("oid"), ref.oid}},
                   QStringLiteral("The role ") + (ref.name.isEmpty() ? QString::number(ref.oid) : ref.name));
    if (!reading)
        return reading;
    if (auto choices = readChoices(link, job, library, {QStringLiteral("roles")}, reading->context); !choices)
        return std::move(choices).error();
    Context &context = reading->context;
    const QString name = context.facts.text(QStringLiteral("name"));
    auto &roles = context.choices[QStringLiteral("roles")];
    roles.removeIf([&](const Choice &role) { return role.value == name; });
    context.readOnly = roleDropObstacle(reading->values, context);
    reading->headline = headline(*reading);
    return reading;
}

ObjectForm roleDropForm()
{
    return {.kind = QStringLiteral("role_drop"),
            .icon = QStringLiteral("trash"),
            .read = readRoleDrop,
            .spec = roleDropSpec,
            .write = [](const std::optional<Values> &, const Values &after,
                        const Context &context) { return roleDropScript(after, context); },
            .fieldOf = roleDropFieldOf,
            .saveText = QStringLiteral("Drop role")};
}

FormSpec roleDropSpec(const Context &context)
{
    const Values &facts = context.facts;
    FieldSpec receiverField{.id = ReassignTo,
                            .label = QStringLiteral("New owner"),
                            .type = Type::Suggest,
                            .help = QStringLiteral("Gets what the role owns, where it is not dropped."),
                            .choicesFrom = QStringLiteral("roles")};
    receiverField.check = [](const Values &values, const Context &known) -> QString {
        const QString name = values.text(ReassignTo).trimmed();
        if (!needsReceiver(values, known))
            return {};
        return name.isEmpty() ? QStringLiteral("Needed") : problemOfReceiver(name, known);
    };
    FieldGroup what{.fields = {receiverField, databasesField()}};
    if (facts.rows(QStringLiteral("closed")).size() > 0) {
        QStringList closed;
        for (const Values &row : facts.rows(QStringLiteral("closed")))
            closed << row.text(Database) + QStringLiteral(" (") + row.text(QStringLiteral("why"))
                    + QLatin1Char(')');
        what.fields << note("closed", QStringLiteral("Out of reach"), listed(closed));
    }
    QStringList shared;
    for (const Values &row : facts.rows(QStringLiteral("shared")))
        shared << row.text(QStringLiteral("kind")) + QLatin1Char(' ') + row.text(QStringLiteral("name"));
    if (!shared.isEmpty())
        what.fields << note("shared", QStringLiteral("Owns too"), listed(shared));

    FieldGroup who;
    QStringList sessions;
    for (const Values &row : facts.rows(QStringLiteral("sessions"))) {
        const QString database = row.text(Database);
        sessions << row.text(QStringLiteral("count"))
                + (database.isEmpty() ? QString() : QStringLiteral(" in ") + database);
    }
    const auto orNone = [](const QString &text) { return text.isEmpty() ? QStringLiteral("none") : text; };
    who.fields << note("members", QStringLiteral("Members"),
                       orNone(listed(facts.list(QStringLiteral("members")))))
               << note("member_of", QStringLiteral("Member of"),
                       orNone(listed(facts.list(QStringLiteral("member_of")))))
               << note("sessions", QStringLiteral("Sessions now"),
                       orNone(sessions.join(QStringLiteral(", "))));

    const auto flag = [](const QString &id, const char *label, const char *help) {
        return FieldSpec{
            .id = id, .label = QString::fromUtf8(label), .type = Type::Flag, .help = QString::fromUtf8(help)};
    };
    FieldSpec cascade = flag(Cascade, "Drop what depends on it",
                             "CASCADE: also what others own, where it needs what is dropped.");
    cascade.shownWhen = [](const Values &values, const Context &) {
        const QList<Values> rows = values.rows(Databases);
        return std::any_of(rows.begin(), rows.end(), [](const Values &row) {
            return countOf(row, "owned") > 0 && row.text(Action) == Drop;
        });
    };
    FieldSpec terminate = flag(Terminate, "End its sessions", "They would go on as a role that is gone.");
    terminate.shownWhen = [](const Values &, const Context &known) {
        return !known.facts.rows(QStringLiteral("sessions")).isEmpty();
    };
    who.fields << cascade << terminate
               << flag(Keep, "Keep the role itself", "Only what it owns and its rights are dealt with.");
    return {{what, who}};
}

QString roleDropObstacle(const Values &, const Context &context)
{
    const Values &facts = context.facts;
    if (facts.flag(QStringLiteral("standby")))
        return QStringLiteral("This server is a standby: roles are dropped on its primary");
    if (facts.flag(QStringLiteral("predefined")) || facts.flag(QStringLiteral("bootstrap")))
        return QStringLiteral("PostgreSQL made this role and needs it");
    if (facts.flag(QStringLiteral("self")))
        return QStringLiteral("A role cannot drop itself: connect as another one");
    if (facts.flag(QStringLiteral("me_super")))
        return {};
    if (facts.flag(QStringLiteral("target_super")))
        return QStringLiteral("Only a superuser can drop a superuser");
    const QString me = facts.text(QStringLiteral("me"));
    if (!facts.flag(QStringLiteral("me_createrole")))
        return QStringLiteral("This needs CREATEROLE, which %1 has not").arg(me);
    if (context.version.atLeast(16) && !facts.flag(QStringLiteral("admin")))
        return QStringLiteral("This needs the ADMIN option for the role, which %1 has not").arg(me);
    return {};
}

Script roleDropScript(const Values &values, const Context &context)
{
    const Values &facts = context.facts;
    if (!roleDropObstacle(values, context).isEmpty())
        return {};
    const QString name = facts.text(QStringLiteral("name"));
    const QString role = quoteIdentifier(name);
    const QString home = facts.text(QStringLiteral("home"));
    const auto statement = [&](const QString &sql, const QString &field, const QString &database = {}) {
        Statement made;
        made.sql = sql;
        made.field = field;
        made.database = database;
        return made;
    };

    Script elsewhere;
    Script here;
    bool revoked = false;
    for (const Values &row : values.rows(Databases)) {
        if (row.text(Action) == Leave)
            continue;
        const QString database = row.text(Database);
        Script &script = database == home ? here : elsewhere;
        const QString where = database == home ? QString() : database;
        if (reassigns(row))
            script.statements << statement(QStringLiteral("reassign owned by ") + role
                                               + QStringLiteral(" to ")
                                               + quoteIdentifier(receiver(row, values)),
                                           row.text(To).isEmpty() ? ReassignTo : Databases, where);
        // after a reassign only rights, default privileges and user mappings are left
        const bool cascade = row.text(Action) == Drop && values.flag(Cascade);
        script.statements << statement(QStringLiteral("drop owned by ") + role
                                           + (cascade ? QStringLiteral(" cascade") : QString()),
                                       Databases, where);
        revoked = true;
    }
    // what belongs to the whole server goes with any drop owned
    if (!revoked && facts.text(QStringLiteral("shared_granted")).toLongLong() > 0)
        here.statements << statement(QStringLiteral("drop owned by ") + role, Databases);

    Script script;
    if (values.flag(Terminate) && !facts.rows(QStringLiteral("sessions")).isEmpty())
        script.statements << statement(
            QStringLiteral("select pg_terminate_backend(pid) from pg_stat_activity where usename = ")
                + quoteLiteral(name),
            Terminate);
    if (!script.isEmpty())
        script.statements.last().untried = QStringLiteral("no rollback brings ended sessions back");
    // before any reassign, which would give them to the new owner of that database's objects
    for (const Values &object : facts.rows(QStringLiteral("shared"))) {
        script.statements << statement(
            QStringLiteral("alter ") + object.text(QStringLiteral("kind")) + QLatin1Char(' ')
                + quoteIdentifier(object.text(QStringLiteral("name"))) + QStringLiteral(" owner to ")
                + quoteIdentifier(values.text(ReassignTo).trimmed()),
            ReassignTo);
        script.statements.last().everywhere = true;
    }
    script += elsewhere;
    script += here;
    if (!values.flag(Keep))
        script.statements << statement(QStringLiteral("drop role ") + role, QString());
    if (!values.flag(Keep) && !elsewhere.isEmpty())
        script.statements.last().untried = QStringLiteral(
            "it cannot be tried before the others are committed: what names it in other databases "
            "goes first");
    return script;
}

QString roleDropFieldOf(const Error &error, const Statement &statement)
{
    if (error.sqlState == QLatin1String("42704") && !statement.field.isEmpty())
        return statement.field;
    if (error.sqlState == QLatin1String("2BP01") && statement.field == Databases)
        return Cascade;
    return statement.field;
}

Result<RoleDependents> readRoleDependents(session::Link &link, session::Job &job,
                                          const catalog::SqlLibrary &library, qint64 role, bool shared,
                                          qint64 limit)
{
    auto sql = library.statement(QStringLiteral("role"), QStringLiteral("dependents"), link.info().version,
                                 {{QStringLiteral("oid"), role},
                                  {QStringLiteral("shared"), shared},
                                  {QStringLiteral("limit"), limit}});
    if (!sql)
        return std::move(sql).error();
    auto rows = link.execute(job, sql->toUtf8());
    if (!rows)
        return std::move(rows).error();
    RoleDependents found;
    for (int row = 0; row < PQntuples(rows->get()); ++row) {
        const auto text = [&](int column) { return QString::fromUtf8(PQgetvalue(rows->get(), row, column)); };
        found.list << RoleDependent{text(0), text(1), text(2)};
        found.total = text(3).toLongLong();
    }
    return found;
}

} // namespace core::ddl
