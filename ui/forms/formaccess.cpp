// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/formaccess.h"

#include <optional>

namespace ui::forms {

using core::Error;
using core::Result;
using core::session::Lease;

struct FormAccess::Attempt
{
    std::shared_ptr<core::TaskSource<Lease>> source = std::make_shared<core::TaskSource<Lease>>();
    QString database;
    bool own = false;
    core::Task<Lease> opening;
    std::optional<std::stop_callback<std::function<void()>>> onStop;
};

FormAccess::FormAccess(core::session::Pool &pool, connections::Connector &connector, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_connector(connector)
{
    connect(&connector, &connections::Connector::connected, this,
            [this](const QUuid &id) { connectorEnded(id, nullptr); });
    connect(&connector, &connections::Connector::failed, this,
            [this](const QUuid &id, const Error &error) { connectorEnded(id, &error); });
    connect(&connector, &connections::Connector::cancelled, this, [this](const QUuid &id) {
        const Error error = Error::cancelled();
        connectorEnded(id, &error);
    });
}

FormAccess::~FormAccess()
{
    for (const AttemptPtr &attempt : std::as_const(m_waiting))
        attempt->source->finish(Error::cancelled());
}

core::Task<Lease> FormAccess::shared(const QString &database)
{
    return begin(database, false);
}

core::Task<Lease> FormAccess::own(const QString &database)
{
    return begin(database, true);
}

core::Task<Lease> FormAccess::begin(const QString &database, bool own)
{
    auto attempt = std::make_shared<Attempt>();
    attempt->database = database.isEmpty() ? m_place.database : database;
    attempt->own = own;
    // stopping is asked for in this thread: what opens is stopped, who waits for a password is answered
    attempt->onStop.emplace(attempt->source->stopToken(), [this, weak = std::weak_ptr<Attempt>(attempt)] {
        const AttemptPtr stopped = weak.lock();
        if (!stopped)
            return;
        if (stopped->opening.isValid())
            stopped->opening.requestStop();
        else if (m_waiting.removeAll(stopped) > 0)
            stopped->source->finish(Error::cancelled());
    });
    request(attempt);
    return attempt->source->task();
}

void FormAccess::request(const AttemptPtr &attempt)
{
    attempt->opening = attempt->own ? m_pool.exclusive(m_place.profile, attempt->database)
                                    : m_pool.shared(m_place.profile, attempt->database);
    core::whenDone(attempt->opening, this, [this, attempt](Result<Lease> lease) {
        attempt->opening = {};
        if (lease || !lease.error().needsPassword) {
            attempt->source->finish(std::move(lease));
            return;
        }
        // the connector finds or asks it
        m_waiting << attempt;
        if (!m_connector.isConnecting(m_place.profile.id))
            m_connector.connectTo(m_place.profile);
    });
}

void FormAccess::connectorEnded(const QUuid &profile, const Error *error)
{
    if (profile != m_place.profile.id)
        return;
    const QList<AttemptPtr> waiting = std::exchange(m_waiting, {});
    for (const AttemptPtr &attempt : waiting) {
        if (error)
            attempt->source->finish(*error);
        else
            request(attempt);
    }
}

} // namespace ui::forms
