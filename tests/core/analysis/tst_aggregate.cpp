// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/aggregate.h"
#include "core/analysis/decimal.h"
#include "tests/support/makerows.h"
#include "tests/support/testmain.h"

using namespace core::analysis;
using namespace core::result;
using namespace test;

namespace {

constexpr Oid Int8 = 20, Int4 = 23, Text = 25, Float8 = 701, Date = 1082, Numeric = 1700;

Aggregates of(const Table &table, const QList<CellBlock> &blocks = {}, const RowOrder &order = {})
{
    ShownRows shown = ShownRows::all(table.columns, table.rows);
    shown.order = order;
    auto result = aggregate(
        shown,
        blocks.isEmpty() ? QList<CellBlock>{{0, shown.rowCount() - 1, 0, shown.columnCount() - 1}} : blocks);
    return result ? *result : Aggregates{};
}

} // namespace

class TestAggregate : public QObject
{
    Q_OBJECT

private slots:
    void sums_data()
    {
        QTest::addColumn<QByteArrayList>("values");
        QTest::addColumn<QByteArray>("sum");
        QTest::addColumn<QByteArray>("average");
        const auto row
            = [](const char *name, const QByteArrayList &values, const char *sum, const char *average) {
                  QTest::newRow(name) << values << QByteArray(sum) << QByteArray(average);
              };
        row("one", {"7"}, "7", "7.0000000000000000");
        row("thirds", {"1", "1", "0"}, "2", "0.66666666666666666667");
        row("negative", {"-1", "-1", "0"}, "-2", "-0.66666666666666666667");
        row("scales", {"0.1", "0.02", "-0.003"}, "0.117", "0.03900000000000000000");
        row("zero", {"1.50", "-1.5"}, "0.00", "0.00000000000000000000");
        row("carry", {"999999999999999999", "1"}, "1000000000000000000", "500000000000000000");
        row("long", {"123456789012345678901234567890.123456789012345678901", "-0.000000000000000000001"},
            "123456789012345678901234567890.123456789012345678900",
            "61728394506172839450617283945.061728394506172839450");
        row("borrow", {"1000000000000000000000000000000", "-0.0000000000000000000000000001"},
            "999999999999999999999999999999.9999999999999999999999999999",
            "500000000000000000000000000000.0000000000000000000000000000");
        row("below zero", {"-1000000000000000000000000000000", "0.1"}, "-999999999999999999999999999999.9",
            "-500000000000000000000000000000.0");
        row("NaN", {"1", "NaN", "Infinity"}, "NaN", "NaN");
        row("Infinity", {"1", "Infinity"}, "Infinity", "Infinity");
        row("both", {"-Infinity", "Infinity"}, "NaN", "NaN");
    }
    void sums()
    {
        QFETCH(QByteArrayList, values);
        QFETCH(QByteArray, sum);
        QFETCH(QByteArray, average);
        DecimalSum added;
        for (const QByteArray &value : std::as_const(values))
            QVERIFY(added.add(value));
        QVERIFY(!added.add("1,5"));
        QVERIFY(!added.add("12345678901234567890123-5"));
        QCOMPARE(added.count(), std::uint64_t(values.size()));
        QCOMPARE(added.sum(), sum);
        QCOMPARE(added.average(), average);
    }

    // Many numbers of any length: the sum of a value and of its opposite is nothing, in whatever order.
    void sumsThatVanish()
    {
        DecimalSum sum;
        QByteArrayList values;
        for (int i = 1; i < 2000; ++i)
            values << QByteArray::number(i * 7919).repeated(1 + i % 9) + '.'
                    + QByteArray::number(i).repeated(1 + i % 5);
        for (const QByteArray &value : std::as_const(values))
            QVERIFY(sum.add(value));
        for (auto value = values.crbegin(); value != values.crend(); ++value)
            QVERIFY(sum.add('-' + *value));
        QByteArray zero = sum.sum();
        QVERIFY(!zero.startsWith('-'));
        zero.replace('.', "").replace('0', "");
        QVERIFY(zero.isEmpty());
    }

    void ofASelection()
    {
        const Table t = table({column("i", Int4), column("n", Numeric), column("s", Text), column("d", Date)},
                              {{"1", "1.10", "b", "2026-11-19"},
                               {"2", "1.1", "a", "0044-03-15 BC"},
                               {std::nullopt, "9223372036854775808.5", "", "infinity"},
                               {"1", std::nullopt, std::nullopt, "2026-11-20"}});
        const Aggregates i = of(t, {{0, 3, 0, 0}});
        QCOMPARE(i.cells, 4);
        QCOMPARE(i.nulls, 1);
        QCOMPARE(i.distinct, 2);
        QVERIFY(i.numbers && !i.approximate);
        QCOMPARE(i.sum, QByteArray("4"));
        QCOMPARE(i.average, QByteArray("1.3333333333333333"));
        QCOMPARE(i.smallest.value(), QByteArray("1"));
        QCOMPARE(i.largest.value(), QByteArray("2"));
        const Aggregates n = of(t, {{0, 3, 1, 1}});
        QCOMPARE(n.distinct, 2); // 1.1 is 1.10
        QCOMPARE(n.sum, QByteArray("9223372036854775810.70"));
        const Aggregates s = of(t, {{0, 3, 2, 2}});
        QVERIFY(!s.numbers);
        QCOMPARE(s.smallest.value(), QByteArray(""));
        QCOMPARE(s.largest.value(), QByteArray("b"));
        const Aggregates d = of(t, {{0, 3, 3, 3}});
        QCOMPARE(d.smallest.value(), QByteArray("0044-03-15 BC"));
        QCOMPARE(d.largest.value(), QByteArray("infinity"));
        // numbers of two kinds are added, but not compared
        const Aggregates both = of(t, {{0, 1, 0, 1}});
        QCOMPARE(both.sum, QByteArray("5.20"));
        QVERIFY(!both.smallest);
        // blocks over each other count once; the rows shown are those of the order
        QCOMPARE(of(t, {{0, 2, 0, 0}, {1, 3, 0, 0}, {3, 3, 0, 1}}).cells, 5);
        QCOMPARE(of(t, {{0, 1, 0, 0}}, RowOrder({3, 1, 0})).sum, QByteArray("3"));
        // no number among them
        const Aggregates null = of(t, {{2, 2, 0, 0}});
        QVERIFY(!null.numbers && !null.smallest);
    }

    void floats()
    {
        const Aggregates f = of(table(Float8, {"0.1", "0.2", "0.3", "1e+100", "-1e+100"}));
        QVERIFY(f.approximate);
        QCOMPARE(f.sum, QByteArray("0.6"));
        QCOMPARE(of(table(Float8, {"Infinity", "1"})).sum, QByteArray("Infinity"));
        QCOMPARE(of(table(Float8, {"Infinity", "-Infinity"})).sum, QByteArray("NaN"));
    }

    void distinctIsBounded()
    {
        std::vector<Value> values;
        for (int i = 0; i < 120'000; ++i)
            values.emplace_back(QByteArray::number(i));
        const Aggregates many = of(table(Int8, values));
        QCOMPARE(many.distinct, DistinctLimit);
        QCOMPARE(many.sum, QByteArray("7199940000"));
    }

    void manyColumnsAndStopping()
    {
        QList<Column> columns;
        Row row;
        for (int i = 0; i < 1600; ++i) {
            columns << column("c", Int8);
            row.push_back(QByteArray::number(i));
        }
        const Table t = table(columns, {row, row});
        QCOMPARE(of(t).sum, QByteArray::number(1600 * 1599));
        std::stop_source stop;
        stop.request_stop();
        auto result = aggregate(ShownRows::all(t.columns, t.rows), {{0, 1, 0, 1599}}, stop.get_token());
        QVERIFY(!result && result.error().isCancelled());
    }
};

QTEST_GUILESS_MAIN(TestAggregate)
#include "tst_aggregate.moc"
