// SPDX-License-Identifier: GPL-3.0-or-later
// The roles of a tab's server, read beside it on a background session: who they are, and why one may not be
// become. Thread: GUI.
#pragma once

#include "core/access/rolegraph.h"
#include "core/forms/context.h"
#include "core/session/pool.h"

#include <QObject>

#include <optional>

namespace ui::query {

class RoleList : public QObject
{
    Q_OBJECT

public:
    explicit RoleList(core::session::Pool &pool, QObject *parent = nullptr);
    ~RoleList() override;

    /// Another server: what is known is forgotten. Nothing is read yet.
    void setPlace(const core::profile::ConnectionProfile &profile, const QString &database);
    /// Reads them (again); changed() follows. What was known stays until then, and where it fails.
    void read();
    bool isReading() const { return m_reading; }
    bool isKnown() const { return m_graph.has_value(); }
    /// Why this role cannot be seen as; empty: it can, or it is not known yet. The server has the last word.
    QString whyNot(const QString &role) const;
    /// Who logged in; empty while that is not known.
    const QString &user() const { return m_user; }
    /// Those one may become first, each with what it is or why not.
    QList<core::forms::Choice> choices() const;

signals:
    void changed();

private:
    void stop();

    core::session::Pool &m_pool;
    std::optional<core::profile::ConnectionProfile> m_profile;
    QString m_database;
    std::optional<core::access::RoleGraph> m_graph;
    QString m_user;
    bool m_reading = false;
    quint64 m_serial = 0;
    core::Task<core::session::Lease> m_leasing;
    core::Task<core::access::RoleGraph> m_task;
};

} // namespace ui::query
