// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one import on their way into the table, within a transaction that is open: all in one COPY, or
// in batches under savepoints, from which bad rows are left out. Thread: the session's.
#pragma once

#include "core/importing/badrows.h"
#include "core/importing/feeder.h"
#include "core/importing/plan.h"
#include "core/session/job.h"
#include "core/session/link.h"

namespace core::importing {

class Loading
{
public:
    Loading(session::Link &link, session::Job &job, const ImportPlan &plan, Feeder &feeder, BadRows &bad,
            ImportProgress &progress);

    /// Everything or nothing.
    Result<void> loadWhole();
    /// What can be taken; the rest goes to the bad rows.
    Result<void> loadBatches();

    qint64 taken() const { return m_taken; }
    qint64 sent() const { return m_sent; }

private:
    Result<qint64> attempt(const Block &block, std::size_t from, std::size_t to);
    Result<void> apply(const Block &block, std::size_t from, std::size_t to);
    Result<void> refuse(const Block &block, std::size_t row, const Error &error);
    Result<qint64> insertStaged();
    QByteArrayView slice(const Block &block, std::size_t from, std::size_t to) const;

    session::Link &m_link;
    session::Job &m_job;
    const ImportPlan &m_plan;
    Feeder &m_feeder;
    BadRows &m_bad;
    ImportProgress &m_progress;
    std::size_t m_slice;      ///< rows that go under one savepoint
    bool m_savepoint = false; ///< it is set, and nothing was done since
    qint64 m_taken = 0;
    qint64 m_sent = 0;
};

} // namespace core::importing
