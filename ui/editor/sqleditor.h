// SPDX-License-Identifier: GPL-3.0-or-later
// A SQL text with PostgreSQL's colours that knows its statements: the one under the caret has a bar at the
// left edge. Thread: GUI. Cost: an edit or a caret move costs the lines shown and the statement around the
// caret, not the text.
#pragma once

#include "core/base/error.h"
#include "core/sql/longlines.h"
#include "core/sql/splitter.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QAction>
#include <QList>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace ui::editor {

class CodeArea;
class CodeTools;
class EditCommands;
class ErrorMarks;
class FindBar;
class LargeInsertion;
class SqlLexer;
struct TextChange;

/// A piece of the editor's text as it was when asked for: what to send, and where it stood.
struct SqlRange
{
    QByteArray text;          ///< UTF-8, without the ending semicolon of a statement
    qsizetype byteOffset = 0; ///< of `text` in the editor's UTF-8
    int firstLine = 0;        ///< 0-based
    int lastLine = 0;
    core::sql::Statement::Kind kind = core::sql::Statement::Kind::None; ///< Backslash is never to be sent
    QByteArray data;                                                    ///< rows behind COPY ... FROM STDIN

    bool isEmpty() const { return text.isEmpty(); }
    QString toString() const { return QString::fromUtf8(text); }
    bool operator==(const SqlRange &) const = default;
};

/// A piece of a text, and what stands there afterwards.
struct SqlEdit
{
    qsizetype byteOffset = 0;
    qsizetype byteLength = 0;
    QByteArray text{};
};

class SqlEditor : public QWidget
{
    Q_OBJECT

public:
    SqlEditor(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    QString text() const;
    /// Starts a new undo history; the caret goes to the start. Line ends stay as they are.
    void setText(const QString &text);
    /// The same with UTF-8; bytes that are not stay as they are.
    void setBytes(const QByteArray &utf8);
    /// The same for a text of any size: a large one is made ready in the thread pool, nothing can be typed
    /// meanwhile. Long lines are broken. then: it is there; at once for a small one.
    void load(const QByteArray &utf8, std::function<void()> then = {});
    /// Or a large text is being inserted: there is nothing to run until it is whole.
    bool isLoading() const;
    /// Replaces the selection, or inserts at the caret; can be undone. Long lines are broken. A large text
    /// comes in pieces, and nothing can be typed until it is there.
    void insertText(const QString &text);
    bool isModified() const;
    void setModified(bool modified);
    void setReadOnly(bool readOnly);

    /// What F5 means (see core::sql::statementAt). Empty: none.
    SqlRange statementAtCaret() const;
    SqlRange statementAt(qsizetype byteOffset) const;
    /// The selected text; empty where nothing is selected. Kind is Sql.
    SqlRange selectionOrEmpty() const;
    QList<SqlRange> allStatements() const;
    /// The statements in the selection, each by itself; a piece of one counts as one.
    QList<SqlRange> statementsInSelection() const;

    /// Underlines the token at that place of what was sent, and puts the message below its line. An offset
    /// below 0: the place is not known, only the message is shown, below the first line. Gone when that line
    /// is edited. False: what was sent is no longer in the text.
    bool showError(const SqlRange &sent, qsizetype utf16OffsetInSent, const QString &message);
    void clearErrors();

    /// Dots in the warnings' colour beneath these pieces of the text, instead of those before.
    void setWarnings(const QList<SqlEdit> &places);

    /// Where what was sent stands now (bytes): at its place, or the nearest place with the same text; -1
    /// nowhere.
    qsizetype placeOf(const SqlRange &sent) const;
    /// Edits of what was sent (offsets within it), the last one first. False: it is no longer in the text.
    bool replaceIn(const SqlRange &sent, const QList<SqlEdit> &edits);
    /// What `change` does to the text is undone together.
    void oneUndoStep(const std::function<void()> &change);
    /// The whole text in UTF-8, without copying. Valid until the next change. Not for after every key: see
    /// SqlLexer::bytes().
    QByteArrayView bytes() const;
    /// A piece of it; valid until the next change or call.
    QByteArrayView bytes(qsizetype from, qsizetype to) const;
    qsizetype byteSize() const;

    /// A bar in another colour over what is running; an empty range: nothing is.
    void setRunning(const SqlRange &running);

    /// 0-based.
    int caretLine() const;
    int caretColumn() const;
    qsizetype caretByteOffset() const;
    void goTo(int line, int column);
    void select(qsizetype byteOffset, qsizetype byteLength);

    /// Pixels of the text's font.
    int fontSize() const { return m_fontSize; }
    void setFontSize(int pixels);
    bool isWrapped() const;
    void setWrapped(bool wrapped);

    void showFind();
    void showReplace();
    void undo();
    void redo();

    /// Find, replace and EditCommands: with names, shortcuts and tooltips.
    QList<QAction *> editActions() const;
    /// The text itself, for completion and tests.
    CodeArea &area() const { return *m_area; }
    SqlLexer &lexer() const { return *m_lexer; }
    /// Marks of mistakes, folding, brackets, formatting.
    CodeTools &tools() const { return *m_tools; }

signals:
    /// 0-based line and column (characters).
    void caretMoved(int line, int column);
    void textEdited();
    void modifiedChanged(bool modified);
    void statementAtCaretChanged();
    /// The text is another one, of which nothing was told (load() of a large one).
    void replaced();
    void loadFailed(const core::Error &error);
    /// By its user, with keys or the wheel; 0: the usual size.
    void fontSizeChosen(int pixels);
    void wrapChosen(bool wrapped);
    /// Of what came into the text so many lines were too long for an editor and are several now: broken where
    /// that means the same. longest: bytes of the longest that is left, whose middle is not drawn above
    /// LongestDrawnLine.
    void linesBroken(qsizetype lines, qsizetype longest);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void textModified(const TextChange &change);
    core::sql::State stateAtSelection() const;
    QByteArray shortened(const QByteArray &pasted);
    void insertBytes(const QByteArray &utf8);
    void tellBroken(const core::sql::ShortLines &lines);
    void updateStatement();
    void updateBars();
    void updateMargin();
    void zoom(int step);
    void addAction(const char *name, const QString &text, const QKeySequence &key, const QString &icon,
                   void (SqlEditor::*slot)());
    SqlRange rangeOf(const core::sql::Statement &statement) const;
    int lineOf(qsizetype byteOffset) const;

    const Theme &m_theme;
    const Icons &m_icons;
    CodeArea *m_area;
    SqlLexer *m_lexer;
    FindBar *m_findBar;
    CodeTools *m_tools;
    ErrorMarks *m_marks;
    LargeInsertion *m_insertion;
    QTimer m_statementTimer;
    core::sql::Statement m_statement; ///< the one with the bar
    qsizetype m_runningStart = -1;    ///< bytes; follow edits
    qsizetype m_runningEnd = -1;
    int m_fontSize;
    int m_loading = 0; ///< serial of what is being loaded; 0 nothing
    int m_loads = 0;
    QList<QAction *> m_actions;
    EditCommands *m_commands;
};

} // namespace ui::editor
