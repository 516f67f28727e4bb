// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/sessionsettings.h"

namespace core::transfer {

Result<void> applyExportSettings(session::Link &link, session::Job &job)
{
    QList<QByteArray> settings{"RESET bytea_output"};
    if (link.info().serverEncoding == QLatin1String("SQL_ASCII"))
        settings << "SET client_encoding = 'SQL_ASCII'";
    for (const QByteArray &setting : settings) {
        if (auto set = link.execute(job, setting); !set)
            return set.error();
    }
    return {};
}

} // namespace core::transfer
