// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/target.h"

#include "core/actions/actionkinds.h"
#include "core/definition/address.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core::actions {

using catalog::ObjectRef;
using forms::Choice;
using session::PgResult;

namespace {

/// Of one round trip: an object that is not there any more is an error of the server up to 13.
constexpr auto CacheLookup = "XX000";

QString json(const QList<Target> &targets)
{
    QJsonArray list;
    for (const Target &target : targets)
        list.append(QJsonObject{{QStringLiteral("catalog"), target.catalog},
                                {QStringLiteral("oid"), QString::number(target.oid)},
                                {QStringLiteral("sub"), QString::number(target.sub)}});
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

class Reading
{
public:
    Reading(session::Link &link, session::Job &job, const catalog::SqlLibrary &library)
        : m_link(link)
        , m_job(job)
        , m_library(library)
    {
    }

    Result<PgResult> ask(const char *verb, const catalog::SqlParameters &parameters)
    {
        auto sql = m_library.statement(QStringLiteral("action"), QLatin1String(verb), m_link.info().version,
                                       parameters);
        if (!sql)
            return std::move(sql).error();
        return m_link.execute(m_job, sql->toUtf8());
    }

    Result<void> targets(QList<Target> &targets)
    {
        if (targets.isEmpty())
            return {};
        auto answer = ask("targets", {{QStringLiteral("objects"), json(targets)}});
        if (!answer && answer.error().sqlState == QLatin1String(CacheLookup)) {
            if (targets.size() == 1)
                return {}; // gone
            for (Target &target : targets) {
                QList<Target> one{target};
                if (auto read = this->targets(one); !read)
                    return read;
                target = one.first();
            }
            return {};
        }
        if (!answer)
            return std::move(answer).error();
        for (int row = 0; row < PQntuples(answer->get()); ++row) {
            const auto text
                = [&](int column) { return QString::fromUtf8(PQgetvalue(answer->get(), row, column)); };
            const qint64 position = text(0).toLongLong() - 1;
            if (position < 0 || position >= targets.size() || text(4).isEmpty())
                continue;
            Target &target = targets[position];
            target.type = text(1);
            target.schema = text(2);
            target.name = text(3);
            target.identity = text(4);
            target.above = text(5);
            target.owner = text(6);
            target.comment = text(7);
            target.facts = QJsonDocument::fromJson(text(8).toUtf8()).object();
        }
        return {};
    }

    Result<void> context(forms::Context &context)
    {
        auto answer = ask("choices", {});
        if (!answer)
            return std::move(answer).error();
        for (int row = 0; row < PQntuples(answer->get()); ++row) {
            const auto text
                = [&](int column) { return QString::fromUtf8(PQgetvalue(answer->get(), row, column)); };
            if (text(0) == QLatin1String("user"))
                context.user = text(1);
            else
                context.choices[text(0)].append({text(1), {}, text(2)});
        }
        context.version = m_link.info().version;
        context.superuser = m_link.info().superuser;
        return {};
    }

private:
    session::Link &m_link;
    session::Job &m_job;
    const catalog::SqlLibrary &m_library;
};

} // namespace

QString Target::address() const
{
    const QString called = text("called"); // procedures may differ by OUT alone
    return definition::address(type, called.isEmpty() ? identity : called);
}

bool Target::isRelation() const
{
    return catalog == QLatin1String("pg_catalog.pg_class") && sub == 0;
}

QChar Target::relkind() const
{
    return isRelation() ? text("relkind").isEmpty() ? QChar() : text("relkind").at(0) : QChar();
}

Result<Situation> readSituation(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                                const QList<ObjectRef> &objects, bool radius)
{
    Situation situation;
    situation.database = link.info().database;
    QList<Target> wanted;
    QStringList shown;
    for (const ObjectRef &ref : objects) {
        const ActionKind *kind = findActionKind(ref.kind);
        if (!kind || ref.folder || ref.oid == 0)
            continue;
        const bool column = kind->kind == QLatin1String("column") || kind->kind == QLatin1String("attribute");
        wanted.append(
            {.kind = ref.kind, .catalog = kind->catalog, .oid = ref.oid, .sub = column ? ref.sub : 0});
        shown << ref.name;
    }
    Reading reading(link, job, library);
    if (auto read = reading.targets(wanted); !read)
        return std::move(read).error();
    if (auto read = reading.context(situation.context); !read)
        return std::move(read).error();
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const Target &target = wanted.at(i);
        if (target.identity.isEmpty()) {
            situation.gone << shown.at(i);
            continue;
        }
        if (!target.name.isEmpty() && !shown.at(i).isEmpty() && target.name != shown.at(i))
            situation.renamed << QStringLiteral("%1 → %2").arg(shown.at(i), target.name);
        situation.targets << target;
    }
    if (radius && !situation.targets.isEmpty()) {
        auto read = readRadius(link, job, library, json(situation.targets));
        if (!read)
            return std::move(read).error();
        situation.radius = std::move(*read);
    }
    return situation;
}

} // namespace core::actions
