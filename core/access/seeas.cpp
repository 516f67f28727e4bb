// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/seeas.h"

#include "core/base/sqlquote.h"
#include "core/ddl/transaction.h"

#include <QCoreApplication>

namespace core::access {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::access", text);
}

Result<void> send(session::Link &link, session::Job &job, const QString &sql)
{
    auto done = link.execute(job, sql.toUtf8());
    if (!done)
        return std::move(done).error();
    return {};
}

Result<qint64> count(session::Link &link, session::Job &job, const QString &table)
{
    auto rows = link.execute(job, (QStringLiteral("select count(*) from ") + table).toUtf8());
    if (!rows)
        return std::move(rows).error();
    return QByteArray(PQgetvalue(rows->get(), 0, 0)).toLongLong();
}

/// All rows, past the policies. With row_security off a table of which we would not see all is an error: then
/// the number is not known, and the transaction is as before.
Result<std::optional<qint64>> countAll(session::Link &link, session::Job &job, const QString &table)
{
    for (const char *sql : {"savepoint whole", "set local row_security = off"}) {
        if (auto done = send(link, job, QString::fromLatin1(sql)); !done)
            return std::move(done).error();
    }
    auto total = count(link, job, table);
    const bool refused = !total && total.error().sqlState == QLatin1String("42501");
    if (!total && !refused)
        return std::move(total).error();
    // takes row_security back, too
    if (auto done = send(link, job, QStringLiteral("rollback to savepoint whole")); !done)
        return std::move(done).error();
    return refused ? std::optional<qint64>() : std::optional<qint64>(*total);
}

} // namespace

ddl::Script enterScriptInside(const SeeAs &seeAs)
{
    ddl::Script script;
    for (const RequestSetting &setting : seeAs.settings)
        script.add(QStringLiteral("select set_config(%1, %2, true)")
                       .arg(quoteLiteral(setting.name), quoteLiteral(setting.value)));
    script.add(QStringLiteral("set local role ") + quoteIdentifier(seeAs.role));
    return script;
}

ddl::Script enterScript(const SeeAs &seeAs)
{
    ddl::Script script;
    script.add(QStringLiteral("begin"));
    script += enterScriptInside(seeAs);
    return script;
}

QString whyNotSeeAs(const RoleGraph &roles, qint64 user, qint64 role)
{
    const Role *target = roles.find(role);
    if (target == nullptr)
        return tr("The role is gone");
    if (roles.maySet(user, role))
        return {};
    if (roles.path(user, role, RoleGraph::Via::Any).isEmpty())
        return tr("%1 is not a member of %2").arg(roles.nameOf(user), target->name);
    return tr("%1 is a member of %2 without SET").arg(roles.nameOf(user), target->name);
}

Result<void> stillSeeingAs(session::Link &link, session::Job &job, const SeeAs &seeAs)
{
    auto answer = link.execute(job, "select current_user");
    if (!answer)
        return std::move(answer).error();
    const QString now = QString::fromUtf8(PQgetvalue(answer->get(), 0, 0));
    if (now == seeAs.role)
        return {};
    return Error::input(tr("The statement left the role %1: it is %2 now").arg(seeAs.role, now),
                        tr("Something in it, a function or a DO block, changes the role."));
}

Result<VisibleTable> countVisible(session::Link &link, session::Job &job, const SeeAs &seeAs, qint64 oid,
                                  std::chrono::milliseconds patience)
{
    auto named = link.execute(job,
                              "select n.nspname, c.relname from pg_catalog.pg_class c join "
                              "pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.oid = $1",
                              {QByteArray::number(oid)});
    if (!named)
        return std::move(named).error();
    if (PQntuples(named->get()) != 1)
        return Error::input(tr("The table is gone"));
    VisibleTable table{QString::fromUtf8(PQgetvalue(named->get(), 0, 0)),
                       QString::fromUtf8(PQgetvalue(named->get(), 0, 1)),
                       {}};
    auto rows = countVisible(link, job, seeAs, table.schema, table.table, patience);
    if (!rows)
        return std::move(rows).error();
    table.rows = *rows;
    return table;
}

Result<VisibleRows> countVisible(session::Link &link, session::Job &job, const SeeAs &seeAs,
                                 const QString &schema, const QString &table,
                                 std::chrono::milliseconds patience)
{
    const QString name = quoteQualified({schema, table});
    ddl::Transaction transaction(link, job);
    if (auto begun = transaction.begin(std::chrono::milliseconds(0)); !begun)
        return std::move(begun).error();
    for (const QString &sql : {QStringLiteral("set transaction isolation level repeatable read, read only"),
                               QStringLiteral("set local statement_timeout = %1").arg(patience.count())}) {
        if (auto done = send(link, job, sql); !done)
            return std::move(done).error();
    }
    VisibleRows rows;
    auto total = countAll(link, job, name);
    if (!total)
        return std::move(total).error();
    rows.total = *total;
    for (const ddl::Statement &statement : enterScriptInside(seeAs).statements) {
        if (auto done = send(link, job, statement.sql); !done)
            return std::move(done).error();
    }
    auto visible = count(link, job, name);
    if (!visible)
        return std::move(visible).error();
    rows.visible = *visible;
    transaction.rollback();
    return rows;
}

} // namespace core::access
