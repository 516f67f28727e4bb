// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/situation.h"

#include "core/access/answer.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace core::access {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::access", text);
}

constexpr QChar Separator(u'\x01');

class SituationReader
{
public:
    SituationReader(session::Link &link, session::Job &job, const catalog::SqlLibrary &library)
        : m_link(link)
        , m_job(job)
        , m_library(library)
    {
    }

    Result<Situation> read(const Question &question, bool withEverything)
    {
        Situation found;
        found.question = question;
        auto roles = readRoleGraph(m_link, m_job, m_library);
        if (!roles)
            return std::move(roles).error();
        found.roles = std::move(*roles);
        if (found.roles.find(question.role) == nullptr)
            return Error::input(tr("The role is gone"));
        for (const auto step : {&SituationReader::readObject, &SituationReader::readFrame,
                                &SituationReader::readFacts, &SituationReader::readUnderlying}) {
            if (auto done = (this->*step)(found); !done)
                return std::move(done).error();
        }
        if (withEverything) {
            auto all = readSecurables(m_link, m_job, m_library, {});
            if (!all)
                return std::move(all).error();
            found.everything = std::move(all->list);
        }
        return found;
    }

private:
    Result<QList<Securable>> read(const SecurableScope &scope)
    {
        auto found = readSecurables(m_link, m_job, m_library, scope);
        if (!found)
            return std::move(found).error();
        return std::move(found->list);
    }

    Result<void> readObject(Situation &found)
    {
        const SecurableKind *kind = securableKind(found.question.kind);
        if (kind == nullptr)
            return Error::input(tr("There are no privileges on such an object"));
        const bool parameter = kind->id == QLatin1String("parameter");
        const bool relation = kind->word == QLatin1String("table");
        QStringList kinds{kind->id};
        if (relation) // a caller need not know whether it is a table or a view
            kinds = {QStringLiteral("table"), QStringLiteral("view"), QStringLiteral("materialized_view"),
                     QStringLiteral("foreign_table")};
        SecurableScope scope{.kinds = kinds, .system = true};
        if (!parameter)
            scope.oids = {found.question.oid};
        if (relation)
            scope.columns = SecurableScope::Columns::All;
        auto objects = read(scope);
        if (!objects)
            return std::move(objects).error();
        for (const Securable &object : std::as_const(*objects)) {
            if (object.sub != 0)
                found.columns << object;
            else if (!parameter || object.name == found.question.name.toLower()
                     || (found.question.oid != 0 && object.oid == found.question.oid))
                found.object = object;
        }
        if (!found.object.kind.isEmpty())
            return {};
        if (!parameter || found.question.name.isEmpty())
            return Error::input(tr("The object is gone"));
        found.object.kind = kind->id; // nobody was granted anything on it
        found.object.name = found.question.name;
        found.object.owner = 10; // the first superuser, as of every other
        return {};
    }

    /// The database and the schema it stands in.
    Result<void> readFrame(Situation &found)
    {
        auto frames = read({.kinds = {QStringLiteral("database"), QStringLiteral("schema")}, .system = true});
        if (!frames)
            return std::move(frames).error();
        const QString database
            = found.object.kind == QLatin1String("database") ? found.object.name : m_link.info().database;
        for (const Securable &frame : std::as_const(*frames)) {
            if (frame.kind == QLatin1String("database") && frame.name == database)
                found.database = frame;
            if (frame.kind == QLatin1String("schema") && frame.name == found.object.schema)
                found.schema = frame;
        }
        return {};
    }

    Result<void> readFacts(Situation &found)
    {
        const SecurableKind *kind = securableKind(found.object.kind);
        const bool routine = kind->privileges == Privileges(Privilege::Execute);
        const QString table = found.object.isRelation()       ? QStringLiteral("pg_class")
            : routine                                         ? QStringLiteral("pg_proc")
            : found.object.kind == QLatin1String("database")  ? QStringLiteral("pg_database")
            : found.object.kind == QLatin1String("parameter") ? QStringLiteral("parameter")
                                                              : QString();
        auto rows = Answer::ask(m_link, m_job, m_library, QStringLiteral("situation"),
                                {{QStringLiteral("class"), table},
                                 {QStringLiteral("parent_oid"), found.object.oid},
                                 {QStringLiteral("name"), found.object.name},
                                 {QStringLiteral("role"), found.question.role}});
        if (!rows)
            return std::move(rows).error();
        for (int i = 0; i < rows->rows(); ++i) {
            const QString what = rows->text(i, "what");
            if (what == QLatin1String("relation")) {
                found.rowSecurity = rows->flag(i, "flag");
                found.rowSecurityForced = rows->flag(i, "other");
            } else if (what == QLatin1String("policy")) {
                Policy policy{.name = rows->text(i, "name"),
                              .command = rows->text(i, "detail"),
                              .permissive = rows->flag(i, "flag")};
                for (const QString &role : rows->text(i, "text").split(QLatin1Char(',')))
                    policy.roles << role.toLongLong();
                const QString texts = rows->text(i, "more");
                policy.usingText = texts.section(Separator, 0, 0);
                policy.checkText = texts.section(Separator, 1);
                found.policies << policy;
            } else if (what == QLatin1String("underlying")) {
                m_underlying << Underlying{.relation = {.oid = rows->number(i, "oid")},
                                           .via = rows->text(i, "name").toLongLong(),
                                           .level = rows->text(i, "detail").toInt(),
                                           .invoker = rows->flag(i, "other"),
                                           .rowSecurity = rows->flag(i, "flag"),
                                           .used
                                           = rows->text(i, "text").split(Separator, Qt::SkipEmptyParts)};
            } else if (what == QLatin1String("parameter")) {
                found.parameterContext = rows->text(i, "detail");
            } else if (what == QLatin1String("sequence")) {
                m_sequences << rows->number(i, "oid");
            } else if (what == QLatin1String("foreign")) {
                found.foreignServer = rows->text(i, "name");
                found.userMapping = rows->flag(i, "flag");
            } else if (what == QLatin1String("routine")) {
                found.securityDefiner = rows->flag(i, "flag");
            } else if (what == QLatin1String("view")) {
                found.invokerView = rows->flag(i, "flag");
            } else if (what == QLatin1String("database")) {
                found.databaseOpen = rows->flag(i, "flag");
            }
        }
        return {};
    }

    Result<void> readUnderlying(Situation &found)
    {
        if (m_underlying.isEmpty() && m_sequences.isEmpty())
            return {};
        QList<qint64> oids = m_sequences;
        for (const Underlying &below : std::as_const(m_underlying))
            oids << below.relation.oid;
        auto objects = read(
            {.kinds = {QStringLiteral("table"), QStringLiteral("view"), QStringLiteral("materialized_view"),
                       QStringLiteral("foreign_table"), QStringLiteral("sequence")},
             .columns = SecurableScope::Columns::All,
             .system = true,
             .oids = oids});
        if (!objects)
            return std::move(objects).error();
        QHash<qint64, QList<Securable>> columns;
        for (const Securable &object : std::as_const(*objects)) {
            if (object.sub != 0)
                columns[object.oid] << object;
        }
        QHash<qint64, Securable> relations;
        for (const Securable &object : std::as_const(*objects)) {
            if (object.kind == QLatin1String("sequence"))
                found.sequences << object;
            else if (object.sub == 0)
                relations.insert(object.oid, object);
        }
        for (Underlying &below : m_underlying) {
            const auto relation = relations.constFind(below.relation.oid);
            if (relation == relations.constEnd())
                continue; // dropped meanwhile
            below.relation = *relation;
            below.columns = columns.value(relation->oid);
            found.underlying << below;
        }
        std::stable_sort(found.underlying.begin(), found.underlying.end(),
                         [](const Underlying &a, const Underlying &b) { return a.level < b.level; });
        return {};
    }

    session::Link &m_link;
    session::Job &m_job;
    const catalog::SqlLibrary &m_library;
    QList<Underlying> m_underlying;
    QList<qint64> m_sequences;
};

} // namespace

Result<Situation> readSituation(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                                const Question &question, bool withEverything)
{
    return SituationReader(link, job, library).read(question, withEverything);
}

} // namespace core::access
