// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one result as the GUI holds them: columns and a growing list of chunks, fed through an Inbox.
// Thread: GUI, except for sink(), which makes the worker's end.
#pragma once

#include "core/result/inbox.h"
#include "core/result/rows.h"
#include "core/result/rowsink.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <vector>

namespace core::result {

/// The worker's end of a ResultSet, for the runner. stop: that of the job, so that a stopped job is never
/// held up here.
std::unique_ptr<RowSink> inboxSink(std::shared_ptr<Inbox> inbox, std::stop_token stop);

class ResultSet : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Waiting,
        Receiving,
        Complete,
        Partial
    };

    explicit ResultSet(QObject *parent = nullptr);
    ~ResultSet() override;

    /// Where the rows come in; hand it to the job, which makes its sink with inboxSink(). It may outlive the
    /// ResultSet: what is put then is dropped.
    std::shared_ptr<Inbox> inbox() const { return m_inbox; }
    /// inboxSink(inbox(), stop)
    std::unique_ptr<RowSink> sink(std::stop_token stop);

    State state() const { return m_state; }
    const QList<Column> &columns() const { return m_columns; }
    qsizetype rowCount() const { return m_rowCount; }
    int columnCount() const { return int(m_columns.size()); }
    /// Bytes held by the chunks.
    qsizetype memory() const { return m_memory; }

    /// Row and column must be in range. The view is valid until control returns to the event loop, or 16
    /// other chunks were read. Cost: O(log chunks), O(1) nearby.
    CellView cell(qsizetype row, int column) const;

    /// The rows received so far, for work in another thread: immutable, no copy of the cells.
    Rows rows() const { return Rows(m_chunks); }

    /// The names of types that are not built in, found later by the catalogue.
    void setTypeName(int column, const QString &name);

signals:
    void columnsKnown();
    void rowsAppended(qsizetype first, qsizetype last);
    /// state() is Complete, or Partial (cancelled, failed, lost).
    void ended();
    void typeNamesChanged();

private:
    void receive();

    std::shared_ptr<Inbox> m_inbox;
    QList<Column> m_columns;
    std::vector<ChunkPtr> m_chunks;
    std::vector<qsizetype> m_firstRows;  ///< of each chunk
    mutable std::size_t m_lastChunk = 0; ///< the last one read from: painting reads row by row
    qsizetype m_rowCount = 0;
    qsizetype m_memory = 0;
    State m_state = State::Waiting;
};

} // namespace core::result
