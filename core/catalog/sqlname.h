// SPDX-License-Identifier: GPL-3.0-or-later
// What SQL calls an object, from what the tree knows of it: what is copied can be pasted behind DROP or
// COMMENT ON and the word of its kind. Types of arguments are as the server prints them for the tree's
// session. Pure.
#pragma once

#include "core/catalog/objectkind.h"
#include "core/catalog/objectref.h"

namespace core::catalog {

/// schema."Table", schema."Table".column, schema.function(integer), "trigger" on schema.table,
/// schema.@(integer, none), (integer as text), for role server s.
QString qualifiedName(const ObjectRef &ref, const ObjectKinds &kinds);
/// Without the schema and what it stands in: "Table", function, @.
QString shortName(const ObjectRef &ref, const ObjectKinds &kinds);

/// ObjectKind::sqlName filled in. {name}: as an identifier; {bare}: as it is; {parts}: each part between dots
/// as an identifier; {literal}: as a string; {schema}: with a dot behind it; {parent}: what it stands in,
/// with the schema; {rest}: what its label has behind the name; {inputs}: the same, of an aggregate: (*) for
/// nothing.
QString fillName(const QString &pattern, const ObjectRef &ref);

} // namespace core::catalog
