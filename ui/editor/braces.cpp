// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/braces.h"

#include "ui/editor/codearea.h"
#include "ui/editor/sqllexer.h"

namespace ui::editor {

using core::sql::Token;
using core::sql::TokenKind;
using Sci = QsciScintilla;

namespace {

bool opens(char c)
{
    return c == '(' || c == '[';
}

bool closes(char c)
{
    return c == ')' || c == ']';
}

} // namespace

Braces::Braces(CodeArea &area, SqlLexer &lexer, QObject *parent)
    : QObject(parent)
    , m_area(area)
    , m_lexer(lexer)
{
    area.setBraceMatching(QsciScintilla::NoBraceMatch); // it would search a text of any size, in quotes too
    connect(&area, &QsciScintilla::cursorPositionChanged, this, &Braces::highlight);
    connect(&area, &QsciScintilla::textChanged, this, &Braces::highlight);
    connect(&area, &QsciScintillaBase::SCN_CHARADDED, this, &Braces::charAdded);
}

qsizetype Braces::partner(qsizetype byteOffset) const
{
    const QByteArrayView here = m_lexer.bytes(byteOffset, byteOffset + 1);
    if (byteOffset < 0 || here.isEmpty() || !(opens(here[0]) || closes(here[0])))
        return -1;
    const core::sql::Statement statement = m_lexer.statementNear(byteOffset);
    if (statement.isNull() || byteOffset < statement.bodyOffset || byteOffset >= statement.end())
        return -1;
    QList<qsizetype> open;
    const QByteArrayView piece = m_lexer.bytes(statement.bodyOffset, statement.end());
    for (const Token &token : core::sql::tokenize(piece)) {
        if (token.kind != TokenKind::Punctuation)
            continue;
        const qsizetype at = statement.bodyOffset + token.offset;
        if (opens(piece[token.offset])) {
            open << at;
        } else if (closes(piece[token.offset])) {
            const qsizetype other = open.isEmpty() ? -1 : open.takeLast();
            const bool fits
                = other >= 0 && (piece[other - statement.bodyOffset] == '(') == (piece[token.offset] == ')');
            if (at == byteOffset)
                return fits ? other : -1;
            if (other == byteOffset)
                return fits ? at : -1;
        }
    }
    return -1;
}

qsizetype Braces::braceAtCaret() const
{
    const auto caret = qsizetype(m_area.SendScintilla(Sci::SCI_GETCURRENTPOS));
    for (const qsizetype at : {caret - 1, caret}) {
        const QByteArrayView here = at < 0 ? QByteArrayView() : m_lexer.bytes(at, at + 1);
        if (!here.isEmpty() && (opens(here[0]) || closes(here[0]))
            && m_area.SendScintilla(Sci::SCI_GETSTYLEAT, static_cast<unsigned long>(at))
                == SqlLexer::Punctuation)
            return at;
    }
    return -1;
}

void Braces::highlight()
{
    const qsizetype brace = braceAtCaret();
    const qsizetype other = partner(brace);
    if (brace >= 0 && other < 0)
        m_area.SendScintilla(Sci::SCI_BRACEBADLIGHT, static_cast<unsigned long>(brace));
    else
        m_area.SendScintilla(Sci::SCI_BRACEHIGHLIGHT, static_cast<unsigned long>(brace), long(other));
}

void Braces::jump()
{
    const qsizetype other = partner(braceAtCaret());
    if (other >= 0)
        m_area.SendScintilla(Sci::SCI_GOTOPOS, static_cast<unsigned long>(other));
}

/// A line below an open bracket goes in by one step, one that begins with the closing bracket comes out
/// again.
void Braces::charAdded(int character)
{
    const long caret = m_area.SendScintilla(Sci::SCI_GETCURRENTPOS);
    const auto line = int(m_area.SendScintilla(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(caret)));
    const auto indentOf = [this](int number) {
        return int(m_area.SendScintilla(Sci::SCI_GETLINEINDENTATION, static_cast<unsigned long>(number)));
    };
    const auto indent = [this, line](int width) {
        m_area.SendScintilla(Sci::SCI_SETLINEINDENTATION, static_cast<unsigned long>(line), long(width));
    };
    if (character == '\n' && line > 0 && m_lexer.reaches(line)) {
        // QScintilla has given it the indentation of the line above
        const int depth = m_lexer.stateAt(line).parenDepth - m_lexer.stateAt(line - 1).parenDepth;
        const QByteArrayView next = m_lexer.bytes(caret, caret + 1);
        const bool closing = !next.isEmpty() && closes(next[0]);
        if (depth > 0 && !closing) {
            indent(indentOf(line - 1) + m_area.indentationWidth());
            m_area.SendScintilla(Sci::SCI_GOTOPOS,
                                 static_cast<unsigned long>(m_area.SendScintilla(
                                     Sci::SCI_GETLINEINDENTPOSITION, static_cast<unsigned long>(line))));
        }
    } else if (character == ')'
               && m_area.SendScintilla(Sci::SCI_GETLINEINDENTPOSITION, static_cast<unsigned long>(line))
                   == caret - 1) {
        const qsizetype other = partner(caret - 1);
        if (other >= 0)
            indent(indentOf(
                int(m_area.SendScintilla(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(other)))));
    }
}

} // namespace ui::editor
