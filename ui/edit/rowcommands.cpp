// SPDX-License-Identifier: GPL-3.0-or-later
// RowEditing: what is done with cells and rows.
#include "ui/base/actions.h"
#include "ui/edit/blockpaste.h"
#include "ui/edit/rowediting.h"
#include "ui/edit/stagedbuffer.h"
#include "ui/grid/gridview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

#include <algorithm>

namespace ui::edit {

using core::edit::CellValue;
using core::edit::EditBuffer;
using core::edit::RowId;
using core::edit::RowState;

namespace {

constexpr qint64 MostCells = 200'000; // edited by hand at once; more is an UPDATE
constexpr qsizetype MostPasted = 50'000;

} // namespace

bool RowEditing::can(Command command) const
{
    const bool ready = isReady() && m_view && !isSaving();
    const bool cell = ready && m_view->currentRow() >= 0;
    const core::edit::Editable &editable = m_buffer.editable();
    switch (command) {
    case Command::EditCell:
    case Command::SetNull:
    case Command::SetDefault:
    case Command::SetExpression:
    case Command::Revert:
        return cell;
    case Command::Paste:
        return cell || (ready && editable.insertOrigin >= 0);
    case Command::AddRow:
        return ready && editable.insertOrigin >= 0;
    case Command::DuplicateRows:
        return cell && editable.insertOrigin >= 0;
    case Command::DeleteRows:
        return cell;
    case Command::Undo:
        return ready && m_buffer.canUndo();
    case Command::Redo:
        return ready && m_buffer.canRedo();
    case Command::ShowSql:
        return isDirty();
    case Command::Save:
    case Command::Discard:
        return (isDirty() || m_editor) && !isSaving() && !m_afterSaving;
    case Command::SavedEdits:
        return m_view && m_services.undoLog && !isSaving();
    }
    return false;
}

void RowEditing::run(Command command)
{
    if (!can(command)) {
        if (!m_whyNot.isEmpty())
            emit told(tr("Read-only: %1").arg(m_whyNot));
        else if (command == Command::AddRow || command == Command::DuplicateRows)
            emit told(m_buffer.editable().whyNoInsert);
        return;
    }
    if (command != Command::Save)
        commitOpenEditor();
    switch (command) {
    case Command::EditCell:
        startEditor(m_view->currentRow(), m_view->currentColumn(), {});
        break;
    case Command::SetExpression:
        startEditor(m_view->currentRow(), m_view->currentColumn(), {}, true);
        break;
    case Command::SetNull:
        stage(CellValue::null());
        break;
    case Command::SetDefault:
        stage(CellValue::fromDefault());
        break;
    case Command::Paste:
        paste();
        break;
    case Command::AddRow:
        addRow();
        break;
    case Command::DuplicateRows:
        duplicateRows();
        break;
    case Command::DeleteRows:
        deleteRows();
        break;
    case Command::Undo:
        emit told(tr("Undone: %1").arg(m_buffer.undoText()));
        m_buffer.undo();
        break;
    case Command::Redo:
        emit told(tr("Done again: %1").arg(m_buffer.redoText()));
        m_buffer.redo();
        break;
    case Command::Revert:
        revert();
        break;
    case Command::ShowSql:
        setSqlShown(!isSqlShown());
        break;
    case Command::Save:
        save();
        break;
    case Command::Discard:
        discard();
        break;
    case Command::SavedEdits:
        listSavedEdits();
        break;
    }
}

void RowEditing::fillMenu(QMenu *menu)
{
    menu->addSeparator();
    want();
    if (!isReady()) {
        const QString text
            = m_whyNot.isEmpty() ? tr("Finding out what may be edited…") : tr("Read-only: %1").arg(m_whyNot);
        QAction *reason = menu->addAction(QString(text).replace(QLatin1Char('&'), QLatin1String("&&")));
        reason->setObjectName(QStringLiteral("rowsReadOnly"));
        reason->setEnabled(false);
        return;
    }
    bool first = true;
    for (const CommandSpec &spec : std::as_const(m_commands)) {
        if (!spec.inMenu)
            continue;
        if (spec.beginsGroup && !first)
            menu->addSeparator();
        first = false;
        QAction *action = menu->addAction(spec.text, this, [this, command = spec.command] { run(command); });
        action->setObjectName(QLatin1String(spec.id));
        if (*spec.icon)
            action->setIcon(m_services.icons.icon(QLatin1String(spec.icon)));
        if (!spec.keys.isEmpty())
            action->setShortcut(spec.keys.first()); // shown; the keys themselves are handled by the rows
        action->setToolTip(Actions::toolTip(spec.toolTip, spec.keys.mid(0, 1)));
        action->setEnabled(can(spec.command));
    }
}

// --- what is selected

QList<RowId> RowEditing::selectedRows()
{
    QList<std::pair<qsizetype, qsizetype>> spans;
    qint64 count = 0;
    for (const grid::CellRange &range : m_view->selectedRanges())
        spans << std::pair(range.top, range.bottom);
    if (spans.isEmpty() && m_view->currentRow() >= 0)
        spans << std::pair(m_view->currentRow(), m_view->currentRow());
    std::sort(spans.begin(), spans.end());
    for (const auto &[top, bottom] : std::as_const(spans))
        count += bottom - top + 1;
    if (count > MostCells) {
        emit told(tr("These are too many rows to be edited by hand: write an UPDATE or DELETE instead"));
        return {};
    }
    QList<RowId> rows;
    qsizetype next = 0;
    for (const auto &[top, bottom] : std::as_const(spans)) {
        for (next = std::max(next, top); next <= bottom; ++next)
            rows << m_staged->idOf(m_view->rowRef(next));
    }
    return rows;
}

QList<RowEditing::CellPlace> RowEditing::selectedCells()
{
    QList<CellPlace> cells;
    if (m_view->selectionSummary().cells > MostCells) {
        emit told(tr("These are too many cells to be edited by hand: write an UPDATE instead"));
        return {};
    }
    QSet<std::pair<RowId, int>> seen;
    const auto add = [&](qsizetype row, int column) {
        const CellPlace place{m_staged->idOf(m_view->rowRef(row)), m_view->columnMap().resultColumn(column)};
        if (seen.contains({place.row, place.column}))
            return;
        seen.insert({place.row, place.column});
        cells << place;
    };
    for (const grid::CellRange &range : m_view->selectedRanges()) {
        for (qsizetype row = range.top; row <= range.bottom; ++row) {
            for (int column = range.left; column <= range.right; ++column)
                add(row, column);
        }
    }
    if (cells.isEmpty() && m_view->currentRow() >= 0)
        add(m_view->currentRow(), m_view->currentColumn());
    return cells;
}

bool RowEditing::selectsWholeRows() const
{
    const QList<grid::CellRange> ranges = m_view->selectedRanges();
    const int last = m_view->columnMap().shownCount() - 1;
    return !ranges.isEmpty() && last > 0
        && std::all_of(ranges.begin(), ranges.end(), [last](const grid::CellRange &range) {
               return range.left == 0 && range.right == last;
           });
}

// --- what is done

void RowEditing::refused(const core::Error &error)
{
    emit told(error.message);
}

// Locked cells are left as they are, as long as there are others.
void RowEditing::stage(const CellValue &value)
{
    QList<EditBuffer::CellEdit> edits;
    QString why;
    qsizetype locked = 0;
    for (const CellPlace &cell : selectedCells()) {
        QString reason = m_buffer.whyNot(cell.row, cell.column);
        const core::edit::ColumnFacts *facts = m_buffer.editable().facts(cell.column);
        if (reason.isEmpty() && value.kind == CellValue::Kind::Null && facts && facts->notNull)
            reason = tr("%1 may not be NULL").arg(facts->name);
        if (reason.isEmpty()) {
            edits << EditBuffer::CellEdit{cell.row, cell.column, value};
            continue;
        }
        ++locked;
        if (why.isEmpty())
            why = reason;
    }
    if (!edits.isEmpty()) {
        if (auto set = m_buffer.setCells(edits); !set)
            return refused(set.error());
    }
    if (locked > 0)
        emit told(edits.isEmpty() ? why : tr("%1 cells were left as they are: %2").arg(locked).arg(why));
}

void RowEditing::addRow()
{
    const auto row = m_buffer.insertRow();
    if (!row)
        return refused(row.error());
    // to the first column that can be filled in
    int column = -1;
    for (int shown = 0; shown < m_view->columnMap().shownCount() && column < 0; ++shown) {
        const int of = m_view->columnMap().resultColumn(shown);
        const core::edit::ColumnFacts *facts = m_buffer.editable().facts(of);
        if (m_buffer.whyNot(*row, of).isEmpty() && (!facts || !facts->fillsItself()))
            column = of;
    }
    reveal(*row, column);
}

void RowEditing::duplicateRows()
{
    const QList<RowId> rows = selectedRows();
    if (rows.isEmpty())
        return;
    const auto added = m_buffer.duplicateRows(rows);
    if (!added)
        return refused(added.error());
    if (!added->isEmpty())
        reveal(added->first());
}

void RowEditing::deleteRows()
{
    const QList<RowId> rows = selectedRows();
    if (rows.isEmpty())
        return;
    const bool all = std::all_of(rows.begin(), rows.end(),
                                 [this](RowId row) { return m_buffer.state(row) == RowState::Deleted; });
    if (all)
        return m_buffer.undeleteRows(rows);
    if (auto deleted = m_buffer.deleteRows(rows); !deleted)
        refused(deleted.error());
}

void RowEditing::revert()
{
    if (selectsWholeRows())
        return m_buffer.revertRows(selectedRows());
    const QList<CellPlace> cells = selectedCells();
    // a row that is new or to be deleted is nothing but that
    const auto wholeRow = [this](const CellPlace &cell) {
        const RowState state = m_buffer.state(cell.row);
        return state == RowState::Deleted || state == RowState::New;
    };
    if (cells.size() == 1) {
        if (wholeRow(cells.first()) && !m_buffer.staged(cells.first().row, cells.first().column))
            m_buffer.revertRows({cells.first().row});
        else
            m_buffer.revertCell(cells.first().row, cells.first().column);
        return;
    }
    QList<EditBuffer::CellEdit> edits;
    QList<RowId> rows;
    for (const CellPlace &cell : cells) {
        if (m_buffer.state(cell.row) == RowState::Deleted) {
            if (!rows.contains(cell.row))
                rows << cell.row;
        } else if (m_buffer.staged(cell.row, cell.column)) {
            const bool added = m_buffer.state(cell.row) == RowState::New;
            edits << EditBuffer::CellEdit{
                cell.row, cell.column,
                added ? CellValue::fromDefault()
                      : CellValue::fromCell(m_buffer.original(cell.row, cell.column))};
        }
    }
    if (!rows.isEmpty())
        m_buffer.revertRows(rows);
    if (!edits.isEmpty()) {
        if (auto set = m_buffer.setCells(edits); !set)
            refused(set.error());
    }
}

void RowEditing::reveal(RowId row, int column)
{
    if (!m_view)
        return;
    const qsizetype shown = m_view->shownRow(m_staged->refOf(row));
    if (shown < 0)
        return;
    int place = column < 0 ? m_view->currentColumn() : m_view->columnMap().shownColumn(column);
    m_view->setCurrentCell(shown, std::max(0, place));
    m_view->scrollTo(m_view->currentIndex());
    m_view->setFocus(Qt::OtherFocusReason);
}

void RowEditing::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    const PastedBlock block = data ? blockOf(*data) : PastedBlock();
    if (block.isEmpty())
        return emit told(tr("There is no text on the clipboard"));
    if (block.size() > MostPasted)
        return emit told(tr("These are %1 rows: import them from a file instead").arg(block.size()));
    const auto valueOf = [this](const PastedCell &cell, int column) {
        const core::edit::ColumnFacts *facts = m_buffer.editable().facts(column);
        if (cell.text.isEmpty() && !cell.quoted && !(facts && facts->notNull))
            return CellValue::null();
        return CellValue::fromText(cell.text.toUtf8());
    };
    const bool single = block.size() == 1 && block.first().size() == 1;
    if (single && m_view->selectionSummary().cells > 1) {
        QList<EditBuffer::CellEdit> edits;
        for (const CellPlace &cell : selectedCells()) {
            if (m_buffer.whyNot(cell.row, cell.column).isEmpty())
                edits << EditBuffer::CellEdit{cell.row, cell.column,
                                              valueOf(block.first().first(), cell.column)};
        }
        if (auto set = m_buffer.setCells(edits); !set)
            refused(set.error());
        else
            emit told(tr("Pasted into %1 cells").arg(edits.size()));
        return;
    }

    qsizetype top = m_view->currentRow();
    int left = m_view->currentColumn();
    for (const grid::CellRange &range : m_view->selectedRanges()) {
        top = std::min(top, range.top);
        left = std::min(left, range.left);
    }
    if (top < 0) { // no rows at all: all of them are new
        top = m_view->model()->rowCount();
        left = 0;
    }
    QList<RowId> rows;
    for (qsizetype row = top; row < top + block.size() && m_view->rowRef(row).isValid(); ++row)
        rows << m_staged->idOf(m_view->rowRef(row));
    QList<int> columns;
    for (int column = left; column < m_view->columnMap().shownCount(); ++column)
        columns << m_view->columnMap().resultColumn(column);
    QList<QList<CellValue>> values;
    for (const QList<PastedCell> &line : block) {
        QList<CellValue> cells;
        for (qsizetype i = 0; i < line.size(); ++i)
            cells << valueOf(line.at(i), columns.value(i, -1));
        values << cells;
    }
    const auto pasted = m_buffer.paste(rows, columns, values);
    if (!pasted)
        return refused(pasted.error());
    QStringList parts{pasted->cells == 1 ? tr("Pasted 1 cell") : tr("Pasted %1 cells").arg(pasted->cells)};
    if (!pasted->added.isEmpty())
        parts << (pasted->added.size() == 1 ? tr("1 new row") : tr("%1 new rows").arg(pasted->added.size()));
    if (pasted->locked > 0)
        parts << tr("%1 left out: %2").arg(pasted->locked).arg(pasted->firstLocked);
    if (pasted->beyond > 0)
        parts << tr("%1 had no column").arg(pasted->beyond);
    emit told(parts.join(QStringLiteral(" · ")));
}

} // namespace ui::edit
