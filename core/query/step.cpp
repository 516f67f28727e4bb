// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/step.h"

#include "core/sql/traits.h"

#include <QCoreApplication>

#include <condition_variable>
#include <mutex>

namespace core::query {

using session::TransactionState;

namespace {

constexpr const char *Savepoint = "SAVEPOINT howdah_statement";
constexpr const char *Release = "RELEASE SAVEPOINT howdah_statement";
constexpr const char *BackToSavepoint = "ROLLBACK TO SAVEPOINT howdah_statement";

/// False: it was stopped meanwhile.
bool waited(std::chrono::milliseconds time, const session::Job &job)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any never;
    never.wait_for(lock, job.stopToken(), time, [] { return false; });
    return !job.stopRequested();
}

Outcome failed(const Error &error, const session::Link &link)
{
    Outcome outcome;
    outcome.error = error;
    outcome.transaction = link.isOpen() ? link.transactionState() : TransactionState::Unknown;
    return outcome;
}

/// What the statement itself did with savepoints or the transaction leaves none of ours to be released.
bool endedOurs(const QString &tag)
{
    for (const char *own : {"SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT", "PREPARE TRANSACTION"}) {
        if (tag == QLatin1String(own))
            return true;
    }
    return false;
}

/// An error that belongs to the savepoint and not to the statement is worth telling only if there is no
/// other.
void settle(session::Link &link, const session::Job &job, Outcome &outcome)
{
    // not stopped with the job: the transaction is to stay the user's, whatever became of the statement
    session::Job unstoppable(job.label(), job.serial(), {});
    if (link.transactionState() == TransactionState::Failed) {
        for (int attempt = 0; attempt < 5 && link.isOpen(); ++attempt) { // a late cancel may hit it
            if (link.execute(unstoppable, BackToSavepoint))
                break;
        }
        (void)link.execute(unstoppable, Release);
    } else if (link.transactionState() == TransactionState::InTransaction && !endedOurs(outcome.commandTag)) {
        auto released = link.execute(unstoppable, Release);
        if (!released && !outcome.error)
            outcome.error = released.error();
    }
    if (link.isOpen())
        outcome.transaction = link.transactionState();
}

} // namespace

std::optional<Step> PlainSteps::next(session::Link &, session::Job &)
{
    if (atEnd())
        return std::nullopt;
    Step step = upcoming();
    ++m_next;
    return step;
}

Step PlainSteps::upcoming() const
{
    if (atEnd())
        return {};
    Step step;
    step.place.item = int(m_next);
    step.source = step.sql = m_statements[m_next];
    step.last = m_next + 1 == m_statements.size();
    return step;
}

Outcome runStep(session::Link &link, session::Job &job, const Step &step, result::RowSink &sink,
                const RunOptions &options, const TransactionMode &mode)
{
    if (step.error)
        return failed(*step.error, link);
    if (step.connect)
        return failed(Error::input(QCoreApplication::translate(
                          "core::query", "What is run here stays on the connection it began on")),
                      link);
    if (step.wait.count() > 0 && !waited(step.wait, job))
        return failed(Error::cancelled(), link);
    if (step.text) {
        Outcome outcome;
        outcome.fate = Fate::Ran;
        outcome.transaction = link.transactionState();
        return outcome;
    }
    if (mode.manual && link.isOpen() && link.transactionState() == TransactionState::Idle && !step.ours) {
        const sql::StatementTraits traits = sql::traits(step.sql);
        if (!traits.transactionControl && !traits.notInTransaction) {
            if (auto begun = link.execute(job, mode.begin); !begun)
                return failed(begun.error(), link);
        }
    }
    const bool guarded
        = mode.savepoints && link.isOpen() && link.transactionState() == TransactionState::InTransaction;
    if (guarded) {
        if (auto set = link.execute(job, Savepoint); !set)
            return failed(set.error(), link);
    }
    Outcome outcome = step.work ? step.work(link, job, sink, options)
                                : run(link, job, {step.sql, step.parameters}, sink, options);
    if (guarded && link.isOpen())
        settle(link, job, outcome);
    return outcome;
}

} // namespace core::query
