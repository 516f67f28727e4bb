// SPDX-License-Identifier: GPL-3.0-or-later
// Drop and truncate.
#include "core/actions/action.h"
#include "core/actions/words.h"
#include "core/base/sqlquote.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace core::actions {

using ddl::Script;
using ddl::Statement;
using forms::Context;
using forms::FieldSpec;
using forms::FormSpec;
using forms::Values;

namespace {

const QString CascadeField = QStringLiteral("cascade");
const QString ExistsField = QStringLiteral("if_exists");
const QString ConcurrentlyField = QStringLiteral("concurrently");
const QString ForceField = QStringLiteral("force");
const QString RestartField = QStringLiteral("restart");

bool isIndex(const Target &target)
{
    return target.type == QLatin1String("index");
}

bool isDatabase(const Target &target)
{
    return target.type == QLatin1String("database");
}

/// DROP takes a list of them.
bool takesList(const QString &word)
{
    static const QSet<QString> words{
        QStringLiteral("table"),        QStringLiteral("view"),        QStringLiteral("materialized view"),
        QStringLiteral("sequence"),     QStringLiteral("index"),       QStringLiteral("foreign table"),
        QStringLiteral("type"),         QStringLiteral("function"),    QStringLiteral("procedure"),
        QStringLiteral("aggregate"),    QStringLiteral("schema"),      QStringLiteral("extension"),
        QStringLiteral("collation"),    QStringLiteral("statistics"),  QStringLiteral("foreign data wrapper"),
        QStringLiteral("server"),       QStringLiteral("publication"), QStringLiteral("operator"),
        QStringLiteral("access method")};
    return words.contains(word);
}

/// What dropping one is: the statement up to the object, the object, and whether others may follow in it.
struct DropPart
{
    QString head;
    QString object;
    bool list = false;
};

DropPart partOf(const Target &target, bool ifExists)
{
    const QString exists = ifExists ? QStringLiteral("if exists ") : QString();
    if (target.type == QLatin1String("table constraint"))
        return {QStringLiteral("alter table %1 ").arg(target.above),
                QStringLiteral("drop constraint %1").arg(exists) + quoteIdentifier(target.name), true};
    if (target.type == QLatin1String("domain constraint"))
        return {QStringLiteral("alter domain %1 ").arg(target.text("domain")),
                QStringLiteral("drop constraint %1").arg(exists) + quoteIdentifier(target.name), false};
    if (target.isColumn()) {
        const bool composite = target.text("relkind") == QLatin1String("c");
        const QString word = composite ? QStringLiteral("attribute") : QStringLiteral("column");
        return {QStringLiteral("alter %1 %2 ").arg(relationWord(target), target.above),
                QStringLiteral("drop %1 %2").arg(word, exists) + quoteIdentifier(target.name), true};
    }
    const QString word = keyword(target.type);
    const QString address = target.address();
    return {QStringLiteral("drop %1 %2").arg(word, exists), address.mid(word.size() + 1), takesList(word)};
}

/// Why a statement cannot be in a transaction; empty: it can.
QString standaloneReason(const Target &target)
{
    if (isDatabase(target))
        return QStringLiteral("DROP DATABASE cannot run in a transaction");
    if (target.type == QLatin1String("tablespace"))
        return QStringLiteral("DROP TABLESPACE cannot run in a transaction");
    if (target.type == QLatin1String("subscription"))
        return QStringLiteral("DROP SUBSCRIPTION with a replication slot cannot run in a transaction");
    return {};
}

QList<Target> all(const Situation &situation, const std::function<bool(const Target &)> &test)
{
    QList<Target> list;
    std::copy_if(situation.targets.begin(), situation.targets.end(), std::back_inserter(list), test);
    return list;
}

bool everyOne(const Situation &situation, bool (*test)(const Target &))
{
    return !situation.targets.isEmpty()
        && std::all_of(situation.targets.begin(), situation.targets.end(), test);
}

bool mayBeConcurrent(const Target &target)
{
    return isIndex(target) && target.text("relkind") == QLatin1String("i")
        && !target.facts.value(QLatin1String("index")).toObject().value(QLatin1String("constraint")).toBool();
}

/// In an order that works: what depends on others goes first, and what needs each other in one statement.
QList<QList<Target>> steps(const Situation &situation)
{
    QList<QList<Target>> list;
    const QList<QList<qsizetype>> order = situation.radius.order();
    QHash<QString, qsizetype> byIdentity;
    for (qsizetype i = 0; i < situation.targets.size(); ++i)
        byIdentity.insert(situation.targets.at(i).type + QLatin1Char(' ') + situation.targets.at(i).identity,
                          i);
    QSet<qsizetype> taken;
    for (const QList<qsizetype> &step : order) {
        QList<Target> targets;
        for (const qsizetype node : step) {
            const RadiusNode &known = situation.radius.nodes.at(node);
            const auto at = byIdentity.constFind(known.type + QLatin1Char(' ') + known.identity);
            if (at == byIdentity.cend() || taken.contains(*at))
                continue;
            taken.insert(*at);
            targets << situation.targets.at(*at);
        }
        if (!targets.isEmpty())
            list << targets;
    }
    QList<Target> rest;
    for (qsizetype i = 0; i < situation.targets.size(); ++i) {
        if (!taken.contains(i))
            rest << situation.targets.at(i);
    }
    if (!rest.isEmpty())
        list << rest;
    return list;
}

Script dropScript(const Situation &situation, const Values &values)
{
    Script script;
    const bool concurrently = values.flag(ConcurrentlyField) && everyOne(situation, mayBeConcurrent);
    const bool exists = values.flag(ExistsField);
    const QString tail = values.flag(CascadeField) ? QStringLiteral(" cascade") : QString();
    for (const QList<Target> &step : steps(situation)) {
        QStringList heads; // in the order they are first met
        QHash<QString, QStringList> lists;
        for (const Target &target : step) {
            if (target.type == QLatin1String("large object")) {
                script.add(QStringLiteral("select pg_catalog.lo_unlink(%1)").arg(target.oid));
                continue;
            }
            if (concurrently) {
                script.statements.append(
                    {.sql = QStringLiteral("drop index concurrently %1%2")
                                .arg(exists ? QStringLiteral("if exists ") : QString(), target.identity),
                     .standalone = QStringLiteral("DROP INDEX CONCURRENTLY cannot run in a transaction")});
                continue;
            }
            const DropPart part = partOf(target, exists);
            if (const QString alone = standaloneReason(target); !alone.isEmpty()) {
                QString sql = part.head + part.object;
                if (isDatabase(target) && values.flag(ForceField))
                    sql += QLatin1String(" with (force)");
                script.statements.append({.sql = sql,
                                          .standalone = alone,
                                          .unused = isDatabase(target) ? target.name : QString()});
                continue;
            }
            if (!part.list) {
                const bool cascades = target.type != QLatin1String("user mapping");
                script.add(part.head + part.object + (cascades ? tail : QString()));
                continue;
            }
            if (!heads.contains(part.head))
                heads << part.head;
            lists[part.head] << (part.head.startsWith(QLatin1String("alter ")) ? part.object + tail
                                                                               : part.object);
        }
        for (const QString &head : std::as_const(heads)) {
            const bool alter = head.startsWith(QLatin1String("alter "));
            script.add(head + lists.value(head).join(QLatin1String(", ")) + (alter ? QString() : tail));
        }
    }
    return script;
}

QString ownedObstacle(const Situation &situation)
{
    if (situation.radius.owned.isEmpty())
        return {};
    const Radius::Owned &owned = situation.radius.owned.first();
    return owned.extension
        ? QStringLiteral("The %1 is a member of the %2 and goes with it only.").arg(owned.what, owned.by)
        : QStringLiteral("The %1 is a part of the %2: drop that instead.").arg(owned.what, owned.by);
}

QStringList lossRemarks(const Situation &situation, bool cascade)
{
    QStringList remarks;
    const Radius &radius = situation.radius;
    QList<Target> tables = all(
        situation, [](const Target &target) { return target.number("bytes") >= 0 && !isIndex(target); });
    if (cascade && radius.tables > 0)
        remarks << QStringLiteral("Lost for good: about %1 rows of %2, %3")
                       .arg(catalog::shortCount(radius.rows), counted(radius.tables, QStringLiteral("table")),
                            catalog::shortBytes(radius.bytes));
    else if (!tables.isEmpty())
        remarks
            << QStringLiteral("Lost for good: %1 of %2").arg(sized(tables), enumerated(identities(tables)));
    return remarks;
}

Answer writeDrop(const Situation &situation, const Values &values)
{
    Answer answer;
    const Radius &radius = situation.radius;
    answer.obstacle = ownedObstacle(situation);
    for (const Target &target : situation.targets) {
        if (const QString obstacle = partObstacle(target, QStringLiteral("dropped")); !obstacle.isEmpty())
            answer.obstacle = obstacle;
        if (target.isColumn()
            && (target.text("relkind") == QLatin1String("v") || target.text("relkind") == QLatin1String("m")))
            answer.obstacle = QStringLiteral("Columns of a view go with its query only: edit the view.");
        if (isDatabase(target) && target.flag("current"))
            answer.obstacle
                = QStringLiteral("The connection itself is in this database; the server refuses to drop it.");
    }
    if (!answer.obstacle.isEmpty()) {
        answer.note = QStringLiteral("cannot be dropped by itself");
        return answer;
    }
    answer.script = dropScript(situation, values);
    const bool cascade = values.flag(CascadeField);
    answer.wide = cascade;
    const bool concurrently
        = !answer.script.isEmpty() && values.flag(ConcurrentlyField) && everyOne(situation, mayBeConcurrent);
    const QList<Target> relations = locked(situation.targets);
    if (concurrently)
        answer.remarks << QStringLiteral(
            "Waits for every transaction that uses the table, and lets reads and writes go on. "
            "If it is stopped halfway, an invalid index stays.");
    else if (!relations.isEmpty())
        answer.remarks << lockRemark(QStringLiteral("ACCESS EXCLUSIVE"), relations);
    answer.remarks += lossRemarks(situation, cascade);
    if (radius.needsCascade() && !cascade)
        answer.remarks << QStringLiteral("Other objects depend on it: without CASCADE the server refuses.");
    for (const Target &target : situation.targets) {
        if (isDatabase(target) && target.number("sessions") > 0)
            answer.remarks << QStringLiteral("%1 in %2: the server refuses while they last%3")
                                  .arg(counted(target.number("sessions"), QStringLiteral("session")),
                                       target.identity,
                                       values.flag(ForceField) ? QStringLiteral("; FORCE ends them")
                                                               : QString());
        if (isDatabase(target) && target.number("bytes") >= 0)
            answer.remarks << QStringLiteral("Lost for good: %1 of %2")
                                  .arg(catalog::shortBytes(target.number("bytes")), target.identity);
    }
    return answer;
}

FormSpec dropFields(const Situation &situation)
{
    const bool databases = everyOne(situation, isDatabase);
    const bool plain = databases || everyOne(situation, [](const Target &target) {
                           return target.type == QLatin1String("tablespace")
                               || target.type == QLatin1String("large object");
                       });
    FormSpec spec;
    QList<FieldSpec> fields;
    if (!plain)
        fields << FieldSpec{
            .id = CascadeField,
            .label = QStringLiteral("With everything that depends on it (CASCADE)"),
            .type = FieldSpec::Type::Flag,
            .help = QStringLiteral("Drops the objects beneath, too. Without it the server refuses where "
                                   "something depends on what is dropped (RESTRICT)."),
            .enabledWhen = [](const Values &now, const Context &) { return !now.flag(ConcurrentlyField); }};
    fields << FieldSpec{.id = ExistsField,
                        .label = QStringLiteral("Go on where it is gone already (IF EXISTS)"),
                        .type = FieldSpec::Type::Flag,
                        .help
                        = QStringLiteral("An object that is not there any more is a notice, not an error.")};
    if (everyOne(situation, mayBeConcurrent))
        fields << FieldSpec{
            .id = ConcurrentlyField,
            .label = QStringLiteral("Without blocking the table (CONCURRENTLY)"),
            .type = FieldSpec::Type::Flag,
            .help = QStringLiteral(
                "Reads and writes of the table go on meanwhile. Cannot run in a transaction, and not with "
                "CASCADE.")};
    if (databases)
        fields << FieldSpec{.id = ForceField,
                            .label = QStringLiteral("End its sessions (FORCE)"),
                            .type = FieldSpec::Type::Flag,
                            .help = QStringLiteral("Whoever is connected to the database is thrown out.")};
    spec.groups = {{.fields = fields}};
    return spec;
}

Values dropFirst(const Situation &)
{
    Values values;
    values.setFlag(CascadeField, false);
    values.setFlag(ExistsField, false);
    return values;
}

// --- truncate

/// Tables that refer to those truncated and are not among them.
QStringList otherTruncated(const Situation &situation)
{
    QStringList others;
    const QStringList own = identities(situation.targets);
    for (const Target &target : situation.targets) {
        const QJsonArray list = target.facts.value(QLatin1String("truncates")).toArray();
        for (const QJsonValue &one : list) {
            const QString table = one.toObject().value(QLatin1String("table")).toString();
            if (!own.contains(table) && !others.contains(table))
                others << table;
        }
    }
    return others;
}

Answer writeTruncate(const Situation &situation, const Values &values)
{
    Answer answer;
    if (!situation.context.version.atLeast(14)
        && std::any_of(situation.targets.begin(), situation.targets.end(),
                       [](const Target &target) { return target.relkind() == QLatin1Char('f'); })) {
        answer.obstacle = QStringLiteral("Foreign tables can be truncated from version 14 on.");
        answer.note = QStringLiteral("not on this server");
        return answer;
    }
    QString sql = QStringLiteral("truncate ") + identities(situation.targets).join(QLatin1String(", "));
    if (values.flag(RestartField))
        sql += QLatin1String(" restart identity");
    const bool cascade = values.flag(CascadeField);
    answer.wide = cascade;
    if (cascade)
        sql += QLatin1String(" cascade");
    answer.script.add(sql);
    answer.remarks << lockRemark(QStringLiteral("ACCESS EXCLUSIVE"), situation.targets);
    const QString size = sized(situation.targets);
    answer.remarks << (size.isEmpty() ? QStringLiteral("All rows are lost for good.")
                                      : QStringLiteral("Lost for good: %1").arg(size));
    if (const QStringList others = otherTruncated(situation); !others.isEmpty())
        answer.remarks
            << (cascade ? QStringLiteral("CASCADE empties these, too: %1").arg(enumerated(others, 20))
                        : QStringLiteral(
                              "Foreign keys of these refer to it; without CASCADE the server refuses: %1")
                              .arg(enumerated(others, 20)));
    answer.remarks << QStringLiteral("Row triggers do not fire (ON DELETE); those for TRUNCATE do.");
    return answer;
}

FormSpec truncateFields(const Situation &)
{
    FormSpec spec;
    spec.groups = {
        {.fields
         = {{.id = RestartField,
             .label = QStringLiteral("Sequences begin anew (RESTART IDENTITY)"),
             .type = FieldSpec::Type::Flag,
             .help = QStringLiteral(
                 "Sequences that belong to columns of the tables start from their first value.")},
            {.id = CascadeField,
             .label = QStringLiteral("With the tables that refer to it (CASCADE)"),
             .type = FieldSpec::Type::Flag,
             .help = QStringLiteral("Empties every table with a foreign key to one of these, and so on.")}}}};
    return spec;
}

} // namespace

QList<Action> removingActions()
{
    return {{.id = QStringLiteral("truncate"),
             .text = QStringLiteral("Truncate…"),
             .icon = QStringLiteral("trash"),
             .toolTip = QStringLiteral("Takes every row out of tables at once"),
             .group = Action::Group::Remove,
             .danger = true,
             .done = QStringLiteral("Truncated."),
             .button =
                 [](const Situation &situation) {
                     return QStringLiteral("Truncate %1")
                         .arg(counted(situation.targets.size(), QStringLiteral("table")));
                 },
             .fields = truncateFields,
             .write = writeTruncate},
            {.id = QStringLiteral("drop"),
             .text = QStringLiteral("Drop…"),
             .icon = QStringLiteral("trash"),
             .toolTip = QStringLiteral("Drops objects; shows first what goes with them"),
             .group = Action::Group::Remove,
             .danger = true,
             .radius = true,
             .done = QStringLiteral("Dropped."),
             .button = says(QStringLiteral("Drop")),
             .fields = dropFields,
             .first = dropFirst,
             .write = writeDrop}};
}

} // namespace core::actions
