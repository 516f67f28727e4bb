// SPDX-License-Identifier: GPL-3.0-or-later
// What names a role, database by database. Thread: GUI.
#pragma once

#include "core/ddl/roledrop.h"

#include <QAbstractTableModel>

namespace ui::roles {

class DependentsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Database,
        Dependency,
        Type,
        Object,
        Columns
    };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    /// database: as it is shown.
    void add(const QString &database, const QList<core::ddl::RoleDependent> &found);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString database;
        core::ddl::RoleDependent dependent;
    };
    QList<Row> m_rows;
};

} // namespace ui::roles
