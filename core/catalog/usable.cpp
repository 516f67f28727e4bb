// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/usable.h"

namespace core::catalog {

namespace {

/// A privilege on columns alone is one too; the owner has them all unless they were revoked.
constexpr const char *Relation
    = "has_table_privilege(cast(oid as oid), 'select, insert, update, delete, truncate, references, trigger')"
      " or has_any_column_privilege(cast(oid as oid), 'select, insert, update, references')";
constexpr const char *Routine = "has_function_privilege(cast(oid as oid), 'execute')";
constexpr const char *Type = "has_type_privilege(cast(oid as oid), 'usage')";

struct Entry
{
    const char *kind;
    const char *condition;
};

constexpr Entry Entries[] = {
    {"database", "has_database_privilege(cast(oid as oid), 'connect')"},
    {"schema", "has_schema_privilege(cast(oid as oid), 'usage, create')"},
    {"table", Relation},
    {"partitioned_table", Relation},
    {"partition", Relation},
    {"foreign_table", Relation},
    {"view", Relation},
    {"materialized_view", Relation},
    {"sequence", "has_sequence_privilege(cast(oid as oid), 'usage, select, update')"},
    {"function", Routine},
    {"procedure", Routine},
    {"aggregate", Routine},
    {"trigger_function", Routine},
    {"type", Type},
    {"enum", Type},
    {"composite_type", Type},
    {"domain", Type},
    {"range_type", Type},
    {"base_type", Type},
    {"language", "has_language_privilege(cast(oid as oid), 'usage')"},
    {"tablespace", "has_tablespace_privilege(cast(oid as oid), 'create')"},
    {"foreign_server", "has_server_privilege(cast(oid as oid), 'usage')"},
    {"foreign_data_wrapper", "has_foreign_data_wrapper_privilege(cast(oid as oid), 'usage')"},
};

} // namespace

QString usableOnly(const QString &kind)
{
    for (const Entry &entry : Entries) {
        if (kind == QLatin1String(entry.kind))
            return QStringLiteral(" where ") + QLatin1String(entry.condition);
    }
    return {};
}

} // namespace core::catalog
