// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/frame.h"

#include <QCoreApplication>

namespace core::query {

using session::TransactionState;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::query", text);
}

} // namespace

Result<void> enterFrame(session::Link &link, session::Job &job, const Frame &frame, bool &ours)
{
    if (link.isOpen() && link.transactionState() != TransactionState::Idle)
        return Error::input(tr("A transaction is open on this session already"),
                            tr("Commit it or roll it back first."));
    ours = true;
    for (const QByteArray &sql : frame.enter) {
        if (auto done = link.execute(job, sql); !done)
            return std::move(done).error();
    }
    return {};
}

Result<void> checkFrame(session::Link &link, session::Job &job, const Frame &frame)
{
    switch (link.transactionState()) {
    case TransactionState::InTransaction:
        break;
    case TransactionState::Idle:
        return Error::input(tr("The statement ended the transaction it ran in"),
                            tr("What it did before may be kept; nothing else was run."));
    default:
        return {}; // failed: nothing more runs in it
    }
    return frame.check ? frame.check(link, job) : Result<void>();
}

FrameEnd leaveFrame(session::Link &link, session::Job &job, const Frame &frame, bool good)
{
    if (!link.isOpen())
        return {FrameEnd::State::Lost, {}};
    // not stopped with the job: it is what a stop asks for
    session::Job unstoppable(job.label(), job.serial(), {});
    FrameEnd end;
    if (frame.commit && good && link.transactionState() == TransactionState::InTransaction) {
        auto done = link.execute(unstoppable, "commit");
        if (done && qstrcmp(PQcmdStatus(done->get()), "COMMIT") == 0)
            return {FrameEnd::State::Committed, {}};
        if (!done)
            end.error = done.error();
        if (!link.isOpen())
            return {FrameEnd::State::Unknown, end.error};
    }
    for (int attempt = 0; attempt < 5; ++attempt) {
        if (!link.isOpen() || link.transactionState() == TransactionState::Idle)
            break;
        (void)link.execute(unstoppable, "rollback"); // a late cancel may hit it
    }
    if (link.isOpen() && link.transactionState() != TransactionState::Idle)
        (void)link.giveUp(tr("The transaction could not be rolled back"));
    if (!link.isOpen())
        end.state = FrameEnd::State::Lost;
    return end;
}

} // namespace core::query
