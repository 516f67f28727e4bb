// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sqlquote.h"
#include "core/ddl/scriptrunner.h"
#include "core/session/session.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QElapsedTimer>

using namespace core;
using namespace core::ddl;
using namespace core::session;

namespace {

Script scriptOf(const QStringList &statements)
{
    Script script;
    for (const QString &sql : statements)
        script.add(sql);
    return script;
}

/// "created table public.t", "changed table public.t: owner: a → b"
QStringList told(const TryReport &report)
{
    const QStringList words{QStringLiteral("created"), QStringLiteral("changed"), QStringLiteral("dropped")};
    QStringList lines;
    for (const TriedObject &object : report.objects)
        lines << words.at(int(object.change)) + QLatin1Char(' ') + object.kind + QLatin1Char(' ')
                + object.name
                + (object.details.isEmpty()
                       ? QString()
                       : QStringLiteral(": ") + object.details.join(QStringLiteral("; ")));
    lines.sort();
    return lines;
}

QStringList rowsOf(const TryReport &report)
{
    QStringList lines;
    for (const TriedRows &rows : report.rows)
        lines << QStringLiteral("%1 +%2 ~%3 -%4")
                     .arg(rows.table)
                     .arg(rows.inserted)
                     .arg(rows.updated)
                     .arg(rows.deleted);
    return lines;
}

} // namespace

class TestTryOut : public QObject
{
    Q_OBJECT

    QString m_url;
    Canceller m_canceller;
    std::unique_ptr<Session> m_session;

    TryReport tried(const Script &script, const TryOptions &options = {})
    {
        auto task = m_session->run<TryReport>(
            QStringLiteral("try"),
            [&](Link &link, Job &job) -> Result<TryReport> { return tryOut(link, job, script, options); });
        auto report = task.wait();
        return report ? *report : TryReport{.error = report.error()};
    }

    TestServer::Rows rows(const QString &sql)
    {
        auto found = TestServer::query(m_url, sql);
        if (!found)
            qWarning("%s", qPrintable(found.error().toText()));
        return found ? *found : TestServer::Rows();
    }

    void open(const QString &url)
    {
        m_session = std::make_unique<Session>(requestFromUrl(url), m_canceller);
        VERIFY_OK(m_session->open().wait());
    }

private slots:
    void init()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        open(m_url);
    }
    void cleanup() { m_session.reset(); }

    void tellsWhatTriggersAndCascadesDid();
    void tellsWhatBecameOfObjects();
    void looksAtWhatCameBeforeAFailure();
    void refusesWhatCannotBeRolledBack_data();
    void refusesWhatCannotBeRolledBack();
    void deferredConstraintsAreChecked();
    void locksAreTold();
    void othersChangesAreNotOurs();
    void withoutAnyRight();
    void rolesOfOthers_data();
    void rolesOfOthers();
    void canBeStopped();
    void thousandsOfTablesStayQuick();
};

void TestTryOut::tellsWhatTriggersAndCascadesDid()
{
    rows(QStringLiteral(
        "create table parent (id int primary key); create table child (id serial, parent int references "
        "parent on "
        "delete cascade); create table \"au\"\"dit\" (what text); create function note() returns trigger "
        "language "
        "plpgsql as $$begin raise notice 'gone: %', old.id; insert into \"au\"\"dit\" values (old.id); "
        "return null; "
        "end$$; create trigger \"t 1\" after delete on child for each row execute function note();"
        "create trigger other after insert on child for each row execute function note();"
        "insert into parent select generate_series(1, 20); insert into child (parent) select 1 + i % 20 from "
        "generate_series(1, 200) i; select 1"));
    const TryReport report = tried(scriptOf({QStringLiteral("delete from parent where id <= 10"),
                                             QStringLiteral("select nextval('child_id_seq')")}));
    QVERIFY2(report.ok(), qPrintable(report.error ? report.error->toText() : QString()));
    QVERIFY(report.rolledBack);
    QCOMPARE(report.statements.at(0).tag, QStringLiteral("DELETE 10"));
    QCOMPARE(report.statements.at(0).rows, 10);
    QCOMPARE(report.statements.at(0).notices.size(), 100);
    QCOMPARE(report.notices.size(), 100);
    QCOMPARE(
        rowsOf(report),
        (QStringList{QStringLiteral("public.\"au\"\"dit\" +100 ~0 -0"),
                     QStringLiteral("public.child +0 ~0 -100"), QStringLiteral("public.parent +0 ~0 -10")}));
    QVERIFY(report.functionsKnown);
    QCOMPARE(report.functions.size(), 1);
    QCOMPARE(report.functions.first().name, QStringLiteral("public.note()"));
    QCOMPARE(report.functions.first().calls, 100);
    QCOMPARE(report.triggers, QStringList{QStringLiteral("\"t 1\" on public.child")});
    QCOMPARE(report.functions.first().triggers, report.triggers);
    QCOMPARE(report.kept, QStringList{QStringLiteral("numbers taken from the sequence public.child_id_seq")});
    QCOMPARE(told(report), QStringList());
    QCOMPARE(rows(QStringLiteral("select count(*) from parent")), TestServer::Rows{{QStringLiteral("20")}});
    // what this session did before is not the next one's
    const TryReport second = tried(scriptOf({QStringLiteral("insert into parent values (100)")}));
    QCOMPARE(rowsOf(second), QStringList{QStringLiteral("public.parent +1 ~0 -0")});
}

void TestTryOut::tellsWhatBecameOfObjects()
{
    rows(QStringLiteral(
        "create table p (id int primary key, v int); create table gone (a int check (a > 0)); create "
        "view shown as select * from p; create function f(a int, b text) returns int language sql "
        "as 'select 1'; select 1"));
    const TryReport report = tried(scriptOf(
        {QStringLiteral("drop table gone"), QStringLiteral("drop view shown"),
         QStringLiteral("drop function f"), QStringLiteral("alter table p add column \"we;ird\" text"),
         QStringLiteral("alter table p alter v type bigint"),
         QStringLiteral("create table made (id int primary key, p int references p)"),
         QStringLiteral("create role \"try; it\""), QStringLiteral("comment on table p is 'x'"),
         QStringLiteral("comment on role \"try; it\" is 'x'"),
         QStringLiteral("comment on schema public is 'mine'"),
         QStringLiteral("grant select on p to \"try; it\""),
         QStringLiteral("alter table p owner to \"try; it\""),
         QStringLiteral("alter default privileges for role \"try; it\" grant select on tables to public"),
         QStringLiteral("alter role \"try; it\" set work_mem = '3MB'"),
         QStringLiteral("alter role \"try; it\" rename to \"tried\""),
         QStringLiteral("create type colour as enum ('red')"), QStringLiteral("create schema s2")}));
    QVERIFY2(report.ok(), qPrintable(report.error ? report.error->toText() : QString()));
    const QStringList lines = told(report);
    const auto has = [&](const char *line) {
        return QTest::qVerify(lines.contains(QString::fromUtf8(line)), line,
                              qPrintable(lines.join(QLatin1Char('\n'))), __FILE__, __LINE__);
    };
    QVERIFY(has("created schema s2"));
    QVERIFY(has("created table public.made"));
    QVERIFY(has("created index public.made_pkey"));
    QVERIFY(has("created enum public.colour"));
    QVERIFY(has("created role tried"));
    QVERIFY(has("created parameters of role tried"));
    QVERIFY(has("created default privileges of tried on tables"));
    QVERIFY(has("dropped table public.gone"));
    QVERIFY(has("dropped view public.shown"));
    QVERIFY(has("dropped function public.f(int4, text)"));
    QVERIFY(has("changed index public.p_pkey: owner: postgres → tried; rewritten"));
    QVERIFY(has("changed schema public: comment"));
    const QString table = lines.filter(QStringLiteral("changed table public.p")).value(0);
    QVERIFY2(table.contains(QStringLiteral("owner: postgres → tried; privileges: none → "))
                 && table.contains(QLatin1String("; rewritten; "))
                 && table.contains(QLatin1String("column \"we;ird\" added"))
                 && table.contains(QLatin1String("column v;"))
                 && table.endsWith(QLatin1String("comment added")),
             qPrintable(table));
    QVERIFY2(lines.filter(QStringLiteral("constraint")).isEmpty(), qPrintable(lines.join(QLatin1Char('\n'))));
    QCOMPARE(rows(QStringLiteral("select count(*) from pg_roles where rolname in ('tried', 'try; it')")),
             TestServer::Rows{{QStringLiteral("0")}});
    QCOMPARE(rows(QStringLiteral("select to_regclass('gone') is not null")),
             TestServer::Rows{{QStringLiteral("t")}});
}

void TestTryOut::looksAtWhatCameBeforeAFailure()
{
    const TryReport report = tried(
        scriptOf({QStringLiteral("create table t (a int)"), QStringLiteral("insert into t values (1)"),
                  QStringLiteral("select 1/0"), QStringLiteral("create table u (a int)")}));
    QVERIFY(!report.ok());
    QCOMPARE(report.failed, 2);
    QCOMPARE(report.error->sqlState, QStringLiteral("22012"));
    QVERIFY(report.statements.at(1).ran);
    QVERIFY(report.statements.at(2).error);
    QVERIFY(!report.statements.at(3).ran && !report.statements.at(3).error);
    QCOMPARE(told(report), QStringList{QStringLiteral("created table public.t")});
    QCOMPARE(rowsOf(report), QStringList{QStringLiteral("public.t +1 ~0 -0")});
    QVERIFY(report.rolledBack);
    QCOMPARE(rows(QStringLiteral("select to_regclass('t') is null")),
             TestServer::Rows{{QStringLiteral("t")}});
}

void TestTryOut::refusesWhatCannotBeRolledBack_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("refused");
    for (const char *sql : {"commit", "/* x */ -- y\n ROLLBACK", "savepoint a", "prepare  transaction 'x'",
                            "begin", "end", "abort"})
        QTest::newRow(sql) << QString::fromLatin1(sql) << true;
    for (const char *sql :
         {"prepare q as select 1", "select 'commit'", "comment on schema public is 'commit'"})
        QTest::newRow(sql) << QString::fromLatin1(sql) << false;
}

void TestTryOut::refusesWhatCannotBeRolledBack()
{
    QFETCH(QString, sql);
    QFETCH(bool, refused);
    Script script = scriptOf({QStringLiteral("create table t (a int)"), sql});
    TryReport report = tried(script);
    QCOMPARE(!report.refused.isEmpty(), refused);
    if (refused) {
        QCOMPARE(report.refused.first().statement, 1);
        QVERIFY(!report.statements.first().ran);
    }
    script.statements[1]
        = {.sql = QStringLiteral("create database x"), .standalone = QStringLiteral("not in a transaction")};
    report = tried(script);
    QCOMPARE(report.refused.size(), 1);
    QCOMPARE(report.refused.first().why, QStringLiteral("not in a transaction"));
    script.statements[1] = {.sql = QStringLiteral("select 1"), .database = QStringLiteral("another")};
    QVERIFY(tried(script).refused.first().why.contains(QLatin1String("another")));
}

void TestTryOut::deferredConstraintsAreChecked()
{
    rows(QStringLiteral("create table t (a int primary key deferrable initially deferred); select 1"));
    const TryReport report = tried(
        scriptOf({QStringLiteral("insert into t values (1)"), QStringLiteral("insert into t values (1)")}));
    QCOMPARE(report.error->sqlState, QStringLiteral("23505"));
    QCOMPARE(report.failed, -1);
    QVERIFY(report.statements.at(1).ran);
    QCOMPARE(rowsOf(report), QStringList{QStringLiteral("public.t +2 ~0 -0")});
}

void TestTryOut::locksAreTold()
{
    rows(QStringLiteral(
        "create table big (id int primary key, v int); create table small (id int); insert into big "
        "select i, i from generate_series(1, 1000) i; select 1"));
    Session other(requestFromUrl(m_url), m_canceller);
    VERIFY_OK(other.open().wait());
    QVERIFY(runAndWait(other, "begin").ok());
    QVERIFY(runAndWait(other, "select count(*) from small").ok());
    const TryReport report = tried(scriptOf(
        {QStringLiteral("select * from big"), QStringLiteral("alter table big alter v type bigint"),
         QStringLiteral("create index on small (id)"), QStringLiteral("create table made (a int)")}));
    QVERIFY2(report.ok(), qPrintable(report.error ? report.error->toText() : QString()));
    QCOMPARE(report.locks.size(), 2);
    QCOMPARE(report.locks.at(0).object, QStringLiteral("public.big"));
    QVERIFY(report.locks.at(0).blocksReads());
    QVERIFY(report.locks.at(0).bytes > 0);
    QCOMPARE(report.locks.at(1).mode, QStringLiteral("ShareLock"));
    QVERIFY(report.locks.at(1).blocksWrites() && !report.locks.at(1).blocksReads());
    QCOMPARE(report.locks.at(1).otherSessions, 1);
    // what waits is given up soon
    const TryReport waited = tried(scriptOf({QStringLiteral("alter table small add b int")}),
                                   {.lockTimeout = std::chrono::milliseconds(50)});
    QCOMPARE(waited.error->sqlState, QStringLiteral("55P03"));
    QCOMPARE(waited.failed, 0);
}

void TestTryOut::othersChangesAreNotOurs()
{
    rows(QStringLiteral("create table t (a int); create table u (a int); select 1"));
    Session other(requestFromUrl(m_url), m_canceller);
    VERIFY_OK(other.open().wait());
    // one that ends meanwhile, one that is under way
    if (!TestServer::query(m_url, QStringLiteral("create extension dblink")))
        QSKIP("dblink of this server does not go with this libpq");
    const TryReport report = tried(scriptOf(
        {QStringLiteral("select dblink_connect('x', %1)").arg(quoteLiteral(m_url)),
         QStringLiteral("select dblink_exec('x', 'comment on table t is ''theirs'''), dblink_exec('x', "
                        "'create table theirs (a int)'), dblink_exec('x', 'begin'), dblink_exec('x', "
                        "'alter table u owner to current_user; comment on table u is ''x''; drop table "
                        "theirs')"),
         QStringLiteral("select dblink_exec('x', 'commit'), dblink_exec('x', 'create role try_theirs'), "
                        "dblink_exec('x', 'alter role try_theirs createdb'), dblink_exec('x', 'begin')"),
         QStringLiteral("comment on schema public is 'ours'")}));
    rows(QStringLiteral("drop role try_theirs; select 1"));
    QVERIFY2(report.ok(), qPrintable(report.error ? report.error->toText() : QString()));
    QCOMPARE(told(report), QStringList{QStringLiteral("changed schema public: comment")});
}

void TestTryOut::withoutAnyRight()
{
    rows(QStringLiteral(
        "do $$begin create role try_poor login; exception when duplicate_object then end$$; create "
        "schema poor authorization try_poor; select 1"));
    open(QString(m_url).replace(QStringLiteral("user=postgres"), QStringLiteral("user=try_poor")));
    const TryReport report = tried(scriptOf(
        {QStringLiteral("create table poor.t (a int)"), QStringLiteral("insert into poor.t values (1), (2)"),
         QStringLiteral(
             "create function poor.f() returns trigger language plpgsql as 'begin return new; end'"),
         QStringLiteral("create trigger tr before update on poor.t for each row execute function poor.f()"),
         QStringLiteral("update poor.t set a = 3"), QStringLiteral("comment on schema poor is 'x'")}));
    QVERIFY2(report.ok(), qPrintable(report.error ? report.error->toText() : QString()));
    QCOMPARE(
        told(report),
        (QStringList{QStringLiteral("changed schema poor: comment added"),
                     QStringLiteral("created function poor.f()"), QStringLiteral("created table poor.t")}));
    QCOMPARE(rowsOf(report), QStringList{QStringLiteral("poor.t +2 ~2 -0")});
    QVERIFY(!report.functionsKnown);
    QCOMPARE(report.triggers, QStringList{QStringLiteral("tr on poor.t")});
    m_session.reset();
    rows(QStringLiteral("drop owned by try_poor; drop role try_poor; select 1"));
}

void TestTryOut::rolesOfOthers_data()
{
    QTest::addColumn<QString>("user");
    QTest::newRow("who may read pg_authid") << QStringLiteral("postgres");
    QTest::newRow("who may not") << QStringLiteral("try_maker");
}

/// Others make and drop roles meanwhile; what this session makes is told all the same.
void TestTryOut::rolesOfOthers()
{
    QFETCH(QString, user);
    rows(QStringLiteral("create role try_maker login createrole; select 1"));
    open(QString(m_url).replace(QStringLiteral("user=postgres"), QStringLiteral("user=") + user));
    Session other(requestFromUrl(m_url), m_canceller);
    VERIFY_OK(other.open().wait());
    const auto toldOf = [&](const QStringList &statements) {
        rows(QStringLiteral("create role try_gone; select 1"));
        std::optional<TryReport> report;
        [&] {
            QVERIFY(runAndWait(other, "begin").ok());
            QVERIFY(runAndWait(other, "select pg_advisory_xact_lock(7)").ok());
            const Script script
                = scriptOf(statements + QStringList{QStringLiteral("select pg_advisory_xact_lock(7)")});
            auto task
                = m_session->run<bool>(QStringLiteral("try"), [&](Link &link, Job &job) -> Result<bool> {
                      report = tryOut(link, job, script);
                      return true;
                  });
            QTRY_COMPARE(rows(QStringLiteral("select count(*) from pg_locks where locktype = 'advisory' and "
                                             "not granted and database = (select oid from pg_database where "
                                             "datname = current_database())")),
                         (TestServer::Rows{{QStringLiteral("1")}}));
            QVERIFY(runAndWait(other, "create role try_others").ok());
            QVERIFY(runAndWait(other, "drop role try_gone").ok());
            QVERIFY(runAndWait(other, "commit").ok());
            VERIFY_OK(task.wait());
            QVERIFY2(report->ok(), qPrintable(report->error ? report->error->toText() : QString()));
        }();
        rows(QStringLiteral("drop role if exists try_others, try_gone; select 1"));
        return report ? told(*report) : QStringList{QStringLiteral("none")};
    };
    QCOMPARE(toldOf({}), QStringList());
    QVERIFY(
        toldOf({QStringLiteral("create role try_made")}).contains(QStringLiteral("created role try_made")));
    m_session.reset();
    rows(QStringLiteral("drop role try_maker; select 1"));
}

void TestTryOut::canBeStopped()
{
    std::optional<TryReport> report;
    std::atomic_bool began = false;
    const Script script
        = scriptOf({QStringLiteral("create table t (a int)"), QStringLiteral("select pg_sleep(100)")});
    auto task = m_session->run<bool>(QStringLiteral("try"), [&](Link &link, Job &job) -> Result<bool> {
        began = true;
        report = tryOut(link, job, script);
        return true;
    });
    QTRY_VERIFY(began);
    QTRY_COMPARE(
        rows(QStringLiteral(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event = "
            "'PgSleep'")),
        TestServer::Rows{{QStringLiteral("1")}});
    task.requestStop();
    (void)task.wait();
    QVERIFY(report);
    QVERIFY(report->error && report->error->isCancelled());
    QVERIFY(report->rolledBack);
    QTRY_COMPARE(m_session->state(), Session::State::Idle);
}

void TestTryOut::thousandsOfTablesStayQuick()
{
    for (int i = 0; i < 10; ++i)
        rows(QStringLiteral(
                 "do $$begin for i in 1..300 loop execute format('create table t%1_%s (a int primary key, "
                 "b text, c date)', i); end loop; end$$; select 1")
                 .arg(i));
    QElapsedTimer clock;
    clock.start();
    const TryReport report = tried(scriptOf({QStringLiteral("comment on schema public is 'ours'")}));
    const qint64 took = clock.elapsed();
    QVERIFY(report.ok());
    QCOMPARE(report.objects.size(), 1);
    qInfo("3000 tables: %lld ms", took);
}

QTEST_GUILESS_MAIN(TestTryOut)
#include "tst_tryout_db.moc"
