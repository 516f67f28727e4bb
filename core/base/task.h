// SPDX-License-Identifier: GPL-3.0-or-later
// Task<T>: the future answer of work that runs on another thread, and the way to stop it.
// Measured in Qt 6.4: QFuture::then(context, ...) aborts when the context dies first, QFuture::cancel()
// throws the value away, and of two .then() on one future only the second runs. So: receive with whenDone(),
// stop with requestStop(), and the worker always *finishes*, if need be with Error::cancelled().
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <atomic>
#include <memory>
#include <stop_token>

namespace core {

template <class T> class [[nodiscard]] Task
{
public:
    Task() = default;
    Task(QFuture<Result<T>> future, std::stop_source stop)
        : m_future(std::move(future))
        , m_stop(std::move(stop))
    {
    }

    /// Asks the worker to end soon; the answer then is Error::cancelled() unless it was finished already.
    void requestStop() { m_stop.request_stop(); }
    bool isFinished() const { return m_future.isFinished(); }
    bool isValid() const { return m_future.isValid(); }
    const QFuture<Result<T>> &future() const { return m_future; }

    /// Blocks until the answer is there. Thread: never the GUI thread; for the headless verbs and for tests.
    Result<T> wait()
    {
        m_future.waitForFinished();
        if (m_future.resultCount() == 0)
            return Error::internal(QStringLiteral("A task ended without an answer"));
        return m_future.takeResult();
    }

private:
    QFuture<Result<T>> m_future;
    std::stop_source m_stop{std::nostopstate};
};

/// The worker's end of a Task. Thread-safe: the first finish() counts. Dropping it unfinished answers
/// Error::cancelled().
template <class T> class TaskSource
{
public:
    TaskSource() { m_promise.start(); }
    ~TaskSource() { finish(Error::cancelled()); }
    TaskSource(const TaskSource &) = delete;
    TaskSource &operator=(const TaskSource &) = delete;

    Task<T> task() { return Task<T>(m_promise.future(), m_stop); }
    std::stop_token stopToken() const { return m_stop.get_token(); }

    bool finish(Result<T> answer)
    {
        if (m_done.exchange(true))
            return false;
        m_promise.addResult(std::move(answer));
        m_promise.finish();
        return true;
    }

private:
    QPromise<Result<T>> m_promise;
    std::stop_source m_stop;
    std::atomic_bool m_done = false;
};

/// A task that is finished already.
template <class T> Task<T> finishedTask(Result<T> answer)
{
    TaskSource<T> source;
    auto task = source.task();
    source.finish(std::move(answer));
    return task;
}

/// Calls handler(Result<T>) once, in context's thread, when the task is done; never if context is destroyed
/// before. Only one receiver per task: the answer is moved out. Thread: the caller's must be context's.
template <class T, class Handler> void whenDone(Task<T> task, QObject *context, Handler handler)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, handler = std::move(handler)]() mutable {
                         watcher->deleteLater();
                         auto future = watcher->future();
                         if (future.resultCount() > 0)
                             handler(future.takeResult());
                         else
                             handler(Result<T>(Error::cancelled()));
                     });
    watcher->setFuture(task.future());
}

} // namespace core
