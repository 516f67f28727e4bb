// SPDX-License-Identifier: GPL-3.0-or-later
// A tick. Its text is its label.
#pragma once

#include "ui/forms/field.h"

class QCheckBox;

namespace ui::forms {

class FlagField : public Field
{
    Q_OBJECT

public:
    FlagField(const core::forms::FieldSpec &spec, const core::forms::Context &context, FieldTools tools,
              QWidget *parent = nullptr);

    void setValue(const core::forms::Values &values) override;
    void store(core::forms::Values &values) const override;
    void setReadOnly(bool readOnly) override;
    bool setProblem(const QString &text, bool error) override;
    QWidget *work() const override;
    QString toText(const core::forms::Values &values) const override;
    int wishedWidth() const override { return 0; }

private:
    QCheckBox *m_box;
    bool m_wasNull = true;
};

} // namespace ui::forms
