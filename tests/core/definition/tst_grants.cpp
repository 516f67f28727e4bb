// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/definition/definition.h"
#include "core/definition/grants.h"
#include "core/definition/repeatable.h"
#include "tests/support/testmain.h"

using namespace core;
using namespace core::definition;

class TestGrants : public QObject
{
    Q_OBJECT

private slots:
    void leadsThere_data()
    {
        QTest::addColumn<QString>("acl");
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("statements");
        const auto row = [](const char *name, const char *acl, const char *base, const char *statements) {
            QTest::newRow(name) << QString::fromUtf8(acl) << QString::fromUtf8(base)
                                << QString::fromUtf8(statements);
        };
        const char *own = "{ann=arwdDxt/ann}";
        row("nothing", own, own, "");
        row("public", "{ann=arwdDxt/ann,=r/ann}", own, "grant select on table s.t to public");
        row("taken from the owner", "{ann=rwdDxt/ann}", own, "revoke insert on table s.t from ann");
        row("everything taken", "{}", "{ann=X/ann,=X/ann}",
            "revoke execute on table s.t from ann;revoke execute on table s.t from public");
        row("the option apart", "{ann=arwdDxt/ann,bob=r*w/ann}", own,
            "grant select on table s.t to bob with grant option;grant update on table s.t to bob");
        row("by another", "{bob=r*/ann,ann=arwdDxt/ann,=r/bob}", own,
            "grant select on table s.t to bob with grant option;set role bob;"
            "grant select on table s.t to public;reset role");
        row("a chain told backwards", "{dan=r/cleo,cleo=r*/bob,bob=r*/ann,ann=arwdDxt/ann}", own,
            "grant select on table s.t to bob with grant option;set role bob;"
            "grant select on table s.t to cleo with grant option;reset role;set role cleo;"
            "grant select on table s.t to dan;reset role");
        row("names that hurt", "{ann=arwdDxt/ann,\"\\\"a \\\"\\\"b,\\\"\"=r/ann}", own,
            "grant select on table s.t to \"a \"\"b,\"");
        row("only the option taken", "{ann=arwdDxt/ann,bob=r/ann}", "{ann=arwdDxt/ann,bob=r*/ann}",
            "revoke grant option for select on table s.t from bob");
    }
    void leadsThere()
    {
        QFETCH(QString, acl);
        QFETCH(QString, base);
        const auto made = grantStatements({.type = QStringLiteral("table"),
                                           .identity = QStringLiteral("s.t"),
                                           .owner = QStringLiteral("ann"),
                                           .acl = acl,
                                           .base = base});
        VERIFY_OK(made);
        QTEST(made->join(QLatin1Char(';')), "statements");
    }

    void columnsDefaultsAndExtensions()
    {
        auto made = grantStatements({.type = QStringLiteral("table column"),
                                     .identity = QStringLiteral("s.t.\"a \"\"b\""),
                                     .owner = QStringLiteral("ann"),
                                     .acl = QStringLiteral("{bob=rw/ann}"),
                                     .base = QStringLiteral("{}")});
        VERIFY_OK(made);
        QCOMPARE(made->join(QLatin1Char(';')),
                 QStringLiteral("grant select (\"a \"\"b\"), update (\"a \"\"b\") on table s.t to bob"));

        made = grantStatements({.type = QStringLiteral("default acl"),
                                .owner = QStringLiteral("ann"),
                                .acl = QStringLiteral("{bob=X/ann}"),
                                .base = QStringLiteral("{ann=X/ann,=X/ann}"),
                                .prefix = QStringLiteral("alter default privileges for role ann"),
                                .target = QStringLiteral("functions")});
        VERIFY_OK(made);
        QCOMPARE(
            made->join(QLatin1Char(';')),
            QStringLiteral("alter default privileges for role ann revoke execute on functions from ann;"
                           "alter default privileges for role ann revoke execute on functions from public;"
                           "alter default privileges for role ann grant execute on functions to bob"));

        // what an extension left belongs to whoever owns it now
        made = grantStatements({.type = QStringLiteral("function"),
                                .identity = QStringLiteral("s.f(integer)"),
                                .owner = QStringLiteral("ann"),
                                .acl = QStringLiteral("{ann=X/ann,bob=X/ann}"),
                                .base = QStringLiteral("{postgres=X/postgres}"),
                                .fromInit = true});
        VERIFY_OK(made);
        QCOMPARE(made->join(QLatin1Char(';')),
                 QStringLiteral("grant execute on function s.f(integer) to bob"));
    }

    void whatIsThereIsLeftAlone()
    {
        QCOMPARE(repeatable(QStringLiteral("create table s.t ()")),
                 QStringLiteral("create table if not exists s.t ()"));
        QCOMPARE(repeatable(QStringLiteral("CREATE UNIQUE INDEX i ON s.t (a)")),
                 QStringLiteral("create unique index if not exists i ON s.t (a)"));
        const QString replacing = QStringLiteral("CREATE OR REPLACE FUNCTION f() ...");
        QCOMPARE(repeatable(replacing), replacing);
        const QString type = repeatable(QStringLiteral("create type s.t as enum ('$make$', ';')"));
        QVERIFY2(type.startsWith(QLatin1String("do $make1$\nbegin\nexecute $sql$create type")),
                 qPrintable(type));
        QVERIFY(type.endsWith(QLatin1String("$make1$")));
    }

    void linesAreJson()
    {
        const Definition made{.type = QStringLiteral("table"),
                              .identity = QStringLiteral("s.\"a\nb\""),
                              .statements = {QStringLiteral("create table s.\"a\nb\" ()"),
                                             QStringLiteral("comment on table s.\"a\nb\" is '\\ é 😀'")}};
        const QString expected = QStringLiteral("{\"kind\":\"table\",\"identity\":\"s.\\\"a\\nb\\\"\","
                                                "\"ddl\":\"create table s.\\\"a\\nb\\\" ();\\n"
                                                "comment on table s.\\\"a\\nb\\\" is '\\\\ é 😀';\"}");
        QCOMPARE(QString::fromUtf8(toJsonLine(made)), expected);
    }
};

QTEST_GUILESS_MAIN(TestGrants)
#include "tst_grants.moc"
