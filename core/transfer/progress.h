// SPDX-License-Identifier: GPL-3.0-or-later
// How far an export is. Thread: written by the worker, read by any thread at any time (the GUI polls it by a
// timer).
#pragma once

#include "core/transfer/losses.h"

#include <QtGlobal>

#include <atomic>

namespace core::transfer {

struct Progress
{
    std::atomic<qint64> rows = 0;
    std::atomic<qint64> bytes = 0;         ///< handed to the file
    std::atomic<qint64> expectedRows = -1; ///< -1: not known
    std::atomic<bool> exact = false;       ///< expectedRows is a count, not an estimate
    Losses losses;                         ///< complete when the writer has ended

    /// 0 to 100, -1 while nothing is known. An estimate never says 100.
    int percent() const
    {
        const qint64 expected = expectedRows.load(std::memory_order_relaxed);
        if (expected <= 0)
            return -1;
        const qint64 done = rows.load(std::memory_order_relaxed) * 100 / expected;
        return int(qMin<qint64>(done, exact.load(std::memory_order_relaxed) ? 100 : 99));
    }
};

} // namespace core::transfer
