// SPDX-License-Identifier: GPL-3.0-or-later
// The names of a small shop for tests of completion, made in memory.
#pragma once

#include "core/completion/snapshotbuilder.h"

namespace support {

inline core::completion::SnapshotPtr shopNames()
{
    using namespace core::completion;
    SnapshotBuilder b;
    b.setServerVersion(150000);
    b.setSearchPath({"pg_temp", "public", "pg_catalog"});
    b.addSchema("public");
    b.addSchema("sales");
    b.addSchema("Back Office");
    b.addSchema("pg_catalog", true);
    b.addSchema("information_schema", true);
    constexpr auto Key = quint8(Column::PrimaryKey | Column::NotNull);
    const auto table = [&](quint32 oid, const char *schema, const char *name,
                           std::initializer_list<std::pair<const char *, const char *>> columns,
                           RelationKind kind = RelationKind::Table, const char *comment = "") {
        b.addRelation(oid, schema, name, kind, comment);
        int number = 0;
        for (const auto &[column, type] : columns) {
            ++number;
            const bool first = number == 1 && kind == RelationKind::Table;
            b.addColumn(oid, number, column, type, first ? Key : quint8(0));
        }
    };
    table(1, "public", "customers",
          {{"id", "bigint"}, {"name", "text"}, {"email", "text"}, {"created_at", "timestamp with time zone"}},
          RelationKind::Table, "Who buys");
    table(2, "public", "orders",
          {{"id", "bigint"},
           {"customer_id", "bigint"},
           {"status", "order_status"},
           {"placed_at", "timestamp with time zone"},
           {"total", "numeric(12,2)"}});
    table(3, "public", "order_items",
          {{"order_id", "bigint"},
           {"product_id", "bigint"},
           {"quantity", "integer"},
           {"unit_price", "numeric"}});
    table(4, "public", "products",
          {{"id", "bigint"}, {"name", "text"}, {"price", "numeric"}, {"tags", "text[]"}});
    table(5, "sales", "invoices", {{"id", "bigint"}, {"order_id", "bigint"}, {"amount", "numeric"}});
    table(6, "sales", "orders", {{"sales_no", "bigint"}});
    table(7, "public", "Mixed Case", {{"Id", "bigint"}, {"select", "text"}, {"we\"ird", "text"}});
    table(8, "public", "order_totals", {{"order_id", "bigint"}, {"sum", "numeric"}}, RelationKind::View);
    table(9, "public", "daily", {{"day", "date"}, {"revenue", "numeric"}}, RelationKind::MatView);
    table(10, "Back Office", "Staff", {{"id", "bigint"}, {"Boss", "bigint"}});
    table(11, "pg_catalog", "pg_class", {{"oid", "oid"}, {"relname", "name"}});
    table(12, "public", "naïve 🐘", {{"größe", "integer"}});
    b.addRelation(20, "public", "orders_id_seq", RelationKind::Sequence);
    b.addRelation(21, "public", "orders_pkey", RelationKind::Index);
    b.addForeignKey(2, 1, {{2, 1}});
    b.addForeignKey(3, 2, {{1, 1}});
    b.addForeignKey(3, 4, {{2, 1}});
    b.addForeignKey(5, 2, {{2, 1}});
    quint32 oid = 100;
    const auto function = [&](const char *schema, const char *name, const char *arguments, const char *result,
                              int count, int defaults = 0, FunctionKind kind = FunctionKind::Function,
                              bool variadic = false, const char *comment = "") {
        b.addFunction({++oid, schema, name, arguments, result, comment, kind, count, defaults, variadic});
    };
    function("pg_catalog", "now", "", "timestamp with time zone", 0, 0, FunctionKind::Function, false,
             "current transaction time");
    function("pg_catalog", "lower", "text", "text", 1);
    function("pg_catalog", "left", "text, integer", "text", 2);
    function("pg_catalog", "count", "", "bigint", 0, 0, FunctionKind::Aggregate);
    function("pg_catalog", "count", "\"any\"", "bigint", 1, 0, FunctionKind::Aggregate);
    function("pg_catalog", "sum", "bigint", "numeric", 1, 0, FunctionKind::Aggregate);
    function("pg_catalog", "row_number", "", "bigint", 0, 0, FunctionKind::Window);
    function("pg_catalog", "format", "text, VARIADIC \"any\"", "text", 2, 0, FunctionKind::Function, true);
    function("pg_catalog", "generate_series", "integer, integer", "SETOF integer", 2);
    function("pg_catalog", "int4pl", "integer, integer", "integer", 2, 0, FunctionKind::Function, false,
             "implementation of + operator");
    function("public", "order_total",
             "order_id bigint, with_tax boolean DEFAULT true, note text DEFAULT 'a, b'::text", "numeric", 3,
             2, FunctionKind::Function, false, "What an order costs");
    function("public", "order_lines", "id bigint", "TABLE(product text, \"Line No\" integer)", 1);
    function("public", "archive_orders", "before date", "", 1, 0, FunctionKind::Procedure);
    function("public", "touch", "", "trigger", 0, 0, FunctionKind::Trigger);
    const quint32 touch = oid;
    function("sales", "tax", "amount numeric", "numeric", 1);
    b.addType(200, "pg_catalog", "int4", "integer", 'b');
    b.addType(201, "pg_catalog", "int8", "bigint", 'b');
    b.addType(202, "pg_catalog", "text", "text", 'b');
    b.addType(203, "pg_catalog", "timestamptz", "timestamp with time zone", 'b');
    b.addType(204, "pg_catalog", "jsonb", "jsonb", 'b');
    b.addType(205, "public", "order_status", "order_status", 'e');
    b.addType(206, "public", "email_address", "email_address", 'd');
    b.addSetting("work_mem", "integer", "", "Sets the maximum memory to be used for query workspaces.");
    b.addSetting("search_path", "string", "", "");
    b.addSetting("enable_seqscan", "bool", "", "");
    b.addSetting("client_min_messages", "enum", "debug5\nnotice\nwarning\nerror", "");
    b.addSetting("auto_explain.log_analyze", "bool", "", "");
    for (const char *role : {"postgres", "reporting", "Sales Team", "pg_read_all_data"})
        b.addNamed(NamedKind::Role, role);
    b.addNamed(NamedKind::Database, "shop");
    b.addNamed(NamedKind::Language, "plpgsql");
    b.addNamed(NamedKind::Extension, "pgcrypto");
    b.addNamed(NamedKind::Available, "hstore");
    b.addNamed(NamedKind::AccessMethod, "gin");
    b.addNamed(NamedKind::AccessMethod, "btree");
    b.addPart('c', 2, "orders_total_check");
    b.addPart('t', 2, "orders_touch", touch);
    b.addPart('p', 2, "own_orders");
    return b.build();
}

} // namespace support
