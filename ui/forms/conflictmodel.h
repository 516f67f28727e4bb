// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody else changed, side by side: field, was, theirs, mine; one of the last two is ticked.
// Thread: GUI.
#pragma once

#include "core/ddl/recheck.h"
#include "ui/forms/rebase.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace ui::forms {

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
    struct Row
    {
        Difference difference;
        QString label;
        QString was;
        QString theirs;
        QString mine;
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<Row> &rows);
    QList<Difference> differences() const;
    void takeAll(bool mine);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    QList<Row> m_rows;
};

/// What rechecks found, mine taken at first; Difference::field is the Meanwhile::id.
QList<ConflictModel::Row> rowsOf(const QList<core::ddl::Meanwhile> &changes);
/// The ids of which theirs goes on.
QStringList givenUp(const QList<Difference> &differences);

} // namespace ui::forms
