// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/splitter.h"

#include <algorithm>

namespace core::sql {

namespace {

/// Line ends in [from, to), a \r\n counting once.
int lineEnds(QByteArrayView text, qsizetype from, qsizetype to)
{
    int count = 0;
    for (qsizetype i = from; i < to; ++i)
        count += text[i] == '\n' || (text[i] == '\r' && !(i + 1 < text.size() && text[i + 1] == '\n'));
    return count;
}

} // namespace

Splitter::Splitter(QByteArrayView text, const Checkpoint &from)
    : m_text(text)
    , m_scanner(text, from.state, from.offset)
    , m_end(from.offset)
    , m_counted(from.offset)
    , m_line(from.line)
{
}

bool Splitter::read()
{
    if (m_pushedBack) {
        m_pushedBack = false;
        return true;
    }
    m_rowsDue = m_scanner.state().copyPending;
    if (!m_scanner.next(m_token))
        return false;
    if (!m_token.continues) {
        m_tokenStart = m_token.offset;
        if (m_token.kind == TokenKind::BlockComment)
            m_commentStart = m_token.offset;
    }
    return true;
}

qsizetype Splitter::openQuote() const
{
    const State::Mode mode = m_scanner.state().mode;
    return mode == State::Mode::Normal || mode == State::Mode::CopyData ? -1 : m_tokenStart;
}

bool Splitter::dropsStatement(const Token &command) const
{
    const QByteArrayView name = m_text.sliced(command.offset + 1, command.length - 1);
    return name == "r" || name == "reset" || name.startsWith("r ") || name.startsWith("reset ");
}

void Splitter::begin(Statement &statement, qsizetype offset)
{
    statement = Statement();
    statement.offset = offset;
    statement.bodyOffset = -1;
    statement.tokenOffset = -1;
}

bool Splitter::next(Statement &statement)
{
    begin(statement, m_end);
    qsizetype lastEnd = -1; // of the last token that is no white space
    while (read()) {
        const bool begun = statement.tokenOffset >= 0;
        if (m_token.kind == TokenKind::Whitespace || (m_token.trailing && !begun))
            continue;
        if (m_token.kind == TokenKind::BackslashCommand) {
            if (begun && m_scanner.state().inStatement) {
                statement.inserts.append({m_token.offset, m_token.length});
                continue;
            }
            if (begun && dropsStatement(m_token)) {
                begin(statement, statement.offset);
            } else if (begun) { // `select 1 \gx`: the command is the next statement
                m_pushedBack = true;
                statement.sqlLength = lastEnd - statement.bodyOffset;
                return finish(statement, m_token.offset);
            }
            statement.kind = Statement::Kind::Backslash;
            statement.terminated = true;
            statement.bodyOffset = statement.tokenOffset = m_token.offset;
            statement.sqlLength = m_token.length;
            const qsizetype end = statement.commandEnd = m_token.end();
            readData(statement);
            statement.kind = Statement::Kind::Backslash;
            return finish(statement, std::max(end, statement.end()));
        }
        if (m_token.kind
            == TokenKind::CopyData) { // `copy t from stdin; select 1` and the rows on the next line
            if (begun)
                statement.inserts.append({m_token.offset, m_token.length, false});
            continue;
        }
        if (m_token.terminator) {
            if (!begun) { // empty, or a comment alone: goes to the blank before the next one
                m_end = m_token.end();
                begin(statement, m_end);
                continue;
            }
            statement.sqlLength = lastEnd - statement.bodyOffset;
            statement.terminated = true;
            const qsizetype end = statement.commandEnd = m_token.end();
            readData(statement);
            return finish(statement, std::max(end, statement.end()));
        }
        if (statement.bodyOffset < 0)
            statement.bodyOffset = m_token.offset;
        if (!begun && !m_token.isSpace())
            statement.tokenOffset = m_token.offset;
        lastEnd = m_token.end();
    }
    if (statement.tokenOffset < 0 && !openComment(statement))
        return false;
    if (lastEnd < statement.tokenOffset)
        lastEnd = m_text.size();
    statement.sqlLength = lastEnd - statement.bodyOffset;
    return finish(statement, lastEnd);
}

/// The text ends within a comment, and nothing else is left.
bool Splitter::openComment(Statement &statement)
{
    if (m_scanner.state().mode != State::Mode::BlockComment || m_commentStart < m_end)
        return false;
    if (statement.bodyOffset < 0)
        statement.bodyOffset = m_commentStart;
    statement.tokenOffset = m_commentStart;
    return true;
}

/// Takes the rows that follow COPY ... FROM STDIN in the script.
void Splitter::readData(Statement &statement)
{
    if (m_scanner.state().copyPending <= m_rowsDue)
        return;
    if (m_rowsDue > 0) {
        findData(statement);
        return;
    }
    qsizetype last = -1;
    while (read()) {
        if (m_token.kind != TokenKind::CopyData) {
            if (m_token.isSpace() && statement.kind != Statement::Kind::CopyData)
                continue; // the rest of the line with the semicolon
            m_pushedBack = true;
            if (last < 0)
                findData(statement);
            break;
        }
        if (statement.kind != Statement::Kind::CopyData) {
            statement.kind = Statement::Kind::CopyData;
            statement.dataOffset = m_token.offset;
        }
        last = m_token.offset;
        qsizetype end = m_token.end();
        while (end > last && (m_text[end - 1] == '\n' || m_text[end - 1] == '\r'))
            --end;
        statement.length = end - statement.offset;
        if (m_scanner.state().mode != State::Mode::CopyData) { // that was the \. line
            statement.dataLength = last - statement.dataOffset;
            m_rowsEnd = m_token.end();
            return;
        }
    }
    if (last >= 0) {
        statement.terminated = false;
        statement.dataLength = m_token.kind == TokenKind::CopyData ? m_text.size() - statement.dataOffset
                                                                   : statement.end() - statement.dataOffset;
    }
}

/// The rows of a COPY behind which more stands on its line: they begin on the next one, or behind the rows of
/// an earlier COPY on it.
void Splitter::findData(Statement &statement)
{
    const auto lineEnd = [this](qsizetype at) {
        while (at < m_text.size()) {
            const char c = m_text[at++];
            if (c == '\n' || (c == '\r' && !(at < m_text.size() && m_text[at] == '\n')))
                break;
        }
        return at;
    };
    qsizetype at = std::max(m_rowsEnd, lineEnd(statement.commandEnd));
    statement.kind = Statement::Kind::CopyData;
    statement.dataOffset = at;
    for (; at < m_text.size(); at = m_rowsEnd) {
        m_rowsEnd = lineEnd(at);
        QByteArrayView line = m_text.sliced(at, m_rowsEnd - at);
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        if (line == "\\.")
            break;
    }
    statement.dataLength = at - statement.dataOffset;
}

bool Splitter::finish(Statement &statement, qsizetype end)
{
    if (statement.kind == Statement::Kind::None)
        statement.kind = Statement::Kind::Sql;
    statement.length = end - statement.offset;
    if (statement.commandEnd == 0)
        statement.commandEnd = end;
    m_line += lineEnds(m_text, m_counted, statement.bodyOffset);
    m_counted = statement.bodyOffset;
    statement.line = m_line;
    m_end = end;
    return true;
}

QByteArray Statement::sqlToSend(QByteArrayView text) const
{
    QByteArray sent;
    qsizetype from = bodyOffset;
    for (const Insert &insert : inserts) {
        if (insert.offset >= bodyOffset + sqlLength)
            break;
        sent += text.sliced(from, insert.offset - from);
        from = insert.offset + insert.length;
    }
    sent += text.sliced(from, bodyOffset + sqlLength - from);
    return sent;
}

QList<Statement> split(QByteArrayView text, bool standardConformingStrings)
{
    Checkpoint start;
    start.state.standardConformingStrings = standardConformingStrings;
    Splitter splitter(text, start);
    QList<Statement> statements;
    Statement statement;
    while (splitter.next(statement))
        statements.append(statement);
    return statements;
}

Statement statementAt(QByteArrayView text, qsizetype byteOffset, const Checkpoint &from)
{
    byteOffset = std::clamp<qsizetype>(byteOffset, 0, text.size());
    Splitter splitter(text, from);
    Statement before;
    Statement statement;
    while (splitter.next(statement)) {
        const bool between = !before.isNull() && byteOffset >= before.end()
            && (byteOffset < statement.bodyOffset || byteOffset == before.end());
        if (between && lineEnds(text, before.end(), byteOffset) == 0) {
            return before;
        }
        if (byteOffset <= statement.end()) // also between two: the next one
            return statement;
        before = statement;
    }
    if (!before.isNull() && lineEnds(text, before.end(), byteOffset) <= 1)
        return before;
    return {};
}

} // namespace core::sql
