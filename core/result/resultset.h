// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one result as the GUI holds them: columns and a growing list of chunks, fed through an Inbox.
// Thread: GUI, except for what port() is handed to.
#pragma once

#include "core/result/inboxsink.h"
#include "core/result/rows.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace core::result {

class ResultSet : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Waiting,
        Receiving, ///< also while paused
        Complete,
        Partial
    };

    /// Everything is read, into memory.
    explicit ResultSet(QObject *parent = nullptr)
        : ResultSet({}, {}, parent)
    {
    }
    ResultSet(Storage storage, ReadingPolicy policy, QObject *parent = nullptr);
    ~ResultSet() override;

    /// Where the rows come in; hand it to the job, which makes its sink with inboxSink().
    const ResultPort &port() const { return m_port; }
    std::shared_ptr<Inbox> inbox() const { return m_port.inbox; }
    /// inboxSink(port(), stop)
    std::unique_ptr<RowSink> sink(std::stop_token stop);

    State state() const { return m_state; }
    const QList<Column> &columns() const { return m_columns; }
    qsizetype rowCount() const { return m_rowCount; }
    int columnCount() const { return int(m_columns.size()); }
    /// Bytes of memory held by the chunks.
    qsizetype memory() const { return m_memory; }
    /// Bytes in the result's file.
    qint64 spilled() const { return m_spilled; }

    /// Row and column must be in range. The view is valid until control returns to the event loop, or 16
    /// other chunks were read. Cost: O(log chunks), O(1) nearby. NULL if it cannot be read back from the
    /// file.
    CellView cell(qsizetype row, int column) const;

    /// The rows received so far, for work in another thread: immutable, no copy of the cells. Cost: nothing,
    /// unless rows came since it was last asked.
    Rows rows() const;

    /// The names of types that are not built in, found later by the catalogue.
    void setTypeName(int column, const QString &name);

    // --- reading in steps. All of these may be called at any time; they do nothing when it is too late.

    /// Reading waits: there are more rows on the server. The statement holds its snapshot there.
    bool isPaused() const { return m_paused; }
    /// Since when; invalid while it does not wait.
    const QElapsedTimer &pausedSince() const { return m_pausedSince; }
    /// The paused statement runs in the user's transaction block: its end does not end the snapshot.
    bool isInTransaction() const { return m_inTransaction; }
    /// How many rows a step has; 0 if there is no such limit.
    qint64 step() const { return m_port.policy.rows; }
    /// Another step.
    void fetchMore();
    void fetchAll();
    bool isFetchingAll() const { return m_fetchingAll; }
    /// No more rows, what is there stays: the statement is ended on the server, or, in the user's
    /// transaction, read to its end for nobody. ended() follows.
    void stopHere();
    bool isStopping() const { return m_stopping; }
    /// stopHere() was called by nobody: the pause had lasted as long as the policy lets it.
    bool endedByIdleness() const { return m_idle; }
    /// Rows read for nobody since stopHere(). Grows without a signal.
    qint64 droppedRows() const { return m_port.gate->dropped(); }

signals:
    void columnsKnown();
    void rowsAppended(qsizetype first, qsizetype last);
    /// isPaused(), isFetchingAll() or isStopping() is another one.
    void pausedChanged();
    /// state() is Complete, or Partial (cancelled, stopped, failed, lost).
    void ended();
    void typeNamesChanged();

private:
    bool isOpen() const { return m_state == State::Waiting || m_state == State::Receiving; }
    void receive();
    void add(StoredChunk chunk);
    void joinSmallChunks();
    void setPaused(bool paused);
    void goOn(ReadingGate::Wish wish);
    const ChunkPtr &open(std::size_t index) const;

    struct OpenChunk
    {
        std::size_t index;
        ChunkPtr chunk;
    };

    ResultPort m_port;
    QList<Column> m_columns;
    std::vector<StoredChunk> m_chunks;
    std::vector<qsizetype> m_firstRows;         ///< of each chunk
    mutable std::size_t m_lastChunk = SIZE_MAX; ///< the one read from last: painting reads row by row
    mutable ChunkPtr m_last;
    mutable Chunk::Cursor m_cursor;
    mutable std::vector<OpenChunk> m_open; ///< mapped ones, used last first
    mutable Rows m_rows;
    qsizetype m_rowCount = 0;
    qsizetype m_memory = 0;
    qint64 m_spilled = 0;
    State m_state = State::Waiting;
    bool m_paused = false;
    bool m_inTransaction = false;
    bool m_fetchingAll = false;
    bool m_stopping = false;
    bool m_idle = false;
    QElapsedTimer m_pausedSince;
    QTimer m_idleTimer;
};

} // namespace core::result
