// SPDX-License-Identifier: GPL-3.0-or-later
// What the catalogue says of a column, in the words of the editors. Pure.
#pragma once

#include "core/edit/editable.h"
#include "ui/editors/celleditor.h"

namespace ui::edit {

/// column: of the result; newRow: the cell belongs to a row that is not saved yet.
editors::ColumnFacts cellFacts(const core::edit::Editable &editable,
                               const QList<core::result::Column> &columns, int column);

/// The column of the result that shows this one of the same table and may be edited; -1 where there is none.
int siblingOf(const core::edit::Editable &editable, int column, const QString &name);

} // namespace ui::edit
