// SPDX-License-Identifier: GPL-3.0-or-later
// Vacuum, analyze, reindex, cluster, refresh, counters, sequences.
#include "core/actions/action.h"
#include "core/actions/words.h"
#include "core/base/sqlquote.h"

#include <QJsonArray>

#include <algorithm>

namespace core::actions {

using ddl::Script;
using ddl::Statement;
using forms::Choice;
using forms::Context;
using forms::FieldSpec;
using forms::FormSpec;
using forms::Values;

namespace {

constexpr auto Flag = FieldSpec::Type::Flag;

bool isDatabase(const Target &target)
{
    return target.type == QLatin1String("database");
}

/// One option of VACUUM, ANALYZE or REINDEX; the field's id is the option's name.
struct Option
{
    const char *id;
    const char *label;
    const char *help;
    FieldSpec::Type type = FieldSpec::Type::Flag;
    int since = 0;
    const char *placeholder = "";
    bool fullToo = true; ///< VACUUM FULL takes it
};

const QList<Option> &vacuumOptions()
{
    using Type = FieldSpec::Type;
    static const QList<Option> options{
        {"full", "Write the table anew (FULL)",
         "Gives all free space back to the system. Locks the table for everybody while it is written anew."},
        {"freeze", "Freeze all rows (FREEZE)", "As if they were old: later vacuums have less to do."},
        {"analyze", "Statistics, too (ANALYZE)", "Collects the planner's statistics afterwards."},
        {"verbose", "Tell what it does (VERBOSE)", "A report of each table as notices."},
        {"disable_page_skipping", "Read every block (DISABLE_PAGE_SKIPPING)",
         "Also those the visibility map says need nothing: where it may be wrong.", Type::Flag, 0, "", false},
        {"skip_locked", "Leave out what is locked (SKIP_LOCKED)",
         "Does not wait for a table that somebody else holds."},
        {"index_cleanup", "Clean up indexes",
         "AUTO leaves them where there is little to remove. ON always, OFF "
         "never: quicker, but indexes keep dead entries.",
         Type::OneOf, 0, "as the table says", false},
        {"truncate", "Give empty blocks back (TRUNCATE)",
         "The empty end of the table; wants a short ACCESS EXCLUSIVE lock for it.", Type::OneOf, 0,
         "as the table says", false},
        {"process_main", "The table itself (PROCESS_MAIN)", "Off: only its TOAST table.", Type::OneOf, 16,
         "yes"},
        {"process_toast", "Its TOAST table (PROCESS_TOAST)", "Off: only the table itself.", Type::OneOf, 14,
         "yes", false},
        {"skip_database_stats", "Leave the database's oldest id alone (SKIP_DATABASE_STATS)",
         "Quicker over many tables, one after the other.", Type::Flag, 16},
        {"parallel", "Parallel workers for indexes", "At most so many; 0 for none.", Type::Number, 0,
         "as the server decides", false},
        {"buffer_usage_limit", "Buffer ring (BUFFER_USAGE_LIMIT)",
         "How much of the shared buffers it uses: 128 kB to 16 GB, 0 for all of them.", Type::Text, 16,
         "as the server says"},
    };
    return options;
}

const QList<Option> &analyzeOptions()
{
    using Type = FieldSpec::Type;
    static const QList<Option> options{
        {"verbose", "Tell what it does (VERBOSE)", "A report of each table as notices."},
        {"skip_locked", "Leave out what is locked (SKIP_LOCKED)",
         "Does not wait for a table that somebody else holds."},
        {"buffer_usage_limit", "Buffer ring (BUFFER_USAGE_LIMIT)",
         "How much of the shared buffers it uses: 128 kB to 16 GB, 0 for all of them.", Type::Text, 16,
         "as the server says"},
    };
    return options;
}

FieldSpec fieldOf(const Option &option, bool vacuum, ServerVersion version)
{
    FieldSpec field{.id = QLatin1String(option.id),
                    .label = QString::fromUtf8(option.label),
                    .type = option.type,
                    .help = QString::fromUtf8(option.help),
                    .placeholder = QString::fromUtf8(option.placeholder)};
    if (option.type == FieldSpec::Type::OneOf) {
        field.choices = {{QString(), field.placeholder},
                         {QStringLiteral("on"), QStringLiteral("ON")},
                         {QStringLiteral("off"), QStringLiteral("OFF")}};
        if (field.id == QLatin1String("index_cleanup") && version.atLeast(14))
            field.choices << Choice{QStringLiteral("auto"), QStringLiteral("AUTO")};
    }
    if (option.type == FieldSpec::Type::Number) {
        field.minimum = 0;
        field.maximum = 1024;
    }
    if (vacuum && !option.fullToo)
        field.enabledWhen
            = [](const Values &now, const Context &) { return !now.flag(QStringLiteral("full")); };
    return field;
}

FormSpec optionFields(const QList<Option> &options, const Situation &situation, bool vacuum)
{
    FormSpec spec;
    forms::FieldGroup flags{.title = QStringLiteral("Options"), .fields = {}, .flags = true};
    forms::FieldGroup others;
    for (const Option &option : options) {
        if (option.since > 0 && !situation.context.version.atLeast(option.since))
            continue;
        (option.type == Flag ? flags : others).fields << fieldOf(option, vacuum, situation.context.version);
    }
    spec.groups << flags;
    if (!others.fields.isEmpty())
        spec.groups << others;
    return spec;
}

/// "(verbose, parallel 2)" with a blank after it; nothing for none.
QString optionText(const QList<Option> &options, const Values &values, ServerVersion version, bool vacuum)
{
    const bool full = vacuum && values.flag(QStringLiteral("full"));
    QStringList list;
    for (const Option &option : options) {
        const QString id = QLatin1String(option.id);
        if ((option.since > 0 && !version.atLeast(option.since)) || (full && !option.fullToo))
            continue;
        if (option.type == Flag) {
            if (values.flag(id))
                list << id;
            continue;
        }
        const QString value = values.text(id).trimmed();
        if (value.isEmpty())
            continue;
        list << id + QLatin1Char(' ') + (option.type == FieldSpec::Type::Text ? quoteLiteral(value) : value);
    }
    return list.isEmpty() ? QString() : QStringLiteral("(%1) ").arg(list.join(QLatin1String(", ")));
}

Answer writeVacuum(const Situation &situation, const Values &values)
{
    Answer answer;
    const QString options = optionText(vacuumOptions(), values, situation.context.version, true);
    const bool full = values.flag(QStringLiteral("full"));
    for (const Target &target : situation.targets) {
        Statement statement{.sql = QStringLiteral("vacuum ") + options,
                            .standalone = QStringLiteral("VACUUM cannot run in a transaction")};
        if (isDatabase(target))
            statement.database = target.name;
        else
            statement.sql += target.identity;
        statement.sql = statement.sql.trimmed();
        answer.script.statements.append(statement);
    }
    if (full) {
        answer.remarks << lockRemark(QStringLiteral("ACCESS EXCLUSIVE"), situation.targets)
                       << rewriteRemark(situation.targets);
    } else {
        answer.remarks << lockRemark(QStringLiteral("SHARE UPDATE EXCLUSIVE"), situation.targets);
    }
    answer.remarks << QStringLiteral(
        "Each statement is done for good by itself. It waits for locks as long as it takes, and can be "
        "cancelled at any time.");
    return answer;
}

Answer writeAnalyze(const Situation &situation, const Values &values)
{
    Answer answer;
    const QString options = optionText(analyzeOptions(), values, situation.context.version, false);
    for (const Target &target : situation.targets) {
        Statement statement{.sql = QStringLiteral("analyze ") + options};
        if (isDatabase(target)) {
            statement.database = target.name;
            statement.standalone = QStringLiteral("By itself, each table is done for good when it is read");
        } else {
            statement.sql += target.identity;
        }
        statement.sql = statement.sql.trimmed();
        answer.script.statements.append(statement);
    }
    answer.remarks << lockRemark(QStringLiteral("SHARE UPDATE EXCLUSIVE"), situation.targets);
    return answer;
}

// --- reindex

const QString ConcurrentlyField = QStringLiteral("concurrently");
const QString VerboseField = QStringLiteral("verbose");
const QString TablespaceField = QStringLiteral("tablespace");
const QString IndexField = QStringLiteral("index");

Answer writeReindex(const Situation &situation, const Values &values)
{
    Answer answer;
    const bool concurrently = values.flag(ConcurrentlyField);
    QStringList options;
    if (values.flag(VerboseField))
        options << QStringLiteral("verbose");
    if (const QString space = values.text(TablespaceField);
        !space.isEmpty() && situation.context.version.atLeast(14))
        options << QStringLiteral("tablespace ") + quoteIdentifier(space);
    const QString head = QStringLiteral("reindex ")
        + (options.isEmpty() ? QString() : QStringLiteral("(%1) ").arg(options.join(QLatin1String(", "))));
    for (const Target &target : situation.targets) {
        const QString word = target.type == QLatin1String("index") ? QStringLiteral("index")
            : target.type == QLatin1String("schema")               ? QStringLiteral("schema")
            : isDatabase(target)                                   ? QStringLiteral("database")
                                                                   : QStringLiteral("table");
        const bool partitioned = target.relkind() == QLatin1Char('p') || target.relkind() == QLatin1Char('I');
        if (partitioned && !situation.context.version.atLeast(14)) {
            answer.script = {};
            answer.obstacle = QStringLiteral(
                "Partitioned tables and indexes can be rebuilt as a whole from version 14 on; here, one "
                "partition after the other.");
            answer.note = QStringLiteral("not on this server");
            return answer;
        }
        Statement statement{.sql = head + word
                                + (concurrently ? QStringLiteral(" concurrently ") : QStringLiteral(" "))
                                + target.identity};
        if (concurrently)
            statement.standalone = QStringLiteral("REINDEX CONCURRENTLY cannot run in a transaction");
        else if (partitioned || word == QLatin1String("schema") || isDatabase(target))
            statement.standalone
                = QStringLiteral("REINDEX of a whole %1 cannot run in a transaction").arg(word);
        if (isDatabase(target))
            statement.database = target.name;
        answer.script.statements.append(statement);
    }
    if (concurrently)
        answer.remarks << QStringLiteral(
            "Reads and writes go on; it waits for every transaction that uses the table. If it is stopped "
            "halfway, an invalid index (…_ccnew) stays.");
    else
        answer.remarks << QStringLiteral(
            "SHARE on the table: it can be read, not written, until the end. ACCESS EXCLUSIVE on the "
            "index: queries that would use it wait.");
    answer.remarks << QStringLiteral("Needs room for a second copy of each index.");
    return answer;
}

FormSpec reindexFields(const Situation &situation)
{
    FormSpec spec;
    QList<FieldSpec> fields{
        {.id = ConcurrentlyField,
         .label = QStringLiteral("Without blocking (CONCURRENTLY)"),
         .type = Flag,
         .help = QStringLiteral(
             "Reads and writes of the table go on meanwhile. Takes longer; cannot run in a transaction.")},
        {.id = VerboseField,
         .label = QStringLiteral("Tell what it does (VERBOSE)"),
         .type = Flag,
         .help = QStringLiteral("A notice for each index.")}};
    if (situation.context.version.atLeast(14))
        fields << FieldSpec{.id = TablespaceField,
                            .label = QStringLiteral("Into tablespace"),
                            .type = FieldSpec::Type::Suggest,
                            .help = QStringLiteral("Where the new index is written. Empty: where it is."),
                            .placeholder = QStringLiteral("where it is"),
                            .choicesFrom = QStringLiteral("tablespaces")};
    spec.groups = {{.fields = fields}};
    return spec;
}

// --- cluster

QStringList indexesOf(const Target &target)
{
    QStringList names;
    const QJsonArray list = target.facts.value(QLatin1String("indexes")).toArray();
    for (const QJsonValue &one : list)
        names << one.toString();
    return names;
}

bool isIndex(const Target &target)
{
    return target.type == QLatin1String("index");
}

Answer writeCluster(const Situation &situation, const Values &values)
{
    Answer answer;
    const QString head
        = values.flag(VerboseField) ? QStringLiteral("cluster verbose ") : QStringLiteral("cluster ");
    const QString index = values.text(IndexField);
    QStringList without;
    for (const Target &target : situation.targets) {
        const bool partitioned = target.relkind() == QLatin1Char('p') || target.relkind() == QLatin1Char('I');
        if (partitioned && !situation.context.version.atLeast(15)) {
            answer.script = {};
            answer.obstacle
                = QStringLiteral("Partitioned tables can be clustered as a whole from version 15 on.");
            answer.note = QStringLiteral("not on this server");
            return answer;
        }
        Statement statement;
        if (partitioned)
            statement.standalone
                = QStringLiteral("CLUSTER of a partitioned table cannot run in a transaction");
        if (isIndex(target)) {
            const QJsonObject facts = target.facts.value(QLatin1String("index")).toObject();
            if (!facts.value(QLatin1String("clusterable")).toBool()) {
                answer.script = {};
                answer.obstacle
                    = QStringLiteral(
                          "%1 cannot give a table its order: that takes a valid B-tree or GiST index over "
                          "all rows.")
                          .arg(target.identity);
                answer.note = QStringLiteral("not with this index");
                return answer;
            }
            statement.sql = head + target.above + QLatin1String(" using ") + quoteIdentifier(target.name);
        } else if (!index.isEmpty() && situation.targets.size() == 1) {
            statement.sql = head + target.identity + QLatin1String(" using ") + quoteIdentifier(index);
        } else if (!target.text("clustered_on").isEmpty()) {
            statement.sql = head + target.identity;
        } else {
            without << target.identity;
            continue;
        }
        answer.script.statements.append(statement);
    }
    if (!without.isEmpty()) {
        if (situation.targets.size() == 1) {
            answer.note = QStringLiteral("choose the index");
            return answer;
        }
        answer.remarks
            << QStringLiteral("Were never clustered and are left out: %1").arg(enumerated(without));
    }
    if (answer.script.isEmpty()) {
        answer.note = QStringLiteral("none was ever clustered");
        return answer;
    }
    answer.remarks << lockRemark(QStringLiteral("ACCESS EXCLUSIVE"), situation.targets)
                   << rewriteRemark(situation.targets);
    answer.remarks << QStringLiteral("The order is made once: later rows are written where there is room.");
    return answer;
}

FormSpec clusterFields(const Situation &situation)
{
    FormSpec spec;
    QList<FieldSpec> fields;
    if (situation.targets.size() == 1 && !isIndex(situation.targets.first())) {
        QList<Choice> indexes;
        for (const QString &name : indexesOf(situation.targets.first()))
            indexes << Choice{name};
        fields << FieldSpec{.id = IndexField,
                            .label = QStringLiteral("In the order of"),
                            .type = FieldSpec::Type::OneOf,
                            .help = QStringLiteral("Becomes the table's index for later CLUSTER runs, too."),
                            .placeholder = QStringLiteral("an index"),
                            .choices = indexes};
    }
    fields << FieldSpec{.id = VerboseField,
                        .label = QStringLiteral("Tell what it does (VERBOSE)"),
                        .type = Flag,
                        .help = QStringLiteral("A report as notices.")};
    spec.groups = {{.fields = fields}};
    return spec;
}

Values clusterFirst(const Situation &situation)
{
    Values values;
    if (situation.targets.size() == 1)
        values.setText(IndexField, situation.targets.first().text("clustered_on"));
    return values;
}

// --- refresh

const QString DataField = QStringLiteral("data");

/// Why a materialised view cannot be refreshed concurrently; empty: it can.
QString refreshObstacle(const Target &target)
{
    if (!target.flag("populated"))
        return QStringLiteral("it holds no data yet: the first time it is filled without CONCURRENTLY");
    if (target.flag("refreshable"))
        return {};
    return target.flag("unique") ? QStringLiteral(
               "none of its unique indexes is over plain columns and all rows (no WHERE, no expression)")
                                 : QStringLiteral("it has no unique index");
}

Answer writeRefresh(const Situation &situation, const Values &values)
{
    Answer answer;
    const bool concurrently = values.flag(ConcurrentlyField);
    const bool empty = values.text(DataField) == QLatin1String("none");
    for (const Target &target : situation.targets) {
        const QString why = concurrently ? refreshObstacle(target) : QString();
        if (!why.isEmpty())
            answer.remarks
                << QStringLiteral("%1 is refreshed without CONCURRENTLY: %2").arg(target.identity, why);
        const QString how = concurrently && why.isEmpty() ? QStringLiteral("concurrently ") : QString();
        answer.script.add(QStringLiteral("refresh materialized view ") + how + target.identity
                          + (empty && how.isEmpty() ? QStringLiteral(" with no data") : QString()));
    }
    if (!concurrently)
        answer.remarks << lockRemark(QStringLiteral("ACCESS EXCLUSIVE"), situation.targets);
    else
        answer.remarks
            << lockRemark(QStringLiteral("EXCLUSIVE"), situation.targets)
            << QStringLiteral(
                   "CONCURRENTLY writes only the rows that differ: quicker where little has changed, "
                   "slower where much has.");
    if (empty)
        answer.remarks << QStringLiteral("Without data it cannot be queried until it is refreshed again.");
    return answer;
}

FormSpec refreshFields(const Situation &situation)
{
    FormSpec spec;
    const QList<Target> targets = situation.targets;
    const auto why = [targets](const Values &now, const Context &) {
        for (const Target &target : targets) {
            const QString obstacle = refreshObstacle(target);
            if (now.flag(ConcurrentlyField) && !obstacle.isEmpty())
                return targets.size() == 1 ? QStringLiteral("not for this one: %1").arg(obstacle) : QString();
        }
        return QString();
    };
    FieldSpec concurrently{
        .id = ConcurrentlyField,
        .label = QStringLiteral("Readers go on meanwhile (CONCURRENTLY)"),
        .type = Flag,
        .help = QStringLiteral(
            "Wants a unique index over plain columns and all rows, and that it was filled before."),
        .enabledWhen
        = [](const Values &now, const Context &) { return now.text(DataField) != QLatin1String("none"); }};
    concurrently.remark = why;
    spec.groups
        = {{.fields
            = {concurrently,
               {.id = DataField,
                .label = QStringLiteral("Data"),
                .type = FieldSpec::Type::OneOf,
                .required = true,
                .choices = {{QString(QStringLiteral("data")), QStringLiteral("run the query")},
                            {QStringLiteral("none"), QStringLiteral("none: empty it (WITH NO DATA)")}}}}}};
    return spec;
}

Values refreshFirst(const Situation &situation)
{
    Values values;
    values.setText(DataField, QStringLiteral("data"));
    values.setFlag(ConcurrentlyField,
                   std::all_of(situation.targets.begin(), situation.targets.end(),
                               [](const Target &target) { return refreshObstacle(target).isEmpty(); }));
    return values;
}

// --- counters, sequences

Answer writeReset(const Situation &situation, const Values &)
{
    Answer answer;
    for (const Target &target : situation.targets) {
        const bool function = target.catalog == QLatin1String("pg_catalog.pg_proc");
        answer.script.statements.append(
            {.sql = QStringLiteral("select pg_catalog.pg_stat_reset_single_%1_counters(%2) -- %3")
                        .arg(function ? QStringLiteral("function") : QStringLiteral("table"),
                             QString::number(target.oid),
                             QString(target.identity)
                                 .replace(QLatin1Char('\n'), QLatin1Char(' '))
                                 .replace(QLatin1Char('\r'), QLatin1Char(' '))),
             .untried = QStringLiteral("no rollback brings the figures back")});
    }
    answer.remarks << QStringLiteral(
        "Its figures of scans, rows and vacuums begin at zero; autovacuum waits for new changes.");
    return answer;
}

const QString ValueField = QStringLiteral("value");
const QString CalledField = QStringLiteral("called");

QJsonObject sequenceOf(const Target &target)
{
    return target.facts.value(QLatin1String("sequence")).toObject();
}

Answer writeSetval(const Situation &situation, const Values &values)
{
    Answer answer;
    const QString value = values.text(ValueField);
    bool number = false;
    const qint64 wanted = value.toLongLong(&number);
    if (!number) {
        answer.note = value.isEmpty() ? QStringLiteral("a value is needed")
                                      : QStringLiteral("a whole number is needed");
        return answer;
    }
    const Target &target = situation.targets.first();
    const QJsonObject sequence = sequenceOf(target);
    const QString least = sequence.value(QLatin1String("min")).toString();
    const QString most = sequence.value(QLatin1String("max")).toString();
    if (wanted < least.toLongLong() || wanted > most.toLongLong()) {
        answer.note = QStringLiteral("between %1 and %2").arg(least, most);
        return answer;
    }
    answer.script.statements.append(
        {.sql = QStringLiteral("select pg_catalog.setval(cast(%1 as pg_catalog.regclass), %2, %3)")
                    .arg(quoteLiteral(target.identity), QString::number(wanted),
                         values.flag(CalledField) ? QStringLiteral("true") : QStringLiteral("false")),
         .field = ValueField,
         .untried = QStringLiteral("no rollback takes a sequence back")});
    answer.remarks << QStringLiteral("Takes effect at once, for every session; no rollback undoes it.");
    const QString next = values.flag(CalledField)
        ? QString::number(wanted + sequence.value(QLatin1String("increment")).toString().toLongLong())
        : QString::number(wanted);
    answer.remarks << QStringLiteral("The next value is %1.").arg(next);
    return answer;
}

FormSpec setvalFields(const Situation &situation)
{
    const QJsonObject sequence
        = situation.targets.isEmpty() ? QJsonObject() : sequenceOf(situation.targets.first());
    const QString last = sequence.value(QLatin1String("last")).toString();
    FormSpec spec;
    spec.groups = {{.fields = {{.id = ValueField,
                                .label = QStringLiteral("Value"),
                                .type = FieldSpec::Type::Number,
                                .help = last.isEmpty() ? QStringLiteral("It was not used yet.")
                                                       : QStringLiteral("Its last value was %1.").arg(last),
                                .placeholder = sequence.value(QLatin1String("start")).toString(),
                                .required = true,
                                .minimum = sequence.value(QLatin1String("min")).toString().toLongLong(),
                                .maximum = sequence.value(QLatin1String("max")).toString().toLongLong()},
                               {.id = CalledField,
                                .label = QStringLiteral("It was used: the next one follows it"),
                                .type = Flag,
                                .help = QStringLiteral("Off: the next value is this very one.")}}}};
    return spec;
}

Values setvalFirst(const Situation &situation)
{
    Values values;
    const QJsonObject sequence
        = situation.targets.isEmpty() ? QJsonObject() : sequenceOf(situation.targets.first());
    const QString last = sequence.value(QLatin1String("last")).toString();
    values.setText(ValueField, last.isEmpty() ? sequence.value(QLatin1String("start")).toString() : last);
    values.setFlag(CalledField, !last.isEmpty());
    return values;
}

} // namespace

QList<Action> maintainingActions()
{
    using Group = Action::Group;
    return {
        {.id = QStringLiteral("refresh"),
         .text = QStringLiteral("Refresh data…"),
         .icon = QStringLiteral("refresh"),
         .toolTip = QStringLiteral("Runs the query of materialised views again"),
         .group = Group::Maintain,
         .longRunning = true,
         .done = QStringLiteral("Refreshed."),
         .button = [](const Situation &) { return QStringLiteral("Refresh"); },
         .fields = refreshFields,
         .first = refreshFirst,
         .write = writeRefresh},
        {.id = QStringLiteral("vacuum"),
         .text = QStringLiteral("Vacuum…"),
         .toolTip = QStringLiteral("Makes room of dead rows usable again"),
         .group = Group::Maintain,
         .longRunning = true,
         .done = QStringLiteral("Vacuumed."),
         .button = says(QStringLiteral("Vacuum")),
         .fields = [](const Situation &situation) { return optionFields(vacuumOptions(), situation, true); },
         .write = writeVacuum},
        {.id = QStringLiteral("analyze"),
         .text = QStringLiteral("Analyze…"),
         .toolTip = QStringLiteral("Collects the planner's statistics"),
         .group = Group::Maintain,
         .longRunning = true,
         .done = QStringLiteral("Analyzed."),
         .button = says(QStringLiteral("Analyze")),
         .fields
         = [](const Situation &situation) { return optionFields(analyzeOptions(), situation, false); },
         .write = writeAnalyze},
        {.id = QStringLiteral("reindex"),
         .text = QStringLiteral("Reindex…"),
         .icon = QStringLiteral("index"),
         .toolTip = QStringLiteral("Builds indexes anew"),
         .group = Group::Maintain,
         .longRunning = true,
         .done = QStringLiteral("Rebuilt."),
         .button = says(QStringLiteral("Reindex")),
         .fields = reindexFields,
         .write = writeReindex},
        {.id = QStringLiteral("cluster"),
         .text = QStringLiteral("Cluster…"),
         .toolTip = QStringLiteral("Writes a table anew in the order of an index"),
         .group = Group::Maintain,
         .longRunning = true,
         .done = QStringLiteral("Clustered."),
         .button = [](const Situation &) { return QStringLiteral("Cluster"); },
         .fields = clusterFields,
         .first = clusterFirst,
         .write = writeCluster},
        {.id = QStringLiteral("setval"),
         .text = QStringLiteral("Set value…"),
         .icon = QStringLiteral("number"),
         .toolTip = QStringLiteral("The value a sequence goes on from"),
         .group = Group::Alter,
         .several = false,
         .done = QStringLiteral("The value is set."),
         .button = [](const Situation &) { return QStringLiteral("Set value"); },
         .fields = setvalFields,
         .first = setvalFirst,
         .write = writeSetval},
        {.id = QStringLiteral("reset_statistics"),
         .text = QStringLiteral("Reset statistics…"),
         .icon = QStringLiteral("chart"),
         .toolTip = QStringLiteral("The figures of use begin at zero"),
         .group = Group::Maintain,
         .done = QStringLiteral("Reset."),
         .button = [](const Situation &) { return QStringLiteral("Reset statistics"); },
         .write = writeReset},
    };
}

} // namespace core::actions
