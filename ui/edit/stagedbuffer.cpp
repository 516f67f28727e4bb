// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit/stagedbuffer.h"

namespace ui::edit {

using core::edit::CellState;
using core::edit::CellValue;
using core::edit::EditBuffer;
using core::edit::RowId;
using core::edit::RowState;
using grid::RowMark;
using grid::RowRef;
using grid::StagedCell;

namespace {

StagedCell::Kind kindOf(const CellValue &value)
{
    switch (value.kind) {
    case CellValue::Kind::Text:
    case CellValue::Kind::JsonPatch:
        return StagedCell::Kind::Text;
    case CellValue::Kind::Null:
        return StagedCell::Kind::Null;
    case CellValue::Kind::Default:
        return StagedCell::Kind::Default;
    case CellValue::Kind::Expression:
        return StagedCell::Kind::Expression;
    }
    return StagedCell::Kind::Untouched;
}

} // namespace

StagedBuffer::StagedBuffer(const EditBuffer &buffer, QObject *parent)
    : StagedRows(parent)
    , m_buffer(buffer)
{
    // once for each step, after all there is to say of it
    connect(&buffer, &EditBuffer::changed, this, &StagedRows::changed);
}

RowId StagedBuffer::idOf(RowRef row) const
{
    return row.added ? m_buffer.newRows().value(row.row) : RowId(row.row);
}

RowRef StagedBuffer::refOf(RowId id) const
{
    if (id >= 0)
        return {qsizetype(id), false};
    return {m_buffer.newRows().indexOf(id), true};
}

RowMark StagedBuffer::mark(RowRef row) const
{
    const RowId id = idOf(row);
    if (!row.added && !m_buffer.isTouched(id))
        return RowMark::None;
    switch (m_buffer.state(id)) {
    case RowState::Unchanged:
        return RowMark::None;
    case RowState::New:
        return RowMark::Added;
    case RowState::Changed:
        return RowMark::Changed;
    case RowState::Deleted:
        return RowMark::Removed;
    case RowState::Conflict:
        return RowMark::Conflict;
    case RowState::Failed:
        return RowMark::Failed;
    case RowState::Gone:
        return RowMark::Gone;
    }
    return RowMark::None;
}

StagedCell StagedBuffer::cell(RowRef row, int resultColumn) const
{
    const RowId id = idOf(row);
    if (const CellValue *staged = m_buffer.staged(id, resultColumn))
        return {kindOf(*staged), {staged->text.constData(), staged->text.size(), false}};
    if (row.added) {
        const RowState state = m_buffer.state(id);
        const bool saved = state == RowState::Unchanged || state == RowState::Changed
            || state == RowState::Deleted || state == RowState::Gone;
        if (!saved)
            return {StagedCell::Kind::Default};
    }
    const core::result::CellView view = m_buffer.originalView(id, resultColumn);
    return {view.null ? StagedCell::Kind::Null : StagedCell::Kind::Text, view, true};
}

std::vector<qsizetype> StagedBuffer::touchedRows() const
{
    const QList<RowId> rows = m_buffer.touchedRows();
    return {rows.begin(), rows.end()};
}

QString StagedBuffer::lockReason(int resultColumn) const
{
    const core::edit::Editable &editable = m_buffer.editable();
    if (!editable.isEditable() || resultColumn < 0 || resultColumn >= editable.columns.size())
        return {};
    return editable.columns.at(resultColumn).whyNot;
}

QString StagedBuffer::note(RowRef row) const
{
    const RowId id = idOf(row);
    return m_buffer.isTouched(id) ? m_buffer.message(id) : QString();
}

} // namespace ui::edit
