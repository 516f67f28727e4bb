// SPDX-License-Identifier: GPL-3.0-or-later
// A statement around a caret as words: what stands before it, the word that is being typed, what follows.
// Text that is not finished (open quotes, open parentheses) is the usual case. Thread: any (values only).
#pragma once

#include "core/sql/scanner.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace core::completion {

struct Word
{
    sql::TokenKind kind = sql::TokenKind::Error;
    sql::KeywordClass keyword = sql::KeywordClass::None;
    QByteArray text{}; ///< as PostgreSQL reads it: folded, or the name within the quotes
    qsizetype offset = 0;
    qsizetype length = 0;

    qsizetype end() const { return offset + length; }
    /// An unquoted word, in lower case; operators and punctuation too.
    bool is(QByteArrayView word) const
    {
        return kind != sql::TokenKind::QuotedIdentifier && QByteArrayView(text) == word;
    }
    bool isOneOf(std::initializer_list<QByteArrayView> words) const;
    /// May name something: identifiers and all keywords but the reserved ones.
    bool isName() const;
    /// May stand where a table is named: no join word either.
    bool isRelationName() const;
};

struct Typed
{
    qsizetype from = 0; ///< byte where the word begins; the caret where there is none
    QByteArray text{};  ///< of the word up to the caret, without quotes; not folded
    bool quoted = false;
    bool inQuotes = false; ///< behind the caret stands the quote that ends it
};

struct Words
{
    std::vector<Word> list; ///< without space, comments, and the word that is being typed
    int caret = 0;          ///< so many of them stand before it
    qsizetype caretByte = 0;
    Typed typed;
    bool nowhere = false; ///< within a string, a comment, a number or a variable
    bool lower = false;   ///< keywords are written in lower case here

    const Word *before(int back = 1) const
    {
        return back > 0 && caret >= back ? &list[std::size_t(caret - back)] : nullptr;
    }
    /// An open parenthesis stands directly behind the caret.
    bool opensBehind() const
    {
        return caret < int(list.size()) && list[std::size_t(caret)].is("(")
            && list[std::size_t(caret)].offset == caretByte;
    }
};

Words readWords(QByteArrayView statement, qsizetype caret, bool standardConformingStrings = true);

/// All of a text, without space and comments.
std::vector<Word> allWords(QByteArrayView text);

/// The dollar-quoted body of a routine or DO; bytes of the statement.
struct Body
{
    qsizetype tag = 0; ///< where the quote that opens it begins
    qsizetype from = 0;
    qsizetype to = 0;     ///< the statement's end where it is not closed
    qsizetype behind = 0; ///< the quote that closes it
};
std::optional<Body> bodyAround(QByteArrayView statement, qsizetype caret);

/// Text that completion looks at: of a routine's body in dollar quotes the statement in it. offset: of what
/// is returned in the text given; `caret` is moved along.
QByteArrayView innermost(QByteArrayView statement, qsizetype &caret, qsizetype &offset);

} // namespace core::completion
