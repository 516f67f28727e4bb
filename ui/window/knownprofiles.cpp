// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/knownprofiles.h"

#include <utility>

namespace ui::window {

using core::profile::ConnectionProfile;

KnownProfiles::KnownProfiles(const core::profile::ProfileStore &stored, QObject *parent)
    : QObject(parent)
    , m_stored(stored)
{
    connect(&stored, &core::profile::ProfileStore::changed, this, &KnownProfiles::changed);
}

QUuid KnownProfiles::playgroundId()
{
    static const QUuid id(QStringLiteral("{8f9a1c52-5d1b-4a6e-9f35-70b1a9d0c001}"));
    return id;
}

QList<ConnectionProfile> KnownProfiles::all() const
{
    QList<ConnectionProfile> all = m_stored.profiles();
    if (m_playground)
        all << *m_playground;
    return all + m_ofThisRun;
}

std::optional<ConnectionProfile> KnownProfiles::find(const QUuid &id) const
{
    for (const ConnectionProfile &profile : all()) {
        if (profile.id == id)
            return profile;
    }
    return {};
}

void KnownProfiles::setPlayground(std::optional<ConnectionProfile> profile)
{
    m_playground = std::move(profile);
    emit changed();
}

ConnectionProfile KnownProfiles::addForThisRun(ConnectionProfile profile)
{
    profile.id = QUuid::createUuid();
    m_ofThisRun << profile;
    emit changed();
    return profile;
}

void KnownProfiles::forgetOfThisRun(const QUuid &id)
{
    if (m_ofThisRun.removeIf([&](const ConnectionProfile &known) { return known.id == id; }) > 0)
        emit changed();
}

ConnectionProfile KnownProfiles::forKept(const ConnectionProfile &kept)
{
    if (const auto profile = find(kept.id))
        return *profile;
    ConnectionProfile profile = kept;
    // a connection that was given by its address has another id in every run
    for (ConnectionProfile known : all()) {
        const QUuid id = std::exchange(known.id, profile.id);
        if (known == profile)
            profile.id = id;
    }
    if (!find(profile.id) && profile.id != playgroundId()) {
        m_ofThisRun << profile;
        emit changed();
    }
    return profile;
}

} // namespace ui::window
