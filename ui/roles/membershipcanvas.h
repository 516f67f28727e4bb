// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a MembershipPicture at the places of a layout: zoom (Ctrl+wheel, + and -), pan (drag), arrow keys go
// from role to role, Enter opens. Login roles are boxes, groups have cut corners; superusers have a star.
// The way between the middle and the role under the pointer (or with the focus) stands out. Thread: GUI.
#pragma once

#include "core/graph/layout.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/roles/membershippicture.h"

#include <QPainterPath>
#include <QWidget>

namespace ui::roles {

class MembershipCanvas : public QWidget
{
    Q_OBJECT

public:
    MembershipCanvas(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    /// Sizes of the nodes in pixels, for the layout.
    QList<QSizeF> nodeSizes(const MembershipPicture &picture) const;
    void setPicture(const MembershipPicture &picture, const core::graph::Layout &layout);
    const MembershipPicture &picture() const { return m_picture; }
    /// Numbers of nodes along a way; its edges stand out. Empty: none.
    void setPath(const QList<qint64> &roles);
    const QList<qint64> &path() const { return m_path; }
    int current() const { return m_current; }
    void setCurrent(int node);
    /// Where a node stands in the widget.
    QRectF nodeRect(int node) const;

    void zoom(double factor);
    void fit();
    QImage toImage(double scale = 2) const;
    QByteArray toSvg() const;

    QSize sizeHint() const override;

signals:
    void activated(int node);
    /// The node pointed at or with the focus; -1: none.
    void pointedAt(int node);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void paint(QPainter *painter, bool interactive) const;
    void paintEdge(QPainter *painter, qsizetype edge) const;
    void paintNode(QPainter *painter, int node, bool interactive) const;
    bool isOnPath(const PictureEdge &edge) const;
    QRectF boxOf(int node) const; ///< in the picture
    int nodeAt(QPointF place) const;
    void point(int node);
    void zoomAt(double factor, QPointF place);
    void describe();

    const Theme &m_theme;
    const Icons &m_icons;
    MembershipPicture m_picture;
    core::graph::Layout m_layout;
    QList<QSizeF> m_sizes;
    QList<qint64> m_path;
    double m_zoom = 1;
    QPointF m_offset;
    bool m_fitted = true; ///< nobody has moved or zoomed since
    int m_current = 0;
    int m_hovered = -1;
    QPointF m_pressed;
    QPointF m_pressedOffset;
    bool m_dragging = false;
};

} // namespace ui::roles
