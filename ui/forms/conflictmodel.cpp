// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/conflictmodel.h"

#include "ui/forms/plaintip.h"

namespace ui::forms {

void ConflictModel::setRows(const QList<Row> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

QList<Difference> ConflictModel::differences() const
{
    QList<Difference> list;
    for (const Row &row : m_rows)
        list << row.difference;
    return list;
}

void ConflictModel::takeAll(bool mine)
{
    for (Row &row : m_rows)
        row.difference.takeMine = mine;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, Theirs), index(rowCount() - 1, Mine));
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ConflictModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    const QString texts[ColumnCount] = {row.label, row.was, row.theirs, row.mine};
    const QString &text = texts[index.column()];
    switch (role) {
    case Qt::DisplayRole:
        return text.simplified();
    case Qt::ToolTipRole:
        return plainTip(text);
    case Qt::CheckStateRole:
        if (index.column() == Theirs)
            return row.difference.takeMine ? Qt::Unchecked : Qt::Checked;
        if (index.column() == Mine)
            return row.difference.takeMine ? Qt::Checked : Qt::Unchecked;
        return {};
    default:
        return {};
    }
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QString names[ColumnCount] = {tr("Field"), tr("Was"), tr("Theirs, on the server"), tr("Mine")};
    return names[section];
}

Qt::ItemFlags ConflictModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return index.column() >= Theirs ? flags | Qt::ItemIsUserCheckable : flags;
}

bool ConflictModel::setData(const QModelIndex &index, const QVariant &, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() < Theirs)
        return false;
    // as with round buttons: pressing one takes it, whatever it was
    m_rows[index.row()].difference.takeMine = index.column() == Mine;
    emit dataChanged(this->index(index.row(), Theirs), this->index(index.row(), Mine));
    return true;
}

QList<ConflictModel::Row> rowsOf(const QList<core::ddl::Meanwhile> &changes)
{
    QList<ConflictModel::Row> rows;
    for (const core::ddl::Meanwhile &one : changes)
        rows << ConflictModel::Row{{one.id, true, true}, one.label, one.was, one.theirs, one.mine};
    return rows;
}

QStringList givenUp(const QList<Difference> &differences)
{
    QStringList ids;
    for (const Difference &one : differences) {
        if (!one.takeMine)
            ids << one.field;
    }
    return ids;
}

} // namespace ui::forms
