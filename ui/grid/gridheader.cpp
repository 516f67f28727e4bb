// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/gridheader.h"

#include "core/result/typeinfo.h"
#include "ui/grid/cellpainter.h"
#include "ui/grid/columngeometry.h"
#include "ui/grid/oneline.h"
#include "ui/grid/resultmodel.h"
#include "ui/grid/rownumbers.h"
#include "ui/grid/texttip.h"

#include <QApplication>
#include <QHelpEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>

namespace ui::grid {

namespace {

constexpr int Height = 39; // 38 and the line below
constexpr int Grip = 4;    // pixels at either side of an edge that take hold of it
constexpr int MarkWidth = 18;
constexpr int LockWidth = 13;

} // namespace

GridHeader::GridHeader(const Theme &theme, const ResultModel &result, const ColumnGeometry &geometry,
                       QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_result(result)
    , m_geometry(geometry)
{
    setObjectName(QStringLiteral("resultColumns"));
    setAccessibleName(tr("Columns"));
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&m_theme, &Theme::changed, this, [this] { update(); });
}

QSize GridHeader::sizeHint() const
{
    return {200, Height};
}

QFont GridHeader::nameFont() const
{
    QFont font = m_theme.interfaceFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

int GridHeader::wantedWidth(int column) const
{
    if (!m_result.result() || column < 0 || column >= m_result.columnCount())
        return 0;
    const core::result::Column &head = m_result.column(column);
    const int mark = isSortable() || keyOf(column) >= 0 ? MarkWidth : 0;
    const int name = QFontMetrics(nameFont()).horizontalAdvance(oneLine(head.name)) + mark;
    const int type
        = QFontMetrics(m_theme.smallFont()).horizontalAdvance(core::result::shortTypeName(head.typeName));
    const int lock = m_result.lockReason(column).isEmpty() ? 0 : LockWidth;
    return std::max(name, type + lock) + 2 * CellPainter::Padding + 2;
}

void GridHeader::setCurrentColumn(int column)
{
    if (std::exchange(m_current, column) != column)
        update();
}

void GridHeader::setSortKeys(const QList<core::result::SortKey> &keys)
{
    m_keys = keys;
    update();
}

void GridHeader::refresh()
{
    if (m_pressed >= m_geometry.count())
        cancelDrag();
    m_hovered = std::min(m_hovered, m_geometry.count() - 1);
    update();
}

int GridHeader::keyOf(int column) const
{
    const int wanted = m_result.map().resultColumn(column);
    for (qsizetype i = 0; i < m_keys.size(); ++i) {
        if (m_keys.at(i).column == wanted)
            return int(i);
    }
    return -1;
}

// --- where things are

QRect GridHeader::sectionRect(int column) const
{
    return {m_geometry.left(column), 0, m_geometry.width(column), height()};
}

QRect GridHeader::sortRect(int column) const
{
    const QRect section = sectionRect(column);
    if (section.width() < 2 * MarkWidth + Grip)
        return {};
    return {section.right() - MarkWidth - Grip, 2, MarkWidth, 20};
}

int GridHeader::columnWithEdgeAt(int x) const
{
    const int column = m_geometry.columnAt(x);
    const bool frozenEdge
        = m_geometry.frozen() > 0 && x >= m_geometry.frozenWidth() && x < m_geometry.frozenWidth() + Grip;
    if (frozenEdge)
        return m_geometry.frozen() - 1;
    if (column < 0) {
        const int last = m_geometry.count() - 1;
        return last >= 0 && x >= 0 && x < m_geometry.left(last) + m_geometry.width(last) + Grip ? last : -1;
    }
    const int left = m_geometry.left(column);
    if (x >= left + m_geometry.width(column) - Grip)
        return column;
    return x < left + Grip && column > 0 ? column - 1 : -1;
}

// --- painting

void GridHeader::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const QRect dirty = event->rect();
    painter.fillRect(dirty, m_theme.color(Token::Window));
    painter.fillRect(QRect(dirty.left(), height() - 1, dirty.width(), 1), m_theme.color(Token::Border));
    if (!m_result.result() || m_geometry.count() != m_result.columnCount())
        return;
    const int edge = m_geometry.frozenWidth();
    const Span scrollable = m_geometry.scrollableBetween(dirty.left(), dirty.right());
    painter.setClipRect(QRect(edge, 0, std::max(0, width() - edge), height()));
    for (int column = scrollable.left; column <= scrollable.right; ++column)
        paintSection(painter, sectionRect(column), column);
    painter.setClipping(false);
    for (int column = 0; column < m_geometry.frozen(); ++column)
        paintSection(painter, sectionRect(column), column);
    if (edge > 0)
        painter.fillRect(QRect(edge - 1, 0, 2, height()), frozenEdgeColor(m_theme));
    if (m_drop >= 0)
        painter.fillRect(QRect(std::max(0, m_geometry.gapLeft(m_drop) - 2), 0, 3, height()),
                         m_theme.color(Token::Accent));
}

void GridHeader::paintSection(QPainter &painter, const QRect &rect, int column) const
{
    const core::result::Column &head = m_result.column(column);
    if (column == m_hovered && m_press == Press::None)
        painter.fillRect(rect.adjusted(0, 0, -1, -1), m_theme.blend(Token::Window, Token::Border, 0.35));
    if (m_press == Press::Moving && column == m_pressed)
        painter.fillRect(rect.adjusted(0, 0, -1, -1), m_theme.color(Token::Selection));
    if (column == m_current)
        painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width() - 1, 2),
                         m_theme.color(Token::Accent));
    painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), m_theme.color(Token::Border));

    const QRect box = rect.adjusted(CellPainter::Padding, 0, -CellPainter::Padding, 0);
    const QRect mark = sortRect(column);
    const bool marked = !mark.isNull() && (keyOf(column) >= 0 || (isSortable() && column == m_hovered));
    const auto text = [&](const QFont &font, Token color, const QPoint &at, const QString &words, int width) {
        painter.setFont(font);
        painter.setPen(m_theme.color(color));
        painter.drawText(at, QFontMetrics(font).elidedText(oneLine(words), Qt::ElideRight, width));
    };
    text(nameFont(), Token::Text, {box.left(), rect.top() + 16}, head.name,
         marked ? mark.left() - 2 - box.left() : box.width());
    const bool locked = !m_result.lockReason(column).isEmpty();
    if (locked)
        paintLock(painter, {box.left(), rect.top() + 21});
    const int left = locked ? LockWidth : 0;
    text(m_theme.smallFont(), Token::Muted, {box.left() + left, rect.top() + 31},
         core::result::shortTypeName(head.typeName), box.width() - left);
    if (marked)
        paintMark(painter, mark, column);
}

// Beside the type: the column cannot be edited, others can.
void GridHeader::paintLock(QPainter &painter, const QPoint &at) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = m_theme.color(Token::Muted);
    painter.setPen(QPen(color, 1.25));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(at.x() + 2.1, at.y() + 0.6, 4.8, 6.4), 0, 180 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(at.x() + 0.5, at.y() + 4, 8, 6), 1.2, 1.2);
    painter.restore();
}

void GridHeader::paintMark(QPainter &painter, const QRect &rect, int column) const
{
    const int key = keyOf(column);
    const bool hovered = m_markHovered && column == m_hovered;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (hovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.blend(Token::Window, Token::Border, 0.9));
        painter.drawRoundedRect(rect, 4, 4);
    }
    const QColor color = m_theme.color(key >= 0 ? Token::Accent : Token::Muted);
    QPointF center = QRectF(rect).center();
    if (key >= 0 && m_keys.size() > 1) {
        center.rx() -= 3.5;
        QFont font = m_theme.smallFont();
        font.setPixelSize(std::max(7, QFontInfo(font).pixelSize() - 2));
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(QRectF(rect.center().x() + 2, rect.top(), MarkWidth / 2.0, rect.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, QString::number(key + 1));
    }
    // an arrow: a stem and a head; both directions where it only offers itself
    painter.setPen(QPen(color, 1.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const bool down = key >= 0 && m_keys.at(key).descending;
    const qreal tip = down ? 4 : -4;
    QPainterPath arrow;
    arrow.moveTo(center - QPointF(0, tip));
    arrow.lineTo(center + QPointF(0, tip));
    arrow.moveTo(center + QPointF(-3, tip - (down ? 3 : -3)));
    arrow.lineTo(center + QPointF(0, tip));
    arrow.lineTo(center + QPointF(3, tip - (down ? 3 : -3)));
    painter.drawPath(arrow);
    painter.restore();
}

// --- mouse

void GridHeader::hover(const QPoint &position)
{
    const int column = rect().contains(position) ? m_geometry.columnAt(position.x()) : -1;
    const bool onEdge = columnWithEdgeAt(position.x()) >= 0;
    const bool onMark = column >= 0 && !onEdge && (isSortable() || keyOf(column) >= 0)
        && sortRect(column).contains(position);
    if (std::exchange(m_hovered, column) != column || std::exchange(m_markHovered, onMark) != onMark)
        update();
    m_markHovered = onMark;
    if (onEdge)
        setCursor(Qt::SplitHCursor);
    else
        unsetCursor();
}

void GridHeader::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    hover(at);
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    m_pressX = m_dragX = at.x();
    const int edge = columnWithEdgeAt(at.x());
    m_pressed = edge >= 0 ? edge : m_geometry.columnAt(at.x());
    m_press = m_pressed < 0 ? Press::None
        : edge >= 0         ? Press::Edge
        : m_markHovered     ? Press::Mark
                            : Press::Head;
    if (m_press == Press::Edge)
        m_pressWidth = m_geometry.width(m_pressed);
    else if (m_press == Press::Head)
        emit pressed(m_pressed, event->modifiers());
    update();
}

void GridHeader::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!(event->buttons() & Qt::LeftButton) || m_press == Press::None)
        return hover(at);
    if (m_press == Press::Edge) {
        const int width = std::max(NarrowestSection, m_pressWidth + at.x() - m_pressX);
        if (m_pressed < m_geometry.count() && width != m_geometry.width(m_pressed))
            emit resized(m_pressed, width);
        return;
    }
    if (m_press == Press::Mark)
        return;
    const bool plain = !(event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier));
    if (m_press == Press::Head && plain && std::abs(at.x() - m_pressX) >= QApplication::startDragDistance())
        m_press = Press::Moving;
    if (m_press == Press::Moving)
        dragTo(at.x());
}

void GridHeader::dragTo(int x)
{
    m_dragX = x;
    const int edge = m_geometry.frozenWidth();
    const bool beyond = x > width() - 16 || (m_geometry.offset() > 0 && x < edge + 16 && x >= edge) || x < 0;
    if (beyond && !m_scroll.isActive())
        m_scroll.start(30, this);
    else if (!beyond)
        m_scroll.stop();
    const int gap = m_geometry.gapAt(std::clamp(x, 0, std::max(0, width() - 1)));
    setDrop(gap);
}

void GridHeader::setDrop(int before)
{
    if (std::exchange(m_drop, before) == before)
        return;
    update();
    emit dropChanged();
}

void GridHeader::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_scroll.timerId())
        return QWidget::timerEvent(event);
    emit scrollWanted(m_dragX > width() / 2 ? 16 : -16);
    dragTo(m_dragX);
}

void GridHeader::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint at = event->position().toPoint();
    const Press press = m_press;
    const int column = m_pressed;
    const int drop = m_drop;
    cancelDrag();
    hover(at);
    if (column < 0 || column >= m_geometry.count())
        return;
    if (press == Press::Moving && drop >= 0)
        emit moveWanted(column, drop);
    else if (press == Press::Head)
        emit clicked(column, event->modifiers());
    else if (press == Press::Mark && m_markHovered && m_hovered == column)
        emit sortClicked(column, event->modifiers() & Qt::ShiftModifier);
}

void GridHeader::cancelDrag()
{
    m_press = Press::None;
    m_pressed = -1;
    m_scroll.stop();
    setDrop(-1);
    update();
}

void GridHeader::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int edge = columnWithEdgeAt(event->position().toPoint().x());
    if (event->button() == Qt::LeftButton && edge >= 0)
        emit fitWanted(edge);
    else
        mousePressEvent(event); // two quick clicks on a mark are two clicks
}

void GridHeader::leaveEvent(QEvent *)
{
    if (m_press == Press::None)
        hover({-1, -1});
}

bool GridHeader::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QString text;
        if (m_markHovered)
            text = tr("Sort by this column: ascending, descending, not at all. Shift adds it to the others");
        else if (const int column = m_geometry.columnAt(help->pos().x()); column >= 0)
            text = m_result.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
        showTextTip(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace ui::grid
