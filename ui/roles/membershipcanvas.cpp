// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/membershipcanvas.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>
#include <QSvgGenerator>
#include <QtMath>

#include <cmath>

namespace ui::roles {

namespace {

constexpr double NodeHeight = 30;
constexpr double Padding = 10;
constexpr double IconSize = 16;
constexpr double IconGap = 6;
constexpr double LongestName = 220;
constexpr double Margin = 16;
constexpr double ArrowLength = 8;
constexpr double Cut = 8; ///< the corners of groups
constexpr double SmallestZoom = 0.15;
constexpr double LargestZoom = 4;
constexpr double ZoomStep = 1.2;

QPainterPath outline(const QRectF &box, bool login)
{
    QPainterPath path;
    if (login) {
        path.addRoundedRect(box, metrics::Corner, metrics::Corner);
        return path;
    }
    path.addPolygon(QPolygonF({box.topLeft() + QPointF(Cut, 0), box.topRight() - QPointF(Cut, 0),
                               box.topRight() + QPointF(0, Cut), box.bottomRight() - QPointF(0, Cut),
                               box.bottomRight() - QPointF(Cut, 0), box.bottomLeft() + QPointF(Cut, 0),
                               box.bottomLeft() - QPointF(0, Cut), box.topLeft() + QPointF(0, Cut)}));
    path.closeSubpath();
    return path;
}

/// A name may hold line breaks.
QString oneLine(const QString &name)
{
    QString line = name;
    for (QChar &c : line) {
        if (c.unicode() < 0x20)
            c = QLatin1Char(' ');
    }
    return line;
}

} // namespace

MembershipCanvas::MembershipCanvas(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
{
    setObjectName(QStringLiteral("membershipCanvas"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    describe();
}

QSize MembershipCanvas::sizeHint() const
{
    return {600, 320};
}

QList<QSizeF> MembershipCanvas::nodeSizes(const MembershipPicture &picture) const
{
    const QFontMetricsF measure(m_theme.interfaceFont());
    QList<QSizeF> sizes;
    for (const PictureNode &node : picture.nodes) {
        const double name
            = std::min(LongestName, std::ceil(measure.horizontalAdvance(oneLine(node.role.name))));
        const double star = node.role.superuser ? IconSize + IconGap : 0;
        sizes << QSizeF(name + IconSize + IconGap + star + 2 * Padding, NodeHeight);
    }
    return sizes;
}

void MembershipCanvas::setPicture(const MembershipPicture &picture, const core::graph::Layout &layout)
{
    m_picture = picture;
    m_layout = layout;
    m_sizes = nodeSizes(picture);
    m_path.clear();
    m_current = 0;
    m_hovered = -1;
    fit();
    describe();
}

void MembershipCanvas::setPath(const QList<qint64> &roles)
{
    m_path = roles;
    update();
}

bool MembershipCanvas::isOnPath(const PictureEdge &edge) const
{
    for (qsizetype i = 0; i + 1 < m_path.size(); ++i) {
        if (edge.membership.member == m_path[i] && edge.membership.role == m_path[i + 1])
            return true;
    }
    return false;
}

QRectF MembershipCanvas::boxOf(int node) const
{
    QRectF box({}, m_sizes.value(node));
    box.moveCenter(m_layout.centers.value(node));
    return box;
}

QRectF MembershipCanvas::nodeRect(int node) const
{
    const QRectF box = boxOf(node);
    return {box.topLeft() * m_zoom + m_offset, box.size() * m_zoom};
}

int MembershipCanvas::nodeAt(QPointF place) const
{
    for (int i = 0; i < m_picture.nodes.size(); ++i) {
        if (nodeRect(i).contains(place))
            return i;
    }
    return -1;
}

// --- painting

void MembershipCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Surface));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(m_offset);
    painter.scale(m_zoom, m_zoom);
    paint(&painter, true);
}

void MembershipCanvas::paint(QPainter *painter, bool interactive) const
{
    painter->setFont(m_theme.interfaceFont());
    for (qsizetype i = 0; i < m_picture.edges.size(); ++i)
        paintEdge(painter, i);
    for (int i = 0; i < m_picture.nodes.size(); ++i)
        paintNode(painter, i, interactive);
}

void MembershipCanvas::paintEdge(QPainter *painter, qsizetype index) const
{
    const PictureEdge &edge = m_picture.edges[index];
    const QList<QPointF> &points = m_layout.curves.value(index);
    if (points.size() < 4)
        return;
    const bool path = isOnPath(edge);
    const QColor color = edge.onCycle ? m_theme.color(Token::Danger)
        : path                        ? m_theme.color(Token::Accent)
        : edge.membership.inherit     ? m_theme.color(Token::Muted)
                                      : m_theme.blend(Token::Surface, Token::Muted, 0.55);
    QPen pen(color, path || edge.onCycle ? 2 : 1.25);
    if (!edge.membership.inherit)
        pen.setDashPattern(edge.membership.set ? QList<qreal>{5, 4} : QList<qreal>{1, 4});
    if (edge.pending && edge.membership.inherit)
        pen.setDashPattern({8, 3, 2, 3});
    pen.setCapStyle(Qt::FlatCap);
    QPainterPath curve(points.first());
    for (qsizetype i = 1; i + 2 < points.size(); i += 3)
        curve.cubicTo(points[i], points[i + 1], points[i + 2]);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(curve);

    // dot leaves room for the head at the end of the curve
    const QPointF tip = points.last();
    const QPointF before = points[points.size() - 2];
    const double angle = std::atan2(tip.y() - before.y(), tip.x() - before.x());
    const QRectF target = boxOf(edge.role);
    QPointF head = tip;
    if (!target.adjusted(-1, -1, 1, 1).contains(tip))
        head += ArrowLength * QPointF(std::cos(angle), std::sin(angle));
    const auto wing = [&](double turn) {
        return head - ArrowLength * QPointF(std::cos(angle + turn), std::sin(angle + turn));
    };
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawPolygon(QPolygonF({head, wing(0.4), wing(-0.4)}));

    const QString label = edge.label();
    if (label.isEmpty())
        return;
    painter->setFont(m_theme.smallFont());
    const QFontMetricsF measure(m_theme.smallFont());
    QRectF box(0, 0, measure.horizontalAdvance(label) + 6, measure.height() + 2);
    box.moveCenter(curve.pointAtPercent(0.5));
    painter->setBrush(m_theme.color(Token::Surface));
    painter->drawRect(box);
    painter->setPen(edge.onCycle || path ? color : m_theme.color(Token::Muted));
    painter->drawText(box, Qt::AlignCenter, label);
    painter->setFont(m_theme.interfaceFont());
}

void MembershipCanvas::paintNode(QPainter *painter, int index, bool interactive) const
{
    const PictureNode &node = m_picture.nodes[index];
    const QRectF box = boxOf(index);
    const bool middle = index == 0;
    const bool path = m_path.contains(node.role.oid);
    const bool focus = interactive && hasFocus() && index == m_current;
    painter->setBrush(
        middle ? m_theme.color(Token::Selection)
               : m_theme.blend(Token::Surface, Token::Text, interactive && index == m_hovered ? 0.06 : 0.02));
    painter->setPen(QPen(m_theme.color(middle || path || focus ? Token::Accent : Token::Border),
                         focus                ? 2.5
                             : middle || path ? 1.75
                                              : 1.25));
    painter->drawPath(outline(box, node.role.login));

    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto icon = [&](const QString &name, Token token, double x) {
        painter->drawPixmap(QRectF(x, box.center().y() - IconSize / 2, IconSize, IconSize),
                            m_icons.pixmap(name, token, int(IconSize), 4),
                            QRectF(0, 0, IconSize * 4, IconSize * 4));
    };
    const double left = box.left() + Padding;
    const double right = box.right() - Padding - IconSize;
    icon(node.role.login ? QStringLiteral("role") : QStringLiteral("role-group"),
         node.role.predefined() ? Token::Muted : Token::Accent, mirrored ? right : left);
    if (node.role.superuser)
        icon(QStringLiteral("star"), Token::Warn, mirrored ? left : right);
    const double lead = Padding + IconSize + IconGap;
    const double trail = Padding + (node.role.superuser ? IconSize + IconGap : 0);
    const QRectF area = mirrored ? box.adjusted(trail, 0, -lead, 0) : box.adjusted(lead, 0, -trail, 0);
    QFont font = m_theme.interfaceFont();
    font.setItalic(node.role.predefined());
    painter->setFont(font);
    painter->setPen(m_theme.color(Token::Text));
    const QFontMetricsF measure(font);
    painter->drawText(area, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft),
                      measure.elidedText(oneLine(node.role.name), Qt::ElideMiddle, area.width() + 2));
}

QImage MembershipCanvas::toImage(double scale) const
{
    const QSizeF size = (m_layout.size + QSizeF(2 * Margin, 2 * Margin)) * scale;
    QImage image(size.toSize().boundedTo({16000, 16000}), QImage::Format_ARGB32_Premultiplied);
    image.fill(m_theme.color(Token::Surface));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    painter.translate(Margin, Margin);
    paint(&painter, false);
    return image;
}

QByteArray MembershipCanvas::toSvg() const
{
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    const QSizeF size = m_layout.size + QSizeF(2 * Margin, 2 * Margin);
    svg.setSize(size.toSize());
    svg.setViewBox(QRectF({}, size));
    svg.setTitle(tr("Memberships of %1")
                     .arg(m_picture.nodes.isEmpty() ? QString() : m_picture.nodes.first().role.name));
    QPainter painter(&svg);
    painter.fillRect(QRectF({}, size), m_theme.color(Token::Surface));
    painter.translate(Margin, Margin);
    paint(&painter, false);
    painter.end();
    return buffer.data();
}

// --- zoom and pan

void MembershipCanvas::fit()
{
    m_fitted = true;
    const QSizeF room = QSizeF(size()) - QSizeF(2 * Margin, 2 * Margin);
    if (m_layout.size.isEmpty() || room.isEmpty())
        return;
    m_zoom
        = std::clamp(std::min(room.width() / m_layout.size.width(), room.height() / m_layout.size.height()),
                     SmallestZoom, 1.0);
    m_offset
        = rect().toRectF().center() - QPointF(m_layout.size.width(), m_layout.size.height()) * (m_zoom / 2);
    if (m_layout.size.height() * m_zoom > room.height() || m_layout.size.width() * m_zoom > room.width())
        m_offset = rect().toRectF().center() - m_layout.centers.value(0) * m_zoom;
    update();
}

void MembershipCanvas::zoomAt(double factor, QPointF place)
{
    const double zoom = std::clamp(m_zoom * factor, SmallestZoom, LargestZoom);
    m_offset = place - (place - m_offset) * (zoom / m_zoom);
    m_zoom = zoom;
    m_fitted = false;
    update();
}

void MembershipCanvas::zoom(double factor)
{
    zoomAt(factor, rect().toRectF().center());
}

void MembershipCanvas::resizeEvent(QResizeEvent *)
{
    if (m_fitted)
        fit();
}

void MembershipCanvas::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        zoomAt(std::pow(ZoomStep, event->angleDelta().y() / 120.0), event->position());
    } else if (!hasFocus()) { // what it stands in is being scrolled past it
        event->ignore();
        return;
    } else {
        m_offset
            += event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 3 : QPointF(event->pixelDelta());
        m_fitted = false;
        update();
    }
    event->accept();
}

void MembershipCanvas::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position();
    m_pressedOffset = m_offset;
    m_dragging = false;
}

void MembershipCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) {
        const QPointF moved = event->position() - m_pressed;
        m_dragging = m_dragging || moved.manhattanLength() > 5;
        if (m_dragging) {
            m_offset = m_pressedOffset + moved;
            m_fitted = false;
            setCursor(Qt::ClosedHandCursor);
            update();
        }
        return;
    }
    const int node = nodeAt(event->position());
    setCursor(node >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (node != m_hovered) {
        m_hovered = node;
        setToolTip(node >= 0 && m_sizes[node].width() >= LongestName
                       ? m_picture.nodes[node].role.name.toHtmlEscaped()
                       : QString());
        point(node);
    }
}

void MembershipCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    setCursor(Qt::ArrowCursor);
    const int node = nodeAt(event->position());
    if (m_dragging || node < 0 || event->button() != Qt::LeftButton)
        return;
    setCurrent(node);
    emit activated(node);
}

void MembershipCanvas::leaveEvent(QEvent *)
{
    m_hovered = -1;
    point(hasFocus() ? m_current : -1);
}

// --- the keyboard

void MembershipCanvas::keyPressEvent(QKeyEvent *event)
{
    const auto step = [this](QPointF direction) {
        int best = -1;
        double least = 0;
        const QPointF from = boxOf(m_current).center();
        for (int i = 0; i < m_picture.nodes.size(); ++i) {
            const QPointF way = boxOf(i).center() - from;
            const double ahead = QPointF::dotProduct(way, direction);
            if (i == m_current || ahead <= 1)
                continue;
            const double aside = std::abs(way.x() * direction.y() - way.y() * direction.x());
            const double cost = ahead + 2 * aside;
            if (best < 0 || cost < least) {
                best = i;
                least = cost;
            }
        }
        if (best >= 0)
            setCurrent(best);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        step({-1, 0});
        break;
    case Qt::Key_Right:
        step({1, 0});
        break;
    case Qt::Key_Up:
        step({0, -1});
        break;
    case Qt::Key_Down:
        step({0, 1});
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current < m_picture.nodes.size())
            emit activated(m_current);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(ZoomStep);
        break;
    case Qt::Key_Minus:
        zoom(1 / ZoomStep);
        break;
    case Qt::Key_0:
        fit();
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    event->accept();
}

void MembershipCanvas::setCurrent(int node)
{
    if (node < 0 || node >= m_picture.nodes.size())
        return;
    m_current = node;
    const QRectF place = nodeRect(node);
    const QRectF seen = rect().toRectF().adjusted(Margin, Margin, -Margin, -Margin);
    if (!seen.contains(place)) {
        m_offset += QPointF(
            std::max(0.0, seen.left() - place.left()) - std::max(0.0, place.right() - seen.right()),
            std::max(0.0, seen.top() - place.top()) - std::max(0.0, place.bottom() - seen.bottom()));
        m_fitted = false;
    }
    describe();
    point(node);
}

void MembershipCanvas::point(int node)
{
    update();
    emit pointedAt(node);
}

void MembershipCanvas::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    point(m_picture.nodes.isEmpty() ? -1 : m_current);
}

void MembershipCanvas::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    point(-1);
}

/// For screen readers, which see no painted picture.
void MembershipCanvas::describe()
{
    setAccessibleName(tr("Graph of memberships"));
    if (m_current >= m_picture.nodes.size()) {
        setAccessibleDescription({});
        return;
    }
    const PictureNode &node = m_picture.nodes[m_current];
    QStringList above;
    QStringList below;
    for (const PictureEdge &edge : std::as_const(m_picture.edges)) {
        if (edge.member == m_current)
            above << m_picture.nodes[edge.role].role.name;
        if (edge.role == m_current)
            below << m_picture.nodes[edge.member].role.name;
    }
    QStringList told{node.role.name, node.role.login ? tr("login role") : tr("group role")};
    if (node.role.superuser)
        told << tr("superuser");
    if (!above.isEmpty())
        told << tr("member of %1").arg(above.join(QStringLiteral(", ")));
    if (!below.isEmpty())
        told << tr("has the members %1").arg(below.join(QStringLiteral(", ")));
    setAccessibleDescription(told.join(QStringLiteral("; ")));
}

} // namespace ui::roles
