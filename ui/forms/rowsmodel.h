// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a table in a form, with typed cells, and what is wrong with each. Thread: GUI.
#pragma once

#include "core/forms/formspec.h"

#include <QAbstractTableModel>

namespace ui::forms {

class RowsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role
    {
        ValueRole = Qt::UserRole, ///< as Values hold it: text, bool or list
        ProblemRole,              ///< text
        IsErrorRole,              ///< or a remark
    };

    RowsModel(const QList<core::forms::FieldSpec> &columns, const core::forms::Context &context,
              QObject *parent = nullptr);

    void setRows(const QList<core::forms::Values> &rows);
    const QList<core::forms::Values> &rows() const { return m_rows; }
    void setProblems(const QList<core::forms::Problem> &problems);
    void setReadOnly(bool readOnly);
    bool isReadOnly() const { return m_readOnly; }
    const QList<core::forms::FieldSpec> &columns() const { return m_columns; }
    /// What is offered in a cell.
    QList<core::forms::Choice> choices(const QModelIndex &index) const;
    /// A row at the end, as setNewRow() said or empty; its number.
    int addRow();
    void setNewRow(const core::forms::Values &row) { m_newRow = row; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

signals:
    /// By the user; not by setRows().
    void edited();

private:
    bool applies(const QModelIndex &index) const;
    QString textOf(const QModelIndex &index) const;
    const core::forms::Problem *problemOf(const QModelIndex &index) const;

    QList<core::forms::FieldSpec> m_columns;
    core::forms::Context m_context;
    QList<core::forms::Values> m_rows;
    core::forms::Values m_newRow;
    QList<core::forms::Problem> m_problems;
    bool m_readOnly = false;
};

} // namespace ui::forms
