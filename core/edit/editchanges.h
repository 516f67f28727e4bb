// SPDX-License-Identifier: GPL-3.0-or-later
// A row's edits as the changes that a save sends, one for each table it comes from; and a change from another
// result (or an earlier run) as edits of a row again. Pure functions.
#pragma once

#include "core/edit/editable.h"
#include "core/edit/rowedit.h"

#include <functional>

namespace core::edit {

/// A cell as it was read.
using OriginalOf = std::function<Cell(int column)>;

/// Nothing where nothing is staged. original: with the edit's base over the result.
QList<RowChange> changesOf(RowId row, const RowEdit &edit, const Editable &editable,
                           const OriginalOf &original);
/// Deletes, updates, inserts; each as they came.
QList<RowChange> inSavingOrder(QList<RowChange> changes);
/// The change laid over what the row has staged. Where the values that were seen are other ones now it is a
/// conflict, and what was seen stays what is compared: until it is settled nothing can be saved over theirs.
RowEdit withChange(RowEdit edit, RowId row, const RowChange &change, const Editable &editable,
                   const OriginalOf &original);
/// What the change does with a column; null: nothing. change may be null.
const CellChange *changeOf(const RowChange *change, int column);

} // namespace core::edit
