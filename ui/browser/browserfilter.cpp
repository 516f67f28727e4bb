// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/browserfilter.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ui::browser {

namespace {

bool startsWord(const QString &name, qsizetype at)
{
    return at == 0 || !name[at - 1].isLetterOrNumber() || (name[at].isUpper() && name[at - 1].isLower());
}

/// needle from `needleAt` as beginnings of words of name from `nameAt`: "oi", "orit" in order_items.
bool isAbbreviation(const QString &name, qsizetype nameAt, const QString &needle, qsizetype needleAt)
{
    if (needleAt == needle.size())
        return true;
    for (qsizetype word = nameAt; word < name.size(); ++word) {
        if (!startsWord(name, word))
            continue;
        // the longest piece of this word first, then shorter ones
        qsizetype length = 0;
        while (needleAt + length < needle.size() && word + length < name.size()
               && name[word + length].toCaseFolded() == needle[needleAt + length].toCaseFolded())
            ++length;
        for (; length > 0; --length) {
            if (isAbbreviation(name, word + length, needle, needleAt + length))
                return true;
        }
    }
    return false;
}

} // namespace

bool nameMatches(const QString &name, const QString &needle)
{
    if (name.contains(needle, Qt::CaseInsensitive))
        return true;
    // a long needle is no abbreviation, and would be tried in too many ways
    return needle.size() >= 2 && needle.size() <= 8 && isAbbreviation(name, 0, needle, 0);
}

BrowserFilter::BrowserFilter(BrowserModel &model, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
    follow(model);
}

/// Row by row while nothing is mapped; else a change of any kind is a new layout, once for a whole answer.
void BrowserFilter::follow(BrowserModel &model)
{
    connect(&model, &BrowserModel::aboutToSync, this, [this] {
        if (isMapped())
            beginChange();
    });
    connect(&model, &BrowserModel::synced, this, [this] {
        if (isMapped())
            endChange();
    });
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this](const QModelIndex &at, int first, int last) {
                isMapped() ? beginChange() : beginInsertRows(mapFromSource(at), first, last);
            });
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this] { isMapped() ? endChange() : endInsertRows(); });
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &at, int first, int last) {
                isMapped() ? beginChange() : beginRemoveRows(mapFromSource(at), first, last);
            });
    connect(&model, &QAbstractItemModel::rowsRemoved, this,
            [this] { isMapped() ? endChange() : endRemoveRows(); });
    connect(&model, &QAbstractItemModel::rowsAboutToBeMoved, this,
            [this](const QModelIndex &from, int first, int last, const QModelIndex &to, int row) {
                isMapped() ? beginChange()
                           : void(beginMoveRows(mapFromSource(from), first, last, mapFromSource(to), row));
            });
    connect(&model, &QAbstractItemModel::rowsMoved, this,
            [this] { isMapped() ? endChange() : endMoveRows(); });
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                if (m_changing > 0)
                    return;
                if (!isMapped())
                    return emit dataChanged(mapFromSource(first), mapFromSource(last), roles);
                for (int row = first.row(); row <= last.row(); ++row) {
                    const QModelIndex index = mapFromSource(first.siblingAtRow(row));
                    if (index.isValid())
                        emit dataChanged(index, index, roles);
                }
            });
}

void BrowserFilter::setNeedle(const QString &needle)
{
    if (m_needle == needle)
        return;
    beginChange();
    // one more letter: only what was found so far is looked at
    m_narrowing = isActive() && needle.startsWith(m_needle);
    m_needle = needle;
    endChange();
    m_narrowing = false;
}

void BrowserFilter::setOrder(Order order)
{
    if (m_order == order)
        return;
    beginChange();
    m_order = order;
    endChange();
}

void BrowserFilter::sortAgain()
{
    if (m_order == Order::Name)
        return;
    beginChange();
    endChange();
}

/// From here to endChange() the rows are those of before.
void BrowserFilter::beginChange()
{
    // the model's own brackets only matter where single rows are not told
    if (m_changing++ > 0)
        return;
    emit layoutAboutToBeChanged();
    m_before = persistentIndexList();
}

void BrowserFilter::endChange()
{
    if (--m_changing > 0)
        return;
    rebuild();
    QModelIndexList after;
    after.reserve(m_before.size());
    for (const QModelIndex &index : std::as_const(m_before)) {
        const NodeId id = idOf(index);
        // a released node's number is not used again before the model has settled
        const bool there = size_t(id) < m_model.tree().size() && (m_model.tree()[id].parent >= 0)
            && m_model.tree()[id].type != Node::Type::Root;
        after << (there ? indexOf(id) : QModelIndex());
    }
    changePersistentIndexList(m_before, after);
    m_before.clear();
    emit layoutChanged();
}

void BrowserFilter::rebuild()
{
    m_matchCount = 0;
    if (!isMapped()) {
        m_rows = {};
        m_rowOf = {};
        m_matched = {};
        return;
    }
    const size_t size = m_model.tree().size();
    for (std::vector<NodeId> &rows : m_rows)
        rows.clear();
    m_rows.resize(size);
    m_rowOf.assign(size, -1);
    m_narrowing = m_narrowing && m_matched.size() == size;
    if (!m_narrowing)
        m_matched.assign(size, 0);
    take(RootNode, !isActive());
}

/// Finds what of the node's children is shown; all: a name above was found. False: nothing.
bool BrowserFilter::take(NodeId id, bool all)
{
    const NodeTree &tree = m_model.tree();
    std::vector<NodeId> rows;
    NodeId header = -1; // of a group of connections; shown if one of them is
    for (const NodeId child : tree[id].children) {
        const Node &node = tree[child];
        if (node.type == Node::Type::Header) {
            header = child;
            if (all)
                rows.push_back(child);
            continue;
        }
        const bool itself = isActive() && (!m_narrowing || m_matched[size_t(child)] != 0) && matches(node);
        m_matched[size_t(child)] = itself;
        m_matchCount += itself && node.type != Node::Type::Hit ? 1 : 0;
        bool shown = all || itself || (id == RootNode && node.type == Node::Type::Failure);
        if (!node.children.empty())
            shown = take(child, all || itself) || shown;
        if (!shown)
            continue;
        if (header >= 0 && !all)
            rows.push_back(header);
        header = -1;
        rows.push_back(child);
    }
    if (m_order != Order::Name)
        sort(rows);
    for (size_t row = 0; row < rows.size(); ++row)
        m_rowOf[size_t(rows[row])] = int(row);
    const bool any = !rows.empty();
    m_rows[size_t(id)] = std::move(rows);
    return any;
}

/// Runs of objects with a value, the others stay where they are.
void BrowserFilter::sort(std::vector<NodeId> &rows) const
{
    const NodeTree &tree = m_model.tree();
    const auto value = [&](NodeId id) {
        const Node &node = tree[id];
        const core::catalog::ObjectKind *kind = m_model.kinds().find(node.ref.kind);
        if (!kind)
            return qint64(-1);
        using Amount = core::catalog::ObjectKind::Amount;
        if (m_order == Order::Rows)
            return kind->amount == Amount::Rows ? node.ref.amount : qint64(-1);
        return node.bytes;
    };
    const auto isObject
        = [&](NodeId id) { return tree[id].type == Node::Type::Object && !tree[id].ref.folder; };
    std::vector<std::pair<qint64, NodeId>> run; // each value once, not in every comparison
    for (auto first = rows.begin(); first != rows.end();) {
        const auto last = std::find_if_not(first, rows.end(), isObject);
        run.clear();
        std::transform(first, last, std::back_inserter(run),
                       [&](NodeId id) { return std::pair(value(id), id); });
        std::stable_sort(run.begin(), run.end(),
                         [](const auto &a, const auto &b) { return a.first > b.first; });
        std::transform(run.begin(), run.end(), first, [](const auto &one) { return one.second; });
        first = last == rows.end() ? last : last + 1;
    }
}

bool BrowserFilter::matches(const Node &node) const
{
    if (node.type == Node::Type::Hit)
        return true;
    if (node.type == Node::Type::Object ? node.ref.folder : node.type != Node::Type::Server)
        return false;
    return nameMatches(node.text, m_needle);
}

bool BrowserFilter::matchesItself(const QModelIndex &index) const
{
    return isActive() && matches(m_model.tree()[idOf(index)]);
}

// --- Qt's model

NodeId BrowserFilter::idOf(const QModelIndex &index) const
{
    return index.isValid() ? NodeId(index.internalId()) : RootNode;
}

QModelIndex BrowserFilter::indexOf(NodeId id) const
{
    if (id == RootNode)
        return {};
    if (!isMapped())
        return createIndex(m_model.tree()[id].row, 0, quintptr(id));
    const int row = size_t(id) < m_rowOf.size() ? m_rowOf[size_t(id)] : -1;
    return row < 0 ? QModelIndex() : createIndex(row, 0, quintptr(id));
}

const std::vector<NodeId> &BrowserFilter::rowsOf(NodeId id) const
{
    static const std::vector<NodeId> none;
    if (!isMapped())
        return m_model.tree()[id].children;
    return size_t(id) < m_rows.size() ? m_rows[size_t(id)] : none;
}

QModelIndex BrowserFilter::mapToSource(const QModelIndex &index) const
{
    return index.isValid() && sourceModel() == &m_model ? m_model.indexOf(idOf(index)) : QModelIndex();
}

QModelIndex BrowserFilter::mapFromSource(const QModelIndex &source) const
{
    return indexOf(idOf(source));
}

QModelIndex BrowserFilter::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0 || parent.column() > 0 || sourceModel() != &m_model)
        return {};
    const std::vector<NodeId> &rows = rowsOf(idOf(parent));
    return size_t(row) < rows.size() ? createIndex(row, 0, quintptr(rows[size_t(row)])) : QModelIndex();
}

QModelIndex BrowserFilter::parent(const QModelIndex &index) const
{
    return index.isValid() && sourceModel() == &m_model ? indexOf(m_model.tree()[idOf(index)].parent)
                                                        : QModelIndex();
}

QModelIndex BrowserFilter::sibling(int row, int column, const QModelIndex &of) const
{
    return index(row, column, parent(of));
}

int BrowserFilter::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 || sourceModel() != &m_model ? 0 : int(rowsOf(idOf(parent)).size());
}

int BrowserFilter::columnCount(const QModelIndex &) const
{
    return 1;
}

bool BrowserFilter::hasChildren(const QModelIndex &parent) const
{
    if (sourceModel() != &m_model) // the model went first
        return false;
    // nothing is loaded yet: what the model promises; otherwise what the filter left
    const NodeId id = idOf(parent);
    return m_model.tree()[id].children.empty() ? m_model.hasChildren(m_model.indexOf(id))
                                               : !rowsOf(id).empty();
}

} // namespace ui::browser
