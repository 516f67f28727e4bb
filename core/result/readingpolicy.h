// SPDX-License-Identifier: GPL-3.0-or-later
// How far a result is read before it waits for its reader, and where its rows are kept. Values.
#pragma once

#include "core/result/budget.h"

#include <QString>

#include <chrono>
#include <memory>

namespace core::result {

struct ReadingPolicy
{
    qint64 rows = 0;  ///< after so many reading pauses, and again after as many more; 0: never
    qint64 bytes = 0; ///< the same for the bytes that are kept
    /// A pause outside of a transaction block ends the statement after this time; 0: never.
    std::chrono::milliseconds pausedIdle{0};

    static ReadingPolicy everything() { return {}; }
};

struct Storage
{
    std::shared_ptr<Budget> budget{}; ///< null: memory without a limit, nothing goes to a file
    QString folder{};                 ///< of the files that take what the budget does not
};

} // namespace core::result
