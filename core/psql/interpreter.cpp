// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/psql/interpreter.h"

#include "core/psql/copyrows.h"
#include "core/sql/scanner.h"
#include "core/sql/traits.h"
#include "core/transfer/targetfile.h"

#include <QCoreApplication>

#include <cstring>

#include <algorithm>

namespace core::psql {

using query::Outcome;
using query::Step;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::psql", text);
}

/// UTF-16 place in a text of bytes, as bytes, and back.
qsizetype bytesOf(QByteArrayView text, qsizetype utf16)
{
    return QStringView(QString::fromUtf8(text)).left(utf16).toUtf8().size();
}

/// A value like this may hold more than one statement, or half a token.
bool mayHoldMore(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return std::strchr(";\\'\"$/-", c) != nullptr && c != '\0'; });
}

/// Cut at \\; outside of quotes; \\: is a colon.
QByteArrayList joined(QByteArrayView text)
{
    QByteArrayList parts{QByteArray()};
    sql::Scanner scanner(text);
    sql::Token token;
    while (scanner.next(token)) {
        const QByteArrayView word = text.sliced(token.offset, token.length);
        if (token.kind != sql::TokenKind::Punctuation || word.size() < 2 || word[0] != '\\')
            parts.last().append(word.data(), word.size());
        else if (word[1] == ';')
            parts << QByteArray();
        else
            parts.last() += ':';
    }
    return parts;
}

/// psql's \\; and \\: outside of quotes.
bool holdsSeparators(QByteArrayView text)
{
    if (!text.contains("\\;") && !text.contains("\\:"))
        return false;
    sql::Scanner scanner(text);
    sql::Token token;
    while (scanner.next(token)) {
        if (token.kind == sql::TokenKind::Punctuation && text[token.offset] == '\\')
            return true;
    }
    return false;
}

} // namespace

Result<void> KeptRows::begin(const QList<result::Column> &of)
{
    columns = of;
    return {};
}

Result<void> KeptRows::row(std::span<const result::CellView> cells)
{
    QList<std::optional<QByteArray>> row;
    row.reserve(qsizetype(cells.size()));
    for (const result::CellView &cell : cells)
        row << (cell.null ? std::nullopt : std::optional<QByteArray>(QByteArray(cell.data, cell.size)));
    rows << row;
    return {};
}

QByteArray encodingOf(const session::Link &link)
{
    const QByteArray name = PQparameterStatus(link.connection(), "client_encoding");
    return name == "UNICODE" ? QByteArray("UTF8") : name; // as it was asked for
}

Interpreter::Interpreter(std::unique_ptr<Reader> reader, Memory memory)
    : m_memory(std::move(memory))
    , m_count(reader->count())
{
    m_levels.push_back({std::move(reader), 0});
}

Interpreter::~Interpreter()
{
    leave();
}

void Interpreter::begin(const session::Link &link)
{
    if (std::exchange(m_begun, true))
        return;
    const session::SessionInfo &info = link.info();
    Variables &variables = m_memory.variables;
    variables.put("DBNAME", info.database.toUtf8());
    variables.put("USER", info.user.toUtf8());
    variables.put("HOST", info.host.toUtf8());
    variables.put("PORT", info.port.toUtf8());
    variables.put("ENCODING", encodingOf(link));
    variables.put("SERVER_VERSION_NAME", info.serverVersionText.toUtf8());
    variables.put("SERVER_VERSION_NUM", QByteArray::number(PQserverVersion(link.connection())));
}

std::optional<Step> Interpreter::next(session::Link &link, session::Job &job)
{
    begin(link);
    while (m_pending.empty()) {
        if (m_over || job.stopRequested())
            return std::nullopt;
        advance(link);
    }
    Pending pending = std::move(m_pending.front());
    m_pending.pop_front();
    m_then = std::move(pending.then);
    m_pieces = std::move(pending.pieces);
    m_currentGroup = pending.group;
    Step step = std::move(pending.step);
    if (m_then) {
        m_kept = std::make_shared<KeptRows>();
        if (step.sink)
            step.sink = m_kept;
    }
    step.last = !m_then && atEnd();
    return step;
}

void Interpreter::ended(const Step &step, Outcome &outcome)
{
    if (step.connect && !outcome.error)
        m_begun = false; // its variables are those of the other session
    const bool sent = !step.sql.isEmpty() && !step.ours && !step.text && !step.error;
    if (outcome.error && outcome.error->position >= 0 && step.source != step.sql) {
        // from what was sent to what was written
        const qsizetype at = bytesOf(step.sql, outcome.error->position);
        Substitution map;
        map.pieces = m_pieces;
        outcome.error->position
            = QString::fromUtf8(
                  step.source.left(std::clamp<qsizetype>(map.origin(at), 0, step.source.size())))
                  .size();
    }
    if (outcome.error && m_currentGroup > 0)
        std::erase_if(m_pending, [this](const Pending &left) { return left.group == m_currentGroup; });
    const bool refused = outcome.error.has_value();
    if (auto then = std::exchange(m_then, {}))
        then(outcome, *m_kept);
    if (sent && refused == outcome.error.has_value()) { // what \\gset finds fault with counts for nothing
        Variables &variables = m_memory.variables;
        variables.put("ERROR", outcome.error ? "true" : "false");
        variables.put("SQLSTATE", outcome.error ? outcome.error->sqlState.toUtf8() : QByteArray("00000"));
        variables.put(
            "ROW_COUNT",
            QByteArray::number(outcome.error || outcome.rowsAffected < 0 ? 0 : outcome.rowsAffected));
        if (outcome.error) {
            variables.put("LAST_ERROR_MESSAGE", outcome.error->message.toUtf8());
            variables.put("LAST_ERROR_SQLSTATE", outcome.error->sqlState.toUtf8());
        }
    }
}

bool Interpreter::stopsAt(const Error &) const
{
    return m_memory.variables.isOn("ON_ERROR_STOP");
}

query::TransactionMode Interpreter::adjusted(query::TransactionMode mode) const
{
    if (m_memory.variables.contains("AUTOCOMMIT"))
        mode.manual = !m_memory.variables.isOn("AUTOCOMMIT");
    if (m_memory.variables.contains("ON_ERROR_ROLLBACK"))
        mode.savepoints = *m_memory.variables.value("ON_ERROR_ROLLBACK") != "interactive"
            ? m_memory.variables.isOn("ON_ERROR_ROLLBACK")
            : mode.savepoints;
    return mode;
}

bool Interpreter::atEnd() const
{
    return m_over
        || (m_pending.empty() && m_buffer.isEmpty() && m_lineLeft.isEmpty() && m_levels.size() == 1 && !m_then
            && m_branches.empty() && m_levels.front().reader->left() == 0);
}

Step Interpreter::upcoming() const
{
    if (!m_pending.empty()) {
        Step step = m_pending.front().step;
        step.work = {};
        step.sink = {};
        return step;
    }
    const auto *list = dynamic_cast<const ListReader *>(m_levels.back().reader.get());
    Step step;
    if (!list || list->left() == 0 || !m_buffer.isEmpty() || m_levels.size() > 1)
        return step;
    step.place = placeOf(list->peek());
    step.source = list->peek().text;
    if (!list->peek().isCommand)
        step.sql = step.source;
    return step;
}

query::Place Interpreter::placeOf(const Item &item) const
{
    return {item.number, item.line, item.offset, m_levels.back().reader->name()};
}

/// One piece further.
void Interpreter::advance(const session::Link &link)
{
    if (!m_lineLeft.isEmpty()) {
        const QByteArray line = std::exchange(m_lineLeft, {});
        runCommands(line, &link);
        return;
    }
    const char *conforming = PQparameterStatus(link.connection(), "standard_conforming_strings");
    m_levels.back().reader->setConforming(!conforming || qstrcmp(conforming, "off") != 0);
    Item item;
    auto read = m_levels.back().reader->next(item);
    if (!read) {
        m_item = item;
        Step step;
        step.place.file = m_levels.back().reader->name();
        step.error = read.error();
        m_levels.pop_back();
        if (m_levels.empty())
            m_over = true;
        push(step);
        return;
    }
    if (!*read) {
        endOfReader();
        return;
    }
    m_item = item;
    if (item.isCommand)
        runCommands(item.text, &link);
    else if (isActive())
        take(item);
}

/// The script is at its end, or what \i read.
void Interpreter::endOfReader()
{
    const Level &level = m_levels.back();
    const bool open = m_branches.size() > level.branches;
    m_branches.resize(std::min(m_branches.size(), level.branches));
    if (m_levels.size() > 1) { // what is not terminated goes on in the file that included this one
        if (open)
            pushError(tr("reached EOF without finding closing \\endif(s)"));
        m_levels.pop_back();
        return;
    }
    if (!m_buffer.isEmpty())
        push(statementStep(std::exchange(m_buffer, {})));
    if (open)
        pushError(tr("reached EOF without finding closing \\endif(s)"));
    closeOutput();
    m_over = true;
}

void Interpreter::take(const Item &item)
{
    if (item.text.isEmpty()) { // the semicolon behind a command within a statement
        if (!m_buffer.isEmpty())
            push(statementStep(std::exchange(m_buffer, {})));
        return;
    }
    if (holdsSeparators(item.text)) {
        takeJoined(item);
        return;
    }
    auto filled = substituted(item.text, m_memory.variables);
    if (!filled) {
        Step step;
        step.place = placeOf(item);
        step.source = item.text;
        step.error = filled.error();
        push(step);
        return;
    }
    if (!filled->respelled || !mayHoldMore(filled->text)) {
        add(filled->text, item.text, *filled, 0, item);
        return;
    }
    const QList<ListReader::Piece> pieces = ListReader::split(filled->text, false);
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        Item piece = item;
        piece.text = pieces[i].item.text;
        piece.terminated = pieces[i].item.terminated || (i + 1 == pieces.size() && item.terminated);
        piece.hasRows = item.hasRows && i + 1 == pieces.size();
        if (pieces[i].item.isCommand)
            runCommands(piece.text, nullptr);
        else
            add(piece.text, item.text, *filled, pieces[i].item.offset, piece);
    }
}

/// psql sends them in one message, which the server runs in one transaction unless one is open. Here each is
/// sent by itself, in a transaction that is opened for them; the first error is the end of them.
void Interpreter::takeJoined(const Item &item)
{
    const QByteArrayList parts = joined(item.text);
    bool control = false; // BEGIN and COMMIT among them say themselves what belongs together
    for (const QByteArray &part : parts)
        control = control || sql::traits(part).transactionControl;
    const bool whole = m_buffer.isEmpty() && item.terminated && !item.hasRows;
    if (parts.size() > 1 && !whole) {
        pushError(tr("Statements joined by \\; must end with a semicolon here"));
        return;
    }
    const auto frame = [&](const QByteArray &begun) {
        Step step;
        step.place = placeOf(item);
        step.source = item.text;
        step.ours = true;
        step.sql = begun;
        step.work = [begun, opened = m_opened](session::Link &link, session::Job &job, result::RowSink &,
                                               const query::RunOptions &) {
            Outcome outcome;
            outcome.fate = query::Fate::Ran;
            const bool opens = begun == "begin";
            if (opens ? link.transactionState() == session::TransactionState::Idle : *opened) {
                const bool failed = link.transactionState() == session::TransactionState::Failed;
                auto done = link.execute(job, failed ? QByteArray("rollback") : begun);
                if (!done)
                    outcome.error = done.error();
                *opened = opens && done;
            }
            if (link.isOpen())
                outcome.transaction = link.transactionState();
            return outcome;
        };
        return step;
    };
    const bool grouped = parts.size() > 1;
    if (grouped) {
        m_opened = std::make_shared<bool>(false);
        m_group = ++m_groups;
        if (!control)
            push(frame("begin"));
    }
    for (const QByteArray &part : parts) {
        auto filled = substituted(part, m_memory.variables);
        Item one = item;
        one.text = part.trimmed();
        if (!filled) {
            pushError(filled.error().message);
            break;
        }
        if (!filled->text.trimmed().isEmpty())
            add(filled->text, part, *filled, 0, one);
    }
    m_group = 0; // the last one is done whatever becomes of them
    if (grouped && !control)
        push(frame("commit"));
}

void Interpreter::add(const QByteArray &sql, const QByteArray &source, const Substitution &map,
                      qsizetype shift, const Item &item)
{
    const bool goesOn = !m_buffer.isEmpty();
    if (!goesOn)
        m_buffer.place = placeOf(item);
    const qsizetype base = goesOn ? m_buffer.sql.size() + 1 : 0;
    const bool sameSource = goesOn && m_buffer.source == source;
    const qsizetype sourceBase = goesOn && !sameSource ? m_buffer.source.size() + 1 : 0;
    for (Substitution::Piece piece : map.pieces) {
        piece.offset += base - shift;
        piece.from += sourceBase;
        if (piece.offset + piece.length > base || m_buffer.pieces.isEmpty())
            m_buffer.pieces << piece;
    }
    m_buffer.sql += (goesOn ? "\n" : "") + sql;
    if (!sameSource)
        m_buffer.source += (goesOn ? "\n" : "") + source;
    m_buffer.hasRows = item.hasRows;
    if (item.terminated || item.hasRows)
        push(statementStep(std::exchange(m_buffer, {})));
}

Step Interpreter::statementStep(Buffer buffer)
{
    Step step;
    step.place = buffer.place;
    step.source = buffer.source;
    step.sql = buffer.sql;
    step.expanded = m_memory.expanded;
    step.timed = m_memory.timing;
    m_memory.lastQuery = buffer.sql;
    if (m_bound)
        step.parameters = *std::exchange(m_bound, std::nullopt);
    else
        step.parameters = m_parameters.value(buffer.place.item);
    m_made = buffer.pieces;
    if (buffer.hasRows) {
        step.work = [sql = step.sql, reader = m_levels.back().reader.get()](
                        session::Link &link, session::Job &job, result::RowSink &,
                        const query::RunOptions &options) {
            return copyRowsIn(
                link, job, sql, [reader] { return reader->rows(); }, options);
        };
    }
    return step;
}

void Interpreter::push(Step step, Then then)
{
    const bool plain = !step.sql.isEmpty() && !step.work && !step.sink && !step.error && !step.text;
    if (m_output && plain && !then)
        redirect(step, m_output, m_memory.look.value_or(RowLook()), false);
    m_pending.push_back({std::move(step), std::move(then), std::exchange(m_made, {}), m_group});
}

void Interpreter::pushText(const QString &text, bool toErrors)
{
    Step step;
    step.place = placeOf(m_item);
    step.source = m_item.text;
    step.text = text;
    step.toErrors = toErrors;
    push(step);
}

void Interpreter::pushError(const QString &message, const QString &hint)
{
    Step step;
    step.place = placeOf(m_item);
    step.source = m_item.text;
    step.error = Error::input(message, hint);
    push(step);
}

} // namespace core::psql
