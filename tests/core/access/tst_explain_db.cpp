// SPDX-License-Identifier: GPL-3.0-or-later
// "Why can't she?": the server refuses exactly where the chain has a gap, and the smallest cure closes it.
#include "core/access/denied.h"
#include "core/access/explain.h"
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

class TestExplainDb : public QObject
{
    Q_OBJECT

    QString m_url;
    QString m_ana; ///< hostile, and of this run
    QString m_group;
    QString m_tag;
    Canceller m_canceller;
    std::unique_ptr<Session> m_session;
    catalog::SqlLibrary m_library;
    ServerVersion m_version;

    Result<TestServer::Rows> sql(QString text)
    {
        text.replace(QLatin1String("{ana}"), quoteIdentifier(m_ana));
        text.replace(QLatin1String("{group}"), quoteIdentifier(m_group));
        text.replace(QLatin1String("{db}"), quoteIdentifier(m_tag));
        return TestServer::query(m_url, text);
    }

    /// The statement as she runs it, undone.
    bool works(const QString &statement)
    {
        auto done
            = sql(QStringLiteral("begin; set local role {ana}; ") + statement + QStringLiteral("; rollback"));
        if (!done && done.error().sqlState != QLatin1String("42501"))
            qWarning("%s", qPrintable(done.error().toText()));
        return done.has_value();
    }

    Result<Explanation> ask(const QString &kind, const QString &object, Privilege privilege,
                            const QStringList &columns = {})
    {
        const QString cast = kind == QLatin1String("function") ? QStringLiteral("regprocedure")
            : kind == QLatin1String("schema")                  ? QStringLiteral("regnamespace")
                                                               : QStringLiteral("regclass");
        auto oid = sql(kind == QLatin1String("database")
                           ? QStringLiteral("select oid from pg_database where datname = current_database()")
                           : QStringLiteral("select %1::%2::oid").arg(quoteLiteral(object), cast));
        if (!oid)
            return oid.error();
        auto role = sql(QStringLiteral("select oid from pg_roles where rolname = ") + quoteLiteral(m_ana));
        if (!role)
            return role.error();
        const Question question{.role = role->at(0).at(0).toLongLong(),
                                .privilege = privilege,
                                .kind = kind,
                                .oid = oid->at(0).at(0).toLongLong(),
                                .columns = columns};
        return m_session
            ->run<Explanation>(QStringLiteral("ask"),
                               [this, question](Link &link, Job &job) -> Result<Explanation> {
                                   auto situation = readSituation(link, job, m_library, question);
                                   if (!situation)
                                       return situation.error();
                                   return explain(*situation);
                               })
            .wait();
    }

    static QString lines(const Explanation &explanation)
    {
        QStringList text{explanation.verdict};
        for (const Step &step : explanation.steps) {
            const char mark = step.state == Step::State::Ok ? '+'
                : step.state == Step::State::Missing        ? '-'
                                                            : '.';
            text << QString(QLatin1Char(mark)) + QLatin1Char(' ') + step.what + QStringLiteral(": ")
                    + step.why;
        }
        for (const Cure &cure : explanation.cures)
            text << QStringLiteral("> ") + cure.title + QStringLiteral(" (") + cure.effect
                    + QStringLiteral("): ") + cure.script.display();
        return text.join(QLatin1Char('\n'));
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
        m_ana = QStringLiteral("ana \"; drop role x; --\n%1 😀 ") + m_tag;
        m_group = QStringLiteral("gr & <b> ") + m_tag;
        VERIFY_OK(sql(QStringLiteral("create role {ana} login; create role {group}; "
                                     "create schema \"s 1\"; revoke all on schema public from public;")));
    }

    void cleanupTestCase()
    {
        m_session.reset();
        for (const char *role : {"{ana}", "{group}"})
            (void)sql(QStringLiteral("drop owned by %1 cascade; drop role %1").arg(QLatin1String(role)));
    }

    void curesWork_data()
    {
        QTest::addColumn<QString>("setup");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("object");
        QTest::addColumn<int>("privilege");
        QTest::addColumn<QStringList>("columns");
        QTest::addColumn<QString>("statement"); ///< what she cannot do
        const auto add = [](const char *name, const char *setup, const char *kind, const char *object,
                            Privilege privilege, const char *statement, const QStringList &columns = {}) {
            QTest::newRow(name) << QString::fromUtf8(setup) << QString::fromUtf8(kind)
                                << QString::fromUtf8(object) << int(privilege) << columns
                                << QString::fromUtf8(statement);
        };
        using enum Privilege;
        const char *t = "\"s 1\".t";
        add("nothing at all", "", "table", t, Select, "select * from \"s 1\".t");
        add("no usage", "grant select on \"s 1\".t to {ana}", "table", t, Select, "select * from \"s 1\".t");
        add("usage only", "grant usage on schema \"s 1\" to {ana}", "table", t, Select,
            "select * from \"s 1\".t");
        add("some columns", "grant usage on schema \"s 1\" to {ana}; grant select (id) on \"s 1\".t to {ana}",
            "table", t, Select, "select * from \"s 1\".t");
        add("one column", "", "table", t, Select, "select \"q\"\"; --\" from \"s 1\".t",
            {QStringLiteral("q\"; --")});
        add("update of a column", "grant select on \"s 1\".t to {ana}", "table", t, Update,
            "update \"s 1\".t set id = 1 where id = 1", {QStringLiteral("id")});
        add("insert with a serial", "grant insert on \"s 1\".t to {ana}", "table", t, Insert,
            "insert into \"s 1\".t (\"q\"\"; --\") values ('x')");
        add("truncate", "", "table", t, Truncate, "truncate \"s 1\".t");
        add("view whose owner may not",
            "create view \"s 1\".v as select id from \"s 1\".t; alter view \"s 1\".v owner to "
            "{group}; grant select on \"s 1\".v to {ana}",
            "view", "\"s 1\".v", Select, "select * from \"s 1\".v");
        add("view of a view whose owner may not",
            "create view \"s 1\".inner_view as select id from \"s 1\".t; alter view \"s "
            "1\".inner_view owner to "
            "{group}; create view \"s 1\".v as select * from \"s 1\".inner_view; grant select on "
            "\"s 1\".v to {ana}",
            "view", "\"s 1\".v", Select, "select * from \"s 1\".v");
        if (TestServer::major() >= 15) {
            add("view with the rights of who asks",
                "create view \"s 1\".v with (security_invoker = true) as select id from \"s 1\".t; "
                "grant usage on schema "
                "\"s 1\" to {ana}; grant select on \"s 1\".v to {ana}",
                "view", "\"s 1\".v", Select, "select * from \"s 1\".v");
            add("view of a view with the rights of who asks",
                "create view \"s 1\".inner_view with (security_invoker = true) as select id from "
                "\"s 1\".t; create view "
                "\"s 1\".v as select * from \"s 1\".inner_view; alter view \"s 1\".v owner to {group}; "
                "grant select on \"s 1\".v to {ana}",
                "view", "\"s 1\".v", Select, "select * from \"s 1\".v");
        }
        add("row security without a policy",
            "grant select on \"s 1\".t to {ana}; alter table \"s 1\".t enable row level security", "table", t,
            Select,
            "do 'begin if not exists (select from \"s 1\".t) then raise insufficient_privilege; end "
            "if; end'");
        add("row security for another command",
            "grant insert on \"s 1\".t to {ana}; alter table \"s 1\".t enable row level security; "
            "create policy p on "
            "\"s 1\".t for select using (true)",
            "table", t, Insert, "insert into \"s 1\".t (id, \"q\"\"; --\") values (3, 'x')");
        add("function", "revoke all on function \"s 1\".f(int) from public", "function", "\"s 1\".f(int)",
            Execute, "select \"s 1\".f(1)");
        add("create in a schema", "", "schema", "\"s 1\"", Create, "create table \"s 1\".mine (id int)");
        add("create in the database", "", "database", "", Create, "create schema mine");
        add("temporary tables", "revoke temporary on database {db} from public", "database", "", Temporary,
            "create temp table mine (id int)");
        add("a group that is not inherited",
            "grant usage on schema \"s 1\" to {group}; grant select on \"s 1\".t to {group}; alter "
            "role {ana} noinherit; "
            "grant {group} to {ana}",
            "table", t, Select, "select * from \"s 1\".t");
    }

    void curesWork()
    {
        QFETCH(QString, setup);
        QFETCH(QString, kind);
        QFETCH(QString, object);
        QFETCH(int, privilege);
        QFETCH(QStringList, columns);
        QFETCH(QString, statement);
        VERIFY_OK(sql(QStringLiteral(
            "drop schema \"s 1\" cascade; create schema \"s 1\"; create table \"s 1\".t (id serial, "
            "\"q\"\"; --\" text); "
            "insert into \"s 1\".t values (7, 'seven'); create function \"s 1\".f(int) returns int "
            "language sql as "
            "'select 1'; alter role {ana} inherit; revoke all on database {db} from {ana}; "
            "grant connect, temporary on database {db} to public; ")));
        (void)sql(QStringLiteral("revoke {group} from {ana}"));
        if (!setup.isEmpty())
            VERIFY_OK(sql(setup));
        QVERIFY(!works(statement));
        auto before = ask(kind, object, Privilege(privilege), columns);
        VERIFY_OK(before);
        QVERIFY2(!before->allowed, qPrintable(lines(*before)));
        QVERIFY2(!before->cures.isEmpty() && before->cures.first().smallest, qPrintable(lines(*before)));
        if (qEnvironmentVariableIsSet("SHOW_EXPLANATIONS"))
            qInfo("%s", qPrintable(lines(*before)));
        for (const auto &part : before->cures.first().script.statements)
            VERIFY_OK(TestServer::query(m_url, part.sql));
        auto after = ask(kind, object, Privilege(privilege), columns);
        VERIFY_OK(after);
        QVERIFY2(after->allowed, qPrintable(lines(*after)));
        QVERIFY(after->cures.isEmpty());
        QVERIFY2(works(statement), qPrintable(lines(*after)));
    }

    /// The other ways: a group that has it, a membership that sleeps.
    void alternatives()
    {
        VERIFY_OK(sql(QStringLiteral(
            "drop schema \"s 1\" cascade; create schema \"s 1\"; create table \"s 1\".t (id int); "
            "alter role {ana} inherit; grant usage on schema \"s 1\" to {group}; grant select on "
            "all tables in schema "
            "\"s 1\" to {group}")));
        (void)sql(QStringLiteral("revoke {group} from {ana}"));
        auto found = ask(QStringLiteral("table"), QStringLiteral("\"s 1\".t"), Privilege::Select);
        VERIFY_OK(found);
        QVERIFY2(found->cures.size() >= 2, qPrintable(lines(*found)));
        QCOMPARE(found->cures[1].script.statements.size(), 1);
        QCOMPARE(found->cures[1].script.statements[0].sql,
                 QStringLiteral("grant %1 to %2").arg(quoteIdentifier(m_group), quoteIdentifier(m_ana)));
        QVERIFY2(found->cures[1].effect.contains(QLatin1String("2 rights on 2 objects")),
                 qPrintable(found->cures[1].effect));
        // each way leads there
        VERIFY_OK(TestServer::query(m_url, found->cures[1].script.statements[0].sql));
        found = ask(QStringLiteral("table"), QStringLiteral("\"s 1\".t"), Privilege::Select);
        VERIFY_OK(found);
        QVERIFY2(found->allowed, qPrintable(lines(*found)));
        // the same membership, not inherited
        VERIFY_OK(sql(m_version.atLeast(16) ? QStringLiteral("grant {group} to {ana} with inherit false")
                                            : QStringLiteral("alter role {ana} noinherit")));
        found = ask(QStringLiteral("table"), QStringLiteral("\"s 1\".t"), Privilege::Select);
        VERIFY_OK(found);
        QVERIFY2(!found->allowed && found->cures.size() >= 2, qPrintable(lines(*found)));
        QVERIFY2(lines(*found).contains(QLatin1String("only after SET ROLE")), qPrintable(lines(*found)));
        for (const auto &part : found->cures[1].script.statements)
            VERIFY_OK(TestServer::query(m_url, part.sql));
        found = ask(QStringLiteral("table"), QStringLiteral("\"s 1\".t"), Privilege::Select);
        VERIFY_OK(found);
        QVERIFY2(found->allowed, qPrintable(lines(*found)));
    }

    void theRoleItself()
    {
        VERIFY_OK(
            sql(QStringLiteral("alter role {ana} nologin connection limit 0 valid until '2001-01-01'")));
        (void)sql(QStringLiteral("revoke {group} from {ana}"));
        for (int gaps = 3; gaps > 0; --gaps) {
            auto found = ask(QStringLiteral("database"), {}, Privilege::Connect);
            VERIFY_OK(found);
            QVERIFY2(!found->allowed, qPrintable(lines(*found)));
            QCOMPARE(found->cures.size(), 1);
            for (const auto &part : found->cures[0].script.statements)
                VERIFY_OK(TestServer::query(m_url, part.sql));
        }
        auto found = ask(QStringLiteral("database"), {}, Privilege::Connect);
        VERIFY_OK(found);
        QVERIFY2(found->allowed, qPrintable(lines(*found)));
    }

    /// The statement that was refused leads to what was missing.
    void fromTheErrorToItsCause_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("object"); ///< the first that is told
        const auto add = [](const char *statement, const char *object) {
            QTest::newRow(statement) << QString::fromUtf8(statement) << QString::fromUtf8(object);
        };
        add("select * from \"s 1\".t", "s 1.t");
        add("select 1 from \"s 1\".T -- \"s 1\".v\n where id = 1", "s 1.t");
        add("select count(*) from open o join t using (id)", "s 1.t"); // by the search path
        add("update \"s 1\".t set note = 'from x' where id = 3 returning note", "s 1.t");
        add("insert into t (id) values (1)", "s 1.t");
        add("delete from only t", "s 1.t");
        add("truncate table t", "s 1.t");
        add("select \"s 1\".f(1)", "s 1.f(integer)");
        add("select nextval('\"s 1\".q')", "s 1.q");
        add("create table \"s 1\".mine (id int)", "s 1");
        add("create table mine (id int)", "s 1");
        add("create table mine as select * from t", "s 1");
        add("create schema mine", "{db}");
        add("with x as (select id from t) select * from x", "s 1.t");
        add("select * from open where exists (select from \"s 1\".t where note = 'x')", "s 1.t");
        add("alter table \"s 1\".t add more int", "s 1.t");
        add("drop table if exists t", "s 1.t");
        add("create unique index concurrently_not on t (id)", "s 1.t");
        add("drop function f(int)", "s 1.f(integer)");
        add("comment on table t is 'x'", "s 1.t");
        add("alter type mood add value 'bad'", "s 1.mood");
        add("drop schema \"s 1\" cascade", "s 1");
        if (TestServer::major() >= 15)
            add("set log_statement = 'all'", "log_statement");
    }

    void fromTheErrorToItsCause()
    {
        QFETCH(QString, statement);
        QFETCH(QString, object);
        VERIFY_OK(sql(QStringLiteral(
            "drop schema \"s 1\" cascade; create schema \"s 1\"; create table \"s 1\".t (id int, note text); "
            "create type \"s 1\".mood as enum ('ok'); create sequence \"s 1\".q; create table \"s "
            "1\".open (id int); alter role {ana} inherit; "
            "create function \"s 1\".f(int) returns int language sql as 'select 1'; revoke all on function "
            "\"s 1\".f(int) from public; grant usage on schema \"s 1\" to {ana}; grant select on "
            "\"s 1\".open to {ana}")));
        (void)sql(QStringLiteral("revoke {group} from {ana}"));
        const QString path = QStringLiteral("set search_path = \"s 1\"; ");
        QVERIFY(!works(path + statement));
        auto found = m_session
                         ->run<QList<Denied>>(QStringLiteral("denied"),
                                              [&](Link &link, Job &job) {
                                                  return explainDenied(link, job, m_library, statement, m_ana,
                                                                       {QStringLiteral("s 1")});
                                              })
                         .wait();
        VERIFY_OK(found);
        QVERIFY(!found->isEmpty());
        QCOMPARE(found->first().object.text(), object.replace(QLatin1String("{db}"), m_tag));
        for (const Denied &denied : std::as_const(*found)) {
            for (const auto &part : denied.explanation.cures.first().script.statements)
                VERIFY_OK(TestServer::query(m_url, part.sql));
        }
        QVERIFY2(works(path + statement), qPrintable(lines(found->first().explanation)));
        VERIFY_OK(sql(QStringLiteral("revoke create on database {db} from {ana}")));
        if (object == QLatin1String("log_statement"))
            VERIFY_OK(sql(QStringLiteral("revoke set on parameter log_statement from {ana}")));
    }

    void whatIsGone()
    {
        auto gone = m_session
                        ->run<Situation>(QStringLiteral("ask"),
                                         [this](Link &link, Job &job) {
                                             return readSituation(link, job, m_library,
                                                                  {.role = 10,
                                                                   .kind = QStringLiteral("table"),
                                                                   .oid = 4'000'000'000});
                                         })
                        .wait();
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, Error::Kind::Input);
    }
};

QTEST_GUILESS_MAIN(TestExplainDb)
#include "tst_explain_db.moc"
