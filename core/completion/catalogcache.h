// SPDX-License-Identifier: GPL-3.0-or-later
// The snapshots of the databases that are worked on: read in the background over a shared session, read again
// when asked, the old one shown until then. Nothing is kept on disk. Thread: GUI; never waits.
#pragma once

#include "core/completion/snapshot.h"
#include "core/profile/connectionprofile.h"
#include "core/session/pool.h"

#include <QHash>
#include <QObject>

namespace core::completion {

class CatalogCache : public QObject
{
    Q_OBJECT

public:
    explicit CatalogCache(session::Pool &pool, QObject *parent = nullptr);
    ~CatalogCache() override;

    /// What is known; null: nothing yet.
    SnapshotPtr snapshot(const QUuid &profile, const QString &database) const;
    /// Reads it if that was never done, or failed a while ago.
    void want(const profile::ConnectionProfile &profile, const QString &database);
    /// Reads it again, if it was ever wanted: the catalogue is another one.
    void refresh(const QUuid &profile, const QString &database);
    void refreshAll(const QUuid &profile);
    /// Every database of it: it is disconnected.
    void forget(const QUuid &profile);
    bool isReading(const QUuid &profile, const QString &database) const;

signals:
    void changed(const QUuid &profile, const QString &database);
    void failed(const QUuid &profile, const QString &database, const core::Error &error);

private:
    using Key = std::pair<QUuid, QString>;
    struct Entry
    {
        profile::ConnectionProfile profile;
        SnapshotPtr snapshot;
        bool reading = false;
        bool again = false;   ///< changed while it was read
        qint64 failedAt = -1; ///< ms of the monotonic clock
        quint64 serial = 0;
        Task<session::Lease> leasing{};
        Task<SnapshotPtr> task{};
    };
    void read(const Key &key);
    void finish(const Key &key, quint64 serial, Result<SnapshotPtr> answer);

    session::Pool &m_pool;
    QHash<Key, Entry> m_entries;
    quint64 m_serial = 0;
};

} // namespace core::completion
