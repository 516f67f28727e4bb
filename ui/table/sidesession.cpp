// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/sidesession.h"

namespace ui::table {

SideSession::SideSession(core::session::Pool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

SideSession::~SideSession()
{
    m_opening.requestStop();
}

bool SideSession::isThere() const
{
    return m_lease && !m_lease->isLost();
}

void SideSession::lend(const core::profile::ConnectionProfile &profile, const QString &database, Then then)
{
    if (m_then)
        return then(nullptr);
    if (isThere())
        return then(m_lease.session());
    m_then = std::move(then);
    m_opening = m_pool.exclusive(profile, database);
    core::whenDone(m_opening, this, [this](core::Result<core::session::Lease> opened) {
        const Then waiting = std::exchange(m_then, {});
        if (!opened) {
            emit failed(opened.error());
            return waiting(nullptr);
        }
        m_lease = *std::move(opened);
        waiting(m_lease.session());
    });
}

void SideSession::release()
{
    using State = core::session::Session::State;
    if (m_lease && (m_lease->state() == State::Idle || m_lease->state() == State::Lost))
        m_lease.release();
}

} // namespace ui::table
