// SPDX-License-Identifier: GPL-3.0-or-later
// howdah ddl: the SQL that makes an object, a schema or a whole database as it is. Reads only.
#include "app/cli/cli.h"
#include "app/cli/connection.h"
#include "core/base/interrupt.h"
#include "core/definition/reader.h"
#include "core/session/pool.h"
#include "core/session/versionremark.h"

#include <QCoreApplication>

namespace app::cli {

using namespace core;

namespace {

struct DdlSettings
{
    QString kind; ///< with name: one object
    QString name;
    QString schema; ///< empty, and no name: everything
    definition::Options options;
    bool jsonLines = false;
};

Result<definition::Key> theObject(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                                  const DdlSettings &settings)
{
    const auto found = definition::find(link, job, library, settings.kind, settings.name);
    if (!found)
        return found.error();
    if (found->isEmpty())
        return Error::input(QStringLiteral("There is no %1 %2 in the database %3")
                                .arg(settings.kind, settings.name, link.info().database));
    if (found->size() > 1) {
        QStringList names;
        for (const definition::Object &object : *found)
            names << object.type + QLatin1Char(':') + object.identity;
        names.sort();
        return Error::input(QStringLiteral("Several objects are called %1").arg(settings.name),
                            QStringLiteral("Say which: %1").arg(names.join(QLatin1String(", "))));
    }
    return found->first().key;
}

Result<definition::Definitions> definitions(session::Link &link, session::Job &job,
                                            const DdlSettings &settings)
{
    const catalog::SqlLibrary library;
    definition::Scope scope{.schema = settings.schema};
    if (!settings.name.isEmpty()) {
        auto key = theObject(link, job, library, settings);
        if (!key)
            return std::move(key).error();
        scope.objects << *key;
    } else if (!settings.schema.isEmpty()) {
        const auto found = definition::find(link, job, library, QStringLiteral("schema"), settings.schema);
        if (!found)
            return found.error();
        if (found->isEmpty())
            return Error::input(QStringLiteral("There is no schema %1 in the database %2")
                                    .arg(settings.schema, link.info().database));
    }
    return definition::read(link, job, library, scope, settings.options);
}

class DdlCommand : public QObject
{
public:
    DdlCommand(const Console &console, QObject *parent)
        : QObject(parent)
        , m_console(console)
        , m_pool(m_canceller)
    {
    }

    void start(const DdlSettings &settings, const Connection &connection)
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
            const QString remark = session::versionRemark(m_lease->info().version);
            if (!remark.isEmpty())
                m_console.warning(remark);
            read(settings);
        });
    }

private:
    void read(const DdlSettings &settings)
    {
        auto task = m_lease->run<definition::Definitions>(
            QStringLiteral("Reading definitions"),
            [settings](session::Link &link, session::Job &job) { return definitions(link, job, settings); });
        connect(&m_interrupt, &core::Interrupt::interrupted, this, [task]() mutable { task.requestStop(); });
        whenDone(task, this, [this, settings](Result<definition::Definitions> found) {
            if (!found)
                return end(m_console.error(found.error()), found.error().isCancelled());
            for (const QString &remark : std::as_const(found->remarks))
                m_console.warning(remark);
            end(print(*found, settings.jsonLines) ? Done : IoFailed, false);
        });
    }

    /// In blocks: nobody waits for the whole text.
    bool print(const definition::Definitions &found, bool jsonLines) const
    {
        constexpr qsizetype Block = 1 << 16;
        QString text = jsonLines ? QString() : definition::scriptPreamble();
        for (const definition::Definition &made : found.list) {
            text += jsonLines ? QString::fromUtf8(definition::toJsonLine(made)) + QLatin1Char('\n')
                              : QLatin1Char('\n') + definition::toSql(made);
            if (text.size() < Block)
                continue;
            if (!m_console.print(text))
                return false;
            text.clear();
        }
        return m_console.print(text);
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

Result<DdlSettings> settingsFrom(const Arguments &arguments)
{
    DdlSettings settings{.schema = arguments.value("schema"),
                         .options = {.owner = !arguments.has("no-owner"),
                                     .privileges = !arguments.has("no-privileges"),
                                     .ifNotExists = arguments.has("if-not-exists"),
                                     .dropFirst = arguments.has("drop-first")},
                         .jsonLines = arguments.has("jsonl")};
    const int scopes
        = int(arguments.has("object")) + int(arguments.has("schema")) + int(arguments.has("all"));
    if (scopes > 1)
        return Error::input(QStringLiteral("--object, --schema and --all exclude each other"));
    if (arguments.has("schema") && settings.schema.isEmpty())
        return Error::input(QStringLiteral("--schema needs the name of a schema"));
    if (arguments.has("object")) {
        const QString object = arguments.value("object");
        const qsizetype colon = object.indexOf(QLatin1Char(':'));
        settings.kind = object.left(colon);
        settings.name = colon < 0 ? QString() : object.mid(colon + 1);
        if (settings.kind.isEmpty() || settings.name.isEmpty())
            return Error::input(QStringLiteral("--object needs a kind and a name: table:public.orders"));
    }
    return settings;
}

std::optional<int> start(const Arguments &arguments, Console &console)
{
    const auto settings = settingsFrom(arguments);
    if (!settings)
        return console.error(settings.error());
    auto connection = connectionFrom(arguments, console);
    if (!connection)
        return console.error(connection.error());
    auto *command = new DdlCommand(console, QCoreApplication::instance());
    command->start(*settings, *connection);
    return std::nullopt;
}

} // namespace

Verb ddlVerb()
{
    return {.name = "ddl",
            .operands = "--url URI",
            .purpose = "prints the SQL that makes an object, a schema or the whole database",
            .options = connectionOptions()
                + QList<Option>{{"object", "KIND:NAME", "this object and what belongs to it"},
                                {"schema", "NAME", "this schema and all that is in it"},
                                {"all", nullptr, "the whole database (this is also done without it)"},
                                {"no-owner", nullptr, "without the owners"},
                                {"no-privileges", nullptr, "without GRANT and REVOKE"},
                                {"if-not-exists", nullptr, "leaves alone what is there already"},
                                {"drop-first", nullptr, "drops what is there already"},
                                {"jsonl", nullptr, "one line of JSON for each object: kind, identity, ddl"}},
            .notes = "What others need comes first. The names of objects are written as SQL writes them:\n"
                     "  --object table:public.orders      --object 'function:public.total(integer)'\n"
                     "  --object 'materialized view:m'    --object 'trigger:t on public.orders'\n"
                     "Roles, tablespaces and other databases belong to the server: the script names them\n"
                     "and does not make them. The content of tables is not written.",
            .lowest = 0,
            .highest = 0,
            .start = start};
}

} // namespace app::cli
