-- Every kind of object that is not a relation, with every option that PostgreSQL 13 knows, and names that hurt.
-- Run by psql as a superuser, in a database of its own; roles may be there already.
do $$
begin
    begin create role "objects own""er'"; exception when duplicate_object then null; end;
    begin create role objects_reader; exception when duplicate_object then null; end;
    begin create role "ro""le; drop table x; --" login; exception when duplicate_object then null; end;
end
$$;

create schema objects;
comment on schema objects is 'Everything ''that'' is no relation
in two lines, with "quotes", %1, <b>, & and 😀';
create schema "Sch""ema'; drop table x; --";
create schema "מעבר" authorization "objects own""er'";
create schema "select";
create schema "😀 sixty-three bytes is the longest that a name of anything can";
create schema "two
lines";
create schema extras;

-- extensions
create extension hstore with schema extras;
create extension pg_trgm with schema "Sch""ema'; drop table x; --";
create extension citext with schema public version '1.6';
comment on extension hstore is 'ours';

-- languages
create function objects.alt_call_handler() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create function objects.alt_inline(internal) returns void language c strict as '$libdir/plpgsql', 'plpgsql_inline_handler';
create function objects.alt_validator(oid) returns void language c strict as '$libdir/plpgsql', 'plpgsql_validator';
create language alt_plain handler objects.alt_call_handler;
create trusted language "Alt ""lang" handler objects.alt_call_handler inline objects.alt_inline validator objects.alt_validator;
comment on language "Alt ""lang" is 'a language';

-- access methods
create access method objects_index type index handler gisthandler;
create access method "heap ""2" type table handler heap_tableam_handler;
comment on access method objects_index is 'an access method';

-- enums
create type objects.mood as enum ('sad', 'it''s ok', 'hap"py', E'two\nlines', '😀', 'with space');
alter type objects.mood add value 'between' before 'it''s ok';
create type objects.no_labels as enum ();
create type "Sch""ema'; drop table x; --"."En""um'; drop table x; --" as enum ('a', 'A', '');
comment on type objects.mood is 'an enum';

-- collations
create collation objects.german (provider = icu, locale = 'de-u-co-phonebk');
create collation objects."case ""less" (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create collation objects.plain_c (provider = libc, locale = 'C');
create collation objects.mixed (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX');
create collation "מעבר"."copy" from "C";
comment on collation objects.german is 'a collation';

-- composite types
create type objects.pair as (a integer, b text collate "C", "c d" numeric(10, 2)[], "select" objects.mood, e timestamp(3) with time zone);
create type objects.no_attributes as ();
create type objects.nested as (p objects.pair, "p[]" objects.pair[], g text collate objects.german, i interval year to month, v varchar(7), b bit varying(3), c "char");
create type objects.shrunk as (a integer, gone integer, b integer);
alter type objects.shrunk drop attribute gone;
comment on type objects.pair is 'a composite type';
comment on column objects.pair."c d" is 'an attribute';

-- shell types, base types
create type objects.shell_only;
create type objects.int42;
create function objects.int42_in(cstring) returns objects.int42 as 'int4in' language internal strict immutable;
create function objects.int42_out(objects.int42) returns cstring as 'int4out' language internal strict immutable;
create function objects.int42_recv(internal) returns objects.int42 as 'int4recv' language internal strict immutable;
create function objects.int42_send(objects.int42) returns bytea as 'int4send' language internal strict immutable;
create type objects.int42 (
    input = objects.int42_in, output = objects.int42_out, receive = objects.int42_recv, send = objects.int42_send,
    internallength = 4, alignment = int4, default = 42, passedbyvalue, category = 'x', preferred = true
);
create type objects."te""xt";
create function objects.text_in(cstring, oid, integer) returns objects."te""xt" as 'varcharin' language internal strict immutable;
create function objects.text_out(objects."te""xt") returns cstring as 'varcharout' language internal strict immutable;
create function objects.text_mod_in(cstring[]) returns integer as 'varchartypmodin' language internal strict immutable;
create function objects.text_mod_out(integer) returns cstring as 'varchartypmodout' language internal strict immutable;
create function objects.text_analyze(internal) returns boolean as 'range_typanalyze' language internal strict;
create type objects."te""xt" (
    input = objects.text_in, output = objects.text_out, typmod_in = objects.text_mod_in, typmod_out = objects.text_mod_out,
    analyze = objects.text_analyze, internallength = variable, storage = extended, alignment = int4, default = 'it''s', collatable = true, delimiter = ';'
);
create type objects.fixed;
create function objects.fixed_in(cstring) returns objects.fixed as 'point_in' language internal strict immutable;
create function objects.fixed_out(objects.fixed) returns cstring as 'point_out' language internal strict immutable;
create type objects.fixed (
    input = objects.fixed_in, output = objects.fixed_out, internallength = 16, alignment = double, storage = plain, element = float8
);
create type objects.tiny;
create function objects.tiny_in(cstring) returns objects.tiny as 'charin' language internal strict immutable;
create function objects.tiny_out(objects.tiny) returns cstring as 'charout' language internal strict immutable;
create type objects.tiny (input = objects.tiny_in, output = objects.tiny_out, like = "char");
comment on type objects.int42 is 'a base type';

-- ranges
create type objects.float_range as range (subtype = float8, subtype_diff = float8mi);
create type objects.text_range as range (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
create type objects.plain_range as range (subtype = text);
create type objects.canonical_range;
create function objects.canonical(objects.canonical_range) returns objects.canonical_range as 'int4range_canonical' language internal strict immutable;
create function objects.distance(integer, integer) returns double precision language sql immutable as 'select cast($1 - $2 as float8)';
create type objects.canonical_range as range (subtype = integer, canonical = objects.canonical, subtype_diff = objects.distance);
create type "Sch""ema'; drop table x; --"."ra""nge" as range (subtype = objects.float_range);
comment on type objects.float_range is 'a range';

-- domains
create domain objects.positive as integer constraint "above ""zero" check (value > 0);
create domain objects.code as varchar(12) collate "C" default 'it''s' not null check (value <> '') constraint "z" check (length(value) > 1);
create domain objects.moment as timestamp(3) with time zone default current_timestamp;
create domain objects.places as numeric(10, 2)[] check (array_length(value, 1) < 10);
create domain objects.more_positive as objects.positive default 7 check (value > 5) not null;
create domain objects.of_pair as objects.pair check ((value).a > 0);
create domain objects.unchecked as integer;
alter domain objects.unchecked add constraint not_yet check (value > 1) not valid;
create domain objects.circle as integer;
create function objects.is_round(objects.circle) returns boolean language sql immutable as 'select cast($1 as integer) % 2 = 0';
alter domain objects.circle add constraint round check (objects.is_round(value));
create function objects.is_even(integer) returns boolean language sql immutable as 'select $1 % 2 = 0';
create domain objects.even as integer default abs(-4) constraint "even; drop table x; --" check (objects.is_even(value));
create domain "two
lines"."do
main" as "Sch""ema'; drop table x; --"."En""um'; drop table x; --" default 'A';
comment on domain objects.positive is 'a domain';
comment on constraint "above ""zero" on domain objects.positive is 'a constraint of a domain';
comment on constraint not_yet on domain objects.unchecked is 'not yet valid';

-- functions
create function objects.plain() returns integer language sql as 'select 1';
create function objects.plain(a integer, "b c" text default 'it''s', variadic rest integer[] default '{1,2}') returns text
    language sql immutable leakproof strict parallel safe cost 17.5 as $body$select $2 || '$$'$body$;
create function objects.plain(inout a integer, out b text) returns setof record
    language plpgsql stable security definer parallel restricted cost 1000 rows 77
    set search_path to 'Sch"ema''; drop table x; --', pg_catalog, pg_temp
    set work_mem to '5MB' set my.own_thing to 'it''s' set datestyle to 'iso, dmy' as $f$
begin
    -- a comment with $$ and 'quotes'
    b := $x$it's$x$;
    return next;
end
$f$;
create function objects.no_path() returns void language plpgsql set search_path to '' as 'begin end';
create function objects.to_table(a integer default 1 + 2) returns table (x integer, "y z" objects.pair) language sql rows 3 as
    'select 1, null::objects.pair';
create function objects.poly(anyelement, anyarray, anycompatible default null) returns anyelement language sql called on null input as 'select $1';
create function objects.of_domain(objects.circle, objects.int42, "Sch""ema'; drop table x; --"."En""um'; drop table x; --"[]) returns setof objects.mood
    language sql as 'select null::objects.mood';
create function objects.windowed() returns bigint language internal window as 'window_row_number';
create function objects.supported(integer, integer) returns setof integer language internal immutable strict rows 5 support generate_series_int4_support
    as 'generate_series_int4';
create function objects.transformed(integer) returns integer language sql as 'select $1';
create function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"("ar""g'; --" integer default 1) returns integer language sql as 'select $1';
create function "😀 sixty-three bytes is the longest that a name of anything can"."עברית"("😀" text) returns text language sql as 'select $1';
create function "select"."select"("from" integer) returns integer language sql as 'select $1';
create function objects.lines() returns text language plpgsql as E'\n  begin\r\n\treturn ''a\\nb'';\n  end\n\n';
create function objects.backslash() returns text language sql as $$select 'C:\temp\' || E'\\'$$;
create function objects.needs_hstore(a extras.hstore default '"a"=>"it''s"') returns citext language sql as 'select null::citext';
alter function objects.needs_hstore(extras.hstore) depends on extension hstore;
create function objects.touch() returns trigger language plpgsql as 'begin return new; end';
create function objects.on_event() returns event_trigger language plpgsql as 'begin null; end';
create procedure objects.proc(a integer, inout "b""" text default null) language plpgsql security definer set lock_timeout to '1s' as 'begin commit; end';
create procedure objects.proc() language sql as '';
create function objects.handler() returns fdw_handler language c strict as '$libdir/postgres_fdw', 'postgres_fdw_handler';
create function objects.validator(text[], oid) returns void language internal as 'postgresql_fdw_validator';
create function objects.default_by_function(a integer default objects.plain()) returns integer language sql as 'select $1';
comment on function objects.plain() is 'a function';
comment on procedure objects.proc() is 'a procedure';
comment on function objects.touch() is 'a trigger function';

-- transforms
create transform for integer language sql (from sql with function prsd_lextype(internal), to sql with function int4recv(internal));
create transform for objects.int42 language plpgsql (from sql with function prsd_lextype(internal));
create transform for extras.hstore language "Alt ""lang" (from sql with function prsd_lextype(internal));
create function objects.with_transform(integer) returns integer transform for type integer language sql as 'select $1';
comment on transform for integer language sql is 'a transform';

-- aggregates
create aggregate objects.add(integer) (sfunc = int4pl, stype = integer, initcond = '0', sspace = 100, parallel = safe);
create aggregate objects.count_all(*) (sfunc = int8inc, stype = int8, initcond = '0');
create aggregate objects.least(integer) (sfunc = int4smaller, stype = integer, sortop = operator(pg_catalog.<), combinefunc = int4smaller);
create aggregate objects.moving(integer) (
    sfunc = int4pl, stype = integer, initcond = '0', finalfunc = int4up, finalfunc_modify = shareable, msfunc = int4pl, minvfunc = int4mi,
    mstype = integer, msspace = 7, minitcond = '0', mfinalfunc = int4um, mfinalfunc_modify = read_write
);
create aggregate objects.mean(numeric) (
    sfunc = numeric_avg_accum, stype = internal, sspace = 128, finalfunc = numeric_avg, combinefunc = numeric_avg_combine,
    serialfunc = numeric_avg_serialize, deserialfunc = numeric_avg_deserialize, parallel = restricted
);
create aggregate objects.percentile(float8 order by anyelement) (
    sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra
);
create aggregate objects.percentile_named(p float8 order by v anyelement) (
    sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra, finalfunc_modify = shareable
);
create aggregate objects.place(variadic "any" order by variadic "any") (
    sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical
);
create aggregate objects.collect(variadic items integer[]) (sfunc = array_cat, stype = integer[], initcond = '{}');
create function objects.collect_step(text[], objects.int42, text) returns text[] language sql immutable as 'select $1 || $3';
create function objects.collect_end(text[], objects.int42, text) returns "Sch""ema'; drop table x; --"."En""um'; drop table x; --"
    language sql immutable as 'select null::"Sch""ema''; drop table x; --"."En""um''; drop table x; --"';
create aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(a objects.int42, "b c" text) (
    sfunc = objects.collect_step, stype = text[], initcond = '{"it''s",b}', finalfunc = objects.collect_end, finalfunc_extra
);
comment on aggregate objects.add(integer) is 'an aggregate';
comment on aggregate objects.count_all(*) is 'an aggregate of nothing';
comment on aggregate objects.percentile(float8 order by anyelement) is 'an ordered-set aggregate';

-- operators
create function objects.int42_eq(objects.int42, objects.int42) returns boolean as 'int4eq' language internal strict immutable;
create function objects.int42_ne(objects.int42, objects.int42) returns boolean as 'int4ne' language internal strict immutable;
create function objects.int42_lt(objects.int42, objects.int42) returns boolean as 'int4lt' language internal strict immutable;
create function objects.int42_le(objects.int42, objects.int42) returns boolean as 'int4le' language internal strict immutable;
create function objects.int42_gt(objects.int42, objects.int42) returns boolean as 'int4gt' language internal strict immutable;
create function objects.int42_ge(objects.int42, objects.int42) returns boolean as 'int4ge' language internal strict immutable;
create function objects.int42_cmp(objects.int42, objects.int42) returns integer as 'btint4cmp' language internal strict immutable;
create function objects.int42_hash(objects.int42) returns integer as 'hashint4' language internal strict immutable;
create function objects.int42_lt_int(objects.int42, integer) returns boolean as 'int4lt' language internal strict immutable;
create function objects.int42_cmp_int(objects.int42, integer) returns integer as 'btint4cmp' language internal strict immutable;
create function objects.int42_negative(objects.int42) returns objects.int42 as 'int4um' language internal strict immutable;
create function objects.int42_distance(objects.int42, objects.int42) returns float8 language sql strict immutable as 'select 1.0::float8';
create operator objects.= (
    function = objects.int42_eq, leftarg = objects.int42, rightarg = objects.int42, commutator = operator(objects.=),
    negator = operator(objects.<>), restrict = eqsel, join = eqjoinsel, hashes, merges
);
create operator objects.<> (
    function = objects.int42_ne, leftarg = objects.int42, rightarg = objects.int42, commutator = operator(objects.<>),
    negator = operator(objects.=), restrict = neqsel, join = neqjoinsel
);
create operator objects.< (
    function = objects.int42_lt, leftarg = objects.int42, rightarg = objects.int42, commutator = operator(objects.>),
    negator = operator(objects.>=), restrict = scalarltsel, join = scalarltjoinsel
);
create operator objects.> (
    function = objects.int42_gt, leftarg = objects.int42, rightarg = objects.int42, commutator = operator(objects.<),
    negator = operator(objects.<=), restrict = scalargtsel, join = scalargtjoinsel
);
create operator objects.<= (
    function = objects.int42_le, leftarg = objects.int42, rightarg = objects.int42, commutator = operator(objects.>=), negator = operator(objects.>)
);
create operator objects.>= (
    function = objects.int42_ge, leftarg = objects.int42, rightarg = objects.int42, commutator = operator(objects.<=), negator = operator(objects.<)
);
create operator objects.< (function = objects.int42_lt_int, leftarg = objects.int42, rightarg = integer);
create operator objects.- (function = objects.int42_negative, rightarg = objects.int42);
create operator objects.<-> (function = objects.int42_distance, leftarg = objects.int42, rightarg = objects.int42, commutator = operator(objects.<->));
create operator "Sch""ema'; drop table x; --".|||||||||| (function = path_add, leftarg = path, rightarg = path);
create operator "select".@#@ (function = int8inc, rightarg = int8);
-- a commutator in another schema, and one that nobody made
create operator "select".=== (function = objects.int42_eq, leftarg = objects.int42, rightarg = objects.int42, commutator = operator(objects.===));
create operator objects.=== (function = objects.int42_eq, leftarg = objects.int42, rightarg = objects.int42, commutator = operator("select".===));
create operator objects.==== (function = objects.int42_lt_int, leftarg = objects.int42, rightarg = integer, commutator = operator(objects.====));
comment on operator objects.= (objects.int42, objects.int42) is 'an operator';
comment on operator objects.- (none, objects.int42) is 'a prefix operator';

-- operator families and classes
create operator family objects.int42_ops using btree;
create operator class objects.int42_ops default for type objects.int42 using btree family objects.int42_ops as
    operator 1 objects.<, operator 2 objects.<=, operator 3 objects.=, operator 4 objects.>=, operator 5 objects.>,
    function 1 objects.int42_cmp(objects.int42, objects.int42);
alter operator family objects.int42_ops using btree add
    operator 1 objects.<(objects.int42, integer),
    function 1 (objects.int42, integer) objects.int42_cmp_int(objects.int42, integer),
    function 4 (objects.int42, objects.int42) pg_catalog.btequalimage(oid);
create operator class objects.int42_hash default for type objects.int42 using hash as operator 1 objects.=, function 1 objects.int42_hash(objects.int42);
create operator family "Sch""ema'; drop table x; --"."fam""ily'; --" using gist;
create operator class "Sch""ema'; drop table x; --"."cl""ass" for type point using gist family "Sch""ema'; drop table x; --"."fam""ily'; --" as
    operator 1 <<, operator 15 <-> (point, point) for order by pg_catalog.float_ops, storage box,
    function 1 gist_point_consistent(internal, point, smallint, oid, internal), function 2 gist_box_union(internal, internal),
    function 3 gist_point_compress(internal), function 5 gist_box_penalty(internal, internal, internal), function 6 gist_box_picksplit(internal, internal),
    function 7 gist_box_same(box, box, internal), function 8 gist_point_distance(internal, point, smallint, oid, internal);
create operator family objects.empty_family using objects_index;
create operator class objects.no_members for type circle using objects_index family objects.empty_family as storage circle;
comment on operator family objects.int42_ops using btree is 'an operator family';
comment on operator class objects.int42_ops using btree is 'an operator class';
-- what its own class needs first
create type objects.int42_range as range (subtype = objects.int42, subtype_opclass = objects.int42_ops, subtype_diff = objects.int42_distance);

-- casts
create function objects.pair_of(integer) returns objects.pair language sql as 'select null::objects.pair';
create function objects.pair_of(objects.mood, integer, boolean) returns objects.pair language sql as 'select null::objects.pair';
create cast (integer as objects.pair) with function objects.pair_of(integer) as assignment;
create cast (objects.mood as objects.pair) with function objects.pair_of(objects.mood, integer, boolean);
create cast (integer as objects.int42) without function as implicit;
create cast (objects.int42 as integer) without function as assignment;
create cast (objects.pair as text) with inout;
create cast (objects.no_attributes as text) with inout as assignment;
create cast ("Sch""ema'; drop table x; --"."En""um'; drop table x; --" as objects."te""xt") with inout as implicit;
comment on cast (integer as objects.pair) is 'a cast';

-- conversions
create conversion objects.to_latin for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1;
create default conversion "Sch""ema'; drop table x; --"."con""version" for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
comment on conversion objects.to_latin is 'a conversion';

-- text search
create text search parser objects.parser (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, headline = prsd_headline, lextypes = prsd_lextype);
create text search parser "select"."no ""headline" (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
create text search template objects.template (init = dsimple_init, lexize = dsimple_lexize);
create text search template "select"."no ""init" (lexize = dsimple_lexize);
create text search dictionary objects.dictionary (template = objects.template, stopwords = english, accept = 'false');
create text search dictionary "select"."dict ""ionary" (template = pg_catalog.snowball, language = german);
create text search dictionary objects.no_options (template = simple);
create text search configuration objects.configuration (parser = objects.parser);
alter text search configuration objects.configuration add mapping for asciiword, word with objects.dictionary, "select"."dict ""ionary", simple;
alter text search configuration objects.configuration add mapping for email with simple;
create text search configuration "Sch""ema'; drop table x; --"."config ""uration'" (copy = pg_catalog.english);
alter text search configuration "Sch""ema'; drop table x; --"."config ""uration'" drop mapping for url;
create text search configuration "select"."empty" (parser = "select"."no ""headline");
comment on text search parser objects.parser is 'a parser';
comment on text search template objects.template is 'a template';
comment on text search dictionary objects.dictionary is 'a dictionary';
comment on text search configuration objects.configuration is 'a configuration';

-- event triggers
create event trigger objects_plain on ddl_command_end execute function objects.on_event();
create event trigger "Ev""ent'; drop table x; --" on sql_drop when tag in ('DROP TABLE', 'DROP VIEW') execute function objects.on_event();
create event trigger objects_off on ddl_command_start execute function objects.on_event();
alter event trigger objects_off disable;
create event trigger objects_always on table_rewrite when tag in ('ALTER TABLE') execute function objects.on_event();
alter event trigger objects_always enable always;
create event trigger objects_replica on ddl_command_end execute function objects.on_event();
alter event trigger objects_replica enable replica;
comment on event trigger objects_plain is 'an event trigger';

-- foreign data wrappers, servers, user mappings
create foreign data wrapper objects_plain;
create foreign data wrapper "Wr""apper'; drop table x; --" handler objects.handler validator objects.validator;
create foreign data wrapper objects_options options (host 'it''s', "dbname" 'a "b"', "Debug" '');
create server objects_plain foreign data wrapper objects_plain;
create server "Ser""ver'; drop table x; --" type 'a "ty''pe' version '1.0''2' foreign data wrapper "Wr""apper'; drop table x; --"
    options (host 'loc''alhost', port '5433', dbname E'two\nlines, "C:\\x"');
create server objects_options foreign data wrapper objects_plain options ("an ""Option" '', "select" 'x');
create user mapping for public server objects_plain;
create user mapping for "ro""le; drop table x; --" server "Ser""ver'; drop table x; --" options (user 'it''s', password 'sec''ret');
create user mapping for current_user server objects_plain options ("Us er" 'x');
create user mapping for objects_reader server objects_plain;
comment on foreign data wrapper objects_plain is 'a wrapper';
comment on server objects_plain is 'a server';

-- publications
create table objects.published (id integer primary key, "a b" text, secret text);
create table "Sch""ema'; drop table x; --"."pub""lished" (id integer primary key);
create table objects.published_parts (id integer primary key) partition by range (id);
create publication objects_everything for all tables;
create publication objects_nothing;
create publication "Pub""lication'; drop table x; --" for table only objects.published, "Sch""ema'; drop table x; --"."pub""lished"
    with (publish = 'insert, truncate');
create publication objects_root for table objects.published_parts with (publish_via_partition_root = true, publish = '');
comment on publication objects_nothing is 'a publication';

-- subscriptions: none of them ever connects
create subscription objects_plain connection 'dbname=nowhere' publication objects_everything with (connect = false, slot_name = none);
create subscription "Sub""scription'; drop table x; --" connection E'host=nowhere password=\'it is secret\' dbname=\'a & <b> "c"\\\\\''
    publication objects_everything, "Pub""lication'; drop table x; --"
    with (connect = false, slot_name = 'objects_slot', synchronous_commit = 'remote_apply');
comment on subscription objects_plain is 'a subscription';
-- the server keeps the comment on this one
create subscription objects_gone connection 'dbname=nowhere' publication objects_everything with (connect = false, slot_name = none);
comment on subscription objects_gone is 'a subscription that is gone';
drop subscription objects_gone;

-- large objects
select lo_create(47110001) \g /dev/null
select lo_create(815) \g /dev/null
comment on large object 47110001 is 'a large object';
