// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/editsql.h"

#include "core/base/sqlquote.h"
#include "core/browse/tablequery.h"
#include "core/edit/systemcolumns.h"
#include "core/sql/scanner.h"

#include <QCoreApplication>

#include <algorithm>

namespace core::edit {

namespace {

using sql::Token;
using sql::TokenKind;

QString tr(const char *text)
{
    return QCoreApplication::translate("core::edit", text);
}

/// A column of the result as a statement about its table says it.
struct Place
{
    QByteArray name;
    QByteArray type; ///< to cast a value to
    bool exact = true;
    bool castShows = true;
};

Place placeOf(const Editable &editable, int column)
{
    const ColumnRight &right = editable.columns.at(column);
    if (const SystemColumn *system = systemColumn(right.number))
        return {system->name, system->type, true, true};
    const ColumnFacts *facts = editable.facts(column);
    return {quoteIdentifier(facts->name).toUtf8(), facts->castType.toUtf8(), facts->exact, facts->castShows};
}

QByteArray tableName(const Editable &editable, int origin)
{
    const TableFacts &table = editable.tables.at(editable.origins.at(origin).table);
    return quoteQualified({table.name.schema, table.name.table}).toUtf8();
}

/// The value by what the server shows of it, byte for byte.
void compareShown(EditStatement &statement, const Place &place, const Cell &was)
{
    if (place.castShows)
        statement << place.name + "::text collate \"C\" = ";
    else
        statement << "pg_catalog.format('%s', " + place.name + ") collate \"C\" = ";
    statement.value(was, "text");
}

/// That the cell still is what was seen. `=` alone where that says it, which an index can serve.
void compareSeen(EditStatement &statement, const Place &place, const Cell &was)
{
    if (!was) {
        // a composite is NULL to "is null" when all its fields are
        statement << place.name + (place.exact ? " is null" : " is not distinct from null");
    } else if (place.exact) {
        statement << place.name + " = ";
        statement.value(was, place.type);
    } else {
        if (!place.castShows) // format() writes NULL as nothing
            statement << place.name + " is distinct from null and ";
        compareShown(statement, place, was);
    }
}

void findByKey(EditStatement &statement, const Editable &editable, const RowChange &change)
{
    bool first = true;
    for (const SeenCell &cell : change.key) {
        statement << (first ? "\nwhere " : "\n    and ");
        first = false;
        const Place place = placeOf(editable, cell.column);
        if (cell.value && !place.exact) {
            statement << place.name + " = ";
            statement.value(cell.value, place.type);
            statement << " and ";
        }
        compareSeen(statement, place, cell.value);
    }
    if (first)
        statement << "\nwhere false"; // never without a key
}

QByteArray names(const Editable &editable, const QList<int> &columns)
{
    QByteArrayList list;
    for (const int column : columns)
        list << placeOf(editable, column).name;
    return list.join(", ");
}

void returning(EditStatement &statement, const QByteArray &list)
{
    statement << "\nreturning " + (list.isEmpty() ? QByteArray("1") : list);
}

/// {column} where it stands as SQL, not within what is quoted.
QByteArray withColumn(const QByteArray &sql, const QByteArray &name)
{
    QByteArray out;
    QByteArray plain;
    const auto flush = [&] {
        out += plain.replace("{column}", name);
        plain.clear();
    };
    for (const Token &token : sql::tokenize(sql)) {
        const QByteArray text = sql.mid(token.offset, token.length);
        if (token.kind == TokenKind::String || token.kind == TokenKind::DollarString
            || token.kind == TokenKind::BitString || token.kind == TokenKind::QuotedIdentifier) {
            flush();
            out += text;
        } else {
            plain += text;
        }
    }
    flush();
    return out;
}

Result<void> assign(EditStatement &statement, const Place &place, const CellValue &value)
{
    switch (value.kind) {
    case CellValue::Kind::Text:
    case CellValue::Kind::Null:
        statement.value(value.cell(), place.type);
        break;
    case CellValue::Kind::Default:
        statement << "default";
        break;
    case CellValue::Kind::Expression: {
        if (auto checked = checkExpression(value.text); !checked)
            return checked;
        // a comment up to the line's end must not take the parenthesis with it
        const bool comment = value.text.contains("--");
        statement << "(" + value.text.trimmed() + (comment ? "\n)" : ")");
        break;
    }
    case CellValue::Kind::JsonPatch:
        statement << withColumn(value.patch, place.name);
        break;
    }
    return {};
}

Result<EditStatement> updateOf(const Editable &editable, const RowChange &change)
{
    EditStatement statement;
    statement << "update " + tableName(editable, change.origin);
    bool first = true;
    for (const CellChange &cell : change.cells) {
        const Place place = placeOf(editable, cell.column);
        statement << (first ? "\nset " : ",\n    ") << place.name + " = ";
        first = false;
        if (auto assigned = assign(statement, place, cell.value); !assigned)
            return std::move(assigned).error();
    }
    findByKey(statement, editable, change);
    for (const CellChange &cell : change.cells) {
        const Place place = placeOf(editable, cell.column);
        statement << "\n    and ";
        if (cell.value.kind == CellValue::Kind::JsonPatch && !cell.value.guard.isEmpty())
            statement << "(" + withColumn(cell.value.guard, place.name) + ")";
        else
            compareSeen(statement, place, cell.was);
    }
    returning(statement, names(editable, returnedColumns(editable, change.origin)));
    return statement;
}

Result<EditStatement> insertOf(const Editable &editable, const RowChange &change)
{
    EditStatement statement;
    statement << "insert into " + tableName(editable, change.origin);
    QList<CellChange> given = change.cells;
    given.removeIf([](const CellChange &cell) { return cell.value.kind == CellValue::Kind::Default; });
    if (given.isEmpty()) {
        statement << " default values";
    } else {
        QList<int> columns;
        for (const CellChange &cell : given)
            columns << cell.column;
        statement << " (" + names(editable, columns) + ")\nvalues (";
        for (qsizetype i = 0; i < given.size(); ++i) {
            if (i > 0)
                statement << ", ";
            const CellChange &cell = given.at(i);
            CellValue value = cell.value;
            if (value.kind == CellValue::Kind::JsonPatch)
                value = CellValue::fromText(value.text);
            if (auto assigned = assign(statement, placeOf(editable, cell.column), value); !assigned)
                return std::move(assigned).error();
        }
        statement << ")";
    }
    returning(statement, names(editable, returnedColumns(editable, change.origin)));
    return statement;
}

EditStatement deleteOf(const Editable &editable, const RowChange &change)
{
    EditStatement statement;
    statement << "delete from " + tableName(editable, change.origin);
    findByKey(statement, editable, change);
    for (const SeenCell &cell : change.seen) {
        if (systemColumn(editable.columns.at(cell.column).number))
            continue; // xmax and cmin change when a row is only locked
        statement << "\n    and ";
        compareSeen(statement, placeOf(editable, cell.column), cell.value);
    }
    QByteArrayList list;
    for (const int number : deletedColumns(editable, change.origin)) {
        const TableFacts &table = editable.tables.at(editable.origins.at(change.origin).table);
        list << quoteIdentifier(table.column(number)->name).toUtf8();
    }
    returning(statement, list.join(", "));
    return statement;
}

bool isBareNumber(const QByteArray &text, const QByteArray &type)
{
    static const QByteArrayList types{"smallint", "integer", "bigint", "numeric"};
    if (!types.contains(type) || text.isEmpty() || text.size() > 1000)
        return false;
    const qsizetype from = text.startsWith('-') ? 1 : 0;
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool plain = text.size() > from
        && std::all_of(text.cbegin() + from, text.cend(), [&](char c) { return digit(c) || c == '.'; })
        && digit(text.at(from)) && text.count('.') <= (type == "numeric" ? 1 : 0) && text.back() != '.';
    return plain && !(type != "numeric" && text.size() > 18);
}

/// '…' of bytes in the database's encoding.
QByteArray quoted(const QByteArray &bytes)
{
    QByteArray text = bytes;
    text.replace('\'', "''");
    if (!text.contains('\\'))
        return '\'' + text + '\'';
    text.replace('\\', "\\\\");
    return "E'" + text + '\'';
}

} // namespace

EditStatement &EditStatement::operator<<(const QByteArray &sql)
{
    if (!m_pieces.isEmpty() && !m_pieces.last().isValue)
        m_pieces.last().sql += sql;
    else
        m_pieces << Piece{sql};
    return *this;
}

EditStatement &EditStatement::value(const Cell &cell, const QByteArray &type)
{
    m_pieces << Piece{type, true, cell};
    return *this;
}

EditStatement EditStatement::fromPieces(QList<Piece> pieces)
{
    EditStatement statement;
    statement.m_pieces = std::move(pieces);
    return statement;
}

QByteArray EditStatement::sql() const
{
    QByteArray sql;
    int number = 0;
    for (const Piece &piece : m_pieces) {
        if (!piece.isValue) {
            sql += piece.sql;
            continue;
        }
        sql += '$' + QByteArray::number(++number);
        if (!piece.sql.isEmpty())
            sql += "::" + piece.sql;
    }
    return sql;
}

QList<std::optional<QByteArray>> EditStatement::parameters() const
{
    QList<std::optional<QByteArray>> parameters;
    for (const Piece &piece : m_pieces) {
        if (piece.isValue)
            parameters << piece.cell;
    }
    return parameters;
}

QByteArray EditStatement::display(qsizetype longest) const
{
    QByteArray sql;
    for (const Piece &piece : m_pieces) {
        if (!piece.isValue) {
            sql += piece.sql;
        } else if (!piece.cell) {
            sql += "null";
        } else if (isBareNumber(*piece.cell, piece.sql)) {
            sql += *piece.cell;
        } else if (longest >= 0 && piece.cell->size() > longest) {
            qsizetype end = longest; // not in the middle of a character
            while (end > 0 && (uchar(piece.cell->at(end)) & 0xC0) == 0x80)
                --end;
            sql += quoted(piece.cell->left(end)) + " /* … " + QByteArray::number(piece.cell->size())
                + " bytes */";
        } else {
            sql += quoted(*piece.cell);
            if (!piece.sql.isEmpty() && piece.sql != "text" && piece.sql != "character varying")
                sql += "::" + piece.sql;
        }
    }
    return sql;
}

QList<int> returnedColumns(const Editable &editable, int origin)
{
    const Origin &from = editable.origins.at(origin);
    const TableFacts &table = editable.tables.at(from.table);
    QList<int> columns = from.columns;
    columns.removeIf([&](int column) {
        const int number = editable.columns.at(column).number;
        // a row that goes through a partitioned table has no transaction's number to tell
        return number < 0 && number != CtidColumn && number != TableoidColumn && table.kind == 'p';
    });
    return columns;
}

QList<int> deletedColumns(const Editable &editable, int origin)
{
    QList<int> numbers;
    for (const ColumnFacts &column : editable.tables.at(editable.origins.at(origin).table).columns) {
        if (column.mayRead && !column.generated)
            numbers << column.number;
    }
    return numbers;
}

Result<EditStatement> statementFor(const Editable &editable, const RowChange &change)
{
    switch (change.action) {
    case RowChange::Action::Delete:
        return deleteOf(editable, change);
    case RowChange::Action::Insert:
        return insertOf(editable, change);
    case RowChange::Action::Update:
        break;
    }
    return updateOf(editable, change);
}

EditStatement currentRow(const Editable &editable, const RowChange &change)
{
    EditStatement statement;
    const QByteArray list = names(editable, editable.origins.at(change.origin).columns);
    statement << "select " + list + "\nfrom " + tableName(editable, change.origin);
    findByKey(statement, editable, change);
    return statement;
}

Result<QByteArray> script(const Editable &editable, const QList<RowChange> &changes, bool inTransaction,
                          qsizetype longest)
{
    QByteArray text = inTransaction ? QByteArray() : QByteArray("begin;\n\n");
    for (const RowChange &change : changes) {
        auto statement = statementFor(editable, change);
        if (!statement)
            return std::move(statement).error();
        text += statement->display(longest) + ";\n\n";
    }
    return inTransaction ? text : text + "commit;\n";
}

Result<void> checkExpression(const QByteArray &sql, bool standardConformingStrings)
{
    const QString text = QString::fromUtf8(sql);
    if (!browse::isCondition(text))
        return Error::input(tr("An expression is wanted here, such as now()."));
    if (auto checked = browse::checkCondition(text, standardConformingStrings); !checked)
        return checked;
    for (const Token &token : sql::tokenize(sql, standardConformingStrings)) {
        if (token.kind == TokenKind::Parameter) {
            Error error = Error::input(tr("A parameter cannot stand here."));
            error.position = QString::fromUtf8(sql.left(token.offset)).size();
            return error;
        }
    }
    return {};
}

} // namespace core::edit
