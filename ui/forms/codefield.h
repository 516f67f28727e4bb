// SPDX-License-Identifier: GPL-3.0-or-later
// SQL or another language, in the editor's text area.
#pragma once

#include "ui/forms/field.h"

namespace ui::editor {
class CodeArea;
class SqlLexer;
} // namespace ui::editor

namespace ui::forms {

class CodeField : public Field
{
    Q_OBJECT

public:
    CodeField(const core::forms::FieldSpec &spec, const core::forms::Context &context, FieldTools tools,
              QWidget *parent = nullptr);

    void setValue(const core::forms::Values &values) override;
    void store(core::forms::Values &values) const override;
    void follow(const core::forms::Values &values) override;
    void setReadOnly(bool readOnly) override;
    bool setProblem(const QString &text, bool error) override;
    QWidget *work() const override;
    int wishedWidth() const override { return 0; }
    bool isTall() const override { return true; }

private:
    void setLanguage(const QString &language);

    QWidget *m_frame;
    editor::CodeArea *m_area;
    editor::SqlLexer *m_lexer;
    bool m_wasNull = true;
    bool m_setting = false;
};

} // namespace ui::forms
