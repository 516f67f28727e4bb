// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/sqllexer.h"

#include "ui/editor/codestyle.h"
#include "ui/editor/longline.h"

#include <Qsci/qsciscintilla.h>

#include <QElapsedTimer>

#include <algorithm>

namespace ui::editor {

using namespace std::chrono_literals;
using core::sql::KeywordClass;
using core::sql::LineState;
using core::sql::Scanner;
using core::sql::State;
using core::sql::Token;
using core::sql::TokenKind;
using Sci = QsciScintilla;

namespace {

bool contains(QByteArrayView word, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(), [word](const char *other) {
        return word.size() == qsizetype(qstrlen(other))
            && qstrnicmp(word.data(), other, size_t(word.size())) == 0;
    });
}

/// Words of the grammar that people give their columns: no colour, so that `name` and `date` look like
/// columns.
bool isOftenAName(QByteArrayView word)
{
    return contains(
        word, {"name",     "names",   "type",     "types",       "value",    "data",        "text",
               "year",     "month",   "day",      "hour",        "minute",   "second",      "version",
               "action",   "label",   "location", "class",       "comment",  "content",     "depth",
               "domain",   "error",   "format",   "input",       "keys",     "level",       "mode",
               "object",   "option",  "owner",    "path",        "plan",     "position",    "role",
               "rows",     "scalar",  "server",   "source",      "state",    "string",      "target",
               "zone",     "user",    "system",   "column",      "document", "key",         "parameter",
               "priority", "columns", "objects",  "period",      "quotes",   "nested",      "empty",
               "absent",   "storage", "template", "uncommitted", "password", "publication", "subscription",
               "schemas",  "indexes", "header",   "host",        "library",  "link"});
}

/// Keywords that stay keywords before a parenthesis; any other one there is a function or a name.
bool takesParenthesis(QByteArrayView word)
{
    return contains(word, {"values",    "exists",  "over",      "filter",       "set",       "by",
                           "key",       "include", "range",     "list",         "hash",      "cube",
                           "rollup",    "sets",    "row",       "interval",     "numeric",   "decimal",
                           "dec",       "char",    "character", "varchar",      "bit",       "time",
                           "timestamp", "float",   "national",  "nchar",        "precision", "options",
                           "partition", "storage", "execute",   "explain",      "cascade",   "generated",
                           "always",    "columns", "within",    "group",        "inner",     "left",
                           "is",        "setof",   "varying",   "materialized", "conflict",  "returns",
                           "insert",    "matched"});
}

/// Behind these a name with a parenthesis is a table or the like, not a call.
bool namesFollow(QByteArrayView word)
{
    return contains(
        word,
        {"into", "table", "references", "exists", "on", "view", "as", "with", "recursive", "type", "copy"});
}

SqlLexer::Style styleOfWord(QByteArrayView text, KeywordClass kind, char before, bool cast, char after,
                            bool named)
{
    const bool keyword = kind != KeywordClass::None && before != '.';
    const bool reserved = kind == KeywordClass::Reserved || kind == KeywordClass::TypeOrFunction;
    if (cast)
        return SqlLexer::Keyword;
    if (after == '(' && !(keyword && (kind == KeywordClass::Reserved || takesParenthesis(text))))
        return named ? SqlLexer::Plain : SqlLexer::Function;
    return keyword && (reserved || after == '(' || !isOftenAName(text)) ? SqlLexer::Keyword : SqlLexer::Plain;
}

/// Words of PL/pgSQL that SQL does not have.
bool isBodyWord(QByteArrayView word)
{
    return contains(word, {"loop",   "while",   "elsif",     "elseif",  "exit",    "continue", "raise",
                           "notice", "warning", "exception", "perform", "foreach", "slice",    "diagnostics",
                           "strict", "query",   "constant",  "alias",   "reverse", "open"});
}

void styleBody(QByteArrayView text, State &body, char *styles);

/// Colours of a piece of a line, and the state behind it. `styles` has a byte for each byte of the text.
/// `body`: the state inside the function body that is open at the text's start, and at its end; null: this is
/// such a body.
State stylePiece(QByteArrayView piece, const State &state, State *body, char *styles)
{
    Scanner scanner(piece, state);
    QByteArrayView wordBefore;
    char before = 0; // last byte that is no blank or comment
    bool cast = false;
    bool named = false; // after INTO, TABLE ...
    for (Token token; scanner.next(token);) {
        const QByteArrayView text = piece.sliced(token.offset, token.length);
        SqlLexer::Style style = SqlLexer::Plain;
        switch (token.kind) {
        case TokenKind::Whitespace:
        case TokenKind::QuotedIdentifier:
            break;
        case TokenKind::LineComment:
        case TokenKind::BlockComment:
            style = SqlLexer::Comment;
            break;
        case TokenKind::Keyword:
        case TokenKind::Identifier: {
            const char after = token.end() < piece.size() ? piece[token.end()] : '\0';
            style = styleOfWord(text, token.keyword, before, cast, after, named);
            if ((contains(text, {"key"}) && contains(wordBefore, {"primary", "foreign"}))
                || (!body && before != '.' && after != '(' && isBodyWord(text))) {
                style = SqlLexer::Keyword;
            }
            wordBefore = text;
            if (token.kind == TokenKind::Keyword && before != '.')
                named = namesFollow(text);
            break;
        }
        case TokenKind::String:
        case TokenKind::DollarString:
        case TokenKind::BitString:
            style = SqlLexer::String;
            break;
        case TokenKind::Number:
        case TokenKind::Parameter:
        case TokenKind::Variable:
            style = SqlLexer::Number;
            break;
        case TokenKind::Operator:
            style = SqlLexer::Operator;
            break;
        case TokenKind::Punctuation:
        case TokenKind::Error:
            style = SqlLexer::Punctuation;
            if (text != ".")
                named = false;
            break;
        case TokenKind::BackslashCommand:
        case TokenKind::CopyData:
            style = SqlLexer::Quiet;
            break;
        }
        std::fill_n(styles + token.offset, token.length, char(style));
        if (style
            == SqlLexer::Operator) { // two styles that look the same keep fonts from joining >= to one sign
            for (qsizetype i = token.offset + 1; i < token.end(); i += 2)
                styles[i] = SqlLexer::OperatorOdd;
        }
        if (body && token.kind == TokenKind::DollarString && scanner.state().isRoutine()) {
            // between the delimiters: code
            qsizetype first = token.offset;
            if (!token.continues) {
                first = piece.indexOf('$', first + 1) + 1;
                *body = State();
            }
            qsizetype last = token.end();
            if (scanner.state().mode != State::Mode::DollarString)
                last = piece.first(last - 1).lastIndexOf('$');
            if (last > first)
                styleBody(piece.sliced(first, last - first), *body, styles + first);
        }
        if (!token.isSpace()) {
            cast = text == "::" || (cast && text == ".");
            before = text.back();
        }
    }
    return scanner.state();
}

constexpr qsizetype Far
    = 256 << 10;             ///< bytes without colours that are not all given some before what is seen
constexpr auto Slice = 3ms;  ///< of scanning, when nothing else is to be done
constexpr auto AtOnce = 5ms; ///< of scanning, while somebody waits

/// How deep a line's start is in statements, bodies, parentheses and comments of several lines.
int foldDepth(const State &state)
{
    const bool within = state.mode == State::Mode::BlockComment || state.mode == State::Mode::DollarString
        || state.mode == State::Mode::CopyData;
    return state.inStatement + state.parenDepth + state.bodyDepth + within;
}

void styleBody(QByteArrayView text, State &body, char *styles)
{
    body = stylePiece(text, body, nullptr, styles);
}

/// The same statement in the text that its piece was taken from at `by`.
core::sql::Statement moved(core::sql::Statement statement, qsizetype by)
{
    if (statement.isNull())
        return statement;
    for (qsizetype *offset : {&statement.offset, &statement.bodyOffset, &statement.tokenOffset,
                              &statement.commandEnd, &statement.dataOffset})
        *offset += by;
    for (core::sql::Statement::Insert &insert : statement.inserts)
        insert.offset += by;
    return statement;
}

} // namespace

SqlLexer::SqlLexer(const Theme &theme, QsciScintilla &editor)
    : QsciLexerCustom(&editor)
    , m_theme(theme)
    , m_editor(editor)
    // before anybody else hears of a change, or would be answered from states that are out of date
    , m_changes(new TextChanges(editor))
    , m_states({[this](int line) { return startOf(line); },
                [this](qsizetype from, qsizetype to) { return bytes(from, to); }})
{
    connect(m_changes, &TextChanges::changed, this, &SqlLexer::textModified);
    connect(&m_idle, &QTimer::timeout, this, &SqlLexer::scanOn);
    connect(&editor, &QsciScintillaBase::SCN_UPDATEUI, this, &SqlLexer::caretMoved);
    m_states.clear(int(editor.SendScintilla(Sci::SCI_GETLINECOUNT)));
    m_idle.start();
    editor.setLexer(this);
    connect(&theme, &Theme::changed, this, [this] { applyCodeStyle(m_editor, m_theme, m_fontSize); });
    applyCodeStyle(editor, theme);
}

void SqlLexer::setFontSize(int pixels)
{
    m_fontSize = pixels;
    applyCodeStyle(m_editor, m_theme, m_fontSize);
}

QString SqlLexer::description(int style) const
{
    return style < StyleCount ? QString::number(style) : QString(); // an empty one says: no such style
}

QByteArrayView SqlLexer::bytes() const
{
    const auto *text
        = static_cast<const char *>(m_editor.SendScintillaPtrResult(Sci::SCI_GETCHARACTERPOINTER));
    return {text, size()};
}

QByteArrayView SqlLexer::bytes(qsizetype from, qsizetype to) const
{
    return codeBytes(m_editor, from, to);
}

qsizetype SqlLexer::size() const
{
    return qsizetype(m_editor.SendScintilla(Sci::SCI_GETLENGTH));
}

qsizetype SqlLexer::startOf(int line) const
{
    return qsizetype(m_editor.SendScintilla(Sci::SCI_POSITIONFROMLINE, static_cast<unsigned long>(line)));
}

int SqlLexer::lineOf(qsizetype byteOffset) const
{
    return int(m_editor.SendScintilla(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(byteOffset)));
}

void SqlLexer::textModified(const TextChange &change)
{
    m_states.edited(lineOf(change.position), change.linesAdded);
    m_idle.start();
}

void SqlLexer::restart()
{
    m_changes->restart();
    m_states.clear(int(m_editor.SendScintilla(Sci::SCI_GETLINECOUNT)));
    m_idle.start();
}

/// A large text is scanned in slices between the events, so that nobody waits when he goes far.
void SqlLexer::scanOn()
{
    m_changes->settle();
    QElapsedTimer timer;
    timer.start();
    while (!m_states.isComplete() && !timer.hasExpired(Slice.count()))
        m_states.scanOn();
    if (m_states.isComplete()) {
        m_idle.stop();
        emit scanned();
    }
    if (m_wantedLine >= 0 && m_states.known() > m_wantedLine) {
        m_wantedLine = -1;
        m_editor.viewport()->update();
    }
}

bool SqlLexer::reaches(int line)
{
    m_changes->settle();
    QElapsedTimer timer;
    timer.start();
    while (m_states.known() <= line) {
        if (timer.hasExpired(AtOnce.count()))
            return false;
        m_states.scanOn();
    }
    return true;
}

const State &SqlLexer::stateAt(int line)
{
    return lineStateAt(line).state;
}

const LineState &SqlLexer::lineStateAt(int line)
{
    m_changes->settle();
    while (m_states.known() <= line)
        m_states.scanOn();
    return m_states.at(line);
}

void SqlLexer::styleText(int start, int end)
{
    const int first = lineOf(start);
    const int last = lineOf(std::max(start, end - 1));
    m_linesStyled = 0;
    if (end - start <= Far) {
        styleLines(first, last, true);
        return;
    }
    // what lies before it gets its colours when it is seen: to Scintilla it has none yet
    const auto lineShown = [this](long visible) {
        return int(m_editor.SendScintilla(Sci::SCI_DOCLINEFROMVISIBLE, static_cast<unsigned long>(visible)));
    };
    const long top = m_editor.SendScintilla(Sci::SCI_GETFIRSTVISIBLELINE);
    const int firstShown = lineShown(top);
    const int lastShown = lineShown(top + m_editor.SendScintilla(Sci::SCI_LINESONSCREEN) + 1);
    const bool isShown = last >= firstShown && last <= lastShown + 1;
    styleLines(std::max(first, isShown ? firstShown : last - 1), last, false);
    startStyling(start);
}

void SqlLexer::styleAll()
{
    const long styled = m_editor.SendScintilla(Sci::SCI_GETENDSTYLED);
    styleLines(lineOf(styled), int(m_editor.SendScintilla(Sci::SCI_GETLINECOUNT)) - 1, true);
}

void SqlLexer::styleLines(int first, int last, bool all)
{
    if (all ? false : !reaches(first)) {
        m_wantedLine = first; // stays as it is until that is known
        m_idle.start();
        return;
    }
    LineState state = lineStateAt(first);
    startStyling(int(startOf(first)));
    QByteArray styles;
    const auto flush = [this, &styles] {
        if (!styles.isEmpty())
            m_editor.SendScintilla(Sci::SCI_SETSTYLINGEX, static_cast<unsigned long>(styles.size()),
                                   styles.constData());
        styles.clear();
    };
    for (int line = first; line <= last; ++line) {
        const QByteArrayView text = bytes(startOf(line), startOf(line + 1));
        const qsizetype used = styles.size();
        styles.resize(used + text.size());
        const State before = state.state;
        if (text.size() <= LongestDrawnLine) {
            state.state = stylePiece(text, state.state, &state.body, styles.data() + used);
        } else {
            State body = state.body;
            const State open
                = stylePiece(text.first(LongestDrawnLine), state.state, &body, styles.data() + used);
            // what is behind a value that has no end there looks like it
            const char rest
                = open.mode == State::Mode::Normal ? char(Plain) : styles[used + LongestDrawnLine - 1];
            std::fill(styles.begin() + used + LongestDrawnLine, styles.end(), rest);
            hide(line, startOf(line), text, styles.data() + used);
            state = m_states.known() > line + 1 ? m_states.at(line + 1) : core::sql::afterLine(text, state);
        }
        setFoldLevel(line, before, state.state);
        ++m_linesStyled;
        if (styles.size() > 65536)
            flush();
    }
    flush();
}

void SqlLexer::hide(int line, qsizetype start, QByteArrayView text, char *styles) const
{
    constexpr qsizetype Sign = 2; // bytes, or the characters they are of
    const auto caret = qsizetype(m_editor.SendScintilla(Sci::SCI_GETCURRENTPOS));
    for (const HiddenPiece &piece : hiddenPieces(text, lineOf(caret) == line ? caret - start : -1)) {
        std::fill(styles + piece.from, styles + piece.to, char(Hidden));
        qsizetype sign = std::min(piece.from + Sign, piece.to);
        while (sign < piece.to && (static_cast<unsigned char>(text[sign]) & 0xC0) == 0x80)
            ++sign;
        std::fill(styles + piece.from, styles + sign, char(Gap));
    }
}

void SqlLexer::hideMiddle(int line)
{
    const qsizetype start = startOf(line);
    const qsizetype end = startOf(line + 1);
    if (end - start <= LongestDrawnLine)
        return;
    QByteArray styles(end - start, char(Plain));
    hide(line, start, bytes(start, end), styles.data());
    const long styled = m_editor.SendScintilla(Sci::SCI_GETENDSTYLED);
    startStyling(int(start));
    m_editor.SendScintilla(Sci::SCI_SETSTYLINGEX, static_cast<unsigned long>(styles.size()),
                           styles.constData());
    startStyling(int(std::min<qsizetype>(styled, start))); // colours come when it is painted
}

/// In a line that is not drawn as a whole what is drawn goes with the caret.
void SqlLexer::caretMoved()
{
    const auto caret = qsizetype(m_editor.SendScintilla(Sci::SCI_GETCURRENTPOS));
    const int line = lineOf(caret);
    const qsizetype start = startOf(line);
    if (startOf(line + 1) - start <= LongestDrawnLine) {
        m_caretLine = -1;
        return;
    }
    const qsizetype piece = drawnAround(caret - start);
    if (std::exchange(m_caretLine, line) == line && m_caretPiece == piece)
        return;
    m_caretPiece = piece;
    hideMiddle(line);
    m_editor.SendScintilla(Sci::SCI_SCROLLCARET);
}

void SqlLexer::setFoldLevel(int line, const State &before, const State &after)
{
    if (!m_folding)
        return;
    const int depth = foldDepth(before);
    const int level = std::min(Sci::SC_FOLDLEVELBASE + depth, int(Sci::SC_FOLDLEVELNUMBERMASK))
        | (foldDepth(after) > depth ? int(Sci::SC_FOLDLEVELHEADERFLAG) : 0);
    if (m_editor.SendScintilla(Sci::SCI_GETFOLDLEVEL, static_cast<unsigned long>(line)) != level)
        m_editor.SendScintilla(Sci::SCI_SETFOLDLEVEL, static_cast<unsigned long>(line), long(level));
}

core::sql::Statement SqlLexer::statementNear(qsizetype byteOffset)
{
    constexpr qsizetype BytesAround = 128 << 10;
    const core::sql::Statement statement = statementAround(byteOffset, BytesAround, BytesAround);
    const bool cut = byteOffset + BytesAround < size();
    return cut && !statement.terminated ? core::sql::Statement() : statement;
}

core::sql::Statement SqlLexer::statementAround(qsizetype byteOffset, qsizetype before, qsizetype behind)
{
    constexpr int LinesAbove = 4000;
    m_changes->settle();
    int line = std::max(0, lineOf(byteOffset) - 1);
    if (!reaches(line))
        return {};
    const int lowest = std::max(0, line - LinesAbove);
    while (line > lowest && !m_states.at(line).state.isFresh() && byteOffset - startOf(line) <= before)
        --line;
    const State &state = m_states.at(line).state;
    const qsizetype from = startOf(line);
    if (!state.isFresh() || byteOffset - from > before)
        return {};
    const core::sql::Checkpoint start{0, line + 1, state};
    return moved(core::sql::statementAt(bytes(from, byteOffset + behind), byteOffset - from, start), from);
}

core::sql::Statement SqlLexer::statementAt(qsizetype byteOffset)
{
    m_changes->settle();
    int line = std::max(0, lineOf(byteOffset) - 1);
    while (line > 0 && !stateAt(line).isFresh())
        --line;
    core::sql::Checkpoint from;
    from.line = line + 1;
    from.state = stateAt(line);
    const qsizetype offset = startOf(line);
    // most are short; what is open has to be read to the text's end
    for (qsizetype reach = 64 << 10;; reach *= 16) {
        const qsizetype end = std::min(size(), byteOffset + reach);
        const core::sql::Statement statement
            = core::sql::statementAt(bytes(offset, end), byteOffset - offset, from);
        const bool cut = end < size()
            && (statement.isNull() || !statement.terminated || offset + statement.end() >= end);
        if (!cut)
            return moved(statement, offset);
    }
}

} // namespace ui::editor
