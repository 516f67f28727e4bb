// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/undo.h"

#include "core/base/sqlquote.h"
#include "core/edit/bytesjson.h"
#include "core/edit/detour.h"
#include "core/edit/systemcolumns.h"
#include "core/edit/trials.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QUuid>

#include <algorithm>

namespace core::edit {

namespace {

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

/// The row as it was, from how it is.
RowChange backFrom(const Editable &editable, const RowChange &change, const SavedRow &saved)
{
    RowChange back{.row = change.row, .origin = change.origin, .action = RowChange::Action::Update};
    back.key = keyNow(editable, saved, change.key);
    for (const CellChange &cell : change.cells) {
        const SeenCell *now = cellOf(saved.now, cell.column);
        if (now && now->value != cell.was)
            back.cells << CellChange{cell.column, CellValue::fromCell(cell.was), now->value};
    }
    return back;
}

std::optional<EditStatement> undoUpdate(const Editable &editable, const RowChange &change,
                                        const SavedRow &saved)
{
    RowChange back = backFrom(editable, change, saved);
    if (back.cells.isEmpty() || back.key.isEmpty())
        return {};
    if (saved.through)
        back = from(back, *saved.through);
    auto statement = statementFor(editable, back);
    return statement ? std::optional(std::move(*statement)) : std::nullopt;
}

/// A row that stepped aside while values were exchanged does so again, by the same value.
std::optional<EditStatement> stepAside(const Editable &editable, const RowChange &change,
                                       const SavedRow &saved)
{
    const RowChange back = backFrom(editable, change, saved);
    const RowChange there = to(back, saved.through->column, CellValue::fromCell(saved.through->value));
    if (there.cells.isEmpty() || there.key.isEmpty())
        return {};
    auto statement = statementFor(editable, there);
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

class Undoing
{
public:
    Undoing(session::Link &link, session::Job &job, const UndoEntry &entry)
        : m_link(link)
        , m_job(job)
        , m_entry(entry)
    {
    }

    UndoOutcome execute(std::chrono::milliseconds lockTimeout)
    {
        EditTransaction transaction(m_link, m_job);
        m_outcome.inTransaction = transaction.isInside();
        if (auto begun = transaction.begin(lockTimeout); !begun)
            m_outcome.error = std::move(begun).error();
        else
            tryStatements();
        if (m_outcome.error || !m_outcome.changedSince.isEmpty() || !m_outcome.failures.isEmpty()) {
            if (auto back = transaction.rollBack(); !back && !m_outcome.error)
                m_outcome.error = std::move(back).error();
            return std::move(m_outcome);
        }
        EditTransaction::End end = transaction.commit();
        m_outcome.fate = end.fate;
        m_outcome.error = std::move(end.error);
        m_outcome.transaction = std::move(end.number);
        return std::move(m_outcome);
    }

private:
    void tryStatements()
    {
        Trials trials{.count = m_entry.statements.size(), .mayDefer = !m_outcome.inTransaction};
        trials.send = [this](qsizetype index) -> Result<std::optional<Error>> {
            const EditStatement &statement = m_entry.statements.at(index);
            auto answer = m_link.execute(m_job, statement.sql(), statement.parameters());
            if (!answer) {
                if (isRefusal(answer.error()))
                    return std::optional(std::move(answer).error());
                return std::move(answer).error();
            }
            if (QByteArray(PQcmdTuples(answer->get())) != "1")
                m_outcome.changedSince << index;
            return std::optional<Error>();
        };
        auto refused = tryAll(m_link, m_job, trials);
        if (refused)
            m_outcome.failures = std::move(*refused);
        else
            m_outcome.error = std::move(refused).error();
    }

    session::Link &m_link;
    session::Job &m_job;
    const UndoEntry &m_entry;
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
    QList<EditStatement> asides;
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
            if (it->through && editable.origins.at(it->origin).key == Origin::Key::Physical) {
                entry.missing
                    << tr("A row of %1 that exchanged a value is not found again: it has no key.").arg(name);
                break;
            }
            if (it->through) {
                if (const auto aside = stepAside(editable, *change, *it))
                    asides << *aside;
            }
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
    entry.statements = asides + entry.statements;
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
    return Undoing(link, job, entry).execute(lockTimeout);
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
