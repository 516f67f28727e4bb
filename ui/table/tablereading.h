// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the rows of a table tab: one statement at a time on the tab's session, as another role where that is
// chosen. A newer statement ends the one that runs and takes its place. Thread: GUI.
#pragma once

#include "core/access/seeas.h"
#include "core/browse/tablequery.h"
#include "core/query/scriptrun.h"
#include "ui/query/services.h"

#include <memory>
#include <optional>

namespace ui::query {
class SeeAsMode;
class TabSession;
} // namespace ui::query

namespace ui::table {

class TableReading : public QObject
{
    Q_OBJECT

public:
    TableReading(const query::QueryServices &services, query::TabSession &session, query::SeeAsMode &seeAs,
                 QObject *parent = nullptr);
    ~TableReading() override;

    /// Opens the session where there is none yet.
    void read(const core::browse::TableStatement &statement);
    /// What waits for its reader stays as far as it was read; what runs is cancelled.
    void stop();
    /// Nothing takes the place of what is stopped.
    void dropNext() { m_again = false; }

    /// Also while it waits for its reader.
    bool isUnderWay() const { return m_run != nullptr; }
    bool isPaused() const { return m_run && m_run->isPaused(); }
    /// What runs, or ran last.
    const core::browse::TableStatement &statement() const { return m_running; }
    /// As whom; empty: as oneself.
    const std::optional<core::access::SeeAs> &seenAs() const { return m_seenAs; }
    /// "running 3 s", "idle": of the session where nothing runs.
    QString stateText() const;

signals:
    void began();
    /// Its columns are known. The receiver takes it over.
    void resultStarted(core::result::ResultSet *result);
    void pausedChanged();
    /// Also of one whose place is taken already; those do not fail.
    void finished(const core::query::Outcome &outcome);
    void failed(const core::Error &error);
    /// It could not become the role; nothing was read.
    void notSeen(const core::Error &error);
    /// It is over. again: the next one follows at once.
    void ended(bool again);

private:
    void begin();
    void end();

    query::QueryServices m_services;
    query::TabSession &m_session;
    query::SeeAsMode &m_seeAs;
    core::browse::TableStatement m_next;
    core::browse::TableStatement m_running;
    std::optional<core::access::SeeAs> m_seenAs;
    std::unique_ptr<core::query::ScriptRun> m_run;
    bool m_again = false; ///< what runs is out of date: the next one begins when it has ended
};

} // namespace ui::table
