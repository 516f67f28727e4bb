// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/node.h"

#include <algorithm>

namespace ui::browser {

NodeTree::NodeTree()
{
    Node root;
    root.state = Node::State::Loaded;
    m_nodes.push_back(std::move(root));
}

void NodeTree::insert(NodeId parent, int row, std::vector<Node> nodes)
{
    std::vector<NodeId> ids;
    ids.reserve(nodes.size());
    for (Node &node : nodes) {
        node.parent = parent;
        if (m_free.empty()) {
            ids.push_back(NodeId(m_nodes.size()));
            m_nodes.push_back(std::move(node));
        } else {
            ids.push_back(m_free.back());
            m_nodes[size_t(m_free.back())] = std::move(node);
            m_free.pop_back();
        }
    }
    auto &children = m_nodes[size_t(parent)].children;
    children.insert(children.begin() + row, ids.begin(), ids.end());
    renumber(parent, size_t(row));
}

void NodeTree::remove(NodeId parent, int first, int last)
{
    auto &children = m_nodes[size_t(parent)].children;
    for (int row = first; row <= last; ++row)
        release(children[size_t(row)]);
    children.erase(children.begin() + first, children.begin() + last + 1);
    renumber(parent, size_t(first));
}

void NodeTree::move(NodeId parent, int from, int to)
{
    auto &children = m_nodes[size_t(parent)].children;
    if (from < to)
        std::rotate(children.begin() + from, children.begin() + from + 1, children.begin() + to + 1);
    else
        std::rotate(children.begin() + to, children.begin() + from, children.begin() + from + 1);
    renumber(parent, size_t(std::min(from, to)));
}

void NodeTree::settle()
{
    m_free.insert(m_free.end(), m_released.begin(), m_released.end());
    m_released.clear();
}

void NodeTree::renumber(NodeId parent, size_t from)
{
    const auto &children = m_nodes[size_t(parent)].children;
    for (size_t row = from; row < children.size(); ++row)
        m_nodes[size_t(children[row])].row = int(row);
}

void NodeTree::release(NodeId id)
{
    Node &node = m_nodes[size_t(id)];
    for (const NodeId child : node.children)
        release(child);
    if (node.task)
        node.task->requestStop();
    node = Node(); // serial 0: an answer on its way finds nobody
    m_released.push_back(id);
}

Node headerNode(const QString &key, const QString &text)
{
    Node node;
    node.type = Node::Type::Header;
    node.key = QStringLiteral("header:") + key;
    node.text = text.toUpper();
    return node;
}

Node serverNode(const core::profile::ConnectionProfile &profile)
{
    Node node;
    node.type = Node::Type::Server;
    node.key = QStringLiteral("server:") + profile.id.toString();
    node.text = profile.title();
    node.ref.kind = QStringLiteral("server");
    node.ref.profile = profile.id;
    node.ref.name = node.text;
    return node;
}

Node failureNode(const core::Error &error)
{
    Node node;
    node.type = Node::Type::Failure;
    node.key = QStringLiteral("failure");
    node.text = error.message;
    node.error = std::make_shared<const core::Error>(error);
    return node;
}

Node busyNode(const QString &text)
{
    Node node;
    node.type = Node::Type::Busy;
    node.key = QStringLiteral("busy");
    node.text = text;
    return node;
}

} // namespace ui::browser
