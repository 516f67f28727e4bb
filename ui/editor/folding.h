// SPDX-License-Identifier: GPL-3.0-or-later
// Folds statements, bodies and parentheses of more than one line: arrows beside the line numbers, and
// actions. Thread: GUI. Cost: levels are set with the colours, of the lines that get them.
#pragma once

#include "ui/base/theme.h"

#include <QObject>

namespace ui::editor {

class CodeArea;
class SqlLexer;

class Folding : public QObject
{
    Q_OBJECT

public:
    Folding(const Theme &theme, CodeArea &area, SqlLexer &lexer, QObject *parent);

    /// What the caret is in: the innermost fold that is open, or the one it stands on.
    void toggle();
    /// Of a text over 4 MB only those that can be seen.
    void foldAll();
    void unfoldAll();

private:
    void updateColors();

    const Theme &m_theme;
    CodeArea &m_area;
    SqlLexer &m_lexer;
};

} // namespace ui::editor
