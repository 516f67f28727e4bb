// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/transaction.h"

namespace core::ddl {

using session::TransactionState;

Transaction::Transaction(session::Link &link, session::Job &job)
    : m_link(link)
    , m_job(job)
{
}

Transaction::~Transaction()
{
    rollback();
}

Result<void> Transaction::begin(std::chrono::milliseconds lockTimeout)
{
    if (m_link.isOpen() && m_link.transactionState() != TransactionState::Idle)
        return Error::internal(QStringLiteral("A transaction is open already"));
    m_open = true;
    if (auto begun = m_link.execute(m_job, "begin"); !begun)
        return std::move(begun).error();
    if (lockTimeout.count() <= 0)
        return {};
    auto set = m_link.execute(m_job,
                              "set local lock_timeout = " + QByteArray::number(qint64(lockTimeout.count())));
    if (!set)
        return std::move(set).error();
    return {};
}

Result<void> Transaction::commit()
{
    auto done = m_link.execute(m_job, "commit");
    if (!done)
        return std::move(done).error();
    m_open = false;
    // a transaction that had failed answers COMMIT with ROLLBACK, and no error
    if (qstrcmp(PQcmdStatus(done->get()), "COMMIT") != 0)
        return Error::internal(QStringLiteral("The server rolled back instead of committing"));
    return {};
}

void Transaction::rollback()
{
    if (!m_open)
        return;
    m_open = false;
    // not stopped with the job: it is what a stop asks for
    session::Job unstoppable(m_job.label(), m_job.serial(), {});
    for (int attempt = 0; attempt < 5; ++attempt) {
        if (!m_link.isOpen() || m_link.transactionState() == TransactionState::Idle)
            return;
        (void)m_link.execute(unstoppable, "rollback");
    }
    if (m_link.isOpen() && m_link.transactionState() != TransactionState::Idle)
        (void)m_link.giveUp(QStringLiteral("The transaction could not be rolled back"));
}

} // namespace core::ddl
