// SPDX-License-Identifier: GPL-3.0-or-later
// How ALTER, COMMENT ON, GRANT and DROP call what pg_identify_object names, and which of them it knows. Pure.
#pragma once

#include "core/base/serverversion.h"

#include <QList>
#include <QString>

namespace core::definition {

/// What SQL can do with objects of a type.
struct ObjectType
{
    enum Clause : unsigned
    {
        NoClauses = 0,
        Owner = 1,   ///< ALTER … OWNER TO
        Comment = 2, ///< COMMENT ON
        Label = 4,   ///< SECURITY LABEL ON
        Rename = 8,  ///< ALTER … RENAME TO
        Schema = 16, ///< ALTER … SET SCHEMA
        Drop = 32,   ///< DROP
    };

    QString type{};  ///< pg_identify_object's word: "table constraint"
    QString word{};  ///< SQL's word: "constraint"
    QString grant{}; ///< id of ddl::aclKind(); empty: nothing can be granted on it
    unsigned clauses = NoClauses;
    QString drop{};      ///< DROP's word where it is another one
    QString ownership{}; ///< ALTER … OWNER's and SET SCHEMA's word where it is another one
    int rank = 0;        ///< where objects of the type stand in a script, if nothing else decides

    bool knows(Clause clause) const { return (clauses & clause) != 0; }
};

/// Every type pg_identify_object gives, of servers 13 to 18.
const QList<ObjectType> &objectTypes();
/// Null for a type that is not known.
const ObjectType *objectType(const QString &type);

/// As COMMENT ON and ALTER call it: "function public.f(integer)", "constraint c on public.t",
/// "cast (integer as public.t)", "aggregate public.a(*)". Empty for what has no such name (a default value).
QString address(const QString &type, const QString &identity);
/// As DROP calls it, IF EXISTS included where asked: "drop function if exists public.f(integer)",
/// "alter table public.t drop constraint c". Empty for what cannot be dropped by itself.
QString dropStatement(const QString &type, const QString &identity, bool ifExists = false,
                      bool cascade = false);
/// What stands behind ON in GRANT and REVOKE: "table public.t", "function public.f(integer)". Columns: their
/// table. Empty where nothing can be granted.
QString grantTarget(const QString &type, const QString &identity);

/// A name as SQL writes it taken from the start of `text` ("a b".c → "a b", the rest begins at `end`).
QString leadingName(const QString &text, qsizetype *end = nullptr);
/// The last of the names joined by dots in `text`; `before` gets what stands before it, without the dot.
QString lastName(const QString &text, QString *before = nullptr);
/// Without its quotes: "a ""b" → a "b.
QString unquoted(const QString &name);

} // namespace core::definition
