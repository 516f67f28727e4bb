// SPDX-License-Identifier: GPL-3.0-or-later
// howdah roles: attributes, memberships and effective rights with the way to each. Reads only.
#include "app/cli/cli.h"
#include "app/cli/connection.h"
#include "app/cli/rolesreport.h"
#include "core/base/interrupt.h"
#include "core/session/pool.h"

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

class RolesCommand : public QObject
{
public:
    RolesCommand(const Console &console, QObject *parent)
        : QObject(parent)
        , m_console(console)
        , m_pool(m_canceller)
    {
    }

    void start(const RolesSettings &settings, const Connection &connection)
    {
        if (!connection.password.isEmpty())
            m_pool.setPassword(connection.profile.id, connection.password);
        auto opening = m_pool.exclusive(connection.profile);
        const auto onInterrupt = connect(&m_interrupt, &core::Interrupt::interrupted, this,
                                         [opening]() mutable { opening.requestStop(); });
        whenDone(opening, this, [this, onInterrupt, settings](Result<session::Lease> lease) {
            disconnect(onInterrupt);
            if (!lease)
                return end(m_console.error(lease.error()), lease.error().isCancelled());
            m_lease = std::move(*lease);
            read(settings);
        });
    }

private:
    void read(const RolesSettings &settings)
    {
        auto task = m_lease->run<QString>(
            QStringLiteral("Reading roles"),
            [settings](session::Link &link, session::Job &job) { return report(link, job, settings); });
        connect(&m_interrupt, &core::Interrupt::interrupted, this, [task]() mutable { task.requestStop(); });
        whenDone(task, this, [this](Result<QString> text) {
            if (!text)
                return end(m_console.error(text.error()), text.error().isCancelled());
            end(m_console.print(*text) ? Done : IoFailed, false);
        });
    }

    void end(int code, bool cancelled)
    {
        if (cancelled && m_interrupt.signalNumber() != 0)
            code = 128 + m_interrupt.signalNumber();
        m_lease.release();
        m_console.quit(code);
        deleteLater();
    }

    const Console &m_console;
    core::Interrupt m_interrupt;
    session::Canceller m_canceller;
    session::Pool m_pool;
    session::Lease m_lease;
};

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
    auto *command = new RolesCommand(console, QCoreApplication::instance());
    command->start(settings, *connection);
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
