// SPDX-License-Identifier: GPL-3.0-or-later
// GridView: keys, mouse, selection. QAbstractItemView's own handling is not used for these: it
// keeps pixel offsets in ints and walks through indexes one by one.
#include "ui/grid/gridview.h"

#include "ui/grid/gridheader.h"
#include "ui/grid/texttip.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QScrollBar>
#include <QStyleHints>
#include <QWheelEvent>

#include <algorithm>

namespace ui::grid {

namespace {

constexpr int RowHeight = metrics::GridRow;

// Ctrl+Shift with arrows extends the selection, so columns are moved with Alt+Shift.
void (GridView::*columnMove(const QKeyEvent &event))()
{
    if ((event.modifiers() & ~Qt::KeypadModifier) != (Qt::AltModifier | Qt::ShiftModifier))
        return nullptr;
    switch (event.key()) {
    case Qt::Key_Left:
        return &GridView::moveColumnsLeft;
    case Qt::Key_Right:
        return &GridView::moveColumnsRight;
    case Qt::Key_Home:
        return &GridView::moveColumnsToStart;
    case Qt::Key_End:
        return &GridView::moveColumnsToEnd;
    default:
        return nullptr;
    }
}

} // namespace

// --- the current cell

QModelIndex GridView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int rows = m_result.rowCount();
    const int columns = m_result.columnCount();
    if (rows == 0 || columns == 0)
        return {};
    const QModelIndex current = currentIndex();
    const bool far = modifiers & Qt::ControlModifier;
    if (!current.isValid() && !far && action != MoveEnd)
        return m_result.index(std::min(topRow(), rows - 1), 0);
    int row = current.isValid() ? current.row() : std::min(topRow(), rows - 1);
    int column = std::max(0, current.column());
    const auto up = [&](int by) { row = std::max(0, row - by); };
    const auto down = [&](int by) { row = by > rows - 1 - row ? rows - 1 : row + by; };
    switch (action) {
    case MoveUp:
        up(far ? rows : 1);
        break;
    case MoveDown:
        down(far ? rows : 1);
        break;
    case MovePageUp:
        up(fullRows());
        break;
    case MovePageDown:
        down(fullRows());
        break;
    case MoveLeft:
        column = far ? 0 : std::max(0, column - 1);
        break;
    case MoveRight:
        column = far ? columns - 1 : std::min(columns - 1, column + 1);
        break;
    case MoveHome:
        column = 0;
        row = far ? 0 : row;
        break;
    case MoveEnd:
        column = columns - 1;
        row = far ? rows - 1 : row;
        break;
    case MoveNext:
        if (++column == columns) {
            if (row == rows - 1)
                return {}; // Tab leaves the grid after the last cell
            column = 0;
            ++row;
        }
        break;
    case MovePrevious:
        if (--column < 0) {
            if (row == 0)
                return {};
            column = columns - 1;
            --row;
        }
        break;
    }
    return m_result.index(row, column);
}

void GridView::setCurrentCell(qsizetype row, int column)
{
    if (row < 0 || row >= m_result.rowCount() || column < 0 || column >= m_result.columnCount())
        return;
    moveTo(m_result.index(int(row), column), Qt::NoModifier);
}

void GridView::moveTo(const QModelIndex &index, Qt::KeyboardModifiers modifiers)
{
    if (!index.isValid())
        return;
    if (modifiers & Qt::ShiftModifier) {
        m_before.clear();
        m_dragCommand = QItemSelectionModel::Select;
        m_drag = Drag::Cells;
        extendSelection(index.row(), index.column());
        m_drag = Drag::None;
    } else {
        beginSelection(Drag::Cells, index.row(), index.column(), Qt::NoModifier);
        m_drag = Drag::None;
    }
}

void GridView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    m_header->setCurrentColumn(current.column());
    if (previous.isValid())
        repaintRow(previous.row());
    repaintRow(current.row());
    emit currentCellChanged(current.row(), current.column());
}

// --- the selection

void GridView::beginSelection(Drag drag, int row, int column, Qt::KeyboardModifiers modifiers)
{
    if (m_result.rowCount() == 0 || column < 0)
        return;
    row = std::clamp(row, 0, m_result.rowCount() - 1);
    m_drag = drag;
    m_before.clear();
    m_dragCommand = QItemSelectionModel::Select;
    if (modifiers & Qt::ShiftModifier && currentIndex().isValid())
        return extendSelection(row, column);
    m_anchorRow = row;
    m_anchorColumn = column;
    if (modifiers & Qt::ControlModifier) {
        m_before = selectionModel()->selection();
        const bool taken = drag == Drag::Cells ? m_before.contains(m_result.index(row, column))
            : drag == Drag::Rows               ? isRowSelected(row)
                                               : m_before.contains(m_result.index(0, column))
                && m_before.contains(m_result.index(lastRow(), column));
        if (taken)
            m_dragCommand = QItemSelectionModel::Deselect;
    }
    extendSelection(row, column);
}

void GridView::extendSelection(int row, int column)
{
    const int lastColumn = m_result.columnCount() - 1;
    int top = std::min(m_anchorRow, row);
    int bottom = std::max(m_anchorRow, row);
    int left = std::min(m_anchorColumn, column);
    int right = std::max(m_anchorColumn, column);
    if (m_drag == Drag::Rows) {
        left = 0;
        right = lastColumn;
    } else if (m_drag == Drag::Columns) {
        top = 0;
        bottom = lastRow();
    }
    QItemSelection wanted = m_before;
    wanted.merge(QItemSelection(m_result.index(top, left), m_result.index(bottom, right)), m_dragCommand);
    const bool scrolls = hasAutoScroll();
    setAutoScroll(m_drag == Drag::Cells && scrolls); // a click on a head must not scroll
    selectionModel()->setCurrentIndex(m_result.index(row, column), QItemSelectionModel::NoUpdate);
    setAutoScroll(scrolls);
    selectionModel()->select(wanted, QItemSelectionModel::ClearAndSelect);
}

void GridView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex first = indexAt(rect.topLeft());
    const QModelIndex last = indexAt(rect.bottomRight());
    if (first.isValid() && last.isValid())
        selectionModel()->select(QItemSelection(first, last), command);
}

void GridView::selectAll()
{
    if (m_result.rowCount() == 0 || m_result.columnCount() == 0)
        return;
    selectionModel()->select(
        QItemSelection(m_result.index(0, 0), m_result.index(lastRow(), m_result.columnCount() - 1)),
        QItemSelectionModel::ClearAndSelect);
}

void GridView::selectRowsOfSelection(Drag what)
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    m_before.clear();
    m_dragCommand = QItemSelectionModel::Select;
    m_drag = what;
    extendSelection(current.row(), current.column());
    m_drag = Drag::None;
}

void GridView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected); // repaints, and tells accessibility
    m_numbers->update();
    emit selectionSummaryChanged(selectionSummary());
}

QList<CellRange> GridView::selectedRanges() const
{
    QList<CellRange> ranges;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        if (range.isValid())
            ranges.append({range.top(), range.bottom(), range.left(), range.right()});
    }
    return ranges;
}

SelectionSummary GridView::selectionSummary() const
{
    SelectionSummary summary;
    for (const CellRange &range : selectedRanges()) {
        const qint64 rows = range.bottom - range.top + 1;
        const int columns = range.right - range.left + 1;
        summary.cells += rows * columns;
        summary.rows += rows;
        summary.columns += columns;
    }
    return summary;
}

// --- keys

bool GridView::pressAction(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Copy))
        copy();
    else if (event.matches(QKeySequence::SelectAll))
        selectAll();
    else if (event.keyCombination() == QKeyCombination(Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_C))
        copyWithHeader();
    else if (event.keyCombination() == QKeyCombination(Qt::ShiftModifier, Qt::Key_Space))
        selectRowsOfSelection(Drag::Rows);
    else if (event.keyCombination() == QKeyCombination(Qt::ControlModifier, Qt::Key_Space))
        selectRowsOfSelection(Drag::Columns);
    else if (event.key() == Qt::Key_Escape && m_header->dropBefore() >= 0)
        m_header->cancelDrag();
    else if (const auto move = columnMove(event))
        (this->*move)();
    else
        return false;
    return true;
}

void GridView::keyPressEvent(QKeyEvent *event)
{
    struct CursorKey
    {
        int key;
        CursorAction action;
    };
    static constexpr CursorKey Keys[] = {
        {Qt::Key_Up, MoveUp},         {Qt::Key_Down, MoveDown},
        {Qt::Key_Left, MoveLeft},     {Qt::Key_Right, MoveRight},
        {Qt::Key_Home, MoveHome},     {Qt::Key_End, MoveEnd},
        {Qt::Key_PageUp, MovePageUp}, {Qt::Key_PageDown, MovePageDown},
        {Qt::Key_Tab, MoveNext},      {Qt::Key_Backtab, MovePrevious},
    };
    if (pressAction(*event))
        return event->accept();
    const auto *key = std::find_if(std::begin(Keys), std::end(Keys),
                                   [event](const CursorKey &k) { return k.key == event->key(); });
    if (key != std::end(Keys) && !(event->modifiers() & (Qt::AltModifier | Qt::MetaModifier))) {
        const bool tab = key->action == MoveNext || key->action == MovePrevious;
        const QModelIndex target = moveCursor(key->action, event->modifiers());
        if (!target.isValid())
            return event->ignore();
        moveTo(target, tab ? Qt::NoModifier : event->modifiers());
        return event->accept();
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !event->modifiers()
        && currentIndex().isValid()) {
        if (!startEditing(currentIndex().row(), currentIndex().column()))
            emit cellActivated(currentRow(), currentColumn());
        return event->accept();
    }
    if (typeKey(*event))
        return event->accept();
    event->ignore();
}

bool GridView::event(QEvent *event)
{
    // Ctrl+C and Ctrl+A are ours while the focus is here, whatever actions the window has for them
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll) || columnMove(*key)
            || (key->key() == Qt::Key_Escape && m_header->dropBefore() >= 0)
            || (key->key() == Qt::Key_F2 && !key->modifiers() && m_editStarter)) {
            event->accept();
            return true;
        }
    }
    return QAbstractItemView::event(event);
}

void GridView::focusInEvent(QFocusEvent *event)
{
    QAbstractItemView::focusInEvent(event);
    repaintRow(currentIndex().row());
}

void GridView::focusOutEvent(QFocusEvent *event)
{
    QAbstractItemView::focusOutEvent(event);
    repaintRow(currentIndex().row());
}

// --- mouse

void GridView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !index.isValid()) {
        m_drag = Drag::None;
        return event->ignore();
    }
    m_dragPosition = event->position().toPoint();
    beginSelection(Drag::Cells, index.row(), index.column(), event->modifiers());
    event->accept();
}

void GridView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drag != Drag::None && event->buttons() & Qt::LeftButton)
        dragTo(event->position().toPoint());
}

void GridView::dragTo(const QPoint &position)
{
    if (m_drag == Drag::None || m_result.rowCount() == 0)
        return;
    m_dragPosition = position;
    const QRect area = viewport()->rect();
    // a selection begun among the columns that scroll goes on beneath the frozen ones
    const int edge
        = m_anchorColumn >= m_columns.frozen() && m_columns.offset() > 0 ? m_columns.frozenWidth() : 0;
    const bool outside = position.y() < 0 || position.y() > area.bottom()
        || (m_drag == Drag::Cells && (position.x() < edge || position.x() > area.right()));
    if (outside && !m_autoScroll.isActive())
        m_autoScroll.start(30, this);
    else if (!outside)
        m_autoScroll.stop();
    int row = rowAt(std::clamp(position.y(), 0, area.bottom()));
    if (row < 0)
        row = lastRow();
    int column = m_columns.columnAt(std::clamp(position.x(), edge, std::max(edge, area.right())));
    if (column < 0)
        column = m_result.columnCount() - 1;
    const bool scrolls = hasAutoScroll();
    setAutoScroll(false); // the timer does it, at its own pace
    if (row != currentIndex().row() || column != currentIndex().column())
        extendSelection(row, column);
    setAutoScroll(scrolls);
}

void GridView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_autoScroll.timerId())
        return QAbstractItemView::timerEvent(event);
    const QRect area = viewport()->rect();
    const auto beyond = [](int value, int first, int last) {
        return value < first ? value - first : std::max(0, value - last);
    };
    const int edge = m_anchorColumn >= m_columns.frozen() ? m_columns.frozenWidth() : 0;
    const int down = beyond(m_dragPosition.y(), 0, area.bottom());
    const int right = m_drag == Drag::Cells ? beyond(m_dragPosition.x(), edge, area.right()) : 0;
    if (down != 0)
        scrollByPixels(qint64(down) / 2 + (down > 0 ? 8 : -8));
    if (right != 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + right / 2 + (right > 0 ? 8 : -8));
    dragTo(m_dragPosition);
}

void GridView::mouseReleaseEvent(QMouseEvent *)
{
    m_drag = Drag::None;
    m_autoScroll.stop();
}

void GridView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && !startEditing(index.row(), index.column()))
        emit cellActivated(index.row(), index.column());
}

void GridView::wheelEvent(QWheelEvent *event)
{
    QPoint pixels = event->pixelDelta();
    if (pixels.isNull()) {
        // what a step of a fine wheel leaves over is kept for the next one
        const int lines = QGuiApplication::styleHints()->wheelScrollLines();
        const QPoint wanted = event->angleDelta() * lines * RowHeight + m_wheelRest;
        pixels = wanted / 120;
        m_wheelRest = wanted - pixels * 120;
    }
    if (event->modifiers() & Qt::ShiftModifier && pixels.x() == 0)
        pixels = pixels.transposed();
    if (pixels.y() != 0)
        scrollByPixels(-pixels.y());
    if (pixels.x() != 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - pixels.x());
    event->accept();
}

bool GridView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_numbers && event->type() == QEvent::Wheel) {
        wheelEvent(static_cast<QWheelEvent *>(event));
        return true;
    }
    return QAbstractItemView::eventFilter(watched, event);
}

bool GridView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        QString text;
        // only where the cell does not show it all
        if (index.isValid()) {
            const int width = columnWidth(index.column());
            const core::result::CellView cell = m_result.cell(index.row(), index.column());
            if (m_painter.wantedWidth(cell, m_widths.style(m_result.map().resultColumn(index.column())),
                                      width + 1)
                    > width
                || cell.bytes().contains('\n'))
                text = index.data(Qt::ToolTipRole).toString();
            if (const QString note = staged() ? staged()->note(rowRef(index.row())) : QString();
                !note.isEmpty())
                text = text.isEmpty() ? note : text + QStringLiteral("\n\n") + note;
        }
        showTextTip(help->globalPos(), text, viewport());
        return true;
    }
    return QAbstractItemView::viewportEvent(event);
}

void GridView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint global = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (currentIndex().isValid())
            global = viewport()->mapToGlobal(visualRect(currentIndex()).center());
    } else {
        const QModelIndex index = indexAt(viewport()->mapFromGlobal(global));
        if (index.isValid() && !selectionModel()->isSelected(index))
            moveTo(index, Qt::NoModifier);
    }
    cellMenu(global);
}

} // namespace ui::grid
