// SPDX-License-Identifier: GPL-3.0-or-later
// Saves a script whose statements belong to several databases: each in a session of its database, in order,
// one after the other. Also for scripts of one database: the same call for every form. There is no
// transaction over databases: what is committed in one stays when a later one fails, and the outcome says so.
// Thread: GUI (the owner's of the pool). Lifetime: destroying it stops what runs.
#pragma once

#include "core/base/task.h"
#include "core/ddl/scriptrunner.h"
#include "core/session/pool.h"

#include <QObject>

#include <functional>

namespace core::ddl {

class MultiRun : public QObject
{
    Q_OBJECT

public:
    /// Gives a session of a database; empty: the object's own. Pool::shared or exclusive with the profile
    /// bound.
    using LeaseFor = std::function<Task<session::Lease>(const QString &database)>;

    /// options.reread and rechecks are read in the object's own database, before anything is written in any.
    MultiRun(LeaseFor leaseFor, Script script, SaveOptions options, QObject *parent = nullptr);
    ~MultiRun() override;

    /// Called before a part with Statement::unused: Pool::closeIdle with the profile bound.
    void setCloseIdle(std::function<void(const QString &database)> closeIdle);

    void start();
    /// Stops what runs; nothing after it is sent. finished() follows.
    void cancel();
    bool isRunning() const { return m_running; }
    const Script &script() const { return m_script; }

signals:
    /// Statements first … first + count - 1 begin in a database; empty: the object's own.
    void databaseStarted(const QString &database, qsizetype first, qsizetype count);
    /// The session they run in.
    void sessionLent(const core::session::SessionInfo &info);
    /// Once; deletes nothing.
    void finished(const core::ddl::SaveOutcome &outcome);

private:
    struct Part
    {
        QString database;
        qsizetype first = 0;
        Script script;
    };
    void next();
    void run(session::Lease lease);
    void take(const SaveOutcome &outcome);
    void fail(const Error &error);
    void end();

    LeaseFor m_leaseFor;
    std::function<void(const QString &)> m_closeIdle;
    Script m_script;
    SaveOptions m_options;
    QList<Part> m_parts;
    qsizetype m_part = -1;
    bool m_running = false;
    bool m_cancelled = false;
    session::Lease m_lease;
    Task<session::Lease> m_leasing;
    Task<SaveOutcome> m_saving;
    SaveOutcome m_outcome;
};

} // namespace core::ddl
