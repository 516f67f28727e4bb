// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/rules.h"

#include <QString>

namespace core::completion {

namespace {

/// Patterns of words: a|b one of them, * any word or name, ^ the same and remembered, ** any number of words,
/// ( an open parenthesis with what stands behind its last comma, () a closed one. The first that fits counts.
/// Then what follows: keywords in upper case, @list for names.
struct Rule
{
    const char *pattern;
    const char *expected;
};

const Rule Rules[] = {
    // settings
    {"set", "@setting,LOCAL,SESSION,ROLE,TIME ZONE,TRANSACTION,CONSTRAINTS,SESSION AUTHORIZATION"},
    {"set local", "@setting,TIME ZONE,ROLE"},
    {"set session", "@setting,AUTHORIZATION,CHARACTERISTICS AS TRANSACTION,TIME ZONE,ROLE"},
    {"set role|authorization", "@role,NONE"},
    {"set session|local role|authorization", "@role,NONE,DEFAULT"},
    {"set transaction", "ISOLATION LEVEL,READ ONLY,READ WRITE,DEFERRABLE,SNAPSHOT"},
    {"set session characteristics as transaction", "ISOLATION LEVEL,READ ONLY,READ WRITE,DEFERRABLE"},
    {"** isolation level", "READ COMMITTED,REPEATABLE READ,SERIALIZABLE,READ UNCOMMITTED"},
    {"set constraints", "ALL,@constraint"},
    {"set constraints *", "DEFERRED,IMMEDIATE"},
    {"set ^", "TO,="},
    {"set local|session ^", "TO,="},
    {"set ^ to|=", "@value,DEFAULT"},
    {"set local|session ^ to|=", "@value,DEFAULT"},
    {"show", "@setting,ALL"},
    {"reset", "@setting,ALL,ROLE,SESSION AUTHORIZATION"},
    {"alter system", "SET,RESET"},
    {"alter system set", "@setting"},
    {"alter system reset", "@setting,ALL"},
    {"alter system set ^", "TO,="},
    {"alter system set ^ to|=", "@value,DEFAULT"},
    {"alter role|user|database * set", "@setting,TABLESPACE"},
    {"alter role|user|database * reset", "@setting,ALL"},
    {"alter role|user|database * set ^", "TO,="},
    {"alter role|user|database * set ^ to|=", "@value,DEFAULT"},
    {"alter role|user * in database", "@database"},
    {"alter role|user * in database * set", "@setting"},
    {"alter role|user * in database * reset", "@setting,ALL"},
    {"alter role|user * in database * set ^ to|=", "@value,DEFAULT"},
    {"alter function|procedure|routine ** set", "@setting,SCHEMA"},
    // transactions
    {"begin", "ISOLATION LEVEL,READ ONLY,READ WRITE,DEFERRABLE,TRANSACTION,WORK"},
    {"start", "TRANSACTION"},
    {"start transaction", "ISOLATION LEVEL,READ ONLY,READ WRITE,DEFERRABLE"},
    {"begin transaction|work", "ISOLATION LEVEL,READ ONLY,READ WRITE,DEFERRABLE"},
    {"commit|end|rollback|abort", "AND CHAIN,AND NO CHAIN,WORK,PREPARED,TO SAVEPOINT"},
    // dropping
    {"drop",
     "TABLE,VIEW,INDEX,SCHEMA,SEQUENCE,FUNCTION,PROCEDURE,ROUTINE,AGGREGATE,MATERIALIZED VIEW,TYPE,DOMAIN,"
     "TRIGGER,POLICY,RULE,ROLE,USER,DATABASE,EXTENSION,FOREIGN TABLE,FOREIGN DATA WRAPPER,SERVER,USER "
     "MAPPING,PUBLICATION,SUBSCRIPTION,COLLATION,CAST,OPERATOR,STATISTICS,TABLESPACE,LANGUAGE,EVENT TRIGGER,"
     "OWNED BY,ACCESS METHOD"},
    {"drop materialized", "VIEW"},
    {"drop foreign", "TABLE,DATA WRAPPER"},
    {"drop foreign data", "WRAPPER"},
    {"drop owned", "BY"},
    {"drop|reassign owned by", "@role,CURRENT_USER,SESSION_USER"},
    {"drop|reassign owned by *", "TO,CASCADE,RESTRICT"},
    {"reassign owned by * to", "@role,CURRENT_USER,SESSION_USER"},
    {"drop event", "TRIGGER"},
    {"drop trigger|policy|rule ** on", "@relation"},
    {"drop trigger", "@trigger,IF EXISTS"},
    {"drop policy", "@policy,IF EXISTS"},
    {"drop rule", "@rule,IF EXISTS"},
    {"drop trigger|policy|rule *", "ON"},
    {"drop trigger|policy|rule if", "EXISTS"},
    {"drop trigger if exists", "@trigger"},
    {"drop policy if exists", "@policy"},
    {"drop table|view|index|sequence|type|domain|schema|role|user|database|extension|function|procedure|"
     "routine|aggregate|server|publication|subscription|tablespace|language|collation if",
     "EXISTS"},
    {"drop table", "@table,IF EXISTS"},
    {"drop table if exists", "@table"},
    {"drop view", "@view,IF EXISTS"},
    {"drop view if exists", "@view"},
    {"drop materialized view", "@matview,IF EXISTS"},
    {"drop materialized view if exists", "@matview"},
    {"drop foreign table", "@foreign,IF EXISTS"},
    {"drop foreign table if exists", "@foreign"},
    {"drop index", "@index,CONCURRENTLY,IF EXISTS"},
    {"drop index concurrently", "@index,IF EXISTS"},
    {"drop index if exists", "@index"},
    {"drop index concurrently if exists", "@index"},
    {"drop sequence", "@sequence,IF EXISTS"},
    {"drop sequence if exists", "@sequence"},
    {"drop schema", "@schema,IF EXISTS"},
    {"drop schema if exists", "@schema"},
    {"drop type", "@type,IF EXISTS"},
    {"drop type if exists", "@type"},
    {"drop domain", "@domain,IF EXISTS"},
    {"drop domain if exists", "@domain"},
    {"drop function", "@function,IF EXISTS"},
    {"drop function if exists", "@function"},
    {"drop procedure", "@procedure,IF EXISTS"},
    {"drop procedure if exists", "@procedure"},
    {"drop routine", "@function,@procedure,IF EXISTS"},
    {"drop aggregate", "@aggregate,IF EXISTS"},
    {"drop role|user", "@role,IF EXISTS"},
    {"drop role|user if exists", "@role"},
    {"drop database", "@database,IF EXISTS"},
    {"drop database if exists", "@database"},
    {"drop extension", "@extension,IF EXISTS"},
    {"drop extension if exists", "@extension"},
    {"drop tablespace", "@tablespace,IF EXISTS"},
    {"drop language", "@language,IF EXISTS"},
    {"drop server", "@server,IF EXISTS"},
    {"drop foreign data wrapper", "@wrapper,IF EXISTS"},
    {"drop publication", "@publication,IF EXISTS"},
    {"drop subscription", "@subscription,IF EXISTS"},
    {"drop collation", "@collation,IF EXISTS"},
    {"drop event trigger", "@eventtrigger,IF EXISTS"},
    {"drop ** exists *", "CASCADE,RESTRICT"},
    {"drop database *", "WITH (FORCE)"},
    {"drop * *", "CASCADE,RESTRICT"},
    {"drop * * ()", "CASCADE,RESTRICT"},
    {"drop materialized|foreign|event * *", "CASCADE,RESTRICT"},
    // altering
    {"alter",
     "TABLE,VIEW,INDEX,SCHEMA,SEQUENCE,FUNCTION,PROCEDURE,ROUTINE,AGGREGATE,MATERIALIZED VIEW,TYPE,DOMAIN,"
     "TRIGGER,POLICY,RULE,ROLE,USER,DATABASE,EXTENSION,FOREIGN TABLE,FOREIGN DATA WRAPPER,SERVER,USER "
     "MAPPING,PUBLICATION,SUBSCRIPTION,COLLATION,DEFAULT PRIVILEGES,SYSTEM,STATISTICS,TABLESPACE,LANGUAGE,"
     "EVENT TRIGGER,LARGE OBJECT,OPERATOR,TEXT SEARCH"},
    {"alter materialized", "VIEW"},
    {"alter foreign", "TABLE,DATA WRAPPER"},
    {"alter default", "PRIVILEGES"},
    {"alter default privileges", "FOR ROLE,IN SCHEMA,GRANT,REVOKE"},
    {"alter default privileges ** role|user", "@role"},
    {"alter default privileges ** schema", "@schema"},
    {"alter default privileges ** grant|revoke",
     "SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER,USAGE,EXECUTE,CREATE,ALL PRIVILEGES"},
    {"alter default privileges ** grant|revoke ** on", "TABLES,SEQUENCES,FUNCTIONS,ROUTINES,TYPES,SCHEMAS"},
    {"alter default privileges ** to|from", "@role,PUBLIC"},
    {"alter table", "@table,IF EXISTS,ONLY,ALL IN TABLESPACE"},
    {"alter table if exists", "@table,ONLY"},
    {"alter table only", "@table"},
    {"alter foreign table", "@foreign,IF EXISTS"},
    {"alter table if exists ^ ** column", "@column,IF EXISTS,IF NOT EXISTS"},
    {"alter table|view|index|sequence|type ** owner to", "@role,CURRENT_USER,SESSION_USER"},
    {"alter ** owner to", "@role,CURRENT_USER,SESSION_USER"},
    {"alter ** owner", "TO"},
    {"alter ** set schema", "@schema"},
    {"alter ** set tablespace", "@tablespace"},
    {"alter table ^ drop constraint", "@constraint,IF EXISTS"},
    {"alter table ^ validate|alter|rename constraint", "@constraint"},
    {"alter table ^ enable|disable trigger", "@trigger,ALL,USER"},
    {"alter table ^ enable", "TRIGGER,ROW LEVEL SECURITY,RULE,ALWAYS TRIGGER,REPLICA TRIGGER"},
    {"alter table ^ disable", "TRIGGER,ROW LEVEL SECURITY,RULE"},
    {"alter table ^ force", "ROW LEVEL SECURITY"},
    {"alter table ^ drop column", "@column,IF EXISTS"},
    {"alter table ^ drop column if exists", "@column"},
    {"alter table ^ drop", "COLUMN,CONSTRAINT,@column"},
    {"alter table ^ alter column", "@column"},
    {"alter table ^ alter", "COLUMN,CONSTRAINT,@column"},
    {"alter table ^ alter column *",
     "TYPE,SET NOT NULL,DROP NOT NULL,SET DEFAULT,DROP DEFAULT,ADD GENERATED,DROP IDENTITY,DROP EXPRESSION,"
     "SET STATISTICS,SET STORAGE,SET COMPRESSION,RESTART"},
    {"alter table ^ alter column * type", "@type"},
    {"alter table ^ alter column * type *", "USING,COLLATE"},
    {"alter table ^ alter column * ** using", "@expression"},
    {"alter table ^ alter column * set", "NOT NULL,DEFAULT,DATA TYPE,STATISTICS,STORAGE,COMPRESSION"},
    {"alter table ^ alter column * set default", "@function,NULL"},
    {"alter table ^ alter column * drop", "NOT NULL,DEFAULT,IDENTITY,EXPRESSION"},
    {"alter table ^ rename column", "@column"},
    {"alter table ^ rename", "TO,COLUMN,CONSTRAINT,@column"},
    {"alter table ^ rename column *", "TO"},
    {"alter table ^ add", "COLUMN,CONSTRAINT,PRIMARY KEY,FOREIGN KEY,UNIQUE,CHECK,EXCLUDE"},
    {"alter table ^ add column", "IF NOT EXISTS"},
    {"alter table ^ add column *", "@type"},
    {"alter table ^ add column if not exists *", "@type"},
    {"alter table ^ add column * *",
     "NOT NULL,DEFAULT,PRIMARY KEY,UNIQUE,REFERENCES,CHECK,GENERATED ALWAYS AS,COLLATE"},
    {"alter table ^ add constraint *", "PRIMARY KEY,FOREIGN KEY,UNIQUE,CHECK,EXCLUDE USING"},
    {"alter table ^ add ** key|unique (", "@column"},
    {"alter table ^ add ** check (", "@expression"},
    {"alter table ^ add ** foreign key ()", "REFERENCES"},
    {"** references", "@table"},
    {"** references ^ (", "@column"},
    {"** references *", "ON DELETE,ON UPDATE,MATCH FULL,DEFERRABLE,NOT VALID"},
    {"** references * ()", "ON DELETE,ON UPDATE,MATCH FULL,DEFERRABLE,NOT VALID"},
    {"** on delete|update", "CASCADE,SET NULL,SET DEFAULT,RESTRICT,NO ACTION"},
    {"alter table ^ attach", "PARTITION"},
    {"alter table ^ attach|detach partition", "@table"},
    {"alter table ^ attach partition *", "FOR VALUES,DEFAULT"},
    {"alter table ^ detach partition *", "CONCURRENTLY,FINALIZE"},
    {"alter table ^ inherit", "@table"},
    {"alter table ^ no inherit", "@table"},
    {"alter table ^ cluster on", "@index"},
    {"alter table ^ set", "SCHEMA,TABLESPACE,LOGGED,UNLOGGED,WITHOUT CLUSTER,ACCESS METHOD"},
    {"alter table ^ replica identity", "DEFAULT,FULL,NOTHING,USING INDEX"},
    {"alter table ^",
     "ADD COLUMN,ADD CONSTRAINT,ALTER COLUMN,DROP COLUMN,DROP CONSTRAINT,RENAME TO,"
     "RENAME COLUMN,OWNER TO,SET "
     "SCHEMA,SET TABLESPACE,ENABLE ROW LEVEL SECURITY,DISABLE ROW LEVEL SECURITY,FORCE ROW LEVEL SECURITY,"
     "ATTACH PARTITION,DETACH PARTITION,VALIDATE CONSTRAINT,ENABLE TRIGGER,DISABLE TRIGGER,"
     "CLUSTER ON,INHERIT,"
     "NO INHERIT,REPLICA IDENTITY,SET LOGGED,SET UNLOGGED"},
    {"alter view", "@view,IF EXISTS"},
    {"alter materialized view", "@matview,IF EXISTS"},
    {"alter index", "@index,IF EXISTS"},
    {"alter sequence", "@sequence,IF EXISTS"},
    {"alter schema", "@schema"},
    {"alter function", "@function"},
    {"alter procedure", "@procedure"},
    {"alter routine", "@function,@procedure"},
    {"alter aggregate", "@aggregate"},
    {"alter type", "@type"},
    {"alter domain", "@domain"},
    {"alter role|user", "@role,ALL,CURRENT_USER"},
    {"alter database", "@database"},
    {"alter extension", "@extension"},
    {"alter tablespace", "@tablespace"},
    {"alter server", "@server"},
    {"alter foreign data wrapper", "@wrapper"},
    {"alter publication", "@publication"},
    {"alter subscription", "@subscription"},
    {"alter event trigger", "@eventtrigger"},
    {"alter trigger|policy|rule ** on", "@relation"},
    {"alter trigger", "@trigger"},
    {"alter policy", "@policy"},
    {"alter policy * on ^", "USING,WITH CHECK,TO,RENAME TO"},
    {"alter trigger|policy|rule *", "ON"},
    {"alter role|user *",
     "WITH,SET,RESET,RENAME TO,PASSWORD,LOGIN,NOLOGIN,SUPERUSER,NOSUPERUSER,CREATEDB,NOCREATEDB,CREATEROLE,"
     "NOCREATEROLE,REPLICATION,NOREPLICATION,BYPASSRLS,NOBYPASSRLS,CONNECTION LIMIT,VALID UNTIL,IN DATABASE"},
    {"alter database *", "SET,RESET,RENAME TO,OWNER TO,SET TABLESPACE,CONNECTION LIMIT,ALLOW_CONNECTIONS"},
    {"alter extension *", "UPDATE,UPDATE TO,SET SCHEMA,ADD,DROP"},
    {"alter schema *", "RENAME TO,OWNER TO"},
    {"alter type *",
     "ADD VALUE,RENAME VALUE,RENAME TO,OWNER TO,SET SCHEMA,ADD ATTRIBUTE,DROP ATTRIBUTE,ALTER ATTRIBUTE"},
    {"alter domain *",
     "SET NOT NULL,DROP NOT NULL,SET DEFAULT,DROP DEFAULT,ADD CONSTRAINT,DROP CONSTRAINT,VALIDATE CONSTRAINT,"
     "RENAME TO,OWNER TO,SET SCHEMA"},
    {"alter sequence *",
     "RESTART,INCREMENT BY,MINVALUE,MAXVALUE,START WITH,CACHE,CYCLE,NO CYCLE,OWNED BY,OWNER TO,RENAME TO,SET "
     "SCHEMA,AS"},
    {"alter index *", "RENAME TO,SET TABLESPACE,ATTACH PARTITION,SET,RESET"},
    {"alter view|function|procedure|routine|aggregate|collation *",
     "RENAME TO,OWNER TO,SET SCHEMA,SET,RESET"},
    {"alter materialized view *", "RENAME TO,OWNER TO,SET SCHEMA,SET TABLESPACE,CLUSTER ON"},
    // creating
    {"create",
     "TABLE,VIEW,INDEX,SCHEMA,SEQUENCE,FUNCTION,PROCEDURE,OR REPLACE,MATERIALIZED VIEW,TYPE,DOMAIN,TRIGGER,"
     "POLICY,RULE,ROLE,USER,DATABASE,EXTENSION,TEMPORARY TABLE,UNLOGGED TABLE,UNIQUE INDEX,FOREIGN TABLE,"
     "FOREIGN DATA WRAPPER,SERVER,USER MAPPING,PUBLICATION,SUBSCRIPTION,AGGREGATE,CAST,COLLATION,OPERATOR,"
     "STATISTICS,TABLESPACE,EVENT TRIGGER,ACCESS METHOD,RECURSIVE VIEW"},
    {"create or", "REPLACE"},
    {"create or replace", "FUNCTION,PROCEDURE,VIEW,TRIGGER,RULE,AGGREGATE,TEMPORARY VIEW,RECURSIVE VIEW"},
    {"create temp|temporary", "TABLE,VIEW,SEQUENCE"},
    {"create unlogged", "TABLE"},
    {"create unique", "INDEX"},
    {"create materialized", "VIEW"},
    {"create foreign", "TABLE,DATA WRAPPER"},
    {"create event", "TRIGGER"},
    {"create user mapping for", "@role,CURRENT_USER,PUBLIC"},
    {"create user mapping for * server", "@server"},
    {"create user mapping for *", "SERVER"},
    {"create extension", "@available,IF NOT EXISTS"},
    {"create extension if not exists", "@available"},
    {"create extension ** schema", "@schema"},
    {"create extension ** version", ""},
    {"create extension ** *", "SCHEMA,VERSION,CASCADE"},
    {"create schema|table|sequence|view|role|user if", "NOT EXISTS"},
    {"create schema|table|sequence|extension", "IF NOT EXISTS"},
    {"create schema ** authorization", "@role,CURRENT_USER"},
    {"create schema *", "AUTHORIZATION"},
    {"create unique index|concurrently", "CONCURRENTLY,ON,IF NOT EXISTS"},
    {"create index", "CONCURRENTLY,ON,IF NOT EXISTS"},
    {"create ** index ** on", "@table,ONLY"},
    {"create ** index ** on ^ using", "@am"},
    {"create ** index ** on ^ using *", "("},
    {"create ** index ** on ^ ** (", "@expression"},
    {"create ** index ** on ^ (", "@expression"},
    {"create ** index ** on ^ ( *", "ASC,DESC,NULLS FIRST,NULLS LAST,COLLATE"},
    {"create ** index ** on ^ ** include (", "@column"},
    {"create ** index ** on ^ ** where", "@expression"},
    {"create ** index ** on ^ ** ()", "WHERE,INCLUDE,WITH,TABLESPACE,NULLS NOT DISTINCT"},
    {"create ** index ** on *", "USING,("},
    {"create ** trigger ** execute", "FUNCTION,PROCEDURE"},
    {"create ** trigger ** execute function|procedure", "@triggerfunction"},
    {"create ** trigger ** update of", "@columnofon"},
    {"create ** trigger ** on ^ ** when (", "@expression"},
    {"create ** trigger ** on", "@relation"},
    {"create ** trigger ** on *", "FOR EACH ROW,FOR EACH STATEMENT,EXECUTE FUNCTION,WHEN,REFERENCING"},
    {"create ** trigger ** each row|statement", "EXECUTE FUNCTION,WHEN"},
    {"create ** trigger ** for each", "ROW,STATEMENT"},
    {"create ** trigger ** insert|delete|truncate|update", "OR,ON"},
    {"create ** trigger ** before|after|or", "INSERT,UPDATE,DELETE,TRUNCATE,UPDATE OF"},
    {"create ** trigger ** instead of", "INSERT,UPDATE,DELETE"},
    {"create ** trigger *", "BEFORE,AFTER,INSTEAD OF"},
    {"create policy * on", "@table"},
    {"create policy *", "ON"},
    {"create policy * on ^ ** to", "@role,PUBLIC,CURRENT_USER"},
    {"create policy * on ^ ** for", "ALL,SELECT,INSERT,UPDATE,DELETE"},
    {"create policy * on ^ ** using (", "@expression"},
    {"create policy * on ^ ** check (", "@expression"},
    {"create policy * on ^", "FOR,TO,USING,WITH CHECK,AS PERMISSIVE,AS RESTRICTIVE"},
    {"create policy * on ^ **", "FOR,TO,USING,WITH CHECK"},
    {"create ** table ** partition of", "@table"},
    {"create ** table ** partition by", "RANGE,LIST,HASH"},
    {"create ** table ** inherits (", "@table"},
    {"create ** table ** tablespace", "@tablespace"},
    {"create ** table ** ( like", "@relation"},
    {"create ** table ** (", "CONSTRAINT,PRIMARY KEY,FOREIGN KEY,UNIQUE,CHECK,LIKE,EXCLUDE"},
    {"create ** table ** ( constraint *", "PRIMARY KEY,FOREIGN KEY,UNIQUE,CHECK,EXCLUDE USING"},
    {"create ** table ** ( foreign key ()", "REFERENCES"},
    {"create ** table ** ( foreign|primary", "KEY"},
    {"create ** table ** ( *", "@type"},
    {"create ** table ** ( * ** default", "@function,NULL,TRUE,FALSE,CURRENT_TIMESTAMP"},
    {"create ** table ** ( * ** generated", "ALWAYS AS IDENTITY,BY DEFAULT AS IDENTITY,ALWAYS AS ("},
    {"create ** table ** ( * ** collate", "@collation"},
    {"create ** table ** ( * **",
     "NOT NULL,PRIMARY KEY,DEFAULT,UNIQUE,REFERENCES,CHECK,GENERATED,COLLATE,CONSTRAINT"},
    {"create ** table * ()", "PARTITION BY,INHERITS,WITH,TABLESPACE,ON COMMIT"},
    {"create ** table *", "(,AS,PARTITION OF,LIKE"},
    {"create ** view *", "AS"},
    {"create ** function|procedure ** returns", "@type,TABLE,SETOF,TRIGGER,VOID"},
    {"create ** function|procedure ** returns setof", "@type,@relation,RECORD"},
    {"create ** function|procedure ** language", "@language"},
    {"create ** function|procedure ** ( ** in|out|inout|variadic *", "@type"},
    {"create ** function|procedure * ( *", "@type"},
    {"create ** function|procedure * (", "@type,IN,OUT,INOUT,VARIADIC"},
    {"create ** function|procedure * **",
     "RETURNS,LANGUAGE,AS,IMMUTABLE,STABLE,VOLATILE,STRICT,SECURITY DEFINER,PARALLEL SAFE,SET,"
     "COST,ROWS,BEGIN "
     "ATOMIC,RETURN"},
    {"create ** procedure * ()", "LANGUAGE,AS,BEGIN ATOMIC,SECURITY DEFINER"},
    {"create domain * as", "@type"},
    {"create domain *", "AS"},
    {"create domain * as * **", "NOT NULL,DEFAULT,CHECK,CONSTRAINT,COLLATE"},
    {"create type * as", "ENUM,RANGE,("},
    {"create type * as ( *", "@type"},
    {"create type *", "AS"},
    {"create role|user * in role", "@role"},
    {"create role|user * **",
     "LOGIN,PASSWORD,SUPERUSER,CREATEDB,CREATEROLE,REPLICATION,BYPASSRLS,INHERIT,NOINHERIT,CONNECTION LIMIT,"
     "VALID UNTIL,IN ROLE,ROLE,ADMIN"},
    {"create database * ** owner", "@role"},
    {"create database * ** template", "@database"},
    {"create database * ** tablespace", "@tablespace"},
    {"create database * **",
     "OWNER,TEMPLATE,ENCODING,TABLESPACE,LC_COLLATE,LC_CTYPE,LOCALE,CONNECTION LIMIT,STRATEGY"},
    {"create sequence * ** owned by", "NONE,@relation"},
    {"create sequence * **", "START WITH,INCREMENT BY,MINVALUE,MAXVALUE,CACHE,CYCLE,OWNED BY,AS"},
    {"create server * foreign data wrapper", "@wrapper"},
    {"create server *", "FOREIGN DATA WRAPPER,TYPE,VERSION"},
    {"create foreign table ** server", "@server"},
    {"create publication *", "FOR TABLE,FOR ALL TABLES,FOR TABLES IN SCHEMA"},
    {"create publication * for table", "@table"},
    {"create publication * for tables in schema", "@schema"},
    {"create event trigger ** on", "ddl_command_start,ddl_command_end,table_rewrite,sql_drop"},
    {"create event trigger ** execute function", "@triggerfunction"},
    // privileges
    {"grant|revoke",
     "SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER,USAGE,CREATE,CONNECT,TEMPORARY,EXECUTE,SET,ALL "
     "PRIVILEGES,@role"},
    {"revoke grant|admin", "OPTION FOR"},
    {"grant|revoke ** on all", "TABLES IN SCHEMA,SEQUENCES IN SCHEMA,FUNCTIONS IN SCHEMA,ROUTINES IN SCHEMA"},
    {"grant|revoke ** on all * in schema", "@schema"},
    {"grant|revoke ** on all * in", "SCHEMA"},
    {"grant|revoke ** on schema", "@schema"},
    {"grant|revoke ** on database", "@database"},
    {"grant|revoke ** on sequence", "@sequence"},
    {"grant|revoke ** on table", "@relation"},
    {"grant|revoke ** on function", "@function"},
    {"grant|revoke ** on procedure", "@procedure"},
    {"grant|revoke ** on routine", "@function,@procedure"},
    {"grant|revoke ** on language", "@language"},
    {"grant|revoke ** on type", "@type"},
    {"grant|revoke ** on domain", "@domain"},
    {"grant|revoke ** on tablespace", "@tablespace"},
    {"grant|revoke ** on parameter", "@setting"},
    {"grant|revoke ** on foreign server", "@server"},
    {"grant|revoke ** on foreign data wrapper", "@wrapper"},
    {"grant|revoke ** on",
     "@relation,TABLE,SCHEMA,DATABASE,SEQUENCE,FUNCTION,PROCEDURE,ALL TABLES IN SCHEMA,"
     "ALL SEQUENCES IN SCHEMA,"
     "ALL FUNCTIONS IN SCHEMA,TYPE,DOMAIN,LANGUAGE,TABLESPACE,FOREIGN SERVER,FOREIGN DATA WRAPPER,PARAMETER,"
     "LARGE OBJECT"},
    {"grant ** to", "@role,PUBLIC,CURRENT_USER"},
    {"revoke ** from", "@role,PUBLIC,CURRENT_USER"},
    {"grant ** to *", "WITH GRANT OPTION,WITH ADMIN OPTION,GRANTED BY"},
    {"grant ** granted by", "@role,CURRENT_USER"},
    {"revoke ** from *", "CASCADE,RESTRICT,GRANTED BY"},
    {"grant ** on all * in schema *", "TO"},
    {"revoke ** on all * in schema *", "FROM"},
    {"grant ** on * * ()", "TO"},
    {"grant ** on * *", "TO"},
    {"grant ** on *", "TO"},
    {"revoke ** on * *", "FROM"},
    {"revoke ** on *", "FROM"},
    {"grant *", "ON,TO"},
    {"revoke *", "ON,FROM"},
    // comments
    {"comment", "ON"},
    {"comment on",
     "TABLE,COLUMN,VIEW,INDEX,SCHEMA,FUNCTION,PROCEDURE,SEQUENCE,CONSTRAINT,TRIGGER,TYPE,DOMAIN,DATABASE,ROLE,"
     "EXTENSION,MATERIALIZED VIEW,FOREIGN TABLE,POLICY,TABLESPACE"},
    {"comment on column", "@relationcolumn"},
    {"comment on table", "@table"},
    {"comment on view", "@view"},
    {"comment on index", "@index"},
    {"comment on schema", "@schema"},
    {"comment on function", "@function"},
    {"comment on procedure", "@procedure"},
    {"comment on sequence", "@sequence"},
    {"comment on type", "@type"},
    {"comment on domain", "@domain"},
    {"comment on database", "@database"},
    {"comment on role", "@role"},
    {"comment on extension", "@extension"},
    {"comment on tablespace", "@tablespace"},
    {"comment on materialized", "VIEW"},
    {"comment on materialized view", "@matview"},
    {"comment on foreign table", "@foreign"},
    {"comment on constraint", "@constraint"},
    {"comment on trigger", "@trigger"},
    {"comment on policy", "@policy"},
    {"comment on constraint|trigger|policy * on", "@relation"},
    {"comment on constraint|trigger|policy *", "ON"},
    {"comment on * *", "IS"},
    {"comment on * * ()", "IS"},
    // upkeep
    {"vacuum", "@table,FULL,ANALYZE,VERBOSE,FREEZE,("},
    {"vacuum full|verbose|freeze|analyze", "@table,ANALYZE,VERBOSE,FREEZE"},
    {"vacuum (", "FULL,FREEZE,VERBOSE,ANALYZE,SKIP_LOCKED,PARALLEL,TRUNCATE,INDEX_CLEANUP,PROCESS_TOAST"},
    {"vacuum ()", "@table"},
    {"vacuum|analyze ** ^ (", "@column"},
    {"analyze", "@table,VERBOSE,("},
    {"analyze verbose", "@table"},
    {"analyze (", "VERBOSE,SKIP_LOCKED"},
    {"reindex", "TABLE,INDEX,SCHEMA,DATABASE,SYSTEM,("},
    {"reindex table", "@table,CONCURRENTLY"},
    {"reindex index", "@index,CONCURRENTLY"},
    {"reindex schema", "@schema,CONCURRENTLY"},
    {"reindex database|system", "@database,CONCURRENTLY"},
    {"reindex table concurrently", "@table"},
    {"reindex index concurrently", "@index"},
    {"cluster", "@table,VERBOSE"},
    {"cluster *", "USING"},
    {"cluster ^ using", "@index"},
    {"truncate", "@table,TABLE,ONLY"},
    {"truncate table", "@table,ONLY"},
    {"truncate table|only *", "RESTART IDENTITY,CONTINUE IDENTITY,CASCADE,RESTRICT"},
    {"truncate *", "RESTART IDENTITY,CONTINUE IDENTITY,CASCADE,RESTRICT"},
    {"lock", "@relation,TABLE"},
    {"lock table", "@relation,ONLY"},
    {"lock ** in",
     "ACCESS EXCLUSIVE MODE,ACCESS SHARE MODE,EXCLUSIVE MODE,ROW EXCLUSIVE MODE,ROW SHARE MODE,SHARE MODE,"
     "SHARE ROW EXCLUSIVE MODE,SHARE UPDATE EXCLUSIVE MODE"},
    {"lock ** *", "IN,NOWAIT"},
    {"refresh", "MATERIALIZED VIEW"},
    {"refresh materialized", "VIEW"},
    {"refresh materialized view", "@matview,CONCURRENTLY"},
    {"refresh materialized view concurrently", "@matview"},
    {"refresh materialized view **", "WITH DATA,WITH NO DATA"},
    {"explain", "ANALYZE,VERBOSE,(,SELECT,INSERT,UPDATE,DELETE,WITH,MERGE,VALUES,EXECUTE"},
    {"explain (",
     "ANALYZE,VERBOSE,BUFFERS,COSTS,SETTINGS,WAL,TIMING,SUMMARY,FORMAT JSON,FORMAT TEXT,GENERIC_PLAN"},
    {"explain **", "ANALYZE,VERBOSE,SELECT,INSERT,UPDATE,DELETE,WITH,MERGE"},
    {"copy", "@table,("},
    {"copy ^ (", "@column"},
    {"copy *", "FROM,TO"},
    {"copy * ()", "FROM,TO"},
    {"copy ** from", "STDIN,PROGRAM"},
    {"copy ** to", "STDOUT,PROGRAM"},
    {"copy ** from|to *", "WITH ("},
    {"copy ** with (",
     "FORMAT csv,FORMAT text,FORMAT binary,HEADER,DELIMITER,NULL,QUOTE,ESCAPE,ENCODING,FORCE_QUOTE,"
     "FORCE_NOT_NULL,FORCE_NULL,FREEZE"},
    {"call", "@procedure"},
    {"call ** (", "@expression"},
    {"execute", ""},
    {"listen|notify|unlisten", ""},
    {"import foreign schema * ** from server", "@server"},
    {"import foreign schema * ** into", "@schema"},
    {"security", "LABEL"},
    {"discard", "ALL,PLANS,SEQUENCES,TEMPORARY"},
    {"fetch|move", "NEXT,PRIOR,FIRST,LAST,ABSOLUTE,RELATIVE,FORWARD,BACKWARD,ALL"},
    {"do", "LANGUAGE"},
    {"do language", "@language"},
    {"table", "@relation"},
    {"values", "("},
    {"with", "RECURSIVE"},
};

struct Item
{
    QByteArray text;
    QByteArray schema{};
    bool name = false; ///< may be any name
};

/// Words before the caret as patterns see them.
QList<Item> itemsOf(const Words &words)
{
    QList<QList<Item>> levels(1);
    for (int at = 0; at < words.caret; ++at) {
        const Word &word = words.list[std::size_t(at)];
        QList<Item> &items = levels.last();
        if (word.is(";")) {
            levels = QList<QList<Item>>(1);
        } else if (word.is("(")) {
            levels << QList<Item>{{"("}};
        } else if (word.is(")")) {
            if (levels.size() > 1)
                levels.removeLast();
            levels.last() << Item{"()"};
        } else if (word.is(",")) {
            // what stands behind a comma stands like the first of them
            if (levels.size() > 1)
                levels.last() = {{"("}};
            else if (!items.isEmpty())
                items.removeLast();
        } else if (word.is(".")) {
            continue;
        } else {
            const bool joined = at > 1 && words.list[std::size_t(at - 1)].is(".") && !items.isEmpty();
            if (joined)
                items.last() = {word.text, items.last().text, true};
            else
                items << Item{
                    word.kind == sql::TokenKind::QuotedIdentifier ? QByteArray() : word.text, {}, true};
            if (word.kind == sql::TokenKind::QuotedIdentifier)
                items.last().text = word.text;
        }
    }
    // a qualifier that is being typed is no word of its own
    const Word *last = words.before();
    if (last && last->is(".") && !levels.last().isEmpty())
        levels.last().removeLast();
    QList<Item> all;
    for (const QList<Item> &level : levels)
        all << level;
    return all;
}

bool fits(const QList<QByteArray> &pattern, qsizetype p, const QList<Item> &items, qsizetype i, int &steps,
          const Item *&marked)
{
    if (--steps < 0)
        return false;
    if (p == pattern.size())
        return i == items.size();
    const QByteArray &wanted = pattern[p];
    if (wanted == "**") {
        for (qsizetype next = i; next <= items.size(); ++next) {
            if (fits(pattern, p + 1, items, next, steps, marked))
                return true;
        }
        return false;
    }
    if (i == items.size())
        return false;
    const Item &item = items[i];
    bool good = false;
    if (wanted == "*" || wanted == "^") {
        good = item.name;
        if (good && wanted == "^")
            marked = &item;
    } else {
        good = item.schema.isEmpty() && wanted.split('|').contains(item.text);
    }
    return good && fits(pattern, p + 1, items, i + 1, steps, marked);
}

const QList<std::pair<QList<QByteArray>, QByteArray>> &compiled()
{
    static const auto list = [] {
        QList<std::pair<QList<QByteArray>, QByteArray>> made;
        for (const Rule &rule : Rules)
            made.emplaceBack(QByteArray(rule.pattern).split(' '), QByteArray(rule.expected));
        return made;
    }();
    return list;
}

} // namespace

const QStringList &statementStarts()
{
    static const QStringList list
        = QStringLiteral(
              "SELECT,INSERT INTO,UPDATE,DELETE FROM,WITH,CREATE,ALTER,DROP,EXPLAIN,BEGIN,COMMIT,"
              "ROLLBACK,GRANT,REVOKE,TRUNCATE,SET,SHOW,RESET,VACUUM,ANALYZE,COPY,CALL,VALUES,TABLE,"
              "MERGE INTO,REFRESH MATERIALIZED VIEW,REINDEX,CLUSTER,COMMENT ON,LOCK,DO,SAVEPOINT,"
              "RELEASE,PREPARE,EXECUTE,DEALLOCATE,DECLARE,FETCH,MOVE,CLOSE,LISTEN,NOTIFY,UNLISTEN,"
              "CHECKPOINT,DISCARD,REASSIGN OWNED BY,IMPORT FOREIGN SCHEMA,SECURITY LABEL,START "
              "TRANSACTION,END,ABORT")
              .split(QLatin1Char(','));
    return list;
}

Expected expectedAfter(const Words &words)
{
    Expected expected;
    const QList<Item> items = itemsOf(words);
    if (items.isEmpty()) {
        expected.found = true;
        expected.keywords = statementStarts();
        return expected;
    }
    if (items.size() > 400)
        return expected;
    for (const auto &[pattern, what] : compiled()) {
        if (pattern.first() != "**" && !pattern.first().split('|').contains(items.first().text))
            continue;
        const Item *marked = nullptr;
        int steps = 2000;
        if (!fits(pattern, 0, items, 0, steps, marked))
            continue;
        expected.found = true;
        expected.keywordsFirst = !what.startsWith('@');
        for (const QByteArray &part : what.split(',')) {
            if (part.startsWith('@'))
                expected.lists << part.mid(1);
            else if (!part.isEmpty())
                expected.keywords << QString::fromLatin1(part);
        }
        if (marked) {
            expected.schema = marked->schema;
            expected.name = marked->text;
        }
        return expected;
    }
    return expected;
}

} // namespace core::completion
