// SPDX-License-Identifier: GPL-3.0-or-later
// One job on a session of its own: takes it, runs, answers, gives it back. Lives in the thread that made it
// and ends itself; its destruction stops it. Thread: GUI; the work runs in the session's.
#pragma once

#include "core/base/task.h"
#include "core/session/pool.h"

#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>

namespace core::importing {

template <class T> class SessionRun : public QObject
{
public:
    using Work = std::function<Result<T>(session::Link &, session::Job &)>;

    SessionRun(QString label, Work work, QObject *parent)
        : QObject(parent)
        , m_label(std::move(label))
        , m_work(std::move(work))
    {
    }
    ~SessionRun() override
    {
        m_onStop.reset(); // waits for one that is being called
        if (m_stopStep)
            m_stopStep();
    }

    Task<T> start(session::Pool &pool, const profile::ConnectionProfile &profile, const QString &database)
    {
        auto task = m_answer->task();
        m_onStop = std::make_unique<StopCallback>(m_answer->stopToken(), [this] {
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_stopped = true;
                    if (m_stopStep)
                        m_stopStep();
                },
                Qt::QueuedConnection);
        });
        follow<session::Lease>(pool.exclusive(profile, database), [this](Result<session::Lease> lease) {
            if (!lease)
                return finish(lease.error());
            m_lease = std::move(*lease);
            follow<T>(m_lease->run<T>(m_label, m_work),
                      [this](Result<T> answer) { finish(std::move(answer)); });
        });
        return task;
    }

private:
    using StopCallback = std::stop_callback<std::function<void()>>;

    template <class U> void follow(Task<U> task, std::function<void(Result<U>)> next)
    {
        auto shared = std::make_shared<Task<U>>(task);
        m_stopStep = [shared] { shared->requestStop(); };
        if (m_stopped)
            m_stopStep();
        whenDone(std::move(task), this, [this, next = std::move(next)](Result<U> answer) {
            m_stopStep = {};
            next(std::move(answer));
        });
    }

    void finish(Result<T> answer)
    {
        m_lease.release();
        m_answer->finish(std::move(answer));
        deleteLater();
    }

    const QString m_label;
    const Work m_work;
    std::shared_ptr<TaskSource<T>> m_answer = std::make_shared<TaskSource<T>>();
    std::unique_ptr<StopCallback> m_onStop;
    std::function<void()> m_stopStep;
    bool m_stopped = false;
    session::Lease m_lease;
};

} // namespace core::importing
