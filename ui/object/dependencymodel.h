// SPDX-License-Identifier: GPL-3.0-or-later
// What an object needs, or what needs it, as a tree: what is beneath is asked for when it is opened. Who
// stands above in its own branch is not opened again. Thread: GUI.
#pragma once

#include "core/catalog/objectkind.h"
#include "core/objects/read.h"
#include "ui/base/icons.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace ui::object {

class DependencyModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column
    {
        Object,
        Kind,
        Reason,
        ByColumns,
        Columns
    };

    DependencyModel(const core::catalog::ObjectKinds &kinds, const Icons &icons, QObject *parent = nullptr);
    ~DependencyModel() override;

    /// A new tree.
    void setRoot(const core::objects::Address &of, const QList<core::objects::Dependency> &list);
    /// What was wanted for parent.
    void setChildren(const QModelIndex &parent, const QList<core::objects::Dependency> &list);
    /// It could not be read: it may be asked for again.
    void setFailed(const QModelIndex &parent);
    const core::objects::Dependency &dependency(const QModelIndex &index) const;
    /// Of a cell, whole.
    QString text(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// What is beneath it is to be read; setChildren() or setFailed() answers.
    void wanted(const QPersistentModelIndex &index);

private:
    struct Node
    {
        core::objects::Dependency own{};
        Node *above = nullptr;
        int row = 0;
        bool asked = false;
        bool known = false;
        std::vector<std::unique_ptr<Node>> below{};
    };
    Node *nodeOf(const QModelIndex &index) const;
    void fill(Node &node, const QList<core::objects::Dependency> &list) const;

    const core::catalog::ObjectKinds &m_kinds;
    const Icons &m_icons;
    std::unique_ptr<Node> m_root;
};

} // namespace ui::object
