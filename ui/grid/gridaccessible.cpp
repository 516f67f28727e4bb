// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/gridaccessible.h"

#include "ui/grid/gridview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <limits>
#include <unordered_map>

namespace ui::grid {

namespace {

constexpr std::size_t KeptCells = 4096;

class GridCell : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    GridCell(GridView *view, int row, int column)
        : m_view(view)
        , m_row(row)
        , m_column(column)
    {
    }

    bool isValid() const override { return m_view && index().isValid(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override { }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }

    QString text(QAccessible::Text what) const override
    {
        if (!isValid())
            return {};
        if (what == QAccessible::Name || what == QAccessible::Value)
            return index().data(Qt::AccessibleTextRole).toString();
        return what == QAccessible::Description ? index().data(Qt::AccessibleDescriptionRole).toString()
                                                : QString();
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect cell = m_view->visualRect(index());
        return {m_view->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        state.selectable = true;
        state.focusable = true;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selected = isSelected();
        state.focused = m_view->hasFocus() && m_view->currentIndex() == index();
        const QRect cell = m_view->visualRect(index());
        state.offscreen = !m_view->viewport()->rect().intersects(cell);
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface *>(this)
                                                       : nullptr;
    }

    // QAccessibleTableCellInterface
    bool isSelected() const override { return isValid() && m_view->selectionModel()->isSelected(index()); }
    QList<QAccessibleInterface *> columnHeaderCells() const override;
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_column; }
    int rowIndex() const override { return m_row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return parent(); }

private:
    QModelIndex index() const { return m_view->model()->index(m_row, m_column); }

    QPointer<GridView> m_view;
    int m_row;
    int m_column;
};

// The head of a column.
class GridHead : public QAccessibleInterface
{
public:
    GridHead(GridView *view, int column)
        : m_view(view)
        , m_column(column)
    {
    }

    bool isValid() const override { return m_view && m_column < m_view->model()->columnCount(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override { }
    QAccessible::Role role() const override { return QAccessible::ColumnHeader; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }

    QString text(QAccessible::Text what) const override
    {
        if (!isValid())
            return {};
        if (what == QAccessible::Name)
            return m_view->model()->headerData(m_column, Qt::Horizontal).toString();
        return what == QAccessible::Description ? m_view->headDescription(m_column) : QString();
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect head = m_view->headRect(m_column);
        return {m_view->viewport()->mapToGlobal(head.topLeft()), head.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        state.invalid = !isValid();
        return state;
    }

private:
    QPointer<GridView> m_view;
    int m_column;
};

class GridTable : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit GridTable(GridView *view)
        : QAccessibleWidget(view, QAccessible::Table)
        , m_view(view)
    {
    }

    ~GridTable() override { forgetAll(); }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableInterface)
            return static_cast<QAccessibleTableInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    // --- children are the cells, row by row
    int childCount() const override
    {
        const qint64 cells = qint64(rowCount()) * columnCount();
        return int(std::min<qint64>(cells, std::numeric_limits<int>::max()));
    }
    QAccessibleInterface *child(int index) const override
    {
        const int columns = columnCount();
        return columns > 0 && index >= 0 ? cellAt(index / columns, index % columns) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        auto *cell = const_cast<QAccessibleInterface *>(child)->tableCellInterface();
        if (!cell)
            return -1;
        const qint64 index = qint64(cell->rowIndex()) * columnCount() + cell->columnIndex();
        return index <= std::numeric_limits<int>::max() ? int(index) : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QModelIndex index = m_view->indexAt(m_view->viewport()->mapFromGlobal(QPoint(x, y)));
        return index.isValid() ? cellAt(index.row(), index.column()) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        const QModelIndex index = m_view->currentIndex();
        return m_view->hasFocus() && index.isValid() ? cellAt(index.row(), index.column()) : nullptr;
    }

    // --- QAccessibleTableInterface
    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override
    {
        if (!m_view->model()->hasIndex(row, column))
            return nullptr;
        const qint64 key = qint64(row) * columnCount() + column;
        const auto found = m_cells.find(key);
        if (found != m_cells.end())
            return QAccessible::accessibleInterface(found->second);
        if (m_cells.size() >= KeptCells)
            forget(m_cells);
        auto *cell = new GridCell(m_view, row, column);
        m_cells.emplace(key, QAccessible::registerAccessibleInterface(cell));
        return cell;
    }
    QAccessibleInterface *headAt(int column) const
    {
        if (column < 0 || column >= columnCount())
            return nullptr;
        const auto found = m_heads.find(column);
        if (found != m_heads.end())
            return QAccessible::accessibleInterface(found->second);
        auto *head = new GridHead(m_view, column);
        m_heads.emplace(column, QAccessible::registerAccessibleInterface(head));
        return head;
    }
    int selectedCellCount() const override
    {
        return int(std::min<qint64>(m_view->selectionSummary().cells, std::numeric_limits<int>::max()));
    }
    QList<QAccessibleInterface *> selectedCells() const override
    {
        QList<QAccessibleInterface *> cells;
        for (const CellRange &range : m_view->selectedRanges()) {
            for (qsizetype row = range.top; row <= range.bottom; ++row) {
                for (int column = range.left; column <= range.right; ++column) {
                    if (cells.size() >= qsizetype(KeptCells / 4)) // a reader cannot say more either
                        return cells;
                    cells.append(cellAt(int(row), column));
                }
            }
        }
        return cells;
    }
    QString columnDescription(int column) const override
    {
        return m_view->model()->headerData(column, Qt::Horizontal).toString();
    }
    QString rowDescription(int row) const override
    {
        return m_view->model()->headerData(row, Qt::Vertical).toString();
    }
    int selectedColumnCount() const override { return int(selectedColumns().size()); }
    int selectedRowCount() const override { return int(selectedRows().size()); }
    int columnCount() const override { return m_view->model()->columnCount(); }
    int rowCount() const override { return m_view->model()->rowCount(); }
    QList<int> selectedColumns() const override
    {
        QList<int> columns;
        for (const CellRange &range : m_view->selectedRanges()) {
            for (int column = range.left;
                 range.top == 0 && range.bottom == rowCount() - 1 && column <= range.right; ++column)
                columns.append(column);
        }
        return columns;
    }
    QList<int> selectedRows() const override
    {
        QList<int> rows;
        for (const CellRange &range : m_view->selectedRanges()) {
            if (range.left != 0 || range.right != columnCount() - 1)
                continue;
            for (qsizetype row = range.top; row <= range.bottom && rows.size() < qsizetype(KeptCells); ++row)
                rows.append(int(row));
        }
        return rows;
    }
    bool isColumnSelected(int column) const override { return selectedColumns().contains(column); }
    bool isRowSelected(int row) const override
    {
        const QList<CellRange> ranges = m_view->selectedRanges();
        return std::any_of(ranges.begin(), ranges.end(), [&](const CellRange &range) {
            return range.left == 0 && range.right == columnCount() - 1 && row >= range.top
                && row <= range.bottom;
        });
    }
    bool selectRow(int row) override { return change({row, row, 0, columnCount() - 1}, true); }
    bool selectColumn(int column) override { return change({0, rowCount() - 1, column, column}, true); }
    bool unselectRow(int row) override { return change({row, row, 0, columnCount() - 1}, false); }
    bool unselectColumn(int column) override { return change({0, rowCount() - 1, column, column}, false); }
    void modelChange(QAccessibleTableModelChangeEvent *event) override
    {
        // rows are only appended: what is known stays true
        if (event->modelChangeType() != QAccessibleTableModelChangeEvent::RowsInserted)
            forgetAll();
    }

private:
    bool change(const CellRange &range, bool select)
    {
        const QAbstractItemModel *model = m_view->model();
        const QModelIndex first = model->index(int(range.top), range.left);
        const QModelIndex last = model->index(int(range.bottom), range.right);
        if (!first.isValid() || !last.isValid())
            return false;
        m_view->selectionModel()->select(QItemSelection(first, last),
                                         select ? QItemSelectionModel::ClearAndSelect
                                                : QItemSelectionModel::Deselect);
        return true;
    }

    using Parts = std::unordered_map<qint64, QAccessible::Id>;

    static void forget(Parts &parts)
    {
        for (const auto &[key, id] : parts)
            QAccessible::deleteAccessibleInterface(id);
        parts.clear();
    }

    void forgetAll() const
    {
        forget(m_cells);
        forget(m_heads);
    }

    GridView *m_view; ///< QAccessible drops this interface with the widget
    mutable Parts m_cells;
    mutable Parts m_heads; ///< apart: a cell that asks for its head must not be forgotten by that
};

QList<QAccessibleInterface *> GridCell::columnHeaderCells() const
{
    auto *table = dynamic_cast<GridTable *>(parent());
    QAccessibleInterface *head = table && isValid() ? table->headAt(m_column) : nullptr;
    return head ? QList{head} : QList<QAccessibleInterface *>();
}

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    Q_UNUSED(className)
    auto *view = qobject_cast<GridView *>(object);
    return view ? new GridTable(view) : nullptr;
}

} // namespace

void installGridAccessibility()
{
    QAccessible::removeFactory(makeInterface);
    QAccessible::installFactory(makeInterface);
}

} // namespace ui::grid
