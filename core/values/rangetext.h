// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL's text of ranges and multiranges, taken apart and written again as range_out() and
// multirange_out() would. Thread: any. Cost: linear.
#pragma once

#include "core/values/arraytext.h"

namespace core::values {

struct RangeText
{
    bool empty = false;
    bool lowerInclusive = true;
    bool upperInclusive = false;
    Part lower{}; ///< nothing: from the beginning of all
    Part upper{}; ///< nothing: without end

    /// Fails with Input.
    static Result<RangeText> parse(const QByteArray &text);
    QByteArray write() const;
    bool operator==(const RangeText &) const = default;
};

Result<QList<RangeText>> parseMultirange(const QByteArray &text);
/// As given: what overlaps is joined by the server.
QByteArray writeMultirange(const QList<RangeText> &ranges);

} // namespace core::values
