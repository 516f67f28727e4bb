// SPDX-License-Identifier: GPL-3.0-or-later
// The names of types that are not built in, as format_type() says them. Thread: the session's. One round
// trip.
#pragma once

#include "core/base/result.h"
#include "core/result/column.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QStringList>

namespace core::query {

/// One name per column, in their order; empty where the server does not know the type.
Result<QStringList> typeNames(session::Link &link, session::Job &job, const QList<result::Column> &columns);

} // namespace core::query
