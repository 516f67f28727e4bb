// SPDX-License-Identifier: GPL-3.0-or-later
// Where the runner puts the rows it reads: the result store, an export's writer, a test.
// Thread: all calls come from the session's thread, in the order begin, row*, end.
#pragma once

#include "core/base/result.h"
#include "core/result/chunk.h"
#include "core/result/column.h"

#include <QList>

#include <functional>
#include <span>

namespace core::result {

class RowSink
{
public:
    /// What a sink that was sated wants next.
    enum class Appetite
    {
        More,
        Enough ///< nothing: the statement is ended on the server, or read to its end within a transaction
    };

    /// What a pause means, for the one who waits.
    struct Pause
    {
        bool inTransaction = false; ///< of the user's: its end will not end the transaction
        /// Whether the connection has ended meanwhile; cheap, to be asked now and then. Waiting is over then.
        std::function<bool()> connectionEnded{};
    };

    virtual ~RowSink() = default;

    /// A result with columns begins. An error ends the statement: it is cancelled on the server and drained.
    virtual Result<void> begin(const QList<Column> &columns) = 0;
    /// One row; the views are valid during the call only.
    virtual Result<void> row(std::span<const CellView> cells) = 0;
    /// Called when nothing came for a moment, and before the runner waits: hand on what is half collected.
    virtual void idle() { }
    /// Whether the next row should wait. Asked when there is one.
    virtual bool isSated() const { return false; }
    /// Waits until the sink, sated, wants more or knows that it never will. Never longer than the job runs.
    virtual Appetite awaitAppetite(const Pause &) { return Appetite::More; }
    /// Rows that were read after the sink had enough, or had failed.
    virtual void dropped(qint64 /*rows*/) { }
    /// No more rows. complete is false after a cancel or an error, and if the sink had enough.
    virtual Result<void> end(bool complete) = 0;
};

} // namespace core::result
