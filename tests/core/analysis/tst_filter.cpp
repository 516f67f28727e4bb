// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/filter.h"
#include "core/analysis/filtersql.h"
#include "tests/support/makerows.h"
#include "tests/support/testmain.h"

using namespace core::analysis;
using namespace core::result;
using namespace test;

namespace {

constexpr Oid Bool = 16, Int8 = 20, Text = 25, Float8 = 701, Bpchar = 1042, Date = 1082, Timestamptz = 1184,
              Numeric = 1700, Uuid = 2950;

/// The numbers of the rows that pass.
QList<int> passing(const Table &table, const QList<Filter> &filters, const RowOrder &within = {})
{
    auto order = filterRows(table.rows, table.columns, filters, within);
    if (!order)
        return {-1};
    QList<int> rows;
    for (qsizetype i = 0; i < order->count(table.rows.count()); ++i)
        rows << int(order->resultRow(i));
    return rows;
}

Filter filter(FilterOp op, const QList<FilterValue> &values = {}, int column = 0)
{
    return {column, op, values};
}

} // namespace

class TestFilter : public QObject
{
    Q_OBJECT

private slots:
    void textOperators()
    {
        const Table t = table(Text, {"Apple pie", "", std::nullopt, "pineapple", "100% \\_ <b>&", "ÄPFEL"});
        QCOMPARE(passing(t, {filter(FilterOp::Contains, {"APPLE"})}), (QList<int>{0, 3}));
        QCOMPARE(passing(t, {{0, FilterOp::Contains, {"APPLE"}, true}}), QList<int>());
        QCOMPARE(passing(t, {filter(FilterOp::NotContains, {"apple"})}), (QList<int>{1, 2, 4, 5}));
        QCOMPARE(passing(t, {filter(FilterOp::StartsWith, {"apple"})}), QList<int>{0});
        QCOMPARE(passing(t, {filter(FilterOp::EndsWith, {"apple"})}), QList<int>{3});
        QCOMPARE(passing(t, {filter(FilterOp::Contains, {"äpfel"})}), QList<int>{5});
        QCOMPARE(passing(t, {filter(FilterOp::EndsWith, {"äpfel"})}), QList<int>{5});
        QCOMPARE(passing(t, {filter(FilterOp::Contains, {"% \\_"})}), QList<int>{4});
        QCOMPARE(passing(t, {filter(FilterOp::Regex, {"^p.*E$"})}), QList<int>{3});
        QCOMPARE(passing(t, {filter(FilterOp::In, {""})}), QList<int>{1});
        QCOMPARE(passing(t, {filter(FilterOp::In, {std::nullopt, "pineapple"})}), (QList<int>{2, 3}));
        QCOMPARE(passing(t, {filter(FilterOp::NotIn, {"pineapple"})}), (QList<int>{0, 1, 2, 4, 5}));
        QCOMPARE(passing(t, {filter(FilterOp::NotIn, {std::nullopt, "pineapple"})}),
                 (QList<int>{0, 1, 4, 5}));
        QCOMPARE(passing(t, {filter(FilterOp::IsNull)}), QList<int>{2});
        QCOMPARE(passing(t, {filter(FilterOp::IsNotNull)}), (QList<int>{0, 1, 3, 4, 5}));
    }

    void valuesOfTheirType()
    {
        const Table n = table(Numeric,
                              {"10", "9.5", "-3", "NaN", "10.00", "100000000000000000000000.1",
                               "100000000000000000000000.2", std::nullopt, "Infinity"});
        QCOMPARE(passing(n, {filter(FilterOp::In, {"10.0"})}), (QList<int>{0, 4}));
        QCOMPARE(passing(n, {filter(FilterOp::Greater, {"9.5"})}), (QList<int>{0, 3, 4, 5, 6, 8}));
        QCOMPARE(passing(n, {filter(FilterOp::Less, {"9.5"})}), QList<int>{2});
        QCOMPARE(passing(n, {filter(FilterOp::LessOrEqual, {" 9.50 "})}), (QList<int>{1, 2}));
        QCOMPARE(passing(n, {filter(FilterOp::Between, {"100000000000000000000000.15", "Infinity"})}),
                 (QList<int>{6, 8}));
        const Table b = table(Bool, {"t", "f", std::nullopt});
        QCOMPARE(passing(b, {filter(FilterOp::In, {"true"})}), QList<int>{0});
        const Table d = table(Timestamptz,
                              {"2026-11-19 17:42:10+00", "2026-11-19 18:42:10+01",
                               "0044-03-15 00:00:00+00 BC", "12026-01-01 00:00:00+00"});
        QCOMPARE(passing(d, {filter(FilterOp::In, {"2026-11-19 17:42:10+00"})}), (QList<int>{0, 1}));
        QCOMPARE(passing(d, {filter(FilterOp::Less, {"2026-01-01 00:00:00+00"})}), QList<int>{2});
        QCOMPARE(passing(d, {filter(FilterOp::Greater, {"2026-11-20"})}), QList<int>{3});
        const Table c = table(Bpchar, {"ab   ", "ab", "ab c"});
        QCOMPARE(passing(c, {filter(FilterOp::In, {"ab "})}), (QList<int>{0, 1}));
        const Table f = table(Float8, {"-0", "0", "1e300", "NaN", "Infinity", "5e-324"});
        QCOMPARE(passing(f, {filter(FilterOp::In, {"0"})}), (QList<int>{0, 1}));
        QCOMPARE(passing(f, {filter(FilterOp::GreaterOrEqual, {"1E+300"})}), (QList<int>{2, 3, 4}));
    }

    void valuesThatAreNone()
    {
        const auto fails = [](Oid type, FilterOp op, const QList<FilterValue> &values) {
            auto made = RowFilter::make({column("%1 <b>", type)}, {{0, op, values}});
            return !made && made.error().kind == core::Error::Kind::Input
                && made.error().message.contains(QStringLiteral("%1 <b>"));
        };
        QVERIFY(fails(Int8, FilterOp::In, {"1.5"}));
        QVERIFY(fails(Int8, FilterOp::Greater, {""}));
        QVERIFY(fails(Numeric, FilterOp::Less, {"12,5"}));
        QVERIFY(fails(Date, FilterOp::Less, {"19.11.2026"}));
        QVERIFY(fails(Text, FilterOp::Less, {std::nullopt}));
        QVERIFY(!RowFilter::make({column("a", Text)}, {{0, FilterOp::Regex, {"("}}}));
        QVERIFY(!RowFilter::make({column("a", Text)}, {{1, FilterOp::IsNull, {}}}));
    }

    void allHaveToHoldInTheOrderGiven()
    {
        const Table t = table({column("a", Int8), column("b", Text)},
                              {{"1", "x"}, {"2", "y"}, {"3", "x"}, {"4", std::nullopt}, {"5", "x"}});
        const QList<Filter> filters{filter(FilterOp::In, {"x"}, 1), filter(FilterOp::Greater, {"1"})};
        QCOMPARE(passing(t, filters), (QList<int>{2, 4}));
        QCOMPARE(passing(t, filters, RowOrder({4, 3, 2, 1, 0})), (QList<int>{4, 2}));
        QCOMPARE(passing(t, {}, RowOrder({4, 3})), (QList<int>{4, 3}));
        QCOMPARE(passing(t, {}).size(), 5);
    }

    void stops()
    {
        const Table t = table(Text, std::vector<Value>(5000, Value("x")));
        std::stop_source stop;
        stop.request_stop();
        auto order = filterRows(t.rows, t.columns, {filter(FilterOp::IsNull)}, {}, stop.get_token());
        QVERIFY(!order && order.error().isCancelled());
    }

    void nothingThere()
    {
        const Table t = table(Text, {});
        QCOMPARE(passing(t, {filter(FilterOp::IsNull)}), QList<int>());
    }

    void asSql()
    {
        const QList<Column> columns{column("Total \"x\"", Numeric), column("s", Text), column("c", Bpchar),
                                    column("u", Uuid)};
        QCOMPARE(whereClause(columns, {}), QString());
        QCOMPARE(whereClause(columns, {filter(FilterOp::Greater, {"1.5"}), filter(FilterOp::IsNull, {}, 1)}),
                 QStringLiteral("\"Total \"\"x\"\"\" > '1.5'::numeric AND s IS NULL"));
        QCOMPARE(whereClause(columns, {filter(FilterOp::In, {"it's", std::nullopt}, 1)}),
                 QStringLiteral("(s = 'it''s'::text OR s IS NULL)"));
        QCOMPARE(whereClause(columns, {filter(FilterOp::NotIn, {"a", "b"}, 2)}),
                 QStringLiteral("(c NOT IN ('a'::bpchar, 'b'::bpchar) OR c IS NULL)"));
        QCOMPARE(whereClause(columns, {filter(FilterOp::Contains, {"50%_\\"}, 1)}),
                 QStringLiteral("s::text ILIKE E'%50\\\\%\\\\_\\\\\\\\%'"));
    }
};

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
