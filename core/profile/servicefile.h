// SPDX-License-Identifier: GPL-3.0-or-later
// pg_service.conf, read into profiles. (The password file is libpq's own business: it looks there itself.)
#pragma once

#include "core/profile/conninfo.h"

namespace core::profile {

struct ServiceFile
{
    QList<ParsedConninfo> services; ///< profile.name is the service's name
    QStringList problems;           ///< lines that could not be used: "line 7: …"; never holds a password
};

/// The files libpq would read, the user's first; only those that exist.
QStringList serviceFiles();
/// Reads one file (at most 1 MB). Fails with Io.
Result<ServiceFile> readServiceFile(const QString &path);
/// The same for text in hand.
ServiceFile parseServiceFile(const QByteArray &text);

} // namespace core::profile
