// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/layout.h"
#include "tests/support/testmain.h"

#include <QRectF>
#include <QStandardPaths>

using namespace core::graph;

class TestLayout : public QObject
{
    Q_OBJECT

    static Graph chain()
    {
        return {{{100, 30}, {80, 30}, {120, 30}, {60, 30}}, {{0, 1}, {1, 2}, {0, 2}, {3, 2}}};
    }
    static QRectF box(const Graph &graph, const Layout &layout, int node)
    {
        QRectF rect({}, graph.nodes[node]);
        rect.moveCenter(layout.centers[node]);
        return rect;
    }
    static void check(const Graph &graph, const Layout &layout)
    {
        const QRectF all = QRectF({}, layout.size).adjusted(-1, -1, 1, 1);
        for (int i = 0; i < graph.nodes.size(); ++i) {
            QVERIFY(all.contains(box(graph, layout, i)));
            for (int j = 0; j < i; ++j)
                QVERIFY(!box(graph, layout, i).intersects(box(graph, layout, j)));
        }
        for (int i = 0; i < graph.edges.size(); ++i) {
            const auto &curve = layout.curves[i];
            QVERIFY(curve.size() >= 4 && curve.size() % 3 == 1);
            const auto near = [&](int node, QPointF point) {
                return box(graph, layout, node).adjusted(-20, -20, 20, 20).contains(point);
            };
            QVERIFY(near(graph.edges[i].from, curve.first()));
            QVERIFY(near(graph.edges[i].to, curve.last()));
        }
    }

private slots:
    void byGraphviz()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("dot")).isEmpty())
            QSKIP("graphviz is not installed");
        auto made = layout(chain(), {});
        VERIFY_OK(made);
        check(chain(), *made);
        QVERIFY(made->centers[0].x() < made->centers[1].x());
        QVERIFY(made->centers[1].x() < made->centers[2].x());
    }

    void stops()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("dot")).isEmpty())
            QSKIP("graphviz is not installed");
        Graph large;
        for (int i = 0; i < 3000; ++i) {
            large.nodes << QSizeF(80, 30);
            for (int j = 1; j < 6; ++j)
                large.edges << Edge{i, (i * 7 + j * 131) % 3000};
        }
        auto late = layout(large, {}, std::chrono::milliseconds(100));
        QVERIFY(!late && late.error().kind == core::Error::Kind::Io);
        std::stop_source stop;
        stop.request_stop();
        auto stopped = layout(large, stop.get_token());
        QVERIFY(!stopped && stopped.error().isCancelled());
    }

    void withoutIt()
    {
        const Layout made = plainLayout(chain());
        check(chain(), made);
        QVERIFY(made.centers[1].x() < made.centers[2].x());
        QCOMPARE(plainLayout({}).centers.size(), 0);
        const Graph circle{{{50, 20}, {50, 20}, {50, 20}}, {{0, 1}, {1, 2}, {2, 0}}};
        check(circle, plainLayout(circle));
    }
};

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
