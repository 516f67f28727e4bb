// SPDX-License-Identifier: GPL-3.0-or-later
// What would leave the role, or the transaction that holds it, is noticed by its words.
#include "core/access/seeasguard.h"

#include <QTest>

using namespace core::access;

class TestSeeAsGuard : public QObject
{
    Q_OBJECT

private slots:
    void statements_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("about"); // a word of the reason; empty: it may be sent
        const auto row = [](const char *sql, const char *about) {
            QTest::newRow(sql) << QByteArray(sql) << QString::fromLatin1(about);
        };
        // the role
        row("set role postgres", "role");
        row("SET LOCAL ROLE none", "role");
        row("set session role none", "role");
        row("set /* x */ -- y\n role none", "role");
        row("set \"role\" to 'none'", "role");
        row("set local \"ROLE\" = none", "role");
        row("set session authorization default", "role");
        row("set session session authorization postgres", "role");
        row("set local session authorization postgres", "role");
        row("set session_authorization = 'postgres'", "role");
        row("reset role", "role");
        row("Reset Session Authorization", "role");
        row("select set_config('role', 'none', true)", "role");
        row("select pg_catalog.set_config ( E'ROLE' , 'none', false)", "role");
        row("select 1 where \"set_config\"('session_authorization', 'x', true) = ''", "role");
        // the transaction
        row("begin", "transaction");
        row("START TRANSACTION read only", "transaction");
        row("commit", "transaction");
        row("/* a */ end", "transaction");
        row("abort work", "transaction");
        row("rollback", "transaction");
        row("rollback and chain", "transaction");
        row("rollback transaction", "transaction");
        row("prepare transaction 'x'", "transaction");
        row("commit prepared 'x'", "transaction");
        // what refuses to be in one
        row("vacuum t", "VACUUM");
        row("create database x", "CREATE");
        row("discard all", "DISCARD");
        row("cluster", "CLUSTER");
        row("create index concurrently on t (a)", "CREATE");
        row("alter table t detach partition p concurrently", "ALTER");

        // may
        row("select 1", "");
        row("", "");
        row("-- only words", "");
        row("savepoint a", "");
        row("release a", "");
        row("rollback to a", "");
        row("rollback work to savepoint a", "");
        row("set constraints all deferred", "");
        row("set local search_path = role", "");
        row("set session characteristics as transaction read only", "");
        row("set transaction read only", "");
        row("reset all", "");
        row("discard temp", "");
        row("cluster t using i", "");
        row("prepare transaction_of_mine as select 1", "");
        row("select 'set role x', $$ set role y $$, \"role\" from roles", "");
        row("select set_config('request.jwt.claims', '{\"role\": 1}', true)", "");
        row("select set_config('app.role', 'x', true)", "");
        row("create role x", "");
        row("alter role x set role to y", "");
        row("create function f() returns int language sql set role to x as 'select 1'", "");
        row("do $$ begin set role x; end $$", ""); // seen afterwards
        row("alter table t detach partition p", "");
    }

    void statements()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, about);
        const QString why = whyNotWhileSeeing(sql);
        if (about.isEmpty())
            QCOMPARE(why, QString());
        else
            QVERIFY2(why.contains(about), qPrintable(why));
    }

    void secrets()
    {
        const QString jwt = QStringLiteral("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln");
        QVERIFY(looksSecret(QStringLiteral("app.password"), QStringLiteral("x")));
        QVERIFY(looksSecret(QStringLiteral("app.jwt_secret"), {}));
        QVERIFY(looksSecret(QStringLiteral("App.Session_Token"), {}));
        QVERIFY(looksSecret(QStringLiteral("app.api_key"), {}));
        QVERIFY(looksSecret(QStringLiteral("request.jwt"), {}));
        QVERIFY(looksSecret(QStringLiteral("request.header"), jwt));
        QVERIFY(looksSecret(QStringLiteral("request.header"), QStringLiteral("Bearer ") + jwt));
        QVERIFY(!looksSecret(QStringLiteral("request.jwt.claims"), QStringLiteral("{\"sub\": \"1\"}")));
        QVERIFY(!looksSecret(QStringLiteral("app.tenant_id"), QStringLiteral("42")));
        QVERIFY(!looksSecret(QStringLiteral("search_path"), QStringLiteral("public")));
    }

    void settings()
    {
        QVERIFY(!whyNotASetting({}).isEmpty());
        QVERIFY(!whyNotASetting(QStringLiteral(" ROLE ")).isEmpty());
        QVERIFY(!whyNotASetting(QStringLiteral("session_authorization")).isEmpty());
        QVERIFY(whyNotASetting(QStringLiteral("app.role")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSeeAsGuard)
#include "tst_seeasguard.moc"
