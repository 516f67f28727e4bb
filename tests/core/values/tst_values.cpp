// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/arraytext.h"
#include "core/values/bytea.h"
#include "core/values/check.h"
#include "core/values/compositetext.h"
#include "core/values/geometry.h"
#include "core/values/hstoretext.h"
#include "core/values/intervaltext.h"
#include "core/values/rangetext.h"
#include "core/values/scalars.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace core::values;

namespace {

// Bytes that break quoting, more often than others.
QByteArray nasty(QRandomGenerator &random)
{
    static const QList<QByteArray> pieces{"\"",       "\\",
                                          "{",        "}",
                                          "(",        ")",
                                          "[",        "]",
                                          ",",        ";",
                                          " ",        "\t",
                                          "'",        "\n",
                                          "\r\n",     "NULL",
                                          "null",     "a",
                                          "1",        "\v\f",
                                          "=",        ">",
                                          "=>",       "empty",
                                          "\xC2\xA0", "\xF0\x9F\x98\x80"};
    QByteArray text("");
    for (int i = random.bounded(5); i > 0; --i)
        text += pieces.at(random.bounded(int(pieces.size())));
    return text;
}

Part nastyPart(QRandomGenerator &random)
{
    return random.bounded(6) == 0 ? Part() : Part(nasty(random));
}

QString wrong(Oid oid, const char *text, int modifier = -1, int server = 0)
{
    return problem(*builtinType(oid, modifier), text, server);
}

} // namespace

class TestValues : public QObject
{
    Q_OBJECT

private slots:
    void arraysComeBack()
    {
        QRandomGenerator random(1);
        for (int round = 0; round < 3000; ++round) {
            ArrayText array;
            qsizetype count = 1;
            for (int d = random.bounded(1, 4); d > 0; --d) {
                array.lengths << random.bounded(1, 4);
                array.lowers << (random.bounded(2) ? 1 : random.bounded(-3, 3));
                count *= array.lengths.last();
            }
            while (array.elements.size() < count)
                array.elements << nastyPart(random);
            const char delimiter = random.bounded(2) ? ',' : ';';
            const auto again = ArrayText::parse(array.write(delimiter), delimiter);
            VERIFY_OK(again);
            QCOMPARE(again->elements, array.elements);
            QVERIFY(*again == array);
        }
    }

    void arraysThatAreNone()
    {
        for (const char *text : {"", "{", "}", "{1,2", "{{1},{2,3}}", "{1,{2}}", "{{1},2}", "{a\"b}", "{}x",
                                 "1,2", "{,}", "[1:2={1}", "{\"a}"})
            QVERIFY2(!ArrayText::parse(text), text);
        const auto none = ArrayText::parse(" {} ");
        VERIFY_OK(none);
        QCOMPARE(none->write(), QByteArray("{}"));
    }

    void compositesRangesAndPairsComeBack()
    {
        QRandomGenerator random(2);
        for (int round = 0; round < 3000; ++round) {
            QList<Part> fields;
            for (int i = random.bounded(1, 5); i > 0; --i)
                fields << nastyPart(random);
            const auto composite = parseComposite(writeComposite(fields));
            VERIFY_OK(composite);
            QCOMPARE(*composite, fields);

            QList<RangeText> ranges;
            for (int i = random.bounded(4); i > 0; --i) {
                RangeText range;
                if (random.bounded(5) == 0) {
                    range.empty = true;
                } else {
                    range.lower = nastyPart(random);
                    range.upper = nastyPart(random);
                    range.lowerInclusive = range.lower && random.bounded(2);
                    range.upperInclusive = range.upper && random.bounded(2);
                }
                const auto one = RangeText::parse(range.write());
                VERIFY_OK(one);
                QVERIFY(*one == range);
                ranges << range;
            }
            const auto multirange = parseMultirange(writeMultirange(ranges));
            VERIFY_OK(multirange);
            QVERIFY(*multirange == ranges);

            HstorePairs pairs;
            for (int i = random.bounded(5); i > 0; --i)
                pairs << std::pair(nasty(random), nastyPart(random));
            const QByteArray text = writeHstore(pairs);
            const auto read = parseHstore(text);
            VERIFY_OK(read);
            QCOMPARE(writeHstore(*read), text);
        }
        for (const char *text : {"", "1", "(1", "[1,2", "[1,2,3]", "[1]", "empty)", "{[1,2]"})
            QVERIFY2(!RangeText::parse(text), text);
        for (const char *text : {"a", "a=>", "=>b", "a=>b,c", "\"a=>b", "a=>b c=>d"})
            QVERIFY2(!parseHstore(text), text);
        // as people type them
        QCOMPARE(writeHstore(*parseHstore("b => 2, a=>null, a=>3,")),
                 QByteArray("\"a\"=>NULL, \"b\"=>\"2\""));
    }

    void bytes()
    {
        QByteArray all;
        for (int i = 0; i < 256; ++i)
            all += char(i);
        QCOMPARE(bytesOf(byteaText(all)).value_or(QByteArray()), all);
        QCOMPARE(bytesOf("\\x 00 fF\n1a").value_or(QByteArray()), QByteArray::fromHex("00ff1a"));
        QCOMPARE(bytesOf("a\\\\b\\000\\377").value_or(QByteArray()), QByteArray("a\\b\0\xff", 5));
        for (const char *text : {"\\x0", "\\xg0", "\\x0 0", "\\400", "\\", "\\a"})
            QVERIFY2(!bytesOf(text), text);
    }

    void whatIsCertainlyNoValue()
    {
        constexpr Oid Bool = 16, Char = 18, Int8 = 20, Int2 = 21, Int4 = 23, Float8 = 701, Varchar = 1043,
                      Date = 1082, Timestamptz = 1184, Interval = 1186, Bit = 1560, Numeric = 1700,
                      Uuid = 2950, Inet = 869, Cidr = 650, Macaddr = 829, Macaddr8 = 774, Int4Array = 1007,
                      Int4Range = 3904, Text = 25;
        const struct
        {
            Oid oid;
            const char *good;
            const char *bad;
        } table[] = {
            {Bool, " tr ", "o"},
            {Char, "\\377", "ab"},
            {Int2, "-32768", "32768"},
            {Int4, " +2147483647 ", "-2147483649"},
            {Int8, "-9223372036854775808", "99999999999999999999999999999999999999"},
            {Int8, "0x7fffffffffffffff", "0x8000000000000000"},
            {Int4, "1_000", "1__000"},
            {Int4, "0b101", "0b12"},
            {Int4, "007", "1.0"},
            {Float8, "-1e-400", "1e"},
            {Float8, " Infinity", "1,5"},
            {Float8, ".5", "."},
            {Numeric, "1e100000", "1e+"},
            {Numeric, "NaN", "na"},
            {Date, "infinity", "2024-13-01"},
            {Date, "0001-02-29 BC", "2023-02-29"},
            {Date, "Jan 5 99", "tuesday"},
            {Timestamptz, "2024-12-31 23:59:60+05:45", "2024-01-01 25:00"},
            {Timestamptz, "now", ""},
            {Interval, "-infinity", "soon"},
            {Uuid, "{A0EEBC99-9C0B-4EF8-BB6D6BB9BD380A11}", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1"},
            {Inet, "::ffff:1.2.3.4/96", "1.2.3.256"},
            {Inet, "fe80::1/64", "fe80:::1"},
            {Inet, "1.2.3.4/32", "1.2.3.4/33"},
            {Inet, "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7"},
            {Cidr, "10", "10.0.0.0.0"},
            {Macaddr, "08002b:010203", "08:00:2b:01:02"},
            {Macaddr8, "08:00:2b:01:02:03:04:05", "08:00:2b:01:02:03:04"},
            {Bit, "x1F", "12"},
            {Int4Array, "[0:1]={1,NULL}", "{1,b}"},
            {Int4Range, "[1,)", "[a,2]"},
            {Text, "", "a\0b"},
        };
        for (const auto &row : table) {
            QCOMPARE(wrong(row.oid, row.good), QString());
            if (row.oid != Text)
                QVERIFY2(!wrong(row.oid, row.bad).isEmpty(), row.bad);
        }
        QVERIFY(!problem(*builtinType(Text), QByteArrayView("a\0b", 3)).isEmpty());
        QVERIFY(wrong(Varchar, "\xC3\xA4\xC3\xB6\xC3\xBC   ", 7).isEmpty());
        QVERIFY(!wrong(Varchar, "abcd", 7).isEmpty());
        QVERIFY(!wrong(Bit, "101", 4).isEmpty());
        const int numeric12_2 = ((12 << 16) | 2) + 4;
        QVERIFY(wrong(Numeric, "-0009999999999.999", numeric12_2).isEmpty());
        QVERIFY(!wrong(Numeric, "10000000000", numeric12_2).isEmpty());
        QVERIFY(!wrong(Numeric, "Infinity", -1, 13).isEmpty());
        QVERIFY(!wrong(Int4, "0x1f", -1, 15).isEmpty());
    }

    void keysThatCannotBePart()
    {
        QVERIFY(mayContain(*builtinType(23), QLatin1Char('-')));
        QVERIFY(!mayContain(*builtinType(23), QLatin1Char('z')));
        QVERIFY(!mayContain(*builtinType(1700), QLatin1Char(',')));
        QVERIFY(!mayContain(*builtinType(1700), QChar(0x661))); // an Arabic digit is none to the server
        QVERIFY(mayContain(*builtinType(25), QChar(0x661)));
        Type domain;
        domain.kind = Type::Kind::Domain;
        domain.of = builtinType(2950);
        QVERIFY(!mayContain(domain, QLatin1Char('x')));
    }

    void randomUuids()
    {
        const QByteArray one = randomUuid();
        QCOMPARE(wrong(2950, one.constData()), QString());
        QCOMPARE(one.at(14), '4');
        QVERIFY(one != randomUuid());
    }

    void intervals_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"00:00:00", "1 year", "-1 years", "1 year 2 mons 3 days 04:05:06",
              "-1 years -2 mons +3 days -04:05:06.7", "1 mon -1 days", "-1 years +2 mons 3 days",
              "1 mon -1 days +00:00:00.000001", "178956970 years 7 mons", "-00:00:01",
              "2562047788:00:54.775807", "1 day", "3 days 100:00:00"})
            QTest::newRow(text) << QByteArray(text);
    }
    void intervals()
    {
        QFETCH(QByteArray, text);
        const auto interval = IntervalText::parse(text);
        QVERIFY(interval);
        QCOMPARE(interval->text(), text); // as the server writes it, so it is written
    }

    void noIntervalsInFields()
    {
        for (const char *text :
             {"", " ", "infinity", "P1Y", "@ 1 min", "1", "year 1", "1 day 1 year", "1 year 1 year", "1-2",
              "1 1:2:3", "04:05", "1.5 years", "1 day 04:05:06.1234567", "1 year ago"})
            QVERIFY2(!IntervalText::parse(text), text);
    }

    void shapes_data()
    {
        QTest::addColumn<quint32>("oid");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("may");
        const auto row = [](quint32 oid, const char *text, bool may) {
            QTest::addRow("%u %s", oid, text) << oid << QByteArray(text) << may;
        };
        row(Point, "(1,2)", true);
        row(Point, " ( -1e300 , Infinity ) ", true);
        row(Point, "1,2", true);
        row(Point, "(1,2", false);
        row(Point, "(1,2,3)", false);
        row(Point, "(1,x)", false);
        row(Point, "", false);
        row(Line, "{1,-1,0}", true);
        row(Line, "[(0,0),(1,1)]", true);
        row(Line, "{1,2}", false);
        row(Lseg, "[(1,2),(3,4)]", true);
        row(Lseg, "[(1,2),(3,4))", false);
        row(Box, "(3,4),(1,2)", true);
        row(Box, "3,4,1,2", true);
        row(Box, "(3,4)", false);
        row(Path, "[(0,0),(1,1),(2,0)]", true);
        row(Path, "((0,0))", true);
        row(Path, "[(0,0),(1)]", false);
        row(Polygon, "((0,0),(1,1),(2,0))", true);
        row(Polygon, "((0,0),(1,1),)", false);
        row(Circle, "<(0,0),5>", true);
        row(Circle, "<(0,0)>", false);
        row(Circle, "0,0,NaN", true);
    }
    void shapes()
    {
        QFETCH(quint32, oid);
        QFETCH(QByteArray, text);
        QFETCH(bool, may);
        QCOMPARE(problem(*builtinType(oid), text).isEmpty(), may);
    }
};

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
