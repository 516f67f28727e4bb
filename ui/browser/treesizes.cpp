// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/treesizes.h"

#include <map>
#include <tuple>

namespace ui::browser {

using core::Result;
using core::catalog::ObjectKind;

namespace {

using namespace std::chrono_literals;

constexpr auto LockedPause = 3s;

} // namespace

TreeSizes::TreeSizes(CatalogSource &source, const core::catalog::ObjectKinds &kinds, NodeTree &tree,
                     QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_kinds(kinds)
    , m_tree(tree)
{
    m_again.setSingleShot(true);
    m_again.setInterval(LockedPause);
    connect(&m_again, &QTimer::timeout, this, &TreeSizes::forgetLocked);
}

/// Null for what has no size.
const ObjectKind *TreeSizes::sizedKind(NodeId id) const
{
    const Node &node = m_tree[id];
    if (node.type != Node::Type::Object || node.ref.folder)
        return nullptr;
    const ObjectKind *kind = m_kinds.find(node.ref.kind);
    return kind && !kind->sizesFrom.isEmpty() ? kind : nullptr;
}

/// Any database of the server tells the size of another.
QString TreeSizes::askedIn(const Node &node) const
{
    const ObjectKind *kind = m_kinds.find(node.ref.kind);
    return kind && kind->is(ObjectKind::OwnDatabase) ? QString() : node.ref.database;
}

NodeId TreeSizes::serverAbove(NodeId id) const
{
    while (id > RootNode && m_tree[id].type != Node::Type::Server)
        id = m_tree[id].parent;
    return id;
}

void TreeSizes::ask(const std::vector<NodeId> &ids, int most)
{
    if (m_waiting > 0)
        return;
    std::map<std::tuple<QUuid, QString, QString>, Question> questions;
    for (const NodeId id : ids) {
        const ObjectKind *kind = sizedKind(id);
        Node &node = m_tree[id];
        if (!kind || node.sized || !m_tree[serverAbove(id)].connected)
            continue;
        if (--most < 0)
            break;
        node.sized = true;
        const QString database = askedIn(node);
        Question &question = questions[{node.ref.profile, database, kind->sizesFrom}];
        question.within = node.ref;
        question.within.database = database;
        question.kind = node.ref.kind;
        question.oids << node.ref.oid;
    }
    for (const auto &[place, question] : questions)
        send(question);
}

void TreeSizes::send(const Question &question)
{
    ++m_waiting;
    core::whenDone(m_source.sizes(question.within, question.kind, question.oids), this,
                   [this, question](Result<Sizes> answer) {
                       --m_waiting;
                       // where it failed nobody is told: a size is an extra, and refresh asks again
                       if (answer && !answer->isEmpty())
                           put(question, *answer);
                       emit filled();
                   });
}

void TreeSizes::put(const Question &question, const Sizes &sizes)
{
    const ObjectKind *asked = m_kinds.find(question.kind);
    NodeId server = RootNode;
    for (const NodeId id : m_tree[RootNode].children) {
        if (m_tree[id].type == Node::Type::Server && m_tree[id].ref.profile == question.within.profile)
            server = id;
    }
    if (server == RootNode || !asked)
        return;
    m_tree.walk(server, [&](NodeId id) {
        const ObjectKind *kind = sizedKind(id);
        Node &node = m_tree[id];
        if (!kind || kind->sizesFrom != asked->sizesFrom || askedIn(node) != question.within.database)
            return;
        const auto found = sizes.constFind(node.ref.oid);
        if (found == sizes.constEnd())
            return;
        const bool locked = *found == core::catalog::Reader::LockedSize;
        if (locked)
            m_again.start();
        if (locked ? node.locked : !node.locked && node.bytes == *found)
            return;
        node.locked = locked;
        if (!locked)
            node.bytes = *found;
        emit changed(id);
    });
}

void TreeSizes::forgetLocked()
{
    m_tree.walk(RootNode, [this](NodeId id) {
        if (m_tree[id].locked)
            m_tree[id].sized = false;
    });
    emit filled();
}

} // namespace ui::browser
