// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns are shown and where: hand-picked cases, and random changes against a list that does it
// naively.
#include "tests/support/testmain.h"
#include "ui/grid/columngeometry.h"
#include "ui/grid/columnlayout.h"
#include "ui/grid/columnmap.h"
#include "ui/grid/sortcycle.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace ui::grid;
using core::result::SortKey;

namespace {

// "0 1 | 2 (3) 4": frozen left of the bar, hidden in brackets
QString text(const ColumnMap &map)
{
    QStringList words;
    int shown = 0;
    for (const int column : map.order()) {
        if (shown == map.frozen() && map.frozen() > 0 && !words.contains(QStringLiteral("|")))
            words << QStringLiteral("|");
        words << (map.isHidden(column) ? QStringLiteral("(%1)") : QStringLiteral("%1")).arg(column);
        shown += map.isHidden(column) ? 0 : 1;
    }
    return words.join(QLatin1Char(' '));
}

// The same by brute force: a list of columns that know themselves.
struct Naive
{
    struct Column
    {
        int result;
        bool hidden = false;
        bool frozen = false;
    };
    std::vector<Column> columns;

    std::vector<int> shown() const
    {
        std::vector<int> list;
        for (const Column &column : columns) {
            if (!column.hidden)
                list.push_back(column.result);
        }
        return list;
    }
};

const QStringList hostileNames()
{
    return {QStringLiteral("id"),
            QStringLiteral("a\"b'c\\d"),
            QStringLiteral("<b>&amp;%1"),
            QStringLiteral("line\nbreak\ttab"),
            QStringLiteral("\u202Eright to left \u05D0"),
            QStringLiteral("\U0001F418"),
            QString(),
            QString(63, QLatin1Char('x')),
            QStringLiteral("id"),
            QStringLiteral("id"),
            QStringLiteral("?column?"),
            QStringLiteral("?column?")};
}

} // namespace

class TestColumnMap : public QObject
{
    Q_OBJECT

private slots:
    void cases()
    {
        ColumnMap map(5);
        QVERIFY(map.isPlain());
        map.move(0, 0, 3);
        QCOMPARE(text(map), QStringLiteral("1 2 0 3 4"));
        map.move(3, 4, 0);
        QCOMPARE(text(map), QStringLiteral("3 4 1 2 0"));
        map.hide(1);
        QCOMPARE(text(map), QStringLiteral("3 4 (1) 2 0"));
        QCOMPARE(map.shownColumn(1), -1);
        QCOMPARE(map.shownColumn(0), 3);
        map.setFrozen(2);
        QCOMPARE(text(map), QStringLiteral("3 4 | (1) 2 0"));
        map.move(3, 3, 1); // into the frozen ones
        QCOMPARE(text(map), QStringLiteral("3 0 4 | (1) 2"));
        map.move(0, 0, 4); // out of them
        QCOMPARE(text(map), QStringLiteral("0 4 | (1) 2 3"));
        map.move(2, 2, 2); // nowhere
        map.move(0, 0, 1);
        QCOMPARE(text(map), QStringLiteral("0 4 | (1) 2 3"));
        map.move(0, 0, 2); // among them, to their edge
        QCOMPARE(text(map), QStringLiteral("4 0 | (1) 2 3"));
        map.hide(4);
        QCOMPARE(text(map), QStringLiteral("(4) 0 | (1) 2 3"));
        map.show(4);
        QCOMPARE(text(map), QStringLiteral("4 0 | (1) 2 3"));
        map.showAll();
        QCOMPARE(text(map), QStringLiteral("4 0 | 1 2 3"));
    }

    void oneColumnStays()
    {
        ColumnMap map(2);
        map.hide(0);
        map.hide(1);
        QCOMPARE(map.shown(), QList<int>{1});
        QCOMPARE(ColumnMap({1, 0}, {true, true}, 1).shownCount(), 2);
        QCOMPARE(ColumnMap(0).shownCount(), 0);
        ColumnMap none(0);
        none.move(0, 0, 0);
        none.showAll();
        none.setFrozen(3);
        QCOMPARE(none.frozen(), 0);
    }

    void randomChangesAsANaiveList()
    {
        QRandomGenerator random(4711);
        for (int round = 0; round < 200; ++round) {
            const int count = 1 + int(random.bounded(12));
            ColumnMap map(count);
            Naive naive;
            for (int column = 0; column < count; ++column)
                naive.columns.push_back({column});
            for (int step = 0; step < 60; ++step) {
                const int shown = map.shownCount();
                const int what = int(random.bounded(4));
                if (what == 0) {
                    const int first = int(random.bounded(shown));
                    const int last = first + int(random.bounded(shown - first));
                    const int before = int(random.bounded(shown + 1));
                    const std::vector<int> places = naive.shown();
                    const bool moves = before < first || before > last + 1;
                    if (moves) {
                        const auto placeOf = [&](int result) {
                            return std::find_if(naive.columns.begin(), naive.columns.end(),
                                                [&](const auto &c) { return c.result == result; });
                        };
                        std::vector<Naive::Column> taken;
                        for (int i = first; i <= last; ++i) {
                            taken.push_back(*placeOf(places[std::size_t(i)]));
                            naive.columns.erase(placeOf(places[std::size_t(i)]));
                        }
                        const auto at
                            = before > 0 ? placeOf(places[std::size_t(before - 1)]) + 1 : placeOf(places[0]);
                        naive.columns.insert(at, taken.begin(), taken.end());
                    }
                    map.move(first, last, before);
                } else if (what == 1) {
                    const int column = int(random.bounded(count));
                    if (!map.isHidden(column) && shown > 1)
                        std::find_if(naive.columns.begin(), naive.columns.end(),
                                     [&](const auto &c) { return c.result == column; })
                            ->hidden
                            = true;
                    map.hide(column);
                } else if (what == 2) {
                    const int column = int(random.bounded(count));
                    std::find_if(naive.columns.begin(), naive.columns.end(),
                                 [&](const auto &c) { return c.result == column; })
                        ->hidden
                        = false;
                    map.show(column);
                } else {
                    map.setFrozen(int(random.bounded(shown + 1)));
                }
                const std::vector<int> wanted = naive.shown();
                QCOMPARE(std::vector<int>(map.shown().begin(), map.shown().end()), wanted);
                QCOMPARE(map.shownCount(), int(wanted.size()));
                QVERIFY(map.frozen() >= 0 && map.frozen() <= map.shownCount());
                for (int i = 0; i < count; ++i)
                    QCOMPARE(map.shownColumn(i), int(map.shown().indexOf(i)));
            }
        }
    }

    void geometry()
    {
        ColumnGeometry g;
        g.setWidths({100, 50, 80, 200, 60});
        g.setViewWidth(300);
        g.setFrozen(2);
        QCOMPARE(g.length(), 490);
        QCOMPARE(g.frozenWidth(), 150);
        QCOMPARE(g.maximumOffset(), 190);
        g.setOffset(90);
        QCOMPARE(g.left(1), 100);
        QCOMPARE(g.left(2), 60);
        QCOMPARE(g.columnAt(149), 1);
        QCOMPARE(g.columnAt(150), 3); // column 2 is beneath the frozen ones
        QCOMPARE(g.columnAt(-1), -1);
        QCOMPARE(g.scrollablePart(2, 3), (Span{150, 339}));
        QCOMPARE(g.scrollablePart(2, 2), (Span{150, 139}));
        QVERIFY(g.scrollablePart(2, 2).isEmpty());
        QCOMPARE(g.frozenPart(1, 4), (Span{100, 149}));
        QCOMPARE(g.offsetFor(2), 0);
        QCOMPARE(g.offsetFor(0), 90);
        QCOMPARE(g.offsetFor(4), 190);
        QCOMPARE(g.offsetFor(3), 80); // wider than what scrolls: its beginning
        QCOMPARE(g.scrollableBetween(0, 299), (Span{3, 3}));
        // frozen columns leave room
        g.setFrozen(4);
        QCOMPARE(g.frozen(), 2);
        g.setViewWidth(120);
        QCOMPARE(g.frozen(), 0);
        g.setViewWidth(1000);
        QCOMPARE(g.frozen(), 4);
        g.setWidths({});
        QCOMPARE(g.columnAt(0), -1);
        QCOMPARE(g.gapAt(5), 0);
        QVERIFY(g.scrollableBetween(0, 100).isEmpty());
    }

    void layoutGoesAndComes()
    {
        const QStringList names = hostileNames();
        ColumnMap map(int(names.size()));
        map.move(9, 9, 0);
        map.hide(6);
        map.hide(8);
        map.setFrozen(3);
        QList<int> widths(names.size(), 0);
        widths[5] = 321;
        const ColumnLayout layout = layoutOf(map, names, widths);
        const QByteArray json = QJsonDocument(layout.toJson()).toJson();
        const auto read = ColumnLayout::fromJson(QJsonDocument::fromJson(json).object());
        QVERIFY(read);
        QCOMPARE(*read, layout);
        const AppliedLayout again = applied(*read, names);
        QCOMPARE(again.map, map);
        QCOMPARE(again.widths, widths);
    }

    void layoutForOtherColumns()
    {
        const auto entry = [](const char *name, bool hidden = false) {
            return ColumnLayout::Entry{QLatin1String(name), 0, 0, hidden};
        };
        const ColumnLayout layout{{entry("c"), entry("gone"), entry("a"), entry("b", true)}, 2};
        const QStringList names{QStringLiteral("a"), QStringLiteral("new"), QStringLiteral("b"),
                                QStringLiteral("c"), QStringLiteral("a")};
        // new stands behind a, the second a behind c; of the two frozen ones c is left
        QCOMPARE(text(applied(layout, names).map), QStringLiteral("3 | 4 0 1 (2)"));
        QVERIFY(applied({}, names).map.isPlain());
        QCOMPARE(applied(layout, {}).map.resultCount(), 0);
        const ColumnLayout hidden{{entry("a", true)}, 0};
        QCOMPARE(applied(hidden, {QStringLiteral("a")}).map.shownCount(), 1);
    }

    void badLayouts_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, const char *json) { QTest::newRow(name) << QByteArray(json); };
        row("empty", "{}");
        row("version", R"({"version":2,"frozen":0,"columns":[]})");
        row("version text", R"({"version":"1","frozen":0,"columns":[]})");
        row("frozen", R"({"version":1,"frozen":-1,"columns":[]})");
        row("frozen half", R"({"version":1,"frozen":0.5,"columns":[]})");
        row("frozen huge", R"({"version":1,"frozen":1e300,"columns":[]})");
        row("no columns", R"({"version":1,"frozen":0})");
        row("columns object", R"({"version":1,"frozen":0,"columns":{}})");
        row("entry text", R"({"version":1,"frozen":0,"columns":["a"]})");
        row("entry nameless", R"({"version":1,"frozen":0,"columns":[{"width":5}]})");
        row("entry name", R"({"version":1,"frozen":0,"columns":[{"name":5}]})");
        row("width", R"({"version":1,"frozen":0,"columns":[{"name":"a","width":-5}]})");
        row("wide", R"({"version":1,"frozen":0,"columns":[{"name":"a","width":2147483648}]})");
        row("hidden", R"({"version":1,"frozen":0,"columns":[{"name":"a","hidden":1}]})");
        row("twice", R"({"version":1,"frozen":0,"columns":[{"name":"a"},{"name":"a"}]})");
        row("unknown", R"({"version":1,"frozen":0,"columns":[{"name":"a","x":1}]})");
        row("unknown above", R"({"version":1,"frozen":0,"columns":[],"x":1})");
    }

    void badLayouts()
    {
        QFETCH(QByteArray, json);
        const QJsonDocument document = QJsonDocument::fromJson(json);
        QVERIFY(document.isObject());
        const auto read = ColumnLayout::fromJson(document.object());
        QVERIFY(!read);
        QCOMPARE(read.error().kind, core::Error::Kind::Input);
    }

    void sortCycle()
    {
        using Keys = QList<SortKey>;
        Keys keys;
        keys = cycled(keys, 3, false);
        QCOMPARE(keys, (Keys{{3, false}}));
        keys = cycled(keys, 3, false);
        QCOMPARE(keys, (Keys{{3, true}}));
        keys = cycled(keys, 5, true);
        QCOMPARE(keys, (Keys{{3, true}, {5, false}}));
        keys = cycled(keys, 5, true);
        QCOMPARE(keys, (Keys{{3, true}, {5, true}}));
        QCOMPARE(cycled(keys, 3, true), (Keys{{5, true}}));
        QCOMPARE(cycled(keys, 3, false), Keys());
        QCOMPARE(cycled(keys, 1, false), (Keys{{1, false}}));
        QCOMPARE(sortedBy(keys, 3, false, true), (Keys{{3, false}, {5, true}}));
    }
};

QTEST_GUILESS_MAIN(TestColumnMap)
#include "tst_columnmap.moc"
