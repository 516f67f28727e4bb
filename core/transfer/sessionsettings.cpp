// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/sessionsettings.h"

#include "core/transfer/format.h"

namespace core::transfer {

Result<void> applyExportSettings(session::Link &link, session::Job &job, Format format)
{
    QList<QByteArray> settings{"RESET bytea_output"};
    settings += sessionSettings(format);
    if (link.info().serverEncoding == QLatin1String("SQL_ASCII"))
        settings << "SET client_encoding = 'SQL_ASCII'";
    for (const QByteArray &setting : settings) {
        if (auto set = link.execute(job, setting); !set)
            return set.error();
    }
    return {};
}

} // namespace core::transfer
