// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/sessionsettings.h"

#include "core/transfer/format.h"

namespace core::transfer {

namespace {

/// libpq asks the system for as many bytes as its buffer has room for, and that has 16 kB until an answer was
/// longer: after this one it takes eight times as much at once.
constexpr char WideAnswer[] = "SELECT pg_catalog.repeat(' ', 131072)";

} // namespace

Result<void> applyExportSettings(session::Link &link, session::Job &job, Format format)
{
    QList<QByteArray> settings{"RESET bytea_output"};
    settings += sessionSettings(format);
    if (link.info().serverEncoding == QLatin1String("SQL_ASCII"))
        settings << "SET client_encoding = 'SQL_ASCII'";
    settings << WideAnswer;
    for (const QByteArray &setting : settings) {
        if (auto set = link.execute(job, setting); !set)
            return set.error();
    }
    return {};
}

} // namespace core::transfer
