// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a section: columns of a table, its indexes, … Thread: GUI.
#pragma once

#include "core/objects/read.h"
#include "ui/base/theme.h"

#include <QAbstractTableModel>

namespace ui::object {

class RowsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit RowsModel(const Theme &theme, QObject *parent = nullptr);

    /// Columns in which every row is empty are left out.
    void setRows(const core::objects::Rows &rows);
    /// Invalid where the row names nothing.
    core::objects::Address target(int row) const;
    core::objects::Form form(int column) const;
    /// The server's text; null as a null string.
    QString value(int row, int column) const;
    /// The code of the row, whole; empty where it has none.
    QString code(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Theme &m_theme;
    core::objects::Rows m_rows;
    QList<int> m_shown; ///< columns
};

} // namespace ui::object
