// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/setwork.h"

#include "core/base/sqlquote.h"
#include "core/query/runner.h"
#include "core/transfer/filenames.h"
#include "core/transfer/format.h"
#include "core/transfer/joining.h"
#include "core/transfer/sessionsettings.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <functional>

namespace core::transfer {

namespace {

using session::Job;
using session::Link;

constexpr char Begin[] = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
/// A session that joined must not wait behind a lock that someone else waits for until the leader lets go:
/// nobody could see that circle. After this time it gives the table to the leader, which has its lock.
constexpr char ShortLockWait[] = "SET LOCAL lock_timeout = '1s'";
constexpr char LockNotAvailable[] = "55P03";
constexpr std::size_t LocksAtOnce = 200;

Result<void> execute(Link &link, Job &job, const QByteArray &sql)
{
    auto answer = link.execute(job, sql);
    if (!answer)
        return answer.error();
    return {};
}

/// A failure of work leaves the transaction as it was. No savepoint stays: within one, no snapshot is
/// exported.
Result<void> inSavepoint(Link &link, Job &job, const std::function<Result<void>()> &work)
{
    if (auto saved = execute(link, job, "SAVEPOINT howdah"); !saved)
        return saved;
    auto done = work();
    if (!done && (done.error().isCancelled() || done.error().connectionLost))
        return done;
    if (!done) {
        if (auto back = execute(link, job, "ROLLBACK TO SAVEPOINT howdah"); !back)
            return back;
    }
    if (auto released = execute(link, job, "RELEASE SAVEPOINT howdah"); !released)
        return released;
    return done;
}

bool isLockable(char kind)
{
    return kind == 'r' || kind == 'p';
}

} // namespace

SetWork::SetWork(SetRequest request, std::shared_ptr<SetProgress> progress)
    : m_request(std::move(request))
    , m_progress(std::move(progress))
{
    m_clock.start();
}

SetWork::SetWork(SetRequest request, std::shared_ptr<TargetFile> target, const QString &path,
                 std::shared_ptr<Progress> counts)
    : m_request(std::move(request))
    , m_progress(std::make_shared<SetProgress>())
    , m_target(std::move(target))
    , m_targetPath(path)
    , m_targetCounts(std::move(counts))
{
    m_clock.start();
}

SetWork::~SetWork()
{
    discard();
}

Result<void> SetWork::checkFolder()
{
    if (m_target)
        return {};
    const QString &folder = m_request.folder;
    if (folder.isEmpty() || folder.contains(QChar(0)))
        return Error::input(QStringLiteral("The folder to write into is missing"));
    const QFileInfo info(folder);
    if (info.exists() && !info.isDir())
        return Error::io(
            QStringLiteral("%1 is a file, but a folder is wanted: each table is a file in it").arg(folder));
    if (!info.exists()) {
        if (!QDir().mkpath(folder))
            return Error::io(QStringLiteral("Cannot make the folder %1").arg(folder));
        m_madeFolder = true;
    }
    if (!QFileInfo(folder).isWritable())
        return Error::io(QStringLiteral("Cannot write into the folder %1").arg(folder));
    return {};
}

// --- the leader's beginning

Result<void> SetWork::prepare(Link &link, Job &job)
{
    if (auto set = applyExportSettings(link, job, m_request.write.format); !set)
        return set;
    if (auto found = findAll(link, job); !found)
        return found;
    if (auto begun = beginAndLock(link, job); !begun)
        return begun;
    if (auto exported = exportSnapshot(link, job); !exported)
        return exported;
    return planPieces(link, job);
}

Result<void> SetWork::beginAndLock(Link &link, Job &job)
{
    if (auto begun = execute(link, job, Begin); !begun)
        return begun;
    // the leader may have to wait for the others with nothing to do
    if (auto set = execute(link, job, "SET LOCAL idle_in_transaction_session_timeout = 0"); !set)
        return set;
    // before the snapshot: what TRUNCATE or a rewriting ALTER TABLE did after a snapshot looks empty in it
    return lockAll(link, job);
}

Result<void> SetWork::findAll(Link &link, Job &job)
{
    auto found = m_request.schema.isEmpty() ? findTables(link, job, m_request.tables)
                                            : tablesOfSchema(link, job, m_request.schema);
    if (!found)
        return found.error();
    QList<TableInfo> infos;
    QList<QStringList> names;
    QSet<qint64> seen; // the same one under two names
    for (const TableInfo &info : *found) {
        if (seen.contains(info.oid))
            continue;
        seen.insert(info.oid);
        infos << info;
        names << info.path();
    }
    if (infos.isEmpty())
        return Error::input(m_request.schema.isEmpty() ? QStringLiteral("No table was named")
                                                       : QStringLiteral("There is no table in the schema %1")
                                                             .arg(quoteIdentifier(m_request.schema)));
    const QStringList files = tableFileNames(names, fileSuffix(m_request.write));
    SetProgress::Tables shown;
    for (qsizetype i = 0; i < infos.size(); ++i) {
        const QString path = m_target ? m_targetPath : QDir(m_request.folder).filePath(files[i]);
        auto counts = m_target ? m_targetCounts : std::make_shared<Progress>();
        if (infos[i].rows >= 0 || !m_target)
            counts->expectedRows.store(infos[i].rows);
        auto table = std::make_unique<Table>();
        table->progress = std::make_shared<TableProgress>(infos[i], path, std::move(counts));
        table->select = "SELECT * FROM " + quoteQualified(infos[i].path()).toUtf8();
        table->file = m_target;
        shown.push_back(table->progress);
        m_tables.push_back(std::move(table));
    }
    m_progress->setTables(std::move(shown));
    return {};
}

Result<void> SetWork::lockAll(Link &link, Job &job)
{
    std::vector<Table *> tables;
    for (const auto &table : m_tables) {
        if (isLockable(table->progress->table.kind))
            tables.push_back(table.get());
    }
    const auto lock = [&](std::size_t first, std::size_t end) -> Result<void> {
        QByteArrayList names;
        for (std::size_t i = first; i < end; ++i)
            names << quoteQualified(tables[i]->progress->table.path()).toUtf8();
        return execute(link, job, "LOCK TABLE " + names.join(", ") + " IN ACCESS SHARE MODE");
    };
    for (std::size_t first = 0; first < tables.size(); first += LocksAtOnce) {
        const std::size_t end = std::min(tables.size(), first + LocksAtOnce);
        auto locked = inSavepoint(link, job, [&] { return lock(first, end); });
        if (locked)
            continue;
        if (locked.error().isCancelled() || locked.error().connectionLost)
            return locked;
        for (std::size_t i = first; i < end; ++i) { // which one it was
            auto one = inSavepoint(link, job, [&] { return lock(i, i + 1); });
            if (one)
                continue;
            if (one.error().isCancelled() || one.error().connectionLost)
                return one;
            failTable(*tables[i], one.error());
            if (!m_request.keepFinished)
                return one;
        }
    }
    return {};
}

Result<void> SetWork::exportSnapshot(Link &link, Job &job)
{
    if (m_request.sessions <= 1)
        return {};
    auto exported = link.execute(job, "SELECT pg_catalog.pg_export_snapshot()");
    if (exported) {
        m_snapshot = QByteArray(PQgetvalue(exported->get(), 0, 0));
        return {};
    }
    if (exported.error().isCancelled() || exported.error().connectionLost)
        return exported.error();
    // one session sees one moment too; its transaction begins once more
    addNote(QStringLiteral("Read by one session, the server gives no snapshot to share: %1")
                .arg(exported.error().message));
    if (auto back = execute(link, job, "ROLLBACK"); !back)
        return back;
    return beginAndLock(link, job);
}

QString SetWork::whyWhole(const Link &link, const TableInfo &table, const TableStorage &storage) const
{
    if (!joinsPieces(m_request.write))
        return QStringLiteral("a file of this format cannot be put together from parts");
    if (!QByteArrayView("rpm").contains(table.kind))
        return QStringLiteral("it is a %1").arg(kindName(table.kind));
    if (!link.info().version.atLeast(14))
        return QStringLiteral("the server is older than PostgreSQL 14");
    if (!storage.onlyHeap)
        return QStringLiteral("parts of it are not stored as ordinary tables");
    if (storage.rowSecurity)
        return QStringLiteral("row security decides which of its rows can be seen");
    return {};
}

Result<void> SetWork::planPieces(Link &link, Job &job)
{
    QList<TableInfo> infos;
    for (const auto &table : m_tables)
        infos << table->progress->table;
    auto storage = storageOf(link, job, infos);
    if (!storage)
        return storage.error();
    std::vector<PieceList::Table> list;
    for (std::size_t i = 0; i < m_tables.size(); ++i) {
        Table &table = *m_tables[i];
        TableStorage &stored = (*storage)[i];
        PieceList::Table entry;
        entry.weight = stored.allBytes;
        table.progress->weight.store(stored.allBytes);
        if (m_request.unordered && m_request.sessions > 1 && !table.failed) {
            const QString why = whyWhole(link, infos[qsizetype(i)], stored);
            table.split = why.isEmpty() && !stored.blocks.empty();
            if (!why.isEmpty() && m_target)
                addNote(QStringLiteral("%1 is read by one session: %2")
                            .arg(quoteQualified(infos[qsizetype(i)].path()), why));
        }
        if (table.split) {
            // long values stand elsewhere: fewer blocks of the table are then as much work
            const double part = double(std::max<qint64>(stored.mainBytes, 1))
                / double(std::max(stored.allBytes, stored.mainBytes));
            entry.fewestBlocks = std::max<qint64>(qint64(double(entry.fewestBlocks) * part), 1);
            entry.mostBlocks = std::max<qint64>(qint64(double(entry.mostBlocks) * part), entry.fewestBlocks);
            entry.blocks = std::move(stored.blocks);
        }
        list.push_back(std::move(entry));
    }
    m_pieces = std::make_unique<PieceList>(std::move(list), m_request.sessions);
    for (std::size_t i = 0; i < m_tables.size(); ++i) {
        if (m_tables[i]->failed)
            m_pieces->drop(int(i));
    }
    m_sessions = m_snapshot.isEmpty() ? 1 : std::max(m_pieces->mostSessions(), 1);
    return {};
}

// --- reading

Result<void> SetWork::joinSnapshot(Link &link, Job &job)
{
    for (const QByteArray &sql :
         {QByteArray(Begin),
          "SET TRANSACTION SNAPSHOT " + quoteLiteral(QString::fromLatin1(m_snapshot)).toLatin1(),
          QByteArray(ShortLockWait)}) {
        if (auto done = execute(link, job, sql); !done)
            return done;
    }
    return {};
}

Result<void> SetWork::lead(Link &link, Job &job)
{
    return read(link, job, true);
}

Result<void> SetWork::join(Link &link, Job &job)
{
    if (!hasWork(false))
        return {};
    auto joined = applyExportSettings(link, job, m_request.write.format);
    if (joined)
        joined = joinSnapshot(link, job);
    if (!joined) {
        if (joined.error().isCancelled())
            return joined;
        // the leader has ended: so has the work
        if (hasWork(false))
            addNote(QStringLiteral("A session could not join the others: %1").arg(joined.error().message));
        return {};
    }
    return read(link, job, false);
}

Result<void> SetWork::read(Link &link, Job &job, bool leader)
{
    bool took = false;
    while (const auto piece = m_pieces->take(leader)) {
        Table &table = *m_tables[std::size_t(piece->table)];
        if (!std::exchange(took, true))
            m_took.fetch_add(1);
        bool begun = false;
        const auto readOne = [&] { return readPiece(link, job, *piece, table, begun); };
        auto done = m_request.keepFinished && leader ? inSavepoint(link, job, readOne) : readOne();
        if (done) {
            if (m_pieces->done(*piece) && !table.failed)
                done = closeFile(table);
            if (done)
                continue;
        } else if (!leader && !begun && done.error().sqlState == QLatin1String(LockNotAvailable)) {
            m_pieces->giveBack(*piece);
            if (auto back = execute(link, job, "ROLLBACK"); !back)
                return back;
            if (auto again = joinSnapshot(link, job); !again)
                return again;
            continue;
        } else {
            (void)m_pieces->done(*piece);
        }
        const Error error = done.error();
        if (error.isCancelled() && job.stopRequested()) {
            m_pieces->stop();
            return error;
        }
        failTable(table, error);
        if (!m_request.keepFinished || error.connectionLost) {
            m_pieces->stop();
            return error;
        }
        m_pieces->drop(piece->table);
        if (leader)
            continue;
        if (auto back = execute(link, job, "ROLLBACK"); !back)
            return back;
        if (auto again = joinSnapshot(link, job); !again)
            return again;
    }
    return {};
}

Result<void> SetWork::readPiece(Link &link, Job &job, const Piece &piece, Table &table, bool &begun)
{
    if (table.failed)
        return {};
    if (auto opened = openFile(table); !opened)
        return opened;
    WriteOptions options = m_request.write;
    const TableInfo &info = table.progress->table;
    if (options.sql.table.isEmpty())
        options.sql.table = info.path();
    if (options.title.isEmpty())
        options.title = info.name;

    query::RunOptions run;
    run.ownTransaction = true;
    run.binary = formatInfo(options.format).isBinary;
    const query::Statement statement{.sql = table.select + piece.condition()};
    query::Outcome outcome;
    if (table.split) {
        options.compression = Compression::None; // each block on its own
        PieceSink sink(*table.joined, [&options](ByteSink &target, Progress &progress) {
            return makeWriter(options, target, progress, true);
        });
        outcome = query::run(link, job, statement, sink, run);
    } else {
        auto writer = makeWriter(options, *table.file, *table.progress->counts, table.file->isStream());
        if (!writer)
            return writer.error();
        outcome = query::run(link, job, statement, **writer, run);
    }
    begun = outcome.hasColumns;
    if (outcome.error)
        return *outcome.error;
    return {};
}

Result<void> SetWork::openFile(Table &table)
{
    const std::lock_guard lock(table.mutex);
    if (table.progress->state == TableState::Waiting)
        table.progress->state = TableState::Running;
    if (!table.file) {
        table.wasThere = QFileInfo::exists(table.progress->path);
        auto file = TargetFile::open(table.progress->path);
        if (!file)
            return file.error();
        table.file = std::move(*file);
    }
    if (table.split && !table.joined)
        table.joined = std::make_unique<JoinedFile>(*table.file, *table.progress->counts, m_request.write);
    return {};
}

Result<void> SetWork::closeFile(Table &table)
{
    const std::lock_guard lock(table.mutex);
    if (table.joined) {
        if (auto finished = table.joined->finish(); !finished)
            return finished;
    }
    // many tables must not mean many open files
    if (auto closed = m_request.keepFinished ? table.file->commit() : table.file->close(); !closed)
        return closed;
    table.committed = m_request.keepFinished;
    table.progress->state = TableState::Done;
    return {};
}

void SetWork::failTable(Table &table, const Error &error)
{
    table.failed = true;
    table.progress->fail(error);
    {
        const std::lock_guard lock(table.mutex);
        if (table.joined)
            table.joined->refuse();
    }
    const std::lock_guard lock(m_mutex);
    if (!m_error && !error.isCancelled())
        m_error = error;
}

Result<void> SetWork::endTransaction(Link &link, Job &job)
{
    return execute(link, job, "COMMIT");
}

// --- the end

Result<SetReport> SetWork::finish()
{
    SetReport report;
    for (const auto &table : m_tables) {
        const TableProgress &progress = *table->progress;
        if (!table->failed && !table->committed) {
            if (auto committed = table->file->commit(); !committed) {
                // all or nothing, as far as it goes: a file that replaced another cannot be taken back
                for (const auto &other : m_tables) {
                    if (other->committed && !other->wasThere && !m_target)
                        QFile::remove(other->progress->path);
                }
                table->progress->fail(committed.error());
                return committed.error();
            }
            table->committed = true;
        }
        report.tables.append({.table = progress.table,
                              .path = progress.path,
                              .rows = table->failed ? 0 : progress.counts->rows.load(),
                              .bytes = table->failed ? 0 : progress.counts->bytes.load(),
                              .error = progress.error()});
    }
    discard(); // of the tables that failed
    report.sessions = std::max(m_took.load(), 1);
    {
        const std::lock_guard lock(m_mutex);
        report.notes = m_notes;
    }
    for (const auto &table : m_tables) {
        if (table->failed)
            continue;
        for (const QString &note : table->progress->counts->losses.notes())
            report.notes << (m_target ? note : table->progress->table.name + QStringLiteral(": ") + note);
    }
    report.total = std::chrono::microseconds(m_clock.nsecsElapsed() / 1000);
    return report;
}

void SetWork::discard()
{
    bool kept = false;
    for (const auto &table : m_tables) {
        const std::lock_guard lock(table->mutex);
        if (table->file && !table->committed)
            table->file->discard();
        kept = kept || table->committed;
    }
    if (m_madeFolder && !kept)
        QDir().rmdir(m_request.folder); // only if it is empty
}

void SetWork::stop()
{
    if (m_pieces)
        m_pieces->stop();
}

void SetWork::addNote(const QString &note)
{
    const std::lock_guard lock(m_mutex);
    if (!m_notes.contains(note))
        m_notes << note;
}

std::optional<Error> SetWork::error() const
{
    const std::lock_guard lock(m_mutex);
    return m_error;
}

} // namespace core::transfer
