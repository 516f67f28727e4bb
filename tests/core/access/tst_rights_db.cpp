// SPDX-License-Identifier: GPL-3.0-or-later
// Rights by our rules against the server's own has_…_privilege(), for random grants and memberships.
#include "core/access/grants.h"
#include "core/access/rights.h"
#include "core/base/sqlquote.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace core;
using namespace core::access;
using core::session::Canceller;
using core::session::Job;
using core::session::Link;
using core::session::Session;

namespace {

/// has_…_privilege()'s function by kind; large objects have one from 18 on only.
QString functionFor(const QString &kind)
{
    static const QHash<QString, QString> functions{
        {u"database"_qs, u"database"_qs},
        {u"schema"_qs, u"schema"_qs},
        {u"table"_qs, u"table"_qs},
        {u"view"_qs, u"table"_qs},
        {u"materialized_view"_qs, u"table"_qs},
        {u"foreign_table"_qs, u"table"_qs},
        {u"sequence"_qs, u"sequence"_qs},
        {u"function"_qs, u"function"_qs},
        {u"procedure"_qs, u"function"_qs},
        {u"aggregate"_qs, u"function"_qs},
        {u"type"_qs, u"type"_qs},
        {u"domain"_qs, u"type"_qs},
        {u"language"_qs, u"language"_qs},
        {u"foreign_data_wrapper"_qs, u"foreign_data_wrapper"_qs},
        {u"foreign_server"_qs, u"server"_qs},
        {u"tablespace"_qs, u"tablespace"_qs},
        {u"column"_qs, u"column"_qs},
        {u"large_object"_qs, TestServer::major() >= 18 ? u"largeobject"_qs : QString()},
        {u"parameter"_qs, u"parameter"_qs},
    };
    return functions.value(kind);
}

const char *const objectsSql = R"(
create schema s1; create schema "S 2 ""x""";
create table s1.t1 (id int, "a b" text, "q""uote" int); create table "S 2 ""x"""."t;--" (id int, note text);
create table s1.t2 (id serial, b int) ; create table s1.parts (id int) partition by list (id);
create view s1.v as select * from s1.t1; create materialized view s1.m as select 1 as one;
create sequence s1.seq; create function s1.f(int, "S 2 ""x"""."t;--") returns int language sql as 'select 1';
create procedure s1.p(a int) language sql as ''; create aggregate s1.agg(int) (sfunc = int4pl, stype = int);
create aggregate s1.agg0(*) (sfunc = int8inc, stype = int8, initcond = '0');
create type s1.mood as enum ('ok'); create domain s1.positive as int check (value > 0); create type s1.pair as (a int, b int);
create foreign data wrapper "w x"; create server "s v" foreign data wrapper "w x";
create foreign table s1.ft (id int) server "s v";
select lo_create(0);
)";

} // namespace

class TestRightsDb : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server; ///< its own: databases, which others make and change, are looked at
    QString m_url;
    QString m_tag; ///< roles are the server's: names of this run
    Canceller m_canceller;
    std::unique_ptr<Session> m_session;
    catalog::SqlLibrary m_library;
    ServerVersion m_version;
    QStringList m_roles;

    template <class T, class F> Result<T> inSession(F job)
    {
        return m_session->run<T>(QStringLiteral("test"), job).wait();
    }

    Result<RoleGraph> graph()
    {
        return inSession<RoleGraph>(
            [this](Link &link, Job &job) { return readRoleGraph(link, job, m_library); });
    }

    Result<Securables> securables(const SecurableScope &scope)
    {
        return inSession<Securables>(
            [&](Link &link, Job &job) { return readSecurables(link, job, m_library, scope); });
    }

    Result<TestServer::Rows> sql(const QString &text) { return TestServer::query(m_url, text); }

    /// One statement for each object and role would be thousands of round trips: one for all.
    void compareAll(const RoleGraph &roles, const QList<Securable> &objects, int &compared)
    {
        QHash<qint64, const Securable *> tables;
        for (const Securable &object : objects) {
            if (object.isRelation())
                tables.insert(object.oid, &object);
        }
        QStringList values;
        QList<std::tuple<const Securable *, QString, Privilege, bool, bool>> asked;
        for (const QString &name : std::as_const(m_roles)) {
            const Role *role = roles.find(name);
            QVERIFY(role != nullptr);
            const RoleRights rights(roles, role->oid);
            for (const Securable &object : objects) {
                const QString function = functionFor(object.kind);
                if (function.isEmpty())
                    continue;
                const Securable *table
                    = object.kind == QLatin1String("column") ? tables.value(object.oid) : nullptr;
                const ObjectRights found = rights.on(object, table);
                QCOMPARE(rights.held(object, table), found.held);
                for (const Privilege privilege :
                     listOf(privilegesOf(*securableKind(object.kind), m_version))) {
                    const QString what = object.sub != 0
                        ? QStringLiteral("%1::oid, %2::int2").arg(object.oid).arg(object.sub)
                        : object.kind == QLatin1String("parameter")
                        ? quoteLiteral(object.name)
                        : QStringLiteral("%1::oid").arg(object.oid);
                    const QString call = QStringLiteral("has_%1_privilege(%2::oid, %3, '%4%5')");
                    values << call.arg(function, QString::number(role->oid), what, keyword(privilege),
                                       QString())
                           << call.arg(function, QString::number(role->oid), what, keyword(privilege),
                                       QStringLiteral(" with grant option"));
                    asked.append({&object, name, privilege, found.held.testFlag(privilege),
                                  found.grantable.testFlag(privilege)});
                }
            }
        }
        for (qsizetype from = 0; from < asked.size(); from += 500) {
            const qsizetype count = std::min<qsizetype>(500, asked.size() - from);
            auto rows = sql(QStringLiteral("select unnest(array[%1])::text")
                                .arg(values.mid(from * 2, count * 2).join(QLatin1Char(','))));
            VERIFY_OK(rows);
            for (qsizetype i = 0; i < count; ++i) {
                const auto &[object, name, privilege, held, grantable] = asked[from + i];
                const QString place = name + QLatin1Char(' ') + keyword(privilege) + QLatin1Char(' ')
                    + object->kind + QLatin1Char(' ') + object->text();
                QVERIFY2((rows->at(i * 2).first() == QLatin1String("true")) == held, qPrintable(place));
                QVERIFY2((rows->at(i * 2 + 1).first() == QLatin1String("true")) == grantable,
                         qPrintable(place + QStringLiteral(" with grant option")));
                ++compared;
            }
        }
    }

private slots:
    void initTestCase()
    {
        auto server = TestServer::start();
        VERIFY_OK(server);
        m_server = std::move(*server);
        VERIFY_OK(m_server->exec(QStringLiteral("create database rights")));
        m_url = m_server->url(QStringLiteral("rights"));
        VERIFY_OK(sql(QString::fromUtf8(objectsSql)));
        m_session = std::make_unique<Session>(requestFromUrl(m_url), m_canceller);
        auto info = m_session->open().wait();
        VERIFY_OK(info);
        m_version = info->version;
        m_tag = info->database;
        for (const char *name : {"ana", "b\"; drop role x; --", "carol & <b>%1", "dé 😀", "nologin",
                                 "noinherit", "super", "owner", "reader", "writer", "team", "x\ny"})
            m_roles << QString::fromUtf8(name) + QLatin1Char(' ') + m_tag;
        for (const QString &role : m_roles) {
            const QString options = role.startsWith(QLatin1String("super")) ? QStringLiteral(" superuser")
                : role.startsWith(QLatin1String("noinherit"))               ? QStringLiteral(" noinherit")
                                                                            : QString();
            VERIFY_OK(sql(QStringLiteral("create role ") + quoteIdentifier(role) + options));
        }
        VERIFY_OK(
            sql(QStringLiteral(
                    "alter schema s1 owner to %1; alter table s1.t1 owner to %1; alter function s1.f owner "
                    "to %2; alter sequence s1.seq owner to %2; alter database %3 owner to %4")
                    .arg(quoteIdentifier(m_roles[7]), quoteIdentifier(m_roles[10]), quoteIdentifier(m_tag),
                         quoteIdentifier(m_roles[5]))));
        if (m_version.atLeast(14)) {
            VERIFY_OK(sql(QStringLiteral("grant pg_read_all_data to %1; grant pg_write_all_data to %2")
                              .arg(quoteIdentifier(m_roles[8]), quoteIdentifier(m_roles[9]))));
            VERIFY_OK(sql(QStringLiteral("grant select on s1.t2 to pg_database_owner")));
        }
        if (m_version.atLeast(15))
            VERIFY_OK(sql(QStringLiteral("grant set on parameter log_statement to %1 with grant option; "
                                         "grant alter system on parameter work_mem, my.\"setting\" to %2")
                              .arg(quoteIdentifier(m_roles[10]), quoteIdentifier(m_roles[7]))));
        if (m_version.atLeast(17))
            VERIFY_OK(sql(QStringLiteral("grant pg_maintain to %1").arg(quoteIdentifier(m_roles[8]))));
    }

    void cleanupTestCase()
    {
        m_session.reset();
        for (const QString &role : std::as_const(m_roles)) {
            (void)sql(
                QStringLiteral("reassign owned by %1 to current_user; drop owned by %1 cascade; drop role %1")
                    .arg(quoteIdentifier(role)));
        }
    }

    void agreesWithTheServer()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        int compared = 0;
        for (int round = 0; round < 6; ++round) {
            auto roles = graph();
            VERIFY_OK(roles);
            SecurableScope scope;
            scope.columns = SecurableScope::Columns::All;
            auto found = securables(scope);
            VERIFY_OK(found);
            QVERIFY(!found->cut);
            QVERIFY(found->list.size() > 30);
            // changes on some objects; the tables of the system are looked at only
            QList<Change> changes;
            for (const Securable &object : std::as_const(found->list)) {
                if (object.kind == QLatin1String("parameter") || object.kind == QLatin1String("tablespace")
                    || object.kind == QLatin1String("foreign_data_wrapper")
                    || (object.kind == QLatin1String("database") && object.name != m_tag)
                    || (object.kind == QLatin1String("language") && object.name != QLatin1String("plpgsql")
                        && object.name != QLatin1String("sql")))
                    continue;
                for (int i = 0; i < 2; ++i) {
                    const auto verb = Change::Verb(random.bounded(4));
                    const bool everybody = random.bounded(6) == 0;
                    const Privileges which
                        = Privileges::fromInt(random.generate()) & securableKind(object.kind)->privileges;
                    if (everybody
                        && (verb == Change::Verb::GrantWithOption || verb == Change::Verb::RevokeOption))
                        continue; // the server refuses grant options for PUBLIC
                    changes << Change{.verb = verb,
                                      .object = object,
                                      .privileges = which,
                                      .grantee
                                      = everybody ? QString() : m_roles[random.bounded(m_roles.size())],
                                      .cascade = true};
                }
            }
            for (const auto &statement :
                 grantScript(changes, {.version = m_version, .objectsPerStatement = 7}).statements)
                VERIFY_OK(sql(statement.sql));
            for (int i = 0; i < 6; ++i) {
                const qsizetype a = random.bounded(m_roles.size());
                const qsizetype b = random.bounded(m_roles.size());
                const Role *role = roles->find(m_roles[a]);
                const Role *member = roles->find(m_roles[b]);
                QString text = QStringLiteral("grant %1 to %2")
                                   .arg(quoteIdentifier(role->name), quoteIdentifier(member->name));
                if (m_version.atLeast(16))
                    text
                        += QStringLiteral(" with inherit %1, set %2")
                               .arg(random.bounded(2) != 0 ? QStringLiteral("true") : QStringLiteral("false"),
                                    random.bounded(2) != 0 ? QStringLiteral("true")
                                                           : QStringLiteral("false"));
                auto fresh = graph();
                VERIFY_OK(fresh);
                auto granted = sql(text);
                // refused exactly where we see a circle
                QCOMPARE(granted.has_value(), fresh->cycle(role->oid, member->oid).isEmpty());
            }
            roles = graph();
            VERIFY_OK(roles);
            found = securables(scope);
            VERIFY_OK(found);
            auto system = securables({.kinds = {u"table"_qs, u"view"_qs, u"column"_qs},
                                      .schemas = {u"pg_catalog"_qs, u"information_schema"_qs},
                                      .filter = u"pg_catalog.pg_a"_qs,
                                      .columns = SecurableScope::Columns::All});
            VERIFY_OK(system);
            QVERIFY(system->list.size() > 20);
            compareAll(*roles, found->list + (round == 0 ? system->list : QList<Securable>()), compared);
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%d answers compared", compared);
        QVERIFY(compared > 10'000);
    }

    void settableRolesAgreeWithTheServer()
    {
        auto roles = graph();
        VERIFY_OK(roles);
        for (const QString &a : std::as_const(m_roles)) {
            for (const QString &b : std::as_const(m_roles)) {
                const qint64 from = roles->find(a)->oid;
                const qint64 to = roles->find(b)->oid;
                auto rows
                    = sql(QStringLiteral("select pg_has_role(%1::oid, %2::oid, '%3')::text, "
                                         "pg_has_role(%1::oid, %2::oid, 'usage')::text")
                              .arg(from)
                              .arg(to)
                              .arg(m_version.atLeast(16) ? QStringLiteral("set") : QStringLiteral("member")));
                VERIFY_OK(rows);
                QCOMPARE(rows->at(0).at(0) == QLatin1String("true"), roles->maySet(from, to));
                QCOMPARE(rows->at(0).at(1) == QLatin1String("true"), roles->inherits(from, to));
            }
        }
    }

    void holdersAreAllWhoHold()
    {
        auto roles = graph();
        VERIFY_OK(roles);
        auto found = securables({.schemas = {u"s1"_qs}});
        VERIFY_OK(found);
        for (const Securable &object : std::as_const(found->list)) {
            QHash<qint64, Privileges> byRole;
            for (const Holder &holder : holders(*roles, object))
                byRole.insert(holder.role, holder.rights.held);
            for (const Role &role : roles->roles()) {
                const Privileges held = RoleRights(*roles, role.oid).held(object);
                const auto told = byRole.constFind(role.oid);
                if (told != byRole.constEnd())
                    QCOMPARE(*told, held);
                else
                    QCOMPARE(held, publicPrivileges(object) & held);
            }
        }
    }

    void readsOnlyWhatIsAskedFor()
    {
        auto found = securables({.kinds = {u"table"_qs, u"aggregate"_qs}, .schemas = {u"S 2 \"x\""_qs}});
        VERIFY_OK(found);
        QCOMPARE(found->list.size(), 1);
        QCOMPARE(found->list.first().sqlName(), u"\"S 2 \"\"x\"\"\".\"t;--\""_qs);
        found = securables({.kinds = {u"function"_qs}, .filter = u"S1.F"_qs});
        VERIFY_OK(found);
        QCOMPARE(found->list.size(), 1);
        QCOMPARE(found->list.first().sqlName(), u"s1.f(integer, \"S 2 \"\"x\"\"\".\"t;--\")"_qs);
        found = securables({.kinds = {u"table"_qs}, .limit = 2});
        VERIFY_OK(found);
        QCOMPARE(found->list.size(), 2);
        QVERIFY(found->cut);
        found = securables({.kinds = {u"table"_qs}, .filter = u"\\_%'\""_qs});
        VERIFY_OK(found);
        QCOMPARE(found->list.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestRightsDb)
#include "tst_rights_db.moc"
