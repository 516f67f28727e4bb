// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/plan.h"

#include "core/base/sqlquote.h"

#include <algorithm>

namespace core::importing {

namespace {

constexpr char Stage[] = "howdah_import";

QString names(const QStringList &columns)
{
    QStringList quoted;
    for (const QString &column : columns)
        quoted << quoteIdentifier(column);
    return quoted.join(QLatin1String(", "));
}

/// The temporary table has the file's columns: those that are mapped with the type of their column, the
/// others, which only expressions can mean, as text.
void planStage(ImportPlan &plan, const ImportRequest &request, const QStringList &fileColumns,
               const QStringList &key)
{
    using From = MappedColumn::From;
    const bool expressions = std::any_of(plan.mapping.begin(), plan.mapping.end(),
                                         [](const MappedColumn &m) { return m.from == From::Expression; });
    const QStringList stageNames = columnNames(fileColumns);
    const QString stage = QLatin1String(Stage);
    QStringList columns, copied, targets, selected, updates;
    Mapping staged;
    QSet<int> there;
    for (const MappedColumn &mapped : std::as_const(plan.mapping)) {
        const TargetColumn &target = plan.table.columns[plan.table.indexOf(mapped.column)];
        targets << mapped.column;
        switch (mapped.from) {
        case From::File: {
            const QString name = stageNames[mapped.fileColumn];
            columns << quoteIdentifier(name) + QLatin1Char(' ') + target.type;
            copied << name;
            selected << quoteIdentifier(name);
            staged.append(mapped);
            there.insert(mapped.fileColumn);
            break;
        }
        case From::Constant:
            selected << quoteLiteral(mapped.text) + QStringLiteral("::") + target.type;
            break;
        case From::Expression:
            selected << mapped.text;
            break;
        }
        if (!key.contains(mapped.column))
            updates << quoteIdentifier(mapped.column) + QStringLiteral(" = excluded.")
                    + quoteIdentifier(mapped.column);
    }
    if (expressions) {
        for (int i = 0; i < fileColumns.size(); ++i) {
            if (there.contains(i))
                continue;
            columns << quoteIdentifier(stageNames[i]) + QStringLiteral(" text");
            copied << stageNames[i];
            staged.append({{}, From::File, i});
        }
    }
    const bool identity = std::any_of(targets.begin(), targets.end(), [&plan](const QString &name) {
        return plan.table.columns[plan.table.indexOf(name)].identityAlways;
    });
    plan.staged = true;
    plan.mapping = staged;
    plan.copyRelation = stage;
    plan.before << (QStringLiteral("create temporary table ") + stage + QStringLiteral(" (")
                    + columns.join(QLatin1String(", ")) + QStringLiteral(") on commit drop"))
                       .toUtf8();
    plan.copy = "copy pg_temp." + stage.toUtf8() + " (" + names(copied).toUtf8() + ") from stdin";
    plan.emptyStage = "truncate pg_temp." + stage.toUtf8();
    QString insert = QStringLiteral("insert into ") + quoteQualified(plan.table.path()) + QStringLiteral(" (")
        + names(targets) + QStringLiteral(")")
        + (identity ? QStringLiteral(" overriding system value") : QString()) + QStringLiteral(" select ")
        + selected.join(QLatin1String(", ")) + QStringLiteral(" from pg_temp.") + stage;
    if (request.onConflict != OnConflict::Fail) {
        insert += QStringLiteral(" on conflict (") + names(key) + QStringLiteral(") do ");
        insert += request.onConflict == OnConflict::Skip || updates.isEmpty()
            ? QStringLiteral("nothing")
            : QStringLiteral("update set ") + updates.join(QLatin1String(", "));
    }
    plan.insert = insert.toUtf8();
}

} // namespace

bool hasNames(const ReadOptions &options)
{
    switch (options.format) {
    case SourceFormat::Csv:
    case SourceFormat::Xlsx:
        return options.header;
    case SourceFormat::Json:
    case SourceFormat::JsonLines:
        return true;
    case SourceFormat::CopyText:
    case SourceFormat::CopyBinary:
        break;
    }
    return false;
}

Result<void> checkRequest(const ImportRequest &request)
{
    if (auto checked = request.read.check(); !checked)
        return checked;
    if (request.table.isEmpty())
        return Error::input(QStringLiteral("No table is named to import into"));
    const bool raw = !sourceFormatInfo(request.read.format).hasRecords;
    if (request.create && request.truncate)
        return Error::input(QStringLiteral("A table that is made new cannot be truncated first"));
    if (request.create && request.onConflict != OnConflict::Fail)
        return Error::input(QStringLiteral("A table that is made new has no rows to be in conflict with"));
    if (request.truncate && request.onConflict != OnConflict::Fail)
        return Error::input(QStringLiteral("After truncate there are no rows to be in conflict with"));
    if (raw && request.create && request.createStatement.isEmpty())
        return Error::input(
            QStringLiteral("COPY binary does not tell what its columns are, so no table can be made of it"));
    if (raw && request.keepGoing)
        return Error::input(QStringLiteral("Rows of COPY binary cannot be left out one by one"));
    if (raw && !(request.mapping.isEmpty()))
        return Error::input(
            QStringLiteral("The columns of COPY binary are those of the table, in its order"));
    if (raw && request.onConflict != OnConflict::Fail)
        return Error::input(
            QStringLiteral("COPY binary goes straight into the table: no conflict can be settled"));
    if (!request.badRowsFile.isEmpty() && !request.keepGoing)
        return Error::input(QStringLiteral("A file of bad rows needs bad rows to be left out"));
    return {};
}

Result<ImportPlan> planImport(const ImportRequest &request, const QStringList &fileColumns, bool named,
                              const TargetTable &table)
{
    using From = MappedColumn::From;
    ImportPlan plan;
    plan.table = table;
    plan.copyRelation = table.name;
    plan.raw = !sourceFormatInfo(request.read.format).hasRecords;
    const QString target = quoteQualified(table.path());
    if (!request.dateOrder.isEmpty())
        plan.before << "set local datestyle = 'ISO, " + request.dateOrder.toUpper().toUtf8() + "'";
    if (request.truncate) {
        if (table.kind == 'v')
            return Error::input(QStringLiteral("%1 is a view: it cannot be truncated").arg(target));
        plan.before << "truncate " + target.toUtf8();
    }
    if (request.dryRun)
        plan.after << "set constraints all immediate";
    if (plan.raw) {
        if (table.rowSecurity)
            return Error::input(
                QStringLiteral("%1 has row security, and COPY binary cannot go around it").arg(target));
        plan.copy = "copy " + target.toUtf8() + " from stdin (format binary)";
        return plan;
    }
    auto mapped = mapColumns(fileColumns, named, table, request.mapping);
    if (!mapped)
        return mapped.error();
    plan.mapping = std::move(mapped->mapping);
    plan.notes = std::move(mapped->notes);

    QStringList key = request.key;
    if (request.onConflict != OnConflict::Fail) {
        if (key.isEmpty() && !table.keys.isEmpty())
            key = table.keys.first();
        if (key.isEmpty())
            return Error::input(
                QStringLiteral("%1 has no primary key or unique index, so no conflict can be told")
                    .arg(target));
        for (const QString &column : std::as_const(key)) {
            if (table.indexOf(column) < 0)
                return Error::input(QStringLiteral("%1 has no column \"%2\"").arg(target, column));
        }
        const QSet<QString> wanted(key.begin(), key.end());
        if (std::none_of(table.keys.begin(), table.keys.end(), [&wanted](const QStringList &one) {
                return QSet<QString>(one.begin(), one.end()) == wanted;
            }))
            return Error::input(QStringLiteral("%1 has no unique index over (%2)").arg(target, names(key)));
    }
    const bool expressions = std::any_of(plan.mapping.begin(), plan.mapping.end(),
                                         [](const MappedColumn &m) { return m.from == From::Expression; });
    if (table.rowSecurity)
        plan.notes << QStringLiteral("Row security: the rows are inserted, since COPY refuses such a table");
    if (request.onConflict != OnConflict::Fail || expressions || table.rowSecurity) {
        planStage(plan, request, fileColumns, key);
        return plan;
    }
    QStringList columns;
    for (const MappedColumn &one : std::as_const(plan.mapping))
        columns << one.column;
    plan.copy = "copy " + target.toUtf8() + " (" + names(columns).toUtf8() + ") from stdin";
    return plan;
}

QString ImportPlan::script(const ImportRequest &request) const
{
    QStringList lines{QStringLiteral("begin")};
    if (request.create)
        lines << request.createStatement;
    for (const QByteArray &statement : before)
        lines << QString::fromUtf8(statement);
    lines << QString::fromUtf8(copy);
    if (staged)
        lines << QString::fromUtf8(insert);
    for (const QByteArray &statement : after)
        lines << QString::fromUtf8(statement);
    lines << (request.dryRun ? QStringLiteral("rollback") : QStringLiteral("commit"));
    QString text;
    if (request.keepGoing)
        text = QStringLiteral("-- copy%1 in batches, each under a savepoint; bad rows are left out\n")
                   .arg(staged ? QStringLiteral(" and insert") : QString());
    return text + lines.join(QLatin1String(";\n")) + QStringLiteral(";\n");
}

TargetTable newTable(const QStringList &table, const QList<InferredColumn> &columns)
{
    TargetTable target;
    target.schema = table.size() > 1 ? table.first() : QString();
    target.name = table.last();
    for (const InferredColumn &column : columns)
        target.columns.append(
            {.name = column.name,
             .type = column.type,
             .isArray = column.type.endsWith(QLatin1String("[]")),
             .isJson = column.type == QLatin1String("jsonb") || column.type == QLatin1String("json")});
    return target;
}

} // namespace core::importing
