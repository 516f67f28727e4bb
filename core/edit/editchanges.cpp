// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/editchanges.h"

#include <algorithm>

namespace core::edit {

namespace {

RowChange insertOf(RowId row, const RowEdit &edit, const Editable &editable)
{
    RowChange change{.row = row, .origin = editable.insertOrigin, .action = RowChange::Action::Insert};
    for (auto it = edit.cells.cbegin(); it != edit.cells.cend(); ++it)
        change.cells << CellChange{it.key(), it.value(), {}};
    std::sort(change.cells.begin(), change.cells.end(),
              [](const CellChange &a, const CellChange &b) { return a.column < b.column; });
    return change;
}

QList<SeenCell> seenOf(const QList<int> &columns, const OriginalOf &original)
{
    QList<SeenCell> seen;
    for (const int column : columns)
        seen << SeenCell{column, original(column)};
    return seen;
}

RowChange deleteOf(RowId row, const Editable &editable, const OriginalOf &original)
{
    const Origin &origin = editable.origins.at(editable.deleteOrigin);
    RowChange change{.row = row, .origin = editable.deleteOrigin, .action = RowChange::Action::Delete};
    change.key = seenOf(origin.keyColumns, original);
    QList<int> others = origin.columns;
    others.removeIf([&](int column) { return origin.keyColumns.contains(column); });
    change.seen = seenOf(others, original);
    return change;
}

/// The cell as it was seen when the change was made; one that was not looked at: as it is.
Cell seenBefore(const RowChange &change, int column, const OriginalOf &original)
{
    for (const CellChange &cell : change.cells) {
        if (cell.column == column)
            return cell.was;
    }
    for (const SeenCell &cell : change.seen) {
        if (cell.column == column)
            return cell.value;
    }
    return original(column);
}

bool isOtherNow(const RowChange &change, const OriginalOf &original)
{
    const auto changed = [&](const CellChange &cell) {
        return cell.value.kind != CellValue::Kind::JsonPatch && original(cell.column) != cell.was;
    };
    const auto differs = [&](const SeenCell &cell) { return original(cell.column) != cell.value; };
    return std::any_of(change.cells.cbegin(), change.cells.cend(), changed)
        || std::any_of(change.seen.cbegin(), change.seen.cend(), differs);
}

Conflict conflictOf(RowId row, const RowChange &change, const Editable &editable, const OriginalOf &original)
{
    Conflict conflict{.row = row, .origin = change.origin, .mine = change.action};
    for (const int column : editable.origins.at(change.origin).columns) {
        const Cell was = seenBefore(change, column, original);
        const CellChange *mine = changeOf(&change, column);
        conflict.parts << Conflict::Part{column, was, original(column),
                                         mine ? mine->value : CellValue::fromCell(was), mine != nullptr};
    }
    return conflict;
}

} // namespace

const CellChange *changeOf(const RowChange *change, int column)
{
    if (!change)
        return nullptr;
    for (const CellChange &cell : change->cells) {
        if (cell.column == column)
            return &cell;
    }
    return nullptr;
}

QList<RowChange> changesOf(RowId row, const RowEdit &edit, const Editable &editable,
                           const OriginalOf &original)
{
    if (!edit.isStaged(row))
        return {};
    if (edit.isUnsavedNew(row))
        return {insertOf(row, edit, editable)};
    if (edit.deleted)
        return {deleteOf(row, editable, original)};
    QList<RowChange> changes;
    for (int i = 0; i < editable.origins.size(); ++i) {
        const Origin &origin = editable.origins.at(i);
        RowChange change{.row = row, .origin = i, .action = RowChange::Action::Update};
        for (const int column : origin.columns) {
            const auto value = edit.cells.constFind(column);
            if (value != edit.cells.cend())
                change.cells << CellChange{column, *value, original(column)};
        }
        if (change.cells.isEmpty())
            continue;
        change.key = seenOf(origin.keyColumns, original);
        changes << change;
    }
    return changes;
}

QList<RowChange> inSavingOrder(QList<RowChange> changes)
{
    std::stable_sort(changes.begin(), changes.end(),
                     [](const RowChange &a, const RowChange &b) { return int(a.action) < int(b.action); });
    return changes;
}

RowEdit withChange(RowEdit edit, RowId row, const RowChange &change, const Editable &editable,
                   const OriginalOf &original)
{
    const bool theirs = isOtherNow(change, original);
    if (theirs) {
        const Conflict conflict = conflictOf(row, change, editable, original);
        for (const Conflict::Part &part : conflict.parts) {
            if (part.changedByThem())
                edit.base.insert(part.column, part.was);
        }
        edit.conflict = conflict;
    }
    if (change.action == RowChange::Action::Delete)
        edit.deleted = true;
    for (const CellChange &cell : change.cells) {
        const bool same = cell.value.isLiteral() && cell.value.cell() == original(cell.column);
        if (!same || theirs)
            edit.cells.insert(cell.column, cell.value);
    }
    return edit;
}

} // namespace core::edit
