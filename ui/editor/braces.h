// SPDX-License-Identifier: GPL-3.0-or-later
// The bracket beside the caret and its partner, by tokens: those in quotes and comments do not count. Only
// the statement around the caret is looked at, so a text of any size costs the same. Indents what is typed
// between them. Thread: GUI.
#pragma once

#include <QObject>

namespace ui::editor {

class CodeArea;
class SqlLexer;

class Braces : public QObject
{
    Q_OBJECT

public:
    Braces(CodeArea &area, SqlLexer &lexer, QObject *parent);

    /// The partner of the bracket at a byte; -1: there is no bracket, or it has none.
    qsizetype partner(qsizetype byteOffset) const;
    /// Puts the caret to the partner of the bracket beside it.
    void jump();

private:
    /// The bracket behind or before the caret; -1 none.
    qsizetype braceAtCaret() const;
    void highlight();
    void charAdded(int character);

    CodeArea &m_area;
    SqlLexer &m_lexer;
};

} // namespace ui::editor
