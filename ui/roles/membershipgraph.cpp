// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/membershipgraph.h"

#include "core/base/pooltask.h"
#include "ui/connections/tonelabel.h"
#include "ui/roles/membershipcanvas.h"

#include <QAction>
#include <QClipboard>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>

namespace ui::roles {

using core::access::Membership;
using core::access::RoleGraph;
using core::graph::Layout;

namespace {

constexpr qsizetype MostNodes = 150; ///< more is no picture any more
constexpr int FirstDistance = 3;
constexpr double ZoomStep = 1.2;
constexpr double LabelRoom = 50; ///< pixels of an edge that stay to be seen beside its label

} // namespace

namespace {

/// The wheel over it scrolls the form, unless it has the focus.
class StepsBox : public QSpinBox
{
public:
    explicit StepsBox(QWidget *parent)
        : QSpinBox(parent)
    {
        setFocusPolicy(Qt::StrongFocus);
    }

protected:
    void wheelEvent(QWheelEvent *event) override
    {
        if (hasFocus())
            QSpinBox::wheelEvent(event);
        else
            event->ignore();
    }
};

} // namespace

MembershipGraph::MembershipGraph(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_canvas(new MembershipCanvas(theme, icons, this))
    , m_caption(new connections::ToneLabel(theme, Token::Muted, {}, this))
    , m_distance(new StepsBox(this))
{
    setObjectName(QStringLiteral("membershipGraph"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Step);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(metrics::Step);
    layout->addLayout(tools);
    layout->addWidget(m_canvas, 1);
    m_caption->setObjectName(QStringLiteral("membershipCaption"));
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setWordWrap(true);
    m_caption->setMinimumWidth(1);
    tools->addWidget(m_caption, 1);

    m_distance->setObjectName(QStringLiteral("membershipDistance"));
    m_distance->setAccessibleName(tr("Steps shown"));
    m_distance->setToolTip(tr("How many steps from the role are shown"));
    m_distance->setRange(1, 20);
    m_distance->setValue(FirstDistance);
    m_distance->setSuffix(tr(" steps"));
    tools->addWidget(m_distance);
    connect(m_distance, &QSpinBox::valueChanged, this, &MembershipGraph::layOut);

    tools->addWidget(addButton(QStringLiteral("minus"), "membershipZoomOut", tr("Smaller (-)")));
    tools->addWidget(addButton(QStringLiteral("plus"), "membershipZoomIn", tr("Larger (+)")));
    tools->addWidget(addButton(QStringLiteral("expand"), "membershipFit", tr("Everything (0)")));
    connect(findChild<QToolButton *>(QStringLiteral("membershipZoomOut")), &QToolButton::clicked, this,
            [this] { m_canvas->zoom(1 / ZoomStep); });
    connect(findChild<QToolButton *>(QStringLiteral("membershipZoomIn")), &QToolButton::clicked, this,
            [this] { m_canvas->zoom(ZoomStep); });
    connect(findChild<QToolButton *>(QStringLiteral("membershipFit")), &QToolButton::clicked, m_canvas,
            &MembershipCanvas::fit);
    auto *copy = addButton(QStringLiteral("copy"), "membershipCopy", tr("Copy the drawing"));
    copy->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(copy);
    connect(menu->addAction(tr("Copy as SVG")), &QAction::triggered, this, &MembershipGraph::copySvg);
    connect(menu->addAction(tr("Copy as image (PNG)")), &QAction::triggered, this,
            &MembershipGraph::copyImage);
    copy->setMenu(menu);
    tools->addWidget(copy);

    connect(m_canvas, &MembershipCanvas::activated, this, [this](int node) {
        const auto &role = m_canvas->picture().nodes[node].role;
        emit roleActivated(role.oid, role.name);
    });
    connect(m_canvas, &MembershipCanvas::pointedAt, this, [this](int node) {
        if (node > 0)
            showPath(m_role, m_canvas->picture().nodes[node].role.oid);
        else
            showPath(0, 0);
    });
}

MembershipGraph::~MembershipGraph()
{
    m_canvas->disconnect(this); // ~QWidget takes the focus away, and that would be told
    m_task.requestStop();
}

QToolButton *MembershipGraph::addButton(const QString &icon, const char *name, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setAutoRaise(true);
    button->setIcon(m_icons.icon(icon));
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

void MembershipGraph::setGraph(const RoleGraph &graph, qint64 role, const QList<Membership> &pending)
{
    m_pending = pending;
    m_graph = pending.isEmpty()
        ? graph
        : RoleGraph(graph.roles(), graph.memberships() + pending, graph.version(), graph.databaseOwner());
    m_role = role;
    layOut();
}

void MembershipGraph::layOut()
{
    if (m_running) {
        m_again = true;
        m_task.requestStop();
        return;
    }
    m_running = true;
    m_again = false;
    const auto picture = membershipPicture(m_graph, m_role, m_distance->value(), MostNodes, m_pending);
    core::graph::Graph graph;
    graph.nodes = m_canvas->nodeSizes(picture);
    const QFontMetricsF measure(m_theme.smallFont());
    for (const PictureEdge &edge : picture.edges) {
        graph.edges << core::graph::Edge{edge.member, edge.role};
        graph.columnGap = std::max(graph.columnGap, measure.horizontalAdvance(edge.label()) + LabelRoom);
    }
    m_task = core::runInPool<Layout>(
        [graph](const std::stop_token &stop) { return core::graph::layout(graph, stop); });
    core::whenDone(m_task, this, [this, picture, graph](core::Result<Layout> layout) {
        m_running = false;
        if (m_again) {
            layOut();
            return;
        }
        m_note.clear();
        if (!layout) {
            m_note = layout.error().message;
            if (!layout.error().hint.isEmpty())
                m_note += QStringLiteral(" (%1)").arg(layout.error().hint);
            layout = core::graph::plainLayout(graph);
        }
        laidOut(picture, std::move(layout));
    });
}

void MembershipGraph::laidOut(const MembershipPicture &picture, core::Result<Layout> layout)
{
    QStringList notes;
    const bool circle = std::any_of(picture.edges.begin(), picture.edges.end(),
                                    [](const PictureEdge &edge) { return edge.onCycle; });
    if (circle)
        notes << tr("A circle of memberships, which the server refuses");
    if (picture.leftOut > 0)
        notes << tr("%1 more roles are too far away or too many to be drawn").arg(picture.leftOut);
    if (picture.edges.isEmpty())
        notes << tr("Neither a member of a role nor with members");
    if (!m_note.isEmpty())
        notes << m_note;
    m_note = notes.join(QStringLiteral(" · "));
    m_canvas->setPicture(picture, *layout);
    tellCaption();
    emit drawn();
}

void MembershipGraph::showPath(qint64 from, qint64 to)
{
    QList<Membership> path = m_graph.path(from, to, RoleGraph::Via::Any);
    if (path.isEmpty())
        path = m_graph.path(to, from, RoleGraph::Via::Any);
    QList<qint64> roles;
    for (const Membership &step : path) {
        if (roles.isEmpty())
            roles << step.member;
        roles << step.role;
    }
    m_canvas->setPath(roles);
    if (path.isEmpty())
        tellCaption();
    else
        m_caption->setText(
            tr("%1: %2").arg(m_graph.nameOf(roles.first()), core::access::pathText(m_graph, path)));
}

void MembershipGraph::tellCaption()
{
    m_caption->setText(
        m_note.isEmpty() ? tr(
            "What it is a member of stands to the right, its members to the left. Dashed: SET ROLE only.")
                         : m_note);
}

QString MembershipGraph::caption() const
{
    return m_caption->text();
}

void MembershipGraph::copySvg()
{
    auto *drawing = new QMimeData;
    const QByteArray svg = m_canvas->toSvg();
    drawing->setData(QStringLiteral("image/svg+xml"), svg);
    drawing->setText(QString::fromUtf8(svg));
    QGuiApplication::clipboard()->setMimeData(drawing);
}

void MembershipGraph::copyImage()
{
    QGuiApplication::clipboard()->setImage(m_canvas->toImage());
}

} // namespace ui::roles
