// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a script for good, or tries it out. What is shown is what runs: each run of Script::runs() is one
// transaction, what cannot be in one is sent by itself. Thread: the session's. Both leave the session outside
// of any transaction, or lost. Scripts over several databases: multirun.h.
#pragma once

#include "core/base/result.h"
#include "core/ddl/guards.h"
#include "core/ddl/objectform.h"
#include "core/ddl/recheck.h"
#include "core/ddl/saveoutcome.h"
#include "core/ddl/script.h"
#include "core/ddl/tryreport.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <chrono>
#include <functional>
#include <optional>

namespace core::ddl {

/// How a change by somebody else is noticed: the object is read again in the transaction that will write.
struct Reread
{
    forms::Values before; ///< as the user saw it
    /// As ObjectForm::read, its other arguments bound. Sends no BEGIN or COMMIT.
    std::function<Result<Reading>(session::Link &, session::Job &)> read;
    /// Names the object ("role 16384"): two programs of ours that save it do so one after the other, by an
    /// advisory lock of the transaction. Empty: no lock.
    QString lock{};
    /// Closes the moment between the look and the first statement.
    Guard guard{};
};

struct SaveOptions
{
    std::optional<Reread> reread{};
    QList<Recheck> rechecks{}; ///< after it; what they find is a conflict, too
    /// How long a statement waits for another session's lock before it is given up: while it waits, everybody
    /// else queues behind it. 0: the server's own setting. Only in transactions.
    std::chrono::milliseconds lockTimeout{10000};
    /// Thread: the session's. Before each statement is sent.
    std::function<void(qsizetype statement)> onStatement{};
};

/// Sends the statements in order and stops at the first error, stop or loss; nothing is sent twice. A stop
/// cancels what runs, also a wait for a lock, and rolls back. Statement::database must be empty or the
/// link's database, otherwise Nothing with Input. What is reread or rechecked was not changed by anybody
/// between that look and the statements of the first transaction: otherwise it is rolled back and begun once
/// more. Cost: three round trips more than the script has statements, with a guard or rechecks some seven.
SaveOutcome save(session::Link &link, session::Job &job, const Script &script,
                 const SaveOptions &options = {});

/// After Unknown, on another session: whether the transaction has taken effect. Nothing: still not known
/// (it runs yet, or is too old).
Result<std::optional<bool>> wasCommitted(session::Link &link, session::Job &job, const QString &transaction);

struct TryOptions
{
    /// Shorter than for a save: nothing is gained by waiting.
    std::chrono::milliseconds lockTimeout{2000};
    qsizetype limit = 1000; ///< objects and notices that are told of; the rest is counted
    catalog::SqlLibrary library{};
    /// Run first in the same transaction, without being told of: what was rolled back in another database.
    Script before{};
};

/// What cannot be tried at all, whatever the server: statements that cannot be in a transaction, or control
/// it.
QList<RefusedStatement> refusals(const Script &script);

/// Runs the script in a transaction, looks at what it did, and rolls back, always. Statements with `untried`
/// are passed over and told as skipped. The link should be of a session of its own: counters of what ran in
/// it before are told apart, its temporary tables are not. Never fails as such: errors are in the report,
/// with everything that is known. What rolling back does not undo (numbers taken from sequences) is told.
TryReport tryOut(session::Link &link, session::Job &job, const Script &script,
                 const TryOptions &options = {});

} // namespace core::ddl
