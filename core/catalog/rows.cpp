// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/rows.h"

#include <QSqlError>
#include <QSqlRecord>
#include <QSqlResult>

namespace core::catalog {

using session::Job;
using session::Link;

namespace {

Error errorOf(Link &link, const QSqlQuery &query, const QString &sql)
{
    if (PQstatus(link.connection()) != CONNECTION_OK)
        return link.connectionError();
    const QVariant handle = query.result() ? query.result()->handle() : QVariant();
    const QLatin1String type(handle.typeName());
    if (type == QLatin1String("PGresult*") || type == QLatin1String("pg_result*")) {
        const auto *result = *static_cast<PGresult *const *>(handle.constData());
        if (result)
            return link.errorOf(result, sql.toUtf8());
    }
    return {.kind = Error::Kind::Sql,
            .message = query.lastError().databaseText(),
            .sqlState = query.lastError().nativeErrorCode()};
}

} // namespace

Result<void> readRows(Link &link, Job &job, const QString &sql,
                      const std::function<void(const QSqlQuery &)> &row)
{
    if (job.stopRequested())
        return Error::cancelled();
    QSqlQuery query(link.database());
    query.setForwardOnly(true);
    query.setNumericalPrecisionPolicy(QSql::HighPrecision);
    bool ok = query.exec(sql);
    while (ok && query.next())
        row(query);
    ok = ok && !query.lastError().isValid();
    if (ok)
        return {};
    if (job.stopRequested())
        return Error::cancelled();
    return errorOf(link, query, sql);
}

Row RowReader::read(const QSqlQuery &query)
{
    if (m_at.empty()) {
        const QSqlRecord record = query.record();
        for (const char *name : {"kind", "oid", "sub", "schema", "name", "label", "detail", "amount", "marks",
                                 "comment", "position", "parent", "counted", "line", "excerpt"})
            m_at.push_back(record.indexOf(QLatin1String(name)));
    }
    const auto value
        = [&](size_t column) { return m_at[column] < 0 ? QVariant() : query.value(m_at[column]); };
    Row row;
    ObjectRef &ref = row.ref;
    ref.kind = value(0).toString();
    ref.oid = value(1).toLongLong();
    ref.sub = value(2).toLongLong();
    ref.schema = value(3).toString();
    ref.name = value(4).toString();
    ref.label = value(5).toString();
    ref.detail = value(6).toString();
    const QVariant amount = value(7);
    ref.amount = amount.isNull() ? -1 : amount.toLongLong();
    ref.marks = marksFromWords(value(8).toString());
    ref.comment = value(9).toString();
    row.position = value(10).toLongLong();
    ref.parent = value(11).toString();
    row.count = value(12).toBool();
    row.line = value(13).toInt();
    row.excerpt = value(14).toString();
    return row;
}

} // namespace core::catalog
