// SPDX-License-Identifier: GPL-3.0-or-later
// Who a session waits for, asked from another session: what is told while a save waits for a lock.
#pragma once

#include "core/base/result.h"
#include "core/catalog/sqllibrary.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QList>
#include <QString>

#include <chrono>

namespace core::ddl {

struct Blocker
{
    int pid = 0;
    QString user{}; ///< empty where we may not see it
    QString application{};
    QString state{};                ///< "idle in transaction", "active"
    QString statement{};            ///< its first 200 characters
    std::chrono::seconds since{-1}; ///< its transaction began
};

/// pid: SessionInfo::backendPid of the session that waits. None: it does not wait for a lock. Thread: the
/// session's, another one than that. Fails: Sql, Cancelled, Connection.
Result<QList<Blocker>> blockersOf(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                                  int pid);

} // namespace core::ddl
