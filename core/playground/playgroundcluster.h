// SPDX-License-Identifier: GPL-3.0-or-later
// The playground: a cluster in the user's data folder with the sample database `shop` in it. The blocking
// half, for the headless verbs and for Playground's thread. Thread: any one at a time, blocks.
#pragma once

#include "core/playground/cluster.h"
#include "core/playground/sampledatabase.h"

namespace core::playground {

struct PlaygroundOptions
{
    QString folder = defaultFolder();
    SampleOptions sample{};
    bool durable = true; ///< false for tests only, see ClusterOptions
    BinarySearch binaries{};

    /// $HOWDAH_DATA_HOME/playground, else ~/.local/share/howdah/playground, else, for root, whose home the
    /// account `postgres` cannot enter, /var/lib/howdah/playground.
    static QString defaultFolder();
};

struct PlaygroundStarted
{
    QString url; ///< of the sample database, as the superuser postgres; no password
    bool wasRunning = false;
    SampleState sample = SampleState::Kept;
};

class PlaygroundCluster
{
public:
    explicit PlaygroundCluster(PlaygroundOptions options = {});

    /// Makes what is missing, starts the server if it does not run, makes the sample database if it is not
    /// there. Fails: Input (no server programs), Io, Sql, Cancelled. A server that was started stays up,
    /// whatever the sample did.
    Result<PlaygroundStarted> start(const std::stop_token &stop = {}, const Progress &progress = {});
    Result<void> stop(const std::stop_token &stop = {});
    /// Throws the whole cluster away, with all that was done in it, and makes it anew.
    Result<PlaygroundStarted> reset(const std::stop_token &stop = {}, const Progress &progress = {});
    Cluster::Status status() const { return m_cluster.status(); }
    /// Of the sample database, whether or not the server runs. Reads one small file.
    QString url() const { return m_cluster.url(m_options.sample.database); }
    const Cluster &cluster() const { return m_cluster; }

private:
    PlaygroundOptions m_options;
    Cluster m_cluster;
};

} // namespace core::playground
