// SPDX-License-Identifier: GPL-3.0-or-later
// The buffer's other half: edits on their way to a table, to another result, and to disk.
#include "core/edit/editbuffer.h"
#include "core/edit/editchanges.h"
#include "core/edit/pending.h"

#include <algorithm>

namespace core::edit {

namespace {

bool sameColumns(const QList<result::Column> &one, const QList<result::Column> &other, bool byNumber)
{
    if (one.size() != other.size())
        return false;
    for (qsizetype i = 0; i < one.size(); ++i) {
        const result::Column &a = one.at(i);
        const result::Column &b = other.at(i);
        // a table that was made anew, or restored elsewhere, has other numbers
        if (a.name != b.name || (a.tableOid == 0) != (b.tableOid == 0)
            || (byNumber
                && (a.tableOid != b.tableOid || a.tableColumn != b.tableColumn || a.typeOid != b.typeOid)))
            return false;
    }
    return true;
}

} // namespace

// --- what leaves

QList<RowChange> EditBuffer::changes() const
{
    return changes(stagedRows());
}

QList<RowChange> EditBuffer::changes(const QList<RowId> &rows) const
{
    QList<RowChange> out;
    for (const RowId row : rows) {
        if (const RowEdit *edit = find(row))
            out += changesOf(row, *edit, m_editable, originalsOf(*edit, row));
        else if (const AsideEdit *aside = m_aside.find(row))
            out << aside->change;
    }
    return inSavingOrder(out);
}

// --- what comes back

void EditBuffer::applySavedRow(const SavedRow &saved, const RowChange *change)
{
    const RowId row = saved.row;
    std::optional<RowEdit> edit;
    if (const RowEdit *known = find(row))
        edit = *known;
    else
        edit = RowEdit{};
    edit->conflict.reset();
    edit->failure.reset();
    if (saved.action == RowChange::Action::Delete) {
        edit->gone = true;
        edit->deleted = false;
        edit->cells.clear();
        put(row, edit);
        return;
    }
    if (saved.action == RowChange::Action::Insert) {
        edit->saved = true;
        if (!m_newRows.contains(row)) { // it was taken back while it was on its way
            m_newRows << row;
            edit->deleted = true;
        }
    }
    for (const SeenCell &cell : saved.now) {
        edit->base.insert(cell.column, cell.value);
        edit->shownSaved = true;
    }
    for (auto it = edit->cells.begin(); it != edit->cells.end();) {
        const CellChange *sent = changeOf(change, it.key());
        const auto base = edit->base.constFind(it.key());
        const bool done = sent && sent->value == *it;
        const bool same = it->isLiteral() && base != edit->base.cend() && *base == it->cell();
        it = done || same ? edit->cells.erase(it) : std::next(it);
    }
    put(row, edit);
}

void EditBuffer::applySaved(const QList<RowChange> &changes, const QList<SavedRow> &saved, bool inTransaction)
{
    QHash<std::pair<RowId, int>, const RowChange *> byRow;
    for (const RowChange &change : changes)
        byRow.insert({change.row, change.origin}, &change);
    if (inTransaction && !m_uncommitted)
        m_uncommitted.emplace();
    QList<RowId> touched;
    const QList<RowId> newBefore = m_newRows;
    for (const SavedRow &row : saved) {
        if (const AsideEdit *aside = m_aside.find(row.row)) {
            if (inTransaction)
                m_uncommitted->aside << *aside;
            m_aside.remove(row.row);
            continue;
        }
        if (inTransaction && !m_uncommitted->rows.contains(row.row))
            m_uncommitted->rows.insert(row.row, m_rows.value(row.row));
        applySavedRow(row, byRow.value({row.row, row.origin}));
        touched << row.row;
    }
    m_steps.clear();
    emit rowsChanged(touched);
    if (m_newRows != newBefore)
        emit newRowsChanged();
    emit changed();
}

void EditBuffer::applyProblems(const QList<Conflict> &conflicts, const QList<RowFailure> &failures)
{
    QList<RowId> touched;
    const auto mark = [&](RowId row, auto &&set) {
        if (const RowEdit *known = find(row)) {
            RowEdit edit = *known;
            set(edit.conflict, edit.failure);
            put(row, edit);
            touched << row;
            return;
        }
        if (AsideEdit *aside = m_aside.find(row))
            set(aside->conflict, aside->failure);
    };
    for (const Conflict &told : conflicts) {
        Conflict conflict = told;
        if (const RowEdit *edit = find(conflict.row)) {
            // the save knows what it compared; the buffer knows what was seen of the rest
            for (Conflict::Part &part : conflict.parts) {
                if (!part.changedByMe) {
                    part.was = originalIn(*edit, conflict.row, part.column);
                    part.mine = CellValue::fromCell(part.was);
                }
            }
        }
        mark(conflict.row, [&](auto &own, auto &failure) {
            own = conflict;
            failure.reset();
        });
    }
    for (const RowFailure &failed : failures)
        mark(failed.row, [&](auto &, auto &failure) { failure = failed; });
    emit rowsChanged(touched);
    emit changed();
}

void EditBuffer::transactionEnded(bool committed)
{
    if (!m_uncommitted)
        return;
    const Uncommitted before = std::move(*m_uncommitted);
    m_uncommitted.reset();
    if (committed)
        return;
    for (auto it = before.rows.cbegin(); it != before.rows.cend(); ++it) {
        const RowId row = it.key();
        const RowEdit back = rolledBack(*it, find(row));
        if (isUnsavedNew(row, &back) && back.deleted) {
            put(row, std::nullopt);
            m_newRows.removeAll(row);
            continue;
        }
        put(row, back);
    }
    m_aside.add(before.aside);
    m_steps.clear();
    emit reset();
    emit changed();
}

void EditBuffer::resolve(RowId row, const QList<Choice> &choices)
{
    const auto theirsChosen = [&](int column) {
        return std::any_of(choices.cbegin(), choices.cend(),
                           [column](const Choice &c) { return c.column == column && c.theirs; });
    };
    if (AsideEdit *aside = m_aside.find(row); aside && aside->conflict && !aside->conflict->deleted) {
        for (const Conflict::Part &part : aside->conflict->parts) {
            for (CellChange &cell : aside->change.cells) {
                if (cell.column == part.column)
                    cell.was = part.theirs;
            }
            for (SeenCell &cell : aside->change.seen) {
                if (cell.column == part.column)
                    cell.value = part.theirs;
            }
        }
        aside->change.cells.removeIf([&](const CellChange &cell) { return theirsChosen(cell.column); });
        aside->conflict.reset();
        if (aside->change.action == RowChange::Action::Update && aside->change.cells.isEmpty())
            m_aside.remove(row);
        emit changed();
        return;
    }
    const RowEdit *edit = find(row);
    if (!edit || !edit->conflict || edit->conflict->deleted)
        return;
    StepRecorder recorder(m_rows, m_newRows, tr("Settle a conflict"));
    RowEdit &now = recorder.edit(row);
    const Conflict conflict = *std::exchange(now.conflict, std::nullopt);
    now.failure.reset();
    now.takeTheirs(conflict);
    for (const Conflict::Part &part : conflict.parts) {
        const auto mine = now.cells.constFind(part.column);
        if (mine == now.cells.cend())
            continue;
        // what is the same on both sides is no edit any more
        if (theirsChosen(part.column) || (mine->isLiteral() && mine->cell() == part.theirs))
            now.cells.remove(part.column);
    }
    if (now.deleted) {
        now.deleted
            = std::none_of(choices.cbegin(), choices.cend(), [](const Choice &c) { return c.theirs; });
    }
    commit(recorder);
}

void EditBuffer::resolveDeleted(RowId row, bool keepMine)
{
    const Conflict *found = conflict(row);
    if (!found || !found->deleted)
        return;
    const Conflict conflict = *found;
    StepRecorder recorder(m_rows, m_newRows, tr("Settle a conflict"));
    QList<RowId> all = m_newRows;
    if (keepMine && conflict.mine == RowChange::Action::Update && m_editable.insertOrigin >= 0) {
        const RowId again = m_nextNew--;
        RowEdit &added = recorder.edit(again);
        for (const Conflict::Part &part : conflict.parts) {
            if (!m_editable.columns.at(part.column).whyNotNew.isEmpty())
                continue;
            CellValue value = part.changedByMe ? part.mine : CellValue::fromCell(part.was);
            if (value.kind == CellValue::Kind::JsonPatch)
                value = CellValue::fromText(value.text);
            if (value.kind != CellValue::Kind::Default)
                added.cells.insert(part.column, value);
        }
        all << again;
    }
    if (find(row)) {
        RowEdit &now = recorder.edit(row);
        now.conflict.reset();
        now.failure.reset();
        now.takeTheirs(conflict);
    } else {
        m_aside.remove(row);
    }
    if (!commit(recorder, &all))
        emit changed();
}

// --- to another result

Result<void> EditBuffer::setResult(const result::ResultSet *result, const Editable &editable)
{
    const QList<result::Column> columns = result ? result->columns() : QList<result::Column>();
    QList<RowChange> kept;
    if (!result && isDirty()) {
        // the rows go; what was seen in them is kept with the edits, until there are rows again
        kept = changes();
        m_aside.clear();
        m_rows.clear();
        m_newRows.clear();
        m_dirtyRows = 0;
        if (m_result)
            m_result->disconnect(this);
        m_result = nullptr;
        m_steps.clear();
        setAside(kept);
        emit reset();
        emit changed();
        return {};
    }
    if (isDirty()) {
        if (!sameColumns(m_columns, columns, true) || m_editable.origins.size() != editable.origins.size()) {
            return Error::input(
                tr("There are edits that are not saved, and the new result has other columns."));
        }
        kept = changes();
        m_aside.clear();
    }
    if (m_result)
        m_result->disconnect(this);
    m_result = result;
    m_columns = columns;
    m_editable = editable;
    m_rows.clear();
    m_newRows.clear();
    m_dirtyRows = 0;
    m_steps.clear();
    if (m_result) {
        connect(m_result, &result::ResultSet::ended, this, &EditBuffer::placeAside);
        connect(m_result, &result::ResultSet::pausedChanged, this, &EditBuffer::placeAside);
    }
    setAside(kept);
    emit reset();
    emit changed();
    return {};
}

void EditBuffer::setAside(QList<RowChange> changes)
{
    for (RowChange &change : changes) {
        if (change.action == RowChange::Action::Insert) {
            RowEdit edit;
            for (const CellChange &cell : std::as_const(change.cells))
                edit.cells.insert(cell.column, cell.value);
            const RowId row = m_nextNew--;
            put(row, edit);
            m_newRows << row;
            continue;
        }
        change.row = m_nextNew--;
        m_aside.add(AsideEdit{change});
    }
    placeAside();
}

void EditBuffer::placeAside()
{
    if (!m_result || m_aside.isEmpty() || !m_editable.isEditable())
        return;
    const QList<AsideEdits::Placed> placed = m_aside.takeThoseIn(m_result->rows(), m_editable);
    if (placed.isEmpty())
        return;
    for (const auto &[row, change] : placed)
        put(row, withChange(m_rows.value(row), row, change, m_editable, [this, at = row](int column) {
                return original(at, column);
            }));
    emit reset();
    emit changed();
}

// --- to disk

PendingEdits EditBuffer::pending() const
{
    if (!m_uncommitted)
        return {m_columns, changes()};
    // the server forgets the open transaction when the program dies: what was saved in it is pending
    QList<RowChange> out;
    for (auto it = m_uncommitted->rows.cbegin(); it != m_uncommitted->rows.cend(); ++it) {
        const RowEdit back = rolledBack(*it, find(it.key()));
        if (!isUnsavedNew(it.key(), &back) || !back.deleted)
            out += changesOf(it.key(), back, m_editable, originalsOf(back, it.key()));
    }
    for (const AsideEdit &aside : m_uncommitted->aside)
        out << aside.change;
    QList<RowId> others = stagedRows();
    others.removeIf([this](RowId row) { return m_uncommitted->rows.contains(row); });
    return {m_columns, inSavingOrder(out + changes(others))};
}

Result<void> EditBuffer::restore(const PendingEdits &pending)
{
    if (!m_editable.isEditable())
        return Error::input(m_editable.whyNot);
    if (!sameColumns(m_columns, pending.columns, false))
        return Error::input(tr("The columns are not those in which these edits were made."));
    QList<RowChange> changes = pending.changes;
    for (RowChange &change : changes) {
        const int column = change.key.isEmpty() ? (change.cells.isEmpty() ? -1 : change.cells.first().column)
                                                : change.key.first().column;
        if (change.action == RowChange::Action::Insert)
            change.origin = m_editable.insertOrigin;
        else
            change.origin = column < 0 ? -1 : m_editable.columns.at(column).origin;
        if (change.origin < 0)
            return Error::input(tr("What these edits belong to can no longer be edited here."));
    }
    setAside(changes);
    m_steps.clear();
    emit reset();
    emit changed();
    return {};
}

} // namespace core::edit
