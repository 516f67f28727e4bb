// SPDX-License-Identifier: GPL-3.0-or-later
// One export by several sessions from its request to its answer: takes the sessions, lets them work, and ends
// them all when one fails or the user stops it. Sessions that cannot be had are done without. Lives in the
// GUI thread and ends itself; its destruction stops what runs.
#pragma once

#include "core/base/task.h"
#include "core/session/pool.h"
#include "core/transfer/setwork.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace core::transfer {

class SetRun : public QObject
{
public:
    SetRun(session::Pool &pool, std::shared_ptr<SetWork> work, profile::ConnectionProfile profile,
           QString database, QObject *parent);
    ~SetRun() override;

    /// Stopping the task cancels the statements on the server and removes what was written.
    Task<SetReport> start();

private:
    using StopCallback = std::stop_callback<std::function<void()>>;

    template <class T> void follow(Task<T> task, std::function<void(Result<T>)> next);
    void stopSteps();
    void takeLeader();
    void prepare();
    void takeOthers();
    void work(const std::shared_ptr<session::Lease> &lease, bool leader);
    void ended(bool leader, const Result<void> &answer);
    void endTransaction();
    void putInPlace();
    void giveUp(Error error);
    void answer(Result<SetReport> report);

    session::Pool &m_pool;
    std::shared_ptr<SetWork> m_work;
    profile::ConnectionProfile m_profile;
    QString m_database;
    std::shared_ptr<TaskSource<SetReport>> m_answer = std::make_shared<TaskSource<SetReport>>();
    std::unique_ptr<StopCallback> m_onStop;
    std::map<int, std::function<void()>> m_steps; ///< that run, and how to stop each
    int m_lastStep = 0;
    std::shared_ptr<session::Lease> m_leader;
    int m_active = 0; ///< sessions at work
    bool m_leaderBusy = false;
    bool m_stopped = false; ///< by the user
    bool m_ending = false;
    std::optional<Error> m_failure; ///< the first that ended a session's work
};

} // namespace core::transfer
