// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the cells of a result that hold a text. Works through the rows in the order they lie in, so that each
// chunk is read once; the caller puts the hits into the order shown. Thread: any.
#pragma once

#include "core/analysis/filter.h"
#include "core/analysis/matcher.h"
#include "core/result/rows.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace core::analysis {

/// A cell that holds the text.
struct Hit
{
    std::uint32_t row = 0; ///< of the result
    std::int32_t column = 0;
    bool operator==(const Hit &) const = default;
    auto operator<=>(const Hit &) const = default;
};

struct FindScope
{
    qsizetype first = 0; ///< result rows, both included
    qsizetype last = -1;
    std::vector<bool> columns{};                     ///< of the result: which are looked at; empty means all
    std::shared_ptr<const std::vector<bool>> rows{}; ///< which rows are looked at; null means all
};

/// The hits of some rows, ascending. Called often, in the worker's thread.
using HitSink = std::function<void(const std::vector<Hit> &hits, qsizetype rowsDone)>;

/// Gives found the hits of about a thousand rows at a time. Fails with Cancelled, or Io if a spilled row
/// cannot be read.
Result<void> findIn(const result::Rows &rows, const Matcher &matcher, const FindScope &scope,
                    const HitSink &found, const std::stop_token &stop = {});

} // namespace core::analysis
