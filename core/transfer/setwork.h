// SPDX-License-Identifier: GPL-3.0-or-later
// What the sessions of one run share: the tables, their files, the pieces not yet read. One session leads:
// its transaction takes the locks and the snapshot, and stays open until the last row is read; the others
// join the snapshot. Thread: the sessions' (prepare, lead, join, endTransaction), any other (finish,
// discard).
#pragma once

#include "core/session/job.h"
#include "core/session/link.h"
#include "core/transfer/joinedfile.h"
#include "core/transfer/piecelist.h"
#include "core/transfer/tableset.h"
#include "core/transfer/targetfile.h"

#include <QElapsedTimer>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace core::transfer {

class SetWork
{
public:
    /// Several tables, each into a file of the folder.
    SetWork(SetRequest request, std::shared_ptr<SetProgress> progress);
    /// One table into a file that is open already.
    SetWork(SetRequest request, std::shared_ptr<TargetFile> target, const QString &path,
            std::shared_ptr<Progress> counts);
    /// What was not finished is removed.
    ~SetWork();
    SetWork(const SetWork &) = delete;
    SetWork &operator=(const SetWork &) = delete;

    /// Whether the folder can be written, before the server is asked. Thread: any.
    Result<void> checkFolder();

    /// The leader's transaction, with locks and snapshot, and the list of pieces.
    Result<void> prepare(session::Link &link, session::Job &job);
    /// Sessions that would find work, the leader included. After prepare().
    int sessions() const { return m_sessions; }
    bool hasWork(bool leader) const { return m_pieces && m_pieces->hasWork(leader); }

    /// Reads pieces until none is left, in the transaction of prepare().
    Result<void> lead(session::Link &link, session::Job &job);
    /// Joins the snapshot and reads pieces until none is left. That it cannot join is a note, no failure.
    Result<void> join(session::Link &link, session::Job &job);
    /// Fails where the locks did not hold to the end.
    Result<void> endTransaction(session::Link &link, session::Job &job);

    /// Puts the files under their names.
    Result<SetReport> finish();
    /// Removes what was written; with keepFinished what is not finished.
    void discard();

    /// No more pieces.
    void stop();
    void addNote(const QString &note);
    /// What failed first, cancels aside.
    std::optional<Error> error() const;
    const std::shared_ptr<SetProgress> &progress() const { return m_progress; }

private:
    struct Table
    {
        std::shared_ptr<TableProgress> progress;
        QByteArray select;
        bool split = false;
        std::mutex mutex;
        std::shared_ptr<TargetFile> file;
        std::unique_ptr<JoinedFile> joined;
        std::atomic<bool> failed = false;
        std::atomic<bool> committed = false;
        bool wasThere = false; ///< its file replaces one
    };

    Result<void> findAll(session::Link &link, session::Job &job);
    Result<void> beginAndLock(session::Link &link, session::Job &job);
    Result<void> lockAll(session::Link &link, session::Job &job);
    Result<void> exportSnapshot(session::Link &link, session::Job &job);
    Result<void> planPieces(session::Link &link, session::Job &job);
    Result<void> joinSnapshot(session::Link &link, session::Job &job);
    Result<void> read(session::Link &link, session::Job &job, bool leader);
    Result<void> readPiece(session::Link &link, session::Job &job, const Piece &piece, Table &table,
                           bool &begun);
    Result<void> openFile(Table &table);
    Result<void> closeFile(Table &table);
    void failTable(Table &table, const Error &error);
    QString whyWhole(const session::Link &link, const TableInfo &table, const TableStorage &storage) const;

    const SetRequest m_request;
    std::shared_ptr<SetProgress> m_progress;
    std::shared_ptr<TargetFile> m_target; ///< of the one table
    QString m_targetPath;
    std::shared_ptr<Progress> m_targetCounts;
    QElapsedTimer m_clock;

    QByteArray m_snapshot;
    std::vector<std::unique_ptr<Table>> m_tables;
    std::unique_ptr<PieceList> m_pieces;
    int m_sessions = 1;
    std::atomic<int> m_took = 0; ///< sessions that read something
    bool m_madeFolder = false;

    mutable std::mutex m_mutex;
    std::optional<Error> m_error;
    QStringList m_notes;
};

} // namespace core::transfer
