// SPDX-License-Identifier: GPL-3.0-or-later
// One file that several sessions write at the same time, whole records at a time. What stands before the
// first record (column names, a byte order mark) and after the last is written once. Thread: any.
#pragma once

#include "core/result/rowsink.h"
#include "core/transfer/bytesink.h"
#include "core/transfer/compressor.h"
#include "core/transfer/joining.h"
#include "core/transfer/progress.h"

#include <QByteArray>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace core::transfer {

class JoinedFile
{
public:
    /// target and progress outlive it.
    JoinedFile(ByteSink &target, Progress &progress, const WriteOptions &options);

    /// What stands before the first record; written if nobody has yet.
    Result<void> begin(QByteArrayView opening);
    /// What stands after the last record, for finish(). Of a piece without rows it may be another.
    void keepClosing(QByteArrayView closing, bool hadRows);
    /// It has failed: who still writes is told so.
    void refuse() { m_refused.store(true); }
    /// After the last piece.
    Result<void> finish();

private:
    friend class PieceSink;
    /// With m_mutex held.
    Result<void> append(QByteArrayView bytes);
    Result<void> appendCompressed(QByteArrayView bytes);

    ByteSink &m_target;
    Progress &m_progress;
    const Joining m_joining;
    const Compression m_compression;
    std::mutex m_mutex;
    bool m_begun = false;
    bool m_hasRecords = false;
    bool m_closingOfRows = false;
    std::atomic<bool> m_refused = false;
    QByteArray m_closing;
};

/// One session's rows of one piece on their way into a joined file. Collects a block of whole records by a
/// writer of its own, compresses it, and hands it on under the file's lock. Memory: a block and the writer's
/// buffer, whatever the rows. Thread: the session's.
class PieceSink : public result::RowSink, private ByteSink
{
public:
    /// Makes the writer; it must write what it has when it is told idle().
    using MakeWriter
        = std::function<Result<std::unique_ptr<result::RowSink>>(ByteSink &target, Progress &progress)>;

    PieceSink(JoinedFile &file, MakeWriter makeWriter)
        : m_file(file)
        , m_makeWriter(std::move(makeWriter))
    {
    }
    ~PieceSink() override;

    Result<void> begin(const QList<result::Column> &columns) override;
    Result<void> row(std::span<const result::CellView> cells) override;
    Result<void> end(bool complete) override;

private:
    /// Of the writer.
    Result<void> write(QByteArrayView bytes) override;
    Result<void> startWriter();
    Result<void> handOver();
    /// Into the block, or past it into the file.
    Result<void> store(QByteArrayView bytes);
    Result<void> lockFile();

    JoinedFile &m_file;
    MakeWriter m_makeWriter;
    Progress m_own; ///< the writer's; the file's is counted block by block
    std::unique_ptr<result::RowSink> m_writer;
    QList<result::Column> m_columns;
    /// Where a compressor puts what it makes.
    struct Store : ByteSink
    {
        explicit Store(PieceSink &its)
            : piece(its)
        {
        }
        Result<void> write(QByteArrayView bytes) override { return piece.store(bytes); }
        PieceSink &piece;
    };
    Store m_store{*this};
    std::unique_ptr<Compressor> m_compressor; ///< a stream for each block
    std::unique_lock<std::mutex> m_lock;      ///< held while a record too large to collect goes by
    QByteArray m_part;         ///< of the record being written, or of what stands around the records
    qint64 m_rows = 0;         ///< in the block
    qsizetype m_collected = 0; ///< bytes of cells in the block
    bool m_aside = false;      ///< what comes now is not of the records
    bool m_firstBlock = true;  ///< of the piece
    bool m_hasRows = false;
    bool m_wholeRecords = false; ///< what comes now ends at a record's end
};

} // namespace core::transfer
