// SPDX-License-Identifier: GPL-3.0-or-later
// What there is to export: tables, views and their like, with what is known of their size.
// Thread: the session's. Fails: Sql with all its fields, Cancelled, Connection.
#pragma once

#include "core/session/job.h"
#include "core/session/link.h"

#include <QList>
#include <QMetaType>
#include <QStringList>

#include <vector>

namespace core::transfer {

struct TableInfo
{
    QString schema;
    QString name;
    char kind = 'r'; ///< pg_class.relkind: r table, p partitioned, v view, m materialised view, f foreign
    qint64 oid = 0;
    qint64 rows = -1;  ///< an estimate, of all its parts; -1: not known
    qint64 bytes = -1; ///< an estimate (pages at the last VACUUM or ANALYZE); -1: not known

    QStringList path() const { return {schema, name}; }
    bool operator==(const TableInfo &) const = default;
};

/// "table", "foreign table" … for the user.
QString kindName(char kind);

/// What can be exported of a schema, by name; partitions come with their table and are not listed. Fails with
/// Input where there is no such schema.
Result<QList<TableInfo>> tablesOfSchema(session::Link &link, session::Job &job, const QString &schema);
/// The same of every schema that is not the system's.
Result<QList<TableInfo>> tablesOfDatabase(session::Link &link, session::Job &job);
/// By name: schema and table, or the table alone, found through the search_path. In the order asked for.
/// Fails with Input where there is none of that name, or it has no rows of its own (an index).
Result<QList<TableInfo>> findTables(session::Link &link, session::Job &job, const QList<QStringList> &names);

/// The storage of a table: its own and that of everything below it (partitions, children).
struct TableStorage
{
    std::vector<qint64> blocks; ///< of each relation with storage, now
    qint64 mainBytes = 0;       ///< of these blocks
    qint64 allBytes = 0;        ///< with long values stored apart (TOAST)
    bool onlyHeap = true;       ///< everything below it is an ordinary heap of this server
    bool rowSecurity = false;   ///< a policy decides which rows this user sees
};
/// One for each of tables, asked by one statement.
Result<std::vector<TableStorage>> storageOf(session::Link &link, session::Job &job,
                                            const QList<TableInfo> &tables);

} // namespace core::transfer

Q_DECLARE_METATYPE(core::transfer::TableInfo)
