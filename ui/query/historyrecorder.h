// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the history of the runs of one tab: what, where, as whom at its start, and what came of it at its
// end. Thread: GUI.
#pragma once

#include "core/profile/connectionprofile.h"
#include "core/query/outcome.h"
#include "core/workspace/history.h"

#include <QElapsedTimer>
#include <QString>

namespace ui::query {

class HistoryRecorder
{
public:
    /// Null: nothing is kept.
    explicit HistoryRecorder(core::workspace::History *history)
        : m_history(history)
    {
    }
    /// A run that has not ended stays in the history as one of which nothing is known.
    ~HistoryRecorder() = default;

    /// role: whom it runs as, where that is not the user who logged in.
    void begin(const QByteArray &sql, qsizetype statements, const core::profile::ConnectionProfile &profile,
               const QString &database, const QString &role);
    /// Of each statement, in turn.
    void add(const core::query::Outcome &outcome);
    void end();

private:
    core::workspace::History *m_history;
    core::workspace::HistoryEntry m_entry{};
    QString m_uid;
    QElapsedTimer m_clock;
};

} // namespace ui::query
