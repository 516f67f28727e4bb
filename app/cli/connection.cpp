// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connection.h"

#include "core/profile/conninfo.h"

#include <QFile>

namespace app::cli {

using core::Error;

QList<Option> connectionOptions()
{
    return {{"url", "URI", "the server: postgresql://… or keywords and values, as libpq takes them"},
            {"password-file", "FILE", "the password is the first line of FILE"}};
}

QList<Option> sourceConnectionOptions()
{
    return {{"from-url", "URI", "the server that is read (default: that of --url)"},
            {"from-password-file", "FILE", "its password is the first line of FILE"}};
}

namespace {

core::Result<Connection> connectionOf(const Arguments &arguments, const Console &console, const char *url,
                                      const char *passwordFile)
{
    if (!arguments.has(url))
        return Error::input(QStringLiteral("--%1 is missing").arg(QLatin1String(url)),
                            QStringLiteral("For example --url \"$(howdah playground url)\""));
    auto parsed = core::profile::parseConninfo(arguments.value(url));
    if (!parsed)
        return parsed.error();
    Connection connection;
    connection.profile = std::move(parsed->profile);
    connection.profile.id = QUuid::createUuid();
    connection.password = parsed->password;
    if (!connection.password.isEmpty())
        console.warning(
            QStringLiteral("a password in the arguments can be seen by every user of this machine; use "
                           "~/.pgpass, PGPASSWORD or --password-file"));
    for (const QString &note : parsed->notes)
        console.warning(harmless(note));
    if (arguments.has(passwordFile)) {
        QFile file(arguments.value(passwordFile));
        if (!file.open(QIODevice::ReadOnly))
            return Error::io(QStringLiteral("Cannot read %1: %2").arg(file.fileName(), file.errorString()));
        QByteArray line = file.readLine(4096);
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        connection.password = core::Secret(std::move(line));
    }
    return connection;
}

} // namespace

core::Result<Connection> connectionFrom(const Arguments &arguments, const Console &console)
{
    return connectionOf(arguments, console, "url", "password-file");
}

core::Result<Connection> sourceConnectionFrom(const Arguments &arguments, const Console &console)
{
    return connectionOf(arguments, console, "from-url", "from-password-file");
}

} // namespace app::cli
