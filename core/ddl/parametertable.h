// SPDX-License-Identifier: GPL-3.0-or-later
// Run-time parameters kept with a role, a database, a function: a table of name and value, and its ALTER …
// SET and RESET statements. Values are text as pg_db_role_setting keeps them. Pure.
#pragma once

#include "core/ddl/script.h"
#include "core/forms/formspec.h"

#include <functional>
#include <optional>

namespace core::ddl {

/// A Table with "name" and "value", between them what else a row belongs to ("database" of a role's
/// parameters, "role" of a database's). Names come from Context::choices["settings"], legal values from
/// Context::choices["setting <name>"]; readChoices() of "settings" fills both.
forms::FieldSpec parametersField(const QString &id, const QList<forms::FieldSpec> &belongsTo = {});

/// "set work_mem = '64MB'": what follows ALTER …. Parameters that are lists of names (search_path) are taken
/// apart, each name a literal of its own: one literal would be one name with commas in it.
QString setClause(const QString &name, const QString &value);
/// "reset work_mem"
QString resetClause(const QString &name);

/// alter gives what stands before SET for a row: "alter role alice in database shop". Rows that are gone are
/// reset, new and changed ones set. A row is known by its name (case aside) and alter's text.
Script parametersScript(const QString &field, const std::optional<forms::Values> &before,
                        const forms::Values &after,
                        const std::function<QString(const forms::Values &row)> &alter);

} // namespace core::ddl
