// SPDX-License-Identifier: GPL-3.0-or-later
// Pure computation in the global thread pool, answered as a Task.
#pragma once

#include "core/base/task.h"

#include <QThreadPool>

#include <memory>

namespace core {

/// job(const std::stop_token &) -> Result<T>, run once in a thread of the pool. It owns what it captures and
/// should look at the token now and then. Thread: any.
template <class T, class Job> Task<T> runInPool(Job job)
{
    auto source = std::make_shared<TaskSource<T>>();
    auto task = source->task();
    QThreadPool::globalInstance()->start([source, job = std::move(job)]() mutable {
        const std::stop_token stop = source->stopToken();
        source->finish(stop.stop_requested() ? Result<T>(Error::cancelled()) : job(stop));
    });
    return task;
}

} // namespace core
