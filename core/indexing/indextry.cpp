// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/indexing/indextry.h"

#include "core/base/sqlquote.h"
#include "core/ddl/transaction.h"

#include <algorithm>

namespace core::indexing {

namespace {

using session::Job;
using session::Link;
using Clock = std::chrono::steady_clock;

constexpr qint64 MostCopied = qint64(256) << 20; // bytes
const QString IndexName = QStringLiteral("howdah_index_try");

class Trying
{
public:
    Trying(Link &link, Job &job, const TryRequest &request, const JsonColumn &facts)
        : m_link(link)
        , m_job(job)
        , m_request(request)
        , m_facts(facts)
    {
    }

    Result<TryResult> execute()
    {
        m_result.onTable = m_request.onTable;
        m_result.tableRows = std::max<qint64>(m_facts.rows, 0);
        ddl::Transaction transaction(m_link, m_job);
        if (auto begun = transaction.begin(m_request.lockTimeout); !begun)
            return std::move(begun).error();
        if (!send("set local statement_timeout = "
                  + QByteArray::number(qint64(m_request.statementTimeout.count())))
            || (!m_request.onTable && !copy()))
            return *m_error;
        for (const QByteArray &statement : m_request.statements)
            m_result.statements << before(statement);
        if (m_error || !build() || !measure() || !look())
            return m_error ? *m_error : Error::cancelled();
        return std::move(m_result);
    }

private:
    bool send(const QByteArray &sql)
    {
        auto done = m_link.execute(m_job, sql);
        if (!done)
            m_error = std::move(done).error();
        return done.has_value();
    }

    std::optional<QByteArray> value(const QByteArray &sql)
    {
        auto done = m_link.execute(m_job, sql);
        if (!done) {
            m_error = std::move(done).error();
            return std::nullopt;
        }
        return PQntuples(done->get()) ? QByteArray(PQgetvalue(done->get(), 0, 0)) : QByteArray();
    }

    QByteArray tableName() const
    {
        const ColumnRef &column = m_request.column;
        return (m_request.onTable ? column.qualified()
                                  : QLatin1String("pg_temp.") + quoteIdentifier(column.table))
            .toUtf8();
    }

    /// Under the table's own name, in front of it in the search path: statements find the copy.
    bool copy()
    {
        qint64 rows = m_request.copiedRows;
        if (m_facts.rows > 0 && m_facts.bytes > 0)
            rows = std::clamp<qint64>(MostCopied / std::max<qint64>(1, m_facts.bytes / m_facts.rows), 100,
                                      rows);
        const auto make = [&](double percent) {
            return send("create temporary table " + quoteIdentifier(m_request.column.table).toUtf8()
                        + " on commit drop as select * from " + m_request.column.qualified().toUtf8()
                        + (percent < 100 ? " tablesample system (" + QByteArray::number(percent, 'f', 6) + ")"
                                         : QByteArray())
                        + " limit " + QByteArray::number(rows));
        };
        const bool large = m_facts.rows > 2 * rows;
        if (!make(large ? std::min(100.0, 150.0 * double(rows) / double(m_facts.rows)) : 100))
            return false;
        auto count = value("select count(*) from " + tableName());
        if (count && large && count->toLongLong() == 0) { // the estimate was wrong
            if (!send("drop table " + tableName()) || !make(100))
                return false;
            count = value("select count(*) from " + tableName());
        }
        if (!count)
            return false;
        m_result.rows = count->toLongLong();
        if (m_facts.rows <= m_result.rows && m_result.rows < rows)
            m_result.tableRows = m_result.rows; // all there are
        else if (m_facts.rows < m_result.rows)
            m_result.tableRows = 0; // more than was thought: not known
        const auto path = value("select pg_catalog.current_setting('search_path')");
        return path
            && send("set local search_path = pg_temp" + (path->isEmpty() ? QByteArray() : ", " + *path))
            && send("analyze " + tableName());
    }

    TriedStatement before(const QByteArray &statement)
    {
        TriedStatement tried;
        if (m_error)
            return tried;
        const QByteArray sql = m_request.onTable ? statement : onTemporaryTable(statement, m_request.column);
        auto plan = explain(m_link, m_job, sql, usesOf(statement, m_request.column).parameters);
        if (plan)
            tried.before = *std::move(plan);
        else
            fail(tried, plan.error());
        return tried;
    }

    /// One statement that cannot be planned is no reason to give up, a lost connection is.
    void fail(TriedStatement &tried, const Error &error)
    {
        tried.error = error;
        if (!m_link.isOpen() || m_job.stopRequested()
            || m_link.transactionState() != session::TransactionState::InTransaction)
            m_error = error;
    }

    bool build()
    {
        const auto start = Clock::now();
        if (!send("create index " + IndexName.toUtf8() + " on " + tableName() + " using "
                  + m_request.candidate.using_().toUtf8()))
            return false;
        m_result.buildTime = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
        // what an expression gives is known to the planner only then
        return m_request.candidate.bare || send("analyze " + tableName());
    }

    bool measure()
    {
        const QByteArray schema = m_request.onTable
            ? quoteLiteral(m_request.column.schema).toUtf8()
            : QByteArray("(select nspname from pg_catalog.pg_namespace "
                         "where oid = pg_catalog.pg_my_temp_schema())");
        const QByteArray index
            = "select c.oid from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = "
              "c.relnamespace where c.relname = '"
            + IndexName.toUtf8() + "' and n.nspname = " + schema;
        auto parts = m_link.execute(
            m_job,
            "select x.relname, pg_catalog.pg_relation_size(x.oid) from (" + index
                + " union select t.relid from (" + index
                + ") i, pg_catalog.pg_partition_tree(i.oid) t) all_of (oid) join pg_catalog.pg_class x on "
                  "x.oid = all_of.oid");
        if (!parts) {
            m_error = std::move(parts).error();
            return false;
        }
        for (int row = 0; row < PQntuples(parts->get()); ++row) {
            m_names << QString::fromUtf8(PQgetvalue(parts->get(), row, 0));
            m_result.bytes += QByteArray(PQgetvalue(parts->get(), row, 1)).toLongLong();
        }
        if (m_request.onTable)
            m_result.rows = m_result.tableRows;
        return true;
    }

    bool uses(const Plan &plan) const
    {
        return std::any_of(plan.indexes.begin(), plan.indexes.end(),
                           [this](const QString &name) { return m_names.contains(name); });
    }

    bool look()
    {
        for (qsizetype i = 0; i < m_request.statements.size(); ++i) {
            TriedStatement &tried = m_result.statements[i];
            if (!tried.before)
                continue;
            const QByteArray &statement = m_request.statements.at(i);
            const QByteArray sql
                = m_request.onTable ? statement : onTemporaryTable(statement, m_request.column);
            const int parameters = usesOf(statement, m_request.column).parameters;
            auto plan = explain(m_link, m_job, sql, parameters);
            if (!plan) {
                fail(tried, plan.error());
                if (m_error)
                    return false;
                continue;
            }
            tried.after = *std::move(plan);
            tried.used = tried.usable = uses(*tried.after);
            if (tried.used)
                continue;
            // few rows are read faster as they stand: could it be used at all?
            if (!send("set local enable_seqscan = off"))
                return false;
            auto forced = explain(m_link, m_job, sql, parameters);
            if (!send("set local enable_seqscan = on"))
                return false;
            tried.usable = forced && uses(*forced);
            if (tried.usable && !m_request.onTable)
                tried.after = *std::move(forced);
        }
        return true;
    }

    Link &m_link;
    Job &m_job;
    const TryRequest &m_request;
    const JsonColumn &m_facts;
    TryResult m_result;
    QStringList m_names; ///< of the index and its parts
    std::optional<Error> m_error;
};

} // namespace

std::optional<qint64> TryResult::expectedBytes() const
{
    if (onTable || rows == tableRows)
        return bytes;
    if (rows <= 0 || tableRows <= 0)
        return std::nullopt;
    return qint64(double(bytes) * double(tableRows) / double(rows));
}

Result<TryResult> tryIndex(Link &link, Job &job, const TryRequest &request)
{
    auto facts = readJsonColumn(link, job, request.column);
    if (!facts)
        return std::move(facts).error();
    if (!facts->problem.isEmpty())
        return Error::input(facts->problem);
    if (request.onTable && !facts->tableProblem.isEmpty())
        return Error::input(facts->tableProblem, QStringLiteral("It can be tried on a copy of some rows."));
    return Trying(link, job, request, *facts).execute();
}

} // namespace core::indexing
