// SPDX-License-Identifier: GPL-3.0-or-later
// The memberships around a role as a drawing: what it is a member of to the right, its members to the left.
// The layout is made in the pool, one at a time, newest first. Thread: GUI.
#pragma once

#include "core/access/rolegraph.h"
#include "core/base/task.h"
#include "core/graph/layout.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/roles/membershippicture.h"

#include <QWidget>

class QSpinBox;
class QToolButton;

namespace ui::connections {
class ToneLabel;
}

namespace ui::roles {

class MembershipCanvas;

class MembershipGraph : public QWidget
{
    Q_OBJECT

public:
    MembershipGraph(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);
    ~MembershipGraph() override;

    /// pending: memberships that stand in the form only; a circle they would close is shown.
    void setGraph(const core::access::RoleGraph &graph, qint64 role,
                  const QList<core::access::Membership> &pending = {});
    /// The way from one role to the other stands out and is told in words, until the pointer is on another.
    void showPath(qint64 from, qint64 to);
    MembershipCanvas &canvas() const { return *m_canvas; }
    /// "reporting, granted by alice", or what else is to be said.
    QString caption() const;
    bool isBusy() const { return m_running; }

signals:
    /// Clicked, or Enter on it.
    void roleActivated(qint64 oid, const QString &name);
    void drawn();

private:
    void layOut();
    void laidOut(const MembershipPicture &picture, core::Result<core::graph::Layout> layout);
    void tellCaption();
    void copySvg();
    void copyImage();
    QToolButton *addButton(const QString &icon, const char *name, const QString &text);

    const Theme &m_theme;
    const Icons &m_icons;
    MembershipCanvas *m_canvas;
    connections::ToneLabel *m_caption;
    QSpinBox *m_distance;
    core::access::RoleGraph m_graph;
    QList<core::access::Membership> m_pending;
    qint64 m_role = 0;
    QString m_note; ///< what is left out, a circle, no Graphviz
    core::Task<core::graph::Layout> m_task;
    bool m_running = false;
    bool m_again = false;
};

} // namespace ui::roles
