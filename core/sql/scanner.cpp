// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/scanner.h"

#include <array>
#include <cstring>
#include <utility>

namespace core::sql {

namespace {

enum CharClass : quint8
{
    Digit = 1,
    NameStart = 2,
    NamePart = 4, ///< of a name; a $ among them
    Space = 8,
    OperatorChar = 16
};

/// What each byte may be: a look-up instead of comparisons, which is half of the scanner's speed.
constexpr auto CharClasses = [] {
    std::array<quint8, 256> table{};
    for (int c = 0; c < 256; ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
        const bool digit = c >= '0' && c <= '9';
        table[size_t(c)] = quint8((digit ? Digit : 0) | (letter ? NameStart : 0)
                                  | (letter || digit || c == '$' ? NamePart : 0)
                                  | (c == ' ' || (c >= '\t' && c <= '\r') ? Space : 0));
    }
    for (const char c : {'~', '!', '@', '#', '^', '&', '|', '`', '?', '+', '-', '*', '/', '%', '<', '>', '='})
        table[size_t(c)] |= OperatorChar;
    return table;
}();

constexpr bool isA(char c, int classes)
{
    return CharClasses[static_cast<unsigned char>(c)] & classes;
}

constexpr bool isDigit(char c)
{
    return isA(c, Digit);
}

constexpr bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

constexpr bool isNameStart(char c)
{
    return isA(c, NameStart);
}

constexpr bool isTagPart(char c)
{
    return isA(c, NameStart | Digit);
}

constexpr bool isNamePart(char c)
{
    return isA(c, NamePart);
}

constexpr bool isSpaceChar(char c)
{
    return isA(c, Space);
}

constexpr bool isOneOf(char c, const char *set)
{
    for (; *set; ++set) {
        if (*set == c)
            return true;
    }
    return false;
}

constexpr bool isOperatorChar(char c)
{
    return isA(c, OperatorChar);
}

/// `lower` in lower case.
bool equalsWord(QByteArrayView word, const char *lower)
{
    const auto size = qsizetype(std::strlen(lower));
    return word.size() == size && qstrnicmp(word.data(), lower, size_t(size)) == 0;
}

/// Their arguments are the rest of the line, backslashes and all.
constexpr auto WholeLineCommands = {"copy", "h", "help", "ef", "ev", "sf", "sv"};
/// So it is with these where the first argument is a pipe.
constexpr auto PipeCommands = {"g", "gx", "o", "out", "w", "write"};
/// They send the statement they stand behind, or drop it.
constexpr auto EndingCommands = {"gdesc", "gexec", "gset", "crosstabview", "watch", "r", "reset"};
/// All others of psql's, up to version 18, but for \d and its like. Behind a name that is none, psql throws
/// the rest of the line away.
constexpr auto OtherCommands = {"a",
                                "bind",
                                "bind_named",
                                "c",
                                "C",
                                "cd",
                                "close",
                                "close_prepared",
                                "connect",
                                "conninfo",
                                "copyright",
                                "e",
                                "echo",
                                "edit",
                                "elif",
                                "else",
                                "encoding",
                                "endif",
                                "endpipeline",
                                "errverbose",
                                "f",
                                "flush",
                                "flushrequest",
                                "g",
                                "getenv",
                                "getresults",
                                "gx",
                                "H",
                                "html",
                                "i",
                                "if",
                                "include",
                                "include_relative",
                                "ir",
                                "l",
                                "list",
                                "lo_export",
                                "lo_import",
                                "lo_list",
                                "lo_unlink",
                                "o",
                                "out",
                                "p",
                                "parse",
                                "password",
                                "print",
                                "prompt",
                                "pset",
                                "q",
                                "qecho",
                                "quit",
                                "restrict",
                                "s",
                                "sendpipeline",
                                "set",
                                "setenv",
                                "startpipeline",
                                "syncpipeline",
                                "t",
                                "T",
                                "timing",
                                "unrestrict",
                                "unset",
                                "w",
                                "warn",
                                "write",
                                "x",
                                "z",
                                "?",
                                "l+",
                                "z+",
                                "lo_list+",
                                "list+",
                                "lx",
                                "lx+"};

/// Where the word for on or off of standard_conforming_strings has been read.
enum Setting : quint8
{
    NoSetting,
    SetRead,
    NameRead,
    EqualsRead,
    OffRead,
    OnRead
};

/// Commands have no letter case: \G is no \g.
bool isAnyOf(QByteArrayView name, std::initializer_list<const char *> names)
{
    for (const char *other : names) {
        if (name == other)
            return true;
    }
    return false;
}

quint64 hashOf(QByteArrayView tag)
{
    quint64 hash = 14695981039346656037ULL; // FNV-1a; our own, so that states mean the same in every run
    for (const char c : tag)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

/// \copy reads its rows from the script like COPY does.
bool copiesFromStdin(QByteArrayView command)
{
    bool from = false;
    bool first = true;
    for (qsizetype i = 1; i < command.size();) {
        if (!isNameStart(command[i])) {
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < command.size() && isNamePart(command[end]))
            ++end;
        const QByteArrayView word = command.sliced(i, end - i);
        if (first && !equalsWord(word, "copy"))
            return false;
        first = false;
        if (from && equalsWord(word, "stdin"))
            return true;
        from = equalsWord(word, "from");
        i = end;
    }
    return false;
}

void addPendingCopy(State &state, bool copies)
{
    if (copies && state.copyPending < 255)
        ++state.copyPending;
}

TokenKind kindOf(State::Mode mode)
{
    switch (mode) {
    case State::Mode::BlockComment:
        return TokenKind::BlockComment;
    case State::Mode::BitString:
        return TokenKind::BitString;
    case State::Mode::QuotedIdentifier:
        return TokenKind::QuotedIdentifier;
    case State::Mode::DollarString:
        return TokenKind::DollarString;
    case State::Mode::CopyData:
        return TokenKind::CopyData;
    case State::Mode::Normal:
    case State::Mode::String:
    case State::Mode::EscapeString:
        break;
    }
    return TokenKind::String;
}

} // namespace

/// Just behind the end of the line `pos` is in.
qsizetype Scanner::lineEnd(qsizetype pos) const
{
    while (pos < m_text.size()) {
        if (endsLine(pos++))
            return pos;
    }
    return pos;
}

/// Whether a line ends with the byte at `pos`. The \r of \r\n does not end it.
bool Scanner::endsLine(qsizetype pos) const
{
    return m_text[pos] == '\n' || (m_text[pos] == '\r' && at(pos + 1) != '\n');
}

bool Scanner::next(Token &token)
{
    if (m_pos >= m_text.size())
        return false;
    token = Token();
    token.offset = m_pos;
    if (m_lineStart) {
        m_lineStart = false;
        if (m_state.conformingNext > 0) // psql looks at the beginning of each line
            m_state.standardConformingStrings = std::exchange(m_state.conformingNext, quint8(0)) == 2;
        if (m_state.copyPending > 0 && m_state.mode != State::Mode::CopyData) {
            --m_state.copyPending;
            m_state.mode = State::Mode::CopyData;
        } else {
            token.continues = m_state.mode != State::Mode::Normal;
        }
        if (m_state.lastString != State::Mode::Normal)
            m_state.newlineSinceString = true;
    }
    if (m_state.mode != State::Mode::Normal)
        scanMode(token);
    else
        scanNormal(token);
    token.length = m_pos - token.offset;
    account(token);
    m_lineStart = endsLine(m_pos - 1);
    if (m_lineStart)
        m_afterTerminator = false;
    return true;
}

/// What a token means for the statement it stands in.
void Scanner::account(Token &token)
{
    m_state.atTextStart = false;
    switch (token.kind) {
    case TokenKind::Whitespace:
        return;
    case TokenKind::LineComment:
    case TokenKind::BlockComment:
        token.trailing = m_afterTerminator || m_state.trailingComment;
        m_state.trailingComment = token.trailing && m_state.mode == State::Mode::BlockComment;
        if (token.trailing)
            m_afterTerminator = true; // also for what stands behind its end on a later line
        else
            m_state.commentSeen = true;
        if (token.kind == TokenKind::LineComment)
            return;
        m_state.lastString
            = State::Mode::Normal; // only white space and -- may stand between parts of a literal
        m_state.newlineSinceString = false;
        return;
    case TokenKind::CopyData:
    case TokenKind::BackslashCommand:
        return;
    case TokenKind::Keyword:
    case TokenKind::Identifier:
        break; // followed in scanWord
    default:
        m_state.beginPending = false;
        break;
    }
    const bool stringEnded = (token.kind == TokenKind::String || token.kind == TokenKind::BitString)
        && m_state.mode == State::Mode::Normal;
    if (!stringEnded && m_state.lastString != State::Mode::Normal) {
        m_state.lastString = State::Mode::Normal;
        m_state.newlineSinceString = false;
    }
    m_afterTerminator = token.terminator;
    if (m_state.settingWords != NoSetting && token.kind != TokenKind::Keyword
        && token.kind != TokenKind::Identifier && !token.terminator)
        followSetting(m_text.sliced(token.offset, token.length));
    if (token.terminator) {
        const bool copies = m_state.copyWords == 3;
        endStatement();
        addPendingCopy(m_state, copies);
    } else {
        m_state.inStatement = true;
    }
}

void Scanner::endStatement()
{
    if (m_state.settingWords >= OffRead)
        m_state.conformingNext = m_state.settingWords == OnRead ? 2 : 1;
    m_state.settingWords = NoSetting;
    m_state.inStatement = false;
    m_state.commentSeen = false;
    m_state.beginPending = false;
    m_state.copyWords = 0;
    m_state.wordCount = 0;
    std::memset(m_state.words, 0, sizeof m_state.words);
    m_state.parenDepth = 0;
    m_state.bodyDepth = 0;
    m_state.lastString = State::Mode::Normal;
    m_state.newlineSinceString = false;
}

/// Goes on with what is open, at most to the line's end.
void Scanner::scanMode(Token &token)
{
    token.kind = kindOf(m_state.mode);
    const qsizetype size = m_text.size();
    qsizetype i = m_pos;
    const auto closed = [this](qsizetype pos, bool literal) {
        m_state.lastString = literal ? m_state.mode : State::Mode::Normal;
        m_state.newlineSinceString = false;
        m_state.mode = State::Mode::Normal;
        m_pos = pos;
    };
    switch (m_state.mode) {
    case State::Mode::Normal:
        break;
    case State::Mode::CopyData: {
        m_pos = lineEnd(m_pos);
        QByteArrayView line = m_text.sliced(i, m_pos - i);
        while (!line.isEmpty() && (line.back() == '\n' || line.back() == '\r'))
            line.chop(1);
        if (line == "\\." && m_state.copyPending > 0)
            --m_state.copyPending; // the next one's rows
        else if (line == "\\.")
            m_state.mode = State::Mode::Normal;
        return;
    }
    case State::Mode::BlockComment:
        for (; i < size && !endsLine(i); ++i) {
            if (m_text[i] == '/' && at(i + 1) == '*') {
                if (m_state.commentDepth < 65535)
                    ++m_state.commentDepth;
                ++i;
            } else if (m_text[i] == '*' && at(i + 1) == '/') {
                ++i;
                if (--m_state.commentDepth == 0)
                    return closed(i + 1, false);
            }
        }
        break;
    case State::Mode::String:
    case State::Mode::EscapeString:
    case State::Mode::BitString: {
        const bool escapes = m_state.mode == State::Mode::EscapeString;
        for (; i < size && !endsLine(i); ++i) {
            if (escapes && m_text[i] == '\\') {
                if (i + 1 < size && !endsLine(i + 1))
                    ++i;
            } else if (m_text[i] == '\'') {
                if (m_state.mode == State::Mode::BitString || at(i + 1) != '\'')
                    return closed(i + 1, true);
                ++i;
            }
        }
        break;
    }
    case State::Mode::QuotedIdentifier:
        for (; i < size && !endsLine(i); ++i) {
            if (m_text[i] == '"') {
                if (at(i + 1) != '"')
                    return closed(i + 1, false);
                ++i;
            }
        }
        break;
    case State::Mode::DollarString:
        for (; i < size && !endsLine(i); ++i) {
            if (m_text[i] != '$')
                continue;
            qsizetype tagEnd = i + 1;
            while (isTagPart(at(tagEnd)))
                ++tagEnd;
            if (at(tagEnd) == '$' && hashOf(m_text.sliced(i + 1, tagEnd - i - 1)) == m_state.dollarTag) {
                m_state.dollarTag = 0;
                return closed(tagEnd + 1, false);
            }
            i = tagEnd - 1; // the closing $ may open the right tag
        }
        break;
    }
    m_pos = i < size ? i + 1 : size;
}

void Scanner::openQuote(Token &token, qsizetype prefix, TokenKind kind, State::Mode mode)
{
    m_pos += prefix + 1;
    m_state.mode = mode;
    scanMode(token);
    token.kind = kind;
}

void Scanner::scanNormal(Token &token)
{
    const char c = m_text[m_pos];
    const char after = at(m_pos + 1);
    if (isSpaceChar(c)) {
        token.kind = TokenKind::Whitespace;
        const qsizetype size = m_text.size();
        while (m_pos < size && isSpaceChar(m_text[m_pos])) {
            if (endsLine(m_pos++))
                return;
        }
        return;
    }
    if (m_state.atTextStart && m_text.sliced(m_pos).startsWith("\xEF\xBB\xBF")) {
        token.kind = TokenKind::Whitespace;
        m_pos += 3;
        return;
    }
    if (isNameStart(c)) {
        switch (c | 0x20) {
        case 'e':
            if (after == '\'')
                return openQuote(token, 1, TokenKind::String, State::Mode::EscapeString);
            break;
        case 'n':
            if (after == '\'')
                return openQuote(token, 1, TokenKind::String,
                                 m_state.standardConformingStrings ? State::Mode::String
                                                                   : State::Mode::EscapeString);
            break;
        case 'b':
        case 'x':
            if (after == '\'')
                return openQuote(token, 1, TokenKind::BitString, State::Mode::BitString);
            break;
        case 'u':
            if (after == '&' && at(m_pos + 2) == '\'')
                return openQuote(token, 2, TokenKind::String, State::Mode::String);
            if (after == '&' && at(m_pos + 2) == '"')
                return openQuote(token, 2, TokenKind::QuotedIdentifier, State::Mode::QuotedIdentifier);
            break;
        default:
            break;
        }
        return scanWord(token);
    }
    if (isDigit(c) || (c == '.' && isDigit(after)))
        return scanNumber(token);
    switch (c) {
    case '\'': {
        // a literal on a later line goes on with the one before, by that one's rules
        if (m_state.newlineSinceString) {
            const State::Mode mode = m_state.lastString;
            return openQuote(token, 0, kindOf(mode), mode);
        }
        return openQuote(token, 0, TokenKind::String,
                         m_state.standardConformingStrings ? State::Mode::String : State::Mode::EscapeString);
    }
    case '"':
        return openQuote(token, 0, TokenKind::QuotedIdentifier, State::Mode::QuotedIdentifier);
    case '-':
        if (after == '-') {
            token.kind = TokenKind::LineComment;
            const qsizetype size = m_text.size();
            while (m_pos < size && m_text[m_pos] != '\n' && m_text[m_pos] != '\r')
                ++m_pos;
            return;
        }
        break;
    case '/':
        if (after == '*') {
            m_state.mode = State::Mode::BlockComment;
            m_state.commentDepth = 1;
            m_pos += 2;
            return scanMode(token);
        }
        break;
    case '\\':
        return scanBackslash(token);
    case '$':
        if (scanDollar(token))
            return;
        break;
    case ':':
        if (scanColon(token))
            return;
        break;
    case '(':
        if (m_state.parenDepth < 65535)
            ++m_state.parenDepth;
        break;
    case ')':
        if (m_state.parenDepth > 0)
            --m_state.parenDepth;
        break;
    case ';':
        token.terminator = m_state.parenDepth == 0 && m_state.bodyDepth == 0;
        break;
    default:
        break;
    }
    if (isOneOf(c, "()[],;.:")) {
        token.kind = TokenKind::Punctuation;
        m_pos += c == '.' && after == '.' ? 2 : 1;
    } else if (isOperatorChar(c)) {
        scanOperator(token);
    } else {
        token.kind = TokenKind::Error;
        ++m_pos;
    }
}

void Scanner::scanWord(Token &token)
{
    const qsizetype start = m_pos;
    const qsizetype size = m_text.size();
    while (m_pos < size && isNamePart(m_text[m_pos]))
        ++m_pos;
    const QByteArrayView word = m_text.sliced(start, m_pos - start);
    token.keyword = keywordClass(word);
    token.kind = token.keyword == KeywordClass::None ? TokenKind::Identifier : TokenKind::Keyword;
    followWord(word);
}

/// Knows CREATE [OR REPLACE] {FUNCTION|PROCEDURE} ... BEGIN ATOMIC ... END and COPY ... FROM STDIN, as psql
/// does. psql counts any BEGIN; asking for ATOMIC keeps a function called begin from swallowing the rest of a
/// script.
void Scanner::followWord(QByteArrayView word)
{
    State &s = m_state;
    if (s.wordCount < 4 && isOneOf(char(word[0] | 0x20), "corpfd")) {
        for (const char *known : {"create", "or", "replace", "function", "procedure", "do"}) {
            if (equalsWord(word, known))
                s.words[s.wordCount] = known[0];
        }
    }
    const bool first = s.wordCount == 0 && !s.inStatement;
    if (first)
        s.copyWords = equalsWord(word, "copy") ? 1 : 0;
    else if (s.copyWords == 1 || s.copyWords == 2) {
        if (s.parenDepth == 0)
            s.copyWords = s.copyWords == 2 && equalsWord(word, "stdin") ? 3
                : equalsWord(word, "from")                              ? 2
                                                                        : 1;
    }
    if (first)
        s.settingWords = equalsWord(word, "set") ? SetRead : NoSetting;
    else if (s.settingWords != NoSetting)
        followSetting(word);
    if (s.wordCount < 255)
        ++s.wordCount;

    if (s.words[0] != 'c' || !s.isRoutine() || s.parenDepth > 0)
        return;
    if (s.beginPending) {
        s.beginPending = false;
        if (equalsWord(word, "atomic"))
            s.bodyDepth = 1;
    } else if (s.bodyDepth == 0) {
        s.beginPending = equalsWord(word, "begin");
    } else if (equalsWord(word, "case")) {
        if (s.bodyDepth < 65535)
            ++s.bodyDepth;
    } else if (equalsWord(word, "end")) {
        --s.bodyDepth;
    }
}

/// SET standard_conforming_strings = off: what follows is read by other rules. psql hears of it from the
/// server; SET LOCAL and what a function or a role sets is not seen here.
void Scanner::followSetting(QByteArrayView word)
{
    quint8 &setting = m_state.settingWords;
    if (setting == SetRead) {
        if (!equalsWord(word, "session") || m_state.wordCount != 1)
            setting = equalsWord(word, "standard_conforming_strings") ? NameRead : NoSetting;
    } else if (setting == NameRead) {
        setting = word == "=" || equalsWord(word, "to") ? EqualsRead : NoSetting;
    } else if (setting == EqualsRead) {
        if (word.size() > 2 && word.front() == '\'' && word.back() == '\'')
            word = word.sliced(1, word.size() - 2);
        const auto is = [word](std::initializer_list<const char *> names) {
            for (const char *name : names) {
                if (equalsWord(word, name))
                    return true;
            }
            return false;
        };
        setting = is({"off", "false", "no", "0"})       ? OffRead
            : is({"on", "true", "yes", "1", "default"}) ? OnRead
                                                        : NoSetting;
    } else {
        setting = NoSetting; // more than one value
    }
}

void Scanner::scanNumber(Token &token)
{
    token.kind = TokenKind::Number;
    const char prefix = char(at(m_pos + 1) | 0x20);
    if (m_text[m_pos] == '0' && isOneOf(prefix, "xob")) {
        const auto fits = [prefix](char c) {
            return prefix == 'x' ? isHexDigit(c)
                : prefix == 'o'  ? c >= '0' && c <= '7'
                                 : c == '0' || c == '1';
        };
        qsizetype i = m_pos + 2;
        while (fits(at(i)) || (at(i) == '_' && fits(at(i + 1))))
            ++i;
        if (i > m_pos + 2) {
            m_pos = i;
            return;
        }
    }
    const auto digits = [this](qsizetype i) {
        while (isDigit(at(i)) || (at(i) == '_' && isDigit(at(i + 1)) && i > 0 && isDigit(at(i - 1))))
            ++i;
        return i;
    };
    qsizetype i = digits(m_pos);
    if (at(i) == '.' && at(i + 1) != '.') // 1..10 is a range
        i = digits(i + 1);
    if ((at(i) | 0x20) == 'e') {
        const qsizetype exponent = isOneOf(at(i + 1), "+-") ? i + 2 : i + 1;
        if (isDigit(at(exponent)))
            i = digits(exponent);
    }
    m_pos = i;
}

/// An operator ends before a comment, and loses trailing + and - unless it holds a character that no SQL
/// operator has.
void Scanner::scanOperator(Token &token)
{
    token.kind = TokenKind::Operator;
    qsizetype end = m_pos;
    while (end < m_text.size() && isOperatorChar(m_text[end])) {
        const char c = m_text[end];
        if (end > m_pos && ((c == '-' && at(end + 1) == '-') || (c == '/' && at(end + 1) == '*')))
            break;
        ++end;
    }
    if (end - m_pos > 1 && isOneOf(m_text[end - 1], "+-")) {
        bool keeps = false;
        for (qsizetype i = m_pos; i < end && !keeps; ++i)
            keeps = isOneOf(m_text[i], "~!@#^&|`?%");
        if (!keeps) {
            while (end - m_pos > 1 && isOneOf(m_text[end - 1], "+-"))
                --end;
        }
    }
    m_pos = end;
}

/// $1, or the start of $tag$. False: neither.
bool Scanner::scanDollar(Token &token)
{
    const char after = at(m_pos + 1);
    if (isDigit(after)) {
        token.kind = TokenKind::Parameter;
        m_pos += 2;
        while (isDigit(at(m_pos)))
            ++m_pos;
        return true;
    }
    qsizetype end = m_pos + 1;
    if (isNameStart(after)) {
        while (isTagPart(at(end)))
            ++end;
    }
    if (at(end) != '$')
        return false;
    m_state.dollarTag = hashOf(m_text.sliced(m_pos + 1, end - m_pos - 1));
    m_state.mode = State::Mode::DollarString;
    m_pos = end + 1;
    scanMode(token);
    return true;
}

/// ::, := and psql's variables. A digit after the colon is an array slice far more often than a variable.
bool Scanner::scanColon(Token &token)
{
    const char after = at(m_pos + 1);
    if (after == ':' || after == '=') {
        token.kind = TokenKind::Operator;
        m_pos += 2;
        return true;
    }
    if (isNameStart(after)) {
        token.kind = TokenKind::Variable;
        m_pos += 2;
        while (isTagPart(at(m_pos)))
            ++m_pos;
        return true;
    }
    qsizetype end = m_pos + 2;
    char close = after;
    if (after == '{' && at(end) == '?') {
        ++end;
        close = '}';
    } else if (after != '\'' && after != '"') {
        return false;
    }
    const qsizetype name = end;
    while (isTagPart(at(end)))
        ++end;
    if (end == name || at(end) != close)
        return false;
    token.kind = TokenKind::Variable;
    m_pos = end + 1;
    return true;
}

/// A command of psql: its name and arguments, up to the line's end, to the next backslash outside of quotes
/// (which begins the next command), or with a double backslash (behind which SQL goes on). Commands that send
/// what stands before them end a statement, and so does \r, which drops it; all others may stand within one.
void Scanner::scanBackslash(Token &token)
{
    if (at(m_pos + 1) == ';' || at(m_pos + 1) == ':') {
        token.kind = TokenKind::Punctuation;
        m_pos += 2;
        return;
    }
    token.kind = TokenKind::BackslashCommand;
    const qsizetype start = m_pos;
    const qsizetype end = commandLineEnd();
    qsizetype i = start + 1;
    while (i < end && !isSpaceChar(m_text[i]) && m_text[i] != '\\')
        ++i;
    const QByteArrayView name = m_text.sliced(start + 1, i - start - 1);
    const bool sends = isAnyOf(name, {"g", "gx"});
    const bool known
        = sends || name.startsWith('d') || isAnyOf(name, EndingCommands) || isAnyOf(name, OtherCommands);
    const bool wholeLine = !known || isAnyOf(name, WholeLineCommands)
        || (isAnyOf(name, PipeCommands) && firstArgumentIsPipe(i, end));
    m_pos = wholeLine ? end : behindArguments(i, end);
    const bool copies = (name == "copy" && copiesFromStdin(m_text.sliced(start, end - start)))
        || (m_state.copyWords == 3 && sends);
    if (sends || isAnyOf(name, EndingCommands))
        endStatement();
    addPendingCopy(m_state, copies);
}

qsizetype Scanner::commandLineEnd() const
{
    qsizetype end = m_pos;
    while (end < m_text.size() && m_text[end] != '\n' && m_text[end] != '\r')
        ++end;
    return end;
}

bool Scanner::firstArgumentIsPipe(qsizetype pos, qsizetype end) const
{
    while (pos < end && isSpaceChar(m_text[pos]))
        ++pos;
    return pos < end && m_text[pos] == '|';
}

/// Quotes protect a backslash; they do not reach over the line's end.
qsizetype Scanner::behindArguments(qsizetype pos, qsizetype end) const
{
    while (pos < end) {
        const char c = m_text[pos];
        if (c == '\\')
            return pos + 1 < end && m_text[pos + 1] == '\\' ? pos + 2 : pos;
        ++pos;
        if (c != '\'' && c != '"' && c != '`')
            continue;
        while (pos < end && m_text[pos] != c)
            pos += c == '\'' && m_text[pos] == '\\' ? 2 : 1;
        ++pos;
    }
    return end;
}

State scanLine(QByteArrayView line, const State &state, QList<Token> *tokens)
{
    Scanner scanner(line, state);
    Token token;
    while (scanner.next(token)) {
        if (tokens)
            tokens->append(token);
    }
    return scanner.state();
}

QList<Token> tokenize(QByteArrayView text, bool standardConformingStrings)
{
    State state;
    state.standardConformingStrings = standardConformingStrings;
    Scanner scanner(text, state);
    QList<Token> tokens;
    Token token;
    while (scanner.next(token)) {
        const bool joins = !tokens.isEmpty()
            && (token.continues
                || (token.kind == TokenKind::Whitespace && tokens.constLast().kind == TokenKind::Whitespace));
        if (joins)
            tokens.last().length += token.length;
        else
            tokens.append(token);
    }
    const State::Mode open = scanner.state().mode;
    if (!tokens.isEmpty() && open != State::Mode::Normal && open != State::Mode::CopyData)
        tokens.last().kind = TokenKind::Error;
    return tokens;
}

} // namespace core::sql
