// SPDX-License-Identifier: GPL-3.0-or-later
// The connections a user keeps: a small JSON file, readable by its owner only, without any password.
// Two programs may use one file: each change reads the file again under a lock, changes it and writes it
// whole; what another program wrote is noticed. Thread: GUI (the file is a few KB).
#pragma once

#include "core/base/result.h"
#include "core/profile/connectionprofile.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>

namespace core::profile {

class ProfileStore : public QObject
{
    Q_OBJECT

public:
    /// file empty: connections.json in the config folder. Nothing is read before load().
    explicit ProfileStore(QString file = {}, QObject *parent = nullptr);

    /// Reads the file; no file is an empty list. A file that is no JSON is kept as *.corrupt and reported:
    /// the store is empty and usable then. Fails with Io where the file cannot be read: nothing is written
    /// over it.
    Result<void> load();

    const QString &file() const { return m_file; }
    /// In the user's order; a group's profiles are next to each other only if the user put them so.
    const QList<ConnectionProfile> &profiles() const { return m_profiles; }
    std::optional<ConnectionProfile> find(const QUuid &id) const;
    /// Names of groups in use, in order of first appearance, without the empty one.
    QStringList groups() const;
    /// The profiles last connected to, newest first.
    QList<ConnectionProfile> recent(int count) const;

    /// Gives the profile an id where it has none and appends it. Fails with Io, and with Input if the id is
    /// there already.
    Result<QUuid> add(ConnectionProfile profile);
    /// Replaces the profile of the same id. Fails with Io, and with Input if it is gone.
    Result<void> update(const ConnectionProfile &profile);
    /// Removing what is gone already is no error.
    Result<void> remove(const QUuid &id);
    /// Puts a profile into group, before the index-th other profile of that group (at its end where index is
    /// too large).
    Result<void> move(const QUuid &id, const QString &group, qsizetype index);
    /// Notes that a connection succeeded now, for recent().
    Result<void> markUsed(const QUuid &id);

signals:
    void profileAdded(const QUuid &id);
    void profileUpdated(const QUuid &id);
    void profileRemoved(const QUuid &id);
    /// After any of these, and after a change of order or of recent().
    void changed();
    /// Another program left a file that cannot be used, or the disk refused; the list shown stays.
    void failed(const core::Error &error);

private:
    struct Content;
    Result<Content> read() const;
    Result<void> edit(const std::function<Result<void>(Content &)> &change);
    void adopt(const Content &content);
    void watch();
    void reloadIfChanged();

    QString m_file;
    QList<ConnectionProfile> m_profiles;
    QHash<QUuid, QDateTime> m_used;
    QByteArray m_seen; ///< the file's bytes as last read or written
    QFileSystemWatcher m_watcher;
};

} // namespace core::profile
