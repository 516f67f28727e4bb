// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a result as a list with check marks, in the order the grid has them, hidden ones too.
// Thread: GUI.
#pragma once

#include "ui/grid/columnmap.h"

#include <QAbstractListModel>
#include <QStringList>

namespace ui::grid {

class ColumnList : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int NameRole = Qt::UserRole; ///< as the server wrote it, for the filter

    /// names, types: of the result's columns.
    ColumnList(const QStringList &names, const QStringList &types, const ColumnMap &map, QObject *parent);

    const ColumnMap &map() const { return m_map; }
    /// The same columns in the same order, others hidden.
    void setMap(const ColumnMap &map);
    int resultColumn(int row) const { return m_map.order().at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void mapChanged();

private:
    QStringList m_names;
    QStringList m_types;
    ColumnMap m_map;
};

} // namespace ui::grid
