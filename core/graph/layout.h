// SPDX-License-Identifier: GPL-3.0-or-later
// Places for the nodes and edges of a directed graph, by Graphviz: its program dot, as a process of its own
// (the library is not thread-safe, cannot be stopped, and takes the program with it when it fails). Names
// never reach it: nodes are n0, n1, … with a size. Thread: any; blocks, so run it in a pool.
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QPointF>
#include <QSizeF>

#include <chrono>
#include <stop_token>

namespace core::graph {

struct Edge
{
    int from = 0; ///< numbers of nodes
    int to = 0;
};

struct Graph
{
    QList<QSizeF> nodes;   ///< their sizes in pixels
    QList<Edge> edges;     ///< no two with the same ends
    double columnGap = 70; ///< pixels: what is written on edges fits in
};

struct Layout
{
    QSizeF size;
    QList<QPointF> centers;       ///< by node
    QList<QList<QPointF>> curves; ///< by edge: a start and then three points for each cubic curve
};

/// From left to right. Fails with Input where dot is not installed, Io where it fails or takes longer than
/// that, Cancelled.
Result<Layout> layout(const Graph &graph, const std::stop_token &stop,
                      std::chrono::milliseconds timeout = std::chrono::seconds(20));

/// In columns by distance from the start of the edges, without any program: where there is no dot.
Layout plainLayout(const Graph &graph);

} // namespace core::graph
