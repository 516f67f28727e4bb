// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/exporter.h"

#include "core/base/sqlquote.h"
#include "core/query/runner.h"
#include "core/session/pool.h"
#include "core/transfer/background.h"
#include "core/transfer/format.h"
#include "core/transfer/sessionsettings.h"
#include "core/transfer/setrun.h"
#include "core/transfer/targetfile.h"

#include <QElapsedTimer>

#include <functional>
#include <stop_token>

namespace core::transfer {

namespace {

using session::Job;
using session::Link;

ExportReport report(const ExportRequest &request, const Progress &progress, const QElapsedTimer &clock)
{
    ExportReport report;
    report.target = request.target;
    report.rows = progress.rows.load();
    report.bytes = progress.bytes.load();
    report.notes = progress.losses.notes();
    report.total = std::chrono::microseconds(clock.nsecsElapsed() / 1000);
    return report;
}

/// Whether the text can be a query without columns ("select"), which the server describes like a command.
bool looksLikeQuery(const QByteArray &sql)
{
    qsizetype i = 0;
    while (i < sql.size()) {
        if (sql[i] == '(' || QByteArrayView(" \t\r\n\f\v").contains(sql[i])) {
            ++i;
        } else if (sql.mid(i, 2) == "--") {
            const qsizetype end = sql.indexOf('\n', i);
            i = end < 0 ? sql.size() : end;
        } else if (sql.mid(i, 2) == "/*") {
            const qsizetype end = sql.indexOf("*/", i);
            i = end < 0 ? sql.size() : end + 2;
        } else {
            break;
        }
    }
    const QByteArray word = sql.mid(i, 6).toLower();
    return word == "select" || word.startsWith("table") || word == "values";
}

/// Asks the server what the statement returns, without running it: an UPDATE that was meant for the editor is
/// refused before it changes anything.
Result<void> checkReturnsRows(Link &link, Job &job, const QByteArray &sql)
{
    const auto drain = [&](int &columns) -> Result<void> {
        Result<void> answer;
        while (true) {
            auto result = link.nextResult(job);
            if (!result)
                return result.error();
            if (!*result)
                return answer;
            if (PQresultStatus(result->get()) == PGRES_COMMAND_OK)
                columns = PQnfields(result->get());
            else if (answer)
                answer = link.errorOf(result->get(), sql);
        }
    };
    int columns = 0;
    PGconn *connection = link.connection();
    if (PQsendPrepare(connection, "", sql.constData(), 0, nullptr) != 1)
        return link.connectionError();
    if (auto prepared = drain(columns); !prepared)
        return prepared;
    if (PQsendDescribePrepared(connection, "") != 1)
        return link.connectionError();
    if (auto described = drain(columns); !described)
        return described;
    if (columns == 0 && !looksLikeQuery(sql))
        return Error::input(
            QStringLiteral("The statement returns no rows, so there is nothing to export. It was not run."));
    return {};
}

} // namespace

QByteArray exportStatement(const ExportSource &source)
{
    if (const auto *statement = std::get_if<StatementSource>(&source))
        return statement->sql;
    if (const auto *table = std::get_if<TableSource>(&source))
        return "SELECT * FROM " + quoteQualified(table->name).toUtf8();
    return {};
}

Result<ExportReport> exportRows(Link &link, Job &job, const ExportRequest &request, TargetFile &target,
                                Progress &progress)
{
    QElapsedTimer clock;
    clock.start();
    progress.expectedRows.store(request.expectedRows);
    const auto failed = [&target](Error error) {
        target.discard();
        return Result<ExportReport>(std::move(error));
    };
    if (auto set = applyExportSettings(link, job, request.write.format); !set)
        return failed(set.error());
    const QByteArray sql = exportStatement(request.source);
    if (auto checked = checkReturnsRows(link, job, sql); !checked)
        return failed(checked.error());
    if (job.stopRequested())
        return failed(Error::cancelled());

    auto writer = makeWriter(request.write, target, progress, target.isStream());
    if (!writer)
        return failed(writer.error());
    query::Statement statement;
    statement.sql = sql;
    query::Outcome outcome
        = query::run(link, job, statement, **writer, {.binary = formatInfo(request.write.format).isBinary});
    if (outcome.error)
        return failed(std::move(*outcome.error));
    if (!outcome.hasColumns)
        return failed(Error::input(QStringLiteral("The statement ran (%1), but it returned no rows to export")
                                       .arg(outcome.commandTag)));
    if (auto committed = target.commit(); !committed)
        return failed(committed.error());
    ExportReport done = report(request, progress, clock);
    done.notices = std::move(outcome.notices);
    return done;
}

Result<ExportReport> exportRows(const RowsSource &rows, const ExportRequest &request, TargetFile &target,
                                Progress &progress, const std::stop_token &stop)
{
    QElapsedTimer clock;
    clock.start();
    progress.exact.store(true);
    progress.expectedRows.store(rows.shown.rowCount());

    const auto write = [&]() -> Result<void> {
        auto writer = makeWriter(request.write, target, progress);
        if (!writer)
            return writer.error();
        if (auto fed = result::feed(rows.shown, **writer, stop); !fed)
            return fed;
        return target.commit();
    };
    if (auto written = write(); !written) {
        target.discard();
        return written.error();
    }
    return report(request, progress, clock);
}

namespace {

using TargetPtr = std::shared_ptr<TargetFile>;

/// One export from its request to its answer: open the target, take a session, run, answer. Lives in the GUI
/// thread and ends itself; the work goes on elsewhere.
class ExportRun : public QObject
{
public:
    ExportRun(session::Pool &pool, ExportRequest request, profile::ConnectionProfile profile,
              QString database, std::shared_ptr<Progress> progress, QObject *parent)
        : QObject(parent)
        , m_pool(pool)
        , m_request(std::move(request))
        , m_profile(std::move(profile))
        , m_database(std::move(database))
        , m_progress(std::move(progress))
    {
    }

    ~ExportRun() override
    {
        m_onStop.reset(); // waits for one that is being called
        if (m_stopStep)
            m_stopStep();
    }

    Task<ExportReport> start()
    {
        auto task = m_answer->task();
        // whichever thread stops the task, the steps are this thread's
        m_onStop = std::make_unique<StopCallback>(m_answer->stopToken(), std::function<void()>([this] {
                                                      QMetaObject::invokeMethod(
                                                          this, [this] { stop(); }, Qt::QueuedConnection);
                                                  }));
        openTarget();
        return task;
    }

private:
    using StopCallback = std::stop_callback<std::function<void()>>;

    template <class T> void follow(Task<T> task, std::function<void(Result<T>)> next)
    {
        auto shared = std::make_shared<Task<T>>(task);
        m_stopStep = [shared] { shared->requestStop(); };
        if (m_stopped)
            m_stopStep();
        whenDone(std::move(task), this, [this, next = std::move(next)](Result<T> answer) {
            m_stopStep = {};
            next(std::move(answer));
        });
    }

    void stop()
    {
        m_stopped = true;
        if (m_stopStep)
            m_stopStep();
    }

    void openTarget()
    {
        follow<TargetPtr>(inBackground<TargetPtr>([path = m_request.target](const std::stop_token &) {
                              return TargetFile::open(path).transform([](std::unique_ptr<TargetFile> file) {
                                  return TargetPtr(std::move(file));
                              });
                          }),
                          [this](Result<TargetPtr> target) {
                              if (!target)
                                  return finish(target.error());
                              m_target = *target;
                              if (m_stopped)
                                  return finish(Error::cancelled());
                              if (std::holds_alternative<RowsSource>(m_request.source))
                                  writeRows();
                              else if (m_request.sessions > 1
                                       && std::holds_alternative<TableSource>(m_request.source))
                                  readByMany();
                              else
                                  takeSession();
                          });
    }

    void writeRows()
    {
        follow<ExportReport>(inBackground<ExportReport>([request = m_request, target = m_target,
                                                         progress = m_progress](const std::stop_token &stop) {
                                 return exportRows(std::get<RowsSource>(request.source), request, *target,
                                                   *progress, stop);
                             }),
                             [this](Result<ExportReport> answer) { finish(std::move(answer)); });
    }

    void readByMany()
    {
        auto work
            = std::make_shared<SetWork>(SetRequest{.tables = {std::get<TableSource>(m_request.source).name},
                                                   .write = m_request.write,
                                                   .sessions = m_request.sessions,
                                                   .unordered = true},
                                        m_target, m_request.target, m_progress);
        m_progress->expectedRows.store(m_request.expectedRows);
        auto *run = new SetRun(m_pool, std::move(work), m_profile, m_database, this);
        follow<SetReport>(run->start(), [this](Result<SetReport> answer) {
            finish(std::move(answer).transform([this](const SetReport &report) {
                return ExportReport{.target = m_request.target,
                                    .rows = report.rows(),
                                    .bytes = report.bytes(),
                                    .total = report.total,
                                    .notices = {},
                                    .notes = report.notes};
            }));
        });
    }

    void takeSession()
    {
        follow<session::Lease>(m_pool.exclusive(m_profile, m_database), [this](Result<session::Lease> lease) {
            if (!lease)
                return finish(lease.error());
            m_lease = std::move(*lease);
            run();
        });
    }

    void run()
    {
        follow<ExportReport>(m_lease->run<ExportReport>(QStringLiteral("Exporting"),
                                                        [request = m_request, target = m_target,
                                                         progress = m_progress](Link &link, Job &job) {
                                                            return exportRows(link, job, request, *target,
                                                                              *progress);
                                                        }),
                             [this](Result<ExportReport> answer) { finish(std::move(answer)); });
    }

    void finish(Result<ExportReport> answer)
    {
        m_lease.release();
        m_target.reset(); // what was not committed is removed before anyone is told
        m_answer->finish(std::move(answer));
        deleteLater();
    }

    session::Pool &m_pool;
    ExportRequest m_request;
    profile::ConnectionProfile m_profile;
    QString m_database;
    std::shared_ptr<Progress> m_progress;
    std::shared_ptr<TaskSource<ExportReport>> m_answer = std::make_shared<TaskSource<ExportReport>>();
    std::unique_ptr<StopCallback> m_onStop;
    std::function<void()> m_stopStep;
    bool m_stopped = false;
    TargetPtr m_target;
    session::Lease m_lease;
};

} // namespace

Exporter::Exporter(session::Pool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

// Runs that are not finished are children: they stop their step and answer Cancelled.
Exporter::~Exporter() = default;

Task<ExportReport> Exporter::start(const ExportRequest &request, const profile::ConnectionProfile &profile,
                                   const QString &database, std::shared_ptr<Progress> progress)
{
    if (auto checked = request.write.check(); !checked)
        return finishedTask<ExportReport>(checked.error());
    if (formatInfo(request.write.format).isBinary && std::holds_alternative<RowsSource>(request.source))
        return finishedTask<ExportReport>(Error::input(
            QStringLiteral("Rows that are held here are text and cannot be written in binary format"),
            QStringLiteral("Export the query or the table itself.")));
    auto *run = new ExportRun(m_pool, request, profile, database, std::move(progress), this);
    return run->start();
}

Task<SetReport> Exporter::startSet(const SetRequest &request, const profile::ConnectionProfile &profile,
                                   const QString &database, std::shared_ptr<SetProgress> progress)
{
    if (auto checked = request.write.checkForTables(); !checked)
        return finishedTask<SetReport>(checked.error());
    auto *run = new SetRun(m_pool, std::make_shared<SetWork>(request, std::move(progress)), profile, database,
                           this);
    return run->start();
}

Task<QList<TableInfo>> Exporter::listTables(const profile::ConnectionProfile &profile,
                                            const QString &database, const QString &schema)
{
    using Tables = QList<TableInfo>;
    auto source = std::make_shared<TaskSource<Tables>>();
    auto task = source->task();
    auto leasing = std::make_shared<Task<session::Lease>>(m_pool.shared(profile, database));
    auto stop = std::make_shared<std::stop_callback<std::function<void()>>>(
        source->stopToken(), [leasing] { leasing->requestStop(); });
    whenDone(*leasing, this, [this, source, schema, stop](Result<session::Lease> lease) mutable {
        stop.reset();
        if (!lease) {
            source->finish(lease.error());
            return;
        }
        auto kept = std::make_shared<session::Lease>(std::move(*lease));
        auto reading = (*kept)->run<Tables>(
            QStringLiteral("Reading the list of tables"), [schema](Link &link, Job &job) {
                return schema.isEmpty() ? tablesOfDatabase(link, job) : tablesOfSchema(link, job, schema);
            });
        auto running = std::make_shared<Task<Tables>>(reading);
        auto stopReading = std::make_shared<std::stop_callback<std::function<void()>>>(
            source->stopToken(), [running] { running->requestStop(); });
        whenDone(std::move(reading), this, [source, kept, stopReading](Result<Tables> tables) {
            kept->release();
            source->finish(std::move(tables));
        });
    });
    return task;
}

} // namespace core::transfer
