// SPDX-License-Identifier: GPL-3.0-or-later
// What EXPLAIN says of a statement: its cost, its indexes, its text. Thread: the session's, within a
// transaction; nothing of the statement is run.
#pragma once

#include "core/base/result.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QStringList>

namespace core::indexing {

struct Plan
{
    double cost = 0; ///< total, in the planner's units
    double rows = 0; ///< expected
    QString text{};
    QStringList indexes{}; ///< names
};

/// A failure leaves the transaction as it was. Parameters ($1) are planned for any value.
Result<Plan> explain(session::Link &link, session::Job &job, const QByteArray &statement, int parameters);

/// Of EXPLAIN (FORMAT JSON).
Result<Plan> planFromJson(const QByteArray &json);

} // namespace core::indexing
