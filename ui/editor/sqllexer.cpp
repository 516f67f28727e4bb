// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/sqllexer.h"

#include "ui/editor/codestyle.h"

#include <Qsci/qsciscintilla.h>

#include <algorithm>

namespace ui::editor {

using core::sql::KeywordClass;
using core::sql::Scanner;
using core::sql::State;
using core::sql::Token;
using core::sql::TokenKind;
using Sci = QsciScintilla;

namespace {

/// Two lines of the same text have the same colours if these agree.
quint32 fingerprint(const State &state, const State &body)
{
    quint64 hash = 14695981039346656037ULL;
    const auto add = [&hash](quint64 value) { hash = (hash ^ value) * 1099511628211ULL; };
    if (state.mode == State::Mode::DollarString) {
        add(state.isRoutine());
        add(quint64(body.mode) | quint64(body.lastString) << 8 | quint64(body.newlineSinceString) << 16
            | quint64(body.commentDepth) << 32);
        add(body.dollarTag);
    }
    add(quint64(state.mode) | quint64(state.lastString) << 8 | quint64(state.newlineSinceString) << 16
        | quint64(state.standardConformingStrings) << 17 | quint64(state.copyPending) << 18
        | quint64(state.commentDepth) << 32);
    add(state.dollarTag);
    return quint32(hash ^ hash >> 32) | 1; // never 0
}

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

/// Edited lines that are remembered one by one.
constexpr qsizetype MostEdited = 200;

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

} // namespace

SqlLexer::SqlLexer(const Theme &theme, QsciScintilla &editor)
    : QsciLexerCustom(&editor)
    , m_theme(theme)
    , m_editor(editor)
{
    // before the editor hears of the change itself, or colours would be asked for from states that are out of
    // date
    connect(&editor, &QsciScintillaBase::SCN_MODIFIED, this,
            [this](int position, int type, const char *, int, int linesAdded) {
                textModified(position, type, linesAdded);
            });
    editor.setLexer(this);
    connect(&theme, &Theme::changed, this, [this] { applyCodeStyle(m_editor, m_theme); });
    applyCodeStyle(editor, theme);
}

QString SqlLexer::description(int style) const
{
    return style < StyleCount ? QString::number(style) : QString(); // an empty one says: no such style
}

QByteArrayView SqlLexer::bytes() const
{
    const auto *text
        = static_cast<const char *>(m_editor.SendScintillaPtrResult(Sci::SCI_GETCHARACTERPOINTER));
    return {text, qsizetype(m_editor.SendScintilla(Sci::SCI_GETLENGTH))};
}

void SqlLexer::textModified(int position, int type, int linesAdded)
{
    if (!(type & (Sci::SC_MOD_INSERTTEXT | Sci::SC_MOD_DELETETEXT)))
        return;
    const int line = int(m_editor.SendScintilla(Sci::SCI_LINEFROMPOSITION, position));
    m_states.edited(line, linesAdded);
    const auto size = int(m_lines.size());
    if (line < size) {
        const auto below = m_lines.begin() + line + 1;
        if (linesAdded > 0)
            m_lines.insert(below, size_t(linesAdded), {});
        else if (linesAdded < 0)
            m_lines.erase(below, below + std::min(-linesAdded, size - line - 1));
        m_lines[size_t(line)].styledFrom = 0;
    }
    if (m_changedTo > line)
        m_changedTo = std::max(line, m_changedTo + linesAdded);
    if (line >= m_styledLines)
        return;
    m_styledLines = std::max(line + 1, m_styledLines + linesAdded);
    QList<int> edited;
    for (const int other : std::as_const(m_editedLines)) {
        if (other < line)
            edited << other;
    }
    for (int i = line; i <= line + std::max(0, linesAdded) && edited.size() <= MostEdited; ++i)
        edited << i;
    for (const int other : std::as_const(m_editedLines)) {
        if (other > line && other + linesAdded > edited.constLast())
            edited << other + linesAdded;
    }
    if (edited.size() > MostEdited) { // from there on all is coloured anew
        m_styledLines = edited.constFirst();
        edited.clear();
    }
    m_editedLines = edited;
}

void SqlLexer::advance(const State &next)
{
    const int before = m_states.known();
    m_states.advance(next);
    if (m_states.known() == before + 1) // else it has met the old states again
        m_changedTo = std::max(m_changedTo, m_states.known());
}

int SqlLexer::firstStale(int line) const
{
    const int limit = std::min({m_styledLines, m_states.known(), int(m_lines.size())});
    const auto isStyled = [this](int number) {
        const Line &known = m_lines[size_t(number)];
        return known.styledFrom == fingerprint(m_states.at(number), known.body);
    };
    while (line < limit && (line <= m_changedTo || m_editedLines.contains(line))) {
        if (!isStyled(line))
            return line;
        ++line;
    }
    if (line >= limit || !isStyled(line)) // the body it begins in may have changed
        return line;
    const auto edited = std::lower_bound(m_editedLines.begin(), m_editedLines.end(), line);
    return edited == m_editedLines.end() ? limit : std::min(limit, *edited);
}

const State &SqlLexer::stateAt(int line)
{
    if (m_states.known() <= line) {
        const QByteArrayView text = bytes();
        while (m_states.known() <= line) {
            const int number = m_states.known() - 1;
            const auto from = qsizetype(m_editor.SendScintilla(Sci::SCI_POSITIONFROMLINE, number));
            const auto to = qsizetype(m_editor.SendScintilla(Sci::SCI_POSITIONFROMLINE, number + 1));
            advance(core::sql::scanLine(text.sliced(from, to - from), m_states.at(number)));
        }
    }
    return m_states.at(line);
}

void SqlLexer::styleText(int start, int end)
{
    const QByteArrayView text = bytes();
    const int lines = int(m_editor.SendScintilla(Sci::SCI_GETLINECOUNT));
    int line = int(m_editor.SendScintilla(Sci::SCI_LINEFROMPOSITION, start));
    m_linesStyled = 0;
    startStyling(start);
    QByteArray styles;
    const auto flush = [this, &styles] {
        if (!styles.isEmpty())
            m_editor.SendScintilla(Sci::SCI_SETSTYLINGEX, static_cast<unsigned long>(styles.size()),
                                   styles.constData());
        styles.clear();
    };
    for (qsizetype from = start; line < lines && (from < end || from == start); ++line) {
        const auto next = line + 1 < lines
            ? qsizetype(m_editor.SendScintilla(Sci::SCI_POSITIONFROMLINE, line + 1))
            : text.size();
        const State state = stateAt(line);
        const qsizetype used = styles.size();
        styles.resize(used + next - from);
        if (int(m_lines.size()) < line + 2)
            m_lines.resize(size_t(line) + 2);
        State body = m_lines[size_t(line)].body;
        m_lines[size_t(line)].styledFrom = fingerprint(state, body);
        const State after = stylePiece(text.sliced(from, next - from), state, &body, styles.data() + used);
        m_lines[size_t(line) + 1].body = body;
        if (line == m_states.known() - 1 && line + 1 < lines)
            advance(after);
        setFoldLevel(line, state, after);
        ++m_linesStyled;
        from = next;
        if (styles.size() > 65536)
            flush();
    }
    flush();
    const int first = int(m_editor.SendScintilla(Sci::SCI_LINEFROMPOSITION, start));
    m_editedLines.removeIf([first, line](int edited) { return edited >= first && edited < line; });
    if (first <= m_styledLines)
        m_styledLines = std::max(m_styledLines, line);
    // what follows has its colours already, if they were made from the state it has now
    const int same = line;
    line = firstStale(line);
    if (line >= m_changedTo)
        m_changedTo = 0;
    if (line > same)
        startStyling(line < lines ? int(m_editor.SendScintilla(Sci::SCI_POSITIONFROMLINE, line))
                                  : int(text.size()));
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
    constexpr int LinesAbove = 4000;
    constexpr qsizetype BytesAround = 128 << 10;
    const QByteArrayView text = bytes();
    const auto startOf = [this](int line) {
        return qsizetype(m_editor.SendScintilla(Sci::SCI_POSITIONFROMLINE, static_cast<unsigned long>(line)));
    };
    int line = std::max(0, int(m_editor.SendScintilla(Sci::SCI_LINEFROMPOSITION, int(byteOffset))) - 1);
    const int lowest = std::max(0, line - LinesAbove);
    while (line > lowest && !stateAt(line).isFresh())
        --line;
    const qsizetype from = startOf(line);
    if (!stateAt(line).isFresh() || byteOffset - from > BytesAround)
        return {};
    const qsizetype end = std::min(text.size(), byteOffset + BytesAround);
    const core::sql::Statement statement
        = core::sql::statementAt(text.first(end), byteOffset, {from, line + 1, stateAt(line)});
    return end < text.size() && !statement.terminated ? core::sql::Statement() : statement;
}

core::sql::Statement SqlLexer::statementAt(qsizetype byteOffset)
{
    int line = std::max(0, int(m_editor.SendScintilla(Sci::SCI_LINEFROMPOSITION, int(byteOffset))) - 1);
    while (line > 0 && !stateAt(line).isFresh())
        --line;
    core::sql::Checkpoint from;
    from.line = line + 1;
    from.state = stateAt(line);
    from.offset = qsizetype(m_editor.SendScintilla(Sci::SCI_POSITIONFROMLINE, line));
    return core::sql::statementAt(bytes(), byteOffset, from);
}

} // namespace ui::editor
