// SPDX-License-Identifier: GPL-3.0-or-later
// Work for the program's pool of threads as a task. Unlike runInPool() it is done also when the task was
// stopped before it began: it may be what cleans up.
#pragma once

#include "core/base/task.h"

#include <QThreadPool>

#include <functional>

namespace core::transfer {

template <class T> Task<T> inBackground(std::function<Result<T>(const std::stop_token &)> work)
{
    auto source = std::make_shared<TaskSource<T>>();
    auto task = source->task();
    QThreadPool::globalInstance()->start(
        [source, work = std::move(work)] { source->finish(work(source->stopToken())); });
    return task;
}

} // namespace core::transfer
