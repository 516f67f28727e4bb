// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/rowcounter.h"

namespace ui::table {

using core::Error;
using core::Result;
using core::session::Job;
using core::session::Lease;
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
    m_opening = m_pool.exclusive(profile, database);
    core::whenDone(m_opening, this,
                   [this, serial, statements = enter + QList<QByteArray>{sql}](Result<Lease> lease) {
                       if (serial != m_serial)
                           return; // the lease goes back by itself
                       m_opening = {};
                       if (!lease)
                           return finish(lease.error());
                       m_lease = std::move(*lease);
                       m_countedAt = QDateTime::currentDateTime();
                       const auto count = [statements](Link &link, Job &job) -> Result<qint64> {
                           qint64 rows = 0;
                           for (const QByteArray &one : statements) {
                               auto result = link.execute(job, one);
                               if (!result)
                                   return std::move(result).error();
                               if (PQntuples(result->get()) == 1)
                                   rows = QByteArray(PQgetvalue(result->get(), 0, 0)).toLongLong();
                           }
                           return rows;
                       };
                       m_counting = m_lease->run<qint64>(tr("Counting rows"), count);
                       core::whenDone(m_counting, this, [this, serial](Result<qint64> answer) {
                           if (serial == m_serial)
                               finish(answer);
                       });
                   });
    emit changed();
}

void RowCounter::cancel()
{
    if (m_opening.isValid())
        m_opening.requestStop();
    if (m_counting.isValid())
        m_counting.requestStop();
}

void RowCounter::reset()
{
    const bool told = m_running || m_count;
    cancel();
    ++m_serial;
    m_opening = {};
    m_counting = {};
    m_lease.release();
    m_running = false;
    m_count.reset();
    m_clock.invalidate();
    if (told)
        emit changed();
}

void RowCounter::finish(const Result<qint64> &answer)
{
    m_counting = {};
    m_lease.release();
    m_running = false;
    if (answer)
        m_count = *answer;
    emit changed();
    if (!answer && !answer.error().isCancelled())
        emit failed(answer.error());
}

} // namespace ui::table
