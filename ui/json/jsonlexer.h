// SPDX-License-Identifier: GPL-3.0-or-later
// Colours JSON in a QsciScintilla, and says where it folds. A token never reaches over the end of a line, so
// any line can be the first. Thread: GUI.
#pragma once

#include <Qsci/qscilexercustom.h>

namespace ui::json {

class JsonLexer : public QsciLexerCustom
{
    Q_OBJECT

public:
    /// Attaches itself to the editor, which becomes the parent. Styles are those of editor::SqlLexer.
    explicit JsonLexer(QsciScintilla &editor);

    const char *language() const override { return "JSON"; }
    QString description(int style) const override;
    int braceStyle() const override;
    void styleText(int start, int end) override;
};

} // namespace ui::json
