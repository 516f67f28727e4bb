// SPDX-License-Identifier: GPL-3.0-or-later
// The grid of a result: constant row height, vertical position in rows (with a remainder in pixels), so that
// the cost of a frame and of an append depends on what is visible, never on how many rows there are (up to
// 2^31 - 1). Rows stand in an order, columns may be hidden, moved and frozen at the left. Row and column
// numbers are those shown; functions that mean the result's own say so. Thread: GUI.
#pragma once

#include "core/base/task.h"
#include "ui/base/theme.h"
#include "ui/grid/cellpainter.h"
#include "ui/grid/columngeometry.h"
#include "ui/grid/columnlayout.h"
#include "ui/grid/columnwidths.h"
#include "ui/grid/copy.h"
#include "ui/grid/resultmodel.h"
#include "ui/grid/rownumbers.h"
#include "ui/grid/stagedrows.h"

#include <QAbstractItemView>
#include <QBasicTimer>
#include <QItemSelection>

#include <functional>
#include <optional>

class QMenu;

namespace ui::grid {

class EditorHost;
class GridHeader;

struct SelectionSummary
{
    qint64 cells = 0;
    qint64 rows = 0; ///< that hold a selected cell, counted twice where pieces stand side by side
    int columns = 0; ///< the same
    bool operator==(const SelectionSummary &) const = default;
};

/// What a cell is to whoever searches: nothing, a hit, the hit one stands on.
enum class Mark
{
    None,
    Hit,
    Current
};
/// Asked for each visible cell of each frame, so it has to be quick. Row and column are those of the result.
using CellMarks = std::function<Mark(qsizetype resultRow, int resultColumn)>;

class GridView : public QAbstractItemView, private RowSource
{
    Q_OBJECT

public:
    explicit GridView(const Theme &theme, QWidget *parent = nullptr);
    ~GridView() override;

    /// Shows a result, which may still be growing; null for none. Not owned; may die first.
    void setResult(core::result::ResultSet *result);
    core::result::ResultSet *result() const { return m_result.result(); }

    /// What it shows now, for whatever leaves it. Row and column numbers of this view are those of this
    /// value.
    core::result::ShownRows shown() const;

    /// Shows the rows in another order, or fewer of them; rows that come later are not shown until another
    /// order is set, unless this one is as received. Another result is shown as received. The current cell
    /// stays on its row of the result, if that is shown. A selection of whole columns is kept, one within the
    /// current row goes with it, any other becomes the current cell. Row numbers at the left are the
    /// result's.
    void setRowOrder(const core::result::RowOrder &order);
    const core::result::RowOrder &rowOrder() const { return m_result.order(); }
    /// The marks in the heads: how the rows are sorted, as the owner knows (columns of the result).
    void setSortKeys(const QList<core::result::SortKey> &keys);
    const QList<core::result::SortKey> &sortKeys() const;
    /// Whether somebody answers sortRequested().
    bool canSort() const;
    /// Makes a cell current and scrolls to it; numbers of the result. False if its row is filtered out or its
    /// column is hidden.
    bool revealCell(qsizetype resultRow, int resultColumn);
    /// The current cell's place in the result, -1 for none and on a new row.
    qsizetype currentResultRow() const;
    int currentResultColumn() const;

    /// What is staged over the result: shown in place of its cells, new rows behind its last. Not owned; may
    /// die first. Another result has none.
    void setStaged(StagedRows *staged);
    StagedRows *staged() const { return m_result.staged(); }
    /// Which row stands there; invalid where none does.
    RowRef rowRef(qsizetype row) const;
    RowRef currentRowRef() const { return rowRef(currentRow()); }
    /// -1 if it is filtered out.
    qsizetype shownRow(RowRef row) const;
    /// The cell shown there, staged values included. Row and column of this view, both in range. Valid until
    /// something else is staged or control returns to the event loop.
    core::result::CellView cell(qsizetype row, int column) const { return m_result.cell(int(row), column); }
    /// What is shown with what is staged, for whatever copies it; new rows included. Cost: O(rows) once
    /// anything is staged.
    core::result::ShownRows shownWithStaged() const;

    /// Asked when somebody wants to edit the cell there: by Enter, F2, a double click, or by typing (typed is
    /// then what). True: an editor was opened with openEditor(), or there is nothing else to be done.
    using EditStarter = std::function<bool(qsizetype row, int column, const QString &typed)>;
    void setEditStarter(EditStarter starter) { m_editStarter = std::move(starter); }
    /// Places a widget over a cell, gives it the focus, and keeps it there while the grid scrolls. Owns it.
    /// place: puts it over a rectangle of the viewport by itself, else it gets the cell's.
    void openEditor(QWidget *editor, qsizetype row, int column,
                    std::function<void(const QRect &)> place = {});
    /// The editor goes; the focus returns if the editor had it.
    void closeEditor();
    /// Null: none is open.
    QWidget *openedEditor() const;
    /// One cell on or back, as Tab does; one row on or back, as Enter does after an edit.
    void stepCell(int columns, int rows);

    /// Cells to lay a colour behind; null for none.
    void setCellMarks(CellMarks marks);
    /// What the marks say has changed.
    void refreshMarks();

    /// Which columns are shown, in which order.
    const ColumnMap &columnMap() const { return m_result.map(); }
    void setColumnMap(const ColumnMap &map);
    /// How the columns are arranged, to be kept by name.
    ColumnLayout columnLayout() const;
    enum class LayoutFor
    {
        AnyColumns, ///< what it knows goes where it says
        SameColumns ///< only a result with just those columns is arranged
    };
    /// Arranges the columns, now and whenever columns become known, until another one is set or the user
    /// arranges them; an empty one shows all as they came. Does not emit columnLayoutChanged().
    void setColumnLayout(const ColumnLayout &layout, LayoutFor use = LayoutFor::AnyColumns);

    qsizetype currentRow() const { return currentIndex().row(); } ///< -1 if there is none
    int currentColumn() const { return currentIndex().column(); }
    void setCurrentCell(qsizetype row, int column);
    QList<CellRange> selectedRanges() const;
    SelectionSummary selectionSummary() const;

    int columnWidth(int column) const;
    void setColumnWidth(int column, int width);
    /// The first row shown, at least in part.
    int topRow() const;
    /// Scrolls by pixels, as a wheel does.
    void scrollByPixels(qint64 down);
    /// Shown where rows would be while there are none.
    void setEmptyText(const QString &text);
    /// The head of a column, in pixels of the viewport (above it).
    QRect headRect(int column) const;
    /// What a screen reader says of a head besides its name: the type, and how the rows are sorted by it.
    QString headDescription(int column) const;
    /// Cells drawn by the last repaint, for tests.
    int cellsPainted() const { return m_cellsPainted; }

    // QAbstractItemView
    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;
    void reset() override;
    /// Not by typing: Qt would walk through every row to find a text.
    void keyboardSearch(const QString &) override { }
    void selectAll() override;

public slots:
    void copy();
    void copyWithHeader();
    void copyColumnName();
    /// Every selected column, or all of them, as wide as the rows seen so far ask for.
    void fitColumns();
    void fitColumn(int column);
    // what follows is for the columns selected whole, or else the current one
    void hideColumns();
    void moveColumnsLeft();
    void moveColumnsRight();
    void moveColumnsToStart();
    void moveColumnsToEnd();
    /// Up to the current column.
    void freezeColumns();
    void unfreezeColumns();
    void showAllColumns();
    void resetColumns();
    /// The popup in which columns are checked.
    void chooseColumns();
    // by the current column
    void sortAscending();
    void sortDescending();
    void addToSort();
    void clearSort();

signals:
    void currentCellChanged(qsizetype row, int column);
    void selectionSummaryChanged(const ui::grid::SelectionSummary &summary);
    /// Enter or a double click on a cell that is not edited.
    void cellActivated(qsizetype row, int column);
    void copied(const QString &what);
    void copyRefused(const core::Error &error);
    void rowOrderChanged();
    /// The user asks for another order; whoever can sort answers with setRowOrder() (or another result) and
    /// setSortKeys(). Sorting is offered only while this is connected. Columns of the result.
    void sortRequested(const QList<core::result::SortKey> &keys);
    /// The user has changed widths, order, hidden or frozen columns; often while dragging.
    void columnLayoutChanged();
    /// The menu is about to be shown: add what belongs there. It dies when it is closed.
    void aboutToShowCellMenu(QMenu *menu, qsizetype row, int column);
    void aboutToShowColumnMenu(QMenu *menu, int column);

protected:
    // QAbstractItemView
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override;
    int verticalOffset() const override; ///< in rows: pixels would not fit an int
    bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Drag
    {
        None,
        Cells,
        Rows,
        Columns
    };

    // RowSource
    int rowAt(int y) const override;
    int rowTop(int row) const override;
    int lastRow() const override { return m_result.rowCount() - 1; }
    qint64 rowNumber(int row) const override
    {
        const RowRef ref = m_result.rowRef(row);
        return ref.added ? 0 : qint64(ref.row) + 1;
    }
    RowMark rowMark(int row) const override
    {
        return staged() ? staged()->mark(m_result.rowRef(row)) : RowMark::None;
    }
    bool isRowMarked(int row) const override { return row == currentIndex().row(); }
    bool isRowSelected(int row) const override;

    // geometry (gridview.cpp)
    void updateScrollBars();
    void setTop(qint64 pixels);
    qint64 topPixels() const;
    int fullRows() const;
    int rowOfHeads() const; ///< the row that is current after a click on a head
    QRect cellRect(int row, int column) const;
    QRegion rangeRegion(const QItemSelectionRange &range) const;
    void repaintRow(int row);
    void themeChanged();

    // painting (gridpaint.cpp)
    void paintBackgrounds(QPainter &painter, const QRect &dirty, int right) const;
    void paintColumns(QPainter &painter, const QRect &dirty, int first, int last, int firstRow, int lastRow);
    void paintFrame(QPainter &painter) const;

    // what is staged, and the editor over a cell (gridediting.cpp)
    void stagedChanged();
    bool startEditing(int row, int column, const QString &typed = {});
    bool typeKey(const QKeyEvent &event);

    // columns (gridcolumns.cpp)
    AppliedLayout arrangement() const;
    void startColumns();
    void rearrange(const std::function<void()> &change);
    void layOutColumns();
    void columnsChanged();
    void userArranged();
    void growForStaged();
    void fit(const QList<int> &shownColumns);
    Span columnsOfAction() const;
    bool isColumnSelected(int column) const;
    void moveColumns(int before);
    QStringList columnNames() const;
    void requestSort(int column, bool descending, bool add);
    void cycleSort(int column, bool add);

    // input (gridinput.cpp)
    void beginSelection(Drag drag, int row, int column, Qt::KeyboardModifiers modifiers);
    void extendSelection(int row, int column);
    void dragTo(const QPoint &position);
    void moveTo(const QModelIndex &index, Qt::KeyboardModifiers modifiers);
    bool pressAction(const QKeyEvent &event);
    void selectRowsOfSelection(Drag what);

    // menus and clipboard (gridmenus.cpp)
    void copyAs(Heading heading);
    void columnMenu(const QPoint &position);
    void cellMenu(const QPoint &global);
    void fillColumnMenu(QMenu *menu);
    void fillMoveMenu(QMenu *menu);
    void fillCopyMenu(QMenu *menu);

    const Theme &m_theme;
    ResultModel m_result;
    CellPainter m_painter;
    GridHeader *m_header;
    RowNumbers *m_numbers;
    GridCorner *m_corner;
    EditorHost *m_editorHost;
    EditStarter m_editStarter;
    ColumnGeometry m_columns;
    ColumnWidths m_widths{m_result, m_painter};
    ColumnLayout m_layout; ///< for the next columns
    LayoutFor m_layoutFor = LayoutFor::AnyColumns;
    CellMarks m_marks;
    std::vector<std::pair<int, int>> m_paintOrder; ///< scratch: columns of the result and those shown
    bool m_rearranging = false;
    bool m_clickPending = false; ///< a press on a head of a larger selection

    QString m_emptyText;
    int m_topRest = 0; ///< pixels of the top row that are scrolled away
    bool m_settingTop = false;
    bool m_updatingGeometries = false;
    int m_cellsPainted = 0;

    Drag m_drag = Drag::None;
    int m_anchorRow = 0;
    int m_anchorColumn = 0;
    QItemSelection m_before; ///< what a Ctrl+drag adds to, or takes from
    QItemSelectionModel::SelectionFlags m_dragCommand = QItemSelectionModel::Select;
    QPoint m_dragPosition;
    QBasicTimer m_autoScroll;
    QPoint m_wheelRest;
    std::optional<core::Task<std::shared_ptr<CellsCopy>>> m_copying;
    quint64 m_copySerial = 0;
};

} // namespace ui::grid

Q_DECLARE_METATYPE(ui::grid::SelectionSummary)
