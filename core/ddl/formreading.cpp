// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/formreading.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core::ddl {

namespace {

QString cell(const PGresult *result, int row, const char *column)
{
    const int at = PQfnumber(result, column);
    return at < 0 ? QString() : QString::fromUtf8(PQgetvalue(result, row, at));
}

QJsonValue withoutNulls(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &element : value.toArray())
            array.append(withoutNulls(element));
        return array;
    }
    if (!value.isObject())
        return value;
    const QJsonObject given = value.toObject();
    QJsonObject object;
    for (auto at = given.begin(); at != given.end(); ++at) {
        if (!at.value().isNull())
            object.insert(at.key(), withoutNulls(at.value()));
    }
    return object;
}

/// Null members are left out, so that what was read compares as what was typed.
Result<forms::Values> valuesOf(const QString &json)
{
    if (json.isEmpty())
        return forms::Values();
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8(), &error);
    if (!document.isObject())
        return Error::internal(QStringLiteral("A form's statement gave no JSON object: ")
                               + error.errorString());
    return forms::Values(withoutNulls(document.object()).toObject());
}

} // namespace

Result<Reading> readForm(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                         const QString &kind, const QString &verb, const catalog::SqlParameters &parameters,
                         const QString &what)
{
    auto sql = library.statement(kind, verb, link.info().version, parameters);
    if (!sql)
        return std::move(sql).error();
    auto result = link.execute(job, sql->toUtf8());
    if (!result)
        return std::move(result).error();
    if (PQntuples(result->get()) == 0)
        return Error::input(QStringLiteral("%1 is gone").arg(what));
    Reading reading;
    auto values = valuesOf(cell(result->get(), 0, "object"));
    if (!values)
        return std::move(values).error();
    auto facts = valuesOf(cell(result->get(), 0, "facts"));
    if (!facts)
        return std::move(facts).error();
    reading.values = std::move(*values);
    reading.context.facts = std::move(*facts);
    reading.headline = cell(result->get(), 0, "headline");
    reading.context.readOnly = cell(result->get(), 0, "read_only");
    reading.context.version = link.info().version;
    reading.context.user = link.info().user;
    reading.context.superuser = link.info().superuser;
    return reading;
}

Result<void> readChoices(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                         const QStringList &lists, forms::Context &context)
{
    QStringList parts;
    for (const QString &list : lists) {
        auto sql = library.statement(QStringLiteral("choices"), list, link.info().version, {});
        if (!sql)
            return std::move(sql).error();
        parts << QStringLiteral("select list, value, label, detail, position from (\n%1\n) as part%2")
                     .arg(*sql, QString::number(parts.size()));
        context.choices.insert(list, {});
    }
    if (parts.isEmpty())
        return {};
    const QString sql
        = parts.join(QStringLiteral("\nunion all\n")) + QStringLiteral("\norder by position, value");
    auto result = link.execute(job, sql.toUtf8());
    if (!result)
        return std::move(result).error();
    for (int row = 0; row < PQntuples(result->get()); ++row) {
        const auto text
            = [&](int column) { return QString::fromUtf8(PQgetvalue(result->get(), row, column)); };
        context.choices[text(0)].append({.value = text(1), .label = text(2), .detail = text(3)});
    }
    return {};
}

} // namespace core::ddl
