// SPDX-License-Identifier: GPL-3.0-or-later
// What may be edited in a result, and why the rest may not: each column belongs to a table (as the server
// says where it comes from), and a row of that table is found again by a key whose columns are in the result.
// Values; any thread but readEditable().
#pragma once

#include "core/base/result.h"
#include "core/catalog/sqllibrary.h"
#include "core/edit/tablefacts.h"
#include "core/result/column.h"
#include "core/session/job.h"
#include "core/session/link.h"
#include "core/values/type.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace core::edit {

/// A table that some of the result's columns come from.
struct Origin
{
    enum class Key
    {
        None,     ///< no row of it can be found again: see whyNot
        Unique,   ///< a key of the table
        Physical, ///< ctid, and xmin where the result has it: see warning
    };

    int table = -1;       ///< index in Editable::tables
    QList<int> columns{}; ///< of the result, those that come from it; a column may be there twice
    Key key = Key::None;
    QString keyName{};       ///< of the index
    QList<int> keyColumns{}; ///< of the result: what the row is found by
    QString whyNot{};        ///< why none of its rows may be changed or deleted; empty: they may
    QString warning{};       ///< what should be known although they may
};

struct ColumnRight
{
    int origin = -1;     ///< index in Editable::origins, -1: an expression
    int number = 0;      ///< attnum
    QString whyNot{};    ///< why a cell of it may not be changed in a row that is there; empty: it may
    QString whyNotNew{}; ///< the same in a new row
};

struct Editable
{
    QList<TableFacts> tables{};
    QList<Origin> origins{};
    QList<ColumnRight> columns{}; ///< one for each column of the result
    /// One for each column of the result, down to fields, elements and labels; of a column of a table the
    /// declared one, a domain for instance. Empty from decide().
    QList<values::TypePtr> types{};
    QString whyNot{};    ///< why nothing at all may be edited; empty: something may
    int serverMajor = 0; ///< the server's version; 0 from decide()

    /// The origin of new rows: the one of a result that comes from one table alone. -1: see whyNoInsert.
    int insertOrigin = -1;
    QString whyNoInsert{};
    /// The origin whose row goes when a row of the result is deleted; -1: see whyNoDelete.
    int deleteOrigin = -1;
    QString whyNoDelete{};

    bool isEditable() const { return whyNot.isEmpty(); }
    /// Null for an expression, or where there is no such column.
    const ColumnFacts *facts(int column) const;
    const TableFacts *table(int column) const;
    const Origin *origin(int column) const;
};

/// How the rows came about.
enum class Source
{
    Table, ///< our own SELECT of one relation (a table's tab)
    Query  ///< the user's: the text tells whether a table may be in it twice
};

/// Asks the catalogue: one round trip, three more for a view, one for types that are not built in. Thread:
/// the session's; on the session that ran the statement (its temporary tables, its role). In a transaction of
/// the user it leaves that as it was. Waits for no lock. Fails with Sql, Connection, Cancelled; what may not
/// be edited is no error but in the answer.
Result<Editable> readEditable(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                              const QList<result::Column> &columns, Source source,
                              const QByteArray &statement = {});

/// What a table's own SELECT should ask for besides (browse::TableQuery::system) where the table has no key:
/// the place of the row in the file. Empty where a key does, or nothing helps (views, foreign tables).
QStringList addressColumns(const TableFacts &table);

/// The rule itself, without a server: what the facts of the tables allow for these columns. occurrences: how
/// often each table stands in the statement, by the tables' order; more than once is refused.
Editable decide(const QList<result::Column> &columns, QList<TableFacts> tables,
                const QList<int> &occurrences);

} // namespace core::edit
