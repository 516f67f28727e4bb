// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/tablecopy.h"

#include "core/base/sqlquote.h"
#include "core/importing/blockqueue.h"
#include "core/importing/copyin.h"
#include "core/importing/sessionrun.h"
#include "core/query/runner.h"
#include "core/session/pool.h"

#include <QElapsedTimer>

#include <functional>
#include <stop_token>

namespace core::importing {

namespace {

using session::Job;
using session::Link;
using StopCallback = std::stop_callback<std::function<void()>>;

constexpr qsizetype BlockSize = 256 << 10;

/// So that text means the same on both sides.
Result<void> settle(Link &link, Job &job)
{
    for (const char *sql : {"set datestyle = 'ISO'", "set intervalstyle = 'postgres'",
                            "set extra_float_digits = 3", "set bytea_output = 'hex'"}) {
        if (auto set = link.execute(job, sql); !set)
            return set.error();
    }
    return {};
}

class Nothing : public result::RowSink
{
public:
    Result<void> begin(const QList<result::Column> &) override { return {}; }
    Result<void> row(std::span<const result::CellView>) override { return {}; }
    Result<void> end(bool) override { return {}; }
};

/// The source's side: blocks until the table ends, or nobody takes them.
Result<void> copyOut(Link &link, Job &job, const QByteArray &sql, BlockQueue &queue, ImportProgress &progress)
{
    Block block;
    query::RunOptions options;
    options.onCopyData = [&](QByteArrayView data) -> Result<void> {
        block.bytes.append(data.data(), data.size());
        if (block.bytes.size() < BlockSize)
            return {};
        progress.bytes.fetch_add(block.bytes.size(), std::memory_order_relaxed);
        return queue.put(std::exchange(block, Block())) ? Result<void>() : Result<void>(Error::cancelled());
    };
    Nothing nothing;
    auto set = settle(link, job);
    query::Outcome outcome;
    if (set)
        outcome = query::run(link, job, {.sql = sql}, nothing, options);
    else
        outcome.error = set.error();
    if (!outcome.error && !block.bytes.isEmpty()) {
        progress.bytes.fetch_add(block.bytes.size(), std::memory_order_relaxed);
        queue.put(std::move(block));
    }
    queue.finish(outcome.error);
    return outcome.error ? Result<void>(*outcome.error) : Result<void>();
}

struct Written
{
    qint64 sent = 0;
    qint64 taken = 0;
};

/// The target's side, in one transaction.
Result<Written> copyInto(Link &link, Job &job, const CopyPlan &plan, bool dryRun, BlockQueue &queue,
                         ImportProgress &progress)
{
    const auto work = [&]() -> Result<Written> {
        if (auto set = settle(link, job); !set)
            return set.error();
        QList<QByteArray> first{"begin"};
        if (!plan.create.isEmpty())
            first << plan.create;
        for (const QByteArray &sql : first + plan.rows.before) {
            if (auto done = link.execute(job, sql); !done)
                return done.error();
        }
        auto rows = copyIn(link, job, plan.rows.copy, [&]() -> Result<std::optional<QByteArray>> {
            auto block = queue.take();
            if (!block)
                return block.error();
            if (!*block) {
                progress.phase.store(ImportProgress::Phase::Finishing);
                return std::optional<QByteArray>();
            }
            return std::optional<QByteArray>(std::move((*block)->bytes));
        });
        if (!rows)
            return rows.error();
        Written written{*rows, *rows};
        if (plan.rows.staged) {
            auto inserted = link.execute(job, plan.rows.insert);
            if (!inserted)
                return inserted.error();
            written.taken = QByteArray(PQcmdTuples(inserted->get())).toLongLong();
        }
        for (const QByteArray &sql : plan.rows.after) {
            if (auto done = link.execute(job, sql); !done)
                return done.error();
        }
        auto ended = link.execute(job, dryRun ? "rollback" : "commit");
        if (!ended)
            return ended.error();
        if (!dryRun && QByteArray(PQcmdStatus(ended->get())) != "COMMIT")
            return Error::internal(QStringLiteral("The server has rolled the copy back"));
        return written;
    };
    auto rows = work();
    queue.close();
    if (!rows && link.isOpen() && link.transactionState() != session::TransactionState::Idle) {
        Job undo(QStringLiteral("Rolling back"), job.serial(), std::stop_token());
        (void)link.execute(undo, "rollback");
    }
    return rows;
}

} // namespace

namespace {

/// One copy from its request to its answer. Lives in the GUI thread and ends itself; the work goes on in the
/// threads of the two sessions.
class CopyRun : public QObject
{
public:
    CopyRun(session::Pool &pool, CopyRequest request, std::shared_ptr<ImportProgress> progress, bool onlyPlan,
            QObject *parent)
        : QObject(parent)
        , m_pool(pool)
        , m_request(std::move(request))
        , m_progress(std::move(progress))
        , m_onlyPlan(onlyPlan)
    {
    }
    ~CopyRun() override
    {
        m_onStop.reset();
        stopSteps();
        m_queue->close();
    }

    Task<CopyReport> start(const profile::ConnectionProfile &from, const QString &fromDatabase,
                           const profile::ConnectionProfile &to, const QString &toDatabase)
    {
        auto task = m_answer->task();
        m_clock.start();
        m_onStop = std::make_unique<StopCallback>(m_answer->stopToken(), [this] {
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_stopped = true;
                    stopSteps();
                    m_queue->close();
                },
                Qt::QueuedConnection);
        });
        follow<session::Lease>(m_pool.exclusive(from, fromDatabase), [=, this](Result<session::Lease> lease) {
            if (!lease)
                return finish(lease.error());
            m_source = std::move(*lease);
            follow<session::Lease>(m_pool.exclusive(to, toDatabase), [this](Result<session::Lease> second) {
                if (!second)
                    return finish(second.error());
                m_target = std::move(*second);
                readSource();
            });
        });
        return task;
    }

private:
    template <class T> void follow(Task<T> task, std::function<void(Result<T>)> next)
    {
        auto shared = std::make_shared<Task<T>>(task);
        m_steps.push_back([shared] { shared->requestStop(); });
        if (m_stopped)
            shared->requestStop();
        whenDone(std::move(task), this, std::move(next));
    }

    void stopSteps()
    {
        for (const auto &stop : m_steps)
            stop();
    }

    void readSource()
    {
        follow<TargetTable>(m_source->run<TargetTable>(QStringLiteral("Reading the table"),
                                                       [name = m_request.from](Link &link, Job &job) {
                                                           return readTarget(link, job, name);
                                                       }),
                            [this](Result<TargetTable> table) {
                                if (!table)
                                    return finish(table.error());
                                m_sourceTable = std::move(*table);
                                readTargetTable();
                            });
    }

    void readTargetTable()
    {
        if (m_request.to.isEmpty())
            m_request.to = m_sourceTable.path();
        if (m_request.create)
            return copy(std::nullopt);
        follow<TargetTable>(m_target->run<TargetTable>(QStringLiteral("Reading the table"),
                                                       [name = m_request.to](Link &link, Job &job) {
                                                           return readTarget(link, job, name);
                                                       }),
                            [this](Result<TargetTable> table) {
                                if (!table)
                                    return finish(table.error());
                                copy(std::move(*table));
                            });
    }

    void copy(const std::optional<TargetTable> &target)
    {
        auto plan = planCopy(m_request, m_sourceTable, target, m_target->info().version);
        if (!plan)
            return finish(plan.error());
        m_report.table = target ? target->path() : m_request.to;
        m_report.binary = plan->binary;
        m_report.dryRun = m_request.dryRun;
        m_report.script = plan->script(m_request);
        m_report.notes = plan->rows.notes;
        if (m_onlyPlan)
            return finish(m_report);
        m_progress->phase.store(ImportProgress::Phase::Importing);
        m_open = 2;
        follow<bool>(m_source->run<bool>(QStringLiteral("Reading rows"),
                                         [sql = plan->out, queue = m_queue,
                                          progress = m_progress](Link &link, Job &job) -> Result<bool> {
                                             auto done = copyOut(link, job, sql, *queue, *progress);
                                             return done ? Result<bool>(true) : Result<bool>(done.error());
                                         }),
                     [this](Result<bool> done) {
                         // a target that takes no more ends the reading: its reason is the one to tell
                         if (!done && !done.error().isCancelled())
                             m_error = done.error();
                         ended();
                     });
        follow<Written>(m_target->run<Written>(QStringLiteral("Writing rows"),
                                               [plan = *plan, dryRun = m_request.dryRun, queue = m_queue,
                                                progress = m_progress](Link &link, Job &job) {
                                                   return copyInto(link, job, plan, dryRun, *queue,
                                                                   *progress);
                                               }),
                        [this](Result<Written> written) {
                            if (written) {
                                m_report.rows = written->taken;
                                if (m_request.onConflict == OnConflict::Skip)
                                    m_report.skipped = written->sent - written->taken;
                            } else if (!m_error) {
                                m_error = written.error();
                            }
                            ended();
                        });
    }

    void ended()
    {
        if (--m_open > 0)
            return;
        if (m_error)
            return finish(m_stopped && !m_error->sessionLost() ? Error::cancelled() : *m_error);
        m_report.bytes = m_progress->bytes.load();
        m_report.total = std::chrono::microseconds(m_clock.nsecsElapsed() / 1000);
        finish(m_report);
    }

    void finish(Result<CopyReport> answer)
    {
        m_source.release();
        m_target.release();
        m_answer->finish(std::move(answer));
        deleteLater();
    }

    session::Pool &m_pool;
    CopyRequest m_request;
    const std::shared_ptr<ImportProgress> m_progress;
    const bool m_onlyPlan;
    const std::shared_ptr<BlockQueue> m_queue = std::make_shared<BlockQueue>();
    std::shared_ptr<TaskSource<CopyReport>> m_answer = std::make_shared<TaskSource<CopyReport>>();
    std::unique_ptr<StopCallback> m_onStop;
    std::vector<std::function<void()>> m_steps;
    QElapsedTimer m_clock;
    session::Lease m_source;
    session::Lease m_target;
    TargetTable m_sourceTable;
    CopyReport m_report;
    std::optional<Error> m_error;
    int m_open = 0;
    bool m_stopped = false;
};

} // namespace

TableCopier::TableCopier(session::Pool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

TableCopier::~TableCopier() = default;

Task<CopyReport> TableCopier::start(const CopyRequest &request, const profile::ConnectionProfile &from,
                                    const QString &fromDatabase, const profile::ConnectionProfile &to,
                                    const QString &toDatabase, std::shared_ptr<ImportProgress> progress,
                                    bool onlyPlan)
{
    auto *run = new CopyRun(m_pool, request, std::move(progress), onlyPlan, this);
    return run->start(from, fromDatabase, to, toDatabase);
}

Task<CopyPlaces> TableCopier::places(const profile::ConnectionProfile &profile, const QString &database)
{
    return (new SessionRun<CopyPlaces>(
                QStringLiteral("Reading the schemas"),
                [](Link &link, Job &job) -> Result<CopyPlaces> {
                    auto rows = link.execute(
                        job,
                        "select 0, datname, pg_catalog.current_database() from pg_catalog.pg_database "
                        "where datallowconn and pg_catalog.has_database_privilege(oid, 'connect') "
                        "union all select 1, nspname, coalesce(pg_catalog.current_schema(), '') "
                        "from pg_catalog.pg_namespace where nspname !~ '^pg_' "
                        "and nspname <> 'information_schema' "
                        "and pg_catalog.has_schema_privilege(oid, 'usage') order by 1, 2");
                    if (!rows)
                        return rows.error();
                    CopyPlaces places;
                    places.server = link.info().version;
                    for (int row = 0; row < PQntuples(rows->get()); ++row) {
                        const bool isSchema = PQgetvalue(rows->get(), row, 0)[0] == '1';
                        (isSchema ? places.schemas : places.databases)
                            << QString::fromUtf8(PQgetvalue(rows->get(), row, 1));
                        (isSchema ? places.schema : places.database)
                            = QString::fromUtf8(PQgetvalue(rows->get(), row, 2));
                    }
                    return places;
                },
                this))
        ->start(m_pool, profile, database);
}

} // namespace core::importing
