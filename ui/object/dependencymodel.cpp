// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/object/dependencymodel.h"

#include "ui/base/onelinetext.h"
#include "ui/forms/plaintip.h"

namespace ui::object {

using core::objects::Address;
using core::objects::Dependency;

DependencyModel::DependencyModel(const core::catalog::ObjectKinds &kinds, const Icons &icons, QObject *parent)
    : QAbstractItemModel(parent)
    , m_kinds(kinds)
    , m_icons(icons)
    , m_root(std::make_unique<Node>())
{
}

DependencyModel::~DependencyModel() = default;

DependencyModel::Node *DependencyModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

void DependencyModel::fill(Node &node, const QList<Dependency> &list) const
{
    node.known = true;
    node.below.reserve(std::size_t(list.size()));
    for (const Dependency &one : list) {
        auto child = std::make_unique<Node>();
        child->own = one;
        child->above = &node;
        child->row = int(node.below.size());
        for (const Node *up = &node; up != nullptr; up = up->above) {
            if (up->own.address == one.address)
                child->own.more = false; // round in a circle
        }
        node.below.push_back(std::move(child));
    }
}

void DependencyModel::setRoot(const Address &of, const QList<Dependency> &list)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_root->own.address = of;
    fill(*m_root, list);
    endResetModel();
}

void DependencyModel::setChildren(const QModelIndex &parent, const QList<Dependency> &list)
{
    Node *node = nodeOf(parent);
    if (node == m_root.get() || node->known)
        return;
    if (list.isEmpty()) {
        node->known = true;
        node->own.more = false;
        emit dataChanged(parent, parent);
        return;
    }
    beginInsertRows(parent, 0, int(list.size()) - 1);
    fill(*node, list);
    endInsertRows();
}

void DependencyModel::setFailed(const QModelIndex &parent)
{
    nodeOf(parent)->asked = false;
}

const Dependency &DependencyModel::dependency(const QModelIndex &index) const
{
    return nodeOf(index)->own;
}

QString DependencyModel::text(const QModelIndex &index) const
{
    const Dependency &one = nodeOf(index)->own;
    switch (index.column()) {
    case Object:
        return one.note.isEmpty() ? one.named.identity : one.note;
    case Kind:
        return one.named.type;
    case Reason:
        return one.reason;
    case ByColumns:
        return one.columns;
    default:
        return {};
    }
}

QModelIndex DependencyModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    if (row < 0 || column < 0 || column >= Columns || row >= int(node->below.size())
        || (parent.isValid() && parent.column() != 0))
        return {};
    return createIndex(row, column, node->below[std::size_t(row)].get());
}

QModelIndex DependencyModel::parent(const QModelIndex &child) const
{
    Node *above = child.isValid() ? nodeOf(child)->above : nullptr;
    return above && above != m_root.get() ? createIndex(above->row, 0, above) : QModelIndex();
}

int DependencyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() && parent.column() != 0 ? 0 : int(nodeOf(parent)->below.size());
}

int DependencyModel::columnCount(const QModelIndex &) const
{
    return Columns;
}

bool DependencyModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.isValid() && parent.column() != 0)
        return false;
    const Node *node = nodeOf(parent);
    return !node->below.empty() || (node != m_root.get() && node->own.more);
}

bool DependencyModel::canFetchMore(const QModelIndex &parent) const
{
    if (!parent.isValid() || parent.column() != 0)
        return false;
    const Node *node = nodeOf(parent);
    return node->own.more && !node->known && !node->asked;
}

void DependencyModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    nodeOf(parent)->asked = true;
    emit wanted(QPersistentModelIndex(parent));
}

QVariant DependencyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Dependency &one = nodeOf(index)->own;
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(text(index));
    case Qt::ToolTipRole:
        return forms::plainTip(text(index));
    case Qt::DecorationRole: {
        if (index.column() != Object || !one.address.isValid())
            return {};
        const core::catalog::ObjectKind *kind = m_kinds.find(one.named.ref.kind);
        return m_icons.icon(kind ? kind->icon : QStringLiteral("dot"));
    }
    default:
        return {};
    }
}

QVariant DependencyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Object:
        return tr("Object");
    case Kind:
        return tr("Kind");
    case Reason:
        return tr("Reason");
    case ByColumns:
        return tr("Columns");
    default:
        return {};
    }
}

} // namespace ui::object
