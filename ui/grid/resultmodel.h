// SPDX-License-Identifier: GPL-3.0-or-later
// A ResultSet as Qt's model, for the view, accessibility and tests. It keeps nothing per row and never copies
// a cell before it is asked for. Rows past INT_MAX (the limit of Qt's models) are not shown. Thread: GUI.
#pragma once

#include "core/result/resultset.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace ui::grid {

class ResultModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ResultModel(QObject *parent = nullptr);

    /// Shows another result, or none. The ResultSet may die first: the model is then empty.
    void setResult(core::result::ResultSet *result);
    core::result::ResultSet *result() const { return m_result; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole: one line, cut (displayText); AccessibleTextRole and ToolTipRole: more of it with line
    /// breaks, cut too; AccessibleDescriptionRole: "NULL" or "empty string" where there is nothing to read.
    /// All of it plain text.
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void rowsAppended();
    void restart();

    QPointer<core::result::ResultSet> m_result;
    int m_rows = 0;    ///< announced so far
    int m_columns = 0; ///< the same
};

} // namespace ui::grid
