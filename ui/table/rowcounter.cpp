// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/rowcounter.h"

#include "core/session/borrow.h"

namespace ui::table {

using core::Result;
using core::session::Job;
using core::session::Link;

RowCounter::RowCounter(core::session::Pool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

RowCounter::~RowCounter()
{
    disconnect();
    reset();
}

void RowCounter::start(const core::profile::ConnectionProfile &profile, const QString &database,
                       const QByteArray &sql, const QList<QByteArray> &enter)
{
    reset();
    m_running = true;
    m_clock.start();
    const quint64 serial = m_serial;
    core::session::borrow<qint64>(
        m_pool.exclusive(profile, database), this, tr("Counting rows"),
        [statements = enter + QList<QByteArray>{sql}](Link &link, Job &job) -> Result<qint64> {
            qint64 rows = 0;
            for (const QByteArray &one : statements) {
                auto result = link.execute(job, one);
                if (!result)
                    return std::move(result).error();
                if (PQntuples(result->get()) == 1)
                    rows = QByteArray(PQgetvalue(result->get(), 0, 0)).toLongLong();
            }
            return rows;
        },
        {[this, serial] { return serial == m_serial; },
         [this](std::function<void()> stop) { m_stop = std::move(stop); },
         [this](const core::session::SessionInfo &) { m_countedAt = QDateTime::currentDateTime(); }},
        [this](const Result<qint64> &answer) { finish(answer); });
    emit changed();
}

void RowCounter::cancel()
{
    if (m_stop)
        m_stop();
}

void RowCounter::reset()
{
    const bool told = m_running || m_count;
    cancel();
    ++m_serial;
    m_stop = {};
    m_running = false;
    m_count.reset();
    m_clock.invalidate();
    if (told)
        emit changed();
}

void RowCounter::finish(const Result<qint64> &answer)
{
    m_stop = {};
    m_running = false;
    if (answer)
        m_count = *answer;
    emit changed();
    if (!answer && !answer.error().isCancelled())
        emit failed(answer.error());
}

} // namespace ui::table
