// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/scriptrunner.h"
#include "core/ddl/transaction.h"
#include "core/ddl/tryeffects.h"

#include <QRegularExpression>

namespace core::ddl {

namespace {

using session::Job;
using session::Link;
using Clock = std::chrono::steady_clock;

std::chrono::microseconds since(Clock::time_point start)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
}

/// Why the statement cannot be rolled back with the others; empty: it can.
QString refusal(const Statement &statement)
{
    if (!statement.standalone.isEmpty())
        return statement.standalone;
    static const QRegularExpression control(
        QStringLiteral("^(?:\\s|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/)*(begin|start|commit|end|rollback|abort|"
                       "savepoint|release|prepare\\s+transaction)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    if (const auto match = control.match(statement.sql); match.hasMatch())
        return QStringLiteral("%1 would end or nest the transaction that is rolled back")
            .arg(match.captured(1).toUpper());
    return {};
}

/// One try: its steps share the report.
class Trying
{
public:
    Trying(Link &link, Job &job, const Script &script, const TryOptions &options)
        : m_link(link)
        , m_job(job)
        , m_script(script)
        , m_options(options)
        , m_previous(link.noticeHandler())
    {
        link.setNoticeHandler([this](const session::Notice &notice) { keep(notice); });
    }
    ~Trying() { m_link.setNoticeHandler(m_previous); }
    Trying(const Trying &) = delete;
    Trying &operator=(const Trying &) = delete;

    TryReport execute()
    {
        m_report.statements.resize(m_script.statements.size());
        m_report.refused = refusals(m_script);
        for (qsizetype i = 0; i < m_script.statements.size(); ++i) {
            const QString &database = m_script.statements.at(i).database;
            if (!database.isEmpty() && database != m_link.info().database)
                m_report.refused.append({i, QStringLiteral("it runs in another database, %1").arg(database)});
        }
        if (!m_report.refused.isEmpty())
            return std::move(m_report);
        {
            Transaction transaction(m_link, m_job);
            if (auto begun = transaction.begin(m_options.lockTimeout); !begun)
                m_report.error = begun.error();
            else
                run();
        }
        m_report.rolledBack = m_link.isOpen();
        return std::move(m_report);
    }

private:
    void keep(const session::Notice &notice)
    {
        if (m_report.notices.size() >= m_options.limit) {
            ++m_report.noticesDropped;
            return;
        }
        m_report.notices.append(notice);
        if (m_current >= 0)
            m_report.statements[m_current].notices.append(notice);
    }

    bool send(const QByteArray &sql)
    {
        auto done = m_link.execute(m_job, sql);
        if (done)
            return true;
        m_report.error = std::move(done).error();
        return false;
    }

    void run()
    {
        for (const Statement &statement : m_options.before.statements) {
            if (!send(statement.sql.toUtf8()))
                return;
        }
        TryEffects effects(m_link, m_job, m_options.library, m_options.limit);
        if (auto begun = effects.begin(); !begun) {
            m_report.error = begun.error();
            return;
        }
        for (qsizetype i = 0; i < m_script.statements.size(); ++i) {
            if (const QString &why = m_script.statements.at(i).untried; !why.isEmpty()) {
                m_report.skipped.append({i, why});
                continue;
            }
            if (!step([&] { return statement(i); }))
                break;
        }
        if (!m_report.error)
            step([&] { return send("set constraints all immediate"); });
        if (!m_link.isOpen() || m_job.stopRequested()
            || m_link.transactionState() != session::TransactionState::InTransaction)
            return;
        // what came before a failed statement can be looked at all the same
        if (auto looked = effects.read(m_report); !looked && !m_report.error)
            m_report.error = looked.error();
    }

    /// Something that may fail without failing the transaction.
    bool step(const std::function<bool()> &work)
    {
        if (!send("savepoint howdah_try"))
            return false;
        if (work())
            return send("release savepoint howdah_try");
        if (m_link.isOpen() && !m_job.stopRequested()) {
            const std::optional<Error> error = m_report.error;
            if (send("rollback to savepoint howdah_try"))
                m_report.error = error;
        }
        return false;
    }

    bool statement(qsizetype at)
    {
        TriedStatement &tried = m_report.statements[at];
        m_current = at;
        const auto start = Clock::now();
        auto done = m_link.execute(m_job, m_script.statements.at(at).sql.toUtf8());
        tried.time = since(start);
        m_current = -1;
        m_report.time += tried.time;
        if (!done) {
            tried.error = done.error();
            m_report.error = std::move(done).error();
            m_report.failed = at;
            return false;
        }
        tried.ran = true;
        tried.tag = QString::fromUtf8(PQcmdStatus(done->get()));
        if (const QByteArray rows = PQcmdTuples(done->get()); !rows.isEmpty())
            tried.rows = rows.toLongLong();
        return true;
    }

    Link &m_link;
    Job &m_job;
    const Script &m_script;
    const TryOptions &m_options;
    std::function<void(const session::Notice &)> m_previous;
    TryReport m_report;
    qsizetype m_current = -1;
};

} // namespace

bool TriedLock::blocksWrites() const
{
    return mode == QLatin1String("AccessExclusiveLock") || mode == QLatin1String("ExclusiveLock")
        || mode == QLatin1String("ShareRowExclusiveLock") || mode == QLatin1String("ShareLock");
}

QList<RefusedStatement> refusals(const Script &script)
{
    QList<RefusedStatement> refused;
    for (qsizetype i = 0; i < script.statements.size(); ++i) {
        if (const QString why = refusal(script.statements.at(i)); !why.isEmpty())
            refused.append({i, why});
    }
    return refused;
}

TryReport tryOut(Link &link, Job &job, const Script &script, const TryOptions &options)
{
    return Trying(link, job, script, options).execute();
}

} // namespace core::ddl
