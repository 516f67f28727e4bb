// SPDX-License-Identifier: GPL-3.0-or-later
// Saves staged edits: one transaction, exactly one row for each statement, and nothing that somebody else
// wrote is overwritten. Thread: the session's.
#pragma once

#include "core/base/result.h"
#include "core/edit/editable.h"
#include "core/edit/editsql.h"
#include "core/edit/edittransaction.h"
#include "core/edit/rowchange.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace core::edit {

struct SaveRequest
{
    Editable editable{};
    QList<RowChange> changes{};
};

struct SaveOptions
{
    /// How long a statement waits for another session's lock; 0: the server's own setting.
    std::chrono::milliseconds lockTimeout{10000};
    /// Thread: the session's. Before each statement is sent.
    std::function<void(qsizetype statement, qsizetype count)> onStatement{};
    /// Conflicts and failures that are looked for; the rest of the rows is not tried then.
    qsizetype limit = 100;
};

struct SaveOutcome
{
    using Fate = edit::Fate;
    Fate fate = Fate::Nothing; ///< Nothing: see conflicts, failures, error
    /// It was saved within a transaction of the user, which is still open.
    bool inTransaction = false;
    QList<SavedRow> saved{}; ///< with Saved, and with Unknown in case that it was
    QList<Conflict> conflicts{};
    QList<RowFailure> failures{};
    std::optional<Error> error{}; ///< what is nobody's row: no connection, no lock, cancelled
    QString transaction{};        ///< with Unknown: its number
    QList<session::Notice> notices{};
};

/// Everything or nothing. Outside of a transaction it makes its own; in one of the user it works under a
/// savepoint and leaves the transaction open and usable. Deletes go first, then updates, then inserts; where
/// a constraint refuses one, those behind it are tried before it; rows that exchange a unique value step
/// aside (SavedRow::through); deferred constraints are checked before the end, so that their error stands at
/// its row. Never fails as such. Nothing is sent twice after a loss.
SaveOutcome save(session::Link &link, session::Job &job, const SaveRequest &request,
                 const SaveOptions &options = {});

/// After Unknown, on another session: whether the transaction has taken effect. Nothing: not known (it still
/// runs, or is too long ago).
Result<std::optional<bool>> wasCommitted(session::Link &link, session::Job &job, const QString &transaction);

} // namespace core::edit
