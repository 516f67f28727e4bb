// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "core/session/sessionworker.h"

#include <QThread>

namespace core::session {

Session::Session(ConnectRequest request, Canceller &canceller, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_canceller(canceller)
    , m_thread(new QThread)
    , m_worker(new SessionWorker(std::make_shared<SessionBridge>(this), canceller))
{
    m_thread->setObjectName(QStringLiteral("session"));
    m_worker->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->start();
}

Session::~Session()
{
    m_worker->bridge()->cut();
    cancelAll();
    // The thread ends by itself, once libpq lets go of it; nobody waits for it here.
    QMetaObject::invokeMethod(m_worker, &SessionWorker::shutDown, Qt::QueuedConnection);
    m_canceller.adopt(m_thread);
}

Task<SessionInfo> Session::open()
{
    auto source = std::make_shared<TaskSource<SessionInfo>>();
    auto task = source->task();
    m_opening = source;
    // Stopping answers at once, even while the thread is still inside a name lookup.
    struct Abandon
    {
        explicit Abandon(const std::shared_ptr<TaskSource<SessionInfo>> &source)
            : callback(source->stopToken(), Finish{source})
        {
        }
        struct Finish
        {
            std::weak_ptr<TaskSource<SessionInfo>> source;
            void operator()() const
            {
                if (auto alive = source.lock())
                    alive->finish(Error::cancelled());
            }
        };
        std::stop_callback<Finish> callback;
    };
    auto abandon = std::make_shared<Abandon>(source);
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, request = m_request, source, abandon] { worker->open(request, source); },
        Qt::QueuedConnection);
    return task;
}

void Session::enqueue(QString label, std::stop_token stop, Work work, std::function<void(Error)> refuse)
{
    std::stop_source jobStop;
    auto queued = std::make_shared<QueuedJob>();
    queued->label = std::move(label);
    queued->serial = ++m_lastSerial;
    queued->stop = jobStop.get_token();
    queued->work = std::move(work);
    queued->refuse = std::move(refuse);
    m_jobs.push_back(jobStop);

    // The task's stop and cancelAll() both end in jobStop; a job that still waits is answered at once.
    struct Links
    {
        Links(std::stop_token task, std::stop_source job, const std::weak_ptr<QueuedJob> &queued)
            : refuse(job.get_token(), Refuse{queued})
            , forward(std::move(task), Forward{std::move(job)})
        {
        }
        struct Refuse
        {
            std::weak_ptr<QueuedJob> queued;
            void operator()() const
            {
                if (auto waiting = queued.lock(); waiting && waiting->take())
                    waiting->refuse(Error::cancelled());
            }
        };
        struct Forward
        {
            std::stop_source job;
            void operator()() { job.request_stop(); }
        };
        std::stop_callback<Refuse> refuse;
        std::stop_callback<Forward> forward;
    };
    auto links = std::make_shared<Links>(std::move(stop), std::move(jobStop), queued);
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, queued, links] { worker->run(queued); }, Qt::QueuedConnection);
}

void Session::cancelAll()
{
    if (m_opening)
        m_opening->task().requestStop();
    for (std::stop_source &job : m_jobs)
        job.request_stop();
}

void Session::setState(State state)
{
    if (m_state == State::Lost || m_state == state)
        return;
    const bool open = state == State::InTransaction || state == State::FailedTransaction;
    if (open && !m_transactionClock.isValid())
        m_transactionClock.start();
    else if (state == State::Idle || state == State::Lost)
        m_transactionClock.invalidate();
    m_state = state;
    emit stateChanged(state);
}

void Session::jobEnded(State state)
{
    if (!m_jobs.empty())
        m_jobs.erase(m_jobs.begin());
    setState(state);
}

void Session::connectionLost(const Error &error)
{
    emit lost(error);
}

} // namespace core::session
