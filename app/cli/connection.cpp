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

core::Result<Connection> connectionFrom(const Arguments &arguments, const Console &console)
{
    if (!arguments.has("url"))
        return Error::input(QStringLiteral("--url is missing"),
                            QStringLiteral("For example --url \"$(howdah playground url)\""));
    auto parsed = core::profile::parseConninfo(arguments.value("url"));
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
    if (arguments.has("password-file")) {
        QFile file(arguments.value("password-file"));
        if (!file.open(QIODevice::ReadOnly))
            return Error::io(QStringLiteral("Cannot read %1: %2").arg(file.fileName(), file.errorString()));
        QByteArray line = file.readLine(4096);
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        connection.password = core::Secret(std::move(line));
    }
    return connection;
}

} // namespace app::cli
