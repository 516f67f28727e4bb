// SPDX-License-Identifier: GPL-3.0-or-later
// The table that rows are imported into. Thread: the session's. Fails: Sql with all its fields, Cancelled,
// Connection, Input where there is no such table.
#pragma once

#include "core/session/job.h"
#include "core/session/link.h"

#include <QList>
#include <QMetaType>
#include <QStringList>

namespace core::importing {

struct TargetColumn
{
    QString name;
    QString type;        ///< as format_type() says it
    quint32 typeOid = 0; ///< of a domain the type below it
    bool isArray = false;
    char arrayDelimiter = ',';
    bool isJson = false;
    bool notNull = false;
    bool hasDefault = false; ///< or is an identity
    bool generated = false;  ///< always: nothing can be written
    bool identityAlways = false;

    bool operator==(const TargetColumn &) const = default;
};

struct TargetTable
{
    ServerVersion server{}; ///< that has it
    QString schema;
    QString name;
    char kind = 'r';
    bool rowSecurity = false; ///< COPY refuses such a table, for this user
    QList<TargetColumn> columns;
    QStringList primaryKey;
    QList<QStringList> keys; ///< of unique indexes over whole columns, the primary key first

    /// Without the schema where none is said: a table that is still to be made.
    QStringList path() const { return schema.isEmpty() ? QStringList{name} : QStringList{schema, name}; }
    int indexOf(const QString &column) const;
    bool operator==(const TargetTable &) const = default;
};

/// name: schema and table, or the table alone, found through the search_path.
Result<TargetTable> readTarget(session::Link &link, session::Job &job, const QStringList &name);
/// Whether there is a relation of that name.
Result<bool> relationExists(session::Link &link, session::Job &job, const QStringList &name);

} // namespace core::importing

Q_DECLARE_METATYPE(core::importing::TargetTable)
