// SPDX-License-Identifier: GPL-3.0-or-later
// howdah ddl: the SQL that makes an object, a schema or a whole database as it is. Reads only.
#include "app/cli/sessioncommand.h"
#include "core/definition/reader.h"
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

/// In blocks: nobody waits for the whole text.
bool print(const Console &console, const definition::Definitions &found, bool jsonLines)
{
    constexpr qsizetype Block = 1 << 16;
    QString text = jsonLines ? QString() : definition::scriptPreamble();
    for (const definition::Definition &made : found.list) {
        text += jsonLines ? QString::fromUtf8(definition::toJsonLine(made)) + QLatin1Char('\n')
                          : QLatin1Char('\n') + definition::toSql(made);
        if (text.size() < Block)
            continue;
        if (!console.print(text))
            return false;
        text.clear();
    }
    return console.print(text);
}

Result<DdlSettings> settingsFrom(const Arguments &arguments)
{
    DdlSettings settings{.schema = arguments.value("schema"),
                         .options = {.owner = !arguments.has("no-owner"),
                                     .privileges = !arguments.has("no-privileges"),
                                     .ifNotExists = arguments.has("if-not-exists"),
                                     .dropFirst = arguments.has("drop-first"),
                                     .passwords = !arguments.has("no-passwords")},
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
    auto *command = new SessionCommand(console, QCoreApplication::instance());
    command->start<definition::Definitions>(
        *connection, QStringLiteral("Reading definitions"),
        [&console, settings = *settings](session::Link &link, session::Job &job) {
            const QString remark = session::versionRemark(link.info().version);
            if (!remark.isEmpty())
                console.warning(remark);
            return definitions(link, job, settings);
        },
        [&console, jsonLines = settings->jsonLines](const definition::Definitions &found) -> int {
            for (const QString &remark : found.remarks)
                console.warning(remark);
            return print(console, found, jsonLines) ? Done : IoFailed;
        });
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
                                {"no-passwords", nullptr,
                                 "without those of servers, user mappings, subscriptions"},
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
