// SPDX-License-Identifier: GPL-3.0-or-later
// Colours SQL in a QsciScintilla with our own scanner. Only lines that are shown and lack colours are
// scanned. Thread: GUI.
#pragma once

#include "core/sql/linestates.h"
#include "core/sql/splitter.h"
#include "ui/base/theme.h"

#include <Qsci/qscilexercustom.h>

#include <vector>

namespace ui::editor {

class SqlLexer : public QsciLexerCustom
{
    Q_OBJECT

public:
    enum Style
    {
        Plain,
        Keyword,
        String,
        Number,
        Comment,
        Function,
        Punctuation,
        Operator,
        OperatorOdd,
        Quiet,
        Annotation,
        StyleCount
    };

    /// Attaches itself to the editor, which becomes the parent.
    SqlLexer(const Theme &theme, QsciScintilla &editor);

    const char *language() const override { return "PostgreSQL"; }
    QString description(int style) const override;
    int braceStyle() const override { return Punctuation; }
    void styleText(int start, int end) override;

    /// Sets fold levels with the colours.
    void setFolding(bool on) { m_folding = on; }

    /// The scanner's state at the start of a line; scans what lies before it and has not been scanned yet.
    const core::sql::State &stateAt(int line);

    /// The statement a caret at `byteOffset` means (see core::sql::statementAt). Cost: the lines around it.
    core::sql::Statement statementAt(qsizetype byteOffset);

    /// The whole text, without copying. Valid until the next change.
    QByteArrayView bytes() const;

    /// Lines the last styleText went through. For tests.
    int linesStyledLast() const { return m_linesStyled; }

private:
    void textModified(int position, int type, int linesAdded);

    struct Line
    {
        quint32 styledFrom = 0; ///< fingerprint of the states its colours were made from, 0 none
        core::sql::State body;  ///< at its start, inside a function body; set by colouring the line above
    };

    const Theme &m_theme;
    QsciScintilla &m_editor;
    core::sql::LineStates m_states;
    std::vector<Line> m_lines;
    void setFoldLevel(int line, const core::sql::State &before, const core::sql::State &after);

    int m_linesStyled = 0;
    bool m_folding = false;
};

} // namespace ui::editor
