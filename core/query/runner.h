// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one statement of the user: one statement per send, rows handed to the sink as they arrive, memory
// bounded. Thread: the session's.
#pragma once

#include "core/query/outcome.h"
#include "core/result/rowsink.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <functional>
#include <optional>

namespace core::query {

struct Statement
{
    QByteArray
        sql; ///< UTF-8 (or whatever bytes the file had), one statement; the server refuses more than one
    QList<std::optional<QByteArray>> parameters{}; ///< for $1…, in text format
};

struct RunOptions
{
    /// Called in the session's thread for every notice as it arrives, before it is kept in the outcome.
    std::function<void(const session::Notice &)> onNotice{};
    qint64 noticeLimit = 10000;
    bool binary = false; ///< cells in the binary format of their types, for writers that ask for it
    /// For COPY … TO STDOUT: each block of data as it comes. Without it such a statement is refused before it
    /// runs on.
    std::function<Result<void>(QByteArrayView)> onCopyData{};
    /// The transaction is not the user's: a sink that wants no more ends it, instead of the rest being read
    /// and dropped.
    bool ownTransaction = false;
};

/// Never fails as such: errors, cancels and losses are in the Outcome, with what is known of the statement's
/// fate. The sink sees begin()/row()/end() only if the statement returns columns. A stop of the job cancels
/// the statement on the server; rows received stay.
Outcome run(session::Link &link, session::Job &job, const Statement &statement, result::RowSink &sink,
            const RunOptions &options = {});

} // namespace core::query
