// SPDX-License-Identifier: GPL-3.0-or-later
// What is staged in one row, over what its result says of it. A value.
#pragma once

#include "core/edit/rowchange.h"

#include <QHash>

#include <optional>

namespace core::edit {

struct RowEdit
{
    QHash<int, CellValue> cells{}; ///< staged
    QHash<int, Cell> base{};       ///< newer (or, in a conflict, older) originals than the result's
    bool deleted = false;
    bool gone = false;
    bool saved = false;      ///< an added row that is in the table by now
    bool shownSaved = false; ///< base holds what the server gave back
    std::optional<Conflict> conflict{};
    std::optional<RowFailure> failure{};

    /// row: whose edit it is; those below 0 are rows that were added here.
    bool isUnsavedNew(RowId row) const { return row < 0 && !saved; }
    /// There is something to be saved.
    bool isStaged(RowId row) const;
    /// Nothing differs from the result.
    bool isNothing(RowId row) const;
    /// What somebody else wrote becomes the original.
    void takeTheirs(const Conflict &conflict);
};

/// Edits as they are again after the transaction that saved them was rolled back. now: what was edited since;
/// null: nothing.
RowEdit rolledBack(RowEdit before, const RowEdit *now);

} // namespace core::edit
