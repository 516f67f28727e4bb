// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playground/playgroundcluster.h"

#include <QStandardPaths>

namespace core::playground {

QString PlaygroundOptions::defaultFolder()
{
    const QString chosen = qEnvironmentVariable("HOWDAH_DATA_HOME");
    if (!chosen.isEmpty())
        return chosen + QStringLiteral("/playground");
    if (runningAsRoot())
        return QStringLiteral("/var/lib/howdah/playground");
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/howdah/playground");
}

PlaygroundCluster::PlaygroundCluster(PlaygroundOptions options)
    : m_options(std::move(options))
    , m_cluster({.folder = m_options.folder, .durable = m_options.durable, .binaries = m_options.binaries})
{
}

Result<PlaygroundStarted> PlaygroundCluster::start(const std::stop_token &stop, const Progress &progress)
{
    const auto started = m_cluster.start(stop, progress);
    if (!started)
        return started.error();
    const auto sample = ensureSample([this](const QString &database) { return m_cluster.url(database); },
                                     m_options.sample, stop, progress);
    if (!sample)
        return sample.error();
    return PlaygroundStarted{url(), *started == Cluster::Started::Already, *sample};
}

Result<void> PlaygroundCluster::stop(const std::stop_token &stop)
{
    return m_cluster.stop(Cluster::StopMode::Fast, stop);
}

Result<PlaygroundStarted> PlaygroundCluster::reset(const std::stop_token &stop, const Progress &progress)
{
    if (progress)
        progress(QStringLiteral("Removing the playground…"), -1);
    if (auto removed = m_cluster.remove(stop); !removed)
        return removed.error();
    return start(stop, progress);
}

} // namespace core::playground
