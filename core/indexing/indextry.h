// SPDX-License-Identifier: GPL-3.0-or-later
// An index built in a transaction that is rolled back: what it takes, and what the planner says with it. On a
// copy of some rows, where nobody notices, or on the table itself, which locks out writers until the end.
// Thread: the session's, which must be one of its own (temporary tables, prepared statements).
#pragma once

#include "core/indexing/jsoncolumn.h"
#include "core/indexing/plan.h"

#include <chrono>
#include <optional>

namespace core::indexing {

struct TryRequest
{
    ColumnRef column{};
    Candidate candidate{};
    QList<QByteArray> statements{}; ///< one statement each, without a semicolon
    bool onTable = false;           ///< else on a copy
    qint64 copiedRows = 20'000;
    std::chrono::milliseconds lockTimeout{2000};
    std::chrono::milliseconds statementTimeout{60'000}; ///< of the build; nobody writes for longer
};

struct TriedStatement
{
    std::optional<Plan> before{};
    std::optional<Plan> after{};
    bool used = false;   ///< the planner takes the index
    bool usable = false; ///< it would, were reading the whole table forbidden
    Error error{};       ///< where it could not be planned: before is empty
};

struct TryResult
{
    bool onTable = false;
    qint64 rows = 0;      ///< that were indexed; on the table the estimate
    qint64 tableRows = 0; ///< in all (estimate; 0: unknown)
    qint64 bytes = 0;     ///< of the index that was built
    std::chrono::microseconds buildTime{};
    QList<TriedStatement> statements{};

    /// Of the whole table; what was measured where that is all there is. Empty where its rows are not known.
    std::optional<qint64> expectedBytes() const;
};

/// Fails with Input where it is refused (standby, read-only session, not the owner), with Sql where the
/// server cannot build it: then nothing is left either.
Result<TryResult> tryIndex(session::Link &link, session::Job &job, const TryRequest &request);

} // namespace core::indexing
