// SPDX-License-Identifier: GPL-3.0-or-later
// How far an import is. Thread: written by the workers, read by any thread at any time.
#pragma once

#include <QtGlobal>

#include <atomic>

namespace core::importing {

struct ImportProgress
{
    enum class Phase
    {
        Waiting,
        Reading,   ///< the whole file, for its types or its keys
        Importing, ///< rows are sent
        Finishing, ///< the server works on what it has got
    };

    std::atomic<Phase> phase = Phase::Waiting;
    std::atomic<qint64> rows = 0;
    std::atomic<qint64> badRows = 0;
    std::atomic<qint64> bytes = 0;       ///< of the file, of the phase
    std::atomic<qint64> totalBytes = -1; ///< -1: not known

    /// 0 to 100, -1 while nothing is known.
    int percent() const
    {
        const qint64 total = totalBytes.load(std::memory_order_relaxed);
        return total > 0 ? int(qMin<qint64>(bytes.load(std::memory_order_relaxed) * 100 / total, 100)) : -1;
    }
};

} // namespace core::importing
