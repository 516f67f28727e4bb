// SPDX-License-Identifier: GPL-3.0-or-later
// GridView: what is staged over the result, and the editor over a cell. It edits nothing itself: it asks
// whoever knows how.
#include "ui/grid/editorhost.h"
#include "ui/grid/gridheader.h"
#include "ui/grid/gridview.h"

#include <QKeyEvent>

#include <algorithm>

namespace ui::grid {

void GridView::setStaged(StagedRows *staged)
{
    if (StagedRows *before = m_result.staged())
        disconnect(before, &StagedRows::changed, this, &GridView::stagedChanged);
    m_result.setStaged(staged); // first: the model has its rows when we are told
    if (staged)
        connect(staged, &StagedRows::changed, this, &GridView::stagedChanged);
    updateGeometries();
    stagedChanged();
}

void GridView::stagedChanged()
{
    if (m_editorHost->editor() && !m_editorHost->index().isValid())
        closeEditor(); // its row went
    updateScrollBars();
    growForStaged();
    m_numbers->update();
    m_header->update();
    viewport()->update();
    emit selectionSummaryChanged(selectionSummary()); // the values of the selection are others
}

RowRef GridView::rowRef(qsizetype row) const
{
    return row >= 0 && row < m_result.rowCount() ? m_result.rowRef(int(row)) : RowRef();
}

qsizetype GridView::shownRow(RowRef row) const
{
    if (!row.isValid())
        return -1;
    const qsizetype shown
        = row.added ? row.row + m_result.firstAddedRow() : m_result.order().shownRow(row.row);
    return shown < m_result.rowCount() ? shown : -1;
}

core::result::ShownRows GridView::shownWithStaged() const
{
    return staged() ? withStaged(shown(), *staged()) : shown();
}

// --- the editor

void GridView::openEditor(QWidget *editor, qsizetype row, int column,
                          std::function<void(const QRect &)> place)
{
    const QModelIndex index = m_result.index(int(row), column);
    if (!index.isValid()) {
        delete editor;
        return;
    }
    if (index != currentIndex())
        setCurrentCell(row, column);
    scrollTo(index);
    m_editorHost->open(editor, index, std::move(place));
}

void GridView::closeEditor()
{
    m_editorHost->close();
}

QWidget *GridView::openedEditor() const
{
    return m_editorHost->editor();
}

void GridView::stepCell(int columns, int rows)
{
    const QModelIndex current = currentIndex();
    const int width = m_result.columnCount();
    if (!current.isValid() || width == 0)
        return;
    const qint64 place = qint64(current.row()) * width + current.column() + columns + qint64(rows) * width;
    if (place < 0 || place >= qint64(m_result.rowCount()) * width)
        return;
    setCurrentCell(place / width, int(place % width));
    scrollTo(currentIndex());
}

bool GridView::startEditing(int row, int column, const QString &typed)
{
    return m_editStarter && row >= 0 && column >= 0 && m_editStarter(row, column, typed);
}

// Characters go into the cell; what a key with Ctrl or Alt means is no text.
bool GridView::typeKey(const QKeyEvent &event)
{
    if (!m_editStarter || !currentIndex().isValid())
        return false;
    if (event.key() == Qt::Key_F2 && !event.modifiers())
        return startEditing(currentIndex().row(), currentColumn());
    const QString text = event.text();
    const bool character = !text.isEmpty() && text.at(0).isPrint()
        && (!(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
            || event.modifiers().testFlag(Qt::GroupSwitchModifier));
    return character && startEditing(currentIndex().row(), currentColumn(), text);
}

} // namespace ui::grid
