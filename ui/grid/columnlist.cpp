// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/columnlist.h"

#include "ui/grid/oneline.h"

namespace ui::grid {

ColumnList::ColumnList(const QStringList &names, const QStringList &types, const ColumnMap &map,
                       QObject *parent)
    : QAbstractListModel(parent)
    , m_names(names)
    , m_types(types)
    , m_map(map)
{
}

void ColumnList::setMap(const ColumnMap &map)
{
    if (map == m_map)
        return;
    m_map = map;
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    emit mapChanged();
}

int ColumnList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_map.resultCount();
}

QVariant ColumnList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const int column = resultColumn(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(m_names.value(column));
    case NameRole:
        return m_names.value(column);
    case Qt::CheckStateRole:
        return m_map.isHidden(column) ? Qt::Unchecked : Qt::Checked;
    case Qt::AccessibleDescriptionRole:
        return m_types.value(column);
    default:
        return {};
    }
}

bool ColumnList::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    ColumnMap map = m_map;
    if (value.value<Qt::CheckState>() == Qt::Checked)
        map.show(resultColumn(index.row()));
    else
        map.hide(resultColumn(index.row()));
    if (map == m_map)
        return false;
    m_map = map;
    emit dataChanged(index, index, {role});
    emit mapChanged();
    return true;
}

Qt::ItemFlags ColumnList::flags(const QModelIndex &index) const
{
    return index.isValid()
        ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren
        : Qt::NoItemFlags;
}

} // namespace ui::grid
