// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of PostgreSQL's built-in types without asking a server.
// Source: pg_type.dat; OIDs below 10000 never change between versions.
#pragma once

#include "core/result/column.h"

namespace core::result {

enum class TypeFamily
{
    Text,
    Number,
    Boolean,
    DateTime,
    Json,
    Binary,
    Code,
    Other
};

/// Name as format_type(oid, modifier) gives it ("numeric(12,2)", "bigint[]"); empty for a type that is not
/// built in.
QString builtinTypeName(Oid oid, int modifier);
/// The short spelling used in headers and trees: timestamptz, timestamp, time, varchar(20), char(3), bit …
QString shortTypeName(const QString &formatted);
TypeFamily typeFamily(Oid oid);
/// The type of an array's elements; 0 if it is no array of a built-in type.
Oid elementType(Oid arrayOid);
/// Numbers and money are set at the right edge.
inline bool alignsRight(Oid oid)
{
    return typeFamily(oid) == TypeFamily::Number;
}
/// json, jsonb, bytea, xml, arrays and composites of code-like types: set in the code font.
bool usesCodeFont(Oid oid);

} // namespace core::result
