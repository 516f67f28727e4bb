// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/destination.h"

#include <QCoreApplication>

namespace core::session {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::session", text);
}

/// Takes what was given. False: it is something else than before.
bool take(QString &value, const std::optional<QString> &given, const QString &reached, bool reuse)
{
    const QString before = value;
    if (!given) {
        if (!reuse)
            value.clear();
        return value == before;
    }
    if (*given == before || *given == reached) // how it was written before may say more (several hosts)
        return true;
    value = *given;
    return false;
}

} // namespace

Whereabouts whereTo(const Destination &to, const profile::ConnectionProfile &now, const SessionInfo &info)
{
    Whereabouts there;
    there.profile = now;
    profile::ConnectionProfile &profile = there.profile;
    const bool host = take(profile.host, to.host, info.host, to.reuse);
    const bool port = take(profile.port, to.port, info.port, to.reuse);
    const bool user = take(profile.user, to.user, info.user, to.reuse);
    if (!to.reuse) {
        profile.parameters.clear();
        profile.sslMode.clear();
        profile.database.clear();
    }
    if (!to.sslMode.isEmpty())
        profile.sslMode = to.sslMode;
    for (const auto &[name, value] : to.parameters) {
        const auto sameName = [&name](const auto &one) { return one.first == name; };
        profile.parameters.removeIf(sameName);
        profile.parameters << std::pair(name, value);
    }
    there.samePlace
        = host && port && user && profile.sslMode == now.sslMode && profile.parameters == now.parameters;
    there.database = to.database ? *to.database : to.reuse ? info.database : QString();
    return there;
}

QString arrivalText(const SessionInfo &now, const SessionInfo &before, bool lostTransaction)
{
    const bool same = now.host == before.host && now.port == before.port;
    QString text = same ? tr("You are now connected to database \"%1\" as user \"%2\".")
        : now.localSocket
        ? tr("You are now connected to database \"%1\" as user \"%2\" via socket in \"%3\" at port \"%4\".")
        : tr("You are now connected to database \"%1\" as user \"%2\" on host \"%3\" at port \"%4\".");
    text = same ? text.arg(now.database, now.user) : text.arg(now.database, now.user, now.host, now.port);
    if (lostTransaction)
        text += QLatin1Char(' ')
            + tr("The transaction that was open is gone with the connection before: it was rolled back.");
    return text;
}

} // namespace core::session
