// SPDX-License-Identifier: GPL-3.0-or-later
// Text of one line, whole numbers, and text that is completed.
#pragma once

#include "ui/forms/field.h"

namespace ui::forms {

class ChoiceModel;
class ProblemLine;

class LineField : public Field
{
    Q_OBJECT

public:
    LineField(const core::forms::FieldSpec &spec, const core::forms::Context &context, FieldTools tools,
              QWidget *parent = nullptr);

    void setValue(const core::forms::Values &values) override;
    void store(core::forms::Values &values) const override;
    void follow(const core::forms::Values &values) override;
    void setReadOnly(bool readOnly) override;
    bool setProblem(const QString &text, bool error) override;
    QWidget *work() const override;
    int wishedWidth() const override;

private:
    ProblemLine *m_line;
    ChoiceModel *m_choices = nullptr; ///< of Suggest
    bool m_wasNull = true;
};

} // namespace ui::forms
