// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/json/schemareader.h"

#include "core/base/sqlquote.h"
#include "core/session/borrow.h"

namespace ui::json {

using core::Result;
using core::json::ColumnSchema;
using core::session::Job;
using core::session::Link;

namespace {

constexpr int SampleSize = 500;
constexpr qint64 LargeTable = 50'000; // rows
constexpr int LongestValue = 16'384;  // bytes as they are stored: what is long is rarely another form

} // namespace

QByteArray sampleStatement(const core::browse::TableName &table, const QString &column, qint64 estimate)
{
    const QString name = core::quoteIdentifier(column);
    QString sql = QStringLiteral("select ") + name + QStringLiteral("::text from ")
        + core::quoteQualified({table.schema, table.table});
    if (estimate > LargeTable) // four times as many, since some may be NULL or long
        sql += QStringLiteral(" tablesample system (%1)")
                   .arg(std::min(100.0, 400.0 * SampleSize / double(estimate)), 0, 'f', 6);
    sql += QStringLiteral(" where ") + name + QStringLiteral(" is not null and pg_column_size(") + name
        + QStringLiteral(") <= %1 limit %2").arg(LongestValue).arg(SampleSize);
    return sql.toUtf8();
}

SchemaReader::SchemaReader(core::session::Pool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

SchemaReader::~SchemaReader()
{
    disconnect();
    cancel();
}

void SchemaReader::cancel()
{
    ++m_serial;
    if (m_stop)
        m_stop();
    m_stop = {};
    m_running = false;
}

void SchemaReader::read(const core::profile::ConnectionProfile &profile, const QString &database,
                        const core::browse::TableName &table, const QString &column, qint64 estimate)
{
    cancel();
    m_running = true;
    const quint64 serial = m_serial;
    core::session::borrow<ColumnSchema>(
        m_pool.exclusive(profile, database), this, tr("Looking at a sample of the documents"),
        [table, column, estimate](Link &link, Job &job) -> Result<ColumnSchema> {
            auto rows = link.execute(job, sampleStatement(table, column, estimate));
            // a view cannot be sampled, and a sample may be empty
            if ((!rows && rows.error().sessionLost()) || job.stopRequested())
                return rows ? core::Error::cancelled() : std::move(rows).error();
            if (!rows || PQntuples(rows->get()) == 0)
                rows = link.execute(job, sampleStatement(table, column, -1));
            if (!rows)
                return std::move(rows).error();
            ColumnSchema schema;
            for (int row = 0; row < PQntuples(rows->get()); ++row) {
                const QByteArray text(PQgetvalue(rows->get(), row, 0), PQgetlength(rows->get(), row, 0));
                if (auto document = core::json::Document::parse(text, job.stopToken()))
                    schema.add(*document);
            }
            return schema;
        },
        {[this, serial] { return serial == m_serial; },
         [this](std::function<void()> stop) { m_stop = std::move(stop); },
         {}},
        [this](const Result<ColumnSchema> &schema) {
            m_stop = {};
            m_running = false;
            if (schema)
                emit finished(*schema);
            else if (!schema.error().isCancelled())
                emit failed(schema.error());
        });
}

} // namespace ui::json
