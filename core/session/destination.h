// SPDX-License-Identifier: GPL-3.0-or-later
// Where a script wants to go on (psql's \connect), and what that comes to from where it is. Thread: any.
#pragma once

#include "core/profile/connectionprofile.h"
#include "core/session/sessioninfo.h"

#include <optional>

namespace core::session {

struct Destination
{
    std::optional<QString> database{};
    std::optional<QString> user{};
    std::optional<QString> host{};
    std::optional<QString> port{};
    QString sslMode{};
    QList<std::pair<QString, QString>> parameters{}; ///< further ones of libpq
    /// What is not given stays as it is; otherwise it is libpq's default.
    bool reuse = true;
    bool losesTransaction = false; ///< one is open on the session that is left
};

struct Whereabouts
{
    profile::ConnectionProfile profile{}; ///< with the id of the one before
    QString database{};
    /// Only the database is another one: a password may be used again.
    bool samePlace = false;
};

/// now: by which the session was opened. info: of that session.
Whereabouts whereTo(const Destination &to, const profile::ConnectionProfile &now, const SessionInfo &info);

/// What psql says once it is there.
QString arrivalText(const SessionInfo &now, const SessionInfo &before, bool lostTransaction);

} // namespace core::session
