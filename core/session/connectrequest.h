// SPDX-License-Identifier: GPL-3.0-or-later
// Everything needed to open one connection: a value that may go to another thread.
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/profile/connectionprofile.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace core::session {

struct ConnectRequest
{
    profile::ConnectionProfile profile;
    QString database; ///< overrides the profile's where not empty
    Secret password;
    QString applicationName = QStringLiteral("Howdah");
    bool proven = false; ///< a login with these values has worked in this run: see Opener

    /// libpq's keyword/value pairs without the password, UTF-8: the profile's, then our defaults where it
    /// says nothing (connect_timeout 10, keepalives, client_encoding UTF8 left to the opener,
    /// application_name).
    QList<std::pair<QByteArray, QByteArray>> parameters() const;
};

} // namespace core::session
