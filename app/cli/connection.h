// SPDX-License-Identifier: GPL-3.0-or-later
// --url and --password-file: which server a verb works on.
#pragma once

#include "app/cli/verb.h"
#include "core/base/secret.h"
#include "core/profile/connectionprofile.h"

namespace app::cli {

struct Connection
{
    core::profile::ConnectionProfile profile;
    core::Secret password; ///< empty: libpq's own ways (PGPASSWORD, the password file)
};

/// The options that belong to it, for Verb::options.
QList<Option> connectionOptions();
/// Of a second server: --from-url, --from-password-file.
QList<Option> sourceConnectionOptions();
/// Warns on the console about a password in the arguments. Fails with Input or Io.
core::Result<Connection> connectionFrom(const Arguments &arguments, const Console &console);
core::Result<Connection> sourceConnectionFrom(const Arguments &arguments, const Console &console);

} // namespace app::cli
