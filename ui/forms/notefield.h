// SPDX-License-Identifier: GPL-3.0-or-later
// What is told and cannot be changed.
#pragma once

#include "ui/forms/field.h"

class QLabel;

namespace ui::forms {

class NoteField : public Field
{
    Q_OBJECT

public:
    NoteField(const core::forms::FieldSpec &spec, const core::forms::Context &context, FieldTools tools,
              QWidget *parent = nullptr);

    void setValue(const core::forms::Values &values) override;
    void store(core::forms::Values &) const override { }
    void setReadOnly(bool) override { }
    bool setProblem(const QString &text, bool) override { return text.isEmpty(); }
    QWidget *work() const override;

private:
    QLabel *m_label;
};

} // namespace ui::forms
