// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/scriptrunner.h"

#include "core/ddl/gapwatch.h"
#include "core/ddl/transaction.h"
#include "core/session/listening.h"

namespace core::ddl {

namespace {

using session::Job;
using session::Link;

class Saving
{
public:
    Saving(Link &link, Job &job, const Script &script, const SaveOptions &options)
        : m_link(link)
        , m_job(job)
        , m_script(script)
        , m_options(options)
    {
    }

    SaveOutcome execute()
    {
        for (qsizetype i = 0; i < m_script.statements.size(); ++i) {
            const QString &database = m_script.statements.at(i).database;
            if (!database.isEmpty() && database != m_link.info().database) {
                fail(Error::input(
                         QStringLiteral("This statement belongs to another database: %1").arg(database)),
                     i);
                return std::move(m_outcome);
            }
        }
        const session::Listening listening(m_link, m_outcome.notices);
        if (m_script.isEmpty() && !seen())
            return std::move(m_outcome);
        bool first = true;
        for (const ScriptRun &run : m_script.runs()) {
            const bool went = run.transaction ? transaction(run, first) : alone(run, first);
            if (!went)
                return std::move(m_outcome);
            first = false;
        }
        m_outcome.fate = SaveOutcome::Fate::Done;
        return std::move(m_outcome);
    }

private:
    void fail(const Error &error, qsizetype statement)
    {
        m_outcome.error = error;
        m_outcome.failed = statement;
        m_outcome.fate = m_outcome.committed > 0 ? SaveOutcome::Fate::Partly : SaveOutcome::Fate::Nothing;
    }

    void lose(const Error &error, qsizetype statement, qsizetype count)
    {
        m_outcome.error = error;
        m_outcome.failed = statement;
        m_outcome.unknown = count;
        m_outcome.fate = SaveOutcome::Fate::Unknown;
    }

    bool send(qsizetype statement)
    {
        if (m_options.onStatement)
            m_options.onStatement(statement);
        auto done = m_link.execute(m_job, m_script.statements.at(statement).sql.toUtf8());
        if (done)
            return true;
        m_lastError = std::move(done).error();
        return false;
    }

    /// How the first transaction went.
    enum class Went
    {
        Well,
        Wrong,
        Gap, ///< somebody else was there between the look and the statements: nothing is changed
    };

    bool transaction(const ScriptRun &run, bool first)
    {
        Went went = attempt(run, first, first);
        if (went == Went::Gap) {
            // now the look sees it, if it is something that the user saw; only once, so that a script with
            // subtransactions, which look like somebody else's, is saved
            m_outcome.notices.clear();
            went = attempt(run, first, false);
        }
        return went == Went::Well;
    }

    Went attempt(const ScriptRun &run, bool first, bool watch)
    {
        Transaction transaction(m_link, m_job);
        if (auto begun = transaction.begin(m_options.lockTimeout); !begun) {
            fail(begun.error(), -1);
            return Went::Wrong;
        }
        GapWatch gap(m_link, m_job, watch ? watched() : QStringList());
        if (first && !(locked() && began(gap) && unchanged()))
            return Went::Wrong;
        for (qsizetype i = run.first; i < run.end(); ++i) {
            if (!send(i)) {
                fail(m_lastError, i);
                return Went::Wrong;
            }
            if (m_link.transactionState() != session::TransactionState::InTransaction) {
                // COMMIT or ROLLBACK among the statements: what was to be one is in pieces
                lose(Error::internal(
                         QStringLiteral("The statement ended the transaction it was to be a part of")),
                     i, run.count);
                return Went::Wrong;
            }
        }
        auto broken = gap.isBroken();
        if (!broken) {
            fail(broken.error(), -1);
            return Went::Wrong;
        }
        if (*broken)
            return Went::Gap;
        // asked before, since afterwards there may be nobody to ask; a transaction that changed nothing has
        // none
        auto id = m_link.execute(m_job, "select pg_catalog.pg_current_xact_id_if_assigned()");
        if (!id) {
            fail(id.error(), -1);
            return Went::Wrong;
        }
        if (auto committed = transaction.commit(); !committed) {
            if (committed.error().connectionLost) {
                lose(committed.error(), -1, run.count);
                m_outcome.transaction = QString::fromLatin1(PQgetvalue(id->get(), 0, 0));
            } else {
                fail(committed.error(), -1);
            }
            return Went::Wrong;
        }
        m_outcome.committed += run.count;
        return Went::Well;
    }

    bool alone(const ScriptRun &run, bool first)
    {
        // the statement cannot be in the transaction: looked at as close before it as can be
        if (first && !seen())
            return false;
        const bool open = m_link.isOpen();
        if (send(run.first)) {
            ++m_outcome.committed;
            return true;
        }
        if (open && m_lastError.connectionLost)
            lose(m_lastError, run.first, 1);
        else
            fail(m_lastError, run.first);
        return false;
    }

    /// Whether the object is still as the user saw it, in a transaction that only looks.
    bool seen()
    {
        if (!m_options.reread && m_options.rechecks.isEmpty())
            return true;
        Transaction transaction(m_link, m_job);
        if (auto begun = transaction.begin(m_options.lockTimeout); !begun) {
            fail(begun.error(), -1);
            return false;
        }
        return unchanged();
    }

    QStringList watched() const
    {
        QStringList rows = m_options.reread ? m_options.reread->guard.watched : QStringList();
        for (const Recheck &recheck : m_options.rechecks)
            rows += recheck.watched;
        return rows;
    }

    bool began(GapWatch &gap)
    {
        auto begun = gap.begin();
        if (!begun)
            fail(begun.error(), -1);
        return begun.has_value();
    }

    /// Takes the object's row, where that can be done by who saves.
    bool locked()
    {
        if (!m_options.reread || m_options.reread->guard.lock.isEmpty())
            return true;
        const auto run = [this](const QByteArray &sql) -> std::optional<Error> {
            auto done = m_link.execute(m_job, sql);
            return done ? std::nullopt : std::optional(std::move(done).error());
        };
        std::optional<Error> failed = run("savepoint howdah_lock");
        if (!failed) {
            const auto refused = run(m_options.reread->guard.lock.toUtf8());
            const bool waited = refused && refused->sqlState == QLatin1String("55P03");
            if (refused && (refused->sqlState.isEmpty() || refused->isCancelled() || waited))
                failed = refused; // somebody holds it
            else if (refused)
                failed = run("rollback to savepoint howdah_lock");
        }
        if (!failed)
            failed = run("release savepoint howdah_lock");
        if (failed)
            fail(*failed, -1);
        return !failed;
    }

    bool unchanged() { return reread() && rechecked(); }

    bool rechecked()
    {
        for (const Recheck &recheck : m_options.rechecks) {
            auto found = recheck.differences(m_link, m_job);
            if (!found) {
                fail(found.error(), -1);
                return false;
            }
            m_outcome.meanwhile += *found;
        }
        if (m_outcome.meanwhile.isEmpty())
            return true;
        m_outcome.fate = SaveOutcome::Fate::Conflict;
        return false;
    }

    bool reread()
    {
        if (!m_options.reread)
            return true;
        const Reread &reread = *m_options.reread;
        if (!reread.lock.isEmpty()) {
            auto locked = m_link.execute(
                m_job, "select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended($1, 0))",
                {QByteArray("howdah ") + reread.lock.toUtf8()});
            if (!locked) {
                fail(locked.error(), -1);
                return false;
            }
        }
        auto now = reread.read(m_link, m_job);
        if (!now) {
            fail(now.error(), -1);
            return false;
        }
        if (now->values == reread.before)
            return true;
        m_outcome.fate = SaveOutcome::Fate::Conflict;
        m_outcome.theirs = std::move(now->values);
        return false;
    }

    Link &m_link;
    Job &m_job;
    const Script &m_script;
    const SaveOptions &m_options;
    SaveOutcome m_outcome;
    Error m_lastError;
};

} // namespace

SaveOutcome save(Link &link, Job &job, const Script &script, const SaveOptions &options)
{
    return Saving(link, job, script, options).execute();
}

Result<std::optional<bool>> wasCommitted(Link &link, Job &job, const QString &transaction)
{
    auto status = link.execute(job, "select pg_catalog.pg_xact_status(cast($1 as pg_catalog.xid8))",
                               {transaction.toUtf8()});
    if (!status)
        return std::move(status).error();
    const QByteArray word = PQgetvalue(status->get(), 0, 0);
    if (word == "committed")
        return std::optional<bool>(true);
    if (word == "aborted")
        return std::optional<bool>(false);
    return std::optional<bool>();
}

} // namespace core::ddl
