// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/words.h"

#include "core/sql/splitter.h"

#include <algorithm>

namespace core::completion {

using sql::KeywordClass;
using sql::Token;
using sql::TokenKind;

namespace {

QByteArray folded(QByteArrayView text)
{
    QByteArray lower = text.toByteArray();
    for (char &c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    }
    return lower;
}

/// The name within quotes that may lack their end. U& escapes stay as they are.
QByteArray unquoted(QByteArrayView text)
{
    QByteArray name = text.toByteArray();
    name = name.mid(name.indexOf('"') + 1);
    if (name.endsWith('"'))
        name.chop(1);
    return name.replace("\"\"", "\"");
}

bool isOpenQuoted(const Token &token, QByteArrayView text)
{
    return token.kind == TokenKind::Error && token.length > 0 && text[token.offset] == '"';
}

Word wordOf(const Token &token, QByteArrayView text)
{
    const QByteArrayView piece = text.sliced(token.offset, token.length);
    Word word{token.kind, token.keyword, {}, token.offset, token.length};
    switch (token.kind) {
    case TokenKind::QuotedIdentifier:
        word.text = unquoted(piece);
        break;
    case TokenKind::Identifier:
    case TokenKind::Keyword:
        word.text = folded(piece);
        break;
    case TokenKind::Operator:
    case TokenKind::Punctuation:
        word.text = piece.toByteArray();
        break;
    default:
        break; // values are nobody's business here
    }
    if (isOpenQuoted(token, text)) {
        word.kind = TokenKind::QuotedIdentifier;
        word.text = unquoted(piece);
    }
    return word;
}

bool beginsStatement(QByteArrayView word)
{
    static constexpr QByteArrayView Beginnings[]
        = {"select", "insert", "update", "delete", "with",  "create",  "alter", "drop",    "merge",
           "grant",  "revoke", "set",    "show",   "begin", "explain", "copy",  "truncate"};
    return std::find(std::begin(Beginnings), std::end(Beginnings), word) != std::end(Beginnings);
}

/// Whether a blank line stands between two words.
bool blankLine(QByteArrayView text, qsizetype from, qsizetype to)
{
    bool atStart = false;
    for (qsizetype i = from; i < to; ++i) {
        if (text[i] == '\n') {
            if (atStart)
                return true;
            atStart = true;
        } else if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r') {
            atStart = false;
        }
    }
    return false;
}

/// The semicolon is often typed last: behind a blank line a word that begins a statement begins another one,
/// where the one before could be at its end.
bool beginsAnother(const std::vector<Word> &words, std::size_t at, QByteArrayView text)
{
    if (at == 0 || words[at].kind != TokenKind::Keyword || !beginsStatement(words[at].text))
        return false;
    const Word &before = words[at - 1];
    if (before.isOneOf({"as", "(", ",", "union", "all", "except", "intersect", "distinct", "begin", "then",
                        "else", "loop", "explain", "analyze", "verbose", "do", "atomic", ")"}))
        return false;
    return blankLine(text, before.end(), words[at].offset);
}

} // namespace

bool Word::isOneOf(std::initializer_list<QByteArrayView> words) const
{
    return kind != TokenKind::QuotedIdentifier
        && std::any_of(words.begin(), words.end(),
                       [this](QByteArrayView word) { return QByteArrayView(text) == word; });
}

bool Word::isName() const
{
    return kind == TokenKind::Identifier || kind == TokenKind::QuotedIdentifier
        || (kind == TokenKind::Keyword && keyword != KeywordClass::Reserved);
}

bool Word::isRelationName() const
{
    return isName() && !(kind == TokenKind::Keyword && keyword == KeywordClass::TypeOrFunction);
}

Words readWords(QByteArrayView statement, qsizetype caret, bool standardConformingStrings)
{
    caret = std::clamp<qsizetype>(caret, 0, statement.size());
    Words words;
    words.typed.from = caret;
    words.caretByte = caret;
    const QByteArrayView prefix = statement.first(caret);
    const QList<Token> before = sql::tokenize(prefix, standardConformingStrings);
    int lower = 0;
    for (const Token &token : before) {
        const bool last = token.end() == caret;
        if (token.isSpace()) {
            words.nowhere = words.nowhere || (last && token.kind != TokenKind::Whitespace);
            continue;
        }
        if (last) {
            switch (token.kind) {
            case TokenKind::Identifier:
            case TokenKind::Keyword:
                words.typed.from = token.offset;
                words.typed.text = prefix.sliced(token.offset).toByteArray();
                continue;
            case TokenKind::Error:
                if (isOpenQuoted(token, prefix)) {
                    words.typed.from = token.offset;
                    words.typed.text = unquoted(prefix.sliced(token.offset));
                    words.typed.quoted = true;
                    continue;
                }
                words.nowhere = true;
                break;
            case TokenKind::String:
            case TokenKind::DollarString:
            case TokenKind::BitString:
            case TokenKind::Number:
            case TokenKind::Parameter:
            case TokenKind::Variable:
            case TokenKind::BackslashCommand:
            case TokenKind::CopyData:
            case TokenKind::QuotedIdentifier:
                words.nowhere = true;
                break;
            default:
                break;
            }
        }
        if (token.kind == TokenKind::Keyword) {
            const char first = prefix[token.offset];
            lower += first >= 'a' && first <= 'z' ? 1 : -1;
        }
        words.list.push_back(wordOf(token, prefix));
    }
    // what is typed is a hint where nothing else is
    if (lower == 0 && !words.typed.text.isEmpty())
        lower = words.typed.text[0] >= 'a' && words.typed.text[0] <= 'z' ? 1 : -1;
    words.lower = lower > 0;

    for (std::size_t i = words.list.size(); i-- > 1;) {
        if (beginsAnother(words.list, i, prefix)) {
            words.list.erase(words.list.begin(), words.list.begin() + std::ptrdiff_t(i));
            break;
        }
    }
    words.caret = int(words.list.size());

    // the rest of the typed word is nobody's
    QByteArrayView suffix = statement.sliced(caret);
    if (words.typed.quoted) {
        const qsizetype line = suffix.indexOf('\n');
        const qsizetype quote = suffix.indexOf('"');
        words.typed.inQuotes = quote == 0;
        const bool ends = quote >= 0 && (line < 0 || quote < line);
        suffix = suffix.sliced(ends && quote == 0 ? 1 : 0);
    }
    const qsizetype skipped = statement.size() - suffix.size();
    bool first = true;
    for (const Token &token : sql::tokenize(suffix, standardConformingStrings)) {
        const bool rest = first && !words.typed.text.isEmpty()
            && (token.kind == TokenKind::Identifier || token.kind == TokenKind::Keyword);
        first = false;
        if (token.isSpace() || rest)
            continue;
        Word word = wordOf(token, suffix);
        word.offset += skipped;
        words.list.push_back(std::move(word));
        const std::size_t at = words.list.size() - 1;
        // nothing before the caret yet: what follows is another statement, if it is one
        const bool another = int(at) == words.caret ? at == 0
                ? false
                : words.list[at].kind == TokenKind::Keyword && beginsStatement(words.list[at].text)
                    && blankLine(statement, caret, words.list[at].offset)
                                                    : beginsAnother(words.list, at, statement);
        if (another) {
            words.list.pop_back();
            break;
        }
    }
    return words;
}

std::vector<Word> allWords(QByteArrayView text)
{
    std::vector<Word> words;
    for (const Token &token : sql::tokenize(text)) {
        if (!token.isSpace())
            words.push_back(wordOf(token, text));
    }
    return words;
}

std::optional<Body> bodyAround(QByteArrayView statement, qsizetype caret)
{
    const QList<Token> tokens = sql::tokenize(statement.first(caret));
    if (tokens.isEmpty())
        return std::nullopt;
    const Token &last = tokens.last();
    if (last.kind != TokenKind::Error || last.end() != caret || statement[last.offset] != '$')
        return std::nullopt;
    // code only in what makes routines
    bool routine = false;
    int words = 0;
    for (const Token &token : tokens) {
        if (token.isSpace())
            continue;
        const QByteArray word = folded(statement.sliced(token.offset, token.length));
        routine = routine || (words == 0 && word == "do")
            || (words > 0 && words < 6 && (word == "function" || word == "procedure"));
        if (++words > 6)
            break;
    }
    const qsizetype tagEnd = statement.indexOf('$', last.offset + 1);
    if (!routine || tagEnd < 0 || tagEnd >= caret)
        return std::nullopt;
    const QByteArrayView tag = statement.sliced(last.offset, tagEnd + 1 - last.offset);
    const qsizetype close = statement.indexOf(tag, caret);
    return Body{last.offset, tagEnd + 1, close < 0 ? statement.size() : close,
                close < 0 ? statement.size() : close + tag.size()};
}

QByteArrayView innermost(QByteArrayView statement, qsizetype &caret, qsizetype &offset)
{
    offset = 0;
    for (int depth = 0; depth < 4; ++depth) {
        const auto around = bodyAround(statement, caret);
        if (!around)
            return statement;
        const QByteArrayView body = statement.sliced(around->from, around->to - around->from);
        // the statement of the body that the caret is in
        qsizetype begin = 0;
        qsizetype end = body.size();
        sql::Splitter splitter(body);
        sql::Statement piece;
        while (splitter.next(piece)) {
            if (piece.end() <= caret - around->from && piece.terminated) {
                begin = piece.end();
                continue;
            }
            if (piece.offset <= caret - around->from)
                end = piece.end();
            break;
        }
        statement = body.sliced(begin, std::max(end, caret - around->from) - begin);
        offset += around->from + begin;
        caret -= around->from + begin;
    }
    return statement;
}

} // namespace core::completion
