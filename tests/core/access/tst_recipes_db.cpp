// SPDX-License-Identifier: GPL-3.0-or-later
// A recipe is applied to a new role, which then does what it was meant to, and nothing else; also with what
// is made afterwards. And: another role's view of a table.
#include "core/access/defaultprivileges.h"
#include "core/access/recipes.h"
#include "core/access/seeas.h"
#include "core/base/sqlquote.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

using namespace core;
using namespace core::access;
using core::session::Canceller;
using core::session::Job;
using core::session::Link;
using core::session::Session;

class TestRecipesDb : public QObject
{
    Q_OBJECT

    QString m_url;
    QString m_tag;
    QString m_role; ///< of the recipe
    QString m_maker;
    Canceller m_canceller;
    std::unique_ptr<Session> m_session;
    catalog::SqlLibrary m_library;
    ServerVersion m_version;

    QString named(QString text) const
    {
        text.replace(QLatin1String("{role}"), quoteIdentifier(m_role));
        text.replace(QLatin1String("{maker}"), quoteIdentifier(m_maker));
        text.replace(QLatin1String("{db}"), quoteIdentifier(m_tag));
        return text.replace(QLatin1String("{s}"), QLatin1String("\"a & \"\"1\"\"\""));
    }
    Result<TestServer::Rows> sql(const QString &text) { return TestServer::query(m_url, named(text)); }

    template <class T, class F> Result<T> inSession(F job)
    {
        return m_session->run<T>(QStringLiteral("test"), job).wait();
    }

    Result<QList<Securable>> read(const SecurableScope &scope)
    {
        return inSession<QList<Securable>>([&](Link &link, Job &job) -> Result<QList<Securable>> {
            auto found = readSecurables(link, job, m_library, scope);
            if (!found)
                return found.error();
            return found->list;
        });
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_session = std::make_unique<Session>(requestFromUrl(m_url), m_canceller);
        auto info = m_session->open().wait();
        VERIFY_OK(info);
        m_version = info->version;
        m_tag = info->database;
        m_role = QStringLiteral("new \"; drop role x; --\n%1 😀 ") + m_tag;
        m_maker = QStringLiteral("mak'er ") + m_tag;
        VERIFY_OK(sql(
            QStringLiteral("create role {maker}; create schema other; create table other.secret (id int)")));
    }

    void init()
    {
        VERIFY_OK(sql(QStringLiteral(
            "create role {role} login; create schema {s}; grant usage, create on schema {s} to {maker}; "
            "set role {maker}; create table {s}.t (id serial, note text); insert into {s}.t (note) "
            "values ('x'); "
            "create view {s}.v as select * from {s}.t; create sequence {s}.q; "
            "create function {s}.f() returns int language sql as 'select 1'; "
            "create procedure {s}.p() language sql as ''; revoke all on function {s}.f() from public; "
            "revoke all on procedure {s}.p() from public; create type {s}.mood as enum ('ok'); "
            "create domain {s}.positive as int; create aggregate {s}.agg(*) (sfunc = int8inc, stype "
            "= int8, initcond "
            "= '0'); create materialized view {s}.m as select 1 as one")));
    }

    void cleanup()
    {
        (void)sql(QStringLiteral(
            "drop schema {s} cascade; drop owned by {role} cascade; drop owned by {maker} cascade; "
            "drop role {role}"));
    }

    void cleanupTestCase()
    {
        m_session.reset();
        (void)sql(QStringLiteral("drop owned by {maker} cascade; drop role {maker}"));
    }

    void recipe_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QStringList>("may");
        QTest::addColumn<QStringList>("mayNot");
        const QStringList reads{u"select * from {s}.t"_qs, u"select * from {s}.v"_qs,
                                u"select last_value from {s}.q"_qs};
        const QStringList writes{u"insert into {s}.t (note) values ('y')"_qs,
                                 u"update {s}.t set note = 'z' where id = 1"_qs,
                                 u"delete from {s}.t where id = 1"_qs};
        const QStringList numbers{u"select nextval('{s}.q')"_qs};
        const QStringList calls{u"select {s}.f()"_qs, u"call {s}.p()"_qs};
        const QStringList makes{u"create table {s}.mine (id int)"_qs};
        const QStringList alters{u"alter table {s}.t add more int"_qs,
                                 u"drop view {s}.v"_qs,
                                 u"truncate {s}.t"_qs,
                                 u"drop function {s}.f()"_qs,
                                 u"alter type {s}.mood add value 'bad'"_qs,
                                 u"drop table {s}.t cascade"_qs};
        const QStringList never{u"select * from other.secret"_qs, u"create schema mine"_qs,
                                u"create role mine"_qs, u"create table other.mine (id int)"_qs};
        const QStringList watches{u"select * from pg_ls_waldir()"_qs};
        QTest::newRow("read_only") << u"read_only"_qs << reads
                                   << writes + numbers + calls + makes + alters + never + watches;
        QTest::newRow("application") << u"application"_qs << reads + writes + numbers + calls
                                     << makes + alters + never + watches;
        QTest::newRow("migrations") << u"migrations"_qs << reads + writes + numbers + calls + makes + alters
                                    << never + watches;
        QTest::newRow("monitoring") << u"monitoring"_qs << watches
                                    << reads + writes + calls + makes + alters + never;
        QStringList neverOfBackup = never;
        QStringList readsOfBackup = reads;
        if (TestServer::major() >= 14)
            readsOfBackup << neverOfBackup.takeFirst();
        QTest::newRow("backup") << u"backup"_qs << readsOfBackup
                                << writes + numbers + calls + makes + alters + neverOfBackup + watches;
    }

    void recipe()
    {
        QFETCH(QString, id);
        QFETCH(QStringList, may);
        QFETCH(QStringList, mayNot);
        auto schemas = read({.kinds = {u"schema"_qs}, .schemas = {u"a & \"1\""_qs}});
        VERIFY_OK(schemas);
        QCOMPARE(schemas->size(), 1);
        auto existing = read({.schemas = {u"a & \"1\""_qs}});
        VERIFY_OK(existing);
        auto databases = read({.kinds = {u"database"_qs}, .filter = m_tag});
        VERIFY_OK(databases);
        const Recipe *recipe = findRecipe(id);
        QVERIFY(recipe != nullptr);
        const RecipeScript script = recipe->write({.role = m_role,
                                                   .database = databases->first(),
                                                   .schemas = *schemas,
                                                   .makers = {m_maker, QStringLiteral("postgres")},
                                                   .existing = *existing,
                                                   .version = m_version});
        QVERIFY(!script.steps.isEmpty());
        for (const RecipeStep &step : script.steps) {
            QVERIFY(!step.why.isEmpty());
            VERIFY_OK(TestServer::query(m_url, step.statement.sql));
        }
        const auto tryAll = [this](const QStringList &statements, bool expected) {
            for (const QString &statement : statements) {
                auto done = sql(QStringLiteral("begin; set local role {role}; ") + statement
                                + QStringLiteral("; rollback"));
                QVERIFY2(
                    done.has_value() == expected,
                    qPrintable(statement + QLatin1Char(' ') + (done ? QString() : done.error().toText())));
                if (!done)
                    QCOMPARE(done.error().sqlState, QStringLiteral("42501"));
            }
        };
        tryAll(may, true);
        tryAll(mayNot, false);
        if (QTest::currentTestFailed() || !recipe->usesMakers)
            return;
        // the same with objects of another name, made afterwards
        VERIFY_OK(sql(QStringLiteral(
            "drop view {s}.v; drop table {s}.t; drop sequence {s}.q; drop function {s}.f(); drop "
            "procedure {s}.p(); "
            "set role {maker}; create table {s}.t (id serial, note text); insert into {s}.t (note) "
            "values ('x'); "
            "create view {s}.v as select * from {s}.t; create sequence {s}.q; "
            "create function {s}.f() returns int language sql as 'select 1'; "
            "create procedure {s}.p() language sql as ''; "
            "revoke all on function {s}.f() from public; revoke all on procedure {s}.p() from public")));
        tryAll(may, true);
        tryAll(mayNot, false);
    }

    void defaultsAreReadBackAndTakenAway()
    {
        VERIFY_OK(sql(QStringLiteral(
            "alter default privileges for role {maker} revoke execute on functions from public; "
            "alter default privileges for role {maker} in schema {s} grant select, insert on "
            "tables to {role} with grant option")));
        const auto readAll = [this] {
            return inSession<QList<DefaultAcl>>(
                [this](Link &link, Job &job) { return readDefaultPrivileges(link, job, m_library); });
        };
        auto roles = inSession<RoleGraph>(
            [this](Link &link, Job &job) { return readRoleGraph(link, job, m_library); });
        VERIFY_OK(roles);
        const qint64 maker = roles->find(m_maker)->oid;
        const qint64 role = roles->find(m_role)->oid;
        auto stored = readAll();
        VERIFY_OK(stored);
        QCOMPARE(stored->size(), 2);
        const QString schema = QStringLiteral("a & \"1\"");
        // what it will have is what it has when it is made
        VERIFY_OK(sql(
            QStringLiteral("set role {maker}; create table {s}.later (id int); create function {s}.later() "
                           "returns int language sql as 'select 1'; create sequence {s}.later_q; "
                           "create type {s}.later_m as enum ('a')")));
        auto made = read({.schemas = {schema}, .filter = QStringLiteral("later")});
        VERIFY_OK(made);
        QCOMPARE(made->size(), 4);
        const auto sorted = [](QList<AclItem> items) {
            std::sort(items.begin(), items.end(),
                      [](const AclItem &a, const AclItem &b) { return a.grantee < b.grantee; });
            return items;
        };
        for (const Securable &object : std::as_const(*made))
            QCOMPARE(sorted(object.items),
                     sorted(futureItems(*stored, object.kind, maker, schema, m_version)));
        // and away with it
        ddl::Script script = defaultPrivilegesScript(
            changesBetween(*roles, defaultsFor(*stored, u"table"_qs, maker, schema, m_version), {})
                + changesBetween(*roles, defaultsFor(*stored, u"function"_qs, maker, {}, m_version),
                                 builtInDefaults(u"function"_qs, maker, {}, m_version).items),
            {.version = m_version});
        QCOMPARE(script.statements.size(), 2);
        for (const auto &statement : script.statements)
            VERIFY_OK(TestServer::query(m_url, statement.sql));
        stored = readAll();
        VERIFY_OK(stored);
        QCOMPARE(stored->size(), 0);
        Q_UNUSED(role);
    }

    void rowsThatPoliciesHide()
    {
        VERIFY_OK(sql(QStringLiteral(
            "insert into {s}.t (note) select 'n' || g from generate_series(1, 9) g; alter table "
            "{s}.t enable row level "
            "security; create policy few on {s}.t using (id <= current_setting('app.most')::int); "
            "grant usage on schema {s} to {role}; grant select on {s}.t to {role}")));
        const auto count = [this](const QString &role, const QString &most) {
            return inSession<VisibleRows>([=](Link &link, Job &job) {
                return countVisible(link, job,
                                    {.role = role, .settings = {{QStringLiteral("app.most"), most}}},
                                    QStringLiteral("a & \"1\""), QStringLiteral("t"));
            });
        };
        auto rows = count(m_role, QStringLiteral("3"));
        VERIFY_OK(rows);
        QCOMPARE(rows->visible, 3);
        QCOMPARE(rows->hidden(), 7);
        rows = count(m_maker, QStringLiteral("1"));
        VERIFY_OK(rows);
        QCOMPARE(rows->hidden(), 0); // the owner
        // nothing is left of it in the session
        auto user = inSession<QString>([](Link &link, Job &job) -> Result<QString> {
            auto answer = link.execute(job,
                                       "select current_user || current_setting('app.most', true) || "
                                       "current_setting('row_security')");
            if (!answer)
                return answer.error();
            return QString::fromUtf8(PQgetvalue(answer->get(), 0, 0));
        });
        VERIFY_OK(user);
        QCOMPARE(*user, QStringLiteral("postgreson"));
        VERIFY_OK(sql(QStringLiteral("revoke select on {s}.t from {role}")));
        rows = count(m_role, QStringLiteral("3"));
        QVERIFY(!rows);
        QCOMPARE(rows.error().sqlState, QStringLiteral("42501"));
        rows = count(QStringLiteral("nobody \"of this name"), QStringLiteral("3"));
        QVERIFY(!rows);
    }

    void whoMaySeeAsWhom()
    {
        VERIFY_OK(sql(QStringLiteral("grant {maker} to {role}")));
        auto roles = inSession<RoleGraph>(
            [this](Link &link, Job &job) { return readRoleGraph(link, job, m_library); });
        VERIFY_OK(roles);
        const qint64 maker = roles->find(m_maker)->oid;
        const qint64 role = roles->find(m_role)->oid;
        QCOMPARE(whyNotSeeAs(*roles, role, maker), QString());
        QCOMPARE(whyNotSeeAs(*roles, roles->find(QStringLiteral("postgres"))->oid, role), QString());
        QVERIFY(whyNotSeeAs(*roles, maker, role).contains(m_role));
        QVERIFY(!whyNotSeeAs(*roles, maker, 4711).isEmpty());
        VERIFY_OK(sql(QStringLiteral("revoke {maker} from {role}")));
    }
};

QTEST_GUILESS_MAIN(TestRecipesDb)
#include "tst_recipes_db.moc"
