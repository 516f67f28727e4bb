// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/stylepaint.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {

QColor mixed(const QColor &base, const QColor &over, qreal amount)
{
    const auto part = [amount](int a, int b) { return qRound(a + (b - a) * amount); };
    return {part(base.red(), over.red()), part(base.green(), over.green()), part(base.blue(), over.blue())};
}

namespace paint {

namespace {

qreal ratioOf(const QPainter *painter)
{
    return painter->device() ? std::max(1.0, painter->device()->devicePixelRatioF()) : 1.0;
}

/// rect moved to whole device pixels: at 150 % a widget may begin on half of one.
QRectF snapped(const QPainter *painter, const QRectF &rect)
{
    const QTransform toDevice = painter->deviceTransform();
    if (toDevice.type() > QTransform::TxScale)
        return rect;
    const QRectF device = toDevice.mapRect(rect);
    const QRectF whole(QPointF(std::round(device.left()), std::round(device.top())),
                       QPointF(std::round(device.right()), std::round(device.bottom())));
    return toDevice.inverted().mapRect(whole);
}

/// width rounded down to whole device pixels, at least one: 1 px at 100 and 150 %, 2 at 200 %.
qreal sharpWidth(const QPainter *painter, qreal width)
{
    const qreal ratio = ratioOf(painter);
    return std::max(1.0, std::floor(width * ratio)) / ratio;
}

QPen linePen(const QColor &color, qreal width)
{
    return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

} // namespace

void box(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &border, qreal radius,
         qreal width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRectF frame = snapped(painter, rect);
    if (border.isValid()) {
        const qreal line = sharpWidth(painter, width);
        frame.adjust(line / 2, line / 2, -line / 2, -line / 2);
        painter->setPen(QPen(border, line));
        radius = std::max(0.0, radius - line / 2);
    } else {
        painter->setPen(Qt::NoPen);
    }
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    radius = std::min({radius, frame.width() / 2, frame.height() / 2});
    painter->drawRoundedRect(frame, radius, radius);
    painter->restore();
}

void edge(QPainter *painter, const QRectF &rect, Qt::Edge edge, const QColor &color)
{
    QRectF line = snapped(painter, rect);
    const qreal width = sharpWidth(painter, 1.0);
    switch (edge) {
    case Qt::TopEdge:
        line.setHeight(width);
        break;
    case Qt::BottomEdge:
        line.setTop(line.bottom() - width);
        break;
    case Qt::LeftEdge:
        line.setWidth(width);
        break;
    case Qt::RightEdge:
        line.setLeft(line.right() - width);
        break;
    }
    painter->fillRect(line, color);
}

void chevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &color, qreal size)
{
    const QPointF c = rect.center();
    const qreal wide = size / 2;
    const qreal deep = size / 4;
    QPolygonF line;
    switch (direction) {
    case Qt::UpArrow:
        line = {{c.x() - wide, c.y() + deep}, {c.x(), c.y() - deep}, {c.x() + wide, c.y() + deep}};
        break;
    case Qt::LeftArrow:
        line = {{c.x() + deep, c.y() - wide}, {c.x() - deep, c.y()}, {c.x() + deep, c.y() + wide}};
        break;
    case Qt::RightArrow:
        line = {{c.x() - deep, c.y() - wide}, {c.x() + deep, c.y()}, {c.x() - deep, c.y() + wide}};
        break;
    default:
        line = {{c.x() - wide, c.y() - deep}, {c.x(), c.y() + deep}, {c.x() + wide, c.y() - deep}};
        break;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(linePen(color, 1.25));
    painter->drawPolyline(line);
    painter->restore();
}

void tick(QPainter *painter, const QRectF &rect, const QColor &color)
{
    const qreal unit = rect.width() / 16;
    const QPointF origin = rect.topLeft();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(linePen(color, 1.75 * unit));
    painter->drawPolyline(QPolygonF{origin + QPointF(4.25, 8.25) * unit, origin + QPointF(7, 10.9) * unit,
                                    origin + QPointF(11.75, 5.5) * unit});
    painter->restore();
}

void cross(QPainter *painter, const QRectF &rect, const QColor &color, qreal size)
{
    const QPointF c = rect.center();
    const qreal half = size / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(linePen(color, 1.25));
    painter->drawLine(c + QPointF(-half, -half), c + QPointF(half, half));
    painter->drawLine(c + QPointF(half, -half), c + QPointF(-half, half));
    painter->restore();
}

} // namespace paint

} // namespace ui
