// SPDX-License-Identifier: GPL-3.0-or-later
// What a selection covers of what is shown: the rows and the columns that hold a selected cell, in their
// order.
#pragma once

#include "core/result/shownrows.h"
#include "ui/grid/copy.h"

#include <QList>

namespace ui::grid {

/// Thread: any. Cost: a number for each row, none where all rows are taken as they came.
core::result::ShownRows cutToSelection(const core::result::ShownRows &shown, const QList<CellRange> &ranges);

} // namespace ui::grid
