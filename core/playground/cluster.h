// SPDX-License-Identifier: GPL-3.0-or-later
// A PostgreSQL cluster of our own in a folder: made, started, found again after a crash of ours, stopped.
// It listens on a unix socket in a folder that only its owner can enter, and on nothing else; so nobody needs
// a password. Under root everything but `folder` belongs to the account `postgres`, and the server runs as
// it. Thread: any one at a time, blocks, needs no event loop. Other processes: a lock file lets one at a time
// create or start.
#pragma once

#include "core/playground/binaries.h"
#include "core/playground/platform.h"
#include "core/playground/postmaster.h"

#include <chrono>
#include <functional>
#include <stop_token>

namespace core::playground {

/// What is being done, in words for the user, and how far it is in percent, -1 where nobody knows.
using Progress = std::function<void(const QString &text, int percent)>;

struct ClusterOptions
{
    QString folder{};          ///< holds data/, server.log and lock; made if need be
    QString socketFolder{};    ///< empty: one of our own, see socketfolder.h
    int port = 54329;          ///< only a part of the socket's name unless listenAddresses is set
    QString listenAddresses{}; ///< empty: no TCP
    bool durable = true;       ///< false: no fsync, for tests only; a crash of the machine loses the cluster
    QStringList settings{};    ///< further lines of postgresql.conf, written when it is made
    QStringList hbaLines{};    ///< lines of pg_hba.conf before ours, written when it is made
    BinarySearch binaries{};
    std::chrono::milliseconds startTimeout
        = std::chrono::minutes(2); ///< recovery after a crash takes a while
    std::chrono::milliseconds stopTimeout = std::chrono::seconds(60);
};

class Cluster
{
public:
    enum class State
    {
        Absent, ///< never made
        Stopped,
        Running,
    };
    struct Status
    {
        State state = State::Absent;
        qint64 pid = 0;
        QString socketFolder;
        int port = 0;
        bool answers = false; ///< accepts connections now
    };
    enum class Started
    {
        Already,
        Now
    };
    enum class StopMode
    {
        Fast,      ///< ends sessions, writes everything
        Immediate, ///< as a crash: the next start recovers
    };

    explicit Cluster(ClusterOptions options);

    const ClusterOptions &options() const { return m_options; }
    QString dataFolder() const { return m_options.folder + QStringLiteral("/data"); }
    QString logFile() const { return m_options.folder + QStringLiteral("/server.log"); }

    /// Makes it if need be, removes what a killed server left behind, starts it, waits until it answers.
    /// A server that runs on this data already is taken over. Fails: Input (no server programs, path too
    /// long), Io (with the end of the server's log as detail), Cancelled.
    Result<Started> start(const std::stop_token &stop = {}, const Progress &progress = {});
    /// Nothing if it is stopped already. Fails: Io when it does not end in time.
    Result<void> stop(StopMode mode = StopMode::Fast, const std::stop_token &stop = {});
    Status status() const;
    /// Stops it and removes the data. Fails: Io.
    Result<void> remove(const std::stop_token &stop = {});

    /// postgresql:///db?host=…&port=…&user=… of the running server, or of the one that start() would start.
    QString url(const QString &database, const QString &user = QStringLiteral("postgres")) const;
    QString socketFolder() const;
    int port() const;
    /// The owner of the data: we, or under root the account `postgres`. Fails: Input if there is none.
    static Result<Account> owner();

private:
    Result<void> create(const ServerBinaries &binaries, const Account &account, const std::stop_token &stop);
    Result<void> configure(const QString &folder) const;
    Result<void> clearRemains(const std::stop_token &stop) const;
    Result<void> launch(const ServerBinaries &binaries, const Account &account, const std::stop_token &stop);
    Result<void> waitUntilItAnswers(qint64 pid, const std::stop_token &stop) const;
    int majorOfData() const;
    QString lockFile() const { return m_options.folder + QStringLiteral("/lock"); }

    ClusterOptions m_options;
};

} // namespace core::playground
