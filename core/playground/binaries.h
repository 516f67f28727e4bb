// SPDX-License-Identifier: GPL-3.0-or-later
// Where the server programs (postgres, initdb) of this machine are.
// Thread: any but the GUI's (asks pg_config).
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace core::playground {

/// What Howdah works with.
inline constexpr int oldestServer = 13;

struct ServerBinaries
{
    QString folder; ///< holds postgres and initdb
    int major = 0;

    QString program(const QString &name) const { return folder + QLatin1Char('/') + name; }
};

/// Where to look; tests narrow it.
struct BinarySearch
{
    QStringList globs = defaultGlobs(); ///< folders, with * for the version
    QString path
        = qEnvironmentVariable("PATH"); ///< searched for postgres, and for pg_config, which knows its bindir

    static QStringList defaultGlobs();
};

/// All installations found, the newest first, each folder once.
QList<ServerBinaries> findAllServerBinaries(const BinarySearch &search = {});
/// The newest, or the newest of one major version (a data folder belongs to one).
/// Fails: Input, naming the package to install.
Result<ServerBinaries> findServerBinaries(const BinarySearch &search = {}, int major = 0);

} // namespace core::playground
