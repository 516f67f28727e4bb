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
    /// The same after every key: none where it would be longer than some 100 kB around the place, as below an
    /// open parenthesis, whose end is the end of a text of any size.
    core::sql::Statement statementNear(qsizetype byteOffset);

    /// The whole text, without copying. Valid until the next change.
    QByteArrayView bytes() const;

    /// Lines the last styleText went through. For tests.
    int linesStyledLast() const { return m_linesStyled; }

private:
    void textModified(int position, int type, int linesAdded);
    void advance(const core::sql::State &next);
    /// The first line from `line` on that has to be coloured anew.
    int firstStale(int line) const;

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

    // what has its colours already, without a look at every line: a key in a long text must not cost its
    // length
    int m_styledLines
        = 0; ///< lines [0, m_styledLines) were coloured, apart from those that were edited since
    QList<int> m_editedLines; ///< sorted
    int m_changedTo = 0;      ///< lines from here on begin with the states they were coloured from
    int m_linesStyled = 0;
    bool m_folding = false;
};

} // namespace ui::editor
