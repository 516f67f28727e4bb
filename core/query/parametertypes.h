// SPDX-License-Identifier: GPL-3.0-or-later
// Which types a statement's $1, $2 … have, asked of the server without running it. Thread: the session's.
#pragma once

#include "core/base/result.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QStringList>

#include <optional>

namespace core::query {

/// As format_type() says them, from $1 on. Fails where the statement cannot be prepared; the session is Idle
/// afterwards as it was before. searchPath: schemas, where they are not the session's own. A few round trips.
Result<QStringList> parameterTypes(session::Link &link, session::Job &job, const QByteArray &sql,
                                   const std::optional<QStringList> &searchPath = {});

} // namespace core::query
