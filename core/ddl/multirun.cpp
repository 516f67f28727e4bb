// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/multirun.h"

namespace core::ddl {

MultiRun::MultiRun(LeaseFor leaseFor, Script script, SaveOptions options, QObject *parent)
    : QObject(parent)
    , m_leaseFor(std::move(leaseFor))
    , m_script(std::move(script))
    , m_options(std::move(options))
{
    // looked at at home, before anything is written elsewhere
    const bool looks = m_options.reread || !m_options.rechecks.isEmpty();
    if (looks && (m_script.isEmpty() || !m_script.statements.first().database.isEmpty()))
        m_parts.append(Part());
    for (qsizetype i = 0; i < m_script.statements.size(); ++i) {
        const Statement &statement = m_script.statements.at(i);
        if (m_parts.isEmpty() || m_parts.last().database != statement.database)
            m_parts.append(Part{.database = statement.database, .first = i});
        m_parts.last().script.statements.append(statement);
    }
}

MultiRun::~MultiRun()
{
    m_leasing.requestStop();
    m_saving.requestStop();
}

void MultiRun::setCloseIdle(std::function<void(const QString &)> closeIdle)
{
    m_closeIdle = std::move(closeIdle);
}

void MultiRun::start()
{
    m_running = true;
    m_part = -1;
    m_outcome = {};
    next();
}

void MultiRun::cancel()
{
    m_cancelled = true;
    m_leasing.requestStop();
    m_saving.requestStop();
}

void MultiRun::next()
{
    m_lease.release();
    if (++m_part >= m_parts.size()) {
        m_outcome.fate = SaveOutcome::Fate::Done;
        end();
        return;
    }
    if (m_cancelled) {
        fail(Error::cancelled());
        return;
    }
    const Part &part = m_parts.at(m_part);
    emit databaseStarted(part.database, part.first, part.script.statements.size());
    for (const Statement &statement : part.script.statements) {
        if (m_closeIdle && !statement.unused.isEmpty())
            m_closeIdle(statement.unused);
    }
    m_leasing = m_leaseFor(part.database);
    whenDone(m_leasing, this, [this](Result<session::Lease> lease) {
        if (!lease)
            fail(lease.error());
        else
            run(std::move(*lease));
    });
}

void MultiRun::run(session::Lease lease)
{
    m_lease = std::move(lease);
    emit sessionLent(m_lease->info());
    const Part &part = m_parts.at(m_part);
    SaveOptions options = m_options;
    if (m_part > 0) {
        options.reread.reset();
        options.rechecks.clear();
    }
    if (m_options.onStatement) {
        options.onStatement = [tell = m_options.onStatement, first = part.first](qsizetype statement) {
            tell(first + statement);
        };
    }
    m_saving = m_lease->run<SaveOutcome>(
        tr("Saving"),
        [script = part.script, options](session::Link &link, session::Job &job) -> Result<SaveOutcome> {
            return save(link, job, script, options);
        });
    whenDone(m_saving, this, [this](const Result<SaveOutcome> &outcome) {
        if (!outcome)
            fail(outcome.error());
        else
            take(*outcome);
    });
}

void MultiRun::take(const SaveOutcome &outcome)
{
    const qsizetype first = m_parts.at(m_part).first;
    m_outcome.committed += outcome.committed;
    m_outcome.notices += outcome.notices;
    if (outcome.ok()) {
        next();
        return;
    }
    m_outcome.error = outcome.error;
    m_outcome.failed = outcome.failed < 0 ? -1 : first + outcome.failed;
    m_outcome.unknown = outcome.unknown;
    m_outcome.theirs = outcome.theirs;
    m_outcome.meanwhile = outcome.meanwhile;
    m_outcome.transaction = outcome.transaction;
    m_outcome.fate = outcome.fate == SaveOutcome::Fate::Nothing && m_outcome.committed > 0
        ? SaveOutcome::Fate::Partly
        : outcome.fate;
    end();
}

void MultiRun::fail(const Error &error)
{
    const Part &part = m_parts.at(m_part);
    m_outcome.error = error;
    m_outcome.failed = part.script.isEmpty() ? -1 : part.first;
    m_outcome.fate = m_outcome.committed > 0 ? SaveOutcome::Fate::Partly : SaveOutcome::Fate::Nothing;
    end();
}

void MultiRun::end()
{
    m_lease.release();
    m_running = false;
    emit finished(m_outcome);
}

} // namespace core::ddl
