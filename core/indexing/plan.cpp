// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indexing/plan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace core::indexing {

namespace {

using session::Job;
using session::Link;

QByteArray lines(const session::PgResult &rows)
{
    QByteArray text;
    for (int row = 0; row < PQntuples(rows.get()); ++row) {
        if (row > 0)
            text += '\n';
        text += PQgetvalue(rows.get(), row, 0);
    }
    return text;
}

void collectIndexes(const QJsonObject &node, QStringList &names)
{
    const QString name = node.value(QLatin1String("Index Name")).toString();
    if (!name.isEmpty() && !names.contains(name))
        names << name;
    for (const QJsonValue &child : node.value(QLatin1String("Plans")).toArray())
        collectIndexes(child.toObject(), names);
}

Result<Plan> explained(Link &link, Job &job, const QByteArray &statement)
{
    auto json = link.execute(job, "explain (format json) " + statement);
    if (!json)
        return std::move(json).error();
    auto plan = planFromJson(lines(*json));
    if (!plan)
        return plan;
    auto text = link.execute(job, "explain " + statement);
    if (!text)
        return std::move(text).error();
    plan->text = QString::fromUtf8(lines(*text));
    return plan;
}

Result<Plan> explainPrepared(Link &link, Job &job, const QByteArray &statement, int parameters)
{
    // a generic plan, which asks for no values
    if (auto set = link.execute(job, "set local plan_cache_mode = force_generic_plan"); !set)
        return std::move(set).error();
    if (auto made = link.execute(job, "prepare howdah_index_try as " + statement); !made)
        return std::move(made).error();
    QByteArray values = "null";
    for (int i = 1; i < parameters; ++i)
        values += ", null";
    auto plan = explained(link, job, "execute howdah_index_try(" + values + ")");
    return plan;
}

} // namespace

Result<Plan> planFromJson(const QByteArray &json)
{
    const QJsonObject root
        = QJsonDocument::fromJson(json).array().first().toObject().value(QLatin1String("Plan")).toObject();
    if (root.isEmpty())
        return Error::internal(QStringLiteral("The plan cannot be read"));
    Plan plan;
    plan.cost = root.value(QLatin1String("Total Cost")).toDouble();
    plan.rows = root.value(QLatin1String("Plan Rows")).toDouble();
    collectIndexes(root, plan.indexes);
    return plan;
}

Result<Plan> explain(Link &link, Job &job, const QByteArray &statement, int parameters)
{
    if (auto saved = link.execute(job, "savepoint howdah_explain"); !saved)
        return std::move(saved).error();
    auto plan = parameters > 0 ? explainPrepared(link, job, statement, parameters)
                               : explained(link, job, statement);
    if (!link.isOpen() || job.stopRequested())
        return plan ? Error::cancelled() : plan;
    if (auto back = link.execute(job, "rollback to savepoint howdah_explain"); !back)
        return std::move(back).error();
    if (parameters > 0) { // a prepared statement outlives its transaction; there is none where it failed
        (void)link.execute(job, "deallocate all");
    }
    return plan;
}

} // namespace core::indexing
