// SPDX-License-Identifier: GPL-3.0-or-later
// Every connection the window can name: the stored ones, the playground's once it was started in this run,
// and those that were given by their address. Thread: GUI.
#pragma once

#include "core/profile/profilestore.h"

#include <QObject>

#include <optional>

namespace ui::window {

class KnownProfiles : public QObject
{
    Q_OBJECT

public:
    using ConnectionProfile = core::profile::ConnectionProfile;

    explicit KnownProfiles(const core::profile::ProfileStore &stored, QObject *parent = nullptr);

    /// The same in every run.
    static QUuid playgroundId();

    QList<ConnectionProfile> all() const;
    std::optional<ConnectionProfile> find(const QUuid &id) const;
    const std::optional<ConnectionProfile> &playground() const { return m_playground; }
    /// Empty: it does not run any more.
    void setPlayground(std::optional<ConnectionProfile> profile);
    /// Known until the program ends; given back with an id of its own.
    ConnectionProfile addForThisRun(ConnectionProfile profile);
    void forgetOfThisRun(const QUuid &id);
    /// The connection that something kept from another run was made on, as it is known now; one that is not
    /// known any more is added for this run.
    ConnectionProfile forKept(const ConnectionProfile &kept);

signals:
    void changed();

private:
    const core::profile::ProfileStore &m_stored;
    std::optional<ConnectionProfile> m_playground;
    QList<ConnectionProfile> m_ofThisRun;
};

} // namespace ui::window
