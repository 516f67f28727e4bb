// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/copyplan.h"

#include "core/base/sqlquote.h"

#include <algorithm>
#include <array>

namespace core::importing {

namespace {

constexpr quint32 FirstUserOid = 16384;

/// Types whose binary form is not for another server: numbers of objects (regproc …) that are others there,
/// aclitem, which has none, and int2vector and oidvector, which the server does not read when they are empty.
/// With their arrays. Source: pg_type.dat.
constexpr std::array<quint32, 28> TextOnly{24,   2202, 2203, 2204, 2205, 2206, 3734, 3769, 4089, 4096,
                                           4191, 1008, 2207, 2208, 2209, 2210, 2211, 3735, 3770, 4090,
                                           4097, 4192, 1033, 1034, 22,   30,   1006, 1013};

QString names(const QStringList &columns)
{
    QStringList quoted;
    for (const QString &column : columns)
        quoted << quoteIdentifier(column);
    return quoted.join(QLatin1String(", "));
}

/// The table that is made of the source's columns.
TargetTable madeOf(const TargetTable &source, const QStringList &path, const QStringList &skipped)
{
    TargetTable table;
    table.schema = path.size() > 1 ? path.first() : QString();
    table.name = path.last();
    for (TargetColumn column : source.columns) {
        if (skipped.contains(column.name))
            continue;
        column.generated = column.identityAlways = column.hasDefault = false;
        table.columns.append(std::move(column));
    }
    if (std::all_of(source.primaryKey.begin(), source.primaryKey.end(),
                    [&table](const QString &column) { return table.indexOf(column) >= 0; }))
        table.primaryKey = source.primaryKey;
    return table;
}

QString createStatement(const TargetTable &table)
{
    QStringList lines;
    for (const TargetColumn &column : table.columns)
        lines << QStringLiteral("    ") + quoteIdentifier(column.name) + QLatin1Char(' ') + column.type
                + (column.notNull ? QStringLiteral(" not null") : QString());
    if (!table.primaryKey.isEmpty())
        lines << QStringLiteral("    primary key (") + names(table.primaryKey) + QLatin1Char(')');
    const QStringList path = table.schema.isEmpty() ? QStringList{table.name} : table.path();
    return QStringLiteral("create table ") + quoteQualified(path) + QStringLiteral(" (\n")
        + lines.join(QLatin1String(",\n")) + QStringLiteral("\n)");
}

/// Why the rows go as text; empty: they can go in binary.
QString whyText(const CopyRequest &request, const ImportPlan &rows, const TargetTable &source,
                ServerVersion targetVersion)
{
    if (source.server.major() != targetVersion.major())
        return QStringLiteral("the servers are of different versions");
    if (!request.createStatement.isEmpty())
        return QStringLiteral("the new table may have other types");
    for (const MappedColumn &mapped : rows.mapping) {
        const TargetColumn &column = source.columns[mapped.fileColumn];
        const int at = rows.table.indexOf(mapped.column);
        if (at < 0)
            return QStringLiteral("an expression reads %1 as text").arg(column.name);
        if (column.typeOid >= FirstUserOid
            || std::find(TextOnly.begin(), TextOnly.end(), column.typeOid) != TextOnly.end())
            return QStringLiteral("%1 is of a type that may differ").arg(column.name);
        if (rows.table.columns[at].typeOid != column.typeOid)
            return QStringLiteral("%1 is of another type there").arg(column.name);
    }
    return {};
}

} // namespace

QString CopyPlan::script(const CopyRequest &request) const
{
    ImportRequest shown;
    shown.create = !create.isEmpty();
    shown.createStatement = QString::fromUtf8(create);
    shown.dryRun = request.dryRun;
    return QStringLiteral("-- source\n") + QString::fromUtf8(out) + QStringLiteral(";\n-- target\n")
        + rows.script(shown);
}

Result<CopyPlan> planCopy(const CopyRequest &request, const TargetTable &source,
                          const std::optional<TargetTable> &target, ServerVersion targetVersion)
{
    if (request.create && (request.truncate || request.onConflict != OnConflict::Fail))
        return Error::input(QStringLiteral("A table that is made new has no rows to be emptied of, or to be "
                                           "in conflict with"));
    if (source.columns.isEmpty())
        return Error::input(QStringLiteral("%1 has no columns to copy").arg(quoteQualified(source.path())));
    CopyPlan plan;
    const TargetTable into = target
        ? *target
        : madeOf(source, request.to.isEmpty() ? source.path() : request.to, request.mapping.skipped);
    if (!target) {
        if (into.columns.isEmpty())
            return Error::input(QStringLiteral("Every column is left out: no table can be made"));
        plan.create = request.createStatement.isEmpty() ? createStatement(into).toUtf8()
                                                        : request.createStatement.toUtf8();
    }
    ImportRequest wish;
    wish.read.format = SourceFormat::CopyText;
    wish.table = into.path();
    wish.truncate = request.truncate;
    wish.onConflict = request.onConflict;
    wish.key = request.key;
    wish.dryRun = request.dryRun;
    wish.mapping = request.mapping;
    wish.mapping.origin = QStringLiteral("table");
    for (const auto &[column, text] : std::as_const(wish.mapping.constants)) {
        const int at = into.indexOf(column); // the mapping says so where there is none
        const QString type = at < 0 ? QString() : QStringLiteral("::") + into.columns[at].type;
        wish.mapping.expressions << std::pair(column, quoteLiteral(text) + type);
    }
    wish.mapping.constants.clear();
    if (auto checked = checkRequest(wish); !checked)
        return checked.error();
    QStringList columns;
    for (const TargetColumn &column : source.columns)
        columns << column.name;
    auto rows = planImport(wish, columns, true, into);
    if (!rows)
        return rows.error();
    plan.rows = std::move(*rows);
    QStringList selected;
    for (const MappedColumn &mapped : std::as_const(plan.rows.mapping))
        selected << columns[mapped.fileColumn];
    plan.why = whyText(request, plan.rows, source, targetVersion);
    plan.binary = plan.why.isEmpty();
    const QByteArray format = plan.binary ? " (format binary)" : "";
    // a query also reads views and what a partitioned table holds
    plan.out = "copy (select " + names(selected).toUtf8() + " from " + quoteQualified(source.path()).toUtf8()
        + ") to stdout" + format;
    plan.rows.copy += format;
    return plan;
}

} // namespace core::importing
