// SPDX-License-Identifier: GPL-3.0-or-later
// Triggers, partitions, constraints, row level security, storage.
#include "core/actions/action.h"
#include "core/actions/words.h"
#include "core/base/sqlquote.h"

#include <QJsonArray>

#include <algorithm>

namespace core::actions {

using ddl::Statement;
using forms::Choice;
using forms::Context;
using forms::FieldSpec;
using forms::FormSpec;
using forms::Values;

namespace {

constexpr auto Flag = FieldSpec::Type::Flag;
const QString StateField = QStringLiteral("state");
const QString WhichField = QStringLiteral("which");

bool isTable(const Target &target)
{
    return target.isRelation();
}

// --- triggers and what fires like them

Answer writeTriggers(const Situation &situation, const Values &values)
{
    Answer answer;
    const QString state = values.text(StateField);
    if (state.isEmpty()) {
        answer.note = QStringLiteral("choose what it is to be");
        return answer;
    }
    const bool subscriptions = situation.targets.first().type == QLatin1String("subscription");
    if (subscriptions && state.startsWith(QLatin1String("enable "))) {
        answer.note = QStringLiteral("a subscription is enabled or disabled");
        return answer;
    }
    for (const Target &target : situation.targets) {
        if (target.flag("of_view")) {
            answer.script = {};
            answer.obstacle = QStringLiteral("%1 is a view's: what stands on views cannot be switched off.")
                                  .arg(target.identity);
            answer.note = QStringLiteral("not on a view");
            return answer;
        }
        QString sql;
        if (isTable(target))
            sql = QStringLiteral("alter %1 %2 %3 trigger %4")
                      .arg(relationWord(target), target.identity, state,
                           values.text(WhichField) == QLatin1String("all") ? QStringLiteral("all")
                                                                           : QStringLiteral("user"));
        else if (target.type == QLatin1String("trigger") || target.type == QLatin1String("rule"))
            sql = QStringLiteral("alter table %1 %2 %3 %4")
                      .arg(target.above, state, target.type, quoteIdentifier(target.name));
        else
            sql = QStringLiteral("alter %1 %2").arg(target.address(), state);
        answer.script.add(sql, StateField);
    }
    const bool tables
        = std::any_of(situation.targets.begin(), situation.targets.end(),
                      [](const Target &target) { return isTable(target) || !target.above.isEmpty(); });
    if (tables)
        answer.remarks << lockRemark(QStringLiteral("SHARE ROW EXCLUSIVE"), situation.targets);
    if (values.text(WhichField) == QLatin1String("all") && state == QLatin1String("disable"))
        answer.remarks << QStringLiteral(
            "Foreign keys are not checked while their triggers are off, and nobody checks them later. "
            "Only superusers may.");
    return answer;
}

FormSpec triggerFields(const Situation &situation)
{
    QList<Choice> states{
        {QStringLiteral("enable"), QStringLiteral("enabled"), QStringLiteral("fires but on a replica")},
        {QStringLiteral("disable"), QStringLiteral("disabled")}};
    const bool tables = !situation.targets.isEmpty() && isTable(situation.targets.first());
    const bool subscription
        = !situation.targets.isEmpty() && situation.targets.first().type == QLatin1String("subscription");
    if (subscription)
        states.first().detail.clear();
    if (!tables && !subscription)
        states << Choice{QStringLiteral("enable replica"), QStringLiteral("enabled on a replica only"),
                         QStringLiteral("session_replication_role = replica")}
               << Choice{QStringLiteral("enable always"), QStringLiteral("always enabled"),
                         QStringLiteral("on a replica, too")};
    FormSpec spec;
    QList<FieldSpec> fields{{.id = StateField,
                             .label = QStringLiteral("Set to"),
                             .type = FieldSpec::Type::OneOf,
                             .required = true,
                             .choices = states}};
    if (tables)
        fields << FieldSpec{.id = WhichField,
                            .label = QStringLiteral("Which"),
                            .type = FieldSpec::Type::OneOf,
                            .required = true,
                            .choices
                            = {{QStringLiteral("user"), QStringLiteral("users' triggers")},
                               {QStringLiteral("all"), QStringLiteral("all, also those of foreign keys")}}};
    spec.groups = {{.fields = fields}};
    return spec;
}

Values triggerFirst(const Situation &situation)
{
    Values values;
    const bool off
        = !situation.targets.isEmpty() && situation.targets.first().text("enabled") == QLatin1String("D");
    values.setText(StateField, off ? QStringLiteral("enable") : QStringLiteral("disable"));
    values.setText(WhichField, QStringLiteral("user"));
    return values;
}

// --- constraints

Answer writeValidate(const Situation &situation, const Values &)
{
    Answer answer;
    QStringList enforced;
    for (const Target &target : situation.targets) {
        if (target.type == QLatin1String("table constraint")
            || target.type == QLatin1String("domain constraint")) {
            if (target.flag("validated"))
                continue;
            if (!target.flag("enforced")) {
                enforced << target.identity;
                continue;
            }
            const bool domain = target.type == QLatin1String("domain constraint");
            answer.script.add(QStringLiteral("alter %1 %2 validate constraint %3")
                                  .arg(domain ? QStringLiteral("domain") : QStringLiteral("table"),
                                       domain ? target.text("domain") : target.above,
                                       quoteIdentifier(target.name)));
            continue;
        }
        const QJsonArray list = target.facts.value(QLatin1String("not_valid")).toArray();
        for (const QJsonValue &one : list) {
            const QString table
                = one.isObject() ? one.toObject().value(QLatin1String("table")).toString() : target.identity;
            const QString name = one.isObject() ? one.toObject().value(QLatin1String("constraint")).toString()
                                                : one.toString();
            answer.script.add(
                QStringLiteral("alter table %1 validate constraint %2").arg(table, quoteIdentifier(name)));
        }
    }
    if (!enforced.isEmpty())
        answer.remarks
            << QStringLiteral("NOT ENFORCED, so there is nothing to validate: %1").arg(enumerated(enforced));
    if (answer.script.isEmpty()) {
        answer.note = QStringLiteral("every constraint is valid");
        return answer;
    }
    answer.remarks << QStringLiteral(
        "Reads every row. SHARE UPDATE EXCLUSIVE on the tables (of a foreign key, ROW SHARE on the one it "
        "refers to): they can be read and written meanwhile.");
    answer.remarks << QStringLiteral(
        "One transaction: a row that breaks a constraint leaves them all as they were. Take statements "
        "out in the editor to validate one by one.");
    return answer;
}

// --- partitions

const QString ParentField = QStringLiteral("parent");
const QString BoundField = QStringLiteral("bound");
const QString HowField = QStringLiteral("how");

QJsonObject parentOf(const Target &target)
{
    return target.facts.value(QLatin1String("parent")).toObject();
}

Answer writeAttach(const Situation &situation, const Values &values)
{
    Answer answer;
    answer.wide = true;
    const Target &target = situation.targets.first();
    if (!parentOf(target).isEmpty()) {
        answer.obstacle = QStringLiteral("It is a partition of %1 already.")
                              .arg(parentOf(target).value(QLatin1String("table")).toString());
        answer.note = QStringLiteral("attached already");
        return answer;
    }
    const QString parent = values.text(ParentField).trimmed();
    QString bound = values.text(BoundField).trimmed();
    if (parent.isEmpty() || bound.isEmpty()) {
        answer.note = parent.isEmpty() ? QStringLiteral("choose the partitioned table")
                                       : QStringLiteral("which rows does it hold?");
        return answer;
    }
    const bool byDefault = bound.compare(QLatin1String("default"), Qt::CaseInsensitive) == 0;
    if (!byDefault && !bound.startsWith(QLatin1String("for values"), Qt::CaseInsensitive))
        bound.prepend(QLatin1String("for values "));
    answer.script.add(
        QStringLiteral("alter table %1 attach partition %2 %3").arg(parent, target.identity, bound),
        BoundField);
    answer.remarks
        << QStringLiteral(
               "SHARE UPDATE EXCLUSIVE on %1, ACCESS EXCLUSIVE on %2 and on a default partition of it.")
               .arg(parent, target.identity);
    answer.remarks
        << QStringLiteral(
               "Every row of %1 is read to see that it belongs there, unless a valid CHECK constraint "
               "says so already.")
               .arg(target.identity);
    return answer;
}

FormSpec attachFields(const Situation &)
{
    FormSpec spec;
    spec.groups
        = {{.fields
            = {{.id = ParentField,
                .label = QStringLiteral("To"),
                .type = FieldSpec::Type::Suggest,
                .help = QStringLiteral("The partitioned table, as SQL writes it: schema.table."),
                .placeholder = QStringLiteral("a partitioned table"),
                .required = true,
                .choicesFrom = QStringLiteral("partitioned")},
               {.id = BoundField,
                .label = QStringLiteral("For values"),
                .type = FieldSpec::Type::Text,
                .help = QStringLiteral(
                    "FROM (…) TO (…) of ranges, IN (…) of lists, WITH (MODULUS …, REMAINDER …) of hashes, or "
                    "DEFAULT."),
                .placeholder = QStringLiteral("from ('2026-01-01') to ('2026-02-01')"),
                .required = true}}}};
    return spec;
}

Answer writeDetach(const Situation &situation, const Values &values)
{
    Answer answer;
    answer.wide = true;
    const QString how = values.text(HowField);
    QList<Target> parents;
    for (const Target &target : situation.targets) {
        const QJsonObject parent = parentOf(target);
        if (parent.isEmpty()) {
            answer.script = {};
            answer.obstacle = QStringLiteral("%1 is no partition.").arg(target.identity);
            answer.note = QStringLiteral("not attached");
            return answer;
        }
        const bool concurrently = how == QLatin1String("concurrently");
        if (concurrently
            && (parent.value(QLatin1String("has_default")).toBool()
                || parent.value(QLatin1String("default")).toBool())) {
            answer.script = {};
            answer.obstacle
                = QStringLiteral("%1 has a default partition: CONCURRENTLY does not work with one.")
                      .arg(parent.value(QLatin1String("table")).toString());
            answer.note = QStringLiteral("not concurrently");
            return answer;
        }
        Statement statement{
            .sql
            = QStringLiteral("alter table %1 detach partition %2%3")
                  .arg(parent.value(QLatin1String("table")).toString(), target.identity,
                       how.isEmpty() || how == QLatin1String("plain") ? QString() : QLatin1Char(' ') + how)};
        if (concurrently)
            statement.standalone = QStringLiteral("DETACH … CONCURRENTLY cannot run in a transaction");
        answer.script.statements.append(statement);
    }
    if (how == QLatin1String("concurrently"))
        answer.remarks << QStringLiteral(
            "SHARE UPDATE EXCLUSIVE: reads and writes go on; it waits for every transaction that uses the "
            "table. If it is stopped halfway, FINALIZE ends it.");
    else if (how == QLatin1String("finalize"))
        answer.remarks << QStringLiteral("Ends a DETACH … CONCURRENTLY that was stopped halfway.");
    else
        answer.remarks << QStringLiteral(
            "ACCESS EXCLUSIVE on the partitioned table and the partition: nobody can read or write them "
            "until the end.");
    answer.remarks << QStringLiteral("The table stays with its rows, by itself.");
    return answer;
}

FormSpec detachFields(const Situation &situation)
{
    FormSpec spec;
    if (!situation.context.version.atLeast(14))
        return spec;
    spec.groups
        = {{.fields
            = {{.id = HowField,
                .label = QStringLiteral("How"),
                .type = FieldSpec::Type::OneOf,
                .required = true,
                .choices
                = {{QStringLiteral("plain"), QStringLiteral("at once"), QStringLiteral("in a transaction")},
                   {QStringLiteral("concurrently"), QStringLiteral("without blocking (CONCURRENTLY)"),
                    QStringLiteral("not in a transaction")},
                   {QStringLiteral("finalize"), QStringLiteral("end one that was stopped (FINALIZE)")}}}}}};
    return spec;
}

Values detachFirst(const Situation &situation)
{
    Values values;
    const bool pending = !situation.targets.isEmpty()
        && parentOf(situation.targets.first()).value(QLatin1String("pending")).toBool();
    values.setText(HowField, pending ? QStringLiteral("finalize") : QStringLiteral("plain"));
    return values;
}

// --- row level security

const QString EnabledField = QStringLiteral("enabled");
const QString ForcedField = QStringLiteral("forced");

Answer writeRls(const Situation &situation, const Values &values)
{
    Answer answer;
    for (const Target &target : situation.targets) {
        QStringList parts;
        if (target.flag("rls") != values.flag(EnabledField))
            parts << (values.flag(EnabledField) ? QStringLiteral("enable row level security")
                                                : QStringLiteral("disable row level security"));
        if (target.flag("rls_forced") != values.flag(ForcedField))
            parts << (values.flag(ForcedField) ? QStringLiteral("force row level security")
                                               : QStringLiteral("no force row level security"));
        if (!parts.isEmpty())
            answer.script.add(
                QStringLiteral("alter table %1 %2").arg(target.identity, parts.join(QLatin1String(", "))));
    }
    if (answer.script.isEmpty()) {
        answer.note = QStringLiteral("it is so already");
        return answer;
    }
    answer.remarks << lockRemark(QStringLiteral("ACCESS EXCLUSIVE"), situation.targets);
    if (values.flag(EnabledField))
        answer.remarks << QStringLiteral("Where a table has no policy, nobody but its owner sees any row.");
    return answer;
}

FormSpec rlsFields(const Situation &)
{
    FormSpec spec;
    spec.groups = {{.fields = {{.id = EnabledField,
                                .label = QStringLiteral("Policies decide which rows one sees"),
                                .type = Flag,
                                .help = QStringLiteral("ENABLE ROW LEVEL SECURITY")},
                               {.id = ForcedField,
                                .label = QStringLiteral("For the owner, too"),
                                .type = Flag,
                                .help = QStringLiteral("FORCE ROW LEVEL SECURITY")}}}};
    return spec;
}

Values rlsFirst(const Situation &situation)
{
    Values values;
    values.setFlag(EnabledField, !situation.targets.isEmpty() && situation.targets.first().flag("rls"));
    values.setFlag(ForcedField, !situation.targets.isEmpty() && situation.targets.first().flag("rls_forced"));
    return values;
}

// --- storage

const QString LoggedField = QStringLiteral("logged");
const QString SpaceField = QStringLiteral("tablespace");

Answer writeLogged(const Situation &situation, const Values &values)
{
    Answer answer;
    const bool logged = values.text(LoggedField) == QLatin1String("logged");
    QList<Target> changed;
    for (const Target &target : situation.targets) {
        if (target.relkind() == QLatin1Char('S') && !situation.context.version.atLeast(15)) {
            answer.obstacle = QStringLiteral("Sequences can be unlogged from version 15 on.");
            answer.note = QStringLiteral("not on this server");
            answer.script = {};
            return answer;
        }
        if (target.text("persistence") == QLatin1String("t")
            || (target.text("persistence") == QLatin1String("p")) == logged)
            continue;
        answer.script.add(QStringLiteral("alter %1 %2 set %3")
                              .arg(relationWord(target), target.identity,
                                   logged ? QStringLiteral("logged") : QStringLiteral("unlogged")));
        if (!logged && target.flag("published")) {
            answer.script = {};
            answer.obstacle
                = QStringLiteral("%1 is in a publication: unlogged tables cannot be.").arg(target.identity);
            answer.note = QStringLiteral("it is published");
            return answer;
        }
        changed << target;
    }
    if (changed.isEmpty()) {
        answer.note = QStringLiteral("it is so already");
        return answer;
    }
    answer.remarks << lockRemark(QStringLiteral("ACCESS EXCLUSIVE"), changed) << rewriteRemark(changed);
    answer.remarks << (logged ? QStringLiteral("All of it is written to the WAL.")
                              : QStringLiteral("Emptied after a crash, and not there on standbys."));
    return answer;
}

FormSpec loggedFields(const Situation &)
{
    FormSpec spec;
    spec.groups = {{.fields = {{.id = LoggedField,
                                .label = QStringLiteral("Set to"),
                                .type = FieldSpec::Type::OneOf,
                                .required = true,
                                .choices = {{QStringLiteral("logged"), QStringLiteral("logged"),
                                             QStringLiteral("safe after a crash, on standbys")},
                                            {QStringLiteral("unlogged"), QStringLiteral("unlogged"),
                                             QStringLiteral("quicker; emptied after a crash")}}}}}};
    return spec;
}

Values loggedFirst(const Situation &situation)
{
    Values values;
    const bool unlogged
        = !situation.targets.isEmpty() && situation.targets.first().text("persistence") == QLatin1String("u");
    values.setText(LoggedField, unlogged ? QStringLiteral("logged") : QStringLiteral("unlogged"));
    return values;
}

Answer writeTablespace(const Situation &situation, const Values &values)
{
    Answer answer;
    const QString space = values.text(SpaceField);
    if (space.isEmpty()) {
        answer.note = QStringLiteral("choose the tablespace");
        return answer;
    }
    QList<Target> moved;
    for (const Target &target : situation.targets) {
        const bool database = target.type == QLatin1String("database");
        if (!database && target.text("tablespace") == space)
            continue;
        Statement statement{.sql
                            = QStringLiteral("alter %1 set tablespace %2")
                                  .arg(database ? target.address()
                                                : relationWord(target) + QLatin1Char(' ') + target.identity,
                                       quoteIdentifier(space)),
                            .field = SpaceField};
        if (database) {
            statement.standalone
                = QStringLiteral("ALTER DATABASE … SET TABLESPACE cannot run in a transaction");
            statement.unused = target.name;
        }
        answer.script.statements.append(statement);
        moved << target;
    }
    if (moved.isEmpty()) {
        answer.note = QStringLiteral("it stands there already");
        return answer;
    }
    answer.remarks << lockRemark(QStringLiteral("ACCESS EXCLUSIVE"), moved);
    answer.remarks << QStringLiteral(
        "Copies every file of it; indexes of a table stay where they are. A partitioned table only says "
        "where later partitions go.");
    return answer;
}

FormSpec tablespaceFields(const Situation &)
{
    FormSpec spec;
    spec.groups = {{.fields = {{.id = SpaceField,
                                .label = QStringLiteral("Tablespace"),
                                .type = FieldSpec::Type::Suggest,
                                .placeholder = QStringLiteral("a tablespace"),
                                .required = true,
                                .choicesFrom = QStringLiteral("tablespaces")}}}};
    return spec;
}

} // namespace

QList<Action> alteringActions()
{
    using Group = Action::Group;
    const auto says = [](const char *text) {
        return [text = QString::fromUtf8(text)](const Situation &) { return text; };
    };
    return {
        {.id = QStringLiteral("triggers"),
         .text = QStringLiteral("Enable or disable…"),
         .icon = QStringLiteral("trigger"),
         .toolTip = QStringLiteral("Triggers, rules, event triggers, subscriptions: whether they act"),
         .group = Group::Alter,
         .done = QStringLiteral("Set."),
         .button = says("Set"),
         .fields = triggerFields,
         .first = triggerFirst,
         .write = writeTriggers},
        {.id = QStringLiteral("validate"),
         .text = QStringLiteral("Validate constraints…"),
         .icon = QStringLiteral("check"),
         .toolTip = QStringLiteral("Checks the rows that were there before NOT VALID constraints"),
         .group = Group::Alter,
         .longRunning = true,
         .done = QStringLiteral("Validated."),
         .button = says("Validate"),
         .write = writeValidate},
        {.id = QStringLiteral("attach"),
         .text = QStringLiteral("Attach as partition…"),
         .icon = QStringLiteral("partition"),
         .toolTip = QStringLiteral("Makes the table a partition of another"),
         .group = Group::Alter,
         .several = false,
         .done = QStringLiteral("Attached."),
         .button = says("Attach"),
         .fields = attachFields,
         .write = writeAttach},
        {.id = QStringLiteral("detach"),
         .text = QStringLiteral("Detach partition…"),
         .icon = QStringLiteral("partition"),
         .toolTip = QStringLiteral("Makes partitions tables of their own"),
         .group = Group::Alter,
         .done = QStringLiteral("Detached."),
         .button = says("Detach"),
         .fields = detachFields,
         .first = detachFirst,
         .write = writeDetach},
        {.id = QStringLiteral("rls"),
         .text = QStringLiteral("Row level security…"),
         .icon = QStringLiteral("policy"),
         .toolTip = QStringLiteral("Whether policies decide which rows one sees"),
         .group = Group::Alter,
         .done = QStringLiteral("Set."),
         .button = says("Set row level security"),
         .fields = rlsFields,
         .first = rlsFirst,
         .write = writeRls},
        {.id = QStringLiteral("logged"),
         .text = QStringLiteral("Set logged or unlogged…"),
         .toolTip = QStringLiteral("Whether changes go to the WAL"),
         .group = Group::Alter,
         .longRunning = true,
         .done = QStringLiteral("Set."),
         .button = says("Rewrite"),
         .fields = loggedFields,
         .first = loggedFirst,
         .write = writeLogged},
        {.id = QStringLiteral("tablespace"),
         .text = QStringLiteral("Move to tablespace…"),
         .icon = QStringLiteral("tablespace"),
         .toolTip = QStringLiteral("Copies the files to another place"),
         .group = Group::Alter,
         .longRunning = true,
         .done = QStringLiteral("Moved."),
         .button = says("Move"),
         .fields = tablespaceFields,
         .write = writeTablespace},
    };
}

} // namespace core::actions
