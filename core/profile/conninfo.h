// SPDX-License-Identifier: GPL-3.0-or-later
// What people paste to say where a server is, and the same the other way round. libpq does the reading, so
// that its rules of quoting and percent-encoding hold to the letter.
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/profile/connectionprofile.h"

#include <QStringList>

namespace core::profile {

struct ParsedConninfo
{
    ConnectionProfile profile; ///< id and name are empty
    Secret password;
    QStringList notes; ///< what was left out, and why (a second secret has no place in a profile)
};

/// Reads a postgresql:// URI or a keyword string. Also taken: quotes around the whole, a leading `psql`,
/// `jdbc:`, a driver name in the scheme (`postgresql+psycopg2:`). Several hosts stay a list with commas in
/// host and port. Fails with Input: the message names the bad part, and never holds the password.
Result<ParsedConninfo> parseConninfo(const QString &text);
/// True where text looks like a connection string rather than a host's name.
bool looksLikeConninfo(const QString &text);

/// Keyword string that parseConninfo and libpq read back; never a password.
QString toConninfo(const ConnectionProfile &profile);
/// URI that parseConninfo and libpq read back; never a password.
QString toUri(const ConnectionProfile &profile);

/// A libpq parameter, as PQconndefaults tells it.
struct ParameterInfo
{
    QString keyword;
    QString label;        ///< libpq's own short label; may be empty
    QString defaultValue; ///< compiled in or from the environment; never a secret's
    bool secret = false;  ///< password, sslpassword: never written anywhere
};

/// Every parameter this libpq knows, in its order.
QList<ParameterInfo> knownParameters();
/// True for the parameters whose values are secrets.
bool isSecretParameter(const QString &keyword);

} // namespace core::profile
