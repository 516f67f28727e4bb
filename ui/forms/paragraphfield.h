// SPDX-License-Identifier: GPL-3.0-or-later
// Text of several lines.
#pragma once

#include "ui/forms/field.h"

class QPlainTextEdit;

namespace ui::forms {

class ParagraphField : public Field
{
    Q_OBJECT

public:
    ParagraphField(const core::forms::FieldSpec &spec, const core::forms::Context &context, FieldTools tools,
                   QWidget *parent = nullptr);

    void setValue(const core::forms::Values &values) override;
    void store(core::forms::Values &values) const override;
    void setReadOnly(bool readOnly) override;
    bool setProblem(const QString &text, bool error) override;
    QWidget *work() const override;
    bool isTall() const override { return true; }

private:
    void fitHeight();

    QPlainTextEdit *m_text;
    bool m_wasNull = true;
    bool m_setting = false;
};

} // namespace ui::forms
