// SPDX-License-Identifier: GPL-3.0-or-later
// The grid of a result: constant row height, vertical position in rows (with a remainder in pixels), so that
// the cost of a frame and of an append depends on what is visible, never on how many rows there are (up to
// 2^31 - 1). Thread: GUI.
#pragma once

#include "ui/base/theme.h"
#include "ui/grid/cellpainter.h"
#include "ui/grid/copy.h"
#include "ui/grid/resultmodel.h"
#include "ui/grid/rownumbers.h"

#include <QAbstractItemView>
#include <QBasicTimer>
#include <QItemSelection>

class QMenu;

namespace ui::grid {

class GridHeader;

struct SelectionSummary
{
    qint64 cells = 0;
    qint64 rows = 0; ///< that hold a selected cell, counted twice where pieces stand side by side
    int columns = 0; ///< the same
    bool operator==(const SelectionSummary &) const = default;
};

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

signals:
    void currentCellChanged(qsizetype row, int column);
    void selectionSummaryChanged(const ui::grid::SelectionSummary &summary);
    /// Enter or a double click on a cell.
    void cellActivated(qsizetype row, int column);
    void copied(const QString &what);
    void copyRefused(const core::Error &error);

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
    bool isRowMarked(int row) const override { return row == currentIndex().row(); }
    bool isRowSelected(int row) const override;

    // geometry (gridview.cpp)
    void updateScrollBars();
    void setTop(qint64 pixels);
    qint64 topPixels() const;
    int fullRows() const;
    QRect cellRect(int row, int column) const;
    QRect rangeRect(const QItemSelectionRange &range) const;
    void repaintRow(int row);
    void sampleWidths(int firstRow, int lastRow);
    int wantedWidth(int column, int firstRow, int lastRow, int limit) const;
    void themeChanged();

    // input (gridinput.cpp)
    void beginSelection(Drag drag, int row, int column, Qt::KeyboardModifiers modifiers);
    void extendSelection(int row, int column);
    void dragTo(const QPoint &position);
    void moveTo(const QModelIndex &index, Qt::KeyboardModifiers modifiers);
    bool pressAction(const QKeyEvent &event);
    void selectRowsOfSelection(Drag what);
    void copyAs(Heading heading);
    void columnMenu(const QPoint &position);
    void showMenu(const QPoint &global);
    void fillMenu(QMenu *menu);

    const Theme &m_theme;
    ResultModel m_result;
    CellPainter m_painter;
    GridHeader *m_header;
    RowNumbers *m_numbers;
    GridCorner *m_corner;
    std::vector<CellPainter::Style> m_styles; ///< of each column
    std::vector<char> m_userWidth;            ///< columns whose width the user chose

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
};

} // namespace ui::grid

Q_DECLARE_METATYPE(ui::grid::SelectionSummary)
