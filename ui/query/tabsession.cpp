// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/tabsession.h"

#include "core/query/typenames.h"

namespace ui::query {

using core::Error;
using core::session::Lease;
using core::session::Session;

TabSession::TabSession(core::session::Pool &pool, connections::Connector &connector, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_connector(connector)
{
    connect(&m_connector, &connections::Connector::connected, this, [this](const QUuid &id) {
        if (m_connecting && m_profile && m_profile->id == id && !m_opening.isValid())
            request();
    });
    const auto ended = [this](const QUuid &id, const Error &error) {
        if (m_connecting && m_profile && m_profile->id == id && !m_opening.isValid())
            fail(error);
    };
    connect(&m_connector, &connections::Connector::failed, this, ended);
    connect(&m_connector, &connections::Connector::cancelled, this,
            [ended](const QUuid &id) { ended(id, Error::cancelled()); });
}

TabSession::~TabSession()
{
    disconnect(); // giving the session back must not speak to a tab that is going itself
    for (auto *task : {&m_opening, &m_moving}) {
        if (task->isValid())
            task->requestStop();
    }
}

void TabSession::setPlace(const core::profile::ConnectionProfile &profile, const QString &database)
{
    m_lease.release();
    m_info.reset();
    m_lost = false;
    m_then = {};
    m_profile = profile;
    m_database = database.isEmpty() ? profile.database : database;
    emit changed();
}

void TabSession::open(std::function<void()> then)
{
    if (m_lease && !m_lease->isLost()) {
        then();
        return;
    }
    if (m_connecting || !m_profile)
        return;
    m_then = std::move(then);
    m_connecting = true;
    request();
    emit changed();
}

void TabSession::retry()
{
    open(m_then ? std::exchange(m_then, {}) : [] {});
}

void TabSession::moveTo(const QString &database, std::function<void(core::Result<Session *>)> then)
{
    m_moving = m_pool.exclusive(*m_profile, database);
    core::whenDone(m_moving, this, [this, database, then = std::move(then)](core::Result<Lease> lease) {
        m_moving = {};
        if (!lease) {
            then(lease.error());
            return;
        }
        m_database = database;
        take(std::move(*lease));
        then(m_lease.session());
    });
}

void TabSession::cancel()
{
    if (m_moving.isValid())
        m_moving.requestStop();
    if (!m_connecting)
        return;
    if (m_opening.isValid())
        m_opening.requestStop();
    else if (m_profile)
        m_connector.cancel(m_profile->id);
}

void TabSession::request()
{
    m_lease.release();
    m_opening = m_pool.exclusive(*m_profile, m_database);
    core::whenDone(m_opening, this, [this](core::Result<Lease> lease) {
        m_opening = {};
        if (!lease) {
            // a password is wanted: the connector finds or asks it, and connected() brings us back here
            if (!lease.error().needsPassword)
                fail(lease.error());
            else if (!m_connector.isConnecting(m_profile->id))
                m_connector.connectTo(*m_profile);
            return;
        }
        m_connecting = false;
        take(std::move(*lease));
        if (auto then = std::exchange(m_then, {}))
            then();
    });
}

void TabSession::take(Lease lease)
{
    if (Session *before = m_lease.session())
        before->disconnect(this);
    m_lease = std::move(lease);
    m_lost = false;
    m_info = m_lease->info();
    connect(m_lease.session(), &Session::stateChanged, this, &TabSession::changed);
    connect(m_lease.session(), &Session::lost, this, [this](const Error &error) {
        m_lost = true;
        emit lost(error);
        emit changed();
    });
    emit opened();
    emit changed();
}

void TabSession::fail(const Error &error)
{
    m_connecting = false;
    if (error.isCancelled())
        m_then = {};
    emit failed(error);
    emit changed();
}

void TabSession::nameTypes(core::result::ResultSet *result)
{
    QList<core::result::Column> unknown;
    QList<int> places;
    for (int i = 0; i < result->columnCount(); ++i) {
        if (result->columns()[i].typeName.isEmpty()) {
            unknown << result->columns()[i];
            places << i;
        }
    }
    if (unknown.isEmpty() || !m_profile)
        return;
    core::whenDone(
        m_pool.shared(*m_profile, database()), result, [result, unknown, places](core::Result<Lease> lease) {
            if (!lease)
                return; // the header stays without the type's name
            auto held = std::make_shared<Lease>(std::move(*lease));
            auto names = (*held)->run<QStringList>(
                tr("Reading type names"), [unknown](core::session::Link &link, core::session::Job &job) {
                    return core::query::typeNames(link, job, unknown);
                });
            core::whenDone(std::move(names), result,
                           [result, places, held](core::Result<QStringList> answer) {
                               if (!answer)
                                   return;
                               for (int i = 0; i < answer->size() && i < places.size(); ++i)
                                   result->setTypeName(places[i], answer->at(i));
                           });
        });
}

} // namespace ui::query
