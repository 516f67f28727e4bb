// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QSignalSpy>
#include <QSqlQuery>
#include <QTcpServer>

#include <thread>

using namespace core;
using namespace core::session;
using namespace std::chrono_literals;

class TestSession : public QObject
{
    Q_OBJECT

    QString m_url;

    std::unique_ptr<Session> opened(Canceller &canceller, const QString &url)
    {
        auto session = std::make_unique<Session>(requestFromUrl(url), canceller);
        auto info = session->open().wait();
        if (!info) {
            qWarning("%s", qPrintable(info.error().toText()));
            return nullptr;
        }
        return session;
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
    }

    void tellsAboutTheServer()
    {
        Canceller canceller;
        Session session(requestFromUrl(m_url), canceller);
        QCOMPARE(session.state(), Session::State::Opening);
        auto info = session.open().wait();
        VERIFY_OK(info);
        QVERIFY(info->version.atLeast(13));
        QVERIFY(info->localSocket);
        QVERIFY(info->superuser);
        QVERIFY(!info->encrypted);
        QVERIFY(info->backendPid > 0);
        QCOMPARE(info->serverEncoding, QStringLiteral("UTF8"));
        QTRY_COMPARE(session.state(), Session::State::Idle);
    }

    void runsJobsInOrder()
    {
        Canceller canceller;
        auto session = opened(canceller, m_url);
        QVERIFY(session);
        QList<int> order;
        std::vector<Task<int>> tasks;
        for (int i = 0; i < 20; ++i) {
            tasks.push_back(session->run<int>(QStringLiteral("n"), [&order, i](Link &, Job &) -> Result<int> {
                order << i;
                return i;
            }));
        }
        for (int i = 0; i < 20; ++i)
            QCOMPARE(tasks[size_t(i)].wait().value(), i);
        QCOMPARE(order.size(), 20);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }

    void bothApisShareOneConnection()
    {
        Canceller canceller;
        auto session = opened(canceller, m_url);
        QVERIFY(session);
        auto task = session->run<QStringList>(
            QStringLiteral("both"), [](Link &link, Job &job) -> Result<QStringList> {
                QStringList pids;
                {
                    QSqlQuery query(link.database());
                    query.setForwardOnly(true);
                    if (!query.exec(
                            QStringLiteral("select pg_backend_pid(), current_setting('bytea_output')"))
                        || !query.next())
                        return Error::internal(QStringLiteral("QSqlQuery failed"));
                    pids << query.value(0).toString() << query.value(1).toString();
                }
                auto result = link.execute(job, "select pg_backend_pid()");
                if (!result)
                    return result.error();
                pids << QString::fromUtf8(PQgetvalue(result->get(), 0, 0));
                return pids;
            });
        auto answer = task.wait();
        VERIFY_OK(answer);
        QCOMPARE(answer->at(0), answer->at(2));
        QCOMPARE(answer->at(1), QStringLiteral("hex"));
    }

    void stateFollowsTheTransaction()
    {
        Canceller canceller;
        auto session = opened(canceller, m_url);
        QVERIFY(session);
        QVERIFY(runAndWait(*session, "begin").ok());
        QTRY_COMPARE(session->state(), Session::State::InTransaction);
        QVERIFY(session->transactionClock().isValid());
        const auto failed = runAndWait(*session, "select 1/0");
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error->sqlState, QStringLiteral("22012"));
        QTRY_COMPARE(session->state(), Session::State::FailedTransaction);
        QVERIFY(runAndWait(*session, "select 1").error->transactionAborted());
        const auto end = runAndWait(*session, "commit");
        QCOMPARE(end.commandTag, QStringLiteral("ROLLBACK"));
        QTRY_COMPARE(session->state(), Session::State::Idle);
        QVERIFY(!session->transactionClock().isValid());
    }

    void stateIsKnownBeforeTheAnswer()
    {
        Canceller canceller;
        auto session = opened(canceller, m_url);
        QVERIFY(session);
        QTRY_COMPARE(session->state(), Session::State::Idle);
        std::optional<Session::State> seen;
        whenDone(session->run<void>(QStringLiteral("begin"),
                                    [](Link &link, Job &job) -> Result<void> {
                                        auto result = link.execute(job, "begin");
                                        return result ? Result<void>() : Result<void>(result.error());
                                    }),
                 this, [&](Result<void>) { seen = session->state(); });
        QTRY_VERIFY(seen.has_value());
        QCOMPARE(*seen, Session::State::InTransaction);
    }

    void cancelStopsTheStatementAndKeepsTheSession()
    {
        Canceller canceller;
        auto session = opened(canceller, m_url);
        QVERIFY(session);
        std::atomic_bool started = false;
        auto task = session->run<query::Outcome>(
            QStringLiteral("sleep"), [&](Link &link, Job &job) -> Result<query::Outcome> {
                KeepingSink sink;
                started = true;
                return query::run(link, job, {"select pg_sleep(60)"}, sink);
            });
        QTRY_VERIFY(started);
        QElapsedTimer clock;
        clock.start();
        // allow(sleeping test): the cancel comes when the work has gone on for a while
        QTest::qWait(20);
        task.requestStop();
        auto answer = task.wait();
        QVERIFY(clock.elapsed() < support::Patience);
        VERIFY_OK(answer);
        QVERIFY(answer->error->isCancelled());
        QCOMPARE(answer->error->sqlState, QStringLiteral("57014"));
        QVERIFY(runAndWait(*session, "select 1").ok());
    }

    void waitingJobIsAnsweredAtOnceWhenStopped()
    {
        Canceller canceller;
        auto session = opened(canceller, m_url);
        QVERIFY(session);
        auto slow = session->run<void>(QStringLiteral("slow"), [](Link &link, Job &job) -> Result<void> {
            auto result = link.execute(job, "select pg_sleep(30)");
            return result ? Result<void>() : Result<void>(result.error());
        });
        bool ran = false;
        auto waiting = session->run<void>(QStringLiteral("never"), [&ran](Link &, Job &) -> Result<void> {
            ran = true;
            return {};
        });
        waiting.requestStop();
        auto answer = waiting.wait();
        QVERIFY(!answer && answer.error().isCancelled());
        slow.requestStop();
        QVERIFY(!slow.wait());
        QVERIFY(runAndWait(*session, "select 1").ok());
        QVERIFY(!ran);
    }

    // The measured trap: a cancel sent near a query's end must not kill the next statement.
    void lateCancelNeverHitsTheNextStatement()
    {
        Canceller canceller;
        auto session = opened(canceller, m_url);
        QVERIFY(session);
        int cancelled = 0;
        for (int i = 0; i < 300; ++i) {
            auto task = session->run<query::Outcome>(
                QStringLiteral("short"), [](Link &link, Job &job) -> Result<query::Outcome> {
                    KeepingSink sink;
                    return query::run(link, job, {"select pg_sleep(0.001)"}, sink);
                });
            std::this_thread::sleep_for(std::chrono::microseconds(i * 10)); // sweeps over the statement's end
            task.requestStop();
            auto first = task.wait();
            if (!first || first->error)
                ++cancelled;
            const auto next = runAndWait(*session, "select 42");
            QVERIFY2(next.ok(), next.error ? qPrintable(next.error->toText()) : "");
        }
        QVERIFY(cancelled > 0);
        QVERIFY(cancelled < 300);
    }

    void terminatedWhileIdleIsNoticed()
    {
        Canceller canceller;
        auto session = opened(canceller, m_url);
        auto killer = opened(canceller, m_url);
        QVERIFY(session && killer);
        QTRY_COMPARE(session->state(), Session::State::Idle);
        QSignalSpy lost(session.get(), &Session::lost);
        const QByteArray pid = QByteArray::number(session->info().backendPid);
        QVERIFY(runAndWait(*killer, "select pg_terminate_backend(" + pid + ")").ok());
        QTRY_COMPARE(session->state(), Session::State::Lost);
        QTRY_COMPARE(lost.count(), 1);
        QVERIFY(lost.first().first().value<Error>().connectionLost);
        const auto after = runAndWait(*session, "select 1");
        QVERIFY(after.error && after.error->connectionLost);
    }

    void terminatedMidQuery()
    {
        Canceller canceller;
        auto session = opened(canceller, m_url);
        auto killer = opened(canceller, m_url);
        QVERIFY(session && killer);
        QTRY_COMPARE(session->state(), Session::State::Idle);
        KeepingSink sink;
        auto task = session->run<query::Outcome>(
            QStringLiteral("long"), [&sink](Link &link, Job &job) -> Result<query::Outcome> {
                return query::run(link, job, {"select pg_sleep(30)"}, sink);
            });
        const QByteArray pid = QByteArray::number(session->info().backendPid);
        QTRY_VERIFY(
            !runAndWait(*killer,
                        "select 1/count(*) from pg_stat_activity where state = 'active' and pid = " + pid)
                 .error);
        QVERIFY(runAndWait(*killer, "select pg_terminate_backend(" + pid + ")").ok());
        auto answer = task.wait();
        VERIFY_OK(answer);
        QVERIFY(answer->error && answer->error->connectionLost);
        QVERIFY2(answer->error->sqlState == QLatin1String("57P01"), qPrintable(answer->error->toText()));
        QCOMPARE(answer->fate, query::Fate::Unknown);
        QTRY_COMPARE(session->state(), Session::State::Lost);
    }

    void serverKilledMidResult()
    {
        auto server = TestServer::start();
        VERIFY_OK(server);
        Canceller canceller;
        auto session = opened(canceller, (*server)->url());
        QVERIFY(session);
        std::atomic<qsizetype> rows = 0;
        struct Counting : KeepingSink
        {
            explicit Counting(std::atomic<qsizetype> &counter)
                : count(counter)
            {
            }
            Result<void> row(std::span<const result::CellView>) override
            {
                ++count;
                return {};
            }
            std::atomic<qsizetype> &count;
        } sink(rows);
        auto task = session->run<query::Outcome>(
            QStringLiteral("many"), [&sink](Link &link, Job &job) -> Result<query::Outcome> {
                return query::run(link, job, {"select n, pg_sleep(0.001) from generate_series(1, 1000000) n"},
                                  sink);
            });
        QTRY_VERIFY(rows > 10);
        (*server)->killPostmaster();
        auto answer = task.wait();
        VERIFY_OK(answer);
        QVERIFY(answer->error && answer->error->connectionLost);
        QCOMPARE(answer->fate, query::Fate::Unknown);
        QCOMPARE(answer->rowsReceived, rows.load());
        QCOMPARE(sink.ends, 1);
        QVERIFY(!sink.complete);
        QTRY_COMPARE(session->state(), Session::State::Lost);
    }

    void wrongPasswordIsOneTryAndSaysSo()
    {
        auto server = TestServer::start({.tcp = true, .password = QStringLiteral("right & proper 'x\\")});
        VERIFY_OK(server);
        Canceller canceller;
        auto request = requestFromUrl((*server)->tcpUrl());
        request.password = Secret(QStringLiteral("wrong"));
        Session session(request, canceller);
        auto info = session.open().wait();
        QVERIFY(!info);
        QCOMPARE(info.error().kind, Error::Kind::Auth);
        QCOMPARE(info.error().sqlState, QStringLiteral("28P01"));
        QVERIFY(info.error().needsPassword);
        QVERIFY(!info.error().message.contains(QLatin1String("28P01")));
        QVERIFY(!info.error().message.contains(QLatin1String(".c:")));
        QFile log((*server)->folder() + QStringLiteral("/server.log"));
        QVERIFY(log.open(QIODevice::ReadOnly));
        QCOMPARE(log.readAll().count("password authentication failed"), 1);

        Session empty(requestFromUrl((*server)->tcpUrl()), canceller);
        auto asked = empty.open().wait();
        QVERIFY(!asked);
        QCOMPARE(asked.error().kind, Error::Kind::Auth);
        QVERIFY(asked.error().needsPassword);

        request.password = Secret(QStringLiteral("right & proper 'x\\"));
        Session good(request, canceller);
        VERIFY_OK(good.open().wait());
    }

    void unknownDatabaseTellsItsSqlState()
    {
        Canceller canceller;
        auto request = requestFromUrl(m_url);
        request.database = QStringLiteral("host=elsewhere 'no\\ such;");
        Session session(request, canceller);
        auto info = session.open().wait();
        QVERIFY(!info);
        QCOMPARE(info.error().sqlState, QStringLiteral("3D000"));
        QCOMPARE(info.error().kind, Error::Kind::Sql);
        QVERIFY(info.error().message.contains(QLatin1String("host=elsewhere")));
    }

    void nobodyListens()
    {
        Canceller canceller;
        auto request = requestFromUrl(QStringLiteral("postgresql://u@127.0.0.1:1/x"));
        Session session(request, canceller);
        auto info = session.open().wait();
        QVERIFY(!info);
        QCOMPARE(info.error().kind, Error::Kind::Connection);
        QVERIFY(info.error().message.contains(QLatin1String("127.0.0.1")));
    }

    // A host that accepts and then says nothing: told within connect_timeout, and abandoned at once on
    // request.
    void silentHost()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Canceller canceller;
        auto request = requestFromUrl(
            QStringLiteral("postgresql://u@127.0.0.1:%1/x?connect_timeout=2").arg(silent.serverPort()));
        {
            Session session(request, canceller);
            QElapsedTimer clock;
            clock.start();
            auto info = session.open().wait();
            QVERIFY(!info);
            QCOMPARE(info.error().kind, Error::Kind::Connection);
            QVERIFY(clock.elapsed() < support::Patience);
        }
        request.profile.parameters = {{QStringLiteral("connect_timeout"), QStringLiteral("60")}};
        QElapsedTimer clock;
        {
            Session session(request, canceller);
            auto task = session.open();
            // allow(sleeping test): the cancel comes when the work has gone on for a while
            QTest::qWait(100);
            clock.start();
            task.requestStop();
            auto info = task.wait();
            QVERIFY(!info && info.error().isCancelled());
        }
        QVERIFY(clock.elapsed() < support::Patience);
        QVERIFY(canceller.shutDown(5s));
    }

    void destroyedWhileAJobRuns()
    {
        Canceller canceller;
        auto session = opened(canceller, m_url);
        QVERIFY(session);
        std::atomic_bool started = false;
        auto task = session->run<void>(QStringLiteral("sleep"), [&](Link &link, Job &job) -> Result<void> {
            started = true;
            auto result = link.execute(job, "select pg_sleep(60)");
            return result ? Result<void>() : Result<void>(result.error());
        });
        QTRY_VERIFY(started);
        QElapsedTimer clock;
        clock.start();
        session.reset();
        QVERIFY(clock.elapsed() < support::Patience);
        auto answer = task.wait();
        QVERIFY(!answer);
        QVERIFY(canceller.shutDown(5s));
    }

    void readOnlyProfileRefusesWrites()
    {
        Canceller canceller;
        auto request = requestFromUrl(m_url);
        request.profile.readOnly = true;
        Session session(request, canceller);
        VERIFY_OK(session.open().wait());
        const auto outcome = runAndWait(session, "create table t (a int)");
        QCOMPARE(outcome.error->sqlState, QStringLiteral("25006"));
    }

    void notificationsArriveWhileIdle()
    {
        Canceller canceller;
        auto session = opened(canceller, m_url);
        QVERIFY(session);
        QSignalSpy notices(session.get(), &Session::noticeReceived);
        QVERIFY(runAndWait(*session, "listen \"News & <b>\"").ok());
        auto other = opened(canceller, m_url);
        QVERIFY(runAndWait(*other, "notify \"News & <b>\", 'payload'").ok());
        QTRY_COMPARE(notices.count(), 1);
        const auto notice = notices.first().first().value<Notice>();
        QCOMPARE(notice.severity, QStringLiteral("NOTIFY"));
        QCOMPARE(notice.message, QStringLiteral("News & <b>"));
        QCOMPARE(notice.detail, QStringLiteral("payload"));
    }

    // A job that returns with its statement unfinished leaves a clean session behind.
    void unfinishedJobIsDrained()
    {
        Canceller canceller;
        auto session = opened(canceller, m_url);
        QVERIFY(session);
        auto task = session->run<void>(QStringLiteral("gives up"), [](Link &link, Job &job) -> Result<void> {
            return link.send(job, "select pg_sleep(30)");
        });
        VERIFY_OK(task.wait());
        auto copy = session->run<void>(QStringLiteral("gives up"), [](Link &link, Job &job) -> Result<void> {
            return link.send(job, "copy (select n from generate_series(1, 200000) n) to stdout");
        });
        VERIFY_OK(copy.wait());
        KeepingSink sink;
        QVERIFY(runAndWait(*session, "select 1", &sink).ok());
        QCOMPARE(sink.rows, QList<QStringList>{{QStringLiteral("1")}});
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session_db.moc"
