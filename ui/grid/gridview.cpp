// SPDX-License-Identifier: GPL-3.0-or-later
// Geometry and scrolling; painting is in gridpaint.cpp, columns in gridcolumns.cpp, keys and mouse in
// gridinput.cpp.
#include "ui/grid/gridview.h"

#include "ui/grid/editorhost.h"
#include "ui/grid/gridaccessible.h"
#include "ui/grid/gridheader.h"

#include <QGuiApplication>
#include <QScrollBar>

#include <algorithm>

namespace ui::grid {

using core::result::ResultSet;

namespace {

constexpr int RowHeight = metrics::GridRow;
constexpr qint64 FarAway = 1 << 24; // pixels: where rows that are not near are said to be

} // namespace

GridView::GridView(const Theme &theme, QWidget *parent)
    : QAbstractItemView(parent)
    , m_theme(theme)
    , m_painter(theme)
{
    // first: setting almost anything below asks for the geometry
    m_header = new GridHeader(theme, m_result, m_columns, this);
    m_numbers = new RowNumbers(theme, *this, m_painter, this);
    m_corner = new GridCorner(theme, this);
    m_editorHost = new EditorHost(*this);

    setObjectName(QStringLiteral("resultGrid"));
    setAccessibleName(tr("Results"));
    setLayoutDirection(Qt::LeftToRight); // a table of data reads alike everywhere
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectItems);
    setTabKeyNavigation(true);
    setDragDropMode(NoDragDrop);
    setAutoScroll(true);
    setHorizontalScrollMode(ScrollPerPixel);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(false);

    m_numbers->installEventFilter(this);

    m_result.setArrangement([this] { return arrangement().map; });
    setModel(&m_result);
    // names of types that the catalogue tells later
    connect(&m_result, &QAbstractItemModel::headerDataChanged, m_header, &GridHeader::refresh);

    connect(m_header, &GridHeader::resized, this, [this](int column, int width) {
        setColumnWidth(column, width);
        userArranged();
    });
    connect(m_header, &GridHeader::fitWanted, this, &GridView::fitColumn);
    connect(m_header, &GridHeader::pressed, this, [this](int column, Qt::KeyboardModifiers modifiers) {
        setFocus(Qt::MouseFocusReason);
        // several columns may be about to be dragged: they are let go when the button is
        m_clickPending = !modifiers && isColumnSelected(column);
        if (!m_clickPending)
            beginSelection(Drag::Columns, rowOfHeads(), column, modifiers);
        m_drag = Drag::None;
    });
    connect(m_header, &GridHeader::clicked, this, [this](int column, Qt::KeyboardModifiers modifiers) {
        if (std::exchange(m_clickPending, false))
            beginSelection(Drag::Columns, rowOfHeads(), column, modifiers);
        m_drag = Drag::None;
    });
    connect(m_header, &GridHeader::moveWanted, this, [this](int column, int before) {
        if (!isColumnSelected(column))
            beginSelection(Drag::Columns, rowOfHeads(), column, Qt::NoModifier);
        m_drag = Drag::None;
        moveColumns(before);
    });
    connect(m_header, &GridHeader::dropChanged, viewport(), qOverload<>(&QWidget::update));
    connect(m_header, &GridHeader::scrollWanted, this,
            [this](int pixels) { horizontalScrollBar()->setValue(horizontalScrollBar()->value() + pixels); });
    connect(m_header, &GridHeader::sortClicked, this, &GridView::cycleSort);
    m_header->setSortable([this] { return canSort(); });
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_header, &QWidget::customContextMenuRequested, this, &GridView::columnMenu);
    connect(m_numbers, &RowNumbers::pressed, this, [this](int row, Qt::KeyboardModifiers modifiers) {
        setFocus(Qt::MouseFocusReason);
        beginSelection(Drag::Rows, row, m_columns.columnAt(m_columns.frozenWidth()), modifiers);
    });
    connect(m_numbers, &RowNumbers::dragged, this, [this](int y) { dragTo(QPoint(0, y)); });
    connect(m_numbers, &RowNumbers::released, this, [this] {
        m_drag = Drag::None;
        m_autoScroll.stop();
    });
    connect(m_corner, &GridCorner::pressed, this, [this] {
        setFocus(Qt::MouseFocusReason);
        selectAll();
    });
    connect(&theme, &Theme::changed, this, &GridView::themeChanged);
    installGridAccessibility();
    themeChanged();
}

GridView::~GridView()
{
    if (m_copying)
        m_copying->requestStop();
}

void GridView::setResult(ResultSet *result)
{
    m_header->setSortKeys({});
    if (staged())
        setStaged(nullptr);
    m_result.setResult(result);
}

core::result::ShownRows GridView::shown() const
{
    const ResultSet *held = m_result.result();
    if (!held)
        return {};
    return {held->columns(), held->rows(), m_result.order(), m_result.map().shown()};
}

void GridView::themeChanged()
{
    m_painter.refresh();
    updateGeometries();
    viewport()->update();
}

void GridView::reset()
{
    QAbstractItemView::reset();
    m_drag = Drag::None;
    m_autoScroll.stop();
    m_before.clear();
    closeEditor();
    if (m_rearranging) // the same result: rearrange() puts things back
        return;
    m_topRest = 0;
    m_anchorRow = m_anchorColumn = 0;
    startColumns();
    m_header->setCurrentColumn(-1);
    updateGeometries();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    viewport()->update();
    emit currentCellChanged(-1, -1);
    emit selectionSummaryChanged({});
}

// --- where things are

qint64 GridView::topPixels() const
{
    return qint64(verticalScrollBar()->value()) * RowHeight + m_topRest;
}

int GridView::topRow() const
{
    return verticalScrollBar()->value();
}

int GridView::fullRows() const
{
    return std::max(1, viewport()->height() / RowHeight);
}

int GridView::rowAt(int y) const
{
    const qint64 pixel = topPixels() + y;
    const qint64 row = pixel / RowHeight;
    return pixel < 0 || row > lastRow() ? -1 : int(row);
}

int GridView::rowTop(int row) const
{
    return int(std::clamp(qint64(row) * RowHeight - topPixels(), -FarAway, FarAway));
}

QRect GridView::cellRect(int row, int column) const
{
    return {m_columns.left(column), rowTop(row), m_columns.width(column), RowHeight};
}

// What is to be seen of a range: a piece of the frozen columns, and one of the others.
QRegion GridView::rangeRegion(const QItemSelectionRange &range) const
{
    const int top = rowTop(range.top());
    const int height = rowTop(range.bottom()) + RowHeight - top;
    QRegion region;
    for (const Span &span : {m_columns.frozenPart(range.left(), range.right()),
                             m_columns.scrollablePart(range.left(), range.right())}) {
        if (!span.isEmpty())
            region += QRect(span.left, top, span.right - span.left + 1, height) & viewport()->rect();
    }
    return region;
}

QRect GridView::visualRect(const QModelIndex &index) const
{
    return index.isValid() && index.model() == &m_result ? cellRect(index.row(), index.column()) : QRect();
}

QModelIndex GridView::indexAt(const QPoint &point) const
{
    const int row = rowAt(point.y());
    const int column = m_columns.columnAt(point.x());
    return row >= 0 && column >= 0 ? m_result.index(row, column) : QModelIndex();
}

int GridView::horizontalOffset() const
{
    return m_columns.offset();
}

int GridView::verticalOffset() const
{
    return topRow();
}

QRegion GridView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        if (range.isValid())
            region += rangeRegion(range);
    }
    return region;
}

bool GridView::isRowSelected(int row) const
{
    const int columns = m_result.columnCount();
    const QItemSelection selection = selectionModel()->selection();
    return std::any_of(selection.begin(), selection.end(), [&](const QItemSelectionRange &range) {
        return range.left() == 0 && range.right() == columns - 1 && row >= range.top()
            && row <= range.bottom();
    });
}

int GridView::rowOfHeads() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() ? current.row() : topRow();
}

// --- scrolling

void GridView::updateGeometries()
{
    if (m_updatingGeometries)
        return;
    m_updatingGeometries = true;
    const int top = m_header->sizeHint().height();
    const int left = m_numbers->widthFor(result() ? result()->rowCount() : 0);
    setViewportMargins(left, top, 0, 0);
    const QRect area = viewport()->geometry();
    m_header->setGeometry(area.left(), area.top() - top, area.width(), top);
    m_numbers->setGeometry(area.left() - left, area.top(), left, area.height());
    m_corner->setGeometry(area.left() - left, area.top() - top, left, top);
    updateScrollBars();
    QAbstractItemView::updateGeometries();
    m_editorHost->place();
    m_updatingGeometries = false;
}

void GridView::updateScrollBars()
{
    const int rows = m_result.rowCount();
    const int shown = fullRows();
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setPageStep(shown);
    verticalScrollBar()->setRange(0, std::max(0, rows - shown));
    horizontalScrollBar()->setSingleStep(24);
    horizontalScrollBar()->setPageStep(std::max(24, viewport()->width() - 24));
    m_columns.setViewWidth(viewport()->width());
    horizontalScrollBar()->setRange(0, m_columns.maximumOffset());
    m_columns.setOffset(horizontalScrollBar()->value());
    if (verticalScrollBar()->value() >= verticalScrollBar()->maximum())
        m_topRest = 0;
}

void GridView::setTop(qint64 pixels)
{
    const qint64 before = topPixels();
    pixels = std::clamp<qint64>(pixels, 0, qint64(verticalScrollBar()->maximum()) * RowHeight);
    if (pixels == before)
        return;
    m_settingTop = true;
    m_topRest = int(pixels % RowHeight);
    verticalScrollBar()->setValue(int(pixels / RowHeight));
    m_settingTop = false;
    // what is still to be seen is moved, only the rest is painted; not at 125 %, where a pixel is no pixel
    const qint64 moved = before - pixels;
    const qreal ratio = viewport()->devicePixelRatioF();
    if (std::abs(moved) < viewport()->height() && ratio == std::floor(ratio))
        viewport()->scroll(0, int(moved));
    else
        viewport()->update();
    m_numbers->update();
    m_editorHost->place();
}

void GridView::scrollByPixels(qint64 down)
{
    setTop(topPixels() + down);
}

void GridView::scrollContentsBy(int dx, int dy)
{
    if (dx != 0) {
        m_columns.setOffset(horizontalScrollBar()->value());
        m_header->refresh();
        viewport()->update();
    }
    if (dy != 0 && !m_settingTop) {
        m_topRest = 0;
        viewport()->update();
        m_numbers->update();
    }
    m_editorHost->place();
}

void GridView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const qint64 top = qint64(index.row()) * RowHeight;
    const int height = viewport()->height();
    const qint64 shown = topPixels();
    if (hint == PositionAtTop || (hint == EnsureVisible && top < shown))
        setTop(top);
    else if (hint == PositionAtBottom || (hint == EnsureVisible && top + RowHeight > shown + height))
        setTop(std::min(top, top + RowHeight - height));
    else if (hint == PositionAtCenter)
        setTop(top - (height - RowHeight) / 2);

    horizontalScrollBar()->setValue(m_columns.offsetFor(index.column()));
}

// Rows only ever come at the end, or before those that are new: nothing of the result that is shown moves.
void GridView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    if (m_widths.sample(start, end))
        columnsChanged();
    if (m_numbers->widthFor(result() ? result()->rowCount() : 0) != m_numbers->width())
        updateGeometries();
    else
        updateScrollBars();
    const int top = rowTop(start);
    if (top < viewport()->height()) {
        viewport()->update(0, top, viewport()->width(), viewport()->height() - top);
        m_numbers->update();
    }
}

// --- what is shown there

void GridView::repaintRow(int row)
{
    if (row < 0)
        return;
    const int top = rowTop(row);
    // the frame reaches into the row above, and at 125 % a pixel further
    viewport()->update(0, top - 3, viewport()->width(), RowHeight + 6);
    m_numbers->update(0, top, m_numbers->width(), RowHeight);
}

void GridView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

} // namespace ui::grid
