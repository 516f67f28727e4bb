// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/browserview.h"

#include "ui/base/stylepaint.h"
#include "ui/browser/browsermodel.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ui::browser {

namespace {

constexpr int Indentation = 14;
constexpr int EdgeMargin = 4; ///< beside the selection
constexpr int ContentShift
    = 8; ///< chevrons and names stand this much to the right of where QTreeView has them
constexpr int HeaderMargin = 12;
constexpr int ChevronGap = 4;

/// Where QTreeView thinks that is: it knows nothing of the shift, and finds chevrons by position.
QMouseEvent unshifted(const QMouseEvent &event)
{
    QPointF at = event.position();
    at.setX(std::max(0.0, at.x() - ContentShift));
    return QMouseEvent(event.type(), at, event.scenePosition(), event.globalPosition(), event.button(),
                       event.buttons(), event.modifiers(), event.pointingDevice());
}

} // namespace

BrowserView::BrowserView(const Theme &theme, QWidget *parent)
    : QTreeView(parent)
    , m_theme(theme)
{
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(Indentation);
    setExpandsOnDoubleClick(false);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    header()->setMinimumSectionSize(0);
    header()->setStretchLastSection(true);
    connect(&theme, &Theme::changed, this, &BrowserView::followTheme);
    followTheme();
}

void BrowserView::followTheme()
{
    QPalette colors = palette();
    colors.setColor(QPalette::Base, m_theme.color(Token::Window));
    setPalette(colors);
    viewport()->update();
}

void BrowserView::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    const bool isHeader = Node::Type(index.data(BrowserModel::TypeRole).toInt()) == Node::Type::Header;
    if (isHeader) {
        item.rect = row.adjusted(HeaderMargin, 0, 0, 0);
        itemDelegate()->paint(painter, item, index);
        return;
    }

    const bool selected = selectionModel() && selectionModel()->isSelected(index);
    const bool current = index == currentIndex() && hasFocus();
    const QRectF background = QRectF(row).adjusted(EdgeMargin, 0, -EdgeMargin, 0);
    if (selected || index == m_hovered) {
        const QColor fill = selected ? m_theme.color(Token::Selection)
                                     : m_theme.blend(Token::Window, Token::Selection, 0.5);
        paint::box(painter, background, fill, QColor(), metrics::Corner - 1);
    }
    if (current) // focus is always visible
        paint::box(painter, background, QColor(), m_theme.color(Token::Accent), metrics::Corner - 1);

    item.rect = visualRect(index);
    item.rect.translate(ContentShift, 0);
    item.rect.setRight(row.right());
    if (model()->hasChildren(index)) {
        const QRectF branch(item.rect.left() - Indentation, item.rect.top(), Indentation, item.rect.height());
        paint::chevron(painter, branch, isExpanded(index) ? Qt::DownArrow : Qt::RightArrow,
                       m_theme.blend(Token::Muted, Token::Window, 0.25));
    }
    item.rect.setLeft(item.rect.left() + ChevronGap);
    itemDelegate()->paint(painter, item, index);
}

QModelIndexList BrowserView::rowsInSight() const
{
    QModelIndexList rows;
    for (QModelIndex index = indexAt(QPoint(1, 1)); index.isValid(); index = indexBelow(index)) {
        if (visualRect(index).top() > viewport()->height())
            break;
        rows << index;
    }
    return rows;
}

void BrowserView::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    emit sightChanged();
}

void BrowserView::updateGeometries()
{
    QTreeView::updateGeometries();
    emit sightChanged();
}

bool BrowserView::event(QEvent *event)
{
    // F5 runs a statement elsewhere; here it reads again
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F5
        && static_cast<QKeyEvent *>(event)->modifiers() == Qt::NoModifier) {
        event->accept();
        return true;
    }
    return QTreeView::event(event);
}

void BrowserView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QModelIndex index = currentIndex();
        if (index.isValid())
            scrollTo(index);
        const QRect row = index.isValid() ? visualRect(index) : QRect();
        emit menuRequested(index, viewport()->mapToGlobal(QPoint(row.left() + 24, row.bottom())));
    } else {
        emit menuRequested(indexAt(event->pos()), event->globalPos());
    }
    event->accept();
}

void BrowserView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F5 && event->modifiers() == Qt::NoModifier) {
        event->accept();
        emit refreshRequested();
        return;
    }
    if (event->key() == Qt::Key_Asterisk) { // QTreeView would read everything there is beneath
        event->accept();
        if (currentIndex().isValid())
            expand(currentIndex());
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier) == false && currentIndex().isValid()) {
        event->accept();
        emit rowActivated(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void BrowserView::mousePressEvent(QMouseEvent *event)
{
    QMouseEvent moved = unshifted(*event);
    QTreeView::mousePressEvent(&moved);
}

void BrowserView::mouseReleaseEvent(QMouseEvent *event)
{
    QMouseEvent moved = unshifted(*event);
    QTreeView::mouseReleaseEvent(&moved);
}

void BrowserView::mouseMoveEvent(QMouseEvent *event)
{
    QTreeView::mouseMoveEvent(event);
    setHovered(indexAt(event->position().toPoint()));
}

void BrowserView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool onName = index.isValid() && event->position().x() >= visualRect(index).left() + ContentShift;
    QMouseEvent moved = unshifted(*event);
    QTreeView::mouseDoubleClickEvent(&moved);
    if (event->button() == Qt::LeftButton && onName)
        emit rowActivated(index);
}

void BrowserView::leaveEvent(QEvent *event)
{
    QTreeView::leaveEvent(event);
    setHovered({});
}

void BrowserView::setHovered(const QModelIndex &index)
{
    if (m_hovered == index)
        return;
    m_hovered = index;
    viewport()->update();
}

} // namespace ui::browser
