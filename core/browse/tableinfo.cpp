// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/browse/tableinfo.h"

#include "core/base/sqlquote.h"

#include <QCoreApplication>

#include <map>

namespace core::browse {

namespace {

/// The rows of one statement of ours, by the columns' names.
class Answer
{
public:
    explicit Answer(session::PgResult result)
        : m_result(std::move(result))
    {
    }

    int rows() const { return PQntuples(m_result.get()); }
    bool isNull(int row, const char *column) const
    {
        return PQgetisnull(m_result.get(), row, at(column)) != 0;
    }
    QString text(int row, const char *column) const
    {
        return QString::fromUtf8(PQgetvalue(m_result.get(), row, at(column)));
    }
    qint64 number(int row, const char *column, qint64 none = 0) const
    {
        return isNull(row, column) ? none : text(row, column).toLongLong();
    }
    bool flag(int row, const char *column) const { return text(row, column) == QLatin1String("t"); }

private:
    int at(const char *column) const { return PQfnumber(m_result.get(), column); }

    session::PgResult m_result;
};

Result<Answer> ask(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                   const QString &verb, const catalog::SqlParameters &parameters)
{
    auto sql = library.statement(QStringLiteral("relation"), verb, link.info().version, parameters);
    if (!sql)
        return std::move(sql).error();
    auto result = link.execute(job, sql->toUtf8());
    if (!result)
        return std::move(result).error();
    return Answer(std::move(*result));
}

QString kindOf(const QString &relkind)
{
    static const std::map<QString, QString> kinds{
        {QStringLiteral("r"), QStringLiteral("table")},
        {QStringLiteral("p"), QStringLiteral("partitioned_table")},
        {QStringLiteral("v"), QStringLiteral("view")},
        {QStringLiteral("m"), QStringLiteral("materialized_view")},
        {QStringLiteral("f"), QStringLiteral("foreign_table")},
        {QStringLiteral("S"), QStringLiteral("sequence")},
    };
    const auto found = kinds.find(relkind);
    return found == kinds.end() ? QString() : found->second;
}

Result<void> readKeys(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                      TableInfo &info)
{
    auto rows = ask(link, job, library, QStringLiteral("keys"), {{QStringLiteral("parent_oid"), info.oid}});
    if (!rows)
        return std::move(rows).error();
    for (int i = 0; i < rows->rows(); ++i) {
        QList<ForeignKey> &keys = rows->flag(i, "outgoing") ? info.references : info.referredBy;
        if (rows->number(i, "place") == 1) {
            keys << ForeignKey{rows->text(i, "name"),
                               {rows->text(i, "from_schema"), rows->text(i, "from_table")},
                               {rows->text(i, "to_schema"), rows->text(i, "to_table")},
                               {},
                               {}};
        }
        if (keys.isEmpty())
            continue;
        keys.last().fromColumns << KeyColumn{int(rows->number(i, "from_number")),
                                             rows->text(i, "from_column"), rows->text(i, "from_type")};
        keys.last().toColumns << KeyColumn{int(rows->number(i, "to_number")), rows->text(i, "to_column"),
                                           rows->text(i, "to_type")};
    }
    return {};
}

Result<TableInfo> read(session::Link &link, session::Job &job, const catalog::SqlLibrary &library, qint64 oid,
                       const TableName &name)
{
    auto rows = ask(
        link, job, library, QStringLiteral("describe"),
        {{QStringLiteral("parent_oid"), oid},
         {QStringLiteral("relation"), oid > 0 ? QString() : quoteQualified({name.schema, name.table})}});
    if (!rows)
        return std::move(rows).error();
    if (rows->rows() == 0) {
        return Error{.kind = Error::Kind::Sql,
                     .message = QCoreApplication::translate("core::browse", "There is no relation %1")
                                    .arg(oid > 0 ? QString::number(oid) : name.text()),
                     .sqlState = QStringLiteral("42P01")};
    }
    TableInfo info;
    info.oid = rows->number(0, "oid");
    info.name = {rows->text(0, "schema"), rows->text(0, "name")};
    info.kind = kindOf(rows->text(0, "relkind"));
    info.estimate = rows->number(0, "estimate", -1);
    for (int i = 0; i < rows->rows(); ++i) {
        if (rows->isNull(i, "number"))
            continue;
        info.columns << TableColumn{int(rows->number(i, "number")), rows->text(i, "column"),
                                    rows->text(i, "type"),          rows->flag(i, "notnull"),
                                    rows->flag(i, "readable"),      int(rows->number(i, "place"))};
    }
    if (auto keys = readKeys(link, job, library, info); !keys)
        return std::move(keys).error();
    return info;
}

} // namespace

const TableColumn *TableInfo::column(int number) const
{
    for (const TableColumn &column : columns) {
        if (column.number == number)
            return &column;
    }
    return nullptr;
}

QStringList TableInfo::columnNames() const
{
    QStringList names;
    for (const TableColumn &column : columns)
        names << column.name;
    return names;
}

QStringList TableInfo::readableColumns() const
{
    QStringList names;
    for (const TableColumn &column : columns) {
        if (column.readable)
            names << column.name;
    }
    return names;
}

QStringList TableInfo::primaryKey() const
{
    std::map<int, QString> key;
    for (const TableColumn &column : columns) {
        if (column.keyPlace > 0)
            key[column.keyPlace] = column.name;
    }
    QStringList names;
    for (const auto &part : key)
        names << part.second;
    return names;
}

QList<ForeignKey> TableInfo::referencesOf(int number) const
{
    QList<ForeignKey> found;
    for (const ForeignKey &key : references) {
        for (const KeyColumn &column : key.fromColumns) {
            if (column.number == number) {
                found << key;
                break;
            }
        }
    }
    return found;
}

Result<TableInfo> readTable(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                            const TableName &name)
{
    return read(link, job, library, 0, name);
}

Result<TableInfo> readTable(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                            qint64 oid)
{
    return read(link, job, library, oid, {});
}

} // namespace core::browse
