// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/setrun.h"

#include "core/transfer/background.h"

namespace core::transfer {

using session::Job;
using session::Lease;
using session::Link;

SetRun::SetRun(session::Pool &pool, std::shared_ptr<SetWork> work, profile::ConnectionProfile profile,
               QString database, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_work(std::move(work))
    , m_profile(std::move(profile))
    , m_database(std::move(database))
{
}

SetRun::~SetRun()
{
    m_onStop.reset(); // waits for one that is being called
    m_work->stop();
    stopSteps();
}

Task<SetReport> SetRun::start()
{
    auto task = m_answer->task();
    // whichever thread stops the task, the steps are this thread's
    m_onStop = std::make_unique<StopCallback>(m_answer->stopToken(), std::function<void()>([this] {
                                                  QMetaObject::invokeMethod(
                                                      this,
                                                      [this] {
                                                          m_stopped = true;
                                                          m_work->stop();
                                                          stopSteps();
                                                      },
                                                      Qt::QueuedConnection);
                                              }));
    follow<void>(inBackground<void>([work = m_work](const std::stop_token &) { return work->checkFolder(); }),
                 [this](const Result<void> &checked) {
                     if (!checked)
                         return giveUp(checked.error());
                     takeLeader();
                 });
    return task;
}

template <class T> void SetRun::follow(Task<T> task, std::function<void(Result<T>)> next)
{
    const int step = ++m_lastStep;
    auto shared = std::make_shared<Task<T>>(task);
    m_steps.emplace(step, [shared] { shared->requestStop(); });
    if (m_stopped)
        shared->requestStop();
    whenDone(std::move(task), this, [this, step, next = std::move(next)](Result<T> answer) {
        m_steps.erase(step);
        next(std::move(answer));
    });
}

void SetRun::stopSteps()
{
    const auto steps = m_steps; // one that ends at once takes itself out
    for (const auto &[step, stop] : steps)
        stop();
}

void SetRun::takeLeader()
{
    if (m_stopped)
        return giveUp(Error::cancelled());
    follow<Lease>(m_pool.exclusive(m_profile, m_database), [this](Result<Lease> lease) {
        if (!lease)
            return giveUp(lease.error());
        m_leader = std::make_shared<Lease>(std::move(*lease));
        prepare();
    });
}

void SetRun::prepare()
{
    follow<void>(
        (*m_leader)->run<void>(QStringLiteral("Preparing the export"),
                               [work = m_work](Link &link, Job &job) { return work->prepare(link, job); }),
        [this](const Result<void> &prepared) {
            if (!prepared)
                return giveUp(prepared.error());
            if (m_stopped)
                return giveUp(Error::cancelled());
            takeOthers();
            work(m_leader, true);
        });
}

void SetRun::takeOthers()
{
    for (int i = 1; i < m_work->sessions(); ++i) {
        follow<Lease>(m_pool.exclusive(m_profile, m_database), [this](Result<Lease> lease) {
            if (m_ending || m_failure || m_stopped || !m_work->hasWork(false))
                return;
            if (!lease)
                m_work->addNote(
                    QStringLiteral("Fewer sessions than asked for: %1").arg(lease.error().message));
            else
                work(std::make_shared<Lease>(std::move(*lease)), false);
        });
    }
}

void SetRun::work(const std::shared_ptr<Lease> &lease, bool leader)
{
    ++m_active;
    m_leaderBusy = m_leaderBusy || leader;
    m_work->progress()->sessions = m_active;
    follow<void>((*lease)->run<void>(QStringLiteral("Exporting"),
                                     [work = m_work, leader](Link &link, Job &job) {
                                         return leader ? work->lead(link, job) : work->join(link, job);
                                     }),
                 [this, lease, leader](const Result<void> &answer) {
                     if (!leader)
                         lease->release();
                     ended(leader, answer);
                 });
}

void SetRun::ended(bool leader, const Result<void> &answer)
{
    --m_active;
    m_work->progress()->sessions = m_active;
    if (leader)
        m_leaderBusy = false;
    if (!answer && !m_failure) {
        m_failure = answer.error();
        m_work->stop();
        stopSteps(); // also those still being opened
    }
    // what the others had to give back
    if (!m_failure && !m_stopped && !m_leaderBusy && m_work->hasWork(true))
        return work(m_leader, true);
    if (m_active > 0)
        return;
    if (m_stopped)
        return giveUp(Error::cancelled());
    if (m_failure) {
        const auto first = m_work->error(); // the others only say that they were stopped
        return giveUp(first ? *first : *m_failure);
    }
    endTransaction();
}

void SetRun::endTransaction()
{
    m_ending = true;
    follow<void>((*m_leader)->run<void>(
                     QStringLiteral("Ending the export"),
                     [work = m_work](Link &link, Job &job) { return work->endTransaction(link, job); }),
                 [this](const Result<void> &ended) {
                     if (!ended)
                         return giveUp(ended.error());
                     if (m_stopped)
                         return giveUp(Error::cancelled());
                     putInPlace();
                 });
}

void SetRun::putInPlace()
{
    follow<SetReport>(
        inBackground<SetReport>([work = m_work](const std::stop_token &) { return work->finish(); }),
        [this](Result<SetReport> report) {
            if (!report)
                return giveUp(report.error());
            answer(std::move(report));
        });
}

void SetRun::giveUp(Error error)
{
    m_ending = true;
    if (m_leader)
        m_leader->release();
    // gone before anyone is told
    follow<void>(inBackground<void>([work = m_work](const std::stop_token &) {
                     work->discard();
                     return Result<void>();
                 }),
                 [this, error = std::move(error)](const Result<void> &) { answer(error); });
}

void SetRun::answer(Result<SetReport> report)
{
    if (m_leader)
        m_leader->release();
    m_answer->finish(std::move(report));
    deleteLater();
}

} // namespace core::transfer
