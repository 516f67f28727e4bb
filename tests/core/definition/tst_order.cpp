// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/definition/order.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QHash>
#include <QRandomGenerator>

#include <algorithm>
#include <numeric>

using namespace core::definition;

namespace {

QString name(int i)
{
    return QStringLiteral("n%1").arg(i, 6, 10, QLatin1Char('0'));
}

QString told(const Order &order)
{
    QStringList steps;
    for (const Step &step : order.steps)
        steps << QString::number(step.node)
                + (step.part < 0 ? QString() : QLatin1Char('+') + QString::number(step.part));
    return steps.join(QLatin1Char(' '));
}

/// Where each node and each part was made.
QHash<std::pair<int, int>, int> places(const Order &order)
{
    QHash<std::pair<int, int>, int> at;
    for (const Step &step : order.steps)
        at.insert({step.node, step.part}, static_cast<int>(at.size()));
    return at;
}

/// Everything is made once, and after what it needs; empty if so.
QString complaint(const QList<Node> &nodes, const Order &order)
{
    const auto at = places(order);
    if (at.size() != order.steps.size())
        return QStringLiteral("something is made twice");
    const QSet<std::pair<int, int>> broken(order.broken.begin(), order.broken.end());
    for (int i = 0; i < nodes.size(); ++i) {
        if (!at.contains({i, -1}))
            return QStringLiteral("%1 is not made").arg(i);
        const auto check = [&](const QList<int> &needs, int when) {
            for (const int needed : needs) {
                if (needed != i && at.value({needed, -1}) > when && !broken.contains({i, needed}))
                    return QStringLiteral("%1 is made before %2").arg(i).arg(needed);
            }
            return QString();
        };
        if (const QString wrong = check(nodes[i].needs, at.value({i, -1})); !wrong.isEmpty())
            return wrong;
        for (qsizetype part = 0; part < nodes[i].later.size(); ++part) {
            const auto own = at.constFind({i, static_cast<int>(part)});
            const int when = own == at.cend() ? at.value({i, -1}) : *own;
            if (when < at.value({i, -1}))
                return QStringLiteral("a part of %1 is made before it").arg(i);
            if (const QString wrong = check(nodes[i].later[part].needs, when); !wrong.isEmpty())
                return wrong;
        }
    }
    return {};
}

} // namespace

class TestOrder : public QObject
{
    Q_OBJECT

private slots:
    void byRankAndName()
    {
        const QList<Node> nodes{{.rank = 2, .name = name(1)},
                                {.rank = 1, .name = name(3)},
                                {.rank = 1, .name = name(2), .needs = {0}}};
        QCOMPARE(told(order(nodes)), QStringLiteral("1 0 2"));
    }

    void whatIsNoCircleStaysWhole()
    {
        const QList<Node> nodes{{.name = name(1), .later = {{.needs = {1}}}}, {.name = name(2)}};
        QCOMPARE(told(order(nodes)), QStringLiteral("1 0"));
    }

    /// A table with a default from its sequence, which is owned by it.
    void takesApartWhatCostsLeast()
    {
        const QList<Node> nodes{{.name = name(1), .later = {{.needs = {1}, .reluctance = 1}}},
                                {.name = name(2), .later = {{.needs = {0}, .reluctance = 2}}}};
        QCOMPARE(told(order(nodes)), QStringLiteral("0 1 0+0"));
    }

    /// Two views that need each other, and who needs one of them from outside waits for the real one.
    void outsideTheCircleEverythingIsWaitedFor()
    {
        const QList<Node> nodes{{.name = name(2), .later = {{.needs = {1}}}},
                                {.name = name(3), .later = {{.needs = {0}}}},
                                {.name = name(1), .needs = {0}}};
        QCOMPARE(told(order(nodes)), QStringLiteral("0 1 0+0 2"));
    }

    void tellsWhatCannotBeKept()
    {
        const QList<Node> nodes{{.name = name(1), .needs = {1}}, {.name = name(2), .needs = {0, 1}}};
        const Order found = order(nodes);
        QCOMPARE(told(found), QStringLiteral("0 1"));
        QCOMPARE(found.broken, (QList<std::pair<int, int>>{{0, 1}}));
    }

    void anyGraph()
    {
        QRandomGenerator random(20240817);
        int circles = 0;
        for (int round = 0; round < 400; ++round) {
            const int size = 1 + static_cast<int>(random.bounded(30));
            const int edges = static_cast<int>(random.bounded(3 * size));
            const bool splittable = round % 4 != 0;
            QList<Node> nodes;
            for (int i = 0; i < size; ++i)
                nodes.append({.rank = static_cast<int>(random.bounded(4)), .name = name(i)});
            for (int i = 0; i < edges; ++i) {
                const int from = static_cast<int>(random.bounded(size)),
                          to = static_cast<int>(random.bounded(size));
                // what makes circles can come later, but for one in four
                if (from > to)
                    nodes[from].needs << to;
                else if (!splittable)
                    nodes[from].needs << to;
                else
                    nodes[from].later.append(
                        {.needs = {to}, .reluctance = 1 + static_cast<int>(random.bounded(3))});
            }
            const Order found = order(nodes);
            QVERIFY2(complaint(nodes, found).isEmpty(), qPrintable(complaint(nodes, found)));
            QVERIFY2(!splittable || found.broken.isEmpty(), qPrintable(told(found)));
            circles += found.circular.isEmpty() ? 0 : 1;

            // whatever the order they were read in
            QList<int> shuffled(size);
            std::iota(shuffled.begin(), shuffled.end(), 0);
            std::shuffle(shuffled.begin(), shuffled.end(), random);
            QList<int> where(size);
            for (int i = 0; i < size; ++i)
                where[shuffled[i]] = i;
            QList<Node> mixed;
            for (const int i : std::as_const(shuffled)) {
                Node node = nodes[i];
                for (int &needed : node.needs)
                    needed = where[needed];
                std::reverse(node.needs.begin(), node.needs.end());
                for (Node::Later &later : node.later) {
                    for (int &needed : later.needs)
                        needed = where[needed];
                }
                mixed.append(node);
            }
            Order again = order(mixed);
            for (Step &step : again.steps)
                step.node = shuffled[step.node];
            QCOMPARE(told(again), told(found));
        }
        QVERIFY(circles > 100);
    }

    /// 20,000 tables, each with a type, an index, a key, a sequence in a circle with it, and keys to others.
    void manyTables()
    {
        QList<Node> nodes;
        constexpr int Tables = 20000;
        for (int i = 0; i < Tables; ++i) {
            const int table = i * 4;
            nodes.append({.rank = 5, .name = name(i), .later = {{.needs = {table + 1}, .reluctance = 1}}});
            nodes.append({.rank = 4, .name = name(i), .later = {{.needs = {table}, .reluctance = 2}}});
            nodes.append({.rank = 6, .name = name(i), .needs = {table}});
            nodes.append({.rank = 7, .name = name(i), .needs = {table, (i * 7 % Tables) * 4 + 2}});
        }
        QElapsedTimer timer;
        timer.start();
        const Order found = order(nodes);
        const qint64 milliseconds = timer.elapsed();
        QVERIFY(complaint(nodes, found).isEmpty());
        QCOMPARE(found.circular.size(), 2 * Tables);
        qInfo("%lld ms for %lld things", static_cast<long long>(milliseconds),
              static_cast<long long>(nodes.size()));
    }

    /// One circle of thousands: not part by part.
    void aLargeCircle()
    {
        constexpr int Size = 5000;
        QList<Node> nodes;
        for (int i = 0; i < Size; ++i)
            nodes.append({.name = name(i), .later = {{.needs = {(i + 1) % Size, (i * 31) % Size}}}});
        const Order found = order(nodes);
        QCOMPARE(complaint(nodes, found), QString());
        QVERIFY(found.broken.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOrder)
#include "tst_order.moc"
