// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/editbuffer.h"

#include <algorithm>

namespace core::edit {

namespace {

QString counted(const char *text, qsizetype n)
{
    return EditBuffer::tr(text, nullptr, int(n)).arg(n);
}

result::CellView viewOf(const Cell &cell)
{
    return cell ? result::CellView{cell->constData(), cell->size(), false} : result::CellView{};
}

} // namespace

EditBuffer::EditBuffer(QObject *parent)
    : QObject(parent)
{
}

EditBuffer::~EditBuffer() = default;

const RowEdit *EditBuffer::find(RowId row) const
{
    const auto found = m_rows.constFind(row);
    return found == m_rows.cend() ? nullptr : &*found;
}

bool EditBuffer::exists(RowId row) const
{
    return row < 0 ? m_rows.contains(row) : m_result && row < m_result->rowCount();
}

EditBuffer::Counts EditBuffer::counts() const
{
    Counts counts;
    counts.aside = m_aside.list().size();
    for (const AsideEdit &aside : m_aside.list()) {
        counts.conflicts += aside.conflict ? 1 : 0;
        counts.failed += aside.failure ? 1 : 0;
    }
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        if (it->conflict)
            ++counts.conflicts;
        if (it->failure)
            ++counts.failed;
        if (!it->isStaged(it.key()))
            continue;
        if (it->deleted) {
            ++counts.deleted;
        } else if (isUnsavedNew(it.key(), &*it)) {
            ++counts.added;
        } else {
            ++counts.changed;
            counts.cells += it->cells.size();
        }
    }
    return counts;
}

RowState EditBuffer::state(RowId row) const
{
    const RowEdit *edit = find(row);
    if (!edit) {
        const AsideEdit *aside = m_aside.find(row);
        if (!aside)
            return RowState::Unchanged;
        if (aside->conflict)
            return RowState::Conflict;
        if (aside->failure)
            return RowState::Failed;
        return aside->change.action == RowChange::Action::Delete ? RowState::Deleted : RowState::Changed;
    }
    if (edit->gone)
        return RowState::Gone;
    if (edit->conflict)
        return RowState::Conflict;
    if (edit->failure)
        return RowState::Failed;
    if (edit->deleted)
        return RowState::Deleted;
    if (isUnsavedNew(row, edit))
        return RowState::New;
    return edit->cells.isEmpty() ? RowState::Unchanged : RowState::Changed;
}

CellState EditBuffer::cellState(RowId row, int column) const
{
    const RowEdit *edit = find(row);
    if (!edit)
        return CellState::Unchanged;
    const bool mine = edit->cells.contains(column);
    if (edit->conflict) {
        for (const Conflict::Part &part : edit->conflict->parts) {
            if (part.column == column && part.changedByThem())
                return CellState::Conflict;
        }
    }
    if (mine)
        return CellState::Changed;
    return edit->shownSaved && edit->base.contains(column) ? CellState::Saved : CellState::Unchanged;
}

const RowFailure *EditBuffer::failure(RowId row) const
{
    if (const RowEdit *edit = find(row))
        return edit->failure ? &*edit->failure : nullptr;
    const AsideEdit *aside = m_aside.find(row);
    return aside && aside->failure ? &*aside->failure : nullptr;
}

const Conflict *EditBuffer::conflict(RowId row) const
{
    if (const RowEdit *edit = find(row))
        return edit->conflict ? &*edit->conflict : nullptr;
    const AsideEdit *aside = m_aside.find(row);
    return aside && aside->conflict ? &*aside->conflict : nullptr;
}

QString EditBuffer::message(RowId row) const
{
    if (const Conflict *found = conflict(row)) {
        return found->deleted ? tr("Somebody else deleted this row since it was read.")
                              : tr("Somebody else changed this row since it was read.");
    }
    if (const RowFailure *failed = failure(row))
        return failed->error.message;
    const RowEdit *edit = find(row);
    return edit && edit->gone ? tr("This row is not there any more.") : QString();
}

bool EditBuffer::isMissing(RowId row, const RowEdit *edit, const Origin &origin) const
{
    if (isUnsavedNew(row, edit))
        return false;
    // a table's key is never NULL, that of a join behind a view in parts
    return !origin.keyColumns.isEmpty()
        && std::all_of(origin.keyColumns.cbegin(), origin.keyColumns.cend(),
                       [&](int column) { return originalView(row, column).null; });
}

QString EditBuffer::whyNot(RowId row, int column) const
{
    if (!m_editable.isEditable())
        return m_editable.whyNot;
    if (column < 0 || column >= m_editable.columns.size() || !exists(row))
        return tr("There is no such cell.");
    const RowEdit *edit = find(row);
    if (edit && edit->gone)
        return tr("This row is not there any more.");
    if (edit && edit->deleted)
        return tr("This row is to be deleted.");
    const ColumnRight &right = m_editable.columns.at(column);
    if (isUnsavedNew(row, edit))
        return right.whyNotNew;
    if (!right.whyNot.isEmpty())
        return right.whyNot;
    const Origin &origin = m_editable.origins.at(right.origin);
    if (isMissing(row, edit, origin))
        return tr("There is no row of %1 here: the join found none.")
            .arg(m_editable.tables.at(origin.table).name.text());
    return {};
}

QString EditBuffer::whyNotDeleted(RowId row) const
{
    if (!exists(row))
        return tr("There is no such row.");
    const RowEdit *edit = find(row);
    if (edit && edit->gone)
        return tr("This row is not there any more.");
    if (isUnsavedNew(row, edit))
        return {};
    if (!m_editable.isEditable())
        return m_editable.whyNot;
    if (m_editable.deleteOrigin < 0)
        return m_editable.whyNoDelete;
    const Origin &origin = m_editable.origins.at(m_editable.deleteOrigin);
    if (isMissing(row, edit, origin))
        return tr("There is no row of %1 here: the join found none.")
            .arg(m_editable.tables.at(origin.table).name.text());
    return {};
}

const CellValue *EditBuffer::staged(RowId row, int column) const
{
    const RowEdit *edit = find(row);
    if (!edit)
        return nullptr;
    const auto found = edit->cells.constFind(column);
    return found == edit->cells.cend() ? nullptr : &*found;
}

result::CellView EditBuffer::originalView(RowId row, int column) const
{
    if (const RowEdit *edit = find(row)) {
        const auto found = edit->base.constFind(column);
        if (found != edit->base.cend())
            return viewOf(*found);
    }
    if (row < 0 || !m_result || row >= m_result->rowCount() || column >= m_result->columnCount())
        return {};
    return m_result->cell(row, column);
}

Cell EditBuffer::originalIn(const RowEdit &edit, RowId row, int column) const
{
    const auto found = edit.base.constFind(column);
    if (found != edit.base.cend())
        return *found;
    if (row < 0 || !m_result || row >= m_result->rowCount() || column >= m_result->columnCount())
        return {};
    const result::CellView view = m_result->cell(row, column);
    return view.null ? Cell() : Cell(view.bytes().toByteArray());
}

OriginalOf EditBuffer::originalsOf(const RowEdit &edit, RowId row) const
{
    return [this, &edit, row](int column) { return originalIn(edit, row, column); };
}

Cell EditBuffer::original(RowId row, int column) const
{
    const result::CellView view = originalView(row, column);
    return view.null ? Cell() : Cell(view.bytes().toByteArray());
}

CellValue EditBuffer::value(RowId row, int column) const
{
    if (const CellValue *value = staged(row, column))
        return *value;
    if (isUnsavedNew(row, find(row)))
        return CellValue::fromDefault();
    return CellValue::fromCell(original(row, column));
}

QList<RowId> EditBuffer::touchedRows() const
{
    QList<RowId> rows;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        if (it.key() >= 0)
            rows << it.key();
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

QList<RowId> EditBuffer::stagedRows() const
{
    QList<RowId> rows;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        if (it.key() >= 0 && it->isStaged(it.key()))
            rows << it.key();
    }
    std::sort(rows.begin(), rows.end());
    for (const RowId row : m_newRows) {
        if (m_rows.value(row).isStaged(row))
            rows << row;
    }
    return rows + m_aside.rows();
}

// --- editing

void EditBuffer::stage(RowEdit &edit, RowId row, int column, const CellValue &value) const
{
    edit.failure.reset(); // whoever edits a refused row is about to mend it
    if (isUnsavedNew(row, &edit)) {
        if (value.kind == CellValue::Kind::Default)
            edit.cells.remove(column);
        else
            edit.cells.insert(column, value);
        return;
    }
    const Cell was = originalIn(edit, row, column);
    const bool same = value.kind == CellValue::Kind::JsonPatch ? was && *was == value.text
                                                               : value.isLiteral() && value.cell() == was;
    if (same)
        edit.cells.remove(column);
    else
        edit.cells.insert(column, value);
}

Result<void> EditBuffer::setCell(RowId row, int column, const CellValue &value)
{
    return setCells({{row, column, value}});
}

Result<void> EditBuffer::setCells(const QList<CellEdit> &edits)
{
    for (const CellEdit &edit : edits) {
        if (const QString why = whyNot(edit.row, edit.column); !why.isEmpty())
            return Error::input(why);
    }
    StepRecorder recorder(m_rows, m_newRows,
                          edits.size() == 1 ? tr("Change a cell") : counted("Change %1 cells", edits.size()));
    for (const CellEdit &edit : edits) {
        const CellValue *now = staged(edit.row, edit.column);
        if (now && *now == edit.value && !failure(edit.row))
            continue;
        if (!now && edit.value.isLiteral() && !isUnsavedNew(edit.row, find(edit.row))
            && edit.value.cell() == original(edit.row, edit.column))
            continue;
        stage(recorder.edit(edit.row), edit.row, edit.column, edit.value);
    }
    commit(recorder);
    return {};
}

Result<RowId> EditBuffer::insertRow()
{
    if (!m_editable.isEditable())
        return Error::input(m_editable.whyNot);
    if (m_editable.insertOrigin < 0)
        return Error::input(m_editable.whyNoInsert);
    StepRecorder recorder(m_rows, m_newRows, tr("Add a row"));
    const RowId row = m_nextNew--;
    recorder.edit(row);
    const QList<RowId> rows = QList<RowId>(m_newRows) << row;
    commit(recorder, &rows);
    return row;
}

Result<QList<RowId>> EditBuffer::duplicateRows(const QList<RowId> &rows)
{
    if (!m_editable.isEditable())
        return Error::input(m_editable.whyNot);
    if (m_editable.insertOrigin < 0)
        return Error::input(m_editable.whyNoInsert);
    QSet<int> keyNumbers;
    const Origin &origin = m_editable.origins.at(m_editable.insertOrigin);
    for (const UniqueKey &key : m_editable.tables.at(origin.table).keys) {
        if (key.primary)
            keyNumbers = QSet<int>(key.columns.cbegin(), key.columns.cend());
    }
    StepRecorder recorder(m_rows, m_newRows,
                          rows.size() == 1 ? tr("Duplicate a row")
                                           : counted("Duplicate %1 rows", rows.size()));
    QList<RowId> all = m_newRows;
    QList<RowId> made;
    for (const RowId row : rows) {
        if (!exists(row))
            continue;
        QHash<int, CellValue> cells;
        for (const int column : origin.columns) {
            const ColumnFacts *facts = m_editable.facts(column);
            if (!facts || !m_editable.columns.at(column).whyNotNew.isEmpty())
                continue;
            if (facts->identity != ColumnFacts::Identity::None || facts->generated || facts->isSerial
                || (keyNumbers.contains(facts->number) && facts->hasDefault))
                continue;
            CellValue value = this->value(row, column);
            if (value.kind == CellValue::Kind::JsonPatch)
                value = CellValue::fromText(value.text);
            if (value.kind != CellValue::Kind::Default)
                cells.insert(column, value);
        }
        const RowId copy = m_nextNew--;
        recorder.edit(copy).cells = cells;
        all << copy;
        made << copy;
    }
    commit(recorder, &all);
    return made;
}

Result<void> EditBuffer::deleteRows(const QList<RowId> &rows)
{
    for (const RowId row : rows) {
        if (const QString why = whyNotDeleted(row); !why.isEmpty())
            return Error::input(why);
    }
    StepRecorder recorder(m_rows, m_newRows,
                          rows.size() == 1 ? tr("Delete a row") : counted("Delete %1 rows", rows.size()));
    QSet<RowId> dropped;
    for (const RowId row : rows) {
        const RowEdit *edit = find(row);
        if (isUnsavedNew(row, edit)) {
            recorder.remove(row);
            dropped.insert(row);
        } else if (!edit || !edit->deleted) {
            RowEdit &now = recorder.edit(row);
            now.deleted = true;
            now.failure.reset();
        }
    }
    QList<RowId> all = m_newRows;
    all.removeIf([&](RowId row) { return dropped.contains(row); });
    commit(recorder, &all);
    return {};
}

void EditBuffer::undeleteRows(const QList<RowId> &rows)
{
    StepRecorder recorder(m_rows, m_newRows, tr("Keep rows"));
    for (const RowId row : rows) {
        const RowEdit *edit = find(row);
        if (!edit || !edit->deleted || edit->gone)
            continue;
        RowEdit &now = recorder.edit(row);
        now.deleted = false;
        now.failure.reset();
        if (now.conflict && now.conflict->mine == RowChange::Action::Delete)
            now.takeTheirs(*std::exchange(now.conflict, std::nullopt));
    }
    commit(recorder);
}

Result<EditBuffer::Pasted> EditBuffer::paste(const QList<RowId> &rows, const QList<int> &columns,
                                             const QList<QList<CellValue>> &block)
{
    if (!m_editable.isEditable())
        return Error::input(m_editable.whyNot);
    Pasted pasted;
    QList<RowId> all = m_newRows;
    qsizetype size = 0;
    for (const QList<CellValue> &line : block)
        size += line.size();
    StepRecorder recorder(m_rows, m_newRows,
                          size == 1 ? tr("Paste a cell") : counted("Paste %1 cells", size));
    QString firstLocked;
    const auto locked = [&](const QString &why) {
        ++pasted.locked;
        if (firstLocked.isEmpty())
            firstLocked = why;
    };
    for (qsizetype i = 0; i < block.size(); ++i) {
        const bool add = i >= rows.size();
        if (add && m_editable.insertOrigin < 0) {
            pasted.locked += block.at(i).size();
            if (firstLocked.isEmpty())
                firstLocked = m_editable.whyNoInsert;
            continue;
        }
        const RowId row = add ? m_nextNew-- : rows.at(i);
        if (add) {
            recorder.edit(row);
            all << row;
            pasted.added << row;
        }
        for (qsizetype j = 0; j < block.at(i).size(); ++j) {
            if (j >= columns.size()) {
                ++pasted.beyond;
                continue;
            }
            const int column = columns.at(j);
            const QString why = add ? m_editable.columns.value(column).whyNotNew : whyNot(row, column);
            if (!why.isEmpty()) {
                locked(why);
                continue;
            }
            stage(recorder.edit(row), row, column, block.at(i).at(j));
            ++pasted.cells;
        }
    }
    pasted.firstLocked = firstLocked;
    if (pasted.cells == 0)
        return Error::input(firstLocked.isEmpty() ? tr("There is nothing to be pasted.") : firstLocked);
    commit(recorder, &all);
    return pasted;
}

void EditBuffer::revertCell(RowId row, int column)
{
    const RowEdit *edit = find(row);
    if (!edit || !edit->cells.contains(column))
        return;
    StepRecorder recorder(m_rows, m_newRows, tr("Take back a change"));
    RowEdit &now = recorder.edit(row);
    now.cells.remove(column);
    now.failure.reset();
    if (now.conflict && now.cells.isEmpty() && !now.deleted)
        now.takeTheirs(*std::exchange(now.conflict, std::nullopt));
    commit(recorder);
}

void EditBuffer::revertRows(const QList<RowId> &rows)
{
    StepRecorder recorder(m_rows, m_newRows,
                          rows.size() == 1 ? tr("Take back the changes of a row")
                                           : counted("Take back the changes of %1 rows", rows.size()));
    QSet<RowId> dropped;
    for (const RowId row : rows) {
        m_aside.remove(row);
        const RowEdit *edit = find(row);
        if (!edit || edit->gone)
            continue;
        if (isUnsavedNew(row, edit)) {
            recorder.remove(row);
            dropped.insert(row);
            continue;
        }
        if (!edit->isStaged(row) && !edit->conflict && !edit->failure)
            continue;
        RowEdit &now = recorder.edit(row);
        now.cells.clear();
        now.deleted = false;
        now.failure.reset();
        if (now.conflict)
            now.takeTheirs(*std::exchange(now.conflict, std::nullopt));
    }
    QList<RowId> all = m_newRows;
    all.removeIf([&](RowId row) { return dropped.contains(row); });
    if (!commit(recorder, &all))
        emit changed(); // what was aside
}

void EditBuffer::revertAll()
{
    m_aside.clear();
    QList<RowId> rows;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it)
        rows << it.key();
    revertRows(rows);
}

// --- steps

void EditBuffer::undo()
{
    if (!canUndo())
        return;
    const EditStep &step = m_steps.back();
    go(step.before, step.newBefore);
}

void EditBuffer::redo()
{
    if (!canRedo())
        return;
    const EditStep &step = m_steps.forward();
    go(step.after, step.newAfter);
}

bool EditBuffer::commit(StepRecorder &recorder, const QList<RowId> *newRows)
{
    auto recorded = recorder.take(newRows);
    if (!recorded)
        return false;
    const EditStep &step = m_steps.push(*std::move(recorded));
    go(step.after, step.newAfter);
    return true;
}

void EditBuffer::put(RowId row, const std::optional<RowEdit> &edit)
{
    const auto before = m_rows.constFind(row);
    if (before != m_rows.cend() && before->isStaged(row))
        --m_dirtyRows;
    if (!edit || edit->isNothing(row)) {
        m_rows.remove(row);
        return;
    }
    if (edit->isStaged(row))
        ++m_dirtyRows;
    m_rows.insert(row, *edit);
}

void EditBuffer::go(const RowStates &rows, const QList<RowId> &newRows)
{
    QList<RowId> touched;
    for (const auto &[row, edit] : rows) {
        put(row, edit);
        touched << row;
    }
    const bool other = newRows != m_newRows;
    m_newRows = newRows;
    emit rowsChanged(touched);
    if (other)
        emit newRowsChanged();
    emit changed();
}

} // namespace core::edit
