// SPDX-License-Identifier: GPL-3.0-or-later
// Puts things that need each other in an order in which they can be made, and takes apart what is in a
// circle. Pure. Cost: linear in what needs what, but for circles; the same input gives the same order,
// whatever the order of its rows.
#pragma once

#include <QList>
#include <QString>

namespace core::definition {

/// A thing, made as a whole unless it is in a circle.
struct Node
{
    /// A part that can come later than the rest.
    struct Later
    {
        QList<int> needs{}; ///< nodes that must be there before
        int reluctance = 1; ///< of several ways out of a circle the one with the smallest is taken
    };

    int rank = 0;         ///< of what may come next, the smallest rank comes first,
    QString name{};       ///< then the first in the order of the names
    QList<int> needs{};   ///< nodes that must be there before the thing itself
    QList<Later> later{}; ///< without its later parts the thing is only good enough within its circle
};

struct Step
{
    int node = 0;
    int part
        = -1; ///< -1: the thing with all its parts that were not split off, else the index in Node::later
    auto operator<=>(const Step &) const = default;
};

struct Order
{
    QList<Step> steps{};   ///< each node once, and after it its parts that had to wait
    QList<int> circular{}; ///< the nodes that were in a circle
    /// Needs that could not be kept: pairs of a node and what it needs that comes later.
    QList<std::pair<int, int>> broken{};
};

Order order(const QList<Node> &nodes);

} // namespace core::definition
