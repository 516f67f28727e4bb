// SPDX-License-Identifier: GPL-3.0-or-later
// howdah roles: attributes, memberships and effective rights with the way to each. Reads only.
#include "app/cli/rolesreport.h"
#include "app/cli/sessioncommand.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace app::cli {

using namespace core;

namespace {

struct RolesSettings
{
    QString role; ///< empty: all
    QStringList schemas;
    bool json = false;
    bool system = false;
};

Result<QString> report(session::Link &link, session::Job &job, const RolesSettings &settings)
{
    const catalog::SqlLibrary library;
    auto roles = access::readRoleGraph(link, job, library);
    if (!roles)
        return std::move(roles).error();
    RolesReport found{.roles = std::move(*roles), .database = link.info().database};
    if (!settings.role.isEmpty()) {
        const access::Role *role = found.roles.find(settings.role);
        if (role == nullptr)
            return Error::input(QStringLiteral("There is no role \"%1\"").arg(settings.role));
        found.role = role->oid;
        auto objects = access::readSecurables(link, job, library,
                                              {.schemas = settings.schemas,
                                               .columns = access::SecurableScope::Columns::Granted,
                                               .system = settings.system,
                                               .limit = 10'000'000});
        if (!objects)
            return std::move(objects).error();
        found.objects = std::move(objects->list);
    }
    return settings.json ? QString::fromUtf8(QJsonDocument(toJson(found)).toJson(QJsonDocument::Indented))
                         : toText(found);
}

std::optional<int> start(const Arguments &arguments, Console &console)
{
    RolesSettings settings{.role = arguments.value("role"),
                           .schemas = arguments.values("schema"),
                           .json = arguments.has("json"),
                           .system = arguments.has("system")};
    if (settings.role.isEmpty() && arguments.has("role"))
        return console.error(Error::input(QStringLiteral("--role needs the name of a role")));
    if (settings.role.isEmpty() && (!settings.schemas.isEmpty() || settings.system))
        return console.error(
            Error::input(QStringLiteral("--schema and --system are for the rights of one --role")));
    auto connection = connectionFrom(arguments, console);
    if (!connection)
        return console.error(connection.error());
    auto *command = new SessionCommand(console, QCoreApplication::instance());
    command->start<QString>(
        *connection, QStringLiteral("Reading roles"),
        [settings](session::Link &link, session::Job &job) { return report(link, job, settings); },
        [&console](const QString &text) -> int { return console.print(text) ? Done : IoFailed; });
    return std::nullopt;
}

} // namespace

Verb rolesVerb()
{
    return {.name = "roles",
            .operands = "--url URI",
            .purpose = "prints roles, their memberships, and what one may do and why",
            .options = connectionOptions()
                + QList<Option>{{"role", "NAME", "of this role: also every right it has, with the way to it"},
                                {"schema", "NAME", "only what stands in this schema; may be repeated", true},
                                {"system", nullptr, "also pg_catalog and information_schema"},
                                {"json", nullptr, "as one JSON object"}},
            .notes
            = "Names are written as they are, without SQL's quotes. The rights are those in the database\n"
              "of the URI. Passwords are not read.",
            .lowest = 0,
            .highest = 0,
            .start = start};
}

} // namespace app::cli
