// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/rowedit.h"

namespace core::edit {

bool RowEdit::isStaged(RowId row) const
{
    return !gone && (deleted || !cells.isEmpty() || isUnsavedNew(row));
}

bool RowEdit::isNothing(RowId row) const
{
    return row >= 0 && !isStaged(row) && base.isEmpty() && !gone && !conflict && !failure;
}

void RowEdit::takeTheirs(const Conflict &theirs)
{
    if (theirs.deleted) {
        gone = true;
        deleted = false;
        cells.clear();
        return;
    }
    for (const Conflict::Part &part : theirs.parts)
        base.insert(part.column, part.theirs);
}

RowEdit rolledBack(RowEdit before, const RowEdit *now)
{
    before.conflict.reset();
    before.failure.reset();
    if (now) { // edits made since count more
        for (auto cell = now->cells.cbegin(); cell != now->cells.cend(); ++cell)
            before.cells.insert(cell.key(), *cell);
        before.deleted = before.deleted || now->deleted;
    }
    return before;
}

} // namespace core::edit
