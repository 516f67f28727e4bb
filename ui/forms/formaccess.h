// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions for one form: lent from the pool for as long as something is read or saved, none in between. Where
// a password is wanted it goes through the connector, and on after it was given: it is the same action of the
// user. Thread: GUI.
#pragma once

#include "core/session/pool.h"
#include "ui/connections/connector.h"
#include "ui/forms/formsection.h"

#include <QObject>

#include <memory>

namespace ui::forms {

class FormAccess : public QObject
{
    Q_OBJECT

public:
    FormAccess(core::session::Pool &pool, connections::Connector &connector, QObject *parent = nullptr);
    ~FormAccess() override;

    void setPlace(const FormPlace &place) { m_place = place; }
    const FormPlace &place() const { return m_place; }

    /// A background session; database empty: the place's.
    core::Task<core::session::Lease> shared(const QString &database = {});
    /// A session of its own, for what must not be seen by others.
    core::Task<core::session::Lease> own(const QString &database = {});

private:
    struct Attempt;
    using AttemptPtr = std::shared_ptr<Attempt>;
    core::Task<core::session::Lease> begin(const QString &database, bool own);
    void request(const AttemptPtr &attempt);
    void connectorEnded(const QUuid &profile, const core::Error *error);

    core::session::Pool &m_pool;
    connections::Connector &m_connector;
    FormPlace m_place;
    QList<AttemptPtr> m_waiting; ///< for a password
};

} // namespace ui::forms
