// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/undo.h"

#include "core/base/sqlquote.h"
#include "core/edit/bytesjson.h"
#include "core/edit/systemcolumns.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QUuid>

#include <algorithm>

namespace core::edit {

namespace {

using session::TransactionState;

QString tr(const char *text)
{
    return QCoreApplication::translate("core::edit", text);
}

const SeenCell *cellOf(const QList<SeenCell> &cells, int column)
{
    const auto at = std::find_if(cells.cbegin(), cells.cend(),
                                 [column](const SeenCell &cell) { return cell.column == column; });
    return at == cells.cend() ? nullptr : &*at;
}

/// The row's key as it is after it was saved.
QList<SeenCell> keyNow(const Editable &editable, const SavedRow &saved, const QList<SeenCell> &before)
{
    QList<SeenCell> key;
    for (const int column : editable.origins.at(saved.origin).keyColumns) {
        if (const SeenCell *now = cellOf(saved.now, column))
            key << *now;
        else if (const SeenCell *was = cellOf(before, column))
            key << *was;
        else
            return {};
    }
    return key;
}

std::optional<EditStatement> undoUpdate(const Editable &editable, const RowChange &change,
                                        const SavedRow &saved)
{
    RowChange back{.row = change.row, .origin = change.origin, .action = RowChange::Action::Update};
    back.key = keyNow(editable, saved, change.key);
    for (const CellChange &cell : change.cells) {
        const SeenCell *now = cellOf(saved.now, cell.column);
        if (now && now->value != cell.was)
            back.cells << CellChange{cell.column, CellValue::fromCell(cell.was), now->value};
    }
    if (back.cells.isEmpty() || back.key.isEmpty())
        return {};
    auto statement = statementFor(editable, back);
    return statement ? std::optional(std::move(*statement)) : std::nullopt;
}

std::optional<EditStatement> undoInsert(const Editable &editable, const SavedRow &saved)
{
    RowChange back{.row = saved.row, .origin = saved.origin, .action = RowChange::Action::Delete};
    back.key = keyNow(editable, saved, {});
    for (const SeenCell &cell : saved.now) {
        if (!cellOf(back.key, cell.column))
            back.seen << cell;
    }
    if (back.key.isEmpty())
        return {};
    auto statement = statementFor(editable, back);
    return statement ? std::optional(std::move(*statement)) : std::nullopt;
}

/// The whole row again, with the numbers it had.
EditStatement undoDelete(const Editable &editable, const SavedRow &saved)
{
    const TableFacts &table = editable.tables.at(editable.origins.at(saved.origin).table);
    EditStatement statement;
    statement << "insert into " + quoteQualified({table.name.schema, table.name.table}).toUtf8();
    QByteArrayList names;
    QList<std::pair<Cell, QByteArray>> values;
    bool always = false;
    for (const SeenCell &cell : saved.gone) {
        const ColumnFacts *facts = table.column(cell.column);
        if (!facts || facts->generated || !facts->updatable)
            continue;
        always = always || facts->identity == ColumnFacts::Identity::Always;
        names << quoteIdentifier(facts->name).toUtf8();
        values.append({cell.value, facts->castType.toUtf8()});
    }
    statement << " (" + names.join(", ") + ")";
    if (always)
        statement << "\noverriding system value";
    statement << "\nvalues (";
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (i > 0)
            statement << ", ";
        statement.value(values.at(i).first, values.at(i).second);
    }
    statement << ")\nreturning 1";
    return statement;
}

void tellBeyond(const TableFacts &table, const UndoEntry &entry, QStringList &beyond)
{
    const QString name = table.name.text();
    for (const SideEffect &effect : table.effects) {
        const bool happened = (effect.onInsert && entry.added > 0) || (effect.onUpdate && entry.changed > 0)
            || (effect.onDelete && entry.deleted > 0);
        if (!happened)
            continue;
        switch (effect.kind) {
        case SideEffect::Kind::Trigger:
            beyond << tr("The trigger %1 of %2 (%3) ran; it runs again when this is undone.")
                          .arg(effect.name, name, effect.detail);
            break;
        case SideEffect::Kind::Rule:
            beyond << tr("The rule %1 of %2 did something besides.").arg(effect.name, name);
            break;
        case SideEffect::Kind::Cascade:
            beyond << tr("Rows of %1 that refer to %2 (%3) were changed or deleted with it, and stay so.")
                          .arg(effect.detail, name, effect.name);
            break;
        }
    }
    const auto numbered = [](const ColumnFacts &column) {
        return column.isSerial || column.identity != ColumnFacts::Identity::None;
    };
    if (entry.added > 0 && std::any_of(table.columns.cbegin(), table.columns.cend(), numbered))
        beyond << tr("Numbers that %1 took from its sequences stay taken.").arg(name);
}

/// Each statement under a savepoint; what a constraint refuses is tried again behind the others.
class Undoing
{
public:
    Undoing(session::Link &link, session::Job &job, const UndoEntry &entry, std::chrono::milliseconds timeout)
        : m_link(link)
        , m_job(job)
        , m_entry(entry)
        , m_timeout(timeout)
    {
    }

    UndoOutcome execute()
    {
        const TransactionState state = m_link.transactionState();
        if (state == TransactionState::Failed) {
            m_outcome.error
                = Error{.kind = Error::Kind::Sql,
                        .message = tr("The transaction has failed: it must be rolled back first."),
                        .sqlState = QStringLiteral("25P02")};
            return std::move(m_outcome);
        }
        m_outcome.inTransaction = state == TransactionState::InTransaction;
        const bool went = begin() && all();
        if (!went || !m_outcome.changedSince.isEmpty() || !m_outcome.failures.isEmpty())
            rollback();
        else
            commit();
        return std::move(m_outcome);
    }

private:
    bool send(const QByteArray &sql)
    {
        auto done = m_link.execute(m_job, sql);
        if (!done)
            m_outcome.error = std::move(done).error();
        return done.has_value();
    }

    bool begin()
    {
        if (m_outcome.inTransaction)
            return send("savepoint howdah_edit");
        return send("begin isolation level read committed")
            && (m_timeout.count() <= 0
                || send("set local lock_timeout = " + QByteArray::number(qint64(m_timeout.count()))));
    }

    bool all()
    {
        QList<qsizetype> open;
        for (qsizetype i = 0; i < m_entry.statements.size(); ++i)
            open << i;
        while (!open.isEmpty()) {
            QList<std::pair<qsizetype, Error>> refused;
            for (const qsizetype i : std::as_const(open)) {
                const EditStatement &statement = m_entry.statements.at(i);
                if (!send("savepoint howdah_row"))
                    return false;
                auto answer = m_link.execute(m_job, statement.sql(), statement.parameters());
                if (!answer) {
                    if (answer.error().kind != Error::Kind::Sql || answer.error().sessionLost()) {
                        m_outcome.error = std::move(answer).error();
                        return false;
                    }
                    refused.append({i, answer.error()});
                    if (!send("rollback to savepoint howdah_row"))
                        return false;
                } else if (QByteArray(PQcmdTuples(answer->get())) != "1") {
                    m_outcome.changedSince << i;
                }
                if (!send("release savepoint howdah_row"))
                    return false;
            }
            const auto constraint
                = [](const auto &entry) { return entry.second.sqlState.startsWith(QLatin1String("23")); };
            const bool hope
                = refused.size() < open.size() && std::all_of(refused.cbegin(), refused.cend(), constraint);
            open.clear();
            for (const auto &entry : std::as_const(refused)) {
                if (hope)
                    open << entry.first;
                else
                    m_outcome.failures << entry;
            }
        }
        return true;
    }

    void rollback()
    {
        session::Job ending(m_job.label(), m_job.serial(), {});
        const QByteArrayList statements = m_outcome.inTransaction
            ? QByteArrayList{"rollback to savepoint howdah_edit", "release savepoint howdah_edit"}
            : QByteArrayList{"rollback"};
        for (const QByteArray &sql : statements) {
            bool done = false;
            for (int attempt = 0; attempt < 5 && !done && m_link.isOpen(); ++attempt)
                done = m_link.execute(ending, sql).has_value();
            if (!done && m_link.isOpen())
                (void)m_link.giveUp(QStringLiteral("The transaction could not be rolled back"));
        }
    }

    void commit()
    {
        if (m_outcome.inTransaction) {
            if (send("release savepoint howdah_edit"))
                m_outcome.fate = SaveOutcome::Fate::Saved;
            return;
        }
        auto id = m_link.execute(m_job, "select pg_catalog.pg_current_xact_id_if_assigned()");
        if (!id) {
            m_outcome.error = std::move(id).error();
            rollback();
            return;
        }
        auto committed = m_link.execute(m_job, "commit");
        if (committed && QByteArray(PQcmdStatus(committed->get())) == "COMMIT") {
            m_outcome.fate = SaveOutcome::Fate::Saved;
            return;
        }
        if (committed) {
            m_outcome.error = Error::internal(tr("The server rolled the transaction back."));
            return;
        }
        m_outcome.error = std::move(committed).error();
        if (m_outcome.error->connectionLost || !m_link.isOpen()) {
            m_outcome.fate = SaveOutcome::Fate::Unknown;
            m_outcome.transaction = QString::fromLatin1(PQgetvalue(id->get(), 0, 0));
        } else if (m_link.transactionState() != TransactionState::Idle) {
            rollback();
        }
    }

    session::Link &m_link;
    session::Job &m_job;
    const UndoEntry &m_entry;
    std::chrono::milliseconds m_timeout;
    UndoOutcome m_outcome;
};

} // namespace

UndoEntry inverse(const Editable &editable, const QList<RowChange> &changes, const QList<SavedRow> &saved,
                  const QString &database, const QString &user)
{
    UndoEntry entry;
    entry.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    entry.saved = QDateTime::currentDateTimeUtc();
    entry.database = database;
    entry.user = user;
    QHash<std::pair<RowId, int>, const RowChange *> byRow;
    for (const RowChange &change : changes)
        byRow.insert({change.row, change.origin}, &change);
    QList<int> tables;
    for (auto it = saved.crbegin(); it != saved.crend(); ++it) {
        const RowChange *change = byRow.value({it->row, it->origin});
        if (!change)
            continue;
        const int table = editable.origins.at(it->origin).table;
        const QString name = editable.tables.at(table).name.text();
        if (!tables.contains(table))
            tables << table;
        std::optional<EditStatement> statement;
        switch (it->action) {
        case RowChange::Action::Update:
            ++entry.changed;
            statement = undoUpdate(editable, *change, *it);
            break;
        case RowChange::Action::Insert:
            ++entry.added;
            statement = undoInsert(editable, *it);
            if (!statement)
                entry.missing << tr("A row was added to %1 without its key in the result.").arg(name);
            break;
        case RowChange::Action::Delete: {
            ++entry.deleted;
            statement = undoDelete(editable, *it);
            const auto unread
                = [](const ColumnFacts &column) { return !column.mayRead && !column.generated; };
            const QList<ColumnFacts> &columns = editable.tables.at(table).columns;
            if (std::any_of(columns.cbegin(), columns.cend(), unread))
                entry.missing << tr("A row of %1 comes back without the columns you may not read.").arg(name);
            break;
        }
        }
        if (statement)
            entry.statements << *statement;
    }
    for (const int table : std::as_const(tables)) {
        entry.tables << editable.tables.at(table).name.text();
        tellBeyond(editable.tables.at(table), entry, entry.beyond);
    }
    return entry;
}

QByteArray undoScript(const UndoEntry &entry, qsizetype longest)
{
    QByteArray text = "begin;\n\n";
    for (const EditStatement &statement : entry.statements)
        text += statement.display(longest) + ";\n\n";
    return text + "commit;\n";
}

UndoOutcome undoSaved(session::Link &link, session::Job &job, const UndoEntry &entry,
                      std::chrono::milliseconds lockTimeout)
{
    return Undoing(link, job, entry, lockTimeout).execute();
}

QJsonObject toJson(const UndoEntry &entry)
{
    QJsonArray statements;
    for (const EditStatement &statement : entry.statements) {
        QJsonArray pieces;
        for (const EditStatement::Piece &piece : statement.pieces()) {
            QJsonArray json{bytesToJson(piece.sql)};
            if (piece.isValue)
                json << cellToJson(piece.cell);
            pieces << json;
        }
        statements << pieces;
    }
    return {{QStringLiteral("version"), 1},
            {QStringLiteral("id"), entry.id},
            {QStringLiteral("saved"), entry.saved.toString(Qt::ISODateWithMs)},
            {QStringLiteral("undone"), entry.undone.toString(Qt::ISODateWithMs)},
            {QStringLiteral("database"), entry.database},
            {QStringLiteral("user"), entry.user},
            {QStringLiteral("tables"), QJsonArray::fromStringList(entry.tables)},
            {QStringLiteral("added"), entry.added},
            {QStringLiteral("changed"), entry.changed},
            {QStringLiteral("deleted"), entry.deleted},
            {QStringLiteral("beyond"), QJsonArray::fromStringList(entry.beyond)},
            {QStringLiteral("missing"), QJsonArray::fromStringList(entry.missing)},
            {QStringLiteral("statements"), statements}};
}

Result<UndoEntry> undoFromJson(const QJsonObject &json)
{
    const auto text = [&](const char *key) { return json.value(QLatin1String(key)).toString(); };
    const auto number = [&](const char *key) { return json.value(QLatin1String(key)).toInteger(); };
    const auto list = [&](const char *key) {
        QStringList found;
        for (const QJsonValue &value : json.value(QLatin1String(key)).toArray())
            found << value.toString();
        return found;
    };
    if (number("version") != 1 || text("id").isEmpty())
        return Error::input(tr("This entry of the undo journal cannot be read: the file is damaged."));
    UndoEntry entry{text("id"),
                    QDateTime::fromString(text("saved"), Qt::ISODateWithMs),
                    QDateTime::fromString(text("undone"), Qt::ISODateWithMs),
                    text("database"),
                    text("user"),
                    list("tables"),
                    number("added"),
                    number("changed"),
                    number("deleted"),
                    {},
                    list("beyond"),
                    list("missing")};
    for (const QJsonValue &statement : json.value(QLatin1String("statements")).toArray()) {
        QList<EditStatement::Piece> pieces;
        for (const QJsonValue &piece : statement.toArray()) {
            const bool value = piece.toArray().size() > 1;
            pieces << EditStatement::Piece{bytesFromJson(piece[0]), value,
                                           value ? cellFromJson(piece[1]) : Cell()};
        }
        entry.statements << EditStatement::fromPieces(pieces);
    }
    return entry;
}

} // namespace core::edit
