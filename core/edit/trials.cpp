// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/trials.h"

#include <algorithm>

namespace core::edit {

namespace {

using session::Job;
using session::Link;

class Trying
{
public:
    Trying(Link &link, Job &job, const Trials &trials)
        : m_link(link)
        , m_job(job)
        , m_trials(trials)
    {
    }

    Result<QList<std::pair<qsizetype, Error>>> execute()
    {
        QList<qsizetype> open;
        for (qsizetype i = 0; i < m_trials.count; ++i)
            open << i;
        while (!open.isEmpty() && !isEnough()) {
            auto again = round(open);
            if (!again)
                return std::move(again).error();
            if (again->size() == open.size()) {
                auto freed = free(*again);
                if (!freed)
                    return std::move(freed).error();
                if (!*freed) {
                    for (const qsizetype i : std::as_const(*again))
                        m_refused.append({i, m_stuck.value(i)});
                    break;
                }
            }
            // values that move along a row of rows (1 to 2, 2 to 3, …) are free from the other end
            std::reverse(again->begin(), again->end());
            open = *again;
        }
        if (auto checked = checkDeferred(); !checked)
            return std::move(checked).error();
        std::sort(m_refused.begin(), m_refused.end(),
                  [](const auto &a, const auto &b) { return a.first < b.first; });
        return std::move(m_refused);
    }

private:
    bool isEnough() const { return m_trials.isEnough && m_trials.isEnough(m_refused.size()); }

    Result<void> send(const char *sql)
    {
        auto done = m_link.execute(m_job, sql);
        if (!done)
            return std::move(done).error();
        return {};
    }

    /// What may go through later.
    Result<QList<qsizetype>> round(const QList<qsizetype> &open)
    {
        QList<qsizetype> again;
        for (const qsizetype i : open) {
            if (isEnough())
                break;
            if (auto begun = send("savepoint howdah_row"); !begun)
                return std::move(begun).error();
            auto sent = m_trials.send(i);
            if (!sent)
                return std::move(sent).error();
            if (*sent) {
                if (auto back = send("rollback to savepoint howdah_row"); !back)
                    return std::move(back).error();
            }
            if (auto released = send("release savepoint howdah_row"); !released)
                return std::move(released).error();
            if (!*sent)
                continue;
            m_stuck.insert(i, **sent);
            if (isConstraint(**sent))
                again << i;
            else
                m_refused.append({i, **sent});
        }
        return again;
    }

    /// Rows that exchange a unique value, or refer to each other: together or never.
    Result<bool> free(const QList<qsizetype> &stuck)
    {
        if (!m_refused.isEmpty())
            return false;
        if (m_trials.mayDefer && !std::exchange(m_deferred, true)) {
            if (auto set = send("set constraints all deferred"); !set)
                return std::move(set).error();
            return true;
        }
        if (!m_trials.makeWay)
            return false;
        Trials::Refusals refusals;
        for (const qsizetype i : stuck)
            refusals.insert(i, m_stuck.value(i));
        return m_trials.makeWay(refusals);
    }

    /// Whoever was let through by that answers for what is broken now.
    Result<void> checkDeferred()
    {
        if (!m_deferred || !m_refused.isEmpty())
            return {};
        auto checked = m_link.execute(m_job, "set constraints all immediate");
        if (checked)
            return {};
        if (checked.error().kind != Error::Kind::Sql)
            return std::move(checked).error();
        for (auto it = m_stuck.cbegin(); it != m_stuck.cend(); ++it)
            m_refused.append({it.key(), it.value()});
        return {};
    }

    Link &m_link;
    Job &m_job;
    const Trials &m_trials;
    QList<std::pair<qsizetype, Error>> m_refused;
    Trials::Refusals m_stuck; ///< refused once, by what; they may have gone through since
    bool m_deferred = false;
};

} // namespace

bool isRefusal(const Error &error)
{
    return (error.kind == Error::Kind::Sql && !error.sessionLost()) || error.kind == Error::Kind::Input;
}

bool isConstraint(const Error &error)
{
    return error.kind == Error::Kind::Sql && error.sqlState.startsWith(QLatin1String("23"));
}

Result<QList<std::pair<qsizetype, Error>>> tryAll(Link &link, Job &job, const Trials &trials)
{
    return Trying(link, job, trials).execute();
}

} // namespace core::edit
