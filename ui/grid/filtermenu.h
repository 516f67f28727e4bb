// SPDX-License-Identifier: GPL-3.0-or-later
// "Filter by this value" and "Exclude this value" in the menus of a grid. Thread: GUI.
#pragma once

#include "core/analysis/filter.h"

#include <functional>

class QMenu;

namespace ui::grid {

class GridView;

/// What the selected cells (the current one without a selection) ask for: for each of their columns one list
/// of their values, NULL too. op: In or NotIn. Empty if there are none, or too many cells to be a wish.
QList<core::analysis::Filter> filtersOfSelection(const GridView &view, core::analysis::FilterOp op);

/// Adds the entries to a menu of cells.
void addFilterEntries(QMenu &menu, const GridView &view,
                      const std::function<void(const QList<core::analysis::Filter> &)> &apply,
                      const std::function<void(int resultColumn)> &openBar);

} // namespace ui::grid
