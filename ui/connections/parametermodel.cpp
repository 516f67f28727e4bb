// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/parametermodel.h"

namespace ui::connections {

namespace {

bool isEmptyRow(const std::pair<QString, QString> &row)
{
    return row.first.isEmpty() && row.second.isEmpty();
}

} // namespace

void ParameterModel::setParameters(const Parameters &parameters)
{
    beginResetModel();
    m_rows = parameters;
    m_problems.clear();
    endResetModel();
}

ParameterModel::Parameters ParameterModel::parameters() const
{
    Parameters filled;
    for (const auto &row : m_rows) {
        if (!isEmptyRow(row))
            filled.append(row);
    }
    return filled;
}

int ParameterModel::rowOfEntry(int entry) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (!isEmptyRow(m_rows.at(row)) && entry-- == 0)
            return row;
    }
    return -1;
}

void ParameterModel::setProblems(const QHash<int, QString> &problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ParameterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size()) + 1;
}

int ParameterModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ParameterModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isNew = index.row() >= m_rows.size();
    const bool isName = index.column() == Name;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (isNew)
            return QString();
        return isName ? m_rows.at(index.row()).first : m_rows.at(index.row()).second;
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return m_problems.value(index.row());
    default:
        return {};
    }
}

QVariant ParameterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? QStringLiteral("Parameter") : QStringLiteral("Value");
}

Qt::ItemFlags ParameterModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable : flags;
}

bool ParameterModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const QString text = index.column() == Name ? value.toString().trimmed() : value.toString();
    if (index.row() >= m_rows.size()) {
        if (text.isEmpty())
            return false;
        const int last = int(m_rows.size());
        beginInsertRows({}, last + 1, last + 1); // the empty row moves down
        m_rows.emplaceBack();
        endInsertRows();
    }
    auto &row = m_rows[index.row()];
    QString &cell = index.column() == Name ? row.first : row.second;
    if (cell == text)
        return true;
    cell = text;
    emit dataChanged(index, index);
    emit edited();
    return true;
}

bool ParameterModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row + count > m_rows.size())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    m_rows.remove(row, count);
    m_problems.clear();
    endRemoveRows();
    emit edited();
    return true;
}

} // namespace ui::connections
