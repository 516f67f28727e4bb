// SPDX-License-Identifier: GPL-3.0-or-later
// A transaction of our own on a link: it ends with its scope, whatever happened to the job. Thread: the
// session's.
#pragma once

#include "core/base/result.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <chrono>

namespace core::ddl {

class Transaction
{
public:
    Transaction(session::Link &link, session::Job &job);
    /// Rolls back what is open.
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// BEGIN, and lock_timeout for this transaction (0: as it is). Fails with Internal where one is open
    /// already.
    Result<void> begin(std::chrono::milliseconds lockTimeout);
    /// After an error that leaves the connection open nothing has taken effect.
    Result<void> commit();
    /// Also after a stop: a late cancel that hits it is no reason to stay in the transaction. A connection
    /// that cannot get out of it is given up, which rolls back on the server.
    void rollback();

private:
    session::Link &m_link;
    session::Job &m_job;
    bool m_open = false;
};

} // namespace core::ddl
