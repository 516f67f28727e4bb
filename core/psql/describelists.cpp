// SPDX-License-Identifier: GPL-3.0-or-later
// The lists themselves. Source: psql's describe.c.
#include "core/psql/describelists.h"

namespace core::psql {

namespace {

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
{15-16}d.daticulocale AS "ICU Locale",
{17}d.datlocale AS "Locale",
{15}CASE d.datlocprovider WHEN 'b' THEN 'builtin' WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' END AS
{15} "Locale Provider",
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
 CASE WHEN p.prorettype = 'pg_catalog.trigger'::pg_catalog.regtype THEN 'trigger' ELSE 'func' END END AS
 "Type"
+, CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END AS "Volatility",
+ CASE p.proparallel WHEN 'r' THEN 'restricted' WHEN 's' THEN 'safe' ELSE 'unsafe' END AS "Parallel",
+ pg_catalog.pg_get_userbyid(p.proowner) AS "Owner",
+ CASE WHEN p.prosecdef THEN 'definer' ELSE 'invoker' END AS "Security",
+ pg_catalog.array_to_string(p.proacl, E'\n') AS "Access privileges", l.lanname AS "Language",
+{-13} p.prosrc AS "Source code",
+{14} COALESCE(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc) AS "Source code",
+ pg_catalog.obj_description(p.oid, 'pg_proc') AS "Description"
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
    {"da", "List of aggregate functions",
     R"(SELECT n.nspname AS "Schema", p.proname AS "Name",
pg_catalog.format_type(p.prorettype, NULL) AS "Result data type",
CASE WHEN p.pronargs = 0 THEN '*' ELSE pg_catalog.pg_get_function_arguments(p.oid) END AS "Argument data
 types",
pg_catalog.obj_description(p.oid, 'pg_proc') AS "Description"
FROM pg_catalog.pg_proc p LEFT JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE p.prokind = 'a')",
     "n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema'", "n.nspname", "p.proname", "",
     "pg_catalog.pg_function_is_visible(p.oid)", "1, 2, 4"},
    {"dA", "List of access methods",
     R"(SELECT a.amname AS "Name",
CASE a.amtype WHEN 'i' THEN 'Index' WHEN 't' THEN 'Table' END AS "Type"
+, a.amhandler AS "Handler", pg_catalog.obj_description(a.oid, 'pg_am') AS "Description"
FROM pg_catalog.pg_am a WHERE true)",
     "", "", "a.amname", "", "", "1"},
    {"dAc",
     "List of operator classes",
     R"(SELECT am.amname AS "AM", pg_catalog.format_type(c.opcintype, NULL) AS "Input type",
CASE WHEN c.opckeytype <> 0 AND c.opckeytype <> c.opcintype THEN pg_catalog.format_type(c.opckeytype,
 NULL) END
 AS "Storage type",
CASE WHEN pg_catalog.pg_opclass_is_visible(c.oid) THEN pg_catalog.format('%I', c.opcname)
 ELSE pg_catalog.format('%I.%I', n.nspname, c.opcname) END AS "Operator class",
CASE WHEN c.opcdefault THEN 'yes' ELSE 'no' END AS "Default?"
+, CASE WHEN pg_catalog.pg_opfamily_is_visible(f.oid) THEN pg_catalog.format('%I', f.opfname)
+ ELSE pg_catalog.format('%I.%I', fn.nspname, f.opfname) END AS "Operator family",
+ pg_catalog.pg_get_userbyid(c.opcowner) AS "Owner"
FROM pg_catalog.pg_opclass c LEFT JOIN pg_catalog.pg_am am ON am.oid = c.opcmethod
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.opcnamespace
LEFT JOIN pg_catalog.pg_type t ON t.oid = c.opcintype
LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.opfnamespace WHERE true)",
     "",
     "",
     "am.amname",
     "",
     "",
     "1, 2, 4",
     {"tn.nspname", "t.typname", "pg_catalog.format_type(t.oid, NULL)", ""}},
    {"dAf", "List of operator families",
     R"(SELECT am.amname AS "AM",
CASE WHEN pg_catalog.pg_opfamily_is_visible(f.oid) THEN pg_catalog.format('%I', f.opfname)
 ELSE pg_catalog.format('%I.%I', n.nspname, f.opfname) END AS "Operator family",
(SELECT pg_catalog.string_agg(pg_catalog.format_type(oc.opcintype, NULL), ', ') FROM pg_catalog.pg_opclass oc
 WHERE oc.opcfamily = f.oid) AS "Applicable types"
+, pg_catalog.pg_get_userbyid(f.opfowner) AS "Owner"
FROM pg_catalog.pg_opfamily f LEFT JOIN pg_catalog.pg_am am ON am.oid = f.opfmethod
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace WHERE true)",
     "", "", "am.amname", "", "", "1, 2"},
    {"dAo",
     "List of operators of operator families",
     R"(SELECT am.amname AS "AM",
CASE WHEN pg_catalog.pg_opfamily_is_visible(f.oid) THEN pg_catalog.format('%I', f.opfname)
 ELSE pg_catalog.format('%I.%I', n.nspname, f.opfname) END AS "Operator family",
o.amopopr::pg_catalog.regoperator AS "Operator", o.amopstrategy AS "Strategy",
CASE o.amoppurpose WHEN 'o' THEN 'ordering' WHEN 's' THEN 'search' END AS "Purpose"
+, s.opfname AS "Sort opfamily"
FROM pg_catalog.pg_amop o LEFT JOIN pg_catalog.pg_opfamily f ON f.oid = o.amopfamily
LEFT JOIN pg_catalog.pg_am am ON am.oid = f.opfmethod AND am.oid = o.amopmethod
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace
LEFT JOIN pg_catalog.pg_opfamily s ON s.oid = o.amopsortfamily WHERE true)",
     "",
     "",
     "am.amname",
     "",
     "",
     "1, 2, o.amoplefttype = o.amoprighttype DESC, pg_catalog.format_type(o.amoplefttype, NULL),"
     " pg_catalog.format_type(o.amoprighttype, NULL), o.amopstrategy",
     {"n.nspname", "f.opfname", "", ""}},
    {"dAp",
     "List of support functions of operator families",
     R"(SELECT am.amname AS "AM",
CASE WHEN pg_catalog.pg_opfamily_is_visible(f.oid) THEN pg_catalog.format('%I', f.opfname)
 ELSE pg_catalog.format('%I.%I', n.nspname, f.opfname) END AS "Operator family",
pg_catalog.format_type(ap.amproclefttype, NULL) AS "Registered left type",
pg_catalog.format_type(ap.amprocrighttype, NULL) AS "Registered right type", ap.amprocnum AS "Number",
+ap.amproc::pg_catalog.regprocedure AS "Function",
p.proname AS "Function name"
FROM pg_catalog.pg_amproc ap LEFT JOIN pg_catalog.pg_opfamily f ON f.oid = ap.amprocfamily
LEFT JOIN pg_catalog.pg_am am ON am.oid = f.opfmethod
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace
LEFT JOIN pg_catalog.pg_proc p ON p.oid = ap.amproc WHERE true)",
     "",
     "",
     "am.amname",
     "",
     "",
     "1, 2, ap.amproclefttype = ap.amprocrighttype DESC, 3, 4, 5",
     {"n.nspname", "f.opfname", "", ""}},
    {"dc", "List of conversions",
     R"(SELECT n.nspname AS "Schema", c.conname AS "Name",
pg_catalog.pg_encoding_to_char(c.conforencoding) AS "Source",
pg_catalog.pg_encoding_to_char(c.contoencoding) AS "Destination",
CASE WHEN c.condefault THEN 'yes' ELSE 'no' END AS "Default?"
+, pg_catalog.obj_description(c.oid, 'pg_conversion') AS "Description"
FROM pg_catalog.pg_conversion c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace WHERE true)",
     "n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema'", "n.nspname", "c.conname", "",
     "pg_catalog.pg_conversion_is_visible(c.oid)", "1, 2"},
    {"dC",
     "List of casts",
     R"(SELECT pg_catalog.format_type(c.castsource, NULL) AS "Source type",
pg_catalog.format_type(c.casttarget, NULL) AS "Target type",
CASE c.castmethod WHEN 'b' THEN '(binary coercible)' WHEN 'i' THEN '(with inout)' ELSE p.proname END AS
 "Function",
CASE c.castcontext WHEN 'e' THEN 'no' WHEN 'a' THEN 'in assignment' ELSE 'yes' END AS "Implicit?"
+, pg_catalog.obj_description(c.oid, 'pg_cast') AS "Description"
FROM pg_catalog.pg_cast c LEFT JOIN pg_catalog.pg_proc p ON p.oid = c.castfunc
LEFT JOIN pg_catalog.pg_type ts ON ts.oid = c.castsource
LEFT JOIN pg_catalog.pg_namespace ns ON ns.oid = ts.typnamespace
LEFT JOIN pg_catalog.pg_type tt ON tt.oid = c.casttarget
LEFT JOIN pg_catalog.pg_namespace nt ON nt.oid = tt.typnamespace WHERE true)",
     "",
     "ns.nspname",
     "ts.typname",
     "pg_catalog.format_type(ts.oid, NULL)",
     "pg_catalog.pg_type_is_visible(ts.oid)",
     "1, 2",
     {"nt.nspname", "tt.typname", "pg_catalog.format_type(tt.oid, NULL)",
      "pg_catalog.pg_type_is_visible(tt.oid)"},
     true},
    {"dconfig", "List of configuration parameters",
     R"(SELECT s.name AS "Parameter", pg_catalog.current_setting(s.name) AS "Value"
+, s.vartype AS "Type", s.context AS "Context"
+{15}, (SELECT pg_catalog.array_to_string(p.paracl, E'\n') FROM pg_catalog.pg_parameter_acl p
+{15} WHERE p.parname = pg_catalog.lower(s.name)) AS "Access privileges"
FROM pg_catalog.pg_settings s WHERE true)",
     "s.source <> 'default' AND s.setting IS DISTINCT FROM s.boot_val", "", "pg_catalog.lower(s.name)", "",
     "", "1"},
    {"ddp", "Default access privileges",
     R"(SELECT pg_catalog.pg_get_userbyid(d.defaclrole) AS "Owner", n.nspname AS "Schema",
CASE d.defaclobjtype WHEN 'r' THEN 'table' WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'function' WHEN 'T'
 THEN 'type'
 WHEN 'n' THEN 'schema' WHEN 'L' THEN 'large object' END AS "Type",
pg_catalog.array_to_string(d.defaclacl, E'\n') AS "Access privileges"
FROM pg_catalog.pg_default_acl d LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
WHERE true)",
     "", "n.nspname", "pg_catalog.pg_get_userbyid(d.defaclrole)", "", "", "1, 2, 3"},
    {"dD", "List of domains",
     R"(SELECT n.nspname AS "Schema", t.typname AS "Name",
pg_catalog.format_type(t.typbasetype, t.typtypmod) AS "Type",
(SELECT c.collname FROM pg_catalog.pg_collation c, pg_catalog.pg_type bt WHERE c.oid = t.typcollation
 AND bt.oid = t.typbasetype AND t.typcollation <> bt.typcollation) AS "Collation",
CASE WHEN t.typnotnull THEN 'not null' END AS "Nullable", t.typdefault AS "Default",
pg_catalog.array_to_string(ARRAY(SELECT pg_catalog.pg_get_constraintdef(r.oid, true)
 FROM pg_catalog.pg_constraint r WHERE t.oid = r.contypid AND r.contype = 'c' ORDER BY r.conname), ' ')
 AS "Check"
+, pg_catalog.array_to_string(t.typacl, E'\n') AS "Access privileges",
+ pg_catalog.obj_description(t.oid, 'pg_type') AS "Description"
FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'd')",
     "n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema'", "n.nspname", "t.typname", "",
     "pg_catalog.pg_type_is_visible(t.oid)", "1, 2"},
    {"des", "List of foreign servers",
     R"(SELECT s.srvname AS "Name", pg_catalog.pg_get_userbyid(s.srvowner) AS "Owner",
f.fdwname AS "Foreign-data wrapper"
+, pg_catalog.array_to_string(s.srvacl, E'\n') AS "Access privileges", s.srvtype AS "Type",
+ s.srvversion AS "Version",
+ CASE WHEN s.srvoptions IS NULL THEN '' ELSE '(' || pg_catalog.array_to_string(ARRAY(SELECT
+  pg_catalog.quote_ident(option_name) || ' ' || pg_catalog.quote_literal(option_value)
+  FROM pg_catalog.pg_options_to_table(s.srvoptions)), ', ') || ')' END AS "FDW options",
+ pg_catalog.obj_description(s.oid, 'pg_foreign_server') AS "Description"
FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper f ON f.oid = s.srvfdw
WHERE true)",
     "", "", "s.srvname", "", "", "1"},
    {"det", "List of foreign tables",
     R"(SELECT n.nspname AS "Schema", c.relname AS "Table", s.srvname AS "Server"
+, CASE WHEN ft.ftoptions IS NULL THEN '' ELSE '(' || pg_catalog.array_to_string(ARRAY(SELECT
+  pg_catalog.quote_ident(option_name) || ' ' || pg_catalog.quote_literal(option_value)
+  FROM pg_catalog.pg_options_to_table(ft.ftoptions)), ', ') || ')' END AS "FDW options",
+ pg_catalog.obj_description(c.oid, 'pg_class') AS "Description"
FROM pg_catalog.pg_foreign_table ft JOIN pg_catalog.pg_class c ON c.oid = ft.ftrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_foreign_server s ON s.oid = ft.ftserver WHERE true)",
     "", "n.nspname", "c.relname", "", "pg_catalog.pg_table_is_visible(c.oid)", "1, 2"},
    {"deu", "List of user mappings",
     R"(SELECT um.srvname AS "Server", um.usename AS "User name"
+, CASE WHEN um.umoptions IS NULL THEN '' ELSE '(' || pg_catalog.array_to_string(ARRAY(SELECT
+  pg_catalog.quote_ident(option_name) || ' ' || pg_catalog.quote_literal(option_value)
+  FROM pg_catalog.pg_options_to_table(um.umoptions)), ', ') || ')' END AS "FDW options"
FROM pg_catalog.pg_user_mappings um WHERE true)",
     "", "um.srvname", "um.usename", "", "", "1, 2"},
    {"dew", "List of foreign-data wrappers",
     R"(SELECT f.fdwname AS "Name", pg_catalog.pg_get_userbyid(f.fdwowner) AS "Owner",
f.fdwhandler::pg_catalog.regproc AS "Handler", f.fdwvalidator::pg_catalog.regproc AS "Validator"
+, pg_catalog.array_to_string(f.fdwacl, E'\n') AS "Access privileges",
+ CASE WHEN f.fdwoptions IS NULL THEN '' ELSE '(' || pg_catalog.array_to_string(ARRAY(SELECT
+  pg_catalog.quote_ident(option_name) || ' ' || pg_catalog.quote_literal(option_value)
+  FROM pg_catalog.pg_options_to_table(f.fdwoptions)), ', ') || ')' END AS "FDW options",
+ pg_catalog.obj_description(f.oid, 'pg_foreign_data_wrapper') AS "Description"
FROM pg_catalog.pg_foreign_data_wrapper f WHERE true)",
     "", "", "f.fdwname", "", "", "1"},
    {"dF", "List of text search configurations",
     R"(SELECT n.nspname AS "Schema", c.cfgname AS "Name",
+(SELECT pn.nspname || '.' || p.prsname FROM pg_catalog.pg_ts_parser p JOIN pg_catalog.pg_namespace pn
+ ON pn.oid = p.prsnamespace WHERE p.oid = c.cfgparser) AS "Parser",
+pg_catalog.array_to_string(ARRAY(SELECT tt.alias || ': ' || pg_catalog.string_agg(
+ m.mapdict::pg_catalog.regdictionary::text, ',' ORDER BY m.mapseqno) FROM pg_catalog.pg_ts_config_map m
+ JOIN pg_catalog.ts_token_type(c.cfgparser) tt ON tt.tokid = m.maptokentype WHERE m.mapcfg = c.oid
+ GROUP BY tt.alias ORDER BY tt.alias), E'\n') AS "Dictionaries",
pg_catalog.obj_description(c.oid, 'pg_ts_config') AS "Description"
FROM pg_catalog.pg_ts_config c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.cfgnamespace
WHERE true)",
     "", "n.nspname", "c.cfgname", "", "pg_catalog.pg_ts_config_is_visible(c.oid)", "1, 2"},
    {"dFd", "List of text search dictionaries",
     R"(SELECT n.nspname AS "Schema", d.dictname AS "Name",
+(SELECT tn.nspname || '.' || t.tmplname FROM pg_catalog.pg_ts_template t LEFT JOIN
+ pg_catalog.pg_namespace tn
+ ON tn.oid = t.tmplnamespace WHERE d.dicttemplate = t.oid) AS "Template", d.dictinitoption AS "Init
+ options",
pg_catalog.obj_description(d.oid, 'pg_ts_dict') AS "Description"
FROM pg_catalog.pg_ts_dict d LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.dictnamespace
WHERE true)",
     "", "n.nspname", "d.dictname", "", "pg_catalog.pg_ts_dict_is_visible(d.oid)", "1, 2"},
    {"dFp", "List of text search parsers",
     R"(SELECT n.nspname AS "Schema", p.prsname AS "Name",
+p.prsstart::pg_catalog.regproc AS "Start parse", p.prstoken::pg_catalog.regproc AS "Get next token",
+p.prsend::pg_catalog.regproc AS "End parse", p.prsheadline::pg_catalog.regproc AS "Get headline",
+p.prslextype::pg_catalog.regproc AS "Get token types",
pg_catalog.obj_description(p.oid, 'pg_ts_parser') AS "Description"
FROM pg_catalog.pg_ts_parser p LEFT JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace
WHERE true)",
     "", "n.nspname", "p.prsname", "", "pg_catalog.pg_ts_parser_is_visible(p.oid)", "1, 2"},
    {"dFt", "List of text search templates",
     R"(SELECT n.nspname AS "Schema", t.tmplname AS "Name",
+t.tmplinit::pg_catalog.regproc AS "Init", t.tmpllexize::pg_catalog.regproc AS "Lexize",
pg_catalog.obj_description(t.oid, 'pg_ts_template') AS "Description"
FROM pg_catalog.pg_ts_template t LEFT JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace
WHERE true)",
     "", "n.nspname", "t.tmplname", "", "pg_catalog.pg_ts_template_is_visible(t.oid)", "1, 2"},
    {"dL", "List of languages",
     R"(SELECT l.lanname AS "Name", pg_catalog.pg_get_userbyid(l.lanowner) AS "Owner", l.lanpltrusted AS
 "Trusted"
+, NOT l.lanispl AS "Internal language", l.lanplcallfoid::pg_catalog.regprocedure AS "Call handler",
+ l.lanvalidator::pg_catalog.regprocedure AS "Validator", l.laninline::pg_catalog.regprocedure AS
+ "Inline handler",
+ pg_catalog.array_to_string(l.lanacl, E'\n') AS "Access privileges"
, pg_catalog.obj_description(l.oid, 'pg_language') AS "Description"
FROM pg_catalog.pg_language l WHERE true)",
     "l.lanplcallfoid <> 0", "", "l.lanname", "", "", "1"},
    {"dl", "Large objects",
     R"(SELECT l.oid AS "ID", pg_catalog.pg_get_userbyid(l.lomowner) AS "Owner",
+pg_catalog.array_to_string(l.lomacl, E'\n') AS "Access privileges",
pg_catalog.obj_description(l.oid, 'pg_largeobject') AS "Description"
FROM pg_catalog.pg_largeobject_metadata l WHERE true)",
     "", "", "", "", "", "1"},
    {"lo_list", "", "", "", "", "", "", "", ""},
    {"do", "List of operators",
     R"(SELECT n.nspname AS "Schema", o.oprname AS "Name",
CASE WHEN o.oprkind <> 'l' THEN pg_catalog.format_type(o.oprleft, NULL) END AS "Left arg type",
CASE WHEN o.oprkind <> 'r' THEN pg_catalog.format_type(o.oprright, NULL) END AS "Right arg type",
pg_catalog.format_type(o.oprresult, NULL) AS "Result type",
+ o.oprcode AS "Function",
COALESCE(pg_catalog.obj_description(o.oid, 'pg_operator'), pg_catalog.obj_description(o.oprcode, 'pg_proc'))
 AS "Description"
FROM pg_catalog.pg_operator o LEFT JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
WHERE true)",
     "n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema'", "n.nspname", "o.oprname", "",
     "pg_catalog.pg_operator_is_visible(o.oid)", "1, 2, 3, 4"},
    {"dO", "List of collations",
     R"(SELECT n.nspname AS "Schema", c.collname AS "Name", c.collcollate AS "Collate", c.collctype AS
 "Ctype",
{15-16}c.colliculocale AS "ICU Locale",
{17}c.colllocale AS "Locale",
CASE c.collprovider WHEN 'd' THEN 'default' WHEN 'b' THEN 'builtin' WHEN 'c' THEN 'libc' WHEN 'i' THEN
 'icu' END
 AS "Provider", CASE WHEN c.collisdeterministic THEN 'yes' ELSE 'no' END AS "Deterministic?"
+, pg_catalog.obj_description(c.oid, 'pg_collation') AS "Description"
FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace
WHERE c.collencoding IN (-1, pg_catalog.pg_char_to_encoding(pg_catalog.getdatabaseencoding())))",
     "n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema'", "n.nspname", "c.collname", "",
     "pg_catalog.pg_collation_is_visible(c.oid)", "1, 2"},
    {"dP", "List of partitioned relations",
     R"(SELECT n.nspname AS "Schema", c.relname AS "Name", pg_catalog.pg_get_userbyid(c.relowner) AS "Owner",
CASE c.relkind WHEN 'p' THEN 'partitioned table' WHEN 'I' THEN 'partitioned index' END AS "Type",
i.indrelid::pg_catalog.regclass AS "Table"
+, (SELECT pg_catalog.pg_size_pretty(pg_catalog.sum(pg_catalog.pg_table_size(p.relid)))
+ FROM pg_catalog.pg_partition_tree(c.oid) p) AS "Total size",
+ pg_catalog.obj_description(c.oid, 'pg_class') AS "Description"
FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
WHERE c.relkind IN ('p','I'))",
     "NOT c.relispartition AND n.nspname <> 'pg_catalog' AND n.nspname !~ '^pg_toast'"
     " AND n.nspname <> 'information_schema'",
     "n.nspname", "c.relname", "", "pg_catalog.pg_table_is_visible(c.oid)", "1, 4 DESC, 2"},
    {"drds",
     "List of settings",
     R"(SELECT r.rolname AS "Role", d.datname AS "Database",
pg_catalog.array_to_string(s.setconfig, E'\n') AS "Settings"
FROM pg_catalog.pg_db_role_setting s LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole WHERE true)",
     "",
     "",
     "r.rolname",
     "",
     "",
     "1, 2",
     {"", "d.datname", "", ""}},
    {"drg", "List of role grants",
     R"(SELECT m.rolname AS "Role name", r.rolname AS "Member of",
{16}pg_catalog.concat_ws(', ', CASE WHEN pam.admin_option THEN 'ADMIN' END,
{16} CASE WHEN pam.inherit_option THEN 'INHERIT' END, CASE WHEN pam.set_option THEN 'SET' END) AS "Options",
{-15}pg_catalog.concat_ws(', ', CASE WHEN pam.admin_option THEN 'ADMIN' END,
{-15} CASE WHEN m.rolinherit THEN 'INHERIT' END, 'SET') AS "Options",
g.rolname AS "Grantor"
FROM pg_catalog.pg_roles m JOIN pg_catalog.pg_auth_members pam ON pam.member = m.oid
LEFT JOIN pg_catalog.pg_roles r ON r.oid = pam.roleid LEFT JOIN pg_catalog.pg_roles g ON g.oid = pam.grantor
WHERE true)",
     "m.rolname !~ '^pg_'", "", "m.rolname", "", "", "1, 2, 4"},
    {"dRp", "List of publications",
     R"(SELECT p.pubname AS "Name", pg_catalog.pg_get_userbyid(p.pubowner) AS "Owner", p.puballtables AS
 "All tables",
p.pubinsert AS "Inserts", p.pubupdate AS "Updates", p.pubdelete AS "Deletes", p.pubtruncate AS "Truncates",
{18}CASE p.pubgencols WHEN 'n' THEN 'none' WHEN 's' THEN 'stored' END AS "Generated columns",
p.pubviaroot AS "Via root"
+, pg_catalog.array_to_string(ARRAY(SELECT pg_catalog.quote_ident(t.schemaname) || '.'
+ || pg_catalog.quote_ident(t.tablename) FROM pg_catalog.pg_publication_tables t WHERE t.pubname = p.pubname
+ ORDER BY 1), E'\n') AS "Tables"
FROM pg_catalog.pg_publication p WHERE true)",
     "", "", "p.pubname", "", "", "1"},
    {"dRs", "List of subscriptions",
     R"(SELECT s.subname AS "Name", pg_catalog.pg_get_userbyid(s.subowner) AS "Owner", s.subenabled AS
 "Enabled",
s.subpublications AS "Publication"
+{14}, s.subbinary AS "Binary"
+{14-15}, s.substream AS "Streaming"
+{16}, CASE s.substream WHEN 'f' THEN 'off' WHEN 't' THEN 'on' WHEN 'p' THEN 'parallel' END AS "Streaming"
+{15}, s.subtwophasestate AS "Two-phase commit", s.subdisableonerr AS "Disable on error"
+, s.subsynccommit AS "Synchronous commit"
+{15}, s.subskiplsn AS "Skip LSN"
FROM pg_catalog.pg_subscription s
WHERE s.subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()))",
     "", "", "s.subname", "", "", "1"},
    {"dX", "List of extended statistics",
     R"(SELECT n.nspname AS "Schema", s.stxname AS "Name",
{14}pg_catalog.format('%s FROM %s', pg_catalog.pg_get_statisticsobjdef_columns(s.oid),
{14} s.stxrelid::pg_catalog.regclass) AS "Definition",
{-13}pg_catalog.format('%s FROM %s', (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ')
{-13} FROM pg_catalog.unnest(s.stxkeys) k(n) JOIN pg_catalog.pg_attribute a ON a.attrelid = s.stxrelid
{-13} AND a.attnum = k.n), s.stxrelid::pg_catalog.regclass) AS "Definition",
CASE WHEN 'd' = ANY (s.stxkind) THEN 'defined' END AS "Ndistinct",
CASE WHEN 'f' = ANY (s.stxkind) THEN 'defined' END AS "Dependencies",
CASE WHEN 'm' = ANY (s.stxkind) THEN 'defined' END AS "MCV"
FROM pg_catalog.pg_statistic_ext s LEFT JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
WHERE true)",
     "", "n.nspname", "s.stxname", "", "pg_catalog.pg_statistics_obj_is_visible(s.oid)", "1, 2"},
    {"dy", "List of event triggers",
     R"(SELECT e.evtname AS "Name", e.evtevent AS "Event", pg_catalog.pg_get_userbyid(e.evtowner) AS "Owner",
CASE e.evtenabled WHEN 'O' THEN 'enabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' WHEN 'D' THEN
 'disabled' END
 AS "Enabled", e.evtfoid::pg_catalog.regproc AS "Function",
pg_catalog.array_to_string(ARRAY(SELECT x FROM pg_catalog.unnest(e.evttags) AS t(x)), ', ') AS "Tags"
+, pg_catalog.obj_description(e.oid, 'pg_event_trigger') AS "Description"
FROM pg_catalog.pg_event_trigger e WHERE true)",
     "", "", "e.evtname", "", "", "1"},
};

} // namespace

std::span<const List> allLists()
{
    return lists;
}

} // namespace core::psql
