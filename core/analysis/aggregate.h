// SPDX-License-Identifier: GPL-3.0-or-later
// What the selected cells of a grid come to: counts, and for numbers sum, average, smallest and largest.
// Integers and numerics are added exactly, whatever their length; float4 and float8 as doubles.
// Thread: any; cancellable. Cost: one pass over the cells, memory for at most 100 000 different values.
#pragma once

#include "core/analysis/filter.h"
#include "core/base/result.h"
#include "core/result/shownrows.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <stop_token>

namespace core::analysis {

/// Shown rows and places among the columns shown, both ends included.
struct CellBlock
{
    qsizetype top = 0;
    qsizetype bottom = 0;
    int left = 0;
    int right = 0;
};

inline constexpr qint64 DistinctLimit = 100'000;

struct Aggregates
{
    qint64 cells = 0; ///< each once, however many blocks hold it
    qint64 nulls = 0;
    qint64 distinct = 0;      ///< different values that are not NULL; DistinctLimit: that many or more
    bool numbers = false;     ///< all are numbers: sum and average make sense
    bool approximate = false; ///< of floating point: sum and average are rounded
    QByteArray sum{};
    QByteArray average{};
    /// Only where all columns are of one kind; empty optional otherwise, or if there is nothing but NULL.
    /// Cut at a few hundred bytes.
    std::optional<QByteArray> smallest{};
    std::optional<QByteArray> largest{};
};

/// Blocks may overlap and must be within the rows and columns shown. Fails with Cancelled, or Io if a spilled
/// row cannot be read.
Result<Aggregates> aggregate(const result::ShownRows &shown, const QList<CellBlock> &blocks,
                             const std::stop_token &stop = {}, Permille *progress = nullptr);

} // namespace core::analysis
