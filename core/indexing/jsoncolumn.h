// SPDX-License-Identifier: GPL-3.0-or-later
// What the server says of a jsonb column that is to be indexed: its table, the indexes that are there, the
// statements it has run on it. Thread: the session's; no lock is waited for longer than three seconds.
#pragma once

#include "core/indexing/candidate.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include "core/base/result.h"

namespace core::indexing {

struct SeenStatement
{
    QByteArray sql{};
    qint64 calls = 0;
    double meanTime = 0; ///< ms
};

struct JsonColumn
{
    ColumnRef ref{};
    QString type{};
    QString relkind{}; ///< r, p, m, v, f
    qint64 rows = -1;  ///< estimate; -1 unknown
    qint64 bytes = 0;  ///< of the table, without its indexes
    QString owner{};
    QString problem{};      ///< why nothing can be tried at all; empty: a copy can
    QString tableProblem{}; ///< why it cannot be tried on the table itself; empty: it can
    QList<ExistingIndex> indexes{};
    QList<Partition> partitions{};
    QList<SeenStatement> seen{}; ///< by the time they took in all
    QString seenNote{};          ///< why there are none, or not all

    bool isPartitioned() const { return relkind == QLatin1String("p"); }
};

/// Fails with Input where there is no such column or it is no jsonb, with what the server says.
Result<JsonColumn> readJsonColumn(session::Link &link, session::Job &job, const ColumnRef &column);

} // namespace core::indexing
