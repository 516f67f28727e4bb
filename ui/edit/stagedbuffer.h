// SPDX-License-Identifier: GPL-3.0-or-later
// An edit buffer as a grid shows it. Thread: GUI.
#pragma once

#include "core/edit/editbuffer.h"
#include "ui/grid/stagedrows.h"

namespace ui::edit {

class StagedBuffer : public grid::StagedRows
{
    Q_OBJECT

public:
    /// The buffer outlives this.
    explicit StagedBuffer(const core::edit::EditBuffer &buffer, QObject *parent = nullptr);

    /// A grid's row in the buffer's words, and back. Invalid where the grid does not show it.
    core::edit::RowId idOf(grid::RowRef row) const;
    grid::RowRef refOf(core::edit::RowId id) const;

    bool isEmpty() const override { return m_buffer.isEmpty() && m_buffer.newRows().isEmpty(); }
    int addedRows() const override { return int(m_buffer.newRows().size()); }
    grid::RowMark mark(grid::RowRef row) const override;
    grid::StagedCell cell(grid::RowRef row, int resultColumn) const override;
    bool isTouched(qsizetype resultRow) const override { return m_buffer.isTouched(resultRow); }
    std::vector<qsizetype> touchedRows() const override;
    QString lockReason(int resultColumn) const override;
    QString note(grid::RowRef row) const override;

private:
    const core::edit::EditBuffer &m_buffer;
};

} // namespace ui::edit
