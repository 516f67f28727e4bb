// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a file in a thread of its own and makes blocks of COPY text of it, so that reading and sending
// overlap. Thread: made, asked and destroyed in one; the work is inside.
#pragma once

#include "core/importing/blockqueue.h"
#include "core/importing/inputfile.h"
#include "core/importing/progress.h"
#include "core/importing/record.h"
#include "core/importing/rowencoder.h"

#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace core::importing {

class Feeder
{
public:
    enum class Rows
    {
        Plain,
        Apart,       ///< with their places, for bad rows
        ApartWithCsv ///< and what the file had, where it cannot be told from the row
    };
    /// reader null: the bytes as they are.
    Feeder(InputFilePtr file, std::unique_ptr<RecordReader> reader, RowEncoder encoder, Rows rows,
           ImportProgress &progress);
    ~Feeder();
    Feeder(const Feeder &) = delete;
    Feeder &operator=(const Feeder &) = delete;

    Result<std::optional<Block>> next() { return m_queue.take(); }
    /// Whoever waits in next() is answered Cancelled. Thread: any.
    void stop();
    /// The line of the file that a row (from 1) came from, if it was sent lately; -1 if not known.
    qint64 lineOf(qint64 row) const;

private:
    void run();
    Result<void> readRecords();
    Result<void> readBytes();
    void rememberLine(qint64 row, qint64 line);
    bool put(Block &block);

    InputFilePtr m_file;
    std::unique_ptr<RecordReader> m_reader;
    RowEncoder m_encoder;
    const bool m_rowByRow;
    const bool m_withCsv;
    ImportProgress &m_progress;
    BlockQueue m_queue;
    mutable std::mutex m_mutex;
    /// Where the distance from row to line changes.
    std::deque<std::pair<qint64, qint64>> m_lines;
    bool m_forgotten = false; ///< the first of these
    std::thread m_thread;     ///< last: it starts when everything else is there
};

} // namespace core::importing
