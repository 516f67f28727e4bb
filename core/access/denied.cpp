// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/denied.h"

#include "core/access/answer.h"

#include <QCoreApplication>

namespace core::access {

namespace {

/// One thing on the server that a name may mean.
struct Found
{
    qsizetype mention;
    QString kind;
    qint64 oid;
};

Result<QList<Found>> lookUp(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                            const QList<Mention> &mentions, const QStringList &searchPath)
{
    QStringList schemas;
    QStringList names;
    QStringList what;
    for (const Mention &mention : mentions) {
        schemas << mention.schema;
        names << mention.name;
        what << mention.what;
    }
    auto rows = Answer::ask(link, job, library, QStringLiteral("named"),
                            {{QStringLiteral("schemas"), arrayLiteral(schemas)},
                             {QStringLiteral("names"), arrayLiteral(names)},
                             {QStringLiteral("what"), arrayLiteral(what)},
                             {QStringLiteral("path"), arrayLiteral(searchPath)}});
    if (!rows)
        return std::move(rows).error();
    QList<Found> found;
    for (int i = 0; i < rows->rows(); ++i)
        found << Found{qsizetype(rows->number(i, "place")) - 1, rows->text(i, "kind"),
                       rows->number(i, "oid")};
    return found;
}

} // namespace

Result<QList<Denied>> explainDenied(session::Link &link, session::Job &job,
                                    const catalog::SqlLibrary &library, const QString &statement,
                                    const QString &role, const QStringList &searchPath)
{
    const QList<Mention> mentions = mentionsOf(statement);
    auto found = lookUp(link, job, library, mentions, searchPath);
    if (!found)
        return std::move(found).error();
    auto roles = readRoleGraph(link, job, library);
    if (!roles)
        return std::move(roles).error();
    const Role *who = roles->find(role);
    if (who == nullptr)
        return Error::input(QCoreApplication::translate("core::access", "There is no role %1").arg(role));
    const QStringList names = namesIn(statement);
    QList<Denied> list;
    for (const Found &thing : std::as_const(*found)) {
        const Mention &mention = mentions.value(thing.mention);
        Question question{.role = who->oid,
                          .privilege = mention.privilege,
                          .kind = thing.kind,
                          .oid = thing.oid,
                          .name = mention.name,
                          .columns = mention.columns,
                          .ownership = mention.ownership};
        auto situation = readSituation(link, job, library, question, false);
        if (!situation && situation.error().kind == Error::Kind::Input)
            continue; // gone meanwhile, or not of a kind that has privileges
        if (!situation)
            return std::move(situation).error();
        if (mention.privilege == Privilege::Select && !mention.everyColumn && !mention.ownership) {
            for (const Securable &column : std::as_const(situation->columns)) {
                if (names.contains(column.column))
                    situation->question.columns << column.column;
            }
        }
        Explanation explanation = explain(*situation);
        if (explanation.allowed)
            continue;
        auto everything = readSecurables(link, job, library, {});
        if (!everything)
            return std::move(everything).error();
        situation->everything = std::move(everything->list);
        list << Denied{situation->question, situation->object, explain(*situation)};
    }
    return list;
}

} // namespace core::access
