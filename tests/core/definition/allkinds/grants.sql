-- Owners, comments, grants and default privileges of everything they can be on. Run by psql, after the others.
set client_min_messages = warning;
select format('create role %I', r) from unnest(array['grants owner', 'grants reader', 'grants "q" other', 'grants_with', 'grants_without']) as r
where not exists (select from pg_roles where rolname = r) \gexec
create schema grants;
alter schema grants owner to "grants owner";
grant usage, create on schema grants to "grants reader" with grant option;
set role "grants reader";
grant usage on schema grants to "grants ""q"" other" with grant option;
reset role;
set role "grants ""q"" other";
grant usage on schema grants to grants_with, public;
reset role;
set search_path = grants;

-- the grant option along a chain, columns, revoked defaults and the owner's own
create table chain (a integer, "b ""c" text, d integer, e integer);
alter table chain owner to "grants owner";
grant select, insert, update on chain to "grants reader" with grant option;
set role "grants reader";
grant select on chain to "grants ""q"" other" with grant option;
grant insert, update on chain to grants_with with grant option;
reset role;
set role "grants ""q"" other";
grant select on chain to grants_without;
reset role;
set role grants_with;
grant update on chain to grants_without with grant option;
grant insert on chain to public;
reset role;
grant select (a, "b ""c"), update (a) on chain to public;
grant references ("b ""c") on chain to "grants ""q"" other" with grant option;
set role "grants ""q"" other";
grant references ("b ""c") on chain to grants_with;
reset role;
revoke truncate, trigger on chain from "grants owner";
create table nothing_left (a integer); alter table nothing_left owner to "grants owner"; revoke all on nothing_left from "grants owner";
create table owner_may_grant (a integer); grant select on owner_may_grant to current_user with grant option;
create table two_ways (a integer); grant select on two_ways to grants_with, grants_without with grant option;
set role grants_with; grant select on two_ways to "grants reader"; reset role;
set role grants_without; grant select on two_ways to "grants reader" with grant option; reset role;

create view a_view as select 1 as a, 2 as b; grant select on a_view to public; grant insert (b) on a_view to grants_with; alter view a_view owner to "grants owner";
create materialized view a_mat as select 1 as a; grant all on a_mat to grants_with; alter materialized view a_mat owner to "grants ""q"" other";
comment on column a_mat.a is 'of a materialised view';
create sequence a_sequence; grant usage, select on a_sequence to public; grant update on a_sequence to grants_with with grant option; alter sequence a_sequence owner to "grants owner";
create table with_serial (a serial, b integer generated always as identity); alter table with_serial owner to "grants owner";
grant usage on sequence with_serial_a_seq to grants_with; grant select on sequence with_serial_b_seq to grants_without;
comment on sequence with_serial_a_seq is 'owned by a column'; comment on sequence with_serial_b_seq is 'of an identity';
create function a_function(integer, text) returns integer language sql as 'select 1'; revoke all on function a_function from public; grant execute on function a_function to grants_with with grant option;
create function others_function() returns integer language sql as 'select 1'; alter function others_function owner to "grants ""q"" other"; revoke all on function others_function from public, "grants ""q"" other";
create procedure a_procedure(integer) language sql as 'select 1'; revoke all on procedure a_procedure from public; alter procedure a_procedure(integer) owner to "grants owner"; grant execute on procedure a_procedure to grants_with;
create aggregate an_aggregate(integer) (sfunc = int4pl, stype = integer); revoke all on function an_aggregate(integer) from public; alter aggregate an_aggregate(integer) owner to "grants owner";
create aggregate counts(*) (sfunc = int8inc, stype = int8, initcond = 0); revoke all on function counts() from public; alter aggregate counts(*) owner to "grants owner"; comment on aggregate counts(*) is 'of rows';
create aggregate ordered(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra); comment on aggregate ordered(float8 order by anyelement) is 'of an order';
create type a_type as enum ('a'); revoke usage on type a_type from public; grant usage on type a_type to grants_with; alter type a_type owner to "grants owner"; comment on type a_type is 'an enum';
create domain a_domain as integer; revoke usage on domain a_domain from public; grant usage on domain a_domain to grants_with with grant option; alter domain a_domain owner to "grants owner"; comment on domain a_domain is 'a domain';
create type a_composite as (a integer, b text); grant usage on type a_composite to grants_with; alter type a_composite owner to "grants owner"; comment on column a_composite.b is 'of a composite';
create type a_range as range (subtype = integer); alter type a_range owner to "grants owner"; revoke usage on type a_range from public;
create operator #+# (leftarg = integer, rightarg = integer, function = int4pl); alter operator #+# (integer, integer) owner to "grants owner"; comment on operator #+# (integer, integer) is 'adds';
create operator class a_class for type integer using btree as operator 1 <, function 1 btint4cmp(integer, integer); alter operator class a_class using btree owner to "grants owner"; comment on operator class a_class using btree is 'a class';
create operator family a_family using hash; alter operator family a_family using hash owner to "grants owner"; comment on operator family a_family using hash is 'a family';
create collation a_collation (locale = 'C'); alter collation a_collation owner to "grants owner"; comment on collation a_collation is 'a collation';
create conversion a_conversion for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8; alter conversion a_conversion owner to "grants owner"; comment on conversion a_conversion is 'a conversion';
create text search dictionary a_dictionary (template = simple); alter text search dictionary a_dictionary owner to "grants owner"; comment on text search dictionary a_dictionary is 'a dictionary';
create text search configuration a_configuration (copy = simple); alter text search configuration a_configuration owner to "grants owner"; comment on text search configuration a_configuration is 'a configuration';
create statistics a_statistics on a, d from chain; alter statistics a_statistics owner to "grants owner"; comment on statistics a_statistics is 'statistics';
create trusted language a_language handler plpgsql_call_handler; grant usage on language a_language to grants_with; alter language a_language owner to "grants owner";
revoke usage on language plpgsql from public; grant usage on language plpgsql to "grants reader";
create foreign data wrapper a_wrapper; grant usage on foreign data wrapper a_wrapper to grants_with with grant option;
create server a_server foreign data wrapper a_wrapper; alter server a_server owner to grants_with; grant usage on foreign server a_server to "grants reader";
create foreign table a_foreign (a integer) server a_server; grant select on a_foreign to grants_without; alter foreign table a_foreign owner to grants_with; comment on column a_foreign.a is 'of a foreign table';
create publication a_publication; alter publication a_publication owner to "grants owner"; comment on publication a_publication is 'a publication';
create user mapping for "grants ""q"" other" server a_server; create user mapping for public server a_server;

-- comments on what lives in tables, with what breaks strings
create index an_index on chain (a, (d + 1)); comment on index an_index is E'it''s\nan "index" \\ %1 <b>&amp; 😀 ;';
alter table chain add constraint a_key primary key (a); comment on constraint a_key on chain is 'a key'; comment on index a_key is 'the index behind it';
alter table chain add constraint a_check check (d > 0); comment on constraint a_check on chain is 'a check';
create function fires() returns trigger language plpgsql as 'begin return new; end';
create trigger a_trigger after insert on chain execute function fires(); comment on trigger a_trigger on chain is 'a trigger';
create rule a_rule as on delete to chain do nothing; comment on rule a_rule on chain is 'a rule';
comment on rule "_RETURN" on a_view is 'what a view is';
create policy a_policy on chain; comment on policy a_policy on chain is 'a policy';
comment on column chain."b ""c" is 'a "column"';
comment on column a_view.a is 'of a view';
create domain commented as integer constraint over_nothing check (value > 0); comment on constraint over_nothing on domain commented is 'of a domain';
comment on schema grants is 'a schema';
create function on_event() returns event_trigger language plpgsql as 'begin end';
create event trigger a_event on sql_drop execute function on_event(); comment on event trigger a_event is 'an event trigger';
select lo_create(47110099) \g /dev/null
grant select on large object 47110099 to public; grant update on large object 47110099 to grants_with with grant option;
alter large object 47110099 owner to "grants owner"; comment on large object 47110099 is 'a large object';

-- default privileges: added, taken away, in a schema and everywhere
alter default privileges for role "grants owner" revoke execute on functions from public;
alter default privileges for role "grants owner" revoke usage on types from public;
alter default privileges for role "grants owner" grant usage on schemas to "grants reader" with grant option;
alter default privileges for role "grants owner" in schema grants grant select, update on tables to grants_with with grant option;
alter default privileges for role "grants owner" in schema grants grant usage on sequences to public;
alter default privileges for role "grants ""q"" other" revoke all on tables from "grants ""q"" other";
alter default privileges for role "grants ""q"" other" in schema public grant execute on functions to "grants owner";

-- what is not ours: members of extensions, and the system
create extension if not exists pgcrypto with schema public;
revoke execute on function public.armor(bytea) from public;
grant execute on function public.armor(bytea) to grants_with;
create extension if not exists pg_stat_statements with schema public;
revoke select on public.pg_stat_statements from public;
grant execute on function pg_catalog.pg_read_file(text) to grants_with;
revoke execute on function pg_catalog.pg_sleep(double precision) from public;
grant select (rolname) on pg_catalog.pg_authid to "grants reader";
grant select on pg_catalog.pg_hba_file_rules to grants_with;
grant update on information_schema.tables to grants_with;
revoke usage on schema information_schema from public;

-- the schema public as it is not after initdb
grant create on schema public to grants_with;
revoke usage on schema public from public;
comment on schema public is 'ours, not the standard';

-- the database itself, whatever it is called
select format('comment on database %I is %L', current_database(), E'the ''database'' of %I \\ "all" kinds') \gexec
select format('alter database %I set search_path = "$user", "a ""b", public', current_database()) \gexec
select format('alter database %I set work_mem = ''77MB''', current_database()) \gexec
select format('alter role grants_with in database %I set application_name = %L', current_database(), 'it''s 100% "x"') \gexec
select format('grant create on database %I to grants_with with grant option', current_database()) \gexec
select format('revoke temporary on database %I from public', current_database()) \gexec
select format('alter database %I owner to "grants owner"', current_database()) \gexec
