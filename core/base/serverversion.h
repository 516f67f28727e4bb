// SPDX-License-Identifier: GPL-3.0-or-later
// A server's version, as PQserverVersion gives it (150020 = 15.20), comparable by major number.
#pragma once

#include <QString>

#include <compare>

namespace core {

struct ServerVersion
{
    int number = 0; ///< server_version_num

    int major() const { return number / 10000; }
    bool atLeast(int majorVersion) const { return major() >= majorVersion; }
    QString toString() const { return QStringLiteral("%1.%2").arg(major()).arg(number % 10000); }
    auto operator<=>(const ServerVersion &) const = default;
};

} // namespace core
