// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/edittransaction.h"

#include <QCoreApplication>

namespace core::edit {

using session::TransactionState;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::edit", text);
}

} // namespace

EditTransaction::EditTransaction(session::Link &link, session::Job &job)
    : m_link(link)
    , m_job(job)
    , m_inside(link.transactionState() == TransactionState::InTransaction)
{
}

Result<void> EditTransaction::begin(std::chrono::milliseconds lockTimeout)
{
    if (m_link.transactionState() == TransactionState::Failed) {
        return Error{.kind = Error::Kind::Sql,
                     .message
                     = tr("The transaction has failed: it must be rolled back before rows are written."),
                     .sqlState = QStringLiteral("25P02")};
    }
    auto begun
        = m_link.execute(m_job, m_inside ? "savepoint howdah_edit" : "begin isolation level read committed");
    if (!begun)
        return std::move(begun).error();
    m_begun = true;
    if (m_inside || lockTimeout.count() <= 0)
        return {};
    auto set = m_link.execute(m_job,
                              "set local lock_timeout = " + QByteArray::number(qint64(lockTimeout.count())));
    if (!set)
        return std::move(set).error();
    return {};
}

Result<void> EditTransaction::rollBack()
{
    if (!std::exchange(m_begun, false) || !m_link.isOpen())
        return {};
    session::Job ending(m_job.label(), m_job.serial(), {});
    const QByteArrayList statements = m_inside
        ? QByteArrayList{"rollback to savepoint howdah_edit", "release savepoint howdah_edit"}
        : QByteArrayList{"rollback"};
    for (const QByteArray &sql : statements) {
        bool done = false;
        for (int attempt = 0; attempt < 5 && !done && m_link.isOpen(); ++attempt)
            done = m_link.execute(ending, sql).has_value();
        if (done)
            continue;
        if (m_link.isOpen())
            (void)m_link.giveUp(QStringLiteral("The transaction could not be rolled back"));
        return m_link.connectionError();
    }
    return {};
}

EditTransaction::End EditTransaction::commit()
{
    const auto nothing = [this](Error error) {
        (void)rollBack();
        return End{Fate::Nothing, std::move(error)};
    };
    if (m_inside) {
        auto released = m_link.execute(m_job, "release savepoint howdah_edit");
        if (!released)
            return nothing(std::move(released).error());
        m_begun = false;
        return {Fate::Saved};
    }
    // asked before, since afterwards there may be nobody to ask
    auto id = m_link.execute(m_job, "select pg_catalog.pg_current_xact_id_if_assigned()");
    if (!id)
        return nothing(std::move(id).error());
    auto committed = m_link.execute(m_job, "commit");
    if (committed) {
        m_begun = false;
        if (QByteArray(PQcmdStatus(committed->get())) == "COMMIT")
            return {Fate::Saved};
        return {Fate::Nothing, Error::internal(tr("The server rolled the transaction back."))};
    }
    if (committed.error().connectionLost || !m_link.isOpen())
        return {Fate::Unknown, std::move(committed).error(),
                QString::fromLatin1(PQgetvalue(id->get(), 0, 0))};
    if (m_link.transactionState() == TransactionState::Idle)
        m_begun = false; // what COMMIT itself refused is rolled back
    return nothing(std::move(committed).error());
}

} // namespace core::edit
