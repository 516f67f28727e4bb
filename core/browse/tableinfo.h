// SPDX-License-Identifier: GPL-3.0-or-later
// What the catalogue says of one relation whose rows are shown: columns, primary key, foreign keys both ways.
// A value. readTable(): thread of the session, two round trips, waits for no lock on the table.
#pragma once

#include "core/base/result.h"
#include "core/catalog/sqllibrary.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace core::browse {

struct TableName
{
    QString schema;
    QString table;

    /// As people read it, unquoted: sales.orders.
    QString text() const { return schema.isEmpty() ? table : schema + QLatin1Char('.') + table; }
    bool operator==(const TableName &) const = default;
};

struct TableColumn
{
    int number = 0; ///< attnum
    QString name;
    QString type; ///< format_type without a modifier: what a literal can be cast to without being cut
    bool notNull = false;
    bool readable = true; ///< we have the right to SELECT it
    int keyPlace = 0;     ///< in the primary key, from 1
};

struct KeyColumn
{
    int number = 0;
    QString name;
    QString type;
};

/// The columns of both sides belong together by their place.
struct ForeignKey
{
    QString name;
    TableName from;
    TableName to;
    QList<KeyColumn> fromColumns;
    QList<KeyColumn> toColumns;
};

struct TableInfo
{
    qint64 oid = 0;
    TableName name;
    QString kind;         ///< of core/kinds: "table", "view"…; empty for one that is not in the tree
    qint64 estimate = -1; ///< rows, as the last ANALYZE or VACUUM saw them
    QList<TableColumn> columns;
    QList<ForeignKey> references; ///< from this table
    QList<ForeignKey> referredBy; ///< to this table

    /// Null where there is no such column.
    const TableColumn *column(int number) const;
    QStringList columnNames() const;
    QStringList readableColumns() const;
    /// In the key's order; empty where there is none.
    QStringList primaryKey() const;
    /// Those the column is part of.
    QList<ForeignKey> referencesOf(int number) const;
};

/// Fails with Sql 42P01 where there is no such relation.
Result<TableInfo> readTable(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                            const TableName &name);
Result<TableInfo> readTable(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                            qint64 oid);

} // namespace core::browse
