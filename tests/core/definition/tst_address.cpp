// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/aclitem.h"
#include "core/definition/address.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace core;
using namespace core::definition;

class TestAddress : public QObject
{
    Q_OBJECT

private slots:
    void says_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("identity");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("drop");
        QTest::addColumn<QString>("grant");
        const auto row = [](const char *type, const char *identity, const char *address, const char *drop,
                            const char *grant) {
            QTest::newRow(
                qPrintable(QStringLiteral("%1 %2").arg(QString::fromUtf8(type), QString::fromUtf8(identity))))
                << QString::fromUtf8(type) << QString::fromUtf8(identity) << QString::fromUtf8(address)
                << QString::fromUtf8(drop) << QString::fromUtf8(grant);
        };
        row("table", "public.t", "table public.t", "drop table if exists public.t", "table public.t");
        row("view", R"(a."b.c")", R"(view a."b.c")", R"(drop view if exists a."b.c")", R"(table a."b.c")");
        row("table column", R"("s.x"."t ""q".c)", R"(column "s.x"."t ""q".c)", "", R"(table "s.x"."t ""q")");
        row("function", "public.f(integer)", "function public.f(integer)",
            "drop function if exists public.f(integer)", "function public.f(integer)");
        row("aggregate", "public.n()", "aggregate public.n(*)", "drop aggregate if exists public.n(*)",
            "function public.n()");
        row("aggregate", "public.p(double precision,anyelement)",
            "aggregate public.p(double precision,anyelement)",
            "drop aggregate if exists public.p(double precision,anyelement)",
            "function public.p(double precision,anyelement)");
        row("cast", "(integer AS public.t)", "cast (integer as public.t)",
            "drop cast if exists (integer as public.t)", "");
        row("cast", R"(("a AS b" AS public."c AS d"))", R"(cast ("a AS b" as public."c AS d"))",
            R"(drop cast if exists ("a AS b" as public."c AS d"))", "");
        row("table constraint", R"("c on x" on public."t on y")", R"(constraint "c on x" on public."t on y")",
            R"(alter table public."t on y" drop constraint if exists "c on x")", "");
        row("domain constraint", "c on public.d", "constraint c on domain public.d",
            "alter domain public.d drop constraint if exists c", "");
        row("operator", "public.!!(NONE,integer)", "operator public.!!(NONE,integer)",
            "drop operator if exists public.!!(NONE,integer)", "");
        row("operator class", "public.oc USING btree", "operator class public.oc using btree",
            "drop operator class if exists public.oc using btree", "");
        row("user mapping", "alice on server s", "user mapping for alice server s",
            "drop user mapping if exists for alice server s", "");
        row("transform", "for public.h on language plperl", "transform for public.h language plperl",
            "drop transform if exists for public.h language plperl", "");
        row("transform", "for public.\"h on language x\" on language Alt \"Lang",
            "transform for public.\"h on language x\" language \"Alt \"\"Lang\"",
            "drop transform if exists for public.\"h on language x\" language \"Alt \"\"Lang\"", "");
        row("transform", "for integer language sql", "transform for integer language sql",
            "drop transform if exists for integer language sql", "");
        row("statistics object", "public.s", "statistics public.s", "drop statistics if exists public.s", "");
        row("large object", "16500", "large object 16500",
            "select pg_catalog.lo_unlink(oid) from pg_catalog.pg_largeobject_metadata where oid = 16500",
            "large object 16500");
        row("foreign-data wrapper", "w", "foreign data wrapper w", "drop foreign data wrapper if exists w",
            "foreign data wrapper w");
        row("server", "s", "server s", "drop server if exists s", "foreign server s");
        row("rule", R"("_RETURN" on public.v)", R"(rule "_RETURN" on public.v)",
            R"(drop rule if exists "_RETURN" on public.v)", "");
        row("default value", "for public.t.a", "", "", "");
        row("default acl", "for role alice on tables", "", "", "");
        row("no such type", "x", "", "", "");
    }
    void says()
    {
        QFETCH(QString, type);
        QFETCH(QString, identity);
        QTEST(address(type, identity), "address");
        QTEST(dropStatement(type, identity, true), "drop");
        QTEST(grantTarget(type, identity), "grant");
    }

    void takesNamesApart()
    {
        QString before;
        QCOMPARE(lastName(QStringLiteral(R"("a.b"."c""."."d.e")"), &before), QStringLiteral(R"("d.e")"));
        QCOMPARE(before, QStringLiteral(R"("a.b"."c""." )").trimmed());
        QCOMPARE(unquoted(QStringLiteral(R"("c""d")")), QStringLiteral("c\"d"));
        QCOMPARE(unquoted(QStringLiteral("plain")), QStringLiteral("plain"));
    }

    void everyGrantIsKnown()
    {
        for (const ObjectType &type : objectTypes())
            QVERIFY2(type.grant.isEmpty() || ddl::aclKind(type.grant) != nullptr, qPrintable(type.type));
    }
};

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"
