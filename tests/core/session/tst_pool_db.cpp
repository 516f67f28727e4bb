// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/pool.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QTcpServer>

using namespace core;
using namespace core::session;
using namespace std::chrono_literals;

namespace {

/// What a task answers, once it has.
struct Answer
{
    std::optional<Error> error;
    Lease lease;
    bool there = false;
};

} // namespace

class TestPool : public QObject
{
    Q_OBJECT

    QString m_url;

    /// Receives a task into an Answer that lives as long as context.
    static std::shared_ptr<Answer> receive(Task<Lease> task, QObject *context)
    {
        auto answer = std::make_shared<Answer>();
        whenDone(std::move(task), context, [answer](Result<Lease> result) {
            answer->there = true;
            if (result)
                answer->lease = std::move(*result);
            else
                answer->error = std::move(result).error();
        });
        return answer;
    }

    static int pid(Lease &lease) { return lease->info().backendPid; }

    static qsizetype inLog(const TestServer &server, const char *text)
    {
        QFile log(server.folder() + QStringLiteral("/server.log"));
        return log.open(QIODevice::ReadOnly) ? log.readAll().count(text) : -1;
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
    }

    void cleanup()
    {
        // no connection of Qt's is left behind, nor the password in one
        QTRY_VERIFY(QSqlDatabase::connectionNames().isEmpty());
    }

    void sharedIsReusedAndExclusiveIsNot()
    {
        Canceller canceller;
        Pool pool(canceller);
        const auto profile = profileFromUrl(m_url);
        auto first = receive(pool.shared(profile), this);
        QTRY_VERIFY(first->there);
        QVERIFY(first->lease);
        const int firstPid = pid(first->lease);
        first->lease.release();
        first->lease.release(); // twice is once
        QVERIFY(!first->lease);

        auto second = receive(pool.shared(profile), this);
        QTRY_VERIFY(second->there);
        QCOMPARE(pid(second->lease), firstPid);
        QCOMPARE(pool.openSessions(profile.id), 1);

        auto own = receive(pool.exclusive(profile), this);
        QTRY_VERIFY(own->there);
        QVERIFY(pid(own->lease) != firstPid);
        QCOMPARE(pool.openSessions(profile.id), 2);
        own->lease.release();
        QCOMPARE(pool.openSessions(profile.id), 1);
        // another database is another session
        auto elsewhere = receive(pool.shared(profile, QStringLiteral("postgres")), this);
        QTRY_VERIFY(elsewhere->there);
        QCOMPARE(elsewhere->lease->info().database, QStringLiteral("postgres"));
    }

    void waitersAreServedInTheirOrder()
    {
        Canceller canceller;
        Pool pool(canceller, {.shared = 1});
        const auto profile = profileFromUrl(m_url);
        auto holder = receive(pool.shared(profile), this);
        QTRY_VERIFY(holder->there);
        QList<int> order;
        std::vector<Lease> held;
        for (int i = 0; i < 5; ++i) {
            whenDone(pool.shared(profile), this, [&order, &held, i](Result<Lease> lease) {
                order << i;
                if (lease)
                    held.push_back(std::move(*lease));
            });
        }
        auto stopped = pool.shared(profile);
        auto gone = receive(stopped, this);
        stopped.requestStop();
        QVERIFY(stopped.isFinished());
        QTRY_VERIFY(gone->there);
        QVERIFY(gone->error && gone->error->isCancelled());
        QVERIFY(order.isEmpty());
        holder->lease.release();
        for (int i = 0; i < 5; ++i) {
            QTRY_COMPARE(order.size(), i + 1);
            held.clear();
        }
        QCOMPARE(order, (QList<int>{0, 1, 2, 3, 4}));
        QCOMPARE(pool.openSessions(profile.id), 1);
    }

    void exhaustedSaysSoAtOnce()
    {
        Canceller canceller;
        Pool pool(canceller, {.total = 2});
        const auto profile = profileFromUrl(m_url);
        auto one = receive(pool.exclusive(profile), this);
        auto two = receive(pool.exclusive(profile), this);
        auto refused = pool.exclusive(profile);
        QVERIFY(refused.isFinished());
        const auto answer = refused.wait();
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Error::Kind::Connection);
        QVERIFY(!answer.error().hint.isEmpty());
        auto waiting = receive(pool.shared(profile), this);
        QTRY_VERIFY(one->there && two->there);
        QVERIFY(!waiting->there);
        one->lease.release();
        QTRY_VERIFY(waiting->there);
        QVERIFY(waiting->lease);
        // the idle session of one database makes room for one of another
        waiting->lease.release();
        auto other = receive(pool.shared(profile, QStringLiteral("postgres")), this);
        QTRY_VERIFY(other->there);
        QVERIFY(other->lease);
        QCOMPARE(pool.openSessions(profile.id), 2);
    }

    void onlyACleanSessionGoesToTheNext_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("open transaction") << QByteArray("begin");
        QTest::newRow("failed transaction") << QByteArray("do $$ begin perform 1; end $$; --\n");
        QTest::newRow("busy") << QByteArray("select pg_sleep(60)");
        QTest::newRow("lost") << QByteArray("select pg_terminate_backend(pg_backend_pid())");
    }

    void onlyACleanSessionGoesToTheNext()
    {
        QFETCH(QByteArray, sql);
        Canceller canceller;
        Pool pool(canceller, {.shared = 1});
        const auto profile = profileFromUrl(m_url);
        auto first = receive(pool.shared(profile), this);
        QTRY_VERIFY(first->there);
        const int firstPid = pid(first->lease);
        const bool busy = sql.contains("sleep");
        auto task
            = first->lease->run<void>(QStringLiteral("dirty"), [=](Link &link, Job &job) -> Result<void> {
                  if (sql.startsWith("do")) {
                      (void)link.execute(job, "begin");
                      (void)link.execute(job, "select 1/0");
                      return {};
                  }
                  (void)link.execute(job, sql);
                  return {};
              });
        if (busy) {
            QTRY_COMPARE(first->lease->state(), Session::State::Busy);
        } else {
            QTRY_VERIFY(task.isFinished());
            QTRY_VERIFY(first->lease->state() != Session::State::Busy);
        }
        first->lease.release();
        auto second = receive(pool.shared(profile), this);
        QTRY_VERIFY(second->there);
        QVERIFY(second->lease);
        QVERIFY(pid(second->lease) != firstPid);
        QCOMPARE(pool.openSessions(profile.id), 1);
        QTRY_VERIFY(task.isFinished());
    }

    void deadWhileIdleIsReplacedSilently()
    {
        Canceller canceller;
        Pool pool(canceller, {.shared = 1, .pingAfter = 0s});
        const auto profile = profileFromUrl(m_url);
        auto first = receive(pool.shared(profile), this);
        QTRY_VERIFY(first->there);
        const int firstPid = pid(first->lease);
        first->lease.release();
        auto same = receive(pool.shared(profile), this);
        QTRY_VERIFY(same->there);
        QCOMPARE(pid(same->lease), firstPid);
        same->lease.release();
        // no event is delivered in between: the pool still believes in it
        QVERIFY(TestServer::query(m_url, QStringLiteral("select pg_terminate_backend(%1)").arg(firstPid)));
        auto second = receive(pool.shared(profile), this);
        QTRY_VERIFY(second->there);
        QVERIFY2(second->lease, second->error ? qPrintable(second->error->toText()) : "");
        QVERIFY(pid(second->lease) != firstPid);
        QVERIFY(runAndWait(*second->lease.session(), "select 1").ok());
    }

    void idleSessionsAreClosed()
    {
        Canceller canceller;
        Pool pool(canceller, {.closeAfter = 1s});
        const auto profile = profileFromUrl(m_url);
        auto first = receive(pool.shared(profile), this);
        QTRY_VERIFY(first->there);
        const int firstPid = pid(first->lease);
        first->lease.release();
        QCOMPARE(pool.openSessions(profile.id), 1);
        QTRY_COMPARE(pool.openSessions(profile.id), 0);
        QTRY_COMPARE(
            TestServer::query(
                m_url, QStringLiteral("select count(*) from pg_stat_activity where pid = %1").arg(firstPid))
                .value()
                .first()
                .first(),
            QStringLiteral("0"));
    }

    void disconnectLeavesLentSessionsToTheirHolders()
    {
        Canceller canceller;
        Pool pool(canceller, {.shared = 2});
        const auto profile = profileFromUrl(m_url);
        auto lent = receive(pool.shared(profile), this);
        auto own = receive(pool.exclusive(profile), this);
        auto idle = receive(pool.shared(profile), this);
        QTRY_VERIFY(lent->there && own->there && idle->there);
        idle->lease.release();
        auto opening = receive(pool.exclusive(profile), this);
        pool.disconnect(profile.id);
        QCOMPARE(pool.openSessions(profile.id), 2);
        QTRY_VERIFY(opening->there);
        QVERIFY(opening->error && opening->error->isCancelled());
        QVERIFY(runAndWait(*lent->lease.session(), "select 1").ok());
        QVERIFY(runAndWait(*own->lease.session(), "select 1").ok());
        lent->lease.release();
        own->lease.release();
        QCOMPARE(pool.openSessions(profile.id), 0);
    }

    void closeAllWhileConnecting()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Canceller canceller;
        {
            Pool pool(canceller, {.shared = 1});
            const auto profile = profileFromUrl(
                QStringLiteral("postgresql://u@127.0.0.1:%1/x?connect_timeout=60").arg(silent.serverPort()));
            auto one = receive(pool.exclusive(profile), this);
            auto two = receive(pool.shared(profile), this);
            auto three = receive(pool.shared(profile), this);
            QTRY_VERIFY(silent.hasPendingConnections());
            QElapsedTimer clock;
            clock.start();
            pool.closeAll();
            QVERIFY(clock.elapsed() < support::Patience);
            QCOMPARE(pool.openSessions(profile.id), 0);
            for (const auto &answer : {one, two, three}) {
                QTRY_VERIFY(answer->there);
                QVERIFY(answer->error && answer->error->isCancelled());
            }
        }
        QVERIFY(canceller.shutDown(5s));
    }

    void editedProfileGetsANewSession()
    {
        Canceller canceller;
        Pool pool(canceller, {.shared = 1});
        auto profile = profileFromUrl(m_url);
        auto first = receive(pool.shared(profile), this);
        QTRY_VERIFY(first->there);
        const int firstPid = pid(first->lease);
        first->lease.release();
        profile.readOnly = true;
        auto second = receive(pool.shared(profile), this);
        QTRY_VERIFY(second->there);
        QVERIFY(pid(second->lease) != firstPid);
        QCOMPARE(runAndWait(*second->lease.session(), "create table never (a int)").error->sqlState,
                 QStringLiteral("25006"));
        QCOMPARE(pool.openSessions(profile.id), 1);
    }

    // A password is tried once per wish of the user: servers lock accounts.
    void wrongPasswordIsOneTry()
    {
        auto server = TestServer::start({.tcp = true, .password = QStringLiteral("right 'x\\ %1 é")});
        VERIFY_OK(server);
        const auto failures = [&] { return inLog(**server, "password authentication failed"); };
        Canceller canceller;
        Pool pool(canceller);
        const auto profile = profileFromUrl((*server)->tcpUrl());
        auto none = receive(pool.shared(profile), this);
        QTRY_VERIFY(none->there);
        QVERIFY(none->error);
        QCOMPARE(none->error->kind, Error::Kind::Auth);
        QVERIFY(none->error->needsPassword);
        QCOMPARE(failures(), 0);

        pool.setPassword(profile.id, Secret(QStringLiteral("wrong")));
        auto wrong = receive(pool.shared(profile), this);
        QTRY_VERIFY(wrong->there);
        QVERIFY(wrong->error);
        QCOMPARE(wrong->error->kind, Error::Kind::Auth);
        QCOMPARE(wrong->error->sqlState, QStringLiteral("28P01"));
        QCOMPARE(failures(), 1);
        QCOMPARE(pool.openSessions(profile.id), 0);

        pool.setPassword(profile.id, Secret(QStringLiteral("right 'x\\ %1 é")));
        QVERIFY(pool.hasPassword(profile.id));
        auto right = receive(pool.shared(profile), this);
        QTRY_VERIFY(right->there);
        QVERIFY2(right->lease, right->error ? qPrintable(right->error->toText()) : "");

        // changed on the server while the way in was proven: still one try, and the user is asked again
        VERIFY_OK((*server)->exec(QStringLiteral("alter role postgres password 'other'")));
        auto later = receive(pool.exclusive(profile), this);
        QTRY_VERIFY(later->there);
        QVERIFY(later->error);
        QCOMPARE(later->error->kind, Error::Kind::Auth);
        QVERIFY(later->error->needsPassword);
        QVERIFY(!later->error->message.isEmpty());
        QCOMPARE(failures(), 2);
        QVERIFY(!later->error->toText().contains(QLatin1String("right 'x")));
        pool.setPassword(profile.id, {});
        QVERIFY(!pool.hasPassword(profile.id));
    }

    void tooManyConnectionsComeWithTheirSqlState()
    {
        auto server = TestServer::start({.settings = {QStringLiteral("max_connections = 5"),
                                                      QStringLiteral("superuser_reserved_connections = 0"),
                                                      QStringLiteral("max_wal_senders = 0")}});
        VERIFY_OK(server);
        Canceller canceller;
        Pool pool(canceller);
        const auto profile = profileFromUrl((*server)->url());
        std::vector<std::shared_ptr<Answer>> answers;
        for (int i = 0; i < 6; ++i) {
            answers.push_back(receive(pool.exclusive(profile), this));
            QTRY_VERIFY(answers.back()->there);
            if (answers.back()->error)
                break;
        }
        QVERIFY(answers.back()->error);
        QCOMPARE(answers.back()->error->sqlState, QStringLiteral("53300"));
        QCOMPARE(answers.back()->error->kind, Error::Kind::Sql);
        QVERIFY(answers.size() > 3);
        QVERIFY(runAndWait(*answers.front()->lease.session(), "select 1").ok());
    }

    void leaseMovesAndOutlivesThePool()
    {
        Canceller canceller;
        auto pool = std::make_unique<Pool>(canceller);
        const auto profile = profileFromUrl(m_url);
        auto answer = receive(pool->shared(profile), this);
        QTRY_VERIFY(answer->there);
        Lease moved = std::move(answer->lease);
        QVERIFY(!answer->lease && moved);
        Lease assigned;
        assigned = std::move(moved);
        QVERIFY(!moved && assigned);
        Lease &self = assigned;
        assigned = std::move(self);
        QVERIFY(assigned);
        pool.reset();
        QVERIFY(!assigned);
        assigned.release();
    }

    // Any number of tabs leaves the browser its sessions.
    void tabsNeverTakeTheBrowsersPlace()
    {
        Canceller canceller;
        Pool pool(canceller, {.total = 3, .exclusive = 2, .shared = 1});
        const auto profile = profileFromUrl(m_url);
        auto one = receive(pool.exclusive(profile), this);
        auto two = receive(pool.exclusive(profile), this);
        QVERIFY(!pool.exclusive(profile).wait());
        auto tree = receive(pool.shared(profile), this);
        QTRY_VERIFY(one->there && two->there && tree->there);
        QVERIFY(tree->lease);
    }

    // The widget that asked is closed before the answer: the session is free for the next one.
    void receiverGoneBeforeTheAnswer()
    {
        Canceller canceller;
        Pool pool(canceller, {.total = 1, .shared = 1});
        const auto profile = profileFromUrl(m_url);
        auto widget = std::make_unique<QObject>();
        auto never = receive(pool.shared(profile), widget.get());
        widget.reset();
        auto next = receive(pool.shared(profile), this);
        QTRY_VERIFY(next->there);
        QVERIFY(next->lease);
        QVERIFY(!never->there);
        next->lease.release();
        auto own = std::make_unique<QObject>();
        pool.disconnect(profile.id);
        (void)receive(pool.exclusive(profile), own.get());
        own.reset();
        QTRY_COMPARE(pool.openSessions(profile.id), 0);
    }

    // Whoever hears of the loss may end everything from there.
    void poolClosedWithinTheLostSignal()
    {
        Canceller canceller;
        Pool pool(canceller);
        const auto profile = profileFromUrl(m_url);
        auto answer = receive(pool.exclusive(profile), this);
        QTRY_VERIFY(answer->there);
        bool heard = false;
        connect(answer->lease.session(), &Session::lost, this, [&] {
            heard = true;
            pool.closeAll();
        });
        QVERIFY(TestServer::query(m_url,
                                  QStringLiteral("select pg_terminate_backend(%1)").arg(pid(answer->lease))));
        QTRY_VERIFY(heard);
        QVERIFY(!answer->lease);
        QCOMPARE(pool.openSessions(profile.id), 0);
    }

    // A job that gives up on its way out asks for one more cancel: ending must not stand in its way.
    void endsQuicklyWithAnUnfinishedStatement()
    {
        Canceller canceller;
        std::atomic_bool sent = false;
        {
            Pool pool(canceller);
            auto answer = receive(pool.exclusive(profileFromUrl(m_url)), this);
            QTRY_VERIFY(answer->there);
            (void)answer->lease->run<void>(QStringLiteral("unfinished"),
                                           [&](Link &link, Job &job) -> Result<void> {
                                               auto result = link.send(job, "select pg_sleep(60)");
                                               sent = true;
                                               while (!job.stopRequested())
                                                   QThread::yieldCurrentThread();
                                               return result;
                                           });
            QTRY_VERIFY(sent);
        }
        QElapsedTimer clock;
        clock.start();
        QVERIFY(canceller.shutDown(5s));
        QVERIFY(clock.elapsed() < support::Patience);
    }
};

QTEST_GUILESS_MAIN(TestPool)
#include "tst_pool_db.moc"
