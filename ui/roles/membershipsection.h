// SPDX-License-Identifier: GPL-3.0-or-later
// The graph of memberships in a role's tab: as the server has them, with what stands in the form instead of
// the role's own. It adds no statements: the tables of the form do. Thread: GUI.
#pragma once

#include "core/access/rolegraph.h"
#include "ui/forms/formsection.h"
#include "ui/forms/formservices.h"

#include <QTimer>

namespace ui::connections {
class ToneLabel;
}
namespace ui::forms {
class FormAccess;
}

namespace ui::roles {

class MembershipGraph;

/// The graph with a role's direct memberships as its form has them (rows of "member_of" and "members"), and
/// which of these are new.
struct FormMemberships
{
    core::access::RoleGraph graph;
    QList<core::access::Membership> pending; ///< not in graph
};
/// role 0: a new one; its number is then NewRole.
FormMemberships formMemberships(const core::access::RoleGraph &graph, qint64 role,
                                const core::forms::Values &form);
inline constexpr qint64 NewRole = -1;

class MembershipSection : public forms::FormSection
{
    Q_OBJECT

public:
    explicit MembershipSection(const forms::FormServices &services, QWidget *parent = nullptr);
    ~MembershipSection() override;

    void load(const forms::FormPlace &place, const core::catalog::ObjectRef &ref,
              const core::ddl::Reading &reading) override;
    void setValues(const core::forms::Values &values) override;
    core::ddl::Script script() const override { return {}; }
    bool isModified() const override { return false; }
    void revert() override { }

signals:
    /// Another role was clicked.
    void openRequested(const core::catalog::ObjectRef &role);

private:
    void show();

    core::catalog::SqlLibrary m_library;
    forms::FormAccess *m_access;
    MembershipGraph *m_graph;
    connections::ToneLabel *m_note;
    core::catalog::ObjectRef m_ref;
    core::access::RoleGraph m_roles;
    core::forms::Values m_values;
    QTimer m_delay; ///< the drawing need not follow every key
    bool m_read = false;
    quint64 m_serial = 0;
};

} // namespace ui::roles
