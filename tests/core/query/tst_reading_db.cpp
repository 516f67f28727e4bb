// SPDX-License-Identifier: GPL-3.0-or-later
// Results that are read in steps, on a real server: what becomes of the statement and of the transaction when
// its reader waits, goes on, has enough, goes away, or when the server does.
#include "core/query/scriptrun.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QSignalSpy>

using namespace core;
using namespace core::query;
using core::result::ResultSet;
using core::session::Session;
using core::session::TransactionState;

namespace {

// large enough not to fit into the buffers of both ends
const QByteArray Many = "select n, repeat('x', 100) from generate_series(1, 300000) n";
constexpr qint64 All = 300000;

} // namespace

class TestReading : public QObject
{
    Q_OBJECT

    QString m_url;
    session::Canceller m_canceller;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Session> m_other;

    std::unique_ptr<ScriptRun> m_run;
    QPointer<ResultSet> m_result;
    std::optional<Outcome> m_outcome;

    void start(const QList<QByteArray> &statements, qint64 rows = 1000, bool manualCommit = false,
               std::chrono::milliseconds idle = std::chrono::milliseconds(0))
    {
        m_outcome.reset();
        ScriptRun::Options options{.transaction = {.manual = manualCommit}};
        options.reading = {.rows = rows, .pausedIdle = idle};
        m_run = std::make_unique<ScriptRun>(*m_session, statements, options);
        connect(m_run.get(), &ScriptRun::resultStarted, this,
                [this](int, ResultSet *result) { m_result = result; });
        connect(m_run.get(), &ScriptRun::statementFinished, this,
                [this](int, const Outcome &outcome) { m_outcome = outcome; });
        m_run->start();
    }

    QString ask(const QByteArray &sql)
    {
        auto run = m_other->run<QString>(QStringLiteral("asking"),
                                         [sql](session::Link &link, session::Job &job) -> Result<QString> {
                                             auto answer = link.execute(job, sql);
                                             if (!answer)
                                                 return answer.error();
                                             return QString::fromUtf8(PQgetvalue(answer->get(), 0, 0));
                                         });
        auto answer = run.wait();
        return answer ? *answer : answer.error().toText();
    }

    QByteArray pid() const { return QByteArray::number(m_session->info().backendPid); }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
    }

    void init()
    {
        m_session = std::make_unique<Session>(requestFromUrl(m_url), m_canceller);
        VERIFY_OK(m_session->open().wait());
        m_other = std::make_unique<Session>(requestFromUrl(m_url), m_canceller);
        VERIFY_OK(m_other->open().wait());
    }

    void cleanup()
    {
        m_run.reset();
        m_session.reset();
        m_other.reset();
        QVERIFY(m_canceller.shutDown(std::chrono::seconds(5)));
    }

    void waitsAtTheLimitAndGoesOn()
    {
        start({Many});
        QTRY_VERIFY(m_run->isPaused());
        QCOMPARE(m_result->rowCount(), 1000);
        QCOMPARE(m_result->state(), ResultSet::State::Receiving);
        QVERIFY(!m_result->isInTransaction());
        QVERIFY(m_result->pausedSince().isValid());
        QVERIFY(!m_outcome);
        QSignalSpy changed(m_result, &ResultSet::pausedChanged);
        m_result->fetchMore();
        QVERIFY(!m_result->isPaused());
        QCOMPARE(changed.count(), 1);
        QTRY_VERIFY(m_result->isPaused());
        QCOMPARE(m_result->rowCount(), 2000);
        m_result->fetchAll();
        QVERIFY(m_result->isFetchingAll());
        QTRY_VERIFY(m_outcome);
        QVERIFY(m_outcome->ok());
        QVERIFY(!m_outcome->stoppedByReader);
        QVERIFY(m_outcome->paused.count() > 0 && m_outcome->paused < m_outcome->total);
        QTRY_COMPARE(m_result->state(), ResultSet::State::Complete);
        QCOMPARE(m_result->rowCount(), All);
        QCOMPARE(m_result->cell(All - 1, 0).bytes(), QByteArrayView("300000"));
    }

    // Rows that just fill a step are a whole result; nobody is asked anything.
    void asManyRowsAsTheLimit()
    {
        start({"select generate_series(1, 1000)"});
        QTRY_VERIFY(m_outcome);
        QVERIFY(m_outcome->ok());
        QCOMPARE(m_outcome->paused.count(), 0);
        QTRY_COMPARE(m_result->state(), ResultSet::State::Complete);
        QCOMPARE(m_result->rowCount(), 1000);
    }

    void bytesAreALimitToo()
    {
        ScriptRun::Options options;
        options.reading = {.bytes = 4 << 20};
        ScriptRun run(*m_session, {Many}, options);
        run.start();
        QTRY_VERIFY(run.isPaused());
        QVERIFY(run.result()->memory() >= 4 << 20);
        QVERIFY(run.result()->memory() < 6 << 20);
        const qint64 before = run.result()->rowCount();
        run.result()->fetchMore();
        QTRY_VERIFY(run.isPaused());
        QVERIFY(run.result()->rowCount() > before + 20000);
    }

    void stoppingEndsTheStatement()
    {
        start({Many});
        QTRY_VERIFY(m_run->isPaused());
        QSignalSpy finished(m_run.get(), &ScriptRun::finished);
        m_result->stopHere();
        QVERIFY(m_result->isStopping() && !m_result->isPaused());
        QTRY_VERIFY(m_outcome);
        QVERIFY(m_outcome->ok());
        QVERIFY(m_outcome->stoppedByReader);
        QVERIFY(m_outcome->commandTag.isEmpty());
        QCOMPARE(m_outcome->rowsReceived, 1000);
        QCOMPARE(m_outcome->transaction, TransactionState::Idle);
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(finished.first().first().toBool());
        QTRY_COMPARE(m_result->state(), ResultSet::State::Partial);
        QCOMPARE(m_result->rowCount(), 1000);
        QVERIFY(m_result->droppedRows() < All); // it was cancelled, not read to its end
        QCOMPARE(ask("select count(*) from pg_stat_activity where state = 'active' and pid = " + pid()),
                 QStringLiteral("0"));
        QVERIFY(runAndWait(*m_session, "select 1").ok()); // the cancel hit nobody else
        m_result->fetchMore();                            // too late for anything
        m_result->fetchAll();
        QVERIFY(!m_result->isFetchingAll());
    }

    void stoppingBeforeTheLimit()
    {
        start({"select n, pg_sleep(0.001) from generate_series(1, 100000) n"}, 0);
        QTRY_VERIFY(m_result && m_result->rowCount() > 0);
        m_result->stopHere();
        QTRY_VERIFY(m_outcome);
        QVERIFY(m_outcome->ok() && m_outcome->stoppedByReader);
        QTRY_COMPARE(m_result->state(), ResultSet::State::Partial);
    }

    void stoppingKeepsTheTransaction_data()
    {
        QTest::addColumn<bool>("manual");
        QTest::newRow("begin by hand") << false;
        QTest::newRow("manual commit") << true;
    }

    void stoppingKeepsTheTransaction()
    {
        QFETCH(bool, manual);
        QVERIFY(runAndWait(*m_session, "create table if not exists kept (a int)").ok());
        if (!manual)
            QVERIFY(runAndWait(*m_session, "begin").ok());
        start({"insert into kept values (1)", Many}, 1000, manual);
        QTRY_VERIFY(m_run->isPaused());
        QVERIFY(m_result->isInTransaction());
        m_outcome.reset(); // the first statement's
        m_result->stopHere();
        QTRY_VERIFY(m_outcome);
        QVERIFY(m_outcome->ok());
        QVERIFY(m_outcome->stoppedByReader);
        QCOMPARE(m_outcome->commandTag, QStringLiteral("SELECT 300000"));
        QCOMPARE(m_outcome->transaction, TransactionState::InTransaction);
        QTRY_COMPARE(m_result->state(), ResultSet::State::Partial);
        QCOMPARE(m_result->rowCount(), 1000);
        QCOMPARE(m_result->droppedRows(), All - 1000);
        QVERIFY(runAndWait(*m_session, "commit").ok());
        QVERIFY(ask("select count(*) from kept").toInt() > 0);
    }

    // The user's own cancel is one, even where it costs the transaction.
    void cancelWhileTheRestIsRead()
    {
        QVERIFY(runAndWait(*m_session, "begin").ok());
        start({"select generate_series(1, 100000000), repeat('x', 100)"});
        QTRY_VERIFY(m_run->isPaused());
        m_result->stopHere();
        QTRY_VERIFY(m_result->droppedRows() > 100000);
        m_run->cancel();
        QTRY_VERIFY(m_outcome);
        QVERIFY(m_outcome->error && m_outcome->error->isCancelled());
        QCOMPARE(m_outcome->transaction, TransactionState::Failed);
        QCOMPARE(m_result->rowCount(), 1000);
    }

    void cancelWhilePaused()
    {
        start({Many});
        QTRY_VERIFY(m_run->isPaused());
        m_run->cancel();
        QTRY_VERIFY(m_outcome);
        QVERIFY(m_outcome->error && m_outcome->error->isCancelled());
        QTRY_COMPARE(m_result->state(), ResultSet::State::Partial);
        QVERIFY(!m_result->isPaused());
        QVERIFY(runAndWait(*m_session, "select 1").ok());
    }

    void idlenessEndsIt()
    {
        start({Many}, 1000, false, std::chrono::milliseconds(300));
        QTRY_VERIFY(m_run->isPaused());
        QVERIFY(!m_result->endedByIdleness());
        QTRY_VERIFY(m_outcome);
        QVERIFY(m_outcome->ok() && m_outcome->stoppedByReader);
        QVERIFY(m_result->endedByIdleness());
        QTRY_COMPARE(m_result->state(), ResultSet::State::Partial);
    }

    void idlenessIsNoReasonInATransaction()
    {
        QVERIFY(runAndWait(*m_session, "begin").ok());
        start({Many}, 1000, false, std::chrono::milliseconds(100));
        QTRY_VERIFY(m_run->isPaused());
        QTRY_VERIFY(m_result->pausedSince().elapsed() > 500); // long enough for it to have ended
        QVERIFY(m_run->isPaused());
    }

    // What writes is done whole: ended half-way it would be undone.
    void onlyQueriesWait_data()
    {
        QTest::addColumn<QByteArrayList>("statements");
        QTest::newRow("update") << QByteArrayList{"create temp table t as select generate_series(1, 5000) a",
                                                  "update t set a = a + 1 returning a"};
        QTest::newRow("with") << QByteArrayList{
            "create temp table t as select generate_series(1, 5000) a",
            "with gone as (delete from t returning a) select a from gone"};
        QTest::newRow("for update") << QByteArrayList{
            "create temp table t as select generate_series(1, 5000) a", "select a from t for update"};
        QTest::newRow("not the last") << QByteArrayList{"select generate_series(1, 5000)", "select 1"};
    }

    void onlyQueriesWait()
    {
        QFETCH(QByteArrayList, statements);
        start(statements);
        QSignalSpy paused(m_run.get(), &ScriptRun::pausedChanged);
        QSignalSpy finished(m_run.get(), &ScriptRun::finished);
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(finished.first().first().toBool());
        QCOMPARE(paused.count(), 0);
    }

    void terminatedWhilePaused()
    {
        start({Many});
        QTRY_VERIFY(m_run->isPaused());
        QCOMPARE(ask("select pg_terminate_backend(" + pid() + ")"), QStringLiteral("t"));
        QTRY_VERIFY(m_outcome); // noticed without reading
        QVERIFY(m_outcome->error && m_outcome->error->connectionLost);
        QVERIFY(m_result->rowCount() >= 1000); // with the rows that were under way
        QTRY_COMPARE(m_result->state(), ResultSet::State::Partial);
        QCOMPARE(m_result->cell(999, 0).bytes(), QByteArrayView("1000"));
        QTRY_VERIFY(m_session->isLost());
    }

    // A reader that goes away holds nobody up: the statement is gone from the server.
    void nobodyReadsAnyMore_data()
    {
        QTest::addColumn<bool>("run");
        QTest::newRow("the result goes") << false;
        QTest::newRow("the run goes") << true;
    }

    void nobodyReadsAnyMore()
    {
        QFETCH(bool, run);
        start({Many});
        QTRY_VERIFY(m_run->isPaused());
        if (run)
            m_run.reset();
        else
            delete m_result.data();
        QTRY_COMPARE(m_session->state(), Session::State::Idle);
        QVERIFY(runAndWait(*m_session, "select 1").ok());
    }

    void theTransactionSurvivesAReaderThatGoes()
    {
        QVERIFY(runAndWait(*m_session, "begin").ok());
        start({Many});
        QTRY_VERIFY(m_run->isPaused());
        delete m_result.data();
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->transaction, TransactionState::InTransaction);
        QVERIFY(runAndWait(*m_session, "commit").ok());
    }

    // Where there is neither memory nor disk the statement ends with a clear error; what came stays.
    void noRoomOnTheDisk_data()
    {
        QTest::addColumn<bool>("transaction");
        QTest::newRow("by itself") << false;
        QTest::newRow("in a transaction") << true;
    }

    void noRoomOnTheDisk()
    {
        QFETCH(bool, transaction);
        if (transaction)
            QVERIFY(runAndWait(*m_session, "begin").ok());
        ScriptRun::Options options;
        options.storage = {std::make_shared<result::Budget>(2 << 20), QStringLiteral("/dev/null/none")};
        m_outcome.reset();
        m_run = std::make_unique<ScriptRun>(*m_session, QList<QByteArray>{Many}, options);
        connect(m_run.get(), &ScriptRun::resultStarted, this,
                [this](int, ResultSet *result) { m_result = result; });
        connect(m_run.get(), &ScriptRun::statementFinished, this,
                [this](int, const Outcome &outcome) { m_outcome = outcome; });
        m_run->start();
        QTRY_VERIFY(m_outcome);
        QVERIFY(m_outcome->error);
        QCOMPARE(m_outcome->error->kind, Error::Kind::Io);
        QVERIFY(m_outcome->error->message.contains(QLatin1String("/dev/null/none")));
        QCOMPARE(m_outcome->transaction,
                 transaction ? TransactionState::InTransaction : TransactionState::Idle);
        QTRY_COMPARE(m_result->state(), ResultSet::State::Partial);
        QCOMPARE(m_result->rowCount(), m_outcome->rowsReceived);
        QVERIFY(m_result->rowCount() > 10000);
        QCOMPARE(m_result->cell(m_result->rowCount() - 1, 0).bytes(),
                 QByteArray::number(m_result->rowCount()));
    }
};

QTEST_GUILESS_MAIN(TestReading)
#include "tst_reading_db.moc"
