// SPDX-License-Identifier: GPL-3.0-or-later
// The strokes that Style and self-painting widgets share. Lines come out one device pixel sharp at every
// scaling. Thread: GUI.
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace ui {

/// base with `amount` (0 to 1) of over laid on it.
QColor mixed(const QColor &base, const QColor &over, qreal amount);

namespace paint {

/// A rounded rectangle inside rect, its border on whole device pixels; an invalid colour leaves that part
/// out.
void box(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &border, qreal radius,
         qreal width = 1.0);
/// One line of about 1 px (whole device pixels) along an edge of rect.
void edge(QPainter *painter, const QRectF &rect, Qt::Edge edge, const QColor &color);
/// An open arrow of the icon set, centred in rect.
void chevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &color,
             qreal size = 7.0);
/// The tick of a check box.
void tick(QPainter *painter, const QRectF &rect, const QColor &color);
/// The cross that closes and removes.
void cross(QPainter *painter, const QRectF &rect, const QColor &color, qreal size = 7.0);

} // namespace paint

} // namespace ui
