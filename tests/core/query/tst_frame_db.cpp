// SPDX-License-Identifier: GPL-3.0-or-later
// A run in a transaction of its own: entered, watched, and left, whatever happens in it.
#include "core/query/scriptrun.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QSignalSpy>

using namespace core;
using namespace core::query;
using core::session::Session;

class TestFrame : public QObject
{
    Q_OBJECT

    QString m_url;
    session::Canceller m_canceller;
    std::unique_ptr<Session> m_session;

    static Frame frame(bool commit = false)
    {
        Frame frame;
        frame.enter = {"begin", "select set_config('app.x', 'y', true)"};
        frame.commit = commit;
        return frame;
    }

    std::unique_ptr<ScriptRun> makeRun(const QList<QByteArray> &statements, const Frame &around,
                                       QStringList &lines, ScriptRun::Options options = {})
    {
        options.frame = around;
        auto run = std::make_unique<ScriptRun>(*m_session, statements, options);
        ScriptRun *made = run.get();
        connect(made, &ScriptRun::frameFailed, made,
                [&lines](const Error &error) { lines << QStringLiteral("failed ") + error.sqlState; });
        connect(made, &ScriptRun::statementFinished, made, [&lines](int index, const Outcome &outcome) {
            lines << QStringLiteral("%1 %2").arg(index).arg(outcome.error ? outcome.error->sqlState
                                                                          : outcome.commandTag);
        });
        connect(made, &ScriptRun::frameLeft, made, [&lines](const FrameEnd &end) {
            const char *const names[] = {"committed", "rolled back", "lost", "unknown"};
            lines << QString::fromLatin1(names[int(end.state)])
                    + (end.error ? QLatin1Char(' ') + end.error->sqlState : QString());
        });
        connect(made, &ScriptRun::finished, made, [&lines](bool completed) {
            lines << (completed ? QStringLiteral("completed") : QStringLiteral("stopped"));
        });
        return run;
    }

    QStringList runAll(const QList<QByteArray> &statements, const Frame &around)
    {
        QStringList lines;
        auto run = makeRun(statements, around, lines);
        QSignalSpy finished(run.get(), &ScriptRun::finished);
        run->start();
        if (finished.isEmpty())
            finished.wait(support::Patience);
        return lines;
    }

    QString one(const QByteArray &sql)
    {
        KeepingSink sink;
        const Outcome outcome = runAndWait(*m_session, sql, &sink);
        return outcome.ok() && !sink.rows.isEmpty() ? sink.rows[0].value(0) : QStringLiteral("none");
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        VERIFY_OK(TestServer::query(
            m_url,
            QStringLiteral("create table t (a int); create table p (id int primary key); create table c "
                           "(id int references p deferrable initially deferred)")));
    }

    void init()
    {
        m_session = std::make_unique<Session>(requestFromUrl(m_url), m_canceller);
        VERIFY_OK(m_session->open().wait());
        VERIFY_OK(TestServer::query(m_url, QStringLiteral("truncate t, c")));
    }

    void cleanup()
    {
        m_session.reset();
        QVERIFY(m_canceller.shutDown(std::chrono::seconds(5)));
    }

    void rollsBackOrCommits()
    {
        QCOMPARE(runAll({"insert into t values (1)", "select current_setting('app.x')"}, frame()),
                 (QStringList{QStringLiteral("0 INSERT 0 1"), QStringLiteral("1 SELECT 1"),
                              QStringLiteral("rolled back"), QStringLiteral("completed")}));
        QCOMPARE(m_session->state(), Session::State::Idle);
        QCOMPARE(one("select count(*) from t"), QStringLiteral("0"));
        QCOMPARE(one("select coalesce(current_setting('app.x', true), '')"), QString(QLatin1String("")));
        QCOMPARE(runAll({"insert into t values (1)"}, frame(true)),
                 (QStringList{QStringLiteral("0 INSERT 0 1"), QStringLiteral("committed"),
                              QStringLiteral("completed")}));
        QCOMPARE(one("select count(*) from t"), QStringLiteral("1"));
        QCOMPARE(runAll({}, frame()),
                 (QStringList{QStringLiteral("rolled back"), QStringLiteral("completed")}));
    }

    void errorsRollBack()
    {
        QCOMPARE(runAll({"insert into t values (1)", "select 1/0", "select 1"}, frame(true)),
                 (QStringList{QStringLiteral("0 INSERT 0 1"), QStringLiteral("1 22012"),
                              QStringLiteral("rolled back"), QStringLiteral("stopped")}));
        QCOMPARE(one("select count(*) from t"), QStringLiteral("0"));
        // an error of the COMMIT itself
        QCOMPARE(runAll({"insert into c values (1)"}, frame(true)),
                 (QStringList{QStringLiteral("0 INSERT 0 1"), QStringLiteral("rolled back 23503"),
                              QStringLiteral("stopped")}));
        QCOMPARE(m_session->state(), Session::State::Idle);
        QCOMPARE(one("select count(*) from c"), QStringLiteral("0"));
    }

    void cannotBeEntered()
    {
        Frame bad = frame();
        bad.enter << "set local role \"nobody of this name\"";
        QCOMPARE(runAll({"insert into t values (1)"}, bad),
                 (QStringList{QStringLiteral("failed 22023"), QStringLiteral("rolled back"),
                              QStringLiteral("stopped")}));
        QCOMPARE(m_session->state(), Session::State::Idle);
        // a transaction of somebody else's is left alone until the end of the frame would end it: refused
        QVERIFY(runAndWait(*m_session, "begin").ok());
        const QStringList lines = runAll({"insert into t values (1)"}, frame());
        QVERIFY(lines.contains(QStringLiteral("failed ")));
        QVERIFY(!lines.contains(QStringLiteral("0 INSERT 0 1")));
        QCOMPARE(m_session->state(), Session::State::InTransaction);
    }

    void checkedAfterEach()
    {
        Frame watched = frame(true);
        watched.check = [](session::Link &link, session::Job &job) -> Result<void> {
            auto answer = link.execute(job, "select count(*) from t");
            if (!answer)
                return std::move(answer).error();
            if (QByteArray(PQgetvalue(answer->get(), 0, 0)) == "2")
                return Error::input(QStringLiteral("two"));
            return {};
        };
        QCOMPARE(runAll({"insert into t values (1)", "insert into t values (2)", "insert into t values (3)"},
                        watched),
                 (QStringList{QStringLiteral("0 INSERT 0 1"), QStringLiteral("1 "),
                              QStringLiteral("rolled back"), QStringLiteral("stopped")}));
        // one that ends the transaction behind our back is seen, too
        QCOMPARE(
            runAll({"commit", "insert into t values (3)"}, frame()),
            (QStringList{QStringLiteral("0 "), QStringLiteral("rolled back"), QStringLiteral("stopped")}));
        QCOMPARE(one("select count(*) from t"), QStringLiteral("0"));
    }

    void cancelledRollsBack()
    {
        QStringList lines;
        auto run = makeRun({"insert into t values (1)", "select pg_sleep(60)"}, frame(true), lines);
        connect(run.get(), &ScriptRun::statementStarted, run.get(), [&](int index) {
            if (index == 1)
                QMetaObject::invokeMethod(run.get(), &ScriptRun::cancel, Qt::QueuedConnection);
        });
        run->start();
        QTRY_VERIFY(lines.contains(QStringLiteral("stopped")));
        QVERIFY(lines.contains(QStringLiteral("rolled back")));
        QCOMPARE(m_session->state(), Session::State::Idle);
        QCOMPARE(one("select count(*) from t"), QStringLiteral("0"));
    }

    void pausedAndStopped()
    {
        QStringList lines;
        ScriptRun::Options options;
        options.reading.rows = 10;
        auto run = makeRun({"insert into t values (1)", "select generate_series(1, 100000)"}, frame(), lines,
                           options);
        run->start();
        QTRY_VERIFY(run->isPaused());
        run->result()->stopHere();
        QTRY_VERIFY(lines.contains(QStringLiteral("completed")));
        QVERIFY(lines.contains(QStringLiteral("rolled back")));
        QCOMPARE(m_session->state(), Session::State::Idle);
        QCOMPARE(one("select count(*) from t"), QStringLiteral("0"));

        // a commit waits until the result was read: it is not cut off
        lines.clear();
        run = makeRun({"insert into t values (1)", "select generate_series(1, 100000)"}, frame(true), lines,
                      options);
        run->start();
        QTRY_VERIFY(run->isPaused());
        run->result()->stopHere();
        QTRY_VERIFY(lines.contains(QStringLiteral("completed")));
        QVERIFY(lines.contains(QStringLiteral("committed")));
        QCOMPARE(one("select count(*) from t"), QStringLiteral("1"));
    }

    void leftBehind()
    {
        // whoever ran it goes in the middle of it: the session is free of the transaction all the same
        QStringList lines;
        ScriptRun::Options options;
        options.reading.rows = 10;
        auto run = makeRun({"insert into t values (1)", "select generate_series(1, 100000)"}, frame(true),
                           lines, options);
        run->start();
        QTRY_VERIFY(run->isPaused());
        run.reset();
        QTRY_COMPARE(m_session->state(), Session::State::Idle);
        QCOMPARE(one("select count(*) from t"), QStringLiteral("0"));
    }

    void lostMeansRolledBack()
    {
        QStringList lines;
        auto run = makeRun({"insert into t values (1)", "select pg_terminate_backend(pg_backend_pid())"},
                           frame(true), lines);
        run->start();
        QTRY_VERIFY(lines.contains(QStringLiteral("stopped")));
        QVERIFY2(lines.contains(QStringLiteral("lost")), qPrintable(lines.join(QLatin1Char('\n'))));
        const auto rows = TestServer::query(m_url, QStringLiteral("select count(*) from t"));
        VERIFY_OK(rows);
        QCOMPARE(rows->value(0).value(0), QStringLiteral("0"));
    }
};

QTEST_GUILESS_MAIN(TestFrame)
#include "tst_frame_db.moc"
