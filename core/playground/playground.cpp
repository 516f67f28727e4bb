// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playground/playground.h"

namespace core::playground {

Playground::Playground(PlaygroundOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_thread.setMaxThreadCount(1);
}

Playground::~Playground()
{
    m_closing.request_stop();
    m_thread.waitForDone();
}

template <class T>
Task<T> Playground::queue(
    std::function<Result<T>(PlaygroundCluster &, const std::stop_token &, const Progress &)> work)
{
    auto source = std::make_shared<TaskSource<T>>();
    Task<T> task = source->task();
    m_thread.start([this, source, task, work = std::move(work)]() mutable {
        // two reasons to stop, one token: our end stops the task
        const std::stop_callback closing(m_closing.get_token(), [&task] { task.requestStop(); });
        if (source->stopToken().stop_requested()) {
            source->finish(Error::cancelled());
            return;
        }
        PlaygroundCluster cluster(m_options);
        source->finish(work(cluster, source->stopToken(),
                            [this](const QString &text, int percent) { emit progress(text, percent); }));
    });
    return task;
}

Task<PlaygroundStarted> Playground::start()
{
    return queue<PlaygroundStarted>(
        [](auto &cluster, auto &stop, auto &tell) { return cluster.start(stop, tell); });
}

Task<void> Playground::stop()
{
    return queue<void>([](auto &cluster, auto &stop, auto &) { return cluster.stop(stop); });
}

Task<PlaygroundStarted> Playground::reset()
{
    return queue<PlaygroundStarted>(
        [](auto &cluster, auto &stop, auto &tell) { return cluster.reset(stop, tell); });
}

Task<Cluster::Status> Playground::status()
{
    return queue<Cluster::Status>(
        [](auto &cluster, auto &, auto &) { return Result<Cluster::Status>(cluster.status()); });
}

QString Playground::url() const
{
    return PlaygroundCluster(m_options).url();
}

} // namespace core::playground
