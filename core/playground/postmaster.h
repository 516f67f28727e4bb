// SPDX-License-Identifier: GPL-3.0-or-later
// A cluster's main process as its lock file `postmaster.pid` tells of it.
// Thread: any (reads small files).
#pragma once

#include <QString>

#include <optional>

namespace core::playground {

struct Postmaster
{
    qint64 pid = 0;
    QString dataFolder;
    int port = 0;
    QString socketFolder;

    /// The file's content, whether or not that process still lives; nothing if there is no (whole) file.
    static std::optional<Postmaster> readLock(const QString &path);
    /// The server that runs on this data folder now; nothing if it is stopped, or the file is a dead server's
    /// (killed, the machine switched off) even though another program has its process id now.
    static std::optional<Postmaster> runningOn(const QString &dataFolder);
    /// Lives, and works in its data folder.
    bool isAlive() const;
};

} // namespace core::playground
