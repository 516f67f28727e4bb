// SPDX-License-Identifier: GPL-3.0-or-later
// The one PostgreSQL lexer: serves colours, splitting, completion and formatting. Works on UTF-8 bytes;
// invalid UTF-8 is survived (every byte above 0x7F belongs to a name, as in PostgreSQL's own scan.l). A scan
// can be left at any line's end and taken up again from the State reached there. Thread: any (values only).
// Cost: linear. Source: PostgreSQL scan.l, psqlscan.l, copy.c.
#pragma once

#include "core/sql/keywords.h"

#include <QByteArrayView>
#include <QList>

namespace core::sql {

enum class TokenKind : quint8
{
    Whitespace,
    LineComment,
    BlockComment, ///< nested ones included
    Keyword,
    Identifier,
    QuotedIdentifier, ///< "x", U&"x"
    String,           ///< 'x', E'x', U&'x', N'x'
    DollarString,     ///< $tag$x$tag$
    BitString,        ///< B'1', X'f'
    Number,
    Parameter,        ///< $1
    Operator,         ///< also :: and :=
    Punctuation,      ///< ( ) [ ] , ; . : and psql's \; and \:
    Variable,         ///< psql's :name :'name' :"name" :{?name}
    BackslashCommand, ///< a command of psql with its arguments
    CopyData,         ///< what follows COPY ... FROM STDIN, up to and with the \. line
    Error             ///< an unterminated token, or a byte that nothing begins with
};

struct Token
{
    TokenKind kind = TokenKind::Error;
    KeywordClass keyword = KeywordClass::None; ///< of a Keyword
    bool continues = false;  ///< goes on with the token of the line before (line by line scans only)
    bool terminator = false; ///< a semicolon that ends a statement
    bool trailing = false;   ///< a comment behind a statement's end on the same line: it belongs to that one
    qsizetype offset = 0;    ///< bytes
    qsizetype length = 0;

    qsizetype end() const { return offset + length; }
    bool isSpace() const
    {
        return kind == TokenKind::Whitespace || kind == TokenKind::LineComment
            || kind == TokenKind::BlockComment;
    }
    bool operator==(const Token &) const = default;
};

/// Everything the scanner must know at the start of a line. Trivially copyable; equal states scan equally.
struct State
{
    enum class Mode : quint8
    {
        Normal,
        BlockComment,
        String,
        EscapeString,
        BitString,
        QuotedIdentifier,
        DollarString,
        CopyData
    };

    Mode mode = Mode::Normal;
    Mode lastString = Mode::Normal; ///< the string literal just ended, which a next line's quote goes on with
    bool newlineSinceString = false;
    bool standardConformingStrings = true;
    bool atTextStart = true;      ///< a byte order mark may follow
    bool inStatement = false;     ///< something that counts has been read since the last terminator
    bool commentSeen = false;     ///< a comment has been read since the last terminator
    bool trailingComment = false; ///< the open block comment began behind a statement's end
    quint8 copyPending = 0;       ///< so many times COPY data, from the next line on
    bool beginPending = false;    ///< BEGIN read in CREATE FUNCTION; ATOMIC makes it a body
    quint8 copyWords = 0;         ///< 1 COPY, 2 .. FROM, 3 .. STDIN
    quint8 conformingNext = 0;    ///< standardConformingStrings from the next line on: 1 off, 2 on
    quint8 settingWords = 0;      ///< SET [SESSION] standard_conforming_strings: how far it has been read
    quint8 wordCount = 0;         ///< names and keywords in this statement, stops at 255
    char words[4] = {};           ///< first letters of CREATE OR REPLACE FUNCTION, as psql keeps them
    quint16 commentDepth = 0;
    quint16 parenDepth = 0;
    quint16 bodyDepth = 0; ///< BEGIN ATOMIC and CASE
    quint64 dollarTag = 0; ///< hash of the open $tag$

    bool operator==(const State &) const = default;

    /// In CREATE FUNCTION, CREATE PROCEDURE or DO: a dollar-quoted string is most likely code.
    bool isRoutine() const
    {
        const auto routine = [](char c) { return c == 'f' || c == 'p'; };
        return words[0] == 'd'
            || (words[0] == 'c'
                && (routine(words[1]) || (words[1] == 'o' && words[2] == 'r' && routine(words[3]))));
    }

    /// Between statements, with no comment read yet that would belong to the next one.
    bool isFresh() const { return mode == Mode::Normal && !inStatement && !commentSeen && copyPending == 0; }
};

/// Hands out tokens that tile the text and never cross a line's end: a longer one comes in pieces, all but
/// the first marked `continues`. Begin at a line's start. The text must outlive the scanner.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text, const State &state = {}, qsizetype from = 0)
        : m_text(text)
        , m_pos(from)
        , m_state(state)
    {
    }

    /// False at the end of the text.
    bool next(Token &token);
    const State &state() const { return m_state; }
    qsizetype position() const { return m_pos; }

private:
    void scanNormal(Token &token);
    void scanWord(Token &token);
    void scanNumber(Token &token);
    void scanOperator(Token &token);
    void scanBackslash(Token &token);
    qsizetype commandLineEnd() const;
    bool firstArgumentIsPipe(qsizetype pos, qsizetype end) const;
    qsizetype behindArguments(qsizetype pos, qsizetype end) const;
    bool scanDollar(Token &token);
    bool scanColon(Token &token);
    void scanMode(Token &token);
    void openQuote(Token &token, qsizetype prefix, TokenKind kind, State::Mode mode);
    void followWord(QByteArrayView word);
    void followSetting(QByteArrayView word);
    void endStatement();
    void account(Token &token);
    char at(qsizetype pos) const { return pos < m_text.size() ? m_text[pos] : '\0'; }
    qsizetype lineEnd(qsizetype pos) const;
    bool endsLine(qsizetype pos) const;

    QByteArrayView m_text;
    qsizetype m_pos;
    State m_state;
    bool m_lineStart = true;
    bool m_afterTerminator = false; ///< a statement has ended on this line, and none begun
};

/// Scans one line (with its line end, if it has one) and returns the state after it. Offsets are relative to
/// the line.
State scanLine(QByteArrayView line, const State &state, QList<Token> *tokens = nullptr);

/// All tokens of a text, each whole, however many lines it crosses; an unterminated last one is an Error.
QList<Token> tokenize(QByteArrayView text, bool standardConformingStrings = true);

} // namespace core::sql
