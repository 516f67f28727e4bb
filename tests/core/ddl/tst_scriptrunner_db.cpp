// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/blockers.h"
#include "core/ddl/multirun.h"
#include "core/ddl/scriptrunner.h"
#include "core/session/session.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QSignalSpy>
#include <QUrl>

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

} // namespace

class TestScriptRunner : public QObject
{
    Q_OBJECT

    QString m_url;
    Canceller m_canceller;
    std::unique_ptr<Session> m_session;

    SaveOutcome saved(const Script &script, const SaveOptions &options = {})
    {
        auto task = m_session->run<SaveOutcome>(
            QStringLiteral("save"),
            [&](Link &link, Job &job) -> Result<SaveOutcome> { return save(link, job, script, options); });
        auto outcome = task.wait();
        return outcome ? *outcome : SaveOutcome{.error = outcome.error()};
    }

    TestServer::Rows rows(const QString &sql)
    {
        auto found = TestServer::query(m_url, sql);
        if (!found)
            qWarning("%s", qPrintable(found.error().toText()));
        return found ? *found : TestServer::Rows();
    }

private slots:
    void init()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_session = std::make_unique<Session>(requestFromUrl(m_url), m_canceller);
        VERIFY_OK(m_session->open().wait());
    }
    void cleanup() { m_session.reset(); }

    void savesWhatIsOneTransaction();
    void failsWithNothingDone();
    void saysWhatIsDoneInTheMiddle();
    void noticesTheChangeOfAnother();
    void noticesWhoComesBetweenLookAndStatement();
    void aRolesRowIsHeldFromTheLookOn_data();
    void aRolesRowIsHeldFromTheLookOn();
    void whoMayNotHoldTheRowSavesAllTheSame();
    void recheckedBeforeAnythingIsWritten();
    void subtransactionsOfTheScriptAreNobodyElse();
    void givesUpAWaitForALock();
    void aWaitForALockCanBeStopped();
    void aDeferredConstraintFailsTheCommit();
    void aLossIsToldAsItIs();
    void severalDatabasesOneAfterTheOther();
};

void TestScriptRunner::savesWhatIsOneTransaction()
{
    const auto outcome = saved(scriptOf({QStringLiteral("create table t (a int)"),
                                         QStringLiteral("do $$begin raise notice 'hello'; end$$"),
                                         QStringLiteral("insert into t values (1)")}));
    QVERIFY2(outcome.ok(), qPrintable(outcome.error ? outcome.error->toText() : QString()));
    QCOMPARE(outcome.committed, 3);
    QCOMPARE(outcome.notices.size(), 1);
    // one transaction: the row and its table have the same xmin
    QCOMPARE(rows(QStringLiteral(
                 "select count(*) from t join pg_class c on c.oid = t.tableoid where c.xmin = t.xmin")),
             TestServer::Rows{{QStringLiteral("1")}});
}

void TestScriptRunner::failsWithNothingDone()
{
    const auto outcome = saved(
        scriptOf({QStringLiteral("create table t (a int)"), QStringLiteral("create table t (a int)")}));
    QCOMPARE(outcome.fate, SaveOutcome::Fate::Nothing);
    QCOMPARE(outcome.failed, 1);
    QCOMPARE(outcome.error->sqlState, QStringLiteral("42P07"));
    QCOMPARE(rows(QStringLiteral("select to_regclass('t') is null")),
             TestServer::Rows{{QStringLiteral("t")}});
    QCOMPARE(m_session
                 ->run<int>(QStringLiteral("state"),
                            [](Link &link, Job &) -> Result<int> { return int(link.transactionState()); })
                 .wait()
                 .value(),
             int(TransactionState::Idle));
}

void TestScriptRunner::saysWhatIsDoneInTheMiddle()
{
    Script script = scriptOf({QStringLiteral("create table t (a int)"), QStringLiteral("vacuum t"),
                              QStringLiteral("insert into t values (1)"), QStringLiteral("select 1/0"),
                              QStringLiteral("select 2")});
    script.statements[1].standalone = QStringLiteral("VACUUM cannot run in a transaction");
    QCOMPARE(script.runs().size(), 3);
    QVERIFY(!script.isAtomic());
    const auto outcome = saved(script);
    QCOMPARE(outcome.fate, SaveOutcome::Fate::Partly);
    QCOMPARE(outcome.committed, 2);
    QCOMPARE(outcome.failed, 3);
    QCOMPARE(outcome.summary(script),
             QStringLiteral("Statements 1 to 2 are done and stay. Statements 3 to 5 are not done."));
    QCOMPARE(rows(QStringLiteral("select count(*) from t")), TestServer::Rows{{QStringLiteral("0")}});
}

void TestScriptRunner::noticesTheChangeOfAnother()
{
    QVERIFY(
        !rows(QStringLiteral("create table t (a int); comment on table t is 'mine'; select 1")).isEmpty());
    forms::Values before;
    before.setText(QStringLiteral("comment"), QStringLiteral("mine"));
    const auto read = [](Link &link, Job &job) -> Result<Reading> {
        auto found = link.execute(job, "select obj_description('t'::regclass)");
        if (!found)
            return std::move(found).error();
        Reading reading;
        reading.values.setText(QStringLiteral("comment"), QString::fromUtf8(PQgetvalue(found->get(), 0, 0)));
        return reading;
    };
    const SaveOptions options{.reread = Reread{before, read, QStringLiteral("table t")}};
    const Script script = scriptOf({QStringLiteral("comment on table t is 'new'")});
    QVERIFY(saved(script, options).ok());
    const auto outcome = saved(script, options);
    QCOMPARE(outcome.fate, SaveOutcome::Fate::Conflict);
    QVERIFY(outcome.theirs);
    QCOMPARE(outcome.theirs->text(QStringLiteral("comment")), QStringLiteral("new"));
    QVERIFY(!outcome.error);
}

void TestScriptRunner::noticesWhoComesBetweenLookAndStatement()
{
    QVERIFY(
        !rows(QStringLiteral("create schema \"s 'x\"\"\"; comment on schema \"s 'x\"\"\" is 'was'; select 1"))
             .isEmpty());
    const qint64 oid = rows(QStringLiteral("select oid from pg_namespace where nspname like 's ''x%'"))
                           .first()
                           .first()
                           .toLongLong();
    const auto read = [oid](Link &link, Job &job) -> Result<Reading> {
        auto found
            = link.execute(job, "select obj_description($1, 'pg_namespace')", {QByteArray::number(oid)});
        if (!found)
            return std::move(found).error();
        Reading reading;
        reading.values.setText(QStringLiteral("comment"), QString::fromUtf8(PQgetvalue(found->get(), 0, 0)));
        return reading;
    };
    forms::Values before;
    before.setText(QStringLiteral("comment"), QStringLiteral("was"));
    const Script script = scriptOf({QStringLiteral("comment on schema \"s 'x\"\"\" is 'mine'")});
    // what a form shows of it: a conflict, and nothing is written
    int called = 0;
    SaveOptions options{
        .reread = Reread{before, read, QStringLiteral("schema"), guardOf(QStringLiteral("schema"), oid, {})}};
    options.onStatement = [&](qsizetype) {
        if (++called == 1)
            (void)rows(QStringLiteral("comment on schema \"s 'x\"\"\" is 'theirs'; select 1"));
    };
    const auto outcome = saved(script, options);
    QCOMPARE(outcome.fate, SaveOutcome::Fate::Conflict);
    QCOMPARE(called, 1);
    QVERIFY(outcome.theirs);
    QCOMPARE(outcome.theirs->text(QStringLiteral("comment")), QStringLiteral("theirs"));
    QCOMPARE(rows(QStringLiteral("select obj_description(%1, 'pg_namespace')").arg(oid)),
             TestServer::Rows{{QStringLiteral("theirs")}});
    // what it does not show: begun once more, and saved
    called = 0;
    options.reread->before.setText(QStringLiteral("comment"), QStringLiteral("theirs"));
    options.onStatement = [&](qsizetype) {
        if (++called == 1)
            (void)rows(QStringLiteral("grant usage on schema \"s 'x\"\"\" to public; select 1"));
    };
    QVERIFY(saved(script, options).ok());
    QCOMPARE(called, 2);
    QCOMPARE(rows(QStringLiteral("select obj_description(%1, 'pg_namespace')").arg(oid)),
             TestServer::Rows{{QStringLiteral("mine")}});
    // nobody there: nothing is done twice
    called = 0;
    options.reread->before.setText(QStringLiteral("comment"), QStringLiteral("mine"));
    options.onStatement = [&](qsizetype) { ++called; };
    QVERIFY(saved(scriptOf({QStringLiteral("comment on schema \"s 'x\"\"\" is 'more'"),
                            QStringLiteral("alter schema \"s 'x\"\"\" rename to s2")}),
                  options)
                .ok());
    QCOMPARE(called, 2);
}

void TestScriptRunner::aRolesRowIsHeldFromTheLookOn_data()
{
    QTest::addColumn<bool>("superuser");
    QTest::newRow("superuser") << true;
    QTest::newRow("createrole") << false;
}

void TestScriptRunner::aRolesRowIsHeldFromTheLookOn()
{
    QFETCH(bool, superuser);
    const QString tag = QString::number(m_session->info().backendPid);
    const QString role = QStringLiteral("held \"\"'%1<b> %1").arg(tag);
    const QString user = QStringLiteral("maker") + tag;
    QVERIFY(!rows(QStringLiteral("create role %2 createrole; set role %2; create role \"%1\"; reset role; "
                                 "select 1")
                      .arg(role, user))
                 .isEmpty());
    const qint64 oid = rows(QStringLiteral("select oid from pg_roles where rolname like 'held%%1'").arg(tag))
                           .first()
                           .first()
                           .toLongLong();
    if (!superuser) {
        auto task = m_session->run<bool>(QStringLiteral("become"), [&](Link &link, Job &job) -> Result<bool> {
            auto done = link.execute(job, "set role " + user.toUtf8());
            return done ? Result<bool>(true) : Result<bool>(std::move(done).error());
        });
        VERIFY_OK(task.wait());
    }
    const auto read = [](Link &, Job &) -> Result<Reading> { return Reading(); };
    QString other;
    SaveOptions options{.reread
                        = Reread{{},
                                 read,
                                 QStringLiteral("role"),
                                 guardOf(QStringLiteral("role"), oid,
                                         QString(role).replace(QLatin1String("\"\""), QLatin1String("\"")))}};
    options.onStatement = [&](qsizetype) {
        const auto found = TestServer::query(
            m_url,
            QStringLiteral("set lock_timeout = '100ms'; alter role \"%1\" createdb; select 1").arg(role));
        other = found ? QStringLiteral("went") : found.error().sqlState;
    };
    const auto outcome
        = saved(scriptOf({QStringLiteral("alter role \"%1\" connection limit 3").arg(role)}), options);
    QVERIFY2(outcome.ok(), qPrintable(outcome.error ? outcome.error->toText() : QString()));
    QCOMPARE(other, QStringLiteral("55P03"));
    QCOMPARE(rows(QStringLiteral("select rolconnlimit, rolcreatedb from pg_roles where oid = %1").arg(oid)),
             (TestServer::Rows{{QStringLiteral("3"), QStringLiteral("f")}}));
    m_session.reset();
    QVERIFY(!rows(QStringLiteral("drop role \"%1\"; drop role %2; select 1").arg(role, user)).isEmpty());
}

void TestScriptRunner::whoMayNotHoldTheRowSavesAllTheSame()
{
    const QString user = QStringLiteral("plain") + QString::number(m_session->info().backendPid);
    QVERIFY(!rows(QStringLiteral("create role %1; select 1").arg(user)).isEmpty());
    const qint64 oid = rows(QStringLiteral("select oid from pg_roles where rolname = '%1'").arg(user))
                           .first()
                           .first()
                           .toLongLong();
    VERIFY_OK(m_session
                  ->run<bool>(QStringLiteral("become"),
                              [&](Link &link, Job &job) -> Result<bool> {
                                  auto done = link.execute(job, "set role " + user.toUtf8());
                                  return done ? Result<bool>(true) : Result<bool>(std::move(done).error());
                              })
                  .wait());
    const auto read = [](Link &, Job &) -> Result<Reading> { return Reading(); };
    const SaveOptions options{.reread = Reread{{}, read, {}, guardOf(QStringLiteral("role"), oid, user)}};
    const auto outcome
        = saved(scriptOf({QStringLiteral("alter role %1 set work_mem = '5MB'").arg(user)}), options);
    QVERIFY2(outcome.ok(), qPrintable(outcome.error ? outcome.error->toText() : QString()));
    m_session.reset();
    QVERIFY(!rows(QStringLiteral("drop role %1; select 1").arg(user)).isEmpty());
}

void TestScriptRunner::recheckedBeforeAnythingIsWritten()
{
    QVERIFY(!rows(QStringLiteral("create table t (a int); select 1")).isEmpty());
    SaveOptions options;
    bool changed = true;
    options.rechecks << Recheck{.differences = [&changed](Link &link, Job &) -> Result<QList<Meanwhile>> {
                                    if (link.transactionState() != TransactionState::InTransaction)
                                        return Error::internal(QStringLiteral("not in the transaction"));
                                    if (!changed)
                                        return QList<Meanwhile>();
                                    return QList<Meanwhile>{
                                        {QStringLiteral("1"), QStringLiteral("t"), QStringLiteral("nothing"),
                                         QStringLiteral("select"), QStringLiteral("insert")}};
                                },
                                .watched = {QStringLiteral("pg_catalog.pg_class where oid = 't'::regclass")}};
    const Script script = scriptOf({QStringLiteral("grant insert on t to public")});
    auto outcome = saved(script, options);
    QCOMPARE(outcome.fate, SaveOutcome::Fate::Conflict);
    QCOMPARE(outcome.meanwhile.size(), 1);
    QVERIFY(!outcome.theirs);
    QCOMPARE(rows(QStringLiteral("select relacl is null from pg_class where relname = 't'")),
             TestServer::Rows{{QStringLiteral("t")}});
    changed = false;
    int called = 0;
    options.onStatement = [&](qsizetype) {
        if (++called == 1) {
            (void)rows(QStringLiteral("grant select on t to public; select 1"));
            changed = true; // seen when it is looked at again
        }
    };
    outcome = saved(script, options);
    QCOMPARE(outcome.fate, SaveOutcome::Fate::Conflict);
    QCOMPARE(called, 1);
}

void TestScriptRunner::subtransactionsOfTheScriptAreNobodyElse()
{
    QVERIFY(!rows(QStringLiteral("create schema s; select 1")).isEmpty());
    const qint64 oid = rows(QStringLiteral("select oid from pg_namespace where nspname = 's'"))
                           .first()
                           .first()
                           .toLongLong();
    const auto read = [](Link &, Job &) -> Result<Reading> { return Reading(); };
    const SaveOptions options{.reread = Reread{{}, read, {}, guardOf(QStringLiteral("schema"), oid, {})}};
    const auto outcome = saved(scriptOf({QStringLiteral("do $$begin begin alter schema s rename to s3; "
                                                        "exception when others then null; end; end$$")}),
                               options);
    QVERIFY2(outcome.ok(), qPrintable(outcome.error ? outcome.error->toText() : QString()));
    QCOMPARE(rows(QStringLiteral("select nspname from pg_namespace where oid = %1").arg(oid)),
             TestServer::Rows{{QStringLiteral("s3")}});
}

void TestScriptRunner::givesUpAWaitForALock()
{
    QVERIFY(!rows(QStringLiteral("create table t (a int); select 1")).isEmpty());
    Session other(requestFromUrl(m_url), m_canceller);
    VERIFY_OK(other.open().wait());
    QVERIFY(runAndWait(other, "begin").ok());
    QVERIFY(runAndWait(other, "lock table t").ok());
    const Script script = scriptOf({QStringLiteral("alter table t add b int")});
    const auto outcome = saved(script, {.lockTimeout = std::chrono::milliseconds(100)});
    QCOMPARE(outcome.fate, SaveOutcome::Fate::Nothing);
    QCOMPARE(outcome.error->sqlState, QStringLiteral("55P03"));
    QVERIFY(outcome.summary(script).contains(QLatin1String("lock")));
}

void TestScriptRunner::aWaitForALockCanBeStopped()
{
    QVERIFY(!rows(QStringLiteral("create table t (a int); select 1")).isEmpty());
    Session other(requestFromUrl(m_url), m_canceller);
    VERIFY_OK(other.open().wait());
    QVERIFY(runAndWait(other, "begin").ok());
    QVERIFY(runAndWait(other, "lock table t").ok());
    const Script script = scriptOf({QStringLiteral("alter table t add b int")});
    std::atomic_bool sent = false;
    const SaveOptions options{.lockTimeout = std::chrono::milliseconds(0),
                              .onStatement = [&](qsizetype) { sent = true; }};
    std::optional<SaveOutcome> outcome;
    auto task = m_session->run<bool>(QStringLiteral("save"), [&](Link &link, Job &job) -> Result<bool> {
        outcome = save(link, job, script, options);
        return true;
    });
    QTRY_VERIFY(sent);
    // another session says whom it waits for
    Session third(requestFromUrl(m_url), m_canceller);
    VERIFY_OK(third.open().wait());
    QList<Blocker> blockers;
    const auto ask = [&] {
        auto found = third
                         .run<QList<Blocker>>(QStringLiteral("who"),
                                              [&](Link &link, Job &job) {
                                                  return blockersOf(link, job, catalog::SqlLibrary(),
                                                                    m_session->info().backendPid);
                                              })
                         .wait();
        blockers = found ? *found : QList<Blocker>();
        return blockers.size() == 1;
    };
    QTRY_VERIFY(ask());
    QCOMPARE(blockers.first().pid, other.info().backendPid);
    QCOMPARE(blockers.first().statement, QStringLiteral("lock table t"));
    QCOMPARE(blockers.first().state, QStringLiteral("idle in transaction"));
    task.requestStop();
    (void)task.wait();
    QVERIFY(outcome);
    QCOMPARE(outcome->fate, SaveOutcome::Fate::Nothing);
    QVERIFY(outcome->error->isCancelled());
    QCOMPARE(outcome->summary(script), QStringLiteral("Stopped. Nothing is changed."));
    QTRY_COMPARE(m_session->state(), Session::State::Idle);
}

void TestScriptRunner::aDeferredConstraintFailsTheCommit()
{
    QVERIFY(
        !rows(QStringLiteral("create table t (a int primary key deferrable initially deferred); select 1"))
             .isEmpty());
    const auto outcome = saved(
        scriptOf({QStringLiteral("insert into t values (1)"), QStringLiteral("insert into t values (1)")}));
    QCOMPARE(outcome.fate, SaveOutcome::Fate::Nothing);
    QCOMPARE(outcome.failed, -1);
    QCOMPARE(outcome.error->sqlState, QStringLiteral("23505"));
    QCOMPARE(rows(QStringLiteral("select count(*) from t")), TestServer::Rows{{QStringLiteral("0")}});
}

void TestScriptRunner::aLossIsToldAsItIs()
{
    // within the transaction: the server rolls back
    auto outcome = saved(scriptOf({QStringLiteral("create table t (a int)"),
                                   QStringLiteral("select pg_terminate_backend(pg_backend_pid())")}));
    QCOMPARE(outcome.fate, SaveOutcome::Fate::Nothing);
    QVERIFY(outcome.error->connectionLost);
    // by a statement that stands alone: nobody knows
    m_session = std::make_unique<Session>(requestFromUrl(m_url), m_canceller);
    VERIFY_OK(m_session->open().wait());
    Script script = scriptOf({QStringLiteral("create table t (a int)"),
                              QStringLiteral("select pg_terminate_backend(pg_backend_pid())"),
                              QStringLiteral("select 1")});
    script.statements[1].standalone = QStringLiteral("says so");
    outcome = saved(script);
    QCOMPARE(outcome.fate, SaveOutcome::Fate::Unknown);
    QCOMPARE(outcome.committed, 1);
    QCOMPARE(outcome.unknown, 1);
    QCOMPARE(
        outcome.summary(script),
        QStringLiteral("Statement 1 is done. The connection was lost: nobody knows here whether statement 2 "
                       "took effect. Statement 3 was not run."));
    // in the commit: a deferred trigger ends the session; the transaction can be asked about afterwards
    m_session = std::make_unique<Session>(requestFromUrl(m_url), m_canceller);
    VERIFY_OK(m_session->open().wait());
    script = scriptOf(
        {QStringLiteral("create function f() returns trigger language plpgsql as $$begin perform "
                        "pg_terminate_backend(pg_backend_pid()); return null; end$$"),
         QStringLiteral("create constraint trigger c after insert on t deferrable initially deferred "
                        "for each row execute function f()"),
         QStringLiteral("insert into t values (1)")});
    outcome = saved(script);
    QCOMPARE(outcome.fate, SaveOutcome::Fate::Unknown);
    QCOMPARE(outcome.unknown, 3);
    QVERIFY(!outcome.transaction.isEmpty());
    m_session = std::make_unique<Session>(requestFromUrl(m_url), m_canceller);
    VERIFY_OK(m_session->open().wait());
    const auto known = m_session
                           ->run<std::optional<bool>>(QStringLiteral("ask"),
                                                      [&](Link &link, Job &job) {
                                                          return wasCommitted(link, job, outcome.transaction);
                                                      })
                           .wait();
    VERIFY_OK(known);
    QCOMPARE(*known, std::optional<bool>(false));
}

void TestScriptRunner::severalDatabasesOneAfterTheOther()
{
    const QString other = TestServer::createDatabase();
    QVERIFY(!other.isEmpty());
    const auto name = [](const QString &url) { return QUrl(url).path().mid(1); };
    Pool pool(m_canceller);
    const auto profile = profileFromUrl(m_url);
    const auto lease = [&](const QString &database) { return pool.shared(profile, database); };
    Script script
        = scriptOf({QStringLiteral("create table t (a int)"), QStringLiteral("create table u (a int)"),
                    QStringLiteral("create table t (a int)"), QStringLiteral("create table t (a int)")});
    script.statements[1].database = name(other);
    script.statements[2].database = name(other);
    MultiRun run(lease, script, {});
    QSignalSpy started(&run, &MultiRun::databaseStarted);
    std::optional<SaveOutcome> outcome;
    connect(&run, &MultiRun::finished, this, [&](const SaveOutcome &ended) { outcome = ended; });
    run.start();
    QTRY_VERIFY(outcome);
    // the last one is refused: t is there already
    QCOMPARE(outcome->fate, SaveOutcome::Fate::Partly);
    QCOMPARE(outcome->committed, 3);
    QCOMPARE(outcome->failed, 3);
    QCOMPARE(started.size(), 3);
    const auto found = TestServer::query(other, QStringLiteral("select to_regclass('u') is not null"));
    VERIFY_OK(found);
    QCOMPARE(*found, TestServer::Rows{{QStringLiteral("t")}});

    // a database that is not there: what comes before it stays
    script = scriptOf({QStringLiteral("create table v (a int)"), QStringLiteral("select 1")});
    script.statements[1].database = QStringLiteral("no such \"one\"");
    MultiRun missing(lease, script, {});
    outcome.reset();
    connect(&missing, &MultiRun::finished, this, [&](const SaveOutcome &ended) { outcome = ended; });
    missing.start();
    QTRY_VERIFY(outcome);
    QCOMPARE(outcome->fate, SaveOutcome::Fate::Partly);
    QCOMPARE(outcome->failed, 1);
    QCOMPARE(outcome->error->sqlState, QStringLiteral("3D000"));
}

QTEST_GUILESS_MAIN(TestScriptRunner)
#include "tst_scriptrunner_db.moc"
