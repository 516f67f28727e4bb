// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/recipes.h"

#include "core/access/defaultprivileges.h"
#include "core/base/sqlquote.h"

#include <QCoreApplication>

#include <algorithm>

namespace core::access {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::access", text);
}

/// Statements over all of a request's schemas, with their reasons.
class Writer
{
public:
    explicit Writer(const RecipeRequest &request)
        : m_request(request)
        , m_role(quoteIdentifier(request.role))
    {
        for (const Securable &schema : request.schemas)
            m_schemas << quoteIdentifier(schema.name);
    }

    void add(const QString &sql, const QString &why) { m_done.steps << RecipeStep{{sql}, why}; }
    void remark(const QString &text) { m_done.remarks << text; }

    void connect()
    {
        if (m_request.database.name.isEmpty())
            return;
        add(QStringLiteral("grant connect on database %1 to %2").arg(m_request.database.sqlName(), m_role),
            tr("to get into the database, also where PUBLIC may not"));
    }

    void onSchemas(Privileges privileges, const QString &why)
    {
        if (!m_schemas.isEmpty())
            add(QStringLiteral("grant %1 on schema %2 to %3")
                    .arg(words(privileges), m_schemas.join(QLatin1String(", ")), m_role),
                why);
    }

    /// What is there now, and what the makers will make.
    void onAll(const char *kindId, Privileges privileges, const QString &what)
    {
        if (m_schemas.isEmpty())
            return;
        const SecurableKind *kind = securableKind(QString::fromLatin1(kindId));
        // routines are functions and procedures: one word for both
        const bool routines = kind->id == QLatin1String("function");
        add(QStringLiteral("grant %1 on all %2 in schema %3 to %4")
                .arg(words(privileges), routines ? QStringLiteral("routines") : kind->allWord,
                     m_schemas.join(QLatin1String(", ")), m_role),
            tr("%1 that are there now").arg(what));
        QList<DefaultChange> changes;
        for (const QString &maker : m_request.makers) {
            for (const Securable &schema : m_request.schemas)
                changes << DefaultChange{.forRole = maker,
                                         .schema = schema.name,
                                         .kind = kind->id,
                                         .privileges = privileges,
                                         .grantee = m_request.role};
        }
        const ddl::Script script = defaultPrivilegesScript(changes, {.version = m_request.version});
        for (qsizetype i = 0; i < script.statements.size(); ++i)
            add(script.statements[i].sql, tr("%1 that %2 makes later").arg(what, m_request.makers.value(i)));
    }

    /// What nobody asked for and everybody has.
    void remarks(bool writes)
    {
        const Privileges inDatabase = publicPrivileges(m_request.database);
        if (inDatabase.testFlag(Privilege::Temporary))
            remark(tr("Everybody may make temporary tables in %1 (TEMPORARY of PUBLIC).")
                       .arg(m_request.database.name));
        for (const Securable &schema : m_request.schemas) {
            if (publicPrivileges(schema).testFlag(Privilege::Create))
                remark(tr("Everybody may make objects in schema %1 (CREATE of PUBLIC).").arg(schema.name));
        }
        qsizetype open = 0;
        for (const Securable &object : m_request.existing) {
            const Privileges more = publicPrivileges(object) & ~Privileges(Privilege::Select);
            open += object.isRelation() && more ? 1 : 0;
        }
        if (open > 0 && !writes)
            remark(tr("On %1 tables or sequences everybody has more than reading.").arg(open));
        if (!m_schemas.isEmpty() && m_request.makers.isEmpty())
            remark(tr("Objects made later are not included: nobody is named who makes them."));
    }

    const RecipeRequest &request() const { return m_request; }
    const QString &role() const { return m_role; }
    RecipeScript done() const { return m_done; }

private:
    const RecipeRequest &m_request;
    QString m_role; ///< quoted
    QStringList m_schemas;
    RecipeScript m_done;
};

using enum Privilege;

RecipeScript readOnly(const RecipeRequest &request)
{
    Writer writer(request);
    writer.connect();
    writer.onSchemas(Usage, tr("to find what is in the schema"));
    writer.onAll("table", Select, tr("tables and views"));
    writer.onAll("sequence", Select, tr("sequences"));
    writer.remarks(false);
    writer.remark(tr("Functions can be called by everybody unless EXECUTE was revoked; those with SECURITY "
                     "DEFINER may write."));
    return writer.done();
}

RecipeScript application(const RecipeRequest &request)
{
    Writer writer(request);
    writer.connect();
    writer.onSchemas(Usage, tr("to find what is in the schema; without CREATE it makes nothing there"));
    writer.onAll("table", Select | Insert | Update | Delete, tr("tables and views"));
    writer.onAll("sequence", Usage | Select, tr("sequences, for the numbers of new rows"));
    writer.onAll("function", Execute, tr("functions and procedures"));
    writer.remarks(true);
    return writer.done();
}

RecipeScript migrations(const RecipeRequest &request)
{
    Writer writer(request);
    writer.connect();
    writer.onSchemas(Usage | Create, tr("to make objects in the schema; what it makes is its own"));
    // tables first: the sequences of their columns follow them
    QList<Securable> objects;
    for (const SecurableKind &kind : securableKinds()) {
        for (const Securable &object : request.existing) {
            const bool chosen
                = std::any_of(request.schemas.begin(), request.schemas.end(),
                              [&](const Securable &schema) { return schema.name == object.schema; });
            if (object.kind == kind.id && object.sub == 0 && chosen
                && (request.roleOid == 0 || object.owner != request.roleOid))
                objects << object;
        }
    }
    for (const Securable &object : std::as_const(objects))
        writer.add(ownerSql(object, request.role), tr("only an owner may alter it"));
    if (!request.makers.isEmpty())
        writer.remark(tr("What others make later stays theirs."));
    writer.remarks(true);
    writer.remark(
        tr("Whoever reads or writes what it makes needs default privileges FOR ROLE %1.").arg(request.role));
    return writer.done();
}

RecipeScript monitoring(const RecipeRequest &request)
{
    Writer writer(request);
    writer.connect();
    writer.add(QStringLiteral("grant pg_monitor to %1").arg(writer.role()),
               tr("reads all statistics, settings and sessions; no data of tables"));
    writer.remark(
        tr("The text of other sessions' statements is shown to it, and with it the values in them."));
    return writer.done();
}

RecipeScript backup(const RecipeRequest &request)
{
    Writer writer(request);
    writer.connect();
    if (request.version.atLeast(14)) {
        writer.add(QStringLiteral("grant pg_read_all_data to %1").arg(writer.role()),
                   tr("reads every table, view and sequence of every schema, also later ones"));
    } else {
        writer.onSchemas(Usage, tr("to find what is in the schema"));
        writer.onAll("table", Select, tr("tables and views"));
        writer.onAll("sequence", Select, tr("sequences"));
        writer.remark(tr("Before PostgreSQL 14 this is one schema at a time: a new schema has to be added."));
    }
    if (request.bypassRls)
        writer.add(QStringLiteral("alter role %1 bypassrls").arg(writer.role()),
                   tr("pg_dump refuses to dump a part of a table that has row security"));
    else
        writer.remark(tr("Tables with row security cannot be dumped without BYPASSRLS."));
    writer.remark(
        tr("Large objects need SELECT each; roles and tablespaces (pg_dumpall) need a superuser, or "
           "--no-role-passwords."));
    return writer.done();
}

} // namespace

ddl::Script RecipeScript::script() const
{
    ddl::Script script;
    for (const RecipeStep &step : steps)
        script.statements << step.statement;
    return script;
}

const QList<Recipe> &recipes()
{
    static const QList<Recipe> list{
        {QStringLiteral("read_only"), tr("Read only"),
         tr("Reads the tables of some schemas, changes nothing."), true, true, readOnly},
        {QStringLiteral("application"), tr("Application"),
         tr("Reads and writes rows and calls functions; makes, alters and drops nothing."), true, true,
         application},
        {QStringLiteral("migrations"), tr("Owner for migrations"),
         tr("Makes objects in some schemas and owns what is there: it may alter and drop it."), true, false,
         migrations},
        {QStringLiteral("monitoring"), tr("Monitoring"), tr("Watches the server; reads no table."), false,
         false, monitoring},
        {QStringLiteral("backup"), tr("Backup"), tr("Reads everything for a dump, writes nothing."), true,
         true, backup},
    };
    return list;
}

const Recipe *findRecipe(const QString &id)
{
    for (const Recipe &recipe : recipes()) {
        if (recipe.id == id)
            return &recipe;
    }
    return nullptr;
}

} // namespace core::access
