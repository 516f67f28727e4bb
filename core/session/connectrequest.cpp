// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/connectrequest.h"

#include <algorithm>

namespace core::session {

namespace {

struct Default
{
    const char *name;
    const char *value;
};

// A host that does not answer is told within these times; TCP only, a local socket ignores them.
constexpr Default Defaults[] = {
    {"connect_timeout", "10"},    {"keepalives", "1"},       {"keepalives_idle", "30"},
    {"keepalives_interval", "5"}, {"keepalives_count", "4"}, {"tcp_user_timeout", "45000"},
};

} // namespace

QList<std::pair<QByteArray, QByteArray>> ConnectRequest::parameters() const
{
    QList<std::pair<QByteArray, QByteArray>> list;
    const auto add = [&list](const char *name, const QString &value) {
        if (!value.isEmpty())
            list.append({QByteArray(name), value.toUtf8()});
    };
    add("host", profile.host);
    add("port", profile.port);
    add("dbname", database.isEmpty() ? profile.database : database);
    add("user", profile.user);
    add("sslmode", profile.sslMode);
    for (const auto &[name, value] : profile.parameters)
        add(name.toUtf8().constData(), value);
    const auto has = [&list](const char *name) {
        return std::any_of(list.cbegin(), list.cend(),
                           [name](const auto &pair) { return pair.first == name; });
    };
    for (const Default &fallback : Defaults) {
        if (!has(fallback.name))
            list.append({QByteArray(fallback.name), QByteArray(fallback.value)});
    }
    if (!has("application_name"))
        list.append({QByteArrayLiteral("application_name"), applicationName.toUtf8()});
    return list;
}

} // namespace core::session
