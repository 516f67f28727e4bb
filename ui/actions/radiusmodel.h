// SPDX-License-Identifier: GPL-3.0-or-later
// What goes along with an object that is dropped, as a tree: each object beneath what takes it along.
// Thread: GUI.
#pragma once

#include "core/actions/radius.h"
#include "ui/base/icons.h"

#include <QAbstractItemModel>

namespace ui::actions {

class RadiusModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column
    {
        ObjectColumn,
        KindColumn,
        WhyColumn,
        RowsColumn,
        SizeColumn,
        ColumnCount
    };

    explicit RadiusModel(const Icons &icons, QObject *parent = nullptr);

    void setRadius(const core::actions::Radius &radius);
    const core::actions::Radius &radius() const { return m_radius; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const QList<int> &childrenOf(const QModelIndex &parent) const;
    QString text(const core::actions::RadiusNode &node, int column) const;

    const Icons &m_icons;
    core::actions::Radius m_radius;
    QList<QList<int>> m_children; ///< of each node
    QList<int> m_roots;
    QList<int> m_rows; ///< of each node among its siblings
};

} // namespace ui::actions
