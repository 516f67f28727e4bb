// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/tryeffects.h"

#include "core/base/sqlquote.h"

#include <QSet>

namespace core::ddl {

using session::PgResult;

namespace {

constexpr qint64 ClassOfRelations = 1259;
constexpr qint64 ClassOfRoles = 1260;

/// The rows of one answer, by column.
class Answer
{
public:
    explicit Answer(const PGresult *result)
        : m_result(result)
    {
    }
    int rows() const { return PQntuples(m_result); }
    bool isNull(int row, int column) const { return PQgetisnull(m_result, row, column) != 0; }
    QString text(int row, int column) const { return QString::fromUtf8(PQgetvalue(m_result, row, column)); }
    qint64 number(int row, int column) const
    {
        return QByteArray(PQgetvalue(m_result, row, column)).toLongLong();
    }
    bool flag(int row, int column) const { return *PQgetvalue(m_result, row, column) == 't'; }

private:
    const PGresult *m_result;
};

QString arrayOf(const QList<qint64> &numbers)
{
    QStringList texts;
    for (const qint64 number : numbers)
        texts << QString::number(number);
    return QLatin1Char('{') + texts.join(QLatin1Char(',')) + QLatin1Char('}');
}

QString change(const QString &what, const QString &from, const QString &to)
{
    const auto shown = [](const QString &text) { return text.isEmpty() ? QStringLiteral("none") : text; };
    return QStringLiteral("%1: %2 → %3").arg(what, shown(from), shown(to));
}

} // namespace

struct TryEffects::Part
{
    Key key;
    QString aspect;
    QString kind;
    QString name;
    QString owner;
    QString acl;
    qint64 file = 0;
    qint64 parent = 0;
    qint64 endedBy = 0; ///< transaction that has ended this version or is about to; 0: none since ours began
    bool isNew = false;
    bool isOld = false;
};

TryEffects::TryEffects(session::Link &link, session::Job &job, catalog::SqlLibrary library, qsizetype limit)
    : m_link(link)
    , m_job(job)
    , m_library(std::move(library))
    , m_limit(limit)
{
}

Result<PgResult> TryEffects::ask(const QString &verb, const catalog::SqlParameters &parameters)
{
    auto sql = m_library.statement(QStringLiteral("try"), verb, m_link.info().version, parameters);
    if (!sql)
        return std::move(sql).error();
    return m_link.execute(m_job, sql->toUtf8());
}

Result<void> TryEffects::begin()
{
    // counters of functions are the superuser's to switch on; without them there are none
    for (const char *sql : {"savepoint howdah_watch", "set local track_functions = 'all'"}) {
        auto done = m_link.execute(m_job, sql);
        if (!done && !m_link.isOpen())
            return std::move(done).error();
        m_functionsKnown = done.has_value();
    }
    if (!m_functionsKnown) {
        if (auto back = m_link.execute(m_job, "rollback to savepoint howdah_watch"); !back)
            return std::move(back).error();
    }
    auto known = m_link.execute(m_job,
                                "select pg_catalog.current_setting('track_functions') = 'all', "
                                "pg_catalog.has_table_privilege('pg_catalog.pg_authid', 'select')");
    if (!known)
        return std::move(known).error();
    m_functionsKnown = Answer(known->get()).flag(0, 0);
    m_seesAllOfRoles = Answer(known->get()).flag(0, 1);
    // age() counts from the transaction's own number from now on
    if (auto id = m_link.execute(m_job, "select pg_catalog.pg_current_xact_id()"); !id)
        return std::move(id).error();
    auto objects = m_library.statement(QStringLiteral("try"), QStringLiteral("objects"),
                                       m_link.info().version, {{QStringLiteral("candidates"), QVariant()}});
    if (!objects)
        return std::move(objects).error();
    if (auto cursor
        = m_link.execute(m_job, "declare howdah_before no scroll cursor for " + objects->toUtf8());
        !cursor)
        return std::move(cursor).error();
    auto roles = askRoles();
    if (!roles)
        return std::move(roles).error();
    const Answer named(roles->get());
    for (int i = 0; i < named.rows(); ++i)
        m_rolesBefore.insert(named.number(i, 0), {named.text(i, 1), named.text(i, 2)});
    auto rows = ask(QStringLiteral("rows"));
    if (!rows)
        return std::move(rows).error();
    const Answer counted(rows->get());
    for (int i = 0; i < counted.rows(); ++i)
        m_rowsBefore.insert(counted.number(i, 0),
                            {counted.number(i, 3), counted.number(i, 4), counted.number(i, 5)});
    return {};
}

Result<void> TryEffects::read(TryReport &report)
{
    // a script that stopped half-way may have left us in another role
    if (auto back = m_link.execute(m_job, "reset role"); !back)
        return std::move(back).error();
    if (auto roles = readRoles(); !roles)
        return roles;
    for (const auto step : {&TryEffects::readObjects, &TryEffects::readRows, &TryEffects::readFunctions,
                            &TryEffects::readLocks}) {
        if (auto done = (this->*step)(report); !done)
            return done;
    }
    if (report.objects.size() > m_limit) {
        report.moreObjects = report.objects.size() - m_limit;
        report.objects.resize(m_limit);
    }
    return {};
}

Result<QList<TryEffects::Part>> TryEffects::parts(const QByteArray &sql)
{
    auto result = m_link.execute(m_job, sql);
    if (!result)
        return std::move(result).error();
    const Answer rows(result->get());
    QList<Part> parts;
    for (int i = 0; i < rows.rows(); ++i)
        parts.append({{rows.number(i, 0), rows.number(i, 1), rows.number(i, 2)},
                      rows.text(i, 3),
                      rows.text(i, 4),
                      rows.text(i, 5),
                      rows.text(i, 6),
                      rows.text(i, 7),
                      rows.number(i, 8),
                      rows.number(i, 9),
                      rows.number(i, 10),
                      rows.flag(i, 11),
                      rows.flag(i, 12)});
    return parts;
}

Result<void> TryEffects::readObjects(TryReport &report)
{
    auto before = parts("fetch all from howdah_before");
    if (!before)
        return std::move(before).error();
    QList<qint64> candidates;
    for (const Part &part : std::as_const(*before)) {
        if (part.isOld)
            candidates << std::get<1>(part.key);
    }
    auto sql = m_library.statement(QStringLiteral("try"), QStringLiteral("objects"), m_link.info().version,
                                   {{QStringLiteral("candidates"), arrayOf(candidates)}});
    if (!sql)
        return std::move(sql).error();
    auto after = parts(sql->toUtf8());
    if (!after)
        return std::move(after).error();

    using Aspect = std::pair<Key, QString>;
    std::map<Aspect, Part> old;
    std::map<Aspect, Part> now;     // of this transaction
    std::map<Aspect, Part> present; // all that was asked for
    for (const Part &part : std::as_const(*before)) {
        if (part.isOld)
            old.insert({{part.key, part.aspect}, part});
    }
    for (const Part &part : std::as_const(*after)) {
        present.insert({{part.key, part.aspect}, part});
        if (part.isNew)
            now.insert({{part.key, part.aspect}, part});
    }
    // another session may be about to end a version too: what is still there is not ours
    std::erase_if(old,
                  [&](const auto &one) { return !now.contains(one.first) && present.contains(one.first); });
    // nor is what went because that session's transaction came to its end meanwhile
    QList<qint64> enders;
    for (const auto &[key, part] : old) {
        if (!now.contains(key))
            enders << part.endedBy;
    }
    if (!enders.isEmpty()) {
        auto ended = ask(QStringLiteral("ended"), {{QStringLiteral("transactions"), arrayOf(enders)}});
        if (!ended)
            return std::move(ended).error();
        QSet<qint64> others;
        const Answer over(ended->get());
        for (int i = 0; i < over.rows(); ++i)
            others << over.number(i, 0);
        std::erase_if(old, [&](const auto &one) {
            return !now.contains(one.first) && others.contains(one.second.endedBy);
        });
    }

    using Change = TriedObject::Change;
    std::map<Key, TriedObject> &objects = m_objects;
    std::map<Key, qint64> parents;
    const auto note = [&](const Part &part, Change what) -> TriedObject & {
        parents[part.key] = part.parent;
        return objects[part.key] = {what, part.kind, part.name, {}};
    };
    for (const auto &[key, part] : now) {
        if (!part.aspect.isEmpty())
            continue;
        const auto was = old.find(key);
        if (was == old.end()) {
            note(part, Change::Created);
            if (std::get<0>(part.key) == ClassOfRelations)
                m_made << std::get<1>(part.key);
            continue;
        }
        TriedObject &object = note(part, Change::Changed);
        const Part &had = was->second;
        if (had.name != part.name)
            object.details << change(QStringLiteral("name"), had.name, part.name);
        if (had.owner != part.owner)
            object.details << change(QStringLiteral("owner"), had.owner, part.owner);
        if (had.acl != part.acl)
            object.details << change(part.kind == QLatin1String("parameters") ? QStringLiteral("values")
                                         : part.kind == QLatin1String("membership")
                                         ? QStringLiteral("options")
                                         : QStringLiteral("privileges"),
                                     had.acl, part.acl);
        if (had.file != part.file && part.file != 0 && had.file != 0)
            object.details << QStringLiteral("rewritten");
    }
    for (const auto &[key, part] : old) {
        if (part.aspect.isEmpty() && !now.contains(key))
            note(part, Change::Dropped);
    }

    // parts say what changed in their object; of one that is made or gone they say nothing more
    QList<Key> nameless;
    const auto aspect = [&](const Part &part, const QString &what) {
        auto at = objects.find(part.key);
        if (at == objects.end()) {
            at = objects.insert({part.key, {Change::Changed, {}, {}, {}}}).first;
            nameless << part.key;
        }
        if (at->second.change == Change::Changed)
            at->second.details << part.aspect + what;
    };
    for (const auto &[key, part] : now) {
        if (!part.aspect.isEmpty())
            aspect(part, old.contains(key) ? QString() : QStringLiteral(" added"));
    }
    for (const auto &[key, part] : old) {
        if (!part.aspect.isEmpty() && !now.contains(key))
            aspect(part, QStringLiteral(" removed"));
    }
    if (!nameless.isEmpty()) {
        QList<qint64> classes;
        QList<qint64> oids;
        for (const Key &key : nameless) {
            classes << std::get<0>(key);
            oids << std::get<1>(key);
        }
        auto names
            = ask(QStringLiteral("identities"),
                  {{QStringLiteral("classes"), arrayOf(classes)}, {QStringLiteral("oids"), arrayOf(oids)}});
        if (!names)
            return std::move(names).error();
        const Answer found(names->get());
        for (int i = 0; i < found.rows(); ++i) {
            TriedObject &object = objects[{found.number(i, 0), found.number(i, 1), 0}];
            object.kind = found.text(i, 2);
            object.name = found.text(i, 3);
        }
    }
    for (const auto &[key, object] : objects) {
        // constraints, triggers and rules come and go with their table
        const auto table = objects.find({ClassOfRelations, parents[key], 0});
        if (parents[key] != 0 && table != objects.end() && table->second.change == object.change
            && object.change != Change::Changed)
            continue;
        if (!object.name.isEmpty()) // what has no name any more went with its object
            report.objects << object;
    }
    return {};
}

Result<PgResult> TryEffects::askRoles()
{
    if (!m_seesAllOfRoles)
        return ask(QStringLiteral("roles"));
    // ours: this version is of a transaction under way that is not older than this one (as in objects.sql)
    return m_link.execute(
        m_job,
        "select oid, rolname, pg_catalog.concat(xmin, ' ', cmin), case when pg_catalog.age(xmin) <= 0 then "
        "pg_catalog.pg_xact_status(cast(cast(cast(cast(pg_catalog.pg_current_xact_id() as text) as int8) - "
        "pg_catalog.age(xmin) as text) as xid8)) = 'in progress' else false end from pg_catalog.pg_authid");
}

Result<void> TryEffects::readRoles()
{
    using Change = TriedObject::Change;
    const QString kind = QStringLiteral("role");
    auto roles = askRoles();
    if (!roles)
        return std::move(roles).error();
    // others make and drop roles, too; who does it keeps a lock on the catalogue until the transaction ends
    auto locked = m_link.execute(m_job,
                                 "select exists (select 1 from pg_catalog.pg_locks where pid = "
                                 "pg_catalog.pg_backend_pid() and relation = cast('pg_catalog.pg_authid' as "
                                 "pg_catalog.regclass) and mode = 'RowExclusiveLock')");
    if (!locked)
        return std::move(locked).error();
    if (!Answer(locked->get()).flag(0, 0))
        return {};
    const Answer now(roles->get());
    auto gone = m_rolesBefore;
    const auto note = [&](qint64 oid, Change what, const QString &name, const QStringList &details = {}) {
        m_objects[{ClassOfRoles, oid, 0}] = {what, kind, quoteIdentifier(name), details};
    };
    for (int i = 0; i < now.rows(); ++i) {
        const qint64 oid = now.number(i, 0);
        const QString name = now.text(i, 1);
        const auto was = m_rolesBefore.find(oid);
        gone.remove(oid);
        if (m_seesAllOfRoles && !now.flag(i, 3))
            continue; // somebody else made or changed it meanwhile, or nobody did
        if (was == m_rolesBefore.end())
            note(oid, Change::Created, name);
        else if (was->first != name)
            note(oid, Change::Changed, name,
                 {change(QStringLiteral("name"), quoteIdentifier(was->first), quoteIdentifier(name))});
        else if (was->second != now.text(i, 2))
            note(oid, Change::Changed, name);
    }
    for (auto was = gone.cbegin(); was != gone.cend(); ++was)
        note(was.key(), Change::Dropped, was->first);
    return {};
}

Result<void> TryEffects::readRows(TryReport &report)
{
    auto rows = ask(QStringLiteral("rows"));
    if (!rows)
        return std::move(rows).error();
    const Answer counted(rows->get());
    for (int i = 0; i < counted.rows(); ++i) {
        const QList<qint64> base = m_rowsBefore.value(counted.number(i, 0), {0, 0, 0});
        const QList<qint64> own{counted.number(i, 3) - base.at(0), counted.number(i, 4) - base.at(1),
                                counted.number(i, 5) - base.at(2)};
        if (own == QList<qint64>{0, 0, 0})
            continue;
        m_rowsNow.insert(counted.number(i, 0), own);
        report.rows << TriedRows{quoteQualified({counted.text(i, 1), counted.text(i, 2)}), own.at(0),
                                 own.at(1), own.at(2)};
    }
    return {};
}

Result<void> TryEffects::readFunctions(TryReport &report)
{
    report.functionsKnown = m_functionsKnown;
    QHash<qint64, qsizetype> at;
    if (m_functionsKnown) {
        auto functions = ask(QStringLiteral("functions"));
        if (!functions)
            return std::move(functions).error();
        const Answer ran(functions->get());
        for (int i = 0; i < ran.rows(); ++i) {
            at.insert(ran.number(i, 0), report.functions.size());
            report.functions << TriedFunction{
                ran.text(i, 1), ran.number(i, 2), std::chrono::microseconds(ran.number(i, 3)), {}};
        }
    }
    if (m_rowsNow.isEmpty())
        return {};
    auto triggers
        = ask(QStringLiteral("triggers"), {{QStringLiteral("relations"), arrayOf(m_rowsNow.keys())}});
    if (!triggers)
        return std::move(triggers).error();
    const Answer found(triggers->get());
    for (int i = 0; i < found.rows(); ++i) {
        // pg_trigger.tgtype: insert 4, delete 8, update 16
        const QList<qint64> own = m_rowsNow.value(found.number(i, 0));
        const qint64 events = found.number(i, 2);
        const bool meant = ((events & 4) != 0 && own.at(0) > 0) || ((events & 16) != 0 && own.at(1) > 0)
            || ((events & 8) != 0 && own.at(2) > 0);
        const auto ran = at.find(found.number(i, 1));
        if (!meant || (m_functionsKnown && ran == at.end()))
            continue;
        report.triggers << found.text(i, 3);
        if (ran != at.end())
            report.functions[*ran].triggers << found.text(i, 3);
    }
    return {};
}

Result<void> TryEffects::readLocks(TryReport &report)
{
    auto locks = ask(QStringLiteral("locks"));
    if (!locks)
        return std::move(locks).error();
    const Answer held(locks->get());
    for (int i = 0; i < held.rows(); ++i) {
        if (m_made.contains(held.number(i, 0)))
            continue; // nobody else sees it yet
        const QString mode = held.text(i, 3);
        // nextval and setval take this one, and what they did stays
        if (held.text(i, 1) == QLatin1String("S") && mode == QLatin1String("RowExclusiveLock")) {
            report.kept << QStringLiteral("numbers taken from the sequence %1").arg(held.text(i, 2));
            continue;
        }
        report.locks << TriedLock{held.text(i, 2), mode, held.isNull(i, 4) ? -1 : held.number(i, 4),
                                  int(held.number(i, 5))};
    }
    return {};
}

} // namespace core::ddl
