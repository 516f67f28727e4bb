// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/values/valuetreemodel.h"

#include <algorithm>

namespace ui::values {

using Node = ValueTree::Node;

namespace {

constexpr qsizetype ShownCharacters = 400;
constexpr qsizetype OpenAtFirst = 200; // a value of no more nodes is opened whole

} // namespace

void ValueTreeModel::setTree(ValueTreePtr tree, const QString &rootLabel)
{
    beginResetModel();
    m_tree = std::move(tree);
    m_rootLabel = rootLabel;
    m_rows.clear();
    if (m_tree)
        m_rows.push_back({ValueTree::Root, 0, 0});
    endResetModel();
    if (!m_tree)
        return;
    if (m_tree->nodeCount() <= OpenAtFirst)
        setAllOpen(true);
    else
        setOpen(0, true);
}

void ValueTreeModel::setOpen(int row, bool open)
{
    Row &head = m_rows[std::size_t(row)];
    if (bool(head.open) == open || !m_tree->isContainer(head.node))
        return;
    const auto begin = m_rows.begin() + row + 1;
    if (open) {
        const int count = int(std::min<std::uint32_t>(m_tree->childCount(head.node), MostRows));
        head.open = 1;
        if (count > 0) {
            std::vector<Row> children;
            children.reserve(std::size_t(count));
            for (int i = 0; i < count; ++i)
                children.push_back({m_tree->child(head.node, std::uint32_t(i)), head.depth + 1U, 0U});
            beginInsertRows({}, row + 1, row + count);
            m_rows.insert(begin, children.begin(), children.end());
            endInsertRows();
        }
    } else {
        head.open = 0;
        const auto end = std::find_if(
            begin, m_rows.end(), [depth = head.depth](const Row &other) { return other.depth <= depth; });
        if (end != begin) {
            beginRemoveRows({}, row + 1, row + int(end - begin));
            m_rows.erase(begin, end);
            endRemoveRows();
        }
    }
    emit dataChanged(index(row, 0), index(row, 0));
}

void ValueTreeModel::setAllOpen(bool open)
{
    if (!m_tree)
        return;
    beginResetModel();
    m_rows.clear();
    if (!open) {
        m_rows.push_back({ValueTree::Root, 0, 0});
    } else {
        std::uint32_t depth = 0;
        Node node = ValueTree::Root;
        while (node != ValueTree::NoNode && m_rows.size() < std::size_t(MostRows)) {
            const bool container = m_tree->isContainer(node);
            m_rows.push_back({node, depth, container ? 1U : 0U});
            if (m_tree->childCount(node) > 0) {
                node = m_tree->child(node, 0);
                ++depth;
                continue;
            }
            // up to the first that has a sibling after it
            while (node != ValueTree::Root
                   && m_tree->index(node) + 1 == m_tree->childCount(m_tree->parent(node))) {
                node = m_tree->parent(node);
                --depth;
            }
            node = node == ValueTree::Root ? ValueTree::NoNode
                                           : m_tree->child(m_tree->parent(node), m_tree->index(node) + 1);
        }
    }
    endResetModel();
    if (!open)
        setOpen(0, true);
}

void ValueTreeModel::updateTree(ValueTreePtr tree)
{
    if (!m_tree || !tree) {
        setTree(std::move(tree), m_rootLabel);
        return;
    }
    std::vector<Node> open;
    std::vector<Node> folded;
    for (const Row &row : m_rows) {
        if (row.open)
            open.push_back(row.node);
        else if (m_tree->isContainer(row.node))
            folded.push_back(row.node);
    }
    std::sort(open.begin(), open.end());
    std::sort(folded.begin(), folded.end());
    std::vector<Row> rows;
    rows.reserve(m_rows.size() + 16);
    struct Level
    {
        Node node;
        std::uint32_t next;
        std::uint32_t count;
    };
    std::vector<Level> levels;
    const auto add = [&](Node node) {
        // what has just come is open, if it is small
        const bool isOpen = tree->isContainer(node)
            && (std::binary_search(open.begin(), open.end(), node)
                || (tree->isMarked(node) && tree->childCount(node) <= OpenAtFirst
                    && !std::binary_search(folded.begin(), folded.end(), node)));
        rows.push_back({node, std::uint32_t(levels.size()), isOpen ? 1U : 0U});
        if (isOpen)
            levels.push_back({node, 0, tree->childCount(node)});
    };
    add(ValueTree::Root);
    while (!levels.empty() && rows.size() < std::size_t(2 * MostRows)) {
        Level &level = levels.back();
        if (level.next == level.count)
            levels.pop_back();
        else
            add(tree->child(level.node, level.next++));
    }
    const auto same = [](const Row &one, const Row &other) {
        return one.node == other.node && one.depth == other.depth && one.open == other.open;
    };
    const std::size_t shorter = std::min(rows.size(), m_rows.size());
    std::size_t head = 0;
    while (head < shorter && same(rows[head], m_rows[head]))
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && same(rows[rows.size() - 1 - tail], m_rows[m_rows.size() - 1 - tail]))
        ++tail;
    const std::size_t gone = m_rows.size() - head - tail;
    const std::size_t come = rows.size() - head - tail;
    m_tree = std::move(tree);
    if (gone > 0 && gone != come) {
        beginRemoveRows({}, int(head), int(head + gone) - 1);
        m_rows.erase(m_rows.begin() + qsizetype(head), m_rows.begin() + qsizetype(head + gone));
        endRemoveRows();
    }
    if (come > 0 && gone != come) {
        beginInsertRows({}, int(head), int(head + come) - 1);
        m_rows = std::move(rows);
        endInsertRows();
    } else {
        m_rows = std::move(rows);
    }
    emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, 0));
}

int ValueTreeModel::parentRow(int row) const
{
    const std::uint32_t depth = m_rows[std::size_t(row)].depth;
    for (int above = row - 1; above >= 0; --above) {
        if (m_rows[std::size_t(above)].depth < depth)
            return above;
    }
    return -1;
}

int ValueTreeModel::reveal(Node node)
{
    if (!m_tree || node >= Node(m_tree->nodeCount()))
        return -1;
    std::vector<Node> way; // from the node up to the root
    for (Node at = node; at != ValueTree::NoNode; at = m_tree->parent(at))
        way.push_back(at);
    int row = 0;
    for (auto step = way.rbegin() + 1; step < way.rend(); ++step) {
        setOpen(row, true);
        const auto depth = m_rows[std::size_t(row)].depth + 1;
        const auto found = std::find_if(m_rows.begin() + row + 1, m_rows.end(), [&](const Row &other) {
            return other.node == *step || other.depth < depth;
        });
        if (found == m_rows.end() || found->node != *step)
            return -1; // past what is opened at once
        row = int(found - m_rows.begin());
    }
    return row;
}

QVariant ValueTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_tree)
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const auto label = [&] { return row.node == ValueTree::Root ? m_rootLabel : m_tree->label(row.node); };
    switch (role) {
    case LabelRole:
        return label();
    case ValueRole:
        return m_tree->value(row.node, ShownCharacters);
    case ColorRole:
        return int(m_tree->color(row.node));
    case DepthRole:
        return int(row.depth);
    case StateRole:
        return m_tree->isContainer(row.node) ? int(row.open) : -1;
    case MarkRole:
        return m_tree->isMarked(row.node);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return QString(label() + QLatin1String(": ") + m_tree->value(row.node, ShownCharacters));
    case Qt::AccessibleDescriptionRole:
        return !m_tree->isContainer(row.node)
            ? tr("%1, level %2").arg(m_tree->typeText(row.node)).arg(row.depth)
            : row.open ? tr("%1, level %2, open").arg(m_tree->typeText(row.node)).arg(row.depth)
                       : tr("%1, level %2, folded").arg(m_tree->typeText(row.node)).arg(row.depth);
    default:
        return {};
    }
}

} // namespace ui::values
