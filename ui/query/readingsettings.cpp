// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/readingsettings.h"

namespace ui::query {

namespace keys = core::settings::keys;

core::query::ScriptRun::Options readingOptions(const core::settings::Settings &settings,
                                               const core::result::Storage &storage, bool manualCommit)
{
    core::result::ReadingPolicy policy;
    policy.rows = settings.get(keys::softLimitRows);
    // a result that nobody asked more of leaves room for three others
    if (storage.budget && policy.rows > 0)
        policy.bytes = storage.budget->limit() / 4;
    policy.pausedIdle = std::chrono::minutes(settings.get(keys::pausedIdleMinutes));
    QByteArray begin = "BEGIN";
    const QString wanted = settings.get(keys::isolation);
    for (const char *isolation : {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"}) {
        if (wanted == QLatin1String(isolation))
            begin += QByteArray(" ISOLATION LEVEL ") + isolation;
    }
    if (settings.get(keys::readOnlyTransactions))
        begin += " READ ONLY";
    if (settings.get(keys::deferrableTransactions))
        begin += " DEFERRABLE";
    return {.transaction = {.manual = manualCommit, .begin = begin}, .storage = storage, .reading = policy};
}

} // namespace ui::query
