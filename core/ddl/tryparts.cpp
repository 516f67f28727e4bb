// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/tryparts.h"

#include "core/ddl/scriptrunner.h"

#include <algorithm>

namespace core::ddl {

namespace {

/// The part of a database, made where there is none: the object's own may come twice.
TryReport &partOf(TryReport &whole, const QString &database)
{
    for (TryReport &part : whole.parts) {
        if (part.database == database)
            return part;
    }
    whole.parts.append(TryReport{.database = database, .functionsKnown = true});
    return whole.parts.last();
}

/// What is run again before each part is told once.
bool isTold(const TryReport &whole, const TriedObject &object)
{
    return std::any_of(whole.parts.begin(), whole.parts.end(),
                       [&](const TryReport &part) { return part.objects.contains(object); });
}

} // namespace

QList<TryPart> tryParts(const Script &script)
{
    QList<TryPart> parts;
    Script everywhere;
    for (qsizetype i = 0; i < script.statements.size(); ++i) {
        const Statement &statement = script.statements.at(i);
        if (parts.isEmpty() || parts.last().database != statement.database)
            parts.append(TryPart{.database = statement.database, .first = i, .before = everywhere});
        parts.last().script.statements.append(statement);
        if (statement.everywhere)
            everywhere.statements.append(statement);
    }
    return parts;
}

TryReport emptyReport(const Script &script)
{
    TryReport report;
    report.statements.resize(script.statements.size());
    report.refused = refusals(script);
    return report;
}

bool addPart(TryReport &whole, const TryPart &part, const QString &database, TryReport report)
{
    for (qsizetype i = 0; i < report.statements.size() && part.first + i < whole.statements.size(); ++i)
        whole.statements[part.first + i] = report.statements.at(i);
    for (const RefusedStatement &one : std::as_const(report.refused))
        whole.refused.append({part.first + one.statement, one.why});
    for (const RefusedStatement &one : std::as_const(report.skipped))
        whole.skipped.append({part.first + one.statement, one.why});
    whole.time += report.time;
    whole.rolledBack = report.rolledBack && (whole.parts.isEmpty() || whole.rolledBack);
    if (report.error) {
        whole.error = report.error;
        whole.failed = report.failed < 0 ? -1 : part.first + report.failed;
    }

    report.objects.removeIf(
        [&](const TriedObject &object) { return !part.before.isEmpty() && isTold(whole, object); });
    TryReport &into = partOf(whole, database);
    into.objects += report.objects;
    into.moreObjects += report.moreObjects;
    into.rows += report.rows;
    into.functions += report.functions;
    into.functionsKnown = into.functionsKnown && report.functionsKnown;
    into.triggers += report.triggers;
    into.locks += report.locks;
    into.kept += report.kept;
    into.notices += report.notices;
    into.noticesDropped += report.noticesDropped;
    return report.ok();
}

} // namespace core::ddl
