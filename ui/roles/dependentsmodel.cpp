// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/dependentsmodel.h"

namespace ui::roles {

void DependentsModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void DependentsModel::add(const QString &database, const QList<core::ddl::RoleDependent> &found)
{
    if (found.isEmpty())
        return;
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(found.size()) - 1);
    for (const core::ddl::RoleDependent &dependent : found)
        m_rows << Row{database, dependent};
    endInsertRows();
}

int DependentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DependentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QVariant DependentsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (index.column()) {
    case Database:
        return row.database;
    case Dependency:
        return row.dependent.dependency;
    case Type:
        return row.dependent.type;
    default: {
        QString identity = row.dependent.identity; // a line is a line, whatever the name holds
        return identity.replace(QLatin1Char('\n'), QChar(0x21B5));
    }
    }
}

QVariant DependentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Database:
        return tr("Database");
    case Dependency:
        return tr("As");
    case Type:
        return tr("Kind");
    default:
        return tr("Object");
    }
}

} // namespace ui::roles
