// SPDX-License-Identifier: GPL-3.0-or-later
// ALTER DEFAULT PRIVILEGES as a table in the form of a database or schema: whose future objects, of which
// kind, for whom, what. A row that is not there means what the server does by itself: the whole database
// gives every owner everything and PUBLIC execute on functions and usage of types; a schema adds nothing. A
// row without privileges takes that away. Pure.
#pragma once

#include "core/base/serverversion.h"
#include "core/ddl/script.h"
#include "core/forms/formspec.h"

#include <optional>

namespace core::ddl {

/// A Table with "role" (whose objects; Context::choices["roles"]), "objects" ("tables", "sequences",
/// "functions", "types", "schemas", "large objects"), "grantee", "privileges" and "grantable" (lists of
/// letters). inSchema: without the kinds that stand in no schema.
forms::FieldSpec defaultPrivilegesField(const QString &id, ServerVersion version, bool inSchema);

/// What the SQL of a form gives: an array of {"role", "objects": the letter of defaclobjtype, "grantee",
/// "privileges": "arw", "grantable": "r"}, where an entry has no privileges for somebody who would have some
/// by default, a row of empty strings. Gives the rows of the table.
QList<forms::Values> defaultPrivilegesRows(const QList<forms::Values> &read, ServerVersion version,
                                           bool inSchema);

/// schema: the name, empty for the whole database.
Script defaultPrivilegesScript(const QString &field, const QString &schema, ServerVersion version,
                               const std::optional<forms::Values> &before, const forms::Values &after);

} // namespace core::ddl
