// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/versionremark.h"

namespace core::session {

QString versionRemark(ServerVersion version)
{
    if (version.number == 0 || version.atLeast(OldestServer))
        return {};
    return QStringLiteral(
               "This server is PostgreSQL %1, older than Howdah knows (%2 and newer). Queries, results "
               "and exports work; lists of objects, forms and SQL of objects may fail.")
        .arg(version.toString())
        .arg(OldestServer);
}

} // namespace core::session
