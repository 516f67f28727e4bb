// SPDX-License-Identifier: GPL-3.0-or-later
// How a click or a menu entry changes what a result is sorted by. Pure functions.
#pragma once

#include "core/result/roworder.h"

namespace ui::grid {

/// A click on the mark of a column: ascending, descending, not at all. add: the other keys stay.
QList<core::result::SortKey> cycled(QList<core::result::SortKey> keys, int column, bool add);
/// Sorted by the column that way; add: after the other keys, or at its place among them.
QList<core::result::SortKey> sortedBy(QList<core::result::SortKey> keys, int column, bool descending,
                                      bool add);

} // namespace ui::grid
