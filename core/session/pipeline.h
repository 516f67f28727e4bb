// SPDX-License-Identifier: GPL-3.0-or-later
// Many statements of our own in one round trip. Thread: the session's.
#pragma once

#include "core/base/result.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <vector>

namespace core::session {

struct Request
{
    QByteArray sql; ///< one statement, no COPY
    QList<std::optional<QByteArray>> parameters{};
};

/// Link::execute() for all of them: within a transaction block, a few hundred and about a MB at once. The
/// results stand in the requests' order, up to and with the first that failed (PGRES_FATAL_ERROR: ask
/// Link::errorOf()); what stood behind it did not run. Fails itself with Cancelled (nothing was sent), Input
/// or Connection. A stop cancels the statement that runs.
Result<std::vector<PgResult>> executeAll(Link &link, Job &job, const QList<Request> &requests);

} // namespace core::session
