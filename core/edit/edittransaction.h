// SPDX-License-Identifier: GPL-3.0-or-later
// What a save, and the undo of one, happens in: a transaction of its own, or a savepoint in that of the user,
// which stays open and usable. Thread: the session's.
#pragma once

#include "core/base/result.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QString>

#include <chrono>
#include <optional>

namespace core::edit {

/// What became of rows that were to be written.
enum class Fate
{
    Saved,   ///< in the table, for good (in a transaction of the user: as good as that is)
    Nothing, ///< rolled back
    Unknown  ///< the connection was lost in COMMIT: ask wasCommitted() on another session
};

class EditTransaction
{
public:
    EditTransaction(session::Link &link, session::Job &job);

    /// That of the user is open: ours is a savepoint in it.
    bool isInside() const { return m_inside; }
    /// lockTimeout: how long a statement waits for a lock; 0: the server's own setting, as also within the
    /// user's transaction. Fails with Sql (25P02) where that has failed already.
    Result<void> begin(std::chrono::milliseconds lockTimeout);
    /// Back to before begin(), if that was reached. Not stopped with the job: it is what a stop asks for; a
    /// cancel that comes late may hit it once. A link that cannot get out of it is given up, and that fails.
    Result<void> rollBack();

    struct End
    {
        Fate fate = Fate::Nothing;
        std::optional<Error> error{};
        QString number{}; ///< with Unknown: the transaction's
    };
    /// Rolled back where it does not succeed.
    End commit();

private:
    session::Link &m_link;
    session::Job &m_job;
    bool m_inside;
    bool m_begun = false;
};

} // namespace core::edit
