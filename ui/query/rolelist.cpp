// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/rolelist.h"

#include "core/access/seeas.h"

namespace ui::query {

using core::Result;
using core::access::Role;
using core::access::RoleGraph;
using core::forms::Choice;
using core::session::Lease;

RoleList::RoleList(core::session::Pool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

RoleList::~RoleList()
{
    stop();
}

void RoleList::stop()
{
    ++m_serial;
    m_reading = false;
    if (m_leasing.isValid())
        m_leasing.requestStop();
    if (m_task.isValid())
        m_task.requestStop();
    m_leasing = {};
    m_task = {};
}

void RoleList::setPlace(const core::profile::ConnectionProfile &profile, const QString &database)
{
    stop();
    m_profile = profile;
    m_database = database;
    m_graph.reset();
    m_user.clear();
    emit changed();
}

void RoleList::read()
{
    if (m_reading || !m_profile)
        return;
    m_reading = true;
    const quint64 serial = ++m_serial;
    m_leasing = m_pool.shared(*m_profile, m_database);
    core::whenDone(m_leasing, this, [this, serial](Result<Lease> lease) {
        if (serial != m_serial)
            return;
        m_leasing = {};
        if (!lease) { // the tab's own session tells what is wrong
            m_reading = false;
            emit changed();
            return;
        }
        auto held = std::make_shared<Lease>(std::move(*lease));
        m_user = (*held)->info().user;
        m_task = (*held)->run<RoleGraph>(
            tr("Reading roles"), [](core::session::Link &link, core::session::Job &job) {
                return core::access::readRoleGraph(link, job, core::catalog::SqlLibrary());
            });
        core::whenDone(m_task, this, [this, serial, held](Result<RoleGraph> graph) {
            held->release();
            if (serial != m_serial)
                return;
            m_task = {};
            m_reading = false;
            if (graph)
                m_graph = std::move(*graph);
            emit changed();
        });
    });
}

QString RoleList::whyNot(const QString &role) const
{
    if (!m_graph)
        return {};
    const Role *wanted = m_graph->find(role);
    if (!wanted)
        return tr("There is no role of this name");
    const Role *user = m_graph->find(m_user);
    return user ? core::access::whyNotSeeAs(*m_graph, user->oid, wanted->oid) : QString();
}

QList<Choice> RoleList::choices() const
{
    QList<Choice> may;
    QList<Choice> mayNot;
    if (!m_graph)
        return may;
    const Role *user = m_graph->find(m_user);
    const auto reach = m_graph->reach(user ? user->oid : 0, RoleGraph::Via::Set);
    for (const Role &role : m_graph->roles()) {
        if (!user || user->superuser || reach.contains(role.oid)) {
            const QString what = role.superuser ? tr("superuser")
                : role.bypassRls                ? tr("passes all policies")
                : role.login                    ? QString()
                                                : tr("group");
            may << Choice{role.name, {}, what};
        } else {
            mayNot << Choice{role.name, {}, core::access::whyNotSeeAs(*m_graph, user->oid, role.oid)};
        }
    }
    return may + mayNot;
}

} // namespace ui::query
