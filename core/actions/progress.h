// SPDX-License-Identifier: GPL-3.0-or-later
// How far a statement of another session is: the server's progress views in words. Asked while it runs, from
// another session. Thread: the session's; one round trip, a second one while it waits for a lock.
#pragma once

#include "core/ddl/blockers.h"

namespace core::actions {

struct Progress
{
    QString command{};  ///< "vacuum", "create index concurrently"; empty: the views know nothing of it
    QString relation{}; ///< that it is at
    QString phase{};    ///< the server's word
    qint64 done = -1;
    qint64 total = -1;
    QString unit{};   ///< "blocks", "tuples", "lockers"
    qint64 part = -1; ///< indexes, partitions: done
    qint64 parts = -1;
    bool waiting = false; ///< for a lock
    QList<ddl::Blocker> blockers{};

    /// 0 to 1 of this phase; negative where nobody knows.
    double share() const;
    /// "Scanning the table: 1,200 of 40,000 blocks", one line.
    QString text() const;
    /// "Waits for pid 4711 (ana, psql, idle in transaction, begun 4 min ago)"; empty where it does not wait.
    QString waitText() const;
};

/// pid: SessionInfo::backendPid of the session that runs it.
Result<Progress> readProgress(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                              int pid);

/// "pid 4711 (ana, psql, idle in transaction, begun 4 min ago)".
QString describe(const ddl::Blocker &blocker);

} // namespace core::actions
