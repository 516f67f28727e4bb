// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/tablereading.h"

#include "ui/base/amounts.h"
#include "ui/query/readingsettings.h"
#include "ui/query/seeasmode.h"
#include "ui/query/tabsession.h"

#include <utility>

namespace ui::table {

using core::Error;
using core::query::Outcome;
using core::query::ScriptRun;

TableReading::TableReading(const query::QueryServices &services, query::TabSession &session,
                           query::SeeAsMode &seeAs, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_session(session)
    , m_seeAs(seeAs)
{
}

TableReading::~TableReading() = default;

void TableReading::read(const core::browse::TableStatement &statement)
{
    m_next = statement;
    if (m_run) {
        m_again = true;
        stop();
        return;
    }
    m_session.open([this] { begin(); });
}

void TableReading::begin()
{
    if (m_run)
        return;
    m_running = m_next;
    ScriptRun::Options options = query::readingOptions(m_services.settings, m_services.storage, false);
    options.frame = m_seeAs.frame();
    m_seenAs.reset();
    if (options.frame)
        m_seenAs = m_seeAs.seeAs();
    m_run = std::make_unique<ScriptRun>(*m_session.session(), QList<QByteArray>{m_running.sql}, options);
    connect(m_run.get(), &ScriptRun::frameFailed, this, [this](const Error &error) {
        if (error.connectionLost || error.isCancelled() || m_again)
            return;
        Error told = error;
        told.message = tr("Not read as %1: %2").arg(m_seenAs->role, error.message);
        emit notSeen(told);
        m_seeAs.readRoles();
    });
    connect(m_run.get(), &ScriptRun::resultStarted, this, [this](int, core::result::ResultSet *result) {
        if (!m_again) // else it goes with the run
            emit resultStarted(result);
    });
    connect(m_run.get(), &ScriptRun::statementFinished, this, [this](int, const Outcome &outcome) {
        emit finished(outcome);
        if (!m_again && outcome.error && !outcome.error->isCancelled() && !outcome.error->connectionLost)
            emit failed(*outcome.error);
    });
    connect(m_run.get(), &ScriptRun::finished, this, &TableReading::end);
    connect(m_run.get(), &ScriptRun::pausedChanged, this, &TableReading::pausedChanged);
    emit began();
    m_run->start();
}

void TableReading::end()
{
    m_run.release()->deleteLater(); // we are inside its signal; the result was taken over
    const bool again = std::exchange(m_again, false);
    emit ended(again);
    if (again)
        m_session.open([this] { begin(); });
}

void TableReading::stop()
{
    if (!m_run)
        return;
    if (m_run->isPaused())
        m_run->result()->stopHere();
    else
        m_run->cancel();
}

QString TableReading::stateText() const
{
    if (m_session.isConnecting())
        return tr("connecting…");
    if (isPaused())
        return tr("paused, %1 so far").arg(rowsText(m_run->result()->rowCount()));
    if (m_run) {
        const QString text = m_run->isCancelling() ? tr("cancelling…") : tr("running");
        const qint64 elapsed = m_run->elapsed();
        return elapsed < 1000
            ? text
            : text + QLatin1Char(' ') + durationText(std::chrono::milliseconds(elapsed / 1000 * 1000));
    }
    if (m_session.isLost())
        return tr("connection lost");
    return m_session.session() ? tr("idle") : tr("not connected");
}

} // namespace ui::table
