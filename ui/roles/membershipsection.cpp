// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/membershipsection.h"

#include "ui/connections/tonelabel.h"
#include "ui/forms/formaccess.h"
#include "ui/roles/membershipgraph.h"

#include <QVBoxLayout>

#include <algorithm>
#include <memory>

namespace ui::roles {

using core::Result;
using core::access::Membership;
using core::access::Role;
using core::access::RoleGraph;
using core::forms::Values;
using core::session::Lease;

namespace {

constexpr int GraphHeight = 300;
constexpr int Delay = 300; ///< ms after the last change of a field

} // namespace

FormMemberships formMemberships(const RoleGraph &graph, qint64 role, const Values &form)
{
    QList<Role> roles = graph.roles();
    const qint64 own = role == 0 ? NewRole : role;
    if (role == 0) {
        Role made;
        made.oid = NewRole;
        made.name = form.text(QStringLiteral("name"));
        made.login = form.flag(QStringLiteral("login"));
        made.superuser = form.flag(QStringLiteral("superuser"));
        roles << made;
    }
    QList<Membership> kept;
    QList<Membership> direct;
    for (const Membership &membership : graph.memberships()) {
        const bool ours = membership.role == own || membership.member == own;
        (ours && !membership.implicit ? direct : kept) << membership;
    }
    QList<Membership> pending;
    const auto take = [&](const QString &field, bool above) {
        for (const Values &row : form.rows(field)) {
            const Role *other = graph.find(row.text(QStringLiteral("role")));
            if (!other)
                continue;
            Membership membership;
            membership.role = above ? other->oid : own;
            membership.member = above ? own : other->oid;
            membership.admin = row.flag(QStringLiteral("admin"));
            if (graph.version().atLeast(16)) {
                membership.inherit = row.flag(QStringLiteral("inherit"));
                membership.set = row.flag(QStringLiteral("set"));
            } else {
                membership.inherit = above ? form.flag(QStringLiteral("inherit")) : other->inherit;
            }
            if (const Role *grantor = graph.find(row.text(QStringLiteral("grantor"))))
                membership.grantor = grantor->oid;
            const bool known = std::any_of(direct.begin(), direct.end(), [&](const Membership &old) {
                return old.role == membership.role && old.member == membership.member;
            });
            (known ? kept : pending) << membership;
        }
    };
    take(QStringLiteral("member_of"), true);
    take(QStringLiteral("members"), false);
    return {RoleGraph(roles, kept, graph.version()), pending};
}

MembershipSection::MembershipSection(const forms::FormServices &services, QWidget *parent)
    : FormSection(parent)
    , m_library(services.library)
    , m_access(new forms::FormAccess(services.pool, services.connector, this))
    , m_graph(new MembershipGraph(services.theme, services.icons, this))
    , m_note(connections::makeMessageLabel(services.theme, Token::Danger, this))
{
    setObjectName(QStringLiteral("membershipSection"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_note);
    layout->addWidget(m_graph);
    m_note->hide();
    m_graph->setMinimumHeight(GraphHeight);
    m_delay.setSingleShot(true);
    m_delay.setInterval(Delay);
    connect(&m_delay, &QTimer::timeout, this, &MembershipSection::show);
    connect(m_graph, &MembershipGraph::roleActivated, this, [this](qint64 oid, const QString &name) {
        const Role *role = m_roles.find(oid);
        if (!role || oid == m_ref.oid)
            return;
        core::catalog::ObjectRef ref;
        ref.profile = m_ref.profile;
        ref.kind = role->login ? QStringLiteral("role") : QStringLiteral("group_role");
        ref.oid = oid;
        ref.name = name;
        emit openRequested(ref);
    });
}

MembershipSection::~MembershipSection() = default;

void MembershipSection::load(const forms::FormPlace &place, const core::catalog::ObjectRef &ref,
                             const core::ddl::Reading &reading)
{
    m_access->setPlace(place);
    m_ref = ref;
    m_values = reading.values;
    m_read = false;
    const quint64 serial = ++m_serial;
    const auto failed = [this](const core::Error &error) {
        m_note->setText(error.message);
        m_note->setVisible(!error.isCancelled());
    };
    core::whenDone(m_access->shared(), this, [this, serial, failed](Result<Lease> lease) {
        if (serial != m_serial)
            return;
        if (!lease) {
            failed(lease.error());
            return;
        }
        auto held = std::make_shared<Lease>(std::move(*lease));
        auto task = (*held)->run<RoleGraph>(
            tr("Reading memberships"),
            [library = m_library](core::session::Link &link, core::session::Job &job) {
                return core::access::readRoleGraph(link, job, library);
            });
        core::whenDone(task, this, [this, serial, failed, held](Result<RoleGraph> graph) {
            held->release();
            if (serial != m_serial)
                return;
            if (!graph) {
                failed(graph.error());
                return;
            }
            m_note->hide();
            m_roles = std::move(*graph);
            m_read = true;
            show();
        });
    });
}

void MembershipSection::setValues(const Values &values)
{
    const bool same = m_values.same(QStringLiteral("member_of"), values)
        && m_values.same(QStringLiteral("members"), values)
        && m_values.same(QStringLiteral("inherit"), values)
        && (m_ref.oid != 0 || m_values.same(QStringLiteral("name"), values));
    m_values = values;
    if (!same)
        m_delay.start();
}

void MembershipSection::show()
{
    if (!m_read)
        return;
    const FormMemberships now = formMemberships(m_roles, m_ref.oid, m_values);
    m_graph->setGraph(now.graph, m_ref.oid == 0 ? NewRole : m_ref.oid, now.pending);
}

} // namespace ui::roles
