// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the statements of a run: a transaction of its own that is entered before the first and
// always left behind the last, whatever became of them.
#pragma once

#include "core/base/result.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>

#include <functional>
#include <optional>

namespace core::query {

struct Frame
{
    /// Sent one by one before the first statement; the first of them opens the transaction.
    QList<QByteArray> enter{};
    /// Behind the last statement, if every one of them went well; otherwise, and without it: ROLLBACK.
    bool commit = false;
    /// Asked after each statement, in the session's thread, while the transaction is whole. An error stops
    /// the run.
    std::function<Result<void>(session::Link &, session::Job &)> check{};
};

/// How a frame was left.
struct FrameEnd
{
    enum class State
    {
        Committed,
        RolledBack,
        Lost,    ///< the connection is gone, and with it the transaction: the server rolls back
        Unknown, ///< lost while it committed
    };
    State state = State::RolledBack;
    std::optional<Error> error{}; ///< of the COMMIT, which rolled back
    bool operator==(const FrameEnd &) const = default;
};

/// Fails with Input where a transaction is open already, with Sql, Cancelled, Connection. ours: set once
/// leaveFrame() is due, also after an error. Thread: the session's.
Result<void> enterFrame(session::Link &link, session::Job &job, const Frame &frame, bool &ours);

/// After a statement: it may have left the transaction, or what check() asks about. Thread: the session's.
Result<void> checkFrame(session::Link &link, session::Job &job, const Frame &frame);

/// good: all statements ran. Not to be stopped. A connection that cannot get out of the transaction is given
/// up, so that afterwards none is open in any case. Thread: the session's.
FrameEnd leaveFrame(session::Link &link, session::Job &job, const Frame &frame, bool good);

} // namespace core::query

Q_DECLARE_METATYPE(core::query::FrameEnd)
