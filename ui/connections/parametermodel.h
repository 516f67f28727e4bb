// SPDX-License-Identifier: GPL-3.0-or-later
// Further libpq parameters as a table of name and value; the last row is always empty, to type a new one
// into.
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <QString>

#include <utility>

namespace ui::connections {

class ParameterModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Value,
        ColumnCount
    };
    using Parameters = QList<std::pair<QString, QString>>;

    using QAbstractTableModel::QAbstractTableModel;

    void setParameters(const Parameters &parameters);
    /// Without rows that are empty.
    Parameters parameters() const;
    /// Rows with a mark and a tooltip, by row of the table.
    void setProblems(const QHash<int, QString> &problems);
    /// The table's row of the n-th entry of parameters().
    int rowOfEntry(int entry) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

signals:
    void edited();

private:
    Parameters m_rows;
    QHash<int, QString> m_problems;
};

} // namespace ui::connections
