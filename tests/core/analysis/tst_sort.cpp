// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/sort.h"
#include "core/analysis/valueorder.h"
#include "tests/support/makerows.h"
#include "tests/support/testmain.h"

#include <algorithm>
#include <numeric>
#include <random>

using namespace core::analysis;
using namespace core::result;
using namespace test;

namespace {

constexpr Oid Bool = 16, Bytea = 17, Int8 = 20, Text = 25, Float8 = 701, Money = 790, Bpchar = 1042,
              Date = 1082, Time = 1083, Timestamp = 1114, Timestamptz = 1184, Interval = 1186, Timetz = 1266,
              Numeric = 1700, Lsn = 3220, Xid8 = 5069;

std::vector<int> sorted(const Table &table, const QList<SortKey> &keys, const RowOrder &within = {})
{
    auto result = sortRows(table.rows, table.columns, keys, within);
    if (!result)
        return {-1};
    std::vector<int> rows;
    for (qsizetype i = 0; i < result->order.count(table.rows.count()); ++i)
        rows.push_back(int(result->order.resultRow(i)));
    return rows;
}

/// The values of one column in the order in which they are sorted.
QByteArrayList sortedValues(Oid type, const std::vector<Value> &values, bool descending = false)
{
    const Table t = table(type, values);
    QByteArrayList list;
    for (const int row : sorted(t, {{0, descending}}))
        list << (row < 0 ? QByteArray("?") : values[std::size_t(row)].value_or("NULL"));
    return list;
}

} // namespace

class TestSort : public QObject
{
    Q_OBJECT

private slots:
    void kinds_data()
    {
        QTest::addColumn<uint>("type");
        QTest::addColumn<QByteArrayList>("ascending");
        const auto row = [](const char *name, Oid type, const QByteArrayList &values) {
            QTest::newRow(name) << uint(type) << values;
        };
        row("bool", Bool, {"f", "t"});
        row("int8", Int8,
            {"-9223372036854775808", "-9007199254740993", "-9007199254740992", "-1", "0", "1",
             "9007199254740992", "9007199254740993", "9223372036854775807"});
        row("xid8", Xid8, {"0", "9223372036854775808", "18446744073709551615"});
        row("numeric", Numeric,
            {"-Infinity",
             "-123456789012345678901234567890.2",
             "-123456789012345678901234567890.1",
             "-100",
             "-99.9",
             "-1.50000000000000000000000000000000000001",
             "-1.5",
             "-1.4999999999999999999999999999999",
             "-0.001",
             "-0.0001",
             "0.00",
             "0.00000000000000000000000000000000000000000000001",
             "0.0001",
             "0.00011",
             "0.001",
             "1.5",
             "1.50000000000000000000000000000000000001",
             "1.500000000000000000000000000000000001",
             "2",
             "10",
             "123456789012345678901234567890.1",
             "123456789012345678901234567890.2",
             "Infinity",
             "NaN"});
        row("float8", Float8,
            {"-Infinity", "-1.7976931348623157e+308", "-2", "-4.9e-324", "0", "4.9e-324", "1e-05", "0.1",
             "0.10000000000000002", "1e+300", "Infinity", "NaN"});
        row("money", Money, {"-$1,000.10", "-$1.00", "$0.00", "$0.01", "$9.99", "$10.00", "$1,000.00"});
        row("text", Text, {"", "A", "Z", "a", "aa", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaab", "b", "ä"});
        row("bytea", Bytea, {"\\x", "\\x00", "\\x0000", "\\x01", "\\xff"});
        row("date", Date,
            {"-infinity", "4713-01-01 BC", "0044-03-15 BC", "0001-12-31 BC", "0001-01-01", "1999-12-31",
             "2000-02-29", "2000-03-01", "9999-12-31", "10000-01-01", "5874897-12-31", "infinity"});
        row("timestamp", Timestamp,
            {"-infinity", "4713-01-01 00:00:00 BC", "1999-12-31 23:59:59.999999", "2000-01-01 00:00:00",
             "2000-01-01 00:00:00.000001", "2000-01-01 00:00:00.1", "294276-12-31 23:59:59.999999",
             "infinity"});
        row("timestamptz", Timestamptz,
            {"0044-03-15 12:00:00+00:53:28 BC", "2026-11-19 18:00:00+02", "2026-11-19 17:00:00+00",
             "2026-11-19 12:30:00-05", "2026-11-20 00:00:00+05:45", "2026-11-19 17:00:00-03:30"});
        row("time", Time, {"00:00:00", "00:00:00.000001", "01:00:00", "23:59:59.999999", "24:00:00"});
        row("timetz", Timetz, {"12:00:00+13", "12:00:00+02", "11:00:00+01", "10:00:00+00", "12:00:00-12"});
        row("interval", Interval,
            {"-1 years", "-00:00:01", "00:00:00", "00:00:00.5", "1 day", "24:00:00.000001",
             "29 days 23:00:00", "1 mon", "30 days 00:00:01", "1 mon 1 day -23:00:00",
             "11 mons 30 days -01:00:00", "1 year", "178000000 years"});
        row("pg_lsn", Lsn, {"0/0", "0/FF", "0/FFFFFFFF", "1/0", "FFFFFFFF/FFFFFFFF"});
    }
    void kinds()
    {
        QFETCH(uint, type);
        QFETCH(QByteArrayList, ascending);
        std::vector<Value> values;
        for (const QByteArray &value : std::as_const(ascending))
            values.emplace_back(value);
        std::mt19937 random(5);
        for (int round = 0; round < 20; ++round) {
            std::vector<Value> mixed = values;
            mixed.emplace_back(std::nullopt);
            std::shuffle(mixed.begin(), mixed.end(), random);
            QByteArrayList expected = ascending;
            expected.append("NULL");
            QCOMPARE(sortedValues(type, mixed), expected);
            std::reverse(expected.begin(), expected.end());
            QCOMPARE(sortedValues(type, mixed, true), expected);
        }
    }

    void equalValuesStayAsReceived()
    {
        const Table t = table({column("a", Numeric), column("b", Text)},
                              {{"1.0", "x"},
                               {"2", std::nullopt},
                               {"1", "a"},
                               {std::nullopt, "q"},
                               {"1.00", "x"},
                               {std::nullopt, "p"},
                               {"-0.0", "z"},
                               {"0", "y"}});
        QCOMPARE(sorted(t, {{0, false}}), (std::vector<int>{6, 7, 0, 2, 4, 1, 3, 5}));
        QCOMPARE(sorted(t, {{0, true}}), (std::vector<int>{3, 5, 1, 0, 2, 4, 6, 7}));
        QCOMPARE(sorted(t, {{0, false}, {1, false}}), (std::vector<int>{7, 6, 2, 0, 4, 1, 5, 3}));
        QCOMPARE(sorted(t, {{0, true}, {1, true}}), (std::vector<int>{3, 5, 1, 0, 4, 2, 6, 7}));
        // of some rows, whatever their order was
        QCOMPARE(sorted(t, {{1, false}}, RowOrder({7, 4, 0, 2})), (std::vector<int>{2, 0, 4, 7}));
        QCOMPARE(sorted(t, {}, RowOrder({7, 4, 0})), (std::vector<int>{0, 4, 7}));
    }

    void saysWhatIsOrderedAsText()
    {
        const Table t = table({column("d", Date), column("j", 3802), column("e", 123456), column("n", 23)},
                              {{"19.11.2026", "{}", "b", "2"}, {"20.10.2025", "[]", "a", "10"}});
        const auto asText = [&](int column) {
            return sortRows(t.rows, t.columns, {{column, false}})->asText == QList<int>{column};
        };
        QVERIFY(asText(0)); // another DateStyle
        QVERIFY(asText(1));
        QVERIFY(asText(2)); // an enum's order is the server's secret
        QVERIFY(!asText(3));
        QCOMPARE(sorted(t, {{0, false}}), (std::vector<int>{0, 1}));
        QVERIFY(!sortsAsServer(column("t", Text)));
        QVERIFY(sortsAsServer(column("t", Timestamptz)));
    }

    // Against std::stable_sort with a comparison of its own: many rows in many chunks, long common
    // beginnings.
    void longTextsOfManyRows()
    {
        std::mt19937 random(7);
        std::vector<Row> rows;
        for (int i = 0; i < 30'000; ++i) {
            const QByteArray text = QByteArray("https://example.org/").repeated(int(random() % 3) + 1)
                + QByteArray::number(random() % 500) + QByteArray(int(random() % 40), 'x')
                + QByteArray::number(random() % 3);
            rows.push_back({random() % 50 == 0 ? Value() : Value(text),
                            Value(QByteArray::number(int(random() % 7) - 3))});
        }
        const Table t = table({column("s", Text), column("n", Int8)}, rows);
        for (const bool descending : {false, true}) {
            std::vector<int> expected(rows.size());
            std::iota(expected.begin(), expected.end(), 0);
            std::stable_sort(expected.begin(), expected.end(), [&](int a, int b) {
                const Row &x = rows[std::size_t(a)];
                const Row &y = rows[std::size_t(b)];
                if (x[1] != y[1])
                    return x[1]->toInt() < y[1]->toInt();
                const Value &s = descending ? y[0] : x[0];
                const Value &u = descending ? x[0] : y[0];
                if (!s || !u)
                    return s.has_value() && !u.has_value();
                return s->compare(*u) < 0;
            });
            QVERIFY(sorted(t, {{1, false}, {0, descending}}) == expected);
        }
    }

    void manyEqualLongTexts()
    {
        std::vector<Value> values;
        for (int i = 0; i < 300; ++i)
            values.emplace_back(QByteArray(400'000, 'x') + QByteArray::number(i % 3));
        const QByteArrayList list = sortedValues(Text, values);
        QVERIFY(std::is_sorted(list.begin(), list.end()));
        QCOMPARE(list.size(), 300);
    }

    void nothingThere()
    {
        QCOMPARE(sorted(table(Text, {}), {{0, false}}).size(), std::size_t(0));
        QCOMPARE(sorted(table(Text, {"b", "a"}), {}), (std::vector<int>{0, 1}));
        QCOMPARE(sorted(table(Text, {"b", "a"}), {{1, false}}), std::vector<int>{-1});
    }

    void sixteenHundredColumns()
    {
        QList<Column> columns;
        Row first, second;
        for (int i = 0; i < 1600; ++i) {
            columns << column("c", Int8);
            first.push_back(QByteArray::number(i));
            second.push_back(QByteArray::number(1599 - i));
        }
        const Table t = table(columns, {first, second});
        QCOMPARE(sorted(t, {{0, false}}), (std::vector<int>{0, 1}));
        QCOMPARE(sorted(t, {{1599, false}}), (std::vector<int>{1, 0}));
    }

    void stops()
    {
        const Table t = table(Text, std::vector<Value>(20'000, Value("x")));
        std::stop_source stop;
        stop.request_stop();
        auto result = sortRows(t.rows, t.columns, {{0, false}}, {}, stop.get_token());
        QVERIFY(!result && result.error().isCancelled());
    }
};

QTEST_GUILESS_MAIN(TestSort)
#include "tst_sort.moc"
