// SPDX-License-Identifier: GPL-3.0-or-later
// What became of one statement.
#pragma once

#include "core/base/error.h"
#include "core/result/column.h"
#include "core/session/notice.h"
#include "core/session/sessioninfo.h"

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace core::query {

/// After a loss it must be said whether the statement took effect.
enum class Fate
{
    Ran,
    DidNotRun,
    Unknown
};

struct Outcome
{
    Fate fate = Fate::DidNotRun;
    QString commandTag;       ///< "SELECT 12", "UPDATE 3"; empty after an error
    qint64 rowsAffected = -1; ///< as the tag says, -1 where it says nothing
    qint64 rowsReceived = 0;
    bool hasColumns = false; ///< the statement returned a result, even one of no rows
    QList<result::Column> columns;
    QList<session::Notice> notices; ///< at most noticeLimit are kept, noticesDropped counts the rest
    qint64 noticesDropped = 0;
    std::optional<Error> error;             ///< also Cancelled, and errors of the sink
    std::chrono::microseconds firstRow{-1}; ///< from sending to the first row
    std::chrono::microseconds total{};      ///< from sending to the end
    session::TransactionState transaction = session::TransactionState::Unknown; ///< afterwards

    std::chrono::microseconds paused{}; ///< of total: waited for the reader
    /// The reader had enough: rows are missing, and that is no error. Without a command tag the statement was
    /// ended on the server (outside of a transaction block), with one it was read to its end.
    bool stoppedByReader = false;

    bool ok() const { return !error; }
};

} // namespace core::query
