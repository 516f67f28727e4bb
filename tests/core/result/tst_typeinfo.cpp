// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/typeinfo.h"
#include "tests/support/testmain.h"

using namespace core::result;

class TestTypeInfo : public QObject
{
    Q_OBJECT

private slots:
    // What PostgreSQL 15 answers to format_type(oid, modifier).
    void builtinNames_data()
    {
        QTest::addColumn<Oid>("oid");
        QTest::addColumn<int>("modifier");
        QTest::addColumn<QString>("name");
        const auto row = [](Oid oid, int modifier, const char *name) {
            QTest::addRow("%s", name) << oid << modifier << QString::fromLatin1(name);
        };
        row(16, -1, "boolean");
        row(17, -1, "bytea");
        row(18, -1, "\"char\"");
        row(20, -1, "bigint");
        row(1016, -1, "bigint[]");
        row(1042, 5, "character(1)");
        row(1042, -1, "bpchar");
        row(1014, 7, "character(3)[]");
        row(1043, -1, "character varying");
        row(1043, 24, "character varying(20)");
        row(1560, 3, "bit(3)");
        row(1560, -1, "\"bit\"");
        row(1561, 1, "bit(1)[]");
        row(1562, 5, "bit varying(5)");
        row(1562, -1, "bit varying");
        row(1700, -1, "numeric");
        row(1700, 786438, "numeric(12,2)");
        row(1700, 329730, "numeric(5,-2)");
        row(1700, 65537004, "numeric(1000,1000)");
        row(1231, -1, "numeric[]");
        row(1114, 0, "timestamp(0) without time zone");
        row(1185, 3, "timestamp(3) with time zone[]");
        row(1266, 3, "time(3) with time zone");
        row(1186, -1, "interval");
        row(1186, 2147418115, "interval(3)");
        row(1186, 2147418112, "interval(0)");
        row(1186, 458751, "interval year to month");
        row(1186, 67174399, "interval hour");
        row(1186, 470286338, "interval day to second(2)");
        row(1186, 268435457, "interval second(1)");
        row(2277, -1, "anyarray");
        row(3802, -1, "jsonb");
        row(5069, -1, "xid8");
    }

    void builtinNames()
    {
        QFETCH(Oid, oid);
        QFETCH(int, modifier);
        QFETCH(QString, name);
        QCOMPARE(builtinTypeName(oid, modifier), name);
    }

    void unknownTypesHaveNoName()
    {
        for (const Oid oid : {Oid(0), Oid(1), Oid(16384), Oid(4294967295u)}) {
            QCOMPARE(builtinTypeName(oid, -1), QString());
            QCOMPARE(typeFamily(oid), TypeFamily::Other);
            QVERIFY(!usesCodeFont(oid));
            QVERIFY(!alignsRight(oid));
        }
    }

    void shortNames_data()
    {
        QTest::addColumn<QString>("formatted");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *formatted, const char *shown) {
            QTest::addRow("%s", formatted) << QString::fromUtf8(formatted) << QString::fromUtf8(shown);
        };
        row("timestamp with time zone", "timestamptz");
        row("timestamp(3) with time zone[]", "timestamptz(3)[]");
        row("timestamp without time zone", "timestamp");
        row("time(0) with time zone", "timetz(0)");
        row("character varying(20)", "varchar(20)");
        row("character varying", "varchar");
        row("character(3)", "char(3)");
        row("bit varying(5)", "varbit(5)");
        row("double precision[]", "float8[]");
        row("boolean", "bool");
        row("bigint", "bigint");
        row("numeric(12,2)", "numeric(12,2)");
        // types of users that only begin alike
        row("\"character of mine\"", "\"character of mine\"");
        row("timestamp_range", "timestamp_range");
        row("booleans.t", "booleans.t");
        row("public.\"boolean\"", "public.\"boolean\"");
        row("", "");
    }

    void shortNames()
    {
        QFETCH(QString, formatted);
        QFETCH(QString, shown);
        QCOMPARE(shortTypeName(formatted), shown);
    }

    void families()
    {
        QVERIFY(alignsRight(1700) && alignsRight(20) && alignsRight(790) && alignsRight(701));
        QVERIFY(!alignsRight(25) && !alignsRight(1184) && !alignsRight(1231));
        QVERIFY(usesCodeFont(3802) && usesCodeFont(114) && usesCodeFont(17) && usesCodeFont(142)
                && usesCodeFont(3807));
        QVERIFY(!usesCodeFont(25) && !usesCodeFont(20) && !usesCodeFont(1009));
    }
};

QTEST_GUILESS_MAIN(TestTypeInfo)
#include "tst_typeinfo.moc"
