// SPDX-License-Identifier: GPL-3.0-or-later
// What the playground needs from the operating system beside Qt: accounts, owners of folders, processes of a
// cluster. Thread: any. The one file of this room that a port to another system rewrites.
#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>

namespace core::playground {

struct Account
{
    uint userId = 0;
    uint groupId = 0;
    QString name;
};

/// The server refuses to run as root; then everything of the cluster belongs to the account `postgres`.
bool runningAsRoot();
Account currentAccount();
std::optional<Account> findAccount(const QString &name);

/// Makes `path` (its parent must exist) a folder that only `owner` can enter, or checks that it is one
/// already. Fails: Io, also where somebody else put a folder or a link there before us.
Result<void> makePrivateFolder(const QString &path, const Account &owner);
/// The first folder on the way to `path` that `account` may not pass; empty if it can get there.
QString barrierOnTheWayTo(const QString &path, const Account &account);

enum class Signal
{
    Terminate,
    Interrupt,
    Quit,
    Kill
};

/// Not for a zombie: in a container without an init nobody collects them, and they hold nothing.
bool processLives(qint64 pid);
/// The working folder of a process, which for every process of a cluster is its data folder. Empty if
/// unknown.
QString processFolder(qint64 pid);
/// All living processes whose working folder is `folder` (canonical). Empty where the system cannot tell.
QList<qint64> processesIn(const QString &folder);
bool sendSignal(qint64 pid, Signal signal);

/// One process at a time holds the file; the system lets go of it when that process ends, however it ends
/// (QLockFile leaves a file behind then, and takes it for another machine's once a container has a new host
/// name).
class FileLock
{
public:
    explicit FileLock(const QString &path);
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

    bool isOpen() const { return m_file >= 0; } ///< false: the file cannot be made, nobody will ever hold it
    bool tryLock();

private:
    int m_file = -1;
};

/// Bytes of the longest path of a unix socket, without the terminating zero.
int longestSocketPath();

} // namespace core::playground
