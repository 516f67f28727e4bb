// SPDX-License-Identifier: GPL-3.0-or-later
// What the catalogue says of a relation whose rows are edited: its columns as an editor or an insert needs
// them, what we may do with it, its keys, and what happens besides when a row is saved. Values; any thread.
#pragma once

#include "core/browse/tableinfo.h"
#include "core/result/column.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace core::edit {

using result::Oid;

struct ColumnFacts
{
    enum class Identity
    {
        None,
        ByDefault,
        Always
    };

    int number = 0; ///< attnum
    QString name{};
    Oid typeOid = 0;
    int typeModifier = -1;
    QString type{};     ///< with its modifier, as people read it: numeric(12,2)
    QString castType{}; ///< without a modifier, qualified where it must be: what a parameter is cast to
    Oid baseType = 0;   ///< of a domain: what it is made of, down to the bottom; else typeOid
    QString baseTypeName{};
    int baseModifier = -1;
    char kind = 'b';     ///< typtype of the base type: b base, c composite, e enum, r range, m multirange, p
    char category = 'U'; ///< typcategory of the base type: N, S, D, B, A, E, R, …
    Oid elementType = 0; ///< of an array; else 0
    QString elementTypeName{};
    QStringList enumLabels{};   ///< of an enum, or of an array's elements that are one; in the server's order
    QStringList domainChecks{}; ///< of all the domains on the way down, as SQL
    bool notNull = false;       ///< the column's, or its domain's
    bool hasDefault = false;    ///< its own or its domain's; identity and generated columns have none here
    QString defaultText{};      ///< SQL
    bool isSerial = false;      ///< the default takes the next number of a sequence
    Identity identity = Identity::None;
    bool generated = false;
    QString collation{}; ///< empty: the type's own
    int maxLength = -1;  ///< characters of varchar(n), char(n), bits of bit(n); -1: none
    bool mayInsert = true;
    bool mayUpdate = true;
    bool mayRead = true;
    bool updatable = true; ///< false: a view computes it
    /// A value is equal exactly where it is the same: `=` may compare it. Otherwise its text is compared.
    bool exact = false;
    /// Its cast to text gives what the server shows, so `::text` may compare it; otherwise format() does.
    bool castShows = false;

    /// A new row gets a value by itself.
    bool fillsItself() const { return hasDefault || generated || identity != Identity::None; }
};

/// Something that happens besides when a row is saved, and that no statement of ours undoes.
struct SideEffect
{
    enum class Kind
    {
        Trigger,
        Rule,
        Cascade ///< a key that refers to this table takes rows along
    };
    Kind kind = Kind::Trigger;
    QString name{};   ///< of the trigger, rule or constraint
    QString detail{}; ///< of a trigger its function, of a cascade the other table
    bool onInsert = false;
    bool onUpdate = false;
    bool onDelete = false;
};

/// A unique index that identifies a row: no expression, no predicate, checked at once.
struct UniqueKey
{
    QString name{};
    bool primary = false;
    QList<int> columns{}; ///< attnums
};

struct TableFacts
{
    Oid oid = 0;
    browse::TableName name{};
    char kind = 'r';          ///< relkind
    bool hasChildren = false; ///< inherited by others: a key holds within each of them only
    bool temporary = false;
    QString whyNoInsert{}; ///< empty: rows may be added
    QString whyNoUpdate{};
    QString whyNoDelete{};
    QList<ColumnFacts> columns{};
    QList<UniqueKey> keys{}; ///< the primary one first; of a view those of the tables beneath it
    QList<browse::ForeignKey> references{}; ///< for the picker
    QList<SideEffect> effects{};
    bool rowSecurity = false;
    bool insteadOf = false; ///< a view whose rows are written by triggers

    /// Null where there is no such column.
    const ColumnFacts *column(int number) const;
    /// The foreign keys a column is part of.
    QList<browse::ForeignKey> referencesOf(int number) const;
};

} // namespace core::edit
