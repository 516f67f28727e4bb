// SPDX-License-Identifier: GPL-3.0-or-later
// The throw-away server itself: what every other _db test relies on.
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QFileInfo>

class TestTestServer : public QObject
{
    Q_OBJECT

private slots:
    void sharedServerHasDatabasesOfItsOwn()
    {
        const QString one = TestServer::createDatabase();
        const QString two = TestServer::createDatabase();
        QVERIFY(!one.isEmpty());
        QVERIFY(one != two);
        VERIFY_OK(TestServer::query(one, QStringLiteral("create table t (a int); insert into t values (1)")));
        const auto rows = TestServer::query(one, QStringLiteral("select a, null, '' from t"));
        VERIFY_OK(rows);
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->at(0).at(0), QStringLiteral("1"));
        QVERIFY(rows->at(0).at(1).isNull());
        QVERIFY(!rows->at(0).at(2).isNull());
        QCOMPARE(TestServer::query(two, QStringLiteral("select a from t")).error().sqlState,
                 QStringLiteral("42P01"));
    }

    void ownServerIsKilledAndRestarted()
    {
        auto server = TestServer::start();
        VERIFY_OK(server);
        VERIFY_OK((*server)->exec(QStringLiteral("create table t as select 1 as a")));
        const QString url = (*server)->url();
        const qint64 pid = (*server)->postmasterPid();
        (*server)->killPostmaster();
        QVERIFY(!(*server)->exec(QStringLiteral("select 1")));
        VERIFY_OK((*server)->restart());
        QCOMPARE((*server)->url(), url);
        QVERIFY((*server)->postmasterPid() != pid);
        QCOMPARE((*server)->exec(QStringLiteral("select a from t")).value().at(0).at(0), QStringLiteral("1"));
        const QString folder = (*server)->folder();
        server->reset();
        QVERIFY(!QFileInfo::exists(folder));
    }

    void tcpAsksForThePassword()
    {
        const QString password = QStringLiteral("it's \"secret\" \\ é");
        auto server = TestServer::start(
            {.tcp = true, .password = password, .settings = {QStringLiteral("work_mem = '5MB'")}});
        VERIFY_OK(server);
        QCOMPARE((*server)->exec(QStringLiteral("show work_mem")).value().at(0).at(0), QStringLiteral("5MB"));
        const QString sql = QStringLiteral("select 1");
        QVERIFY(!TestServer::query((*server)->tcpUrl(), sql));
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(password));
        VERIFY_OK(TestServer::query((*server)->tcpUrl() + QStringLiteral("?password=") + encoded, sql));
    }
};

QTEST_GUILESS_MAIN(TestTestServer)
#include "tst_testserver_db.moc"
