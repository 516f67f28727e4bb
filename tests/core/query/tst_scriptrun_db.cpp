// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/scriptrun.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QSignalSpy>

using namespace core;
using namespace core::query;
using core::session::Session;

class TestScriptRun : public QObject
{
    Q_OBJECT

    QString m_url;
    session::Canceller m_canceller;
    std::unique_ptr<Session> m_session;

    /// Writes every signal into a list of lines.
    static void record(ScriptRun &run, QStringList &lines)
    {
        connect(&run, &ScriptRun::statementStarted, &run,
                [&lines](int index) { lines << QStringLiteral("start %1").arg(index); });
        connect(&run, &ScriptRun::resultStarted, &run, [&lines](int index, result::ResultSet *) {
            lines << QStringLiteral("result %1").arg(index);
        });
        connect(&run, &ScriptRun::noticesArrived, &run,
                [&lines](int index, const QList<session::Notice> &notices, qint64 dropped) {
                    lines << QStringLiteral("notices %1: %2+%3").arg(index).arg(notices.size()).arg(dropped);
                });
        connect(&run, &ScriptRun::statementFinished, &run, [&lines](int index, const Outcome &outcome) {
            lines << QStringLiteral("finish %1 %2")
                         .arg(index)
                         .arg(outcome.error ? outcome.error->sqlState : outcome.commandTag);
        });
        connect(&run, &ScriptRun::finished, &run, [&lines](bool completed) {
            lines << (completed ? QStringLiteral("completed") : QStringLiteral("stopped"));
        });
    }

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
    }

    void cleanup()
    {
        m_session.reset();
        QVERIFY(m_canceller.shutDown(std::chrono::seconds(5)));
    }

    void signalsInTheirOrder()
    {
        QStringList lines;
        ScriptRun run(*m_session,
                      {"select 1 as a", "do $$ begin raise notice 'x'; end $$", "create temp table t (a int)",
                       "insert into t values (1), (2)", "-- nothing"},
                      {});
        record(run, lines);
        QVERIFY(!run.isRunning());
        run.start();
        QVERIFY(run.isRunning());
        QCOMPARE(run.current(), 0);
        QTRY_VERIFY(lines.contains(QStringLiteral("completed")));
        QCOMPARE(lines,
                 (QStringList{QStringLiteral("start 0"), QStringLiteral("result 0"),
                              QStringLiteral("finish 0 SELECT 1"), QStringLiteral("start 1"),
                              QStringLiteral("notices 1: 1+0"), QStringLiteral("finish 1 DO"),
                              QStringLiteral("start 2"), QStringLiteral("finish 2 CREATE TABLE"),
                              QStringLiteral("start 3"), QStringLiteral("finish 3 INSERT 0 2"),
                              QStringLiteral("start 4"), QStringLiteral("finish 4 "),
                              QStringLiteral("completed")}));
        QVERIFY(!run.isRunning());

        QStringList none;
        ScriptRun empty(*m_session, QList<QByteArray>(), {});
        record(empty, none);
        empty.start();
        QTRY_COMPARE(none, QStringList{QStringLiteral("completed")});
    }

    /// What says nothing of its own is done in a row; each is told of all the same, at its place.
    void manySmallOnes()
    {
        QList<QByteArray> statements;
        for (int i = 0; i < 3000; ++i)
            statements << (i % 1000 == 999    ? QByteArray("select 1")
                               : i % 700 == 0 ? QByteArray("do $$ begin raise notice 'n'; end $$")
                                              : QByteArray("set application_name = 'x'"));
        ScriptRun run(*m_session, statements, {});
        int next = 0;
        QList<int> results;
        QList<int> noticed;
        connect(&run, &ScriptRun::resultStarted, this, [&](int index) { results << index; });
        connect(&run, &ScriptRun::noticesArrived, this, [&](int index) { noticed << index; });
        connect(&run, &ScriptRun::statementFinished, this, [&](int index, const Outcome &outcome) {
            QCOMPARE(index, next);
            QCOMPARE(run.step().sql, statements[next]);
            QVERIFY(outcome.ok());
            ++next;
        });
        QSignalSpy finished(&run, &ScriptRun::finished);
        run.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(next, 3000);
        QCOMPARE(results, (QList<int>{999, 1999, 2999}));
        QCOMPARE(noticed, (QList<int>{0, 700, 1400, 2100, 2800}));
    }

    void whatTakesLongIsToldOfWhileItRuns()
    {
        QList<QByteArray> statements(20, "set application_name = 'x'");
        statements << "do $$ begin perform pg_sleep(60); end $$";
        ScriptRun run(*m_session, statements, {});
        QSignalSpy finished(&run, &ScriptRun::finished);
        run.start();
        QTRY_COMPARE(run.current(), 20);
        QCOMPARE(run.step().sql, statements.last());
        QVERIFY(!run.isCatchingUp());
        run.cancel();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(run.failures(), 1);
    }

    void everyResultIsTold()
    {
        ScriptRun run(*m_session,
                      {"select n from generate_series(1, 2500) n", "select", "select 1 where false"}, {});
        QList<QPointer<result::ResultSet>> results;
        connect(&run, &ScriptRun::resultStarted, this,
                [&](int, result::ResultSet *result) { results << result; });
        QSignalSpy finished(&run, &ScriptRun::finished);
        run.start();
        QTRY_COMPARE(finished.count(), 1);
        QTRY_COMPARE(results.size(), 3);
        QTRY_COMPARE(results[0]->rowCount(), 2500);
        QTRY_COMPARE(results[1]->rowCount(), 1);
        QCOMPARE(results[2]->rowCount(), 0);
    }

    void stopsAtTheFirstError()
    {
        QStringList lines;
        ScriptRun run(*m_session, {"select 1/0", "create table never (a int)"}, {});
        record(run, lines);
        run.start();
        QTRY_VERIFY(lines.contains(QStringLiteral("stopped")));
        QVERIFY(lines.contains(QStringLiteral("finish 0 22012")));
        QVERIFY(!lines.contains(QStringLiteral("start 1")));
        QCOMPARE(runAndWait(*m_session, "select from never").error->sqlState, QStringLiteral("42P01"));
    }

    void cancelSendsNothingMore_data()
    {
        QTest::addColumn<int>("when");
        QTest::newRow("before start") << 0;
        QTest::newRow("when the first starts") << 1;
        QTest::newRow("when the first has finished") << 2;
    }

    void cancelSendsNothingMore()
    {
        QFETCH(int, when);
        ScriptRun run(*m_session, {"select 1", "create table never2 (a int)"}, {});
        QList<Outcome> outcomes;
        connect(&run, &ScriptRun::statementStarted, this, [&] {
            if (when == 1)
                run.cancel();
        });
        connect(&run, &ScriptRun::statementFinished, this, [&](int, const Outcome &outcome) {
            outcomes << outcome;
            if (when == 2)
                run.cancel();
        });
        QSignalSpy finished(&run, &ScriptRun::finished);
        if (when == 0)
            run.cancel();
        run.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished.first().first().toBool(), false);
        QCOMPARE(outcomes.size(), 1);
        if (when < 2) {
            QVERIFY(outcomes.first().error && outcomes.first().error->isCancelled());
            QCOMPARE(outcomes.first().fate, Fate::DidNotRun);
        }
        QCOMPARE(runAndWait(*m_session, "select from never2").error->sqlState, QStringLiteral("42P01"));
    }

    void cancelWhileAStatementRuns()
    {
        QStringList lines;
        ScriptRun run(*m_session, {"select pg_sleep(60)", "select 1"}, {});
        record(run, lines);
        run.start();
        QTRY_COMPARE(m_session->state(), Session::State::Busy);
        run.cancel();
        QVERIFY(run.isCancelling());
        QTRY_VERIFY(lines.contains(QStringLiteral("stopped")));
        QVERIFY(!lines.contains(QStringLiteral("start 1")));
    }

    void manualCommitOpensABlockAsPsqlDoes()
    {
        const auto runScript = [&](const QList<QByteArray> &statements) {
            ScriptRun run(*m_session, statements, {.transaction = {.manual = true}});
            QSignalSpy finished(&run, &ScriptRun::finished);
            run.start();
            return QTest::qWaitFor([&] { return finished.count() == 1; }, support::Patience)
                && finished.first().first().toBool();
        };
        QVERIFY(runScript({"create table manual (a int)"}));
        QTRY_COMPARE(m_session->state(), Session::State::InTransaction);
        QVERIFY(runScript({"insert into manual values (1)", "commit"}));
        QTRY_COMPARE(m_session->state(), Session::State::Idle);
        // not before what may not stand in a block
        QVERIFY(runScript({"vacuum manual"}));
        QTRY_COMPARE(m_session->state(), Session::State::Idle);
        QVERIFY(runScript({"/* é */ begin"}));
        QTRY_COMPARE(m_session->state(), Session::State::InTransaction);
        QVERIFY(runScript({"rollback"}));
        QTRY_COMPARE(m_session->state(), Session::State::Idle);
        QVERIFY(runScript({"delete from manual", "rollback"}));
        KeepingSink sink;
        QVERIFY(runAndWait(*m_session, "select a from manual", &sink).ok());
        QCOMPARE(sink.rows.size(), 1);
    }

    void noticesArriveBeforeTheEnd()
    {
        ScriptRun run(*m_session, {"do $$ begin raise notice 'now'; perform pg_sleep(60); end $$"}, {});
        bool finished = false;
        connect(&run, &ScriptRun::statementFinished, this, [&] { finished = true; });
        QSignalSpy notices(&run, &ScriptRun::noticesArrived);
        run.start();
        QTRY_COMPARE(notices.count(), 1);
        QVERIFY(!finished);
        run.cancel();
        QTRY_VERIFY(finished);
    }

    void noticesAreBounded()
    {
        ScriptRun run(*m_session, {"do $$ begin for i in 1..100000 loop raise notice 'n'; end loop; end $$"},
                      {});
        qint64 kept = 0;
        qint64 dropped = 0;
        qsizetype largest = 0;
        connect(&run, &ScriptRun::noticesArrived, this, [&](int, const auto &notices, qint64 lost) {
            kept += notices.size();
            dropped += lost;
            largest = std::max(largest, notices.size());
        });
        QSignalSpy finished(&run, &ScriptRun::finished);
        run.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(kept + dropped, 100000);
        QVERIFY(largest <= 1000);

        // nor do a few long ones fill the memory
        int notified = 0;
        NoticeRelay relay([&] { ++notified; });
        const session::Notice notice{.severity = QStringLiteral("NOTICE"),
                                     .message = QString(5'000'000, u'x')};
        for (int i = 0; i < 10; ++i)
            relay.put(notice);
        const auto batch = relay.take();
        QCOMPARE(notified, 1);
        QCOMPARE(batch.notices.size() + batch.dropped, 10);
        QCOMPARE(batch.notices.size(), 1);
        relay.put(notice);
        QCOMPARE(relay.take().notices.size(), 1);
        relay.close();
        relay.put(notice);
        QCOMPARE(relay.take().notices.size(), 0);
    }

    void endedWithinItsSignals_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("started") << 0;
        QTest::newRow("notices") << 1;
        QTest::newRow("finished statement") << 2;
        QTest::newRow("finished") << 3;
        QTest::newRow("result") << 4;
    }

    void endedWithinItsSignals()
    {
        QFETCH(int, signal);
        auto run = std::make_unique<ScriptRun>(
            *m_session, QList<QByteArray>{signal == 4 ? "select 1" : "do $$ begin raise notice 'x'; end $$"},
            ScriptRun::Options{});
        const auto end = [&run, signal](int which) {
            if (which == signal)
                run.reset();
        };
        connect(run.get(), &ScriptRun::statementStarted, this, [=] { end(0); });
        connect(run.get(), &ScriptRun::noticesArrived, this, [=] { end(1); });
        connect(run.get(), &ScriptRun::statementFinished, this, [=] { end(2); });
        connect(run.get(), &ScriptRun::finished, this, [=] { end(3); });
        connect(run.get(), &ScriptRun::resultStarted, this, [=] { end(4); });
        run->start();
        QTRY_VERIFY(!run);
        QVERIFY(runAndWait(*m_session, "select 1").ok());
    }

    void destroyedWhileRunning()
    {
        auto run = std::make_unique<ScriptRun>(*m_session, QList<QByteArray>{"select pg_sleep(60)"},
                                               ScriptRun::Options{});
        run->start();
        QTRY_COMPARE(m_session->state(), Session::State::Busy);
        QElapsedTimer clock;
        clock.start();
        run.reset();
        QVERIFY(clock.elapsed() < support::Patience);
        QVERIFY(runAndWait(*m_session, "select 1").ok());
        QVERIFY(clock.elapsed() < support::Patience);
    }

    void sessionGoneWhileRunning()
    {
        QStringList lines;
        ScriptRun run(*m_session, {"select pg_sleep(60)", "select 1"}, {});
        record(run, lines);
        run.start();
        QTRY_COMPARE(m_session->state(), Session::State::Busy);
        m_session.reset();
        QTRY_VERIFY(lines.contains(QStringLiteral("stopped")));
        QVERIFY(!lines.contains(QStringLiteral("start 1")));

        // gone between two statements
        init();
        QStringList later;
        ScriptRun second(*m_session, {"select 1", "select 2"}, {});
        record(second, later);
        connect(&second, &ScriptRun::statementFinished, this, [this](int index) {
            if (index == 0)
                m_session.reset();
        });
        second.start();
        QTRY_VERIFY(later.contains(QStringLiteral("stopped")));
        QVERIFY(later.contains(QStringLiteral("finish 1 ")));
    }

    void lostWhileRunning()
    {
        QList<Outcome> outcomes;
        ScriptRun run(*m_session, {"select pg_terminate_backend(pg_backend_pid())", "select 1"}, {});
        connect(&run, &ScriptRun::statementFinished, this,
                [&](int, const Outcome &outcome) { outcomes << outcome; });
        QSignalSpy finished(&run, &ScriptRun::finished);
        run.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(outcomes.size(), 1);
        QCOMPARE(outcomes.first().fate, Fate::Unknown);
        QVERIFY(outcomes.first().error->connectionLost);
    }
};

QTEST_GUILESS_MAIN(TestScriptRun)
#include "tst_scriptrun_db.moc"
