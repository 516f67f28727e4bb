// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/buffersink.h"

#include "core/edit/editsql.h"

namespace ui::inspector {

using namespace ui::values;

using core::edit::CellValue;
using core::edit::EditBuffer;
using core::edit::RowChange;

namespace {

constexpr qsizetype LongestShown = 2000; // bytes of a value in the preview

} // namespace

BufferSink::BufferSink(EditBuffer &buffer, Saving saving, QObject *parent)
    : CellSink(parent)
    , m_buffer(buffer)
    , m_saving(std::move(saving))
{
    connect(&buffer, &EditBuffer::changed, this, &CellSink::changed);
    connect(&buffer, &EditBuffer::reset, this, &CellSink::changed);
}

QString BufferSink::tableName(qsizetype, int column) const
{
    const core::edit::TableFacts *table = m_buffer.editable().table(column);
    return table ? table->name.table : QString();
}

QString BufferSink::whyNot(qsizetype row, int column) const
{
    return m_buffer.whyNot(row, column);
}

core::edit::Cell BufferSink::original(qsizetype row, int column) const
{
    return m_buffer.original(row, column);
}

CellValue BufferSink::value(qsizetype row, int column) const
{
    return m_buffer.value(row, column);
}

std::optional<CellValue> BufferSink::over(qsizetype row, int column) const
{
    if (!m_buffer.isTouched(row))
        return {};
    return m_buffer.value(row, column);
}

QString BufferSink::preview(qsizetype row, int column, const CellValue &value) const
{
    const core::edit::Editable &editable = m_buffer.editable();
    if (row < 0 || column >= editable.columns.size() || editable.columns.at(column).origin < 0)
        return {};
    RowChange change;
    change.row = row;
    change.origin = editable.columns.at(column).origin;
    change.cells = {{column, value, m_buffer.original(row, column)}};
    for (const int key : editable.origins.at(change.origin).keyColumns)
        change.key << core::edit::SeenCell{key, m_buffer.original(row, key)};
    const auto statement = statementFor(editable, change);
    return statement ? QString::fromUtf8(statement->display(LongestShown)) + QLatin1Char(';') : QString();
}

bool BufferSink::savesAtOnce(qsizetype row, int column) const
{
    if (!m_saving.save || !m_saving.atOnce || !m_saving.atOnce())
        return false;
    const EditBuffer::Counts counts = m_buffer.counts();
    if (counts.rows() == 0)
        return counts.aside == 0;
    return counts.rows() == 1 && counts.cells == 1 && counts.aside == 0 && m_buffer.staged(row, column);
}

core::Result<void> BufferSink::stage(qsizetype row, int column, const CellValue &value)
{
    return m_buffer.setCell(row, column, value);
}

core::Result<void> BufferSink::apply(qsizetype row, int column, const CellValue &value)
{
    const bool atOnce = savesAtOnce(row, column);
    const core::Result<void> staged = stage(row, column, value);
    if (staged && atOnce)
        m_saving.save();
    return staged;
}

} // namespace ui::inspector
