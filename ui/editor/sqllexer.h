// SPDX-License-Identifier: GPL-3.0-or-later
// Colours SQL in a QsciScintilla with our own scanner. Only lines that are shown get colours; what is known
// of the lines before them is found out in slices, when nothing else is to be done. Thread: GUI. Cost: a key
// costs the lines that are shown, whatever the text's size.
#pragma once

#include "core/sql/linestates.h"
#include "core/sql/splitter.h"
#include "ui/base/theme.h"
#include "ui/editor/textchanges.h"

#include <Qsci/qscilexercustom.h>

#include <QTimer>

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
        Hidden, ///< of a line that is too long: it is there and not drawn
        Gap,    ///< where that begins
        StyleCount
    };

    /// Attaches itself to the editor, which becomes the parent.
    SqlLexer(const Theme &theme, QsciScintilla &editor);

    const char *language() const override { return "PostgreSQL"; }
    QString description(int style) const override;
    int braceStyle() const override { return Punctuation; }
    void styleText(int start, int end) override;

    /// Pixels; 0: the theme's.
    void setFontSize(int pixels);

    /// Sets fold levels with the colours.
    void setFolding(bool on) { m_folding = on; }

    /// The scanner's state at the start of a line; scans what lies before it and has not been scanned yet.
    const core::sql::State &stateAt(int line);
    /// Whether that is known, or in a few milliseconds.
    bool reaches(int line);

    /// The statement a caret at `byteOffset` means (see core::sql::statementAt). Cost: the lines around it,
    /// and what has not been scanned yet before it.
    core::sql::Statement statementAt(qsizetype byteOffset);
    /// The same after every key: none where it would be longer than some 100 kB around the place, as below an
    /// open parenthesis, whose end is the end of a text of any size, and where the text is not known so far.
    core::sql::Statement statementNear(qsizetype byteOffset);
    /// The same where one may be as long as that before the place; what is longer behind it is cut there.
    core::sql::Statement statementAround(qsizetype byteOffset, qsizetype before, qsizetype behind);

    /// The whole text, without copying. Valid until the next change. Cost: in a large text up to some ms
    /// after a change, so not after every key.
    QByteArrayView bytes() const;
    /// A piece of it; valid until the next change or call. Cost: none.
    QByteArrayView bytes(qsizetype from, qsizetype to) const;
    qsizetype size() const;

    /// What happens to the text: whoever follows it hears of it here, after the lexer.
    TextChanges &changes() const { return *m_changes; }
    /// The text is another one, and nobody has told how it became that.
    void restart();
    /// What of a line that is too long is not drawn has no width from now on; else it has until it is
    /// painted, and whoever asks for a place in it before waits. Cost: none for a normal line.
    void hideMiddle(int line);
    /// Colours and fold levels of everything, now.
    void styleAll();

    /// Lines the last styleText went through. For tests.
    int linesStyledLast() const { return m_linesStyled; }
    /// Bytes scanned so far besides those of styleText. For tests.
    qint64 scannedBytes() const { return m_states.scannedBytes(); }
    bool isScanned() const { return m_states.isComplete(); }

signals:
    /// All of the text is known again.
    void scanned();

private:
    void textModified(const TextChange &change);
    void scanOn();
    void caretMoved();
    void hide(int line, qsizetype start, QByteArrayView text, char *styles) const;
    const core::sql::LineState &lineStateAt(int line);
    /// all: whatever it costs; else only where the states are at hand.
    void styleLines(int first, int last, bool all);
    void setFoldLevel(int line, const core::sql::State &before, const core::sql::State &after);
    qsizetype startOf(int line) const;
    int lineOf(qsizetype byteOffset) const;

    const Theme &m_theme;
    QsciScintilla &m_editor;
    TextChanges *m_changes;
    core::sql::LineStates m_states;
    QTimer m_idle;
    int m_wantedLine = -1; ///< is shown, and has no colours until its state is known
    int m_linesStyled = 0;
    int m_caretLine = -1; ///< one that is too long, and which piece of it the caret is in
    qsizetype m_caretPiece = -1;
    bool m_folding = false;
    int m_fontSize = 0;
};

} // namespace ui::editor
