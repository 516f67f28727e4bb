// SPDX-License-Identifier: GPL-3.0-or-later
// A staged edit as it leaves the buffer: what is to become of one row of one table, and what was seen of it.
// Values; any thread.
#pragma once

#include "core/base/error.h"
#include "core/edit/cellvalue.h"

#include <QList>
#include <QMetaType>

#include <optional>

namespace core::edit {

/// A row of an edited result. 0 and above: the row of the result as it was received, whatever the order it is
/// shown in. Below 0: a row that was added. Never used twice in a buffer.
using RowId = qint64;

/// A cell with the value it had when it was read; column is the result's.
struct SeenCell
{
    int column = 0;
    Cell value{};
    bool operator==(const SeenCell &) const = default;
};

struct CellChange
{
    int column = 0; ///< of the result
    CellValue value{};
    Cell was{};
    bool operator==(const CellChange &) const = default;
};

struct RowChange
{
    enum class Action
    {
        Delete,
        Update,
        Insert
    };
    RowId row = 0;
    int origin = 0; ///< index in Editable::origins
    Action action = Action::Update;
    QList<CellChange> cells{}; ///< Update: the changed ones; Insert: those that were given
    QList<SeenCell> key{};     ///< what the row is found by
    QList<SeenCell> seen{};    ///< Delete: all other cells that were shown; they must be the same still
    bool operator==(const RowChange &) const = default;
};

/// A row that somebody else changed or deleted since it was read.
struct Conflict
{
    struct Part
    {
        int column = 0;
        Cell was{};
        Cell theirs{};
        CellValue mine{};
        bool changedByMe = false; ///< otherwise mine is what was there
        bool changedByThem() const { return was != theirs; }
        bool operator==(const Part &) const = default;
    };
    RowId row = 0;
    int origin = 0;
    RowChange::Action mine = RowChange::Action::Update;
    bool deleted = false; ///< the row is gone: parts say what was there
    QList<Part> parts{};  ///< all shown cells of the row
    bool operator==(const Conflict &) const = default;
};

/// A row that the server refused.
struct RowFailure
{
    RowId row = 0;
    int origin = 0;
    Error error{};
    int column = -1; ///< of the result, where the server named one
};

/// A row as it is after it was saved.
struct SavedRow
{
    RowId row = 0;
    int origin = 0;
    RowChange::Action action = RowChange::Action::Update;
    QList<SeenCell> now{};  ///< after an Update or Insert
    QList<SeenCell> gone{}; ///< after a Delete: what was there; column is the table's (attnum)
    /// An Update that waited at this value while another row took the one it had.
    std::optional<SeenCell> through{};
};

} // namespace core::edit

Q_DECLARE_METATYPE(core::edit::Conflict)
