// SPDX-License-Identifier: GPL-3.0-or-later
// What someone means who types where to go in a result. Pure.
#pragma once

#include <QString>

#include <optional>

namespace ui::grid {

struct RowWanted
{
    enum class Kind
    {
        Number, ///< the row of that number in the result, from 0
        Shown   ///< the row at that place among those shown, from 0
    };
    Kind kind = Kind::Number;
    qsizetype row = 0;
    bool operator==(const RowWanted &) const = default;
};

/// "1200", "1 200", "1,200": that number; "+100", "-5": from the current shown row; "50%": that far down.
/// Places among the shown rows stay within them. Nothing for anything else.
std::optional<RowWanted> rowWanted(const QString &text, qsizetype currentShown, qsizetype shownRows);

} // namespace ui::grid
