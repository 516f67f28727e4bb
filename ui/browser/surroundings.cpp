// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/surroundings.h"

#include <algorithm>

namespace ui::browser {

using core::catalog::ObjectKind;
using core::catalog::ObjectKinds;

namespace {

/// -1 where it is not there or not connected.
NodeId serverOf(const NodeTree &tree, const QUuid &profile)
{
    for (const NodeId id : tree[RootNode].children) {
        if (tree[id].type == Node::Type::Server && tree[id].ref.profile == profile && tree[id].connected)
            return id;
    }
    return -1;
}

/// `of` where there is no such child.
NodeId childOf(const NodeTree &tree, NodeId of, const QString &kind, const QString &name)
{
    for (const NodeId id : tree[of].children) {
        const ObjectRef &ref = tree[id].ref;
        if (tree[id].type == Node::Type::Object && !ref.folder && ref.kind == kind && ref.name == name)
            return id;
    }
    return of;
}

/// Under which node its list stands: the server, its database or its schema, or the nearest that is loaded.
NodeId placeOf(const NodeTree &tree, const ObjectKinds &kinds, NodeId server, const ObjectRef &object)
{
    const auto lists = [&](const QString &kind) {
        const ObjectKind *known = kinds.find(kind);
        return known && known->children.contains(object.kind);
    };
    const QString ofDatabase = QStringLiteral("database");
    const ObjectKind *own = kinds.find(object.kind);
    if (object.database.isEmpty() || lists(QStringLiteral("server"))
        || (own && own->is(ObjectKind::OwnDatabase)))
        return server;
    const NodeId database = childOf(tree, server, ofDatabase, object.database);
    return lists(ofDatabase) ? database : childOf(tree, database, QStringLiteral("schema"), object.schema);
}

} // namespace

std::vector<NodeId> surroundingsOf(NodeTree &tree, const ObjectKinds &kinds, const QList<ObjectRef> &objects)
{
    std::vector<NodeId> above;
    for (const ObjectRef &object : objects) {
        const NodeId server = serverOf(tree, object.profile);
        if (server < 0)
            continue;
        bool found = false;
        const QString identity = object.identity();
        tree.walk(server, [&](NodeId id) {
            Node &node = tree[id];
            if (node.type != Node::Type::Object || node.key != identity
                || node.ref.database != object.database)
                return;
            found = true;
            node.stale = true;
            NodeId list = node.parent;
            if (tree[list].ref.folder) {
                tree[list].stale = true;
                list = tree[list].parent;
            }
            above.push_back(list);
        });
        if (!found) // new, or nobody opened its list
            above.push_back(placeOf(tree, kinds, server, object));
    }
    std::sort(above.begin(), above.end());
    above.erase(std::unique(above.begin(), above.end()), above.end());
    return above;
}

} // namespace ui::browser
