// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a server: a value. The password is not part of it; it is looked up by id in the secret
// store.
#pragma once

#include <QList>
#include <QString>
#include <QUuid>

#include <utility>

namespace core::profile {

enum class Environment
{
    None,
    Development,
    Test,
    Staging,
    Production
};

struct ConnectionProfile
{
    QUuid id;
    QString name;
    QString group;
    Environment environment = Environment::None;
    QString host; ///< name, address, socket folder, or several of them with commas (libpq's host)
    QString port; ///< number, or several with commas; empty is libpq's default
    QString database;
    QString user;
    QString sslMode;                               ///< empty is libpq's default (prefer)
    QList<std::pair<QString, QString>> parameters; ///< any further libpq parameter, in order
    bool readOnly = false;    ///< transactions are read-only unless the user says otherwise in SQL
    bool savePassword = true; ///< keep the password in the system's keychain

    bool operator==(const ConnectionProfile &) const = default;

    /// What the user calls it: the name, else user@host/database.
    QString title() const;
};

} // namespace core::profile
