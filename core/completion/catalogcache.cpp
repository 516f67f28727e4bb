// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/catalogcache.h"

#include "core/completion/catalogreader.h"

#include <QDeadlineTimer>

namespace core::completion {

namespace {

constexpr qint64 RetryAfter = 10'000; ///< ms: a server that refuses is not asked at every key

qint64 now()
{
    return QDeadlineTimer::current(Qt::CoarseTimer).deadline();
}

} // namespace

CatalogCache::CatalogCache(session::Pool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

CatalogCache::~CatalogCache()
{
    for (Entry &entry : m_entries) {
        entry.leasing.requestStop();
        entry.task.requestStop();
    }
}

SnapshotPtr CatalogCache::snapshot(const QUuid &profile, const QString &database) const
{
    const auto at = m_entries.constFind(Key(profile, database));
    return at == m_entries.cend() ? SnapshotPtr() : at->snapshot;
}

bool CatalogCache::isReading(const QUuid &profile, const QString &database) const
{
    const auto at = m_entries.constFind(Key(profile, database));
    return at != m_entries.cend() && at->reading;
}

void CatalogCache::want(const profile::ConnectionProfile &profile, const QString &database)
{
    const Key key(profile.id, database);
    Entry &entry = m_entries[key];
    entry.profile = profile;
    if (entry.snapshot || entry.reading)
        return;
    if (entry.failedAt >= 0 && now() - entry.failedAt < RetryAfter)
        return;
    read(key);
}

void CatalogCache::refresh(const QUuid &profile, const QString &database)
{
    const Key key(profile, database);
    const auto at = m_entries.find(key);
    if (at == m_entries.end())
        return;
    if (at->reading)
        at->again = true;
    else
        read(key);
}

void CatalogCache::refreshAll(const QUuid &profile)
{
    const QList<Key> keys = m_entries.keys();
    for (const Key &key : keys) {
        if (key.first == profile)
            refresh(key.first, key.second);
    }
}

void CatalogCache::forget(const QUuid &profile)
{
    for (auto at = m_entries.begin(); at != m_entries.end();) {
        if (at.key().first != profile) {
            ++at;
            continue;
        }
        at->leasing.requestStop();
        at->task.requestStop();
        at = m_entries.erase(at);
    }
}

void CatalogCache::read(const Key &key)
{
    Entry &entry = m_entries[key];
    entry.reading = true;
    entry.again = false;
    entry.serial = ++m_serial;
    entry.leasing = m_pool.shared(entry.profile, key.second);
    whenDone(entry.leasing, this, [this, key, serial = entry.serial](Result<session::Lease> lease) {
        const auto at = m_entries.find(key);
        if (at == m_entries.end() || at->serial != serial)
            return;
        if (!lease) {
            finish(key, serial, lease.error());
            return;
        }
        at->task = (*lease)->run<SnapshotPtr>(tr("Reading names for completion"), readCatalog);
        auto held = std::make_shared<session::Lease>(std::move(*lease));
        whenDone(at->task, this, [this, key, serial, held](Result<SnapshotPtr> answer) {
            held->release();
            finish(key, serial, std::move(answer));
        });
    });
}

void CatalogCache::finish(const Key &key, quint64 serial, Result<SnapshotPtr> answer)
{
    const auto at = m_entries.find(key);
    if (at == m_entries.end() || at->serial != serial)
        return;
    at->reading = false;
    if (answer) {
        at->failedAt = -1;
        at->snapshot = std::move(*answer);
    } else {
        at->failedAt = now();
    }
    const bool again = at->again;
    if (again)
        read(key);
    if (answer)
        emit changed(key.first, key.second);
    else
        emit failed(key.first, key.second, answer.error());
}

} // namespace core::completion
