// SPDX-License-Identifier: GPL-3.0-or-later
// A row that somebody else changed, cell by cell: what it was, what they wrote, what I wrote; where I wrote
// something, one of the two is ticked. Thread: GUI.
#pragma once

#include "core/edit/editbuffer.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace ui::edit {

class ConflictModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Was,
        Theirs,
        Mine,
        ColumnCount
    };
    using QAbstractTableModel::QAbstractTableModel;

    /// names: of the result's columns. Cells that nobody changed are left out.
    void setConflict(const core::edit::Conflict &conflict, const QStringList &names);
    QList<core::edit::EditBuffer::Choice> choices() const;
    void takeAll(bool theirs);
    /// In how many cells there is something to choose.
    int toChoose() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    struct Row
    {
        core::edit::Conflict::Part part{};
        QString name{};
        bool theirs = false;
    };
    bool canChoose(const Row &row) const { return row.part.changedByMe; }

    QList<Row> m_rows;
};

} // namespace ui::edit
