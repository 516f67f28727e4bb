// SPDX-License-Identifier: GPL-3.0-or-later
// Geometry, scrolling and painting; keys and mouse are in gridinput.cpp.
#include "ui/grid/gridview.h"

#include "ui/grid/gridaccessible.h"
#include "ui/grid/gridheader.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace ui::grid {

using core::result::ResultSet;

namespace {

constexpr int RowHeight = metrics::GridRow;
constexpr int NarrowestColumn = 60;
constexpr int WidestColumn = 300;   // until the user says otherwise
constexpr int WidestFitted = 1600;  // when the user asks for all of it
constexpr int SampleRows = 100;     // looked at for the first widths
constexpr int FitRows = 2000;       // looked at for a fit
constexpr int SampleCells = 40'000; // bound for results of very many columns
constexpr qint64 FarAway = 1 << 24; // pixels: where rows that are not near are said to be

} // namespace

GridView::GridView(const Theme &theme, QWidget *parent)
    : QAbstractItemView(parent)
    , m_theme(theme)
    , m_painter(theme)
{
    // first: setting almost anything below asks for the geometry
    m_header = new GridHeader(theme, m_result, this);
    m_numbers = new RowNumbers(theme, *this, m_painter, this);
    m_corner = new GridCorner(theme, this);

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

    m_header->setModel(&m_result); // before the view: its sections are there when the view is reset
    setModel(&m_result);

    connect(m_header, &QHeaderView::sectionResized, this, [this](int column) {
        if (std::size_t(column) < m_userWidth.size())
            m_userWidth[std::size_t(column)] = 1;
        updateScrollBars();
        viewport()->update();
    });
    connect(m_header, &QHeaderView::sectionHandleDoubleClicked, this, &GridView::fitColumn);
    connect(m_header, &QHeaderView::sectionPressed, this, [this](int column) {
        setFocus(Qt::MouseFocusReason);
        beginSelection(Drag::Columns, topRow(), column, QGuiApplication::keyboardModifiers());
    });
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_header, &QWidget::customContextMenuRequested, this, &GridView::columnMenu);
    connect(m_header, &QHeaderView::sectionEntered, this, [this](int column) {
        if (m_drag == Drag::Columns)
            extendSelection(m_anchorRow, column);
    });
    connect(m_numbers, &RowNumbers::pressed, this, [this](int row, Qt::KeyboardModifiers modifiers) {
        setFocus(Qt::MouseFocusReason);
        beginSelection(Drag::Rows, row, m_header->logicalIndexAt(0), modifiers);
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

GridView::~GridView() = default;

void GridView::setResult(ResultSet *result)
{
    m_result.setResult(result);
}

core::result::ShownRows GridView::shown() const
{
    const ResultSet *held = m_result.result();
    return held ? core::result::ShownRows::all(held->columns(), held->rows()) : core::result::ShownRows{};
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
    m_topRest = 0;
    m_drag = Drag::None;
    m_autoScroll.stop();
    m_before.clear();
    m_anchorRow = m_anchorColumn = 0;
    const int columns = m_result.columnCount();
    m_styles.clear();
    m_userWidth.assign(std::size_t(columns), 0);
    if (const ResultSet *result = m_result.result()) {
        for (const core::result::Column &column : result->columns())
            m_styles.push_back(CellPainter::styleOf(column));
    }
    m_styles.resize(std::size_t(columns));
    {
        const QSignalBlocker quiet(m_header);
        for (int column = 0; column < columns; ++column)
            m_header->resizeSection(column,
                                    std::clamp(m_header->wantedWidth(column), NarrowestColumn, WidestColumn));
    }
    if (m_result.rowCount() > 0)
        sampleWidths(0, m_result.rowCount() - 1);
    m_header->setCurrentColumn(-1);
    updateGeometries();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    viewport()->update();
    emit currentCellChanged(-1, -1);
    emit selectionSummaryChanged({});
}

// --- widths

int GridView::wantedWidth(int column, int firstRow, int lastRow, int limit) const
{
    const ResultSet *result = m_result.result();
    int width = 0;
    for (int row = firstRow; row <= lastRow && width < limit; ++row) {
        const qreal wanted
            = m_painter.wantedWidth(result->cell(row, column), m_styles[std::size_t(column)], limit);
        width = std::max(width, int(wanted));
    }
    return width;
}

// Widths follow the first rows only, and only grow: what stands on the screen does not move under the reader.
void GridView::sampleWidths(int firstRow, int lastRow)
{
    const int columns = m_result.columnCount();
    if (columns == 0)
        return;
    const int rows = std::clamp(SampleCells / columns, 10, SampleRows);
    lastRow = std::min(lastRow, rows - 1);
    if (firstRow > lastRow)
        return;
    bool changed = false;
    {
        const QSignalBlocker quiet(m_header);
        for (int column = 0; column < columns; ++column) {
            if (m_userWidth[std::size_t(column)])
                continue;
            int width = wantedWidth(column, firstRow, lastRow, WidestColumn);
            // keys and counters grow: what comes later may have a few digits more than the first rows
            if (m_styles[std::size_t(column)].right)
                width = std::clamp(width + int(3 * m_painter.digitWidth()), int(9 * m_painter.digitWidth()),
                                   WidestColumn);
            if (width > m_header->sectionSize(column)) {
                m_header->resizeSection(column, width);
                changed = true;
            }
        }
    }
    if (changed) {
        updateScrollBars();
        m_header->viewport()->update();
        viewport()->update();
    }
}

void GridView::fitColumn(int column)
{
    if (column < 0 || column >= m_result.columnCount())
        return;
    int width = std::max(m_header->wantedWidth(column), m_header->minimumSectionSize());
    const int rows = m_result.rowCount();
    if (rows > 0) {
        width = std::max(width, wantedWidth(column, 0, std::min(rows, FitRows) - 1, WidestFitted));
        const int top = std::min(topRow(), rows - 1);
        width = std::max(width, wantedWidth(column, top, std::min(rows - 1, top + fullRows()), WidestFitted));
    }
    m_header->resizeSection(column, width);
}

void GridView::fitColumns()
{
    const int columns = m_result.columnCount();
    std::vector<char> wanted(std::size_t(columns), 0);
    int any = 0;
    if (m_result.rowCount() > 0) {
        for (const QItemSelectionRange &range : selectionModel()->selection()) {
            // whole columns only: a selected cell says nothing about widths
            if (range.top() > 0 || range.bottom() < m_result.rowCount() - 1)
                continue;
            for (int column = range.left(); column <= range.right(); ++column, ++any)
                wanted[std::size_t(column)] = 1;
        }
    }
    for (int column = 0; column < columns; ++column) {
        if (any == 0 || wanted[std::size_t(column)])
            fitColumn(column);
    }
}

int GridView::columnWidth(int column) const
{
    return m_header->sectionSize(column);
}

void GridView::setColumnWidth(int column, int width)
{
    m_header->resizeSection(column, width);
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
    return {m_header->sectionViewportPosition(column), rowTop(row), m_header->sectionSize(column), RowHeight};
}

QRect GridView::rangeRect(const QItemSelectionRange &range) const
{
    const QRect first = cellRect(range.top(), range.left());
    const QRect last = cellRect(range.bottom(), range.right());
    return QRect(first.topLeft(), last.bottomRight());
}

QRect GridView::visualRect(const QModelIndex &index) const
{
    return index.isValid() && index.model() == &m_result ? cellRect(index.row(), index.column()) : QRect();
}

QModelIndex GridView::indexAt(const QPoint &point) const
{
    const int row = rowAt(point.y());
    const int column = m_header->logicalIndexAt(point.x());
    return row >= 0 && column >= 0 ? m_result.index(row, column) : QModelIndex();
}

int GridView::horizontalOffset() const
{
    return m_header->offset();
}

int GridView::verticalOffset() const
{
    return topRow();
}

QRegion GridView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    const QRect visible = viewport()->rect();
    for (const QItemSelectionRange &range : selection) {
        if (range.isValid())
            region += rangeRect(range) & visible;
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

// --- scrolling

void GridView::updateGeometries()
{
    if (m_updatingGeometries)
        return;
    m_updatingGeometries = true;
    const int top = m_header->sizeHint().height();
    const int left = m_numbers->widthFor(m_result.rowCount());
    setViewportMargins(left, top, 0, 0);
    const QRect area = viewport()->geometry();
    m_header->setGeometry(area.left(), area.top() - top, area.width(), top);
    m_numbers->setGeometry(area.left() - left, area.top(), left, area.height());
    m_corner->setGeometry(area.left() - left, area.top() - top, left, top);
    updateScrollBars();
    QAbstractItemView::updateGeometries();
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
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - viewport()->width()));
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
}

void GridView::scrollByPixels(qint64 down)
{
    setTop(topPixels() + down);
}

void GridView::scrollContentsBy(int dx, int dy)
{
    if (dx != 0) {
        m_header->setOffset(horizontalScrollBar()->value());
        viewport()->update();
    }
    if (dy != 0 && !m_settingTop) {
        m_topRest = 0;
        viewport()->update();
        m_numbers->update();
    }
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

    const int left = m_header->sectionPosition(index.column());
    const int width = m_header->sectionSize(index.column());
    QScrollBar *bar = horizontalScrollBar();
    if (left < bar->value() || width > viewport()->width())
        bar->setValue(left);
    else if (left + width > bar->value() + viewport()->width())
        bar->setValue(left + width - viewport()->width());
}

// Rows only ever come at the end: nothing that is shown moves.
void GridView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    sampleWidths(start, end);
    if (m_numbers->widthFor(m_result.rowCount()) != m_numbers->width())
        updateGeometries();
    else
        updateScrollBars();
    const int top = rowTop(start);
    if (top < viewport()->height()) {
        viewport()->update(0, top, viewport()->width(), viewport()->height() - top);
        m_numbers->update();
    }
}

// --- painting

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

void GridView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LeftToRight);
    const QRect dirty = event->rect();
    painter.fillRect(dirty, m_theme.color(Token::Surface));
    m_cellsPainted = 0;
    const ResultSet *result = m_result.result();
    if (m_result.rowCount() == 0 && !m_emptyText.isEmpty()) {
        painter.setPen(m_theme.color(Token::Muted));
        painter.drawText(viewport()->rect().adjusted(16, 16, -16, -16),
                         Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_emptyText);
    }
    const int firstRow = rowAt(dirty.top());
    if (!result || firstRow < 0 || m_result.columnCount() == 0)
        return;
    const int lastShown = rowAt(dirty.bottom());
    const int last = lastShown < 0 ? lastRow() : lastShown;
    const int firstColumn = std::max(0, m_header->logicalIndexAt(dirty.left()));
    const int columnAtEnd = m_header->logicalIndexAt(dirty.right());
    const int lastColumn = columnAtEnd < 0 ? m_result.columnCount() - 1 : columnAtEnd;
    const int right = std::min(dirty.right() + 1, m_header->length() - m_header->offset());
    const int bottom = rowTop(last) + RowHeight;

    // backgrounds, one rectangle for each piece of the selection however large it is
    const QModelIndex current = currentIndex();
    if (current.isValid())
        painter.fillRect(QRect(dirty.left(), rowTop(current.row()), right - dirty.left(), RowHeight),
                         currentRowColor(m_theme));
    const QColor selected = m_theme.color(Token::Selection);
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        if (range.isValid())
            painter.fillRect(rangeRect(range) & dirty, selected);
    }

    const QColor rowLine = rowLineColor(m_theme);
    for (int row = firstRow;; ++row) {
        painter.fillRect(QRect(dirty.left(), rowTop(row) + RowHeight - 1, right - dirty.left(), 1), rowLine);
        if (row == last)
            break;
    }
    const QColor columnLine = m_theme.color(Token::Border);
    for (int column = firstColumn; column <= lastColumn; ++column) {
        const QRect cell = cellRect(firstRow, column);
        painter.fillRect(
            QRect(cell.right(), dirty.top(), 1, std::min(dirty.bottom() + 1, bottom) - dirty.top()),
            columnLine);
        const CellPainter::Style style = m_styles[std::size_t(column)];
        for (int row = firstRow;; ++row) {
            const QRect box(cell.left(), rowTop(row), cell.width() - 1, RowHeight - 1);
            m_painter.paint(painter, box, result->cell(row, column), style);
            ++m_cellsPainted;
            if (row == last)
                break;
        }
    }

    if (current.isValid()) {
        const QRect frame = cellRect(current.row(), current.column()).adjusted(-1, -1, 0, 0);
        const int width = hasFocus() ? 2 : 1;
        const QColor color = m_theme.color(hasFocus() ? Token::Accent : Token::Muted);
        // filled, not drawn: a pen leaves gaps at the corners on screens of two pixels a point
        painter.fillRect(QRect(frame.left(), frame.top(), frame.width(), width), color);
        painter.fillRect(QRect(frame.left(), frame.bottom() + 1 - width, frame.width(), width), color);
        painter.fillRect(QRect(frame.left(), frame.top(), width, frame.height()), color);
        painter.fillRect(QRect(frame.right() + 1 - width, frame.top(), width, frame.height()), color);
    }
}

} // namespace ui::grid
