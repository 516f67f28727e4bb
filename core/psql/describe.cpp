// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of \dt, \df, \l and the others.
#include "core/psql/describe.h"

#include <QCoreApplication>

#include <cstring>

#include <algorithm>

namespace core::psql {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::psql", text);
}

/// A command's letters, and what S and + behind them ask for.
struct Asked
{
    QByteArray base{};
    bool system = false;
    bool plus = false;
};

Asked asked(const QByteArray &command)
{
    Asked result;
    qsizetype end = command.size();
    while (end > 0 && (command[end - 1] == '+' || (command[end - 1] == 'S' && end > 1))) {
        (command[end - 1] == '+' ? result.plus : result.system) = true;
        --end;
    }
    result.base = command.first(end);
    return result;
}

bool isRelationList(const QByteArray &base)
{
    return base.size() > 1 && base.startsWith('d')
        && std::all_of(base.begin() + 1, base.end(), [](char c) { return std::strchr("tvmisE", c) && c; });
}

bool isFunctionList(const QByteArray &base)
{
    return base.startsWith("df")
        && std::all_of(base.begin() + 2, base.end(), [](char c) { return std::strchr("anptw", c) && c; });
}

struct List
{
    const char *command;
    const char *title;
    const char *select;          ///< up to WHERE true; a line that begins with + belongs to the longer form
    const char *systemCondition; ///< without S and a pattern
    const char *schema;
    const char *name;
    const char *otherName;
    const char *visible;
    const char *order;
};

constexpr List lists[] = {
    {"dn", "List of schemas",
     R"(SELECT n.nspname AS "Name", pg_catalog.pg_get_userbyid(n.nspowner) AS "Owner"
+, pg_catalog.array_to_string(n.nspacl, E'\n') AS "Access privileges"
+, pg_catalog.obj_description(n.oid, 'pg_namespace') AS "Description"
FROM pg_catalog.pg_namespace n WHERE true)",
     "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'", "", "n.nspname", "", "", "1"},
    {"l", "List of databases",
     R"(SELECT d.datname AS "Name", pg_catalog.pg_get_userbyid(d.datdba) AS "Owner",
pg_catalog.pg_encoding_to_char(d.encoding) AS "Encoding", d.datcollate AS "Collate", d.datctype AS "Ctype",
pg_catalog.array_to_string(d.datacl, E'\n') AS "Access privileges"
+, CASE WHEN pg_catalog.has_database_privilege(d.datname, 'CONNECT')
+ THEN pg_catalog.pg_size_pretty(pg_catalog.pg_database_size(d.datname)) ELSE 'No Access' END AS "Size"
+, t.spcname AS "Tablespace", pg_catalog.shobj_description(d.oid, 'pg_database') AS "Description"
FROM pg_catalog.pg_database d JOIN pg_catalog.pg_tablespace t ON d.dattablespace = t.oid WHERE true)",
     "", "", "d.datname", "", "", "1"},
    {"list", "", "", "", "", "", "", "", ""},
    {"dT", "List of data types",
     R"(SELECT n.nspname AS "Schema", pg_catalog.format_type(t.oid, NULL) AS "Name"
+, t.typname AS "Internal name",
+ CASE WHEN t.typrelid != 0 THEN 'tuple' WHEN t.typlen < 0 THEN 'var' ELSE t.typlen::text END AS "Size",
+ pg_catalog.array_to_string(ARRAY(SELECT e.enumlabel FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid
+  ORDER BY e.enumsortorder), E'\n') AS "Elements", pg_catalog.pg_get_userbyid(t.typowner) AS "Owner",
+ pg_catalog.array_to_string(t.typacl, E'\n') AS "Access privileges"
, pg_catalog.obj_description(t.oid, 'pg_type') AS "Description"
FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE (t.typrelid = 0 OR (SELECT c.relkind = 'c' FROM pg_catalog.pg_class c WHERE c.oid = t.typrelid))
AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_type el WHERE el.oid = t.typelem AND el.typarray = t.oid))",
     "n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema'", "n.nspname", "t.typname",
     "pg_catalog.format_type(t.oid, NULL)", "pg_catalog.pg_type_is_visible(t.oid)", "1, 2"},
    {"df", "List of functions",
     R"(SELECT n.nspname AS "Schema", p.proname AS "Name",
pg_catalog.pg_get_function_result(p.oid) AS "Result data type",
pg_catalog.pg_get_function_arguments(p.oid) AS "Argument data types",
CASE p.prokind WHEN 'a' THEN 'agg' WHEN 'w' THEN 'window' WHEN 'p' THEN 'proc' ELSE
 CASE WHEN p.prorettype = 'pg_catalog.trigger'::pg_catalog.regtype THEN 'trigger' ELSE 'func' END END AS "Type"
+, CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END AS "Volatility",
+ CASE p.proparallel WHEN 'r' THEN 'restricted' WHEN 's' THEN 'safe' ELSE 'unsafe' END AS "Parallel",
+ pg_catalog.pg_get_userbyid(p.proowner) AS "Owner",
+ CASE WHEN p.prosecdef THEN 'definer' ELSE 'invoker' END AS "Security",
+ pg_catalog.array_to_string(p.proacl, E'\n') AS "Access privileges", l.lanname AS "Language",
+ p.prosrc AS "Source code", pg_catalog.obj_description(p.oid, 'pg_proc') AS "Description"
FROM pg_catalog.pg_proc p LEFT JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
LEFT JOIN pg_catalog.pg_language l ON l.oid = p.prolang WHERE true)",
     "n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema'", "n.nspname", "p.proname", "",
     "pg_catalog.pg_function_is_visible(p.oid)", "1, 2, 4"},
    {"du", "List of roles",
     R"(SELECT r.rolname AS "Role name",
pg_catalog.array_to_string(array_remove(ARRAY[
 CASE WHEN r.rolsuper THEN 'Superuser' END, CASE WHEN NOT r.rolinherit THEN 'No inheritance' END,
 CASE WHEN r.rolcreaterole THEN 'Create role' END, CASE WHEN r.rolcreatedb THEN 'Create DB' END,
 CASE WHEN NOT r.rolcanlogin THEN 'Cannot login' END, CASE WHEN r.rolreplication THEN 'Replication' END,
 CASE WHEN r.rolbypassrls THEN 'Bypass RLS' END,
 CASE WHEN r.rolconnlimit = 0 THEN 'No connections' WHEN r.rolconnlimit > 0
  THEN r.rolconnlimit || ' connections' END,
 CASE WHEN r.rolvaliduntil IS NOT NULL THEN 'Password valid until ' || r.rolvaliduntil END], NULL), ', ')
 AS "Attributes",
ARRAY(SELECT b.rolname FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles b ON m.roleid = b.oid
 WHERE m.member = r.oid ORDER BY 1) AS "Member of"
+, pg_catalog.shobj_description(r.oid, 'pg_authid') AS "Description"
FROM pg_catalog.pg_roles r WHERE true)",
     "r.rolname !~ '^pg_'", "", "r.rolname", "", "", "1"},
    {"dg", "", "", "", "", "", "", "", ""},
    {"dx", "List of installed extensions",
     R"(SELECT e.extname AS "Name", e.extversion AS "Version", n.nspname AS "Schema",
pg_catalog.obj_description(e.oid, 'pg_extension') AS "Description"
FROM pg_catalog.pg_extension e LEFT JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE true)",
     "", "", "e.extname", "", "", "1"},
    {"db", "List of tablespaces",
     R"(SELECT t.spcname AS "Name", pg_catalog.pg_get_userbyid(t.spcowner) AS "Owner",
pg_catalog.pg_tablespace_location(t.oid) AS "Location"
+, pg_catalog.array_to_string(t.spcacl, E'\n') AS "Access privileges", t.spcoptions AS "Options",
+ pg_catalog.shobj_description(t.oid, 'pg_tablespace') AS "Description"
FROM pg_catalog.pg_tablespace t WHERE true)",
     "", "", "t.spcname", "", "", "1"},
    {"dp", "Access privileges",
     R"(SELECT n.nspname AS "Schema", c.relname AS "Name",
CASE c.relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
 WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table' WHEN 'p' THEN 'partitioned table' END AS "Type",
pg_catalog.array_to_string(c.relacl, E'\n') AS "Access privileges",
pg_catalog.array_to_string(ARRAY(SELECT attname || E':\n  ' || pg_catalog.array_to_string(attacl, E'\n  ')
 FROM pg_catalog.pg_attribute a WHERE attrelid = c.oid AND NOT attisdropped AND attacl IS NOT NULL), E'\n')
 AS "Column privileges",
pg_catalog.array_to_string(ARRAY(SELECT polname FROM pg_catalog.pg_policy pol WHERE polrelid = c.oid), E'\n')
 AS "Policies"
FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r','v','m','S','f','p'))",
     "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'", "n.nspname", "c.relname", "",
     "pg_catalog.pg_table_is_visible(c.oid)", "1, 2"},
    {"z", "", "", "", "", "", "", "", ""},
};

/// Another name of the entry before it.
const List *find(const QByteArray &base)
{
    const List *real = nullptr;
    const QByteArray wanted = isFunctionList(base) ? QByteArray("df") : base;
    for (const List &list : lists) {
        if (list.select[0] != '\0')
            real = &list;
        if (wanted == list.command)
            return real;
    }
    return nullptr;
}

/// The query without its lines for + , or with them.
QByteArray selectOf(const char *select, bool plus)
{
    QByteArray sql;
    for (const QByteArray &line : QByteArray(select).split('\n')) {
        if (!line.startsWith('+'))
            sql += line + '\n';
        else if (plus)
            sql += line.sliced(1) + '\n';
    }
    return sql;
}

Result<Inquiry> relationList(const Asked &command, const QByteArray &pattern)
{
    QByteArray letters = command.base.sliced(1);
    if (letters.isEmpty())
        letters = "tvmsE";
    struct Kind
    {
        char letter;
        const char *kinds;
    };
    constexpr Kind kinds[]
        = {{'t', "'r','p'"}, {'v', "'v'"}, {'m', "'m'"}, {'i', "'i','I'"}, {'s', "'S'"}, {'E', "'f'"}};
    QList<QByteArray> wanted;
    for (const Kind &kind : kinds) {
        if (letters.contains(kind.letter))
            wanted << kind.kinds;
    }
    const bool all = command.system || !pattern.isEmpty();
    if (all)
        wanted << "'s'";
    if (all && letters.contains('t'))
        wanted << "'t'";
    const bool indexes = letters.contains('i');
    QByteArray sql = R"(SELECT n.nspname AS "Schema", c.relname AS "Name",
CASE c.relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'i' THEN 'index'
 WHEN 'S' THEN 'sequence' WHEN 's' THEN 'special' WHEN 't' THEN 'TOAST table' WHEN 'f' THEN 'foreign table'
 WHEN 'p' THEN 'partitioned table' WHEN 'I' THEN 'partitioned index' END AS "Type",
pg_catalog.pg_get_userbyid(c.relowner) AS "Owner")";
    if (indexes)
        sql += ", c2.relname AS \"Table\"";
    if (command.plus)
        sql += R"(, CASE c.relpersistence WHEN 'p' THEN 'permanent' WHEN 't' THEN 'temporary'
 WHEN 'u' THEN 'unlogged' END AS "Persistence", am.amname AS "Access method",
pg_catalog.pg_size_pretty(pg_catalog.pg_table_size(c.oid)) AS "Size",
pg_catalog.obj_description(c.oid, 'pg_class') AS "Description")";
    sql += "\nFROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace";
    if (command.plus)
        sql += "\nLEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam";
    if (indexes)
        sql += "\nLEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid"
               "\nLEFT JOIN pg_catalog.pg_class c2 ON i.indrelid = c2.oid";
    sql += "\nWHERE c.relkind IN (" + wanted.join(",") + ")";
    if (!all)
        sql += "\n AND n.nspname <> 'pg_catalog' AND n.nspname !~ '^pg_toast'"
               " AND n.nspname <> 'information_schema'";
    auto conditions
        = patternConditions(pattern, "n.nspname", "c.relname", {}, "pg_catalog.pg_table_is_visible(c.oid)");
    if (!conditions)
        return conditions.error();
    return Inquiry{tr("List of relations"), sql + *conditions + "\nORDER BY 1, 2"};
}

} // namespace

bool isDescribeCommand(const QByteArray &command)
{
    const QByteArray base = asked(command).base;
    return base == "d" || isRelationList(base) || find(base);
}

QList<QByteArray> describeCommands()
{
    QList<QByteArray> names{"d", "dt", "di", "dv", "dm", "ds", "dE"};
    for (const List &list : lists)
        names << list.command;
    return names;
}

bool asksForRelations(const QByteArray &command, const QList<QByteArray> &words)
{
    return asked(command).base == "d" && !words.isEmpty();
}

Result<QList<Inquiry>> listInquiries(const QByteArray &command, const QList<QByteArray> &words, ServerVersion)
{
    const Asked what = asked(command);
    const QByteArray pattern = words.value(0);
    if (what.base == "d" || isRelationList(what.base)) {
        auto list = relationList(what, pattern);
        if (!list)
            return list.error();
        return QList<Inquiry>{*list};
    }
    const List *list = find(what.base);
    QByteArray sql = selectOf(list->select, what.plus);
    if (!what.system && pattern.isEmpty() && list->systemCondition[0] != '\0')
        sql += QByteArray(" AND ") + list->systemCondition;
    if (isFunctionList(what.base) && what.base.size() > 2) {
        QList<QByteArray> kinds;
        for (const char letter : what.base.sliced(2)) {
            const bool trigger = letter == 't';
            const bool plain = letter == 'n';
            const QByteArray returns = "p.prorettype = 'pg_catalog.trigger'::pg_catalog.regtype";
            kinds << (trigger     ? returns
                          : plain ? "(p.prokind = 'f' AND NOT " + returns + ")"
                                  : QByteArray("p.prokind = '") + letter + "'");
        }
        sql += " AND (" + kinds.join(" OR ") + ")";
    }
    auto conditions = patternConditions(pattern, list->schema, list->name, list->otherName, list->visible);
    if (!conditions)
        return conditions.error();
    return QList<Inquiry>{{tr(list->title), sql + *conditions + "\nORDER BY " + list->order}};
}

} // namespace core::psql
