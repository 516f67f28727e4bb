// SPDX-License-Identifier: GPL-3.0-or-later
// The tree as the view shows it: reduced to what a typed text finds in what is loaded, with all that stands
// above it (hits of a search stay), and in the order wanted. Without either it is the model itself, row by
// row. Cost: a key with 20,000 siblings loaded some milliseconds; nothing is kept per row otherwise.
#pragma once

#include "ui/browser/browsermodel.h"

#include <QAbstractProxyModel>

#include <vector>

namespace ui::browser {

/// Case aside: name holds needle ("item" in order_items), or needle's letters are those its words begin with
/// ("oi").
bool nameMatches(const QString &name, const QString &needle);

class BrowserFilter : public QAbstractProxyModel
{
    Q_OBJECT

public:
    /// What decides about siblings; what has no rows or size keeps the order of names.
    enum class Order
    {
        Name,
        Rows, ///< most first
        Size, ///< largest first
    };

    explicit BrowserFilter(BrowserModel &model, QObject *parent = nullptr);

    void setNeedle(const QString &needle);
    const QString &needle() const { return m_needle; }
    bool isActive() const { return !m_needle.isEmpty(); }
    void setOrder(Order order);
    Order order() const { return m_order; }
    /// Sorts again: rows or sizes became known.
    void sortAgain();

    /// The row was found, and is not only there for one beneath it. Index of the filter.
    bool matchesItself(const QModelIndex &index) const;
    /// Objects that match themselves, among those loaded.
    int matchCount() const { return isActive() ? m_matchCount : 0; }

    QModelIndex mapToSource(const QModelIndex &index) const override;
    QModelIndex mapFromSource(const QModelIndex &source) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    QModelIndex sibling(int row, int column, const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;

private:
    /// Rows differ from the model's.
    bool isMapped() const { return isActive() || m_order != Order::Name; }
    NodeId idOf(const QModelIndex &index) const;
    QModelIndex indexOf(NodeId id) const;
    const std::vector<NodeId> &rowsOf(NodeId id) const;

    void follow(BrowserModel &model);
    void beginChange();
    void endChange();
    void rebuild();
    bool take(NodeId id, bool all);
    void sort(std::vector<NodeId> &rows) const;
    bool matches(const Node &node) const;

    BrowserModel &m_model;
    QString m_needle;
    Order m_order = Order::Name;
    int m_matchCount = 0;
    std::vector<std::vector<NodeId>> m_rows; ///< of each node, where mapped
    std::vector<char> m_matched;             ///< of each node, whether it matched m_needle
    bool m_narrowing = false;                ///< what did not match before cannot match now
    std::vector<int> m_rowOf;                ///< of each node among those; -1: not shown
    QModelIndexList m_before;                ///< persistent ones, while a change is under way
    int m_changing = 0;
};

} // namespace ui::browser
