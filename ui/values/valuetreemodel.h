// SPDX-License-Identifier: GPL-3.0-or-later
// The open part of a ValueTree as rows of one column: a line of text for each node that is shown. Folding
// inserts or removes rows. Thread: GUI. Cost: 8 bytes for each row shown, nothing for what is folded.
#pragma once

#include "ui/values/valuetree.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui::values {

class ValueTreeModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role
    {
        LabelRole = Qt::UserRole,
        ValueRole,
        ColorRole, ///< Token, as int
        DepthRole,
        StateRole, ///< -1 a leaf, 0 folded, 1 open
        MarkRole   ///< bool: changed
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// rootLabel: what the root is called (the column's name). The root is open, and what is small with it.
    void setTree(ValueTreePtr tree, const QString &rootLabel);
    /// A later state of the same tree, whose nodes have kept their numbers: what is open stays open. Cost:
    /// the rows shown.
    void updateTree(ValueTreePtr tree);
    const ValueTreePtr &tree() const { return m_tree; }
    void setRootLabel(const QString &label) { m_rootLabel = label; }

    ValueTree::Node node(int row) const { return m_rows[std::size_t(row)].node; }
    /// The row of a node; opens what it stands in.
    int reveal(ValueTree::Node node);
    bool isOpen(int row) const { return m_rows[std::size_t(row)].open; }
    void setOpen(int row, bool open);
    /// Everything open, or only the root. Opens at most MostRows.
    void setAllOpen(bool open);
    int parentRow(int row) const;

    /// What is opened at once.
    static constexpr int MostRows = 300'000;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        ValueTree::Node node;
        std::uint32_t depth : 31;
        std::uint32_t open : 1;
    };

    ValueTreePtr m_tree;
    QString m_rootLabel;
    std::vector<Row> m_rows;
};

} // namespace ui::values
