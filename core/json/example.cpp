// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/example.h"

#include "core/base/sqlquote.h"
#include "core/json/layout.h"
#include "core/json/path.h"

#include <algorithm>
#include <map>

namespace core::json {

namespace {

// The picked nodes and what they stand in, children in the document's order.
using Kept = std::map<Node, std::vector<Node>>;

void writeKept(const Draft &draft, const Kept &kept, Node node, QByteArray &out)
{
    struct Frame
    {
        Node node;
        std::size_t next;
    };
    std::vector<Frame> stack;
    const auto open = [&](Node at) {
        const auto found = kept.find(at);
        if (found == kept.end() || found->second.empty()) {
            out += laidOut(draft.text(at), Layout::Spaced); // picked itself: whole
            return;
        }
        out += draft.kind(at) == Kind::Object ? '{' : '[';
        stack.push_back({at, 0});
    };
    open(node);
    while (!stack.empty()) {
        Frame &frame = stack.back();
        const std::vector<Node> &children = kept.at(frame.node);
        const bool object = draft.kind(frame.node) == Kind::Object;
        if (frame.next == children.size()) {
            out += object ? '}' : ']';
            stack.pop_back();
            continue;
        }
        if (frame.next > 0)
            out += ", ";
        const Node child = children[frame.next++];
        if (object)
            out += draft.keyText(child) + ": ";
        open(child);
    }
}

// Picks inside of other picks say nothing more.
QList<Node> outermost(const Draft &draft, const QList<Node> &nodes)
{
    QList<Node> list;
    for (const Node node : nodes) {
        bool inside = !draft.contains(node);
        for (Node above = node == Draft::Root ? Draft::NoNode : draft.parent(node);
             above != Draft::NoNode && !inside; above = draft.parent(above))
            inside = nodes.contains(above);
        if (!inside)
            list << node;
    }
    return list;
}

} // namespace

QString containsCondition(const Draft &draft, const QList<Node> &nodes, const QString &column)
{
    const QList<Node> picked = outermost(draft, nodes);
    if (picked.isEmpty())
        return {};
    Kept kept;
    for (Node node : picked) {
        for (; node != Draft::Root; node = draft.parent(node)) {
            auto &siblings = kept[draft.parent(node)];
            if (std::find(siblings.begin(), siblings.end(), node) == siblings.end())
                siblings.push_back(node);
        }
    }
    for (auto &entry : kept)
        std::sort(entry.second.begin(), entry.second.end(),
                  [&](Node one, Node other) { return draft.index(one) < draft.index(other); });
    QByteArray json;
    writeKept(draft, kept, Draft::Root, json);
    return column + QLatin1String(" @> ") + quoteLiteral(QString::fromUtf8(json));
}

QString pathCondition(const Draft &draft, const QList<Node> &nodes, const QString &column)
{
    const QList<Node> picked = outermost(draft, nodes);
    if (picked.isEmpty())
        return {};
    QStringList parts;
    for (const Node node : picked) {
        QString path = QStringLiteral("@");
        for (const PathStep &step : pathOf(draft, node).steps)
            path += step.isKey ? QLatin1Char('.') + QString::fromUtf8(step.keyText) : QStringLiteral("[*]");
        parts << (draft.isContainer(node)
                      ? QStringLiteral("exists (") + path + QLatin1Char(')')
                      : path + QLatin1String(" == ") + QString::fromUtf8(draft.scalarText(node)));
    }
    return column + QLatin1String(" @? ")
        + quoteLiteral(QLatin1String("$ ? (") + parts.join(QLatin1String(" && ")) + QLatin1Char(')'));
}

} // namespace core::json
