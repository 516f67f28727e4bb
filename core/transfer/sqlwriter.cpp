// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/sqlwriter.h"

#include "core/base/sqlquote.h"
#include "core/result/typeinfo.h"
#include "core/transfer/bytescan.h"

#include <QSet>

#include <algorithm>

namespace core::transfer {

namespace {

/// 2024-02-29…, 12024-01-01, infinity: what every session reads the same.
bool isIsoDate(QByteArrayView text)
{
    if (text == "infinity" || text == "-infinity")
        return true;
    qsizetype digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9')
        ++digits;
    return digits >= 4 && digits + 6 <= text.size() && text[digits] == '-' && text[digits + 3] == '-';
}

bool isZero(QByteArrayView number)
{
    return std::all_of(number.begin(), number.end(), [](char c) { return c == '0' || c == '.' || c == '-'; });
}

} // namespace

SqlWriter::SqlWriter(ByteSink &target, const WriteOptions &options, Progress &progress, bool flushWhenIdle)
    : RowWriter(target, progress, flushWhenIdle)
    , m_options(options)
{
}

void SqlWriter::start()
{
    for (const result::Column &column : columns()) {
        const QByteArray type
            = result::shortTypeName(column.typeName.isEmpty() ? result::builtinTypeName(column.typeOid, -1)
                                                              : column.typeName)
                  .toUtf8();
        constexpr result::Oid SmallInt = 21, ObjectId = 26, Real = 700, Double = 701;
        m_fields.push_back({.name = quoteIdentifier(column.name).toUtf8(),
                            .kind = valueKind(column.typeOid),
                            .cast = type.isEmpty() ? QByteArray() : "::" + type,
                            .smallOrReal = column.typeOid == SmallInt || column.typeOid == ObjectId
                                || column.typeOid == Real || column.typeOid == Double,
                            .key = m_options.sql.keyColumns.contains(column.name)});
    }
    if (auto prepared = prepare(); !prepared)
        m_out.fail(prepared.error());
}

Result<void> SqlWriter::prepare()
{
    if (m_options.format == Format::SqlValues || m_options.format == Format::SqlInList)
        return {};
    const bool isUpdate = m_options.format == Format::SqlUpdate;
    const bool isUpsert = m_options.format == Format::SqlUpsert;
    QSet<QString> names;
    for (const result::Column &column : columns()) {
        if (names.contains(column.name))
            return Error::input(QStringLiteral("The column %1 is there twice: one table has it once only")
                                    .arg(quoteIdentifier(column.name)),
                                QStringLiteral("Give one of them another name, or leave it out."));
        names.insert(column.name);
    }
    QList<QByteArray> all, keys, others;
    for (const Field &field : m_fields) {
        all << field.name;
        (field.key ? keys : others) << field.name;
    }
    if (isUpdate || isUpsert) {
        for (const QString &key : m_options.sql.keyColumns) {
            if (!names.contains(key))
                return Error::input(QStringLiteral("The key column %1 is not among the columns exported")
                                        .arg(quoteIdentifier(key)));
        }
        if (isUpdate && others.isEmpty())
            return Error::input(QStringLiteral("Every column is a key: an UPDATE has nothing to set"));
    }
    const QByteArray table = quoteQualified(m_options.sql.table).toUtf8();
    if (isUpdate) {
        m_before = "UPDATE " + table + " SET ";
        return {};
    }
    const QByteArray overriding = m_options.sql.overrideIdentity ? " OVERRIDING SYSTEM VALUE" : "";
    if (columns().isEmpty()) {
        m_before = "INSERT INTO " + table + overriding + " DEFAULT VALUES";
    } else {
        m_before = "INSERT INTO " + table + " (" + all.join(", ") + ')' + overriding + " VALUES\n";
    }
    if (isUpsert) {
        m_after = "\nON CONFLICT (" + keys.join(", ") + ")";
        if (others.isEmpty())
            m_after += " DO NOTHING";
        for (qsizetype i = 0; i < others.size(); ++i)
            m_after += (i == 0 ? " DO UPDATE SET " : ", ") + others[i] + " = EXCLUDED." + others[i];
    } else if (m_options.sql.skipConflicts) {
        m_after = "\nON CONFLICT DO NOTHING";
    }
    m_after += ";\n";
    return {};
}

void SqlWriter::writeRow(std::span<const result::CellView> cells)
{
    switch (m_options.format) {
    case Format::SqlUpdate:
        updateRow(cells);
        break;
    case Format::SqlValues:
    case Format::SqlInList:
        listRow(cells);
        break;
    default:
        insertRow(cells);
        break;
    }
    m_any = true;
}

void SqlWriter::pause()
{
    if (m_inStatement == 0)
        return;
    m_out.put(m_after);
    m_inStatement = 0;
}

void SqlWriter::finish()
{
    if (m_inStatement > 0)
        pause();
    else if (m_options.format == Format::SqlValues && m_any)
        m_out.put(";\n");
    else if (m_options.format == Format::SqlInList)
        m_out.put(m_any ? ")" : "(NULL)"); // IN () is no SQL
}

void SqlWriter::insertRow(std::span<const result::CellView> cells)
{
    if (cells.empty()) { // a row of a table without columns
        m_out.put(m_before);
        m_out.put(m_after);
        return;
    }
    m_out.put(m_inStatement == 0 ? QByteArrayView(m_before) : QByteArrayView(",\n"));
    for (std::size_t i = 0; i < cells.size(); ++i) {
        m_out.put(i == 0 ? "(" : ", ");
        literal(qsizetype(i), cells[i], true);
    }
    m_out.put(')');
    if (++m_inStatement == m_options.sql.rowsPerStatement) {
        m_out.put(m_after);
        m_inStatement = 0;
    }
}

void SqlWriter::updateRow(std::span<const result::CellView> cells)
{
    m_out.put(m_before);
    bool first = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (m_fields[i].key)
            continue;
        if (!std::exchange(first, false))
            m_out.put(", ");
        m_out.put(m_fields[i].name);
        m_out.put(" = ");
        literal(qsizetype(i), cells[i], true);
    }
    first = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!m_fields[i].key)
            continue;
        m_out.put(std::exchange(first, false) ? " WHERE " : " AND ");
        m_out.put(m_fields[i].name);
        if (cells[i].null) {
            m_out.put(" IS NULL");
        } else {
            m_out.put(" = ");
            literal(qsizetype(i), cells[i], !m_fields[i].smallOrReal);
        }
    }
    m_out.put(";\n");
}

/// The first row of VALUES says the types, the others follow it.
void SqlWriter::listRow(std::span<const result::CellView> cells)
{
    const bool isValues = m_options.format == Format::SqlValues;
    if (isValues)
        m_out.put(m_any ? ",\n(" : "VALUES\n(");
    else
        m_out.put(m_any ? ", " : "(");
    if (!isValues && cells.size() != 1)
        m_out.put('(');
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            m_out.put(", ");
        literal(qsizetype(i), cells[i], !m_fields[i].smallOrReal);
        constexpr result::Oid Integer = 23;
        const bool saysItself = columns()[qsizetype(i)].typeOid == Integer && !cells[i].null;
        if (isValues && !m_any && !saysItself)
            m_out.put(m_fields[i].cast);
    }
    if (isValues || cells.size() != 1)
        m_out.put(')');
}

void SqlWriter::literal(qsizetype column, const result::CellView &cell, bool mayBeBare)
{
    if (cell.null)
        return m_out.put("NULL");
    const QByteArrayView text = cell.bytes();
    switch (m_fields[std::size_t(column)].kind) {
    case ValueKind::Integer:
    case ValueKind::Numeric:
        if (mayBeBare && isJsonNumber(text))
            return m_out.put(text);
        break;
    case ValueKind::Float: // -0 as a bare number is a numeric, which has no such zero
        if (mayBeBare && isJsonNumber(text) && !(text.startsWith('-') && isZero(text)))
            return m_out.put(text);
        break;
    case ValueKind::Boolean:
        if (text == "t" || text == "f")
            return m_out.put(text == "t" ? QByteArrayView("true") : QByteArrayView("false"));
        break;
    case ValueKind::Date:
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
        if (!isIsoDate(text))
            return refuse(column, QStringLiteral("is a date that another session may read differently"),
                          QStringLiteral("Run SET datestyle = ISO and the query again."));
        break;
    default:
        break;
    }
    quoted(text);
}

void SqlWriter::quoted(QByteArrayView text)
{
    const bool backslash = text.contains('\\');
    m_out.put(backslash ? "E'" : "'");
    const char *run = text.begin();
    for (const char *at = run; at < text.end(); ++at) {
        if (*at != '\'' && !(backslash && *at == '\\'))
            continue;
        m_out.put(QByteArrayView(run, at));
        m_out.put(*at);
        run = at; // the character itself goes with the next run
    }
    m_out.put(QByteArrayView(run, text.end()));
    m_out.put('\'');
}

} // namespace core::transfer
