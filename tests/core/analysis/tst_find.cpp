// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/find.h"
#include "tests/support/makerows.h"
#include "tests/support/testmain.h"

#include <random>

using namespace core::analysis;
using namespace core::result;
using namespace test;

namespace {

constexpr Oid Text = 25;

std::vector<Hit> hits(const Table &table, const TextQuery &query, FindScope scope = {})
{
    auto matcher = Matcher::make(query);
    if (!matcher)
        return {{Hit{0, -1}}};
    if (scope.last < 0)
        scope.last = table.rows.count() - 1;
    std::vector<Hit> all;
    auto found = findIn(table.rows, *matcher, scope, [&](const std::vector<Hit> &some, qsizetype) {
        all.insert(all.end(), some.begin(), some.end());
    });
    return found ? all : std::vector<Hit>{{Hit{0, -2}}};
}

using Hits = std::vector<Hit>;

} // namespace

class TestFind : public QObject
{
    Q_OBJECT

private slots:
    void waysToFind()
    {
        const Table t = table({column("a", Text), column("b", Text)},
                              {{"Straße", "apple"},
                               {std::nullopt, "APPLE pie"},
                               {"", "null"},
                               {"%1 <b>&\n\"q\"", "ÀPPLE"},
                               {"\xff\xfe", "a\tb"}});
        QCOMPARE(hits(t, {QStringLiteral("apple")}), (Hits{{0, 1}, {1, 1}}));
        QCOMPARE(hits(t, {QStringLiteral("apple"), true}), (Hits{{0, 1}}));
        QCOMPARE(hits(t, {QStringLiteral("aPPLe"), false, true}), (Hits{{0, 1}}));
        QCOMPARE(hits(t, {QStringLiteral("àpple")}), (Hits{{3, 1}}));
        QCOMPARE(hits(t, {QStringLiteral("STRAßE"), false, true}), (Hits{{0, 0}}));
        QCOMPARE(hits(t, {QStringLiteral("NULL")}), (Hits{{2, 1}}));
        QCOMPARE(hits(t, {QString(), false, true}), (Hits{{2, 0}}));
        QCOMPARE(hits(t, {QStringLiteral("<B>&\n\"Q")}), (Hits{{3, 0}}));
        QCOMPARE(hits(t, {QStringLiteral("^a.*e$"), false, false, true}), (Hits{{0, 1}, {1, 1}}));
        QCOMPARE(hits(t, {QStringLiteral("a.*e"), false, true, true}), (Hits{{0, 1}, {1, 1}}));
        QCOMPARE(hits(t, {QStringLiteral("("), false, false, true}), (Hits{{0, -1}}));
        FindScope scope;
        scope.columns = {false, true};
        scope.first = 1;
        scope.last = 3;
        QCOMPARE(hits(t, {QStringLiteral("l")}, scope), (Hits{{1, 1}, {2, 1}, {3, 1}}));
        scope.rows
            = std::make_shared<const std::vector<bool>>(std::vector<bool>{true, false, true, true, true});
        QCOMPARE(hits(t, {QStringLiteral("l")}, scope), (Hits{{2, 1}, {3, 1}}));
    }

    // Little alphabets so that much is found, lengths around those of the pieces a search works in.
    void againstANaiveSearch()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 60; ++round) {
            const auto word = [&](int most) {
                QByteArray bytes;
                for (int i = int(random() % unsigned(most)); i > 0; --i)
                    bytes += "aAbB\x02\x05k"[random() % 7];
                return bytes;
            };
            std::vector<Row> rows;
            const int columns = 1 + int(random() % 5);
            for (int i = int(random() % 3000); i > 0; --i) {
                Row row;
                for (int c = 0; c < columns; ++c)
                    row.push_back(random() % 9 == 0 ? Value() : Value(word(random() % 20 == 0 ? 400 : 9)));
                rows.push_back(row);
            }
            QList<Column> heads;
            for (int c = 0; c < columns; ++c)
                heads << column("c", Text);
            const Table t = table(heads, rows);
            TextQuery query;
            query.text = QString::fromLatin1(word(5));
            query.matchCase = random() % 2;
            query.wholeCell = query.text.isEmpty() || random() % 4 == 0;
            const QByteArray needle = query.text.toLatin1();
            Hits expected;
            for (std::size_t r = 0; r < rows.size(); ++r) {
                for (std::size_t c = 0; c < std::size_t(columns); ++c) {
                    const Value &value = rows[r][c];
                    if (!value)
                        continue;
                    const QByteArray in = query.matchCase ? *value : value->toLower();
                    const QByteArray what = query.matchCase ? needle : needle.toLower();
                    if (query.wholeCell ? in == what : in.contains(what))
                        expected.push_back({std::uint32_t(r), int(c)});
                }
            }
            QVERIFY2(hits(t, query) == expected, qPrintable(query.text));
        }
    }

    void largeCellsAndManyColumns()
    {
        const QByteArray large = QByteArray(5'000'000, 'x') + "needle";
        QCOMPARE(hits(table({column("a", Text), column("b", Text)}, {{large, "needle"}, {"needl", "e"}}),
                      {QStringLiteral("NEEDLE")}),
                 (Hits{{0, 0}, {0, 1}}));
        QList<Column> columns;
        Row row;
        for (int i = 0; i < 1600; ++i) {
            columns << column("c", Text);
            row.push_back(QByteArray::number(i));
        }
        QCOMPARE(hits(table(columns, {row, row}), {QStringLiteral("159"), true, true}),
                 (Hits{{0, 159}, {1, 159}}));
        QCOMPARE(hits(table(columns, {}), {QStringLiteral("1")}), Hits());
    }

    void stops()
    {
        const Table t = table(Text, std::vector<Value>(5000, Value("x")));
        auto matcher = Matcher::make({QStringLiteral("x")});
        std::stop_source stop;
        FindScope scope;
        scope.last = t.rows.count() - 1;
        int calls = 0;
        auto found = findIn(
            t.rows, *matcher, scope,
            [&](const Hits &, qsizetype) {
                ++calls;
                stop.request_stop();
            },
            stop.get_token());
        QVERIFY(!found && found.error().isCancelled());
        QCOMPARE(calls, 1);
    }
};

QTEST_GUILESS_MAIN(TestFind)
#include "tst_find.moc"
