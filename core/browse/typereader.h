// SPDX-License-Identifier: GPL-3.0-or-later
// What the catalogue says of types, all the way down: elements, fields, labels, subtypes, what a domain
// stands on. Thread: the session's. One round trip, no lock waited for.
#pragma once

#include "core/base/result.h"
#include "core/session/job.h"
#include "core/session/link.h"
#include "core/values/type.h"

namespace core::browse {

/// One type per column, in their order; null where the server does not know it. Fails with Sql, Connection,
/// Cancelled.
Result<QList<values::TypePtr>> readTypes(session::Link &link, session::Job &job,
                                         const QList<result::Column> &columns);

} // namespace core::browse
