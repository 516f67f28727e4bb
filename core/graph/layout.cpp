// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/layout.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHash>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>

namespace core::graph {

namespace {

constexpr double PixelsPerInch = 72;
constexpr double RowGap = 14;
constexpr int Slice = 40; ///< ms between two looks at the stop token

QString tr(const char *text)
{
    return QCoreApplication::translate("core::graph", text);
}

QByteArray inches(double pixels)
{
    return QByteArray::number(pixels / PixelsPerInch, 'f', 4);
}

QByteArray source(const Graph &graph)
{
    QByteArray dot = "digraph g {\nrankdir=LR; ranksep=" + inches(graph.columnGap)
        + "; nodesep=" + inches(RowGap) + ";\nnode [shape=box, fixedsize=true, label=\"\"];\n";
    for (qsizetype i = 0; i < graph.nodes.size(); ++i)
        dot += 'n' + QByteArray::number(i) + " [width=" + inches(graph.nodes[i].width())
            + ", height=" + inches(graph.nodes[i].height()) + "];\n";
    for (const Edge &edge : graph.edges)
        dot += 'n' + QByteArray::number(edge.from) + " -> n" + QByteArray::number(edge.to) + ";\n";
    return dot + "}\n";
}

/// dot's -Tplain: "node n0 x y …", "edge n0 n1 count x1 y1 …", in inches.
Result<Layout> read(const QByteArray &plain, const Graph &graph)
{
    Layout layout;
    layout.centers.resize(graph.nodes.size());
    layout.curves.resize(graph.edges.size());
    QHash<QPair<int, int>, qsizetype> edges;
    for (qsizetype i = 0; i < graph.edges.size(); ++i)
        edges.insert({graph.edges[i].from, graph.edges[i].to}, i);
    const auto number = [](const QList<QByteArray> &words, qsizetype i) {
        return i < words.size() ? words[i].toDouble() * PixelsPerInch : 0.0;
    };
    const auto node = [&](const QList<QByteArray> &words, qsizetype i) {
        bool ok = false;
        const int index = i < words.size() ? words[i].mid(1).toInt(&ok) : -1;
        return ok && index < graph.nodes.size() ? index : -1;
    };
    for (const QByteArray &line : plain.split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.first() == "graph") {
            layout.size = {number(words, 2), number(words, 3)};
        } else if (words.first() == "node") {
            if (const int index = node(words, 1); index >= 0)
                layout.centers[index] = {number(words, 2), number(words, 3)};
        } else if (words.first() == "edge") {
            const qsizetype index = edges.value({node(words, 1), node(words, 2)}, -1);
            const qsizetype points = words.value(3).toLongLong();
            if (index < 0 || words.size() < 4 + 2 * points)
                continue;
            for (qsizetype i = 0; i < points; ++i)
                layout.curves[index] << QPointF(number(words, 4 + 2 * i), number(words, 5 + 2 * i));
        }
    }
    if (layout.size.isEmpty() && !graph.nodes.isEmpty())
        return Error::io(tr("Graphviz answered something else than a layout"));
    return layout;
}

} // namespace

Result<Layout> layout(const Graph &graph, const std::stop_token &stop, std::chrono::milliseconds timeout)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("dot"));
    if (program.isEmpty())
        return Error::input(tr("Graphviz is not installed"), tr("Install the package graphviz"));
    QElapsedTimer clock;
    clock.start();
    QProcess dot;
    dot.setProcessChannelMode(QProcess::SeparateChannels);
    dot.start(program, {QStringLiteral("-Tplain"), QStringLiteral("-y")});
    if (!dot.waitForStarted())
        return Error::io(tr("Graphviz did not start: %1").arg(dot.errorString()));
    dot.write(source(graph));
    dot.closeWriteChannel();
    while (dot.state() != QProcess::NotRunning && !dot.waitForFinished(Slice)) {
        const bool late = clock.hasExpired(timeout.count());
        if (!stop.stop_requested() && !late)
            continue;
        dot.kill();
        dot.waitForFinished();
        if (stop.stop_requested())
            return Error::cancelled();
        return Error::io(tr("Graphviz took longer than %1 s").arg(timeout.count() / 1000));
    }
    if (dot.exitStatus() != QProcess::NormalExit || dot.exitCode() != 0)
        return Error::io(
            tr("Graphviz failed: %1").arg(QString::fromUtf8(dot.readAllStandardError()).trimmed().left(500)));
    return read(dot.readAllStandardOutput(), graph);
}

Layout plainLayout(const Graph &graph)
{
    // the longest way to each node, of at most as many steps as there are nodes: circles end
    QList<int> column(graph.nodes.size(), 0);
    for (qsizetype round = 0, moved = 1; moved && round < std::min<qsizetype>(graph.nodes.size(), 50);
         ++round) {
        moved = 0;
        for (const Edge &edge : graph.edges) {
            if (edge.from != edge.to && column[edge.to] <= column[edge.from]) {
                column[edge.to] = column[edge.from] + 1;
                moved = 1;
            }
        }
    }
    Layout layout;
    layout.centers.resize(graph.nodes.size());
    const int last = column.isEmpty() ? -1 : *std::max_element(column.begin(), column.end());
    double x = 0;
    double height = 0;
    for (int at = 0; at <= last; ++at) {
        double width = 0;
        double y = 0;
        for (qsizetype i = 0; i < graph.nodes.size(); ++i) {
            if (column[i] == at)
                width = std::max(width, graph.nodes[i].width());
        }
        if (width == 0)
            continue; // circles push their nodes along
        for (qsizetype i = 0; i < graph.nodes.size(); ++i) {
            if (column[i] != at)
                continue;
            layout.centers[i] = {x + width / 2, y + graph.nodes[i].height() / 2};
            y += graph.nodes[i].height() + RowGap;
        }
        height = std::max(height, y - RowGap);
        x += width + graph.columnGap;
    }
    layout.size = {std::max(0.0, x - graph.columnGap), height};
    for (const Edge &edge : graph.edges) {
        const bool forward = layout.centers[edge.to].x() >= layout.centers[edge.from].x();
        const double side = forward ? 0.5 : -0.5;
        const QPointF from = layout.centers[edge.from] + QPointF(side * graph.nodes[edge.from].width(), 0);
        const QPointF to = layout.centers[edge.to] - QPointF(side * graph.nodes[edge.to].width(), 0);
        const QPointF bend((forward ? 1 : -1) * graph.columnGap / 2, 0);
        layout.curves << QList<QPointF>{from, from + bend, to - bend, to};
    }
    return layout;
}

} // namespace core::graph
