// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/historyrecorder.h"

namespace ui::query {

using core::workspace::HistoryEntry;
using State = HistoryEntry::State;

void HistoryRecorder::begin(const QByteArray &sql, qsizetype statements,
                            const core::profile::ConnectionProfile &profile, const QString &database,
                            const QString &role)
{
    if (!m_history)
        return;
    end();
    m_entry = {};
    m_entry.at = QDateTime::currentDateTimeUtc();
    m_entry.connection = profile.id.toString();
    m_entry.server = profile.title();
    m_entry.database = database;
    m_entry.role = role;
    m_entry.bytes = sql.size();
    m_entry.statements = int(statements);
    // what is over the limit is not kept, but passwords must be found in whole statements: some more of it
    m_entry.sql
        = QString::fromUtf8(sql.first(std::min<qint64>(sql.size(), 4 * HistoryEntry::LargestStatement)));
    m_entry.state = State::Done;
    m_clock.start();
    m_uid = m_history->begin(m_entry);
}

void HistoryRecorder::add(const core::query::Outcome &outcome)
{
    if (m_uid.isEmpty())
        return;
    const qint64 rows = outcome.hasColumns ? outcome.rowsReceived : outcome.rowsAffected;
    if (rows >= 0)
        m_entry.rows = std::max<qint64>(0, m_entry.rows) + rows;
    if (!outcome.error || m_entry.state != State::Done)
        return;
    m_entry.state = outcome.error->isCancelled()     ? State::Cancelled
        : outcome.fate == core::query::Fate::Unknown ? State::Unknown
                                                     : State::Failed;
    m_entry.error = outcome.error->message;
    if (!outcome.error->sqlState.isEmpty())
        m_entry.error += QStringLiteral(" (%1)").arg(outcome.error->sqlState);
}

void HistoryRecorder::end()
{
    if (m_uid.isEmpty())
        return;
    m_entry.duration = std::chrono::milliseconds(m_clock.elapsed());
    m_history->finish(m_uid, m_entry);
    m_uid.clear();
    m_entry = {};
}

} // namespace ui::query
