// SPDX-License-Identifier: GPL-3.0-or-later
// Name, owner, schema, comment.
#include "core/actions/action.h"
#include "core/actions/words.h"
#include "core/base/sqlquote.h"

#include <algorithm>

namespace core::actions {

using ddl::Script;
using forms::Context;
using forms::FieldSpec;
using forms::FormSpec;
using forms::Values;

namespace {

const QString NameField = QStringLiteral("name");
const QString FindField = QStringLiteral("find");
const QString WithField = QStringLiteral("with");
const QString OwnerField = QStringLiteral("owner");
const QString SchemaField = QStringLiteral("schema");
const QString CommentField = QStringLiteral("comment");

constexpr qsizetype LongestName = 63; ///< bytes

QString nameProblem(const QString &name)
{
    if (name.isEmpty())
        return QStringLiteral("a name is needed");
    if (name.toUtf8().size() > LongestName)
        return QStringLiteral("names have at most 63 bytes; %1 are too many").arg(name.toUtf8().size());
    return {};
}

/// Before "rename …": columns and constraints are renamed by what they are a part of.
QString renameSql(const Target &target, const QString &name)
{
    const QString from = quoteIdentifier(target.name);
    const QString to = quoteIdentifier(name);
    if (target.isColumn()) {
        const bool composite = target.text("relkind") == QLatin1String("c");
        return QStringLiteral("alter %1 %2 rename %3 %4 to %5")
                   .arg(relationWord(target), target.above,
                        composite ? QStringLiteral("attribute") : QStringLiteral("column"), from, to)
            + (target.flag("has_typed_tables") ? QStringLiteral(" cascade") : QString());
    }
    if (target.type == QLatin1String("table constraint"))
        return QStringLiteral("alter table %1 rename constraint %2 to %3").arg(target.above, from, to);
    if (target.type == QLatin1String("domain constraint"))
        return QStringLiteral("alter domain %1 rename constraint %2 to %3")
            .arg(target.text("domain"), from, to);
    return QStringLiteral("alter %1 rename to %2").arg(target.address(), to);
}

ddl::Statement renaming(const Target &target, const QString &name)
{
    ddl::Statement statement{.sql = renameSql(target, name), .field = NameField};
    if (target.type == QLatin1String("database"))
        statement.unused = target.name;
    return statement;
}

/// What the lock of a rename is.
void addLock(Answer &answer, const Situation &situation, const QString &mode)
{
    if (const QList<Target> relations = locked(situation.targets); !relations.isEmpty())
        answer.remarks << lockRemark(mode, relations);
}

Answer writeRename(const Situation &situation, const Values &values)
{
    // what stands alone in its list; tables, columns, types and routines are named by others
    static const QStringList alone{QStringLiteral("index"),    QStringLiteral("constraint"),
                                   QStringLiteral("trigger"),  QStringLiteral("policy"),
                                   QStringLiteral("rule"),     QStringLiteral("statistics"),
                                   QStringLiteral("sequence"), QStringLiteral("view"),
                                   QStringLiteral("schema"),   QStringLiteral("materialized_view")};
    Answer answer;
    answer.wide = !std::all_of(situation.targets.begin(), situation.targets.end(),
                               [](const Target &target) { return alone.contains(target.kind); });
    const bool one = situation.targets.size() == 1;
    const QString find = values.text(FindField);
    if (!one && find.isEmpty()) {
        answer.note = QStringLiteral("what is to be replaced?");
        return answer;
    }
    for (const Target &target : situation.targets) {
        const QString name
            = one ? values.text(NameField) : QString(target.name).replace(find, values.text(WithField));
        if (name == target.name)
            continue;
        if (const QString obstacle = partObstacle(target, QStringLiteral("renamed")); !obstacle.isEmpty()) {
            answer.script = {};
            answer.obstacle = obstacle;
            answer.note = QStringLiteral("cannot be renamed by itself");
            return answer;
        }
        if (const QString problem = nameProblem(name); !problem.isEmpty()) {
            answer.script = {};
            answer.note = one ? problem : QStringLiteral("%1: %2").arg(target.name, problem);
            return answer;
        }
        if (target.type == QLatin1String("database") && target.flag("current")) {
            answer.obstacle = QStringLiteral(
                "The connection itself is in this database; the server refuses to rename it.");
            answer.note = QStringLiteral("connected to it");
            return answer;
        }
        answer.script.statements.append(renaming(target, name));
    }
    if (answer.script.isEmpty()) {
        answer.note
            = one ? QStringLiteral("the name is the same") : QStringLiteral("no name holds this text");
        return answer;
    }
    const bool indexes = situation.targets.first().type == QLatin1String("index");
    addLock(answer, situation,
            indexes ? QStringLiteral("SHARE UPDATE EXCLUSIVE") : QStringLiteral("ACCESS EXCLUSIVE"));
    const bool code
        = std::any_of(situation.targets.begin(), situation.targets.end(), [](const Target &target) {
              return target.isRelation() || target.isColumn()
                  || target.catalog == QLatin1String("pg_catalog.pg_proc")
                  || target.catalog == QLatin1String("pg_catalog.pg_namespace");
          });
    if (code)
        answer.remarks << QStringLiteral(
            "Views follow by themselves; the text of functions, and programs, do not.");
    return answer;
}

FormSpec renameFields(const Situation &situation)
{
    FormSpec spec;
    if (situation.targets.size() == 1) {
        spec.groups
            = {{.fields = {{.id = NameField,
                            .label = QStringLiteral("New name"),
                            .help = QStringLiteral("As it is: quotes are added where SQL needs them."),
                            .required = true,
                            .check = [](const Values &now, const Context &) {
                                return now.text(NameField).isEmpty() ? QString()
                                                                     : nameProblem(now.text(NameField));
                            }}}}};
        return spec;
    }
    spec.groups = {{.fields = {{.id = FindField,
                                .label = QStringLiteral("Replace in every name"),
                                .help = QStringLiteral("Upper and lower case count."),
                                .required = true},
                               {.id = WithField, .label = QStringLiteral("With")}}}};
    return spec;
}

Values renameFirst(const Situation &situation)
{
    Values values;
    if (situation.targets.size() == 1)
        values.setText(NameField, situation.targets.first().name);
    else
        values.setText(WithField, {});
    return values;
}

/// What all of them have; empty where they differ.
QString common(const Situation &situation, QString Target::*field)
{
    const QString value = situation.targets.isEmpty() ? QString() : situation.targets.first().*field;
    const bool same = std::all_of(situation.targets.begin(), situation.targets.end(),
                                  [&](const Target &target) { return target.*field == value; });
    return same ? value : QString();
}

// --- owner

QString ownedBy(const Target &target)
{
    return target.facts.value(QLatin1String("sequence"))
        .toObject()
        .value(QLatin1String("owned_by"))
        .toObject()
        .value(QLatin1String("table"))
        .toString();
}

Answer writeOwner(const Situation &situation, const Values &values)
{
    Answer answer;
    const QString owner = values.text(OwnerField);
    if (owner.isEmpty()) {
        answer.note = QStringLiteral("choose the new owner");
        return answer;
    }
    QStringList columns;
    for (const Target &target : situation.targets) {
        if (const QString table = ownedBy(target); !table.isEmpty()) {
            columns << QStringLiteral("%1 (of %2)").arg(target.identity, table);
            continue;
        }
        if (target.owner != owner)
            answer.script.add(
                QStringLiteral("alter %1 owner to %2").arg(target.address(), quoteIdentifier(owner)),
                OwnerField);
    }
    if (!columns.isEmpty())
        answer.remarks << QStringLiteral("Sequences of columns follow their tables and are left out: %1")
                              .arg(enumerated(columns));
    if (answer.script.isEmpty()) {
        answer.note = columns.isEmpty() ? QStringLiteral("it owns them already")
                                        : QStringLiteral("nothing to change by itself");
        return answer;
    }
    addLock(answer, situation, QStringLiteral("ACCESS EXCLUSIVE"));
    const bool superusers
        = std::any_of(situation.targets.begin(), situation.targets.end(), [](const Target &target) {
              return target.type == QLatin1String("event trigger")
                  || target.type == QLatin1String("foreign-data wrapper")
                  || target.type == QLatin1String("subscription");
          });
    if (superusers)
        answer.remarks << QStringLiteral("Event triggers, foreign data wrappers and (up to 15) subscriptions "
                                         "can belong to superusers only.");
    if (!situation.context.superuser)
        answer.remarks
            << QStringLiteral(
                   "Wanted: ownership, being able to become %1 (SET ROLE), and that %1 may create in the "
                   "schema.")
                   .arg(owner);
    answer.remarks << QStringLiteral("Privileges the old owner had by grant go over to the new one.");
    return answer;
}

FormSpec ownerFields(const Situation &)
{
    FormSpec spec;
    spec.groups = {{.fields = {{.id = OwnerField,
                                .label = QStringLiteral("New owner"),
                                .type = FieldSpec::Type::Suggest,
                                .placeholder = QStringLiteral("a role"),
                                .required = true,
                                .choicesFrom = QStringLiteral("roles")}}}};
    return spec;
}

Values ownerFirst(const Situation &situation)
{
    Values values;
    values.setText(OwnerField, common(situation, &Target::owner));
    return values;
}

// --- schema

Answer writeSchema(const Situation &situation, const Values &values)
{
    Answer answer;
    answer.wide = true;
    const QString schema = values.text(SchemaField);
    if (schema.isEmpty()) {
        answer.note = QStringLiteral("choose the new schema");
        return answer;
    }
    QStringList columns;
    for (const Target &target : situation.targets) {
        if (const QString table = ownedBy(target); !table.isEmpty()) {
            columns << QStringLiteral("%1 (of %2)").arg(target.identity, table);
            continue;
        }
        if (target.flag("shell")) {
            answer.script = {};
            answer.obstacle = partObstacle(target, QStringLiteral("moved"));
            answer.note = QStringLiteral("cannot be moved");
            return answer;
        }
        if (target.type == QLatin1String("extension") && !target.flag("movable")) {
            answer.script = {};
            answer.obstacle = QStringLiteral("The extension %1 stays in its schema: it is not relocatable.")
                                  .arg(target.name);
            answer.note = QStringLiteral("cannot be moved");
            return answer;
        }
        if (target.schema != schema)
            answer.script.add(
                QStringLiteral("alter %1 set schema %2").arg(target.address(), quoteIdentifier(schema)),
                SchemaField);
    }
    if (!columns.isEmpty())
        answer.remarks << QStringLiteral("Sequences of columns follow their tables and are left out: %1")
                              .arg(enumerated(columns));
    if (answer.script.isEmpty()) {
        answer.note = columns.isEmpty() ? QStringLiteral("they stand there already")
                                        : QStringLiteral("nothing to change by itself");
        return answer;
    }
    addLock(answer, situation, QStringLiteral("ACCESS EXCLUSIVE"));
    answer.remarks << QStringLiteral(
        "Indexes, constraints and sequences of columns go along. Views follow by themselves; the text of "
        "functions, and programs, do not.");
    return answer;
}

FormSpec schemaFields(const Situation &)
{
    FormSpec spec;
    spec.groups = {{.fields = {{.id = SchemaField,
                                .label = QStringLiteral("New schema"),
                                .type = FieldSpec::Type::Suggest,
                                .placeholder = QStringLiteral("a schema"),
                                .required = true,
                                .choicesFrom = QStringLiteral("schemas")}}}};
    return spec;
}

Values schemaFirst(const Situation &situation)
{
    Values values;
    values.setText(SchemaField, common(situation, &Target::schema));
    return values;
}

// --- comment

Answer writeComment(const Situation &situation, const Values &values)
{
    Answer answer;
    const QString comment = values.text(CommentField);
    for (const Target &target : situation.targets) {
        if (target.comment == comment)
            continue;
        answer.script.add(
            QStringLiteral("comment on %1 is %2")
                .arg(target.address(), comment.isEmpty() ? QStringLiteral("null") : quoteLiteral(comment)),
            CommentField);
    }
    if (answer.script.isEmpty())
        answer.note = QStringLiteral("the comment is the same");
    else
        addLock(answer, situation, QStringLiteral("SHARE UPDATE EXCLUSIVE"));
    return answer;
}

FormSpec commentFields(const Situation &)
{
    FormSpec spec;
    spec.groups = {
        {.fields = {{.id = CommentField,
                     .label = QStringLiteral("Comment"),
                     .type = FieldSpec::Type::Paragraph,
                     .help = QStringLiteral("Everybody who may connect can read it. Empty: there is none."),
                     .placeholder = QStringLiteral("none")}}}};
    return spec;
}

Values commentFirst(const Situation &situation)
{
    Values values;
    values.setText(CommentField, common(situation, &Target::comment));
    return values;
}

} // namespace

QList<Action> changingActions()
{
    return {{.id = QStringLiteral("rename"),
             .text = QStringLiteral("Rename…"),
             .icon = QStringLiteral("edit"),
             .toolTip = QStringLiteral("Another name; in the names of several objects a text is replaced"),
             .done = QStringLiteral("Renamed."),
             .button = says(QStringLiteral("Rename")),
             .fields = renameFields,
             .first = renameFirst,
             .write = writeRename},
            {.id = QStringLiteral("owner"),
             .text = QStringLiteral("Set owner…"),
             .icon = QStringLiteral("role"),
             .toolTip = QStringLiteral("Another role owns the objects"),
             .done = QStringLiteral("The owner is set."),
             .button = [](const Situation &) { return QStringLiteral("Set owner"); },
             .fields = ownerFields,
             .first = ownerFirst,
             .write = writeOwner},
            {.id = QStringLiteral("schema"),
             .text = QStringLiteral("Set schema…"),
             .icon = QStringLiteral("schema"),
             .toolTip = QStringLiteral("Moves the objects to another schema"),
             .done = QStringLiteral("The schema is set."),
             .button = [](const Situation &) { return QStringLiteral("Set schema"); },
             .fields = schemaFields,
             .first = schemaFirst,
             .write = writeSchema},
            {.id = QStringLiteral("comment"),
             .text = QStringLiteral("Set comment…"),
             .icon = QStringLiteral("text"),
             .toolTip = QStringLiteral("What the objects are for"),
             .done = QStringLiteral("The comment is set."),
             .button = [](const Situation &) { return QStringLiteral("Set comment"); },
             .fields = commentFields,
             .first = commentFirst,
             .write = writeComment}};
}

} // namespace core::actions
