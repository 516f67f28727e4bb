// SPDX-License-Identifier: GPL-3.0-or-later
// A table inside a form: rows with typed cells, added and removed by buttons or keys (Insert, Delete).
#pragma once

#include "ui/forms/field.h"

class QToolButton;

namespace ui::forms {

class RowsModel;
class RowsView;

class TableField : public Field
{
    Q_OBJECT

public:
    TableField(const core::forms::FieldSpec &spec, const core::forms::Context &context, FieldTools tools,
               QWidget *parent = nullptr);

    void setValue(const core::forms::Values &values) override;
    void store(core::forms::Values &values) const override;
    void setReadOnly(bool readOnly) override;
    bool setProblem(const QString &text, bool error) override;
    void setRowProblems(const QList<core::forms::Problem> &problems) override;
    QWidget *work() const override;
    QString toText(const core::forms::Values &values) const override;
    int wishedWidth() const override { return 640; }
    bool isTall() const override { return true; }

    RowsModel &model() const { return *m_model; }

private:
    void addRow();
    void removeRow();
    void fitHeight();
    void fitButtons();

    RowsModel *m_model;
    RowsView *m_view;
    QToolButton *m_add;
    QToolButton *m_remove;
    bool m_wasNull = true;
};

} // namespace ui::forms
