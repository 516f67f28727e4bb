// SPDX-License-Identifier: GPL-3.0-or-later
// The table of further libpq parameters: names are completed, Delete removes a row.
#pragma once

#include "ui/base/theme.h"
#include "ui/connections/parametermodel.h"

#include <QTableView>

namespace ui::connections {

class ParameterTable : public QTableView
{
    Q_OBJECT

public:
    explicit ParameterTable(const Theme &theme, QWidget *parent = nullptr);

    ParameterModel &parameters() { return m_model; }
    const ParameterModel &parameters() const { return m_model; }
    /// Writes an open editor's text into the model.
    void commit();

protected:
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fitRows();

    ParameterModel m_model;
};

} // namespace ui::connections
