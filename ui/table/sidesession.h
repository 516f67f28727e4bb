// SPDX-License-Identifier: GPL-3.0-or-later
// A second session of a tab, for what is written while the statement on the first one waits to be read on.
// Thread: GUI.
#pragma once

#include "core/profile/connectionprofile.h"
#include "core/session/pool.h"

#include <QObject>

#include <functional>

namespace ui::table {

class SideSession : public QObject
{
    Q_OBJECT

public:
    using Then = std::function<void(core::session::Session *)>;

    explicit SideSession(core::session::Pool &pool, QObject *parent = nullptr);
    ~SideSession() override;

    /// then: with the session, at once where it is there already; with null where none can be had: failed()
    /// came before. Who asks meanwhile is answered null.
    void lend(const core::profile::ConnectionProfile &profile, const QString &database, Then then);
    /// It is not needed any more. While something runs on it, it stays.
    void release();
    bool isThere() const;

signals:
    void failed(const core::Error &error);

private:
    core::session::Pool &m_pool;
    core::Task<core::session::Lease> m_opening;
    core::session::Lease m_lease;
    Then m_then;
};

} // namespace ui::table
