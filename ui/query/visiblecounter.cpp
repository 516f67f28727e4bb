// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/visiblecounter.h"

#include "core/session/borrow.h"
#include "ui/base/amounts.h"

#include <QLocale>

namespace ui::query {

using core::Result;
using core::access::SeeAs;
using core::access::VisibleTable;
using core::profile::ConnectionProfile;
using core::session::Job;
using core::session::Link;

namespace {

constexpr std::chrono::milliseconds Patience{0}; ///< there is a Cancel beside it

} // namespace

VisibleCounter::VisibleCounter(core::session::Pool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

VisibleCounter::~VisibleCounter()
{
    disconnect();
    reset();
}

void VisibleCounter::start(const ConnectionProfile &profile, const QString &database, const SeeAs &seeAs,
                           qint64 oid)
{
    start(profile, database, [seeAs, oid](Link &link, Job &job) {
        return core::access::countVisible(link, job, seeAs, oid, Patience);
    });
}

void VisibleCounter::start(const ConnectionProfile &profile, const QString &database, const SeeAs &seeAs,
                           const QString &schema, const QString &table)
{
    start(profile, database, [seeAs, schema, table](Link &link, Job &job) -> Result<VisibleTable> {
        auto rows = core::access::countVisible(link, job, seeAs, schema, table, Patience);
        if (!rows)
            return std::move(rows).error();
        return VisibleTable{schema, table, *rows};
    });
}

void VisibleCounter::start(const ConnectionProfile &profile, const QString &database, Count count)
{
    reset();
    m_running = true;
    m_clock.start();
    const quint64 serial = m_serial;
    core::session::borrow<VisibleTable>(m_pool.exclusive(profile, database), this,
                                        tr("Counting what policies hide"), std::move(count),
                                        {[this, serial] { return serial == m_serial; },
                                         [this](std::function<void()> stop) { m_stop = std::move(stop); },
                                         {}},
                                        [this](const Result<VisibleTable> &answer) { finish(answer); });
    emit changed();
}

void VisibleCounter::cancel()
{
    if (m_stop)
        m_stop();
}

void VisibleCounter::reset()
{
    const bool told = m_running || m_answer;
    cancel();
    ++m_serial;
    m_stop = {};
    m_running = false;
    m_answer.reset();
    m_clock.invalidate();
    if (told)
        emit changed();
}

void VisibleCounter::finish(const Result<VisibleTable> &answer)
{
    m_stop = {};
    m_running = false;
    if (answer)
        m_answer = *answer;
    emit changed();
    if (!answer && !answer.error().isCancelled())
        emit failed(answer.error());
}

QString visibleText(const VisibleTable &table, const QString &role)
{
    const auto number = [](qint64 count) { return QLocale().toString(count); };
    const core::access::VisibleRows &rows = table.rows;
    if (!rows.total)
        return VisibleCounter::tr("%1 of %2 visible to %3; how many there are cannot be told: policies hide "
                                  "rows from you, too")
            .arg(rowsText(rows.visible), table.table, role);
    if (rows.hidden() == 0)
        return VisibleCounter::tr("All %1 of %2 visible to %3")
            .arg(rowsText(rows.visible), table.table, role);
    if (rows.hidden() < 0) // a view may ask who looks
        return VisibleCounter::tr("%1 of %2 visible to %3, %4 to you")
            .arg(rowsText(rows.visible), table.table, role, number(*rows.total));
    return VisibleCounter::tr("%1 of %2 of %3 visible to %4: %5 hidden by policies")
        .arg(number(rows.visible), rowsText(*rows.total), table.table, role, number(rows.hidden()));
}

} // namespace ui::query
