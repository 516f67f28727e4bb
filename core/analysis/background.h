// SPDX-License-Identifier: GPL-3.0-or-later
// Pure computation in the program's pool of threads.
#pragma once

#include "core/base/task.h"

#include <QThreadPool>

namespace core::analysis {

/// work(std::stop_token) -> Result<T> in another thread. It must own or share all that it uses.
template <class T, class Work> Task<T> inBackground(Work work)
{
    auto source = std::make_shared<TaskSource<T>>();
    auto task = source->task();
    QThreadPool::globalInstance()->start([source, work = std::move(work)]() mutable {
        source->finish(source->stopToken().stop_requested() ? Result<T>(Error::cancelled())
                                                            : work(source->stopToken()));
    });
    return task;
}

} // namespace core::analysis
