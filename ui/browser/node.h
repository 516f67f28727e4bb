// SPDX-License-Identifier: GPL-3.0-or-later
// The tree as values: nodes in one vector that name each other by number. Knows nothing of Qt's model.
#pragma once

#include "core/base/task.h"
#include "core/profile/connectionprofile.h"
#include "ui/browser/catalogsource.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace ui::browser {

using NodeId = int;
inline constexpr NodeId RootNode = 0;

struct Node
{
    enum class Type
    {
        Root,
        Header, ///< a group of connections, or "hits in shop": a line of text among its siblings
        Server,
        Object,  ///< also a folder (ref.folder)
        Hit,     ///< an object found by search, shown flat
        Excerpt, ///< beneath a hit: the line of its source or comment that was found
        Busy,    ///< "Loading…"
        Failure  ///< the error instead of children; activated: again
    };
    enum class State
    {
        Unloaded,
        Loading,
        Loaded,
    };

    Type type = Type::Root;
    QString key; ///< the same after a refresh; unique among siblings
    QString text;
    QString secondary{};
    int line = 0; ///< of an excerpt
    ObjectRef ref;
    std::shared_ptr<const core::Error> error{}; ///< of a failure
    bool connected = false;                     ///< of a server
    bool expanded = false;                      ///< as the user left it, whatever a filter does meanwhile
    bool stale = false;                         ///< loaded, but to be read again when next expanded
    bool spread = true;  ///< while it is read: what is expanded beneath is read again after it
    qint64 bytes = -1;   ///< on disk, as last told; -1 unknown
    bool sized = false;  ///< bytes were asked for since its list was read
    bool locked = false; ///< and were not told: somebody holds a lock on it
    State state = State::Unloaded;
    quint64 serial = 0; ///< of the question it waits for
    std::optional<core::Task<Objects>> task{};

    NodeId parent = -1;
    int row = 0;
    std::vector<NodeId> children{};
};

/// Owns the nodes. A number stays valid until its node is released; it may be used again after settle().
class NodeTree
{
public:
    NodeTree();

    Node &operator[](NodeId id) { return m_nodes[size_t(id)]; }
    const Node &operator[](NodeId id) const { return m_nodes[size_t(id)]; }

    /// Puts nodes beneath parent, the first at row. Invalidates references.
    void insert(NodeId parent, int row, std::vector<Node> nodes);
    /// Takes rows [first, last] away with all beneath; tasks of theirs are told to stop.
    void remove(NodeId parent, int first, int last);
    /// Lets the numbers of released nodes be used again: nobody remembers them any more.
    void settle();
    /// Numbers are below this.
    size_t size() const { return m_nodes.size(); }
    /// Moves one row; `to` is its place afterwards.
    void move(NodeId parent, int from, int to);

    /// Calls visit(id) for every node beneath `from`, parents first.
    template <class Visit> void walk(NodeId from, const Visit &visit) const
    {
        for (const NodeId child : m_nodes[size_t(from)].children) {
            visit(child);
            walk(child, visit);
        }
    }

private:
    void renumber(NodeId parent, size_t from);
    void release(NodeId id);

    std::vector<Node> m_nodes;
    std::vector<NodeId> m_free;
    std::vector<NodeId> m_released; ///< free after settle()
};

// --- nodes that are no objects

/// A line of text among its siblings.
Node headerNode(const QString &key, const QString &text);
Node serverNode(const core::profile::ConnectionProfile &profile);
Node failureNode(const core::Error &error);
Node busyNode(const QString &text);

} // namespace ui::browser
