// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/importer.h"

#include "core/base/sqlquote.h"
#include "core/importing/loading.h"
#include "core/importing/sessionrun.h"
#include "core/importing/sniff.h"
#include "core/session/pool.h"

#include <QElapsedTimer>
#include <QSet>

#include <functional>
#include <stop_token>

namespace core::importing {

namespace {

using session::Job;
using session::Link;
using StopCallback = std::stop_callback<std::function<void()>>;

RowEncoder encoderFor(const ImportPlan &plan)
{
    std::vector<RowEncoder::Column> columns;
    for (const MappedColumn &mapped : plan.mapping) {
        RowEncoder::Column column;
        column.fileColumn = mapped.fileColumn;
        column.constant = mapped.text.toUtf8();
        if (const int at = plan.table.indexOf(mapped.column); at >= 0) {
            const TargetColumn &target = plan.table.columns[at];
            column.arrayDelimiter = target.arrayDelimiter;
            column.wants = target.isJson ? RowEncoder::Wants::Json
                : target.isArray         ? RowEncoder::Wants::Array
                                         : RowEncoder::Wants::Text;
        }
        columns.push_back(std::move(column));
    }
    return RowEncoder(std::move(columns));
}

/// A row tells what the file had if every column of the file is in it, and as it was.
Feeder::Rows rowsFor(const ImportRequest &request, const ImportPlan &plan, qsizetype fileColumns)
{
    if (!request.keepGoing)
        return Feeder::Rows::Plain;
    QSet<int> there;
    for (const MappedColumn &mapped : plan.mapping)
        there.insert(mapped.from == MappedColumn::From::File ? mapped.fileColumn : -1);
    const bool told = request.read.format != SourceFormat::CopyText && !there.contains(-1)
        && there.size() == fileColumns && plan.mapping.size() == fileColumns;
    return told ? Feeder::Rows::Apart : Feeder::Rows::ApartWithCsv;
}

/// From the beginning of the file, with its columns known.
Result<std::unique_ptr<RecordReader>> openedReader(const InputFilePtr &file, const ReadOptions &options)
{
    auto reader = readerOf(file, options);
    if (!reader)
        return reader.error();
    if (auto opened = (*reader)->open(); !opened)
        return opened.error();
    return reader;
}

/// Of a file that is read once more afterwards.
Result<std::unique_ptr<RecordReader>> openedAgainReader(const InputFilePtr &file, const ReadOptions &options)
{
    if (auto kept = file->makeRewindable(); !kept)
        return kept.error();
    return openedReader(file, options);
}

Result<Inference> infer(const InputFilePtr &file, const ImportRequest &request, const Job &job,
                        ImportProgress &progress)
{
    auto reader = openedAgainReader(file, request.read);
    if (!reader)
        return reader.error();
    if ((*reader)->columns().isEmpty())
        return Error::input(QStringLiteral("%1 is empty: no table can be made of it").arg(file->name()));
    std::atomic<bool> stop = false;
    const StopCallback onStop(job.stopToken(), [&stop] { stop.store(true); });
    auto inference = inferTypes(**reader, stop, &progress.rows);
    if (!inference)
        return inference;
    if (inference->problems > 0 && !request.keepGoing && inference->problems == inference->rows)
        return Error::input(QStringLiteral("Not one row of %1 fits its header").arg(file->name()));
    for (const auto &[column, type] : request.types) {
        bool found = false;
        for (InferredColumn &one : inference->columns) {
            if (one.name == column) {
                one.type = type;
                found = true;
            }
        }
        if (!found)
            return Error::input(QStringLiteral("The file has no column \"%1\"").arg(column));
    }
    QList<InferredColumn> kept;
    for (const InferredColumn &one : std::as_const(inference->columns)) {
        if (!request.mapping.skipped.contains(one.name) && !isBadRowsColumn(one.name))
            kept << one;
    }
    inference->columns = kept;
    return inference;
}

/// The table as the session's search_path would place it.
Result<QStringList> placeOf(Link &link, Job &job, const QStringList &table)
{
    if (table.size() > 1)
        return table;
    auto schema = link.execute(job, "select pg_catalog.current_schema()");
    if (!schema)
        return schema.error();
    if (PQgetisnull(schema->get(), 0, 0))
        return Error::input(QStringLiteral("No schema is named, and the search_path has none"));
    return QStringList{QString::fromUtf8(PQgetvalue(schema->get(), 0, 0)), table.last()};
}

} // namespace

Result<ImportPreview> previewImport(Link &link, Job &job, const ImportRequest &request,
                                    const InputFilePtr &file, ImportProgress &progress)
{
    if (auto checked = checkRequest(request); !checked)
        return checked.error();
    const StopCallback onStop(job.stopToken(), [file] { file->stop(); });
    progress.totalBytes.store(file->size());
    progress.phase.store(ImportProgress::Phase::Reading);
    ImportPreview preview;
    TargetTable table;
    if (request.create) {
        auto place = placeOf(link, job, request.table);
        if (!place)
            return place.error();
        auto there = relationExists(link, job, *place);
        if (!there)
            return there.error();
        if (*there)
            return Error::input(QStringLiteral("There is a table %1 already").arg(quoteQualified(*place)));
        if (sourceFormatInfo(request.read.format).hasRecords) {
            auto inference = infer(file, request, job, progress);
            if (!inference)
                return inference.error();
            table = newTable(*place, inference->columns);
            preview.createStatement = request.createStatement.isEmpty()
                ? createTableStatement(*place, inference->columns)
                : request.createStatement;
            preview.inference = std::move(*inference);
        } else {
            preview.createStatement = request.createStatement;
            table = newTable(*place, {});
        }
    } else {
        auto read = readTarget(link, job, request.table);
        if (!read)
            return read.error();
        table = std::move(*read);
    }
    if (sourceFormatInfo(request.read.format).hasRecords) {
        auto reader = openedAgainReader(file, request.read);
        if (!reader)
            return reader.error();
        preview.fileColumns = (*reader)->columns();
    }
    const QStringList names = request.create ? columnNames(preview.fileColumns) : preview.fileColumns;
    auto plan = planImport(request, names, hasNames(request.read) || request.create, table);
    if (!plan)
        return plan.error();
    preview.plan = std::move(*plan);
    return preview;
}

Result<ImportReport> importRows(Link &link, Job &job, const ImportRequest &original, const InputFilePtr &file,
                                ImportProgress &progress)
{
    QElapsedTimer clock;
    clock.start();
    ImportRequest request = original;
    if (auto checked = checkRequest(request); !checked)
        return checked.error();
    const StopCallback onStop(job.stopToken(), [file] { file->stop(); });
    progress.totalBytes.store(file->size());
    progress.phase.store(ImportProgress::Phase::Reading);
    const bool hasRecords = sourceFormatInfo(request.read.format).hasRecords;
    if (request.create) {
        auto place = placeOf(link, job, request.table);
        if (!place)
            return place.error();
        request.table = *place;
        if (request.createStatement.isEmpty()) {
            auto inference = infer(file, request, job, progress);
            if (!inference)
                return inference.error();
            request.createStatement = createTableStatement(*place, inference->columns);
        }
    }
    std::unique_ptr<RecordReader> reader;
    QStringList fileColumns;
    if (hasRecords) {
        auto made = openedReader(file, request.read);
        if (!made)
            return made.error();
        reader = std::move(*made);
        fileColumns = reader->columns();
        if (fileColumns.isEmpty()) {
            const bool objects
                = request.read.format == SourceFormat::Json || request.read.format == SourceFormat::JsonLines;
            if (!objects && !request.create && request.read.format != SourceFormat::CopyText)
                return Error::input(QStringLiteral("%1 is empty").arg(file->name()));
        }
    }

    ImportReport report;
    report.dryRun = request.dryRun;
    const auto before = link.noticeHandler();
    link.setNoticeHandler([&report](const session::Notice &notice) {
        if (report.notices.size() < 1000)
            report.notices.append(notice);
    });
    BadRows bad(request.badRowsFile, fileColumns, request.mostBadRows);
    const auto work = [&]() -> Result<void> {
        if (auto begun = link.execute(job, "begin"); !begun)
            return begun.error();
        if (request.create) {
            if (auto created = link.execute(job, request.createStatement.toUtf8()); !created)
                return created.error();
        }
        auto target = readTarget(link, job, request.table);
        if (!target)
            return target.error();
        report.table = target->path();
        if (hasRecords && fileColumns.isEmpty()) // no rows: there is nothing to map either
            return {};
        const QStringList names = request.create ? columnNames(fileColumns) : fileColumns;
        auto plan = planImport(request, names, hasNames(request.read) || request.create, *target);
        if (!plan)
            return plan.error();
        report.notes = plan->notes;
        report.script = plan->script(request);
        for (const QByteArray &statement : plan->before) {
            if (auto done = link.execute(job, statement); !done)
                return done.error();
        }
        progress.rows.store(0);
        progress.bytes.store(0);
        progress.phase.store(ImportProgress::Phase::Importing);
        {
            Feeder feeder(file, std::move(reader), encoderFor(*plan),
                          rowsFor(request, *plan, fileColumns.size()), progress);
            const StopCallback stopFeeder(job.stopToken(), [&feeder] { feeder.stop(); });
            Loading loading(link, job, *plan, feeder, bad, progress);
            if (auto loaded = request.keepGoing ? loading.loadBatches() : loading.loadWhole(); !loaded)
                return job.stopRequested() && !loaded.error().sessionLost() ? Error::cancelled()
                                                                            : loaded.error();
            report.rows = loading.taken();
            if (plan->staged && request.onConflict == OnConflict::Skip)
                report.skipped = loading.sent() - loading.taken();
        }
        for (const QByteArray &statement : plan->after) {
            if (auto done = link.execute(job, statement); !done)
                return done.error();
        }
        return {};
    };
    Result<void> done = work();
    if (done) {
        auto ended = link.execute(job, request.dryRun ? "rollback" : "commit");
        if (!ended)
            done = ended.error();
        else if (!request.dryRun && QByteArray(PQcmdStatus(ended->get())) != "COMMIT")
            done = Error::internal(QStringLiteral("The server has rolled the import back"));
    }
    if (!done && link.isOpen() && link.transactionState() != session::TransactionState::Idle) {
        // a job that is stopped sends nothing through execute()
        Job undo(QStringLiteral("Rolling back"), job.serial(), std::stop_token());
        (void)link.execute(undo, "rollback");
    }
    link.setNoticeHandler(before);
    if (!done) {
        // with too many bad rows their reasons are what one wants to see
        if (done.error().kind == Error::Kind::Input && bad.count() > 0) {
            Error error = done.error();
            if (bad.commit() && !request.badRowsFile.isEmpty())
                error.hint += QStringLiteral(" They are in %1.").arg(request.badRowsFile);
            return error;
        }
        return done.error();
    }
    if (auto kept = bad.commit(); !kept)
        report.notes << QStringLiteral("The bad rows could not be written: %1").arg(kept.error().message);
    else if (bad.count() > 0)
        report.badRowsFile = request.badRowsFile;
    report.badRows = bad.count();
    report.badExamples = bad.examples();
    report.total = std::chrono::microseconds(clock.nsecsElapsed() / 1000);
    return report;
}

Importer::Importer(session::Pool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

// Runs that are not finished are children: they stop their step and answer Cancelled.
Importer::~Importer() = default;

template <class T>
Task<T> Importer::run(const QString &label, const profile::ConnectionProfile &profile,
                      const QString &database, std::function<Result<T>(Link &, Job &)> work)
{
    return (new SessionRun<T>(label, std::move(work), this))->start(m_pool, profile, database);
}

Task<ImportReport> Importer::start(const ImportRequest &request, const profile::ConnectionProfile &profile,
                                   const QString &database, std::shared_ptr<ImportProgress> progress,
                                   InputFilePtr open)
{
    if (auto checked = checkRequest(request); !checked)
        return finishedTask<ImportReport>(checked.error());
    return run<ImportReport>(QStringLiteral("Importing"), profile, database,
                             [request, progress, open](Link &link, Job &job) -> Result<ImportReport> {
                                 auto file
                                     = open ? Result<InputFilePtr>(open) : InputFile::open(request.file);
                                 if (!file)
                                     return file.error();
                                 return importRows(link, job, request, *file, *progress);
                             });
}

Task<ImportPreview> Importer::preview(const ImportRequest &request, const profile::ConnectionProfile &profile,
                                      const QString &database, std::shared_ptr<ImportProgress> progress,
                                      InputFilePtr open)
{
    return run<ImportPreview>(QStringLiteral("Looking at the file"), profile, database,
                              [request, progress, open](Link &link, Job &job) -> Result<ImportPreview> {
                                  auto file
                                      = open ? Result<InputFilePtr>(open) : InputFile::open(request.file);
                                  if (!file)
                                      return file.error();
                                  return previewImport(link, job, request, *file, *progress);
                              });
}

Task<TargetTable> Importer::target(const QStringList &table, const profile::ConnectionProfile &profile,
                                   const QString &database)
{
    return run<TargetTable>(QStringLiteral("Reading the table"), profile, database,
                            [table](Link &link, Job &job) { return readTarget(link, job, table); });
}

} // namespace core::importing
