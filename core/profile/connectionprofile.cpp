// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/connectionprofile.h"

namespace core::profile {

QString ConnectionProfile::title() const
{
    if (!name.isEmpty())
        return name;
    QString text = host.isEmpty() ? QStringLiteral("local socket") : host;
    if (!user.isEmpty())
        text.prepend(user + QLatin1Char('@'));
    if (!database.isEmpty())
        text += QLatin1Char('/') + database;
    return text;
}

} // namespace core::profile
