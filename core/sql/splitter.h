// SPDX-License-Identifier: GPL-3.0-or-later
// Where statements begin and end in a script, as psql sees it: semicolons in parentheses, quotes, comments
// and BEGIN ATOMIC bodies do not split; rows behind COPY ... FROM STDIN belong to their statement; a
// backslash command between statements is one of its own, and those that send (\g ...) end the one before.
// Thread: any. Cost: linear, about 10 ms a megabyte or less.
#pragma once

#include "core/sql/scanner.h"

#include <QByteArrayView>
#include <QList>

namespace core::sql {

/// All offsets and lengths are bytes of the whole text.
struct Statement
{
    /// A backslash command that does not send (psql runs it at once, and the statement goes on behind it), or
    /// rows that an earlier COPY on the same line reads.
    struct Insert
    {
        qsizetype offset = 0;
        qsizetype length = 0;
        bool isCommand = true; ///< else rows
        bool operator==(const Insert &) const = default;
    };

    enum class Kind : quint8
    {
        None, ///< there is no statement (statementAt only)
        Sql,
        Backslash, ///< a psql command: no SQL, never to be sent
        CopyData   ///< COPY ... FROM STDIN with rows behind it
    };

    Kind kind = Kind::None;
    bool terminated = false;   ///< ends with its semicolon, \. or line
    int line = 0;              ///< 1-based, of bodyOffset
    qsizetype offset = 0;      ///< directly behind the statement before, empty ones too: blanks lead
    qsizetype length = 0;      ///< up to and with the semicolon, or the rows and their \. line
    qsizetype bodyOffset = 0;  ///< first byte of the statement or of the comments above it
    qsizetype tokenOffset = 0; ///< first byte that is no comment
    qsizetype sqlLength = 0;  ///< from bodyOffset: what to send, without semicolon and white space at the end
    qsizetype commandEnd = 0; ///< behind the semicolon; of CopyData, too, whose rows come later
    QList<Insert> inserts{};  ///< what stands within it, or behind its last word, and is not for the server
    qsizetype dataOffset = 0; ///< CopyData: first row; behind end() where more stands on the COPY's line
    qsizetype dataLength = 0; ///< CopyData: the rows without the \. line

    qsizetype end() const { return offset + length; }
    bool isNull() const { return kind == Kind::None; }
    QByteArrayView sql(QByteArrayView text) const { return text.sliced(bodyOffset, sqlLength); }
    /// sql() without the inserts.
    QByteArray sqlToSend(QByteArrayView text) const;
    QByteArrayView data(QByteArrayView text) const { return text.sliced(dataOffset, dataLength); }
    bool operator==(const Statement &) const = default;
};

/// A place to begin from: a line's start that was reached with this state.
struct Checkpoint
{
    qsizetype offset = 0;
    int line = 1;
    State state;
};

/// Hands out one statement after the other. Begin at the text's start or at a checkpoint whose state
/// isFresh().
class Splitter
{
public:
    explicit Splitter(QByteArrayView text, const Checkpoint &from = {});

    /// False at the end. Statements that are empty or only comments are passed over; a comment without an end
    /// is none of them: it is an error that has to be told.
    bool next(Statement &statement);
    /// When next() came to the text's end: where the quote or comment began that is still open there; -1:
    /// none.
    qsizetype openQuote() const;

private:
    void begin(Statement &statement, qsizetype offset);
    bool dropsStatement(const Token &command) const;
    bool finish(Statement &statement, qsizetype end);
    void readData(Statement &statement);
    void findData(Statement &statement);
    bool read();
    bool openComment(Statement &statement);

    QByteArrayView m_text;
    Scanner m_scanner;
    Token m_token;
    bool m_pushedBack = false;
    int m_rowsDue = 0;            ///< before the last token: for so many statements before this one
    qsizetype m_rowsEnd = 0;      ///< behind the rows last found
    qsizetype m_tokenStart = 0;   ///< of the last one, however many lines it crosses
    qsizetype m_commentStart = 0; ///< of the last block comment
    qsizetype m_end;              ///< of the statement before
    qsizetype m_counted;          ///< m_line is the line of this byte
    int m_line;
};

QList<Statement> split(QByteArrayView text, bool standardConformingStrings = true);

/// The statement a caret at `byteOffset` means. On a statement, directly behind its semicolon or anywhere
/// behind it on that line (unless the next one has begun): that one. Between two: the next one. Behind the
/// last: the last one if the caret is on its last line or the line below it, else none, so that a stray key
/// far below repeats nothing.
Statement statementAt(QByteArrayView text, qsizetype byteOffset, const Checkpoint &from = {});

} // namespace core::sql
