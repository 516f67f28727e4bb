// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/matrixview.h"

#include "ui/forms/plaintip.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace ui::access {

namespace {

constexpr int SmallestName = 150;
constexpr int WidestName = 420;
constexpr int SampledRows = 200;
constexpr int HeadPadding = 9;
constexpr int MoreForHeads = 36; ///< of what is left over, at most

/// Its first section stays where it is while the others scroll sideways beneath it.
class MatrixHead : public QHeaderView
{
public:
    explicit MatrixHead(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QHeaderView::paintEvent(event);
        if (offset() <= 0 || count() == 0)
            return;
        QPainter painter(viewport());
        const QRect first(0, 0, sectionSize(0), viewport()->height());
        painter.fillRect(first, palette().color(QPalette::Window));
        paintSection(&painter, first, 0);
    }
};

} // namespace

MatrixView::MatrixView(const Theme &theme, const Icons &icons, MatrixModel &model, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_model(model)
    , m_painter(new MatrixPainter(theme, icons, model, this))
{
    setObjectName(QStringLiteral("privilegeMatrix"));
    setHorizontalHeader(new MatrixHead(this));
    setAccessibleName(tr("Privileges"));
    setLayoutDirection(Qt::LeftToRight);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectItems);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    setMouseTracking(false);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(metrics::GridRow);
    verticalHeader()->setDefaultSectionSize(metrics::GridRow);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *head = horizontalHeader();
    head->setHighlightSections(false);
    head->setSectionsMovable(false);
    head->setSectionsClickable(false);
    head->setSectionResizeMode(QHeaderView::Interactive);
    head->setMinimumSectionSize(32);
    QFont font = head->font();
    font.setWeight(QFont::DemiBold);
    head->setFont(font);
    setItemDelegate(m_painter);
    setModel(&model);
    connect(&model, &QAbstractItemModel::modelReset, this, &MatrixView::fitColumns);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] { emit inspected(currentIndex()); });
    connect(&theme, &Theme::changed, this, &MatrixView::applyTheme);
    applyTheme();
    fitColumns();
}

void MatrixView::applyTheme()
{
    QPalette colors = palette();
    colors.setColor(QPalette::Base, m_theme.color(Token::Surface));
    setPalette(colors);
    viewport()->update();
}

void MatrixView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

QSize MatrixView::sizeHint() const
{
    const int rows = std::clamp(m_model.rowCount(), 6, 18);
    return {600, horizontalHeader()->sizeHint().height() + rows * metrics::GridRow + 18};
}

void MatrixView::fitColumns()
{
    const int columns = m_model.columnCount();
    if (columns == 0)
        return;
    const QFontMetrics heads(horizontalHeader()->font());
    m_headWidths = {0};
    for (int column = 1; column < columns; ++column) {
        const QString text = m_model.headerData(column, Qt::Horizontal).toString();
        m_headWidths << std::max(52, heads.horizontalAdvance(text) + 2 * HeadPadding);
    }
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    m_nameWidth = SmallestName;
    const int sampled = std::min(m_model.rowCount(), SampledRows);
    for (int row = 0; row < sampled; ++row)
        m_nameWidth = std::max(m_nameWidth, m_painter->sizeHint(option, m_model.index(row, 0)).width());
    m_nameWidth = std::min(m_nameWidth, WidestName);
    resizeEvent(nullptr);
    updateGeometry();
}

void MatrixView::resizeEvent(QResizeEvent *event)
{
    if (event != nullptr)
        QTableView::resizeEvent(event);
    const int columns = m_model.columnCount();
    if (columns == 0)
        return;
    if (columns != m_headWidths.size())
        return; // while the model is reset
    const int others = std::accumulate(m_headWidths.begin(), m_headWidths.end(), 0);
    // the heads scroll, the names stay: they may take a good part of what there is
    const int room = viewport()->width() - others;
    const int least = std::min(m_nameWidth, std::max(SmallestName, viewport()->width() * 2 / 5));
    const int more = columns > 1 ? std::clamp((room - m_nameWidth) / (columns - 1), 0, MoreForHeads) : 0;
    for (int column = 1; column < columns; ++column)
        setColumnWidth(column, m_headWidths.at(column) + more);
    setColumnWidth(0, std::clamp(room - more * (columns - 1), least, std::max(m_nameWidth, WidestName)));
}

// --- the names stay in sight

int MatrixView::frozenWidth() const
{
    return horizontalHeader()->offset() > 0 && m_model.columnCount() > 0 ? columnWidth(0) : 0;
}

QRect MatrixView::visualRect(const QModelIndex &index) const
{
    QRect rect = QTableView::visualRect(index);
    if (index.isValid() && index.column() == 0 && frozenWidth() > 0)
        rect.moveLeft(0);
    return rect;
}

QModelIndex MatrixView::indexAt(const QPoint &position) const
{
    if (position.x() >= 0 && position.x() < frozenWidth())
        return m_model.index(rowAt(position.y()), 0);
    return QTableView::indexAt(position);
}

void MatrixView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    QScrollBar *bar = horizontalScrollBar();
    const int before = bar->value();
    QTableView::scrollTo(index, hint);
    if (!index.isValid())
        return;
    if (index.column() == 0)
        bar->setValue(before);
    else if (const int hidden = frozenWidth() - columnViewportPosition(index.column()); hidden > 0)
        bar->setValue(bar->value() - hidden);
}

void MatrixView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dx == 0)
        return;
    viewport()->update(); // what was moved is the names' picture, too
    horizontalHeader()->viewport()->update();
}

void MatrixView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (const int width = frozenWidth(); width > 0)
        viewport()->update(0, 0, width, viewport()->height());
}

void MatrixView::paintNames(const QRect &exposed)
{
    const int width = frozenWidth();
    const int last = m_model.rowCount() - 1;
    if (width == 0 || last < 0 || exposed.left() >= width)
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QStyle::State plain = option.state & ~(QStyle::State_Selected | QStyle::State_HasFocus);
    const int bottom = rowAt(exposed.bottom());
    for (int row = std::max(0, rowAt(exposed.top())); row <= (bottom < 0 ? last : bottom); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        option.rect = visualRect(index);
        option.state = plain;
        if (selectionModel()->isSelected(index))
            option.state |= QStyle::State_Selected;
        if (index == currentIndex() && hasFocus())
            option.state |= QStyle::State_HasFocus;
        painter.fillRect(option.rect, m_theme.color(Token::Surface));
        m_painter->paint(&painter, option, index);
    }
}

QModelIndexList MatrixView::chosen() const
{
    QModelIndexList cells;
    const QItemSelection ranges = selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges) {
        // a name stands for its whole row
        const bool names = range.left() == 0 && range.right() == 0;
        const int left = names ? 1 : std::max(1, range.left());
        const int right = names ? m_model.columnCount() - 1 : range.right();
        for (int row = range.top(); row <= range.bottom(); ++row) {
            for (int column = left; column <= right; ++column)
                cells << m_model.index(row, column);
        }
    }
    if (cells.isEmpty() && currentIndex().column() > 0)
        cells << currentIndex();
    return cells;
}

void MatrixView::cycleChosen()
{
    const QModelIndexList cells = chosen();
    if (cells.isEmpty())
        return;
    const QModelIndex lead = currentIndex().column() > 0 ? currentIndex() : cells.first();
    if (!m_model.set(cells, m_model.next(lead))) {
        const QString why = m_model.whyFixed(lead);
        if (!why.isEmpty())
            QToolTip::showText(viewport()->mapToGlobal(visualRect(lead).bottomLeft()), forms::plainTip(why),
                               viewport());
    }
}

void MatrixView::fillMenu(QMenu &menu)
{
    const QModelIndexList cells = chosen();
    const bool any = std::any_of(cells.begin(), cells.end(), [this](const QModelIndex &cell) {
        return m_model.whyFixed(cell).isEmpty();
    });
    const auto add = [&](const QString &name, const QString &text, bool enabled, auto act) {
        QAction *action = menu.addAction(text);
        action->setObjectName(name);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    const auto setTo = [this, cells](MatrixModel::Wanted wanted) {
        return [this, cells, wanted] { m_model.set(cells, wanted); };
    };
    QString what = cells.size() == 1 ? m_model.headerData(cells.first().column(), Qt::Horizontal).toString()
                                     : tr("%n privileges", nullptr, int(cells.size()));
    add(QStringLiteral("matrixGrant"), tr("Grant %1").arg(what), any, setTo(MatrixModel::Wanted::Granted));
    add(QStringLiteral("matrixGrantWithOption"), tr("Grant %1 with grant option").arg(what), any,
        setTo(MatrixModel::Wanted::WithOption));
    add(QStringLiteral("matrixRevoke"), tr("Revoke %1").arg(what), any, setTo(MatrixModel::Wanted::None));
    menu.addSeparator();
    add(QStringLiteral("matrixUndo"), tr("Undo these changes"), !m_model.edits().isEmpty(),
        [this, cells] { m_model.undo(cells); });
    const QModelIndex current = currentIndex();
    if (current.isValid() && current.siblingAtColumn(0).data(MatrixModel::OpenRole).toInt() >= 0) {
        const bool open = m_model.isOpen(current.row());
        add(QStringLiteral("matrixColumns"), open ? tr("Hide columns") : tr("Show columns"), true,
            [this, row = current.row(), open] { m_model.setOpen(row, !open); });
    }
}

// --- input

void MatrixView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    emit inspected(current);
}

void MatrixView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && event->key() == Qt::Key_Space) {
        cycleChosen();
        return;
    }
    if (plain && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        m_model.set(chosen(), MatrixModel::Wanted::None);
        return;
    }
    if (plain && current.isValid() && current.column() == 0) {
        const int open = current.data(MatrixModel::OpenRole).toInt();
        if (event->key() == Qt::Key_Right && open == 0) {
            m_model.setOpen(current.row(), true);
            return;
        }
        if (event->key() == Qt::Key_Left && open == 1) {
            m_model.setOpen(current.row(), false);
            return;
        }
    }
    QTableView::keyPressEvent(event);
}

/// True if it was a chevron or a mark.
bool MatrixView::pressed(const QPoint &position)
{
    const QModelIndex index = indexAt(position);
    if (!index.isValid() || m_model.rowType(index.row()) == MatrixModel::RowType::Group)
        return false;
    const QRect cell = visualRect(index);
    if (index.column() == 0) {
        if (index.data(MatrixModel::OpenRole).toInt() < 0
            || !MatrixPainter::chevronRect(cell, false).contains(position))
            return false;
        setCurrentIndex(index);
        m_model.setOpen(index.row(), !m_model.isOpen(index.row()));
        return true;
    }
    QRect mark(0, 0, MatrixPainter::MarkSize, MatrixPainter::MarkSize);
    mark.moveCenter(cell.center());
    if (!mark.contains(position))
        return false;
    setCurrentIndex(index);
    cycleChosen();
    return true;
}

void MatrixView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier
        && pressed(event->position().toPoint()))
        return;
    QTableView::mousePressEvent(event);
}

void MatrixView::mouseDoubleClickEvent(QMouseEvent *event)
{
    // the second press of a quick pair is a press like any other
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier) {
        const QPoint position = event->position().toPoint();
        if (pressed(position))
            return;
        const QModelIndex index = indexAt(position);
        if (index.isValid() && index.column() == 0 && index.data(MatrixModel::OpenRole).toInt() >= 0) {
            m_model.setOpen(index.row(), !m_model.isOpen(index.row()));
            return;
        }
    }
    QTableView::mouseDoubleClickEvent(event);
}

void MatrixView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_model.rowCount() == 0)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("matrixMenu"));
    menu->setAccessibleName(tr("Privileges"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    menu->popup(event->globalPos());
}

bool MatrixView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        const QString text = index.isValid() ? m_model.explanation(index) : QString();
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), forms::plainTip(text), viewport(), visualRect(index));
        return true;
    }
    return QTableView::viewportEvent(event);
}

void MatrixView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    paintNames(event->rect());
    if (m_model.rowCount() > 0 || m_emptyText.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(m_theme.color(Token::Muted));
    painter.drawText(viewport()->rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap,
                     m_emptyText);
}

} // namespace ui::access
