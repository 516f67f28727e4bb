-- access_method "heap ""2"
drop access method "heap ""2" cascade;

-- access_method "heap ""2" (cascade off)
drop access method "heap ""2";

-- access_method "heap ""2" (if_exists on)
drop access method if exists "heap ""2" cascade;

-- access_method objects_index
drop access method objects_index cascade;

-- access_method "heap ""2", objects_index
drop access method "heap ""2", objects_index cascade;

-- aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text)
drop aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text) cascade;

-- aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text) (cascade off)
drop aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text);

-- aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text) (if_exists on)
drop aggregate if exists "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text) cascade;

-- aggregate objects.add(integer)
drop aggregate objects.add(integer) cascade;

-- aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text), objects.add(integer)
drop aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text), objects.add(integer) cascade;

-- attribute objects.nested.b
alter type objects.nested drop attribute b cascade;

-- attribute objects.nested.b (cascade off)
alter type objects.nested drop attribute b;

-- attribute objects.nested.b (if_exists on)
alter type objects.nested drop attribute if exists b cascade;

-- attribute objects.nested.c
alter type objects.nested drop attribute c cascade;

-- attribute objects.nested.b, objects.nested.c
alter type objects.nested drop attribute b cascade, drop attribute c cascade;

-- base_type objects.fixed
drop type objects.fixed cascade;

-- base_type objects.fixed (cascade off)
drop type objects.fixed;

-- base_type objects.fixed (if_exists on)
drop type if exists objects.fixed cascade;

-- base_type objects.int42
drop type objects.int42 cascade;

-- base_type objects.fixed, objects.int42
drop type objects.fixed, objects.int42 cascade;

-- cast ("Sch""ema'; drop table x; --"."En""um'; drop table x; --" AS objects."te""xt")
drop cast ("Sch""ema'; drop table x; --"."En""um'; drop table x; --" as objects."te""xt") cascade;

-- cast ("Sch""ema'; drop table x; --"."En""um'; drop table x; --" AS objects."te""xt") (cascade off)
drop cast ("Sch""ema'; drop table x; --"."En""um'; drop table x; --" as objects."te""xt");

-- cast ("Sch""ema'; drop table x; --"."En""um'; drop table x; --" AS objects."te""xt") (if_exists on)
drop cast if exists ("Sch""ema'; drop table x; --"."En""um'; drop table x; --" as objects."te""xt") cascade;

-- cast (boolean AS public.citext)
-- = The cast (boolean AS public.citext) is a member of the extension citext and goes with it only.
-- = cannot be dropped by itself

-- cast ("Sch""ema'; drop table x; --"."En""um'; drop table x; --" AS objects."te""xt"), (boolean AS public.citext)
-- = The cast (boolean AS public.citext) is a member of the extension citext and goes with it only.
-- = cannot be dropped by itself

-- collation objects."case ""less"
drop collation objects."case ""less" cascade;

-- collation objects."case ""less" (cascade off)
drop collation objects."case ""less";

-- collation objects."case ""less" (if_exists on)
drop collation if exists objects."case ""less" cascade;

-- collation objects.german
drop collation objects.german cascade;

-- collation objects."case ""less", objects.german
drop collation objects."case ""less", objects.german cascade;

-- column "Sch""ema'; drop table x; --"."pub""lished".id
alter table "Sch""ema'; drop table x; --"."pub""lished" drop column id cascade;

-- column "Sch""ema'; drop table x; --"."pub""lished".id (cascade off)
alter table "Sch""ema'; drop table x; --"."pub""lished" drop column id;

-- column "Sch""ema'; drop table x; --"."pub""lished".id (if_exists on)
alter table "Sch""ema'; drop table x; --"."pub""lished" drop column if exists id cascade;

-- column objects.published."a b"
alter table objects.published drop column "a b" cascade;

-- column "Sch""ema'; drop table x; --"."pub""lished".id, objects.published."a b"
begin;
alter table "Sch""ema'; drop table x; --"."pub""lished" drop column id cascade;
alter table objects.published drop column "a b" cascade;
commit;

-- composite_type objects.nested
drop type objects.nested cascade;

-- composite_type objects.nested (cascade off)
drop type objects.nested;

-- composite_type objects.nested (if_exists on)
drop type if exists objects.nested cascade;

-- composite_type objects.no_attributes
drop type objects.no_attributes cascade;

-- composite_type objects.nested, objects.no_attributes
drop type objects.nested, objects.no_attributes cascade;

-- constraint "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished"
alter table "Sch""ema'; drop table x; --"."pub""lished" drop constraint "pub""lished_pkey" cascade;

-- constraint "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished" (cascade off)
alter table "Sch""ema'; drop table x; --"."pub""lished" drop constraint "pub""lished_pkey";

-- constraint "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished" (if_exists on)
alter table "Sch""ema'; drop table x; --"."pub""lished" drop constraint if exists "pub""lished_pkey" cascade;

-- constraint published_pkey on objects.published
alter table objects.published drop constraint published_pkey cascade;

-- constraint "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished", published_pkey on objects.published
begin;
alter table "Sch""ema'; drop table x; --"."pub""lished" drop constraint "pub""lished_pkey" cascade;
alter table objects.published drop constraint published_pkey cascade;
commit;

-- conversion "Sch""ema'; drop table x; --"."con""version"
drop conversion "Sch""ema'; drop table x; --"."con""version" cascade;

-- conversion "Sch""ema'; drop table x; --"."con""version" (cascade off)
drop conversion "Sch""ema'; drop table x; --"."con""version";

-- conversion "Sch""ema'; drop table x; --"."con""version" (if_exists on)
drop conversion if exists "Sch""ema'; drop table x; --"."con""version" cascade;

-- conversion objects.to_latin
drop conversion objects.to_latin cascade;

-- conversion "Sch""ema'; drop table x; --"."con""version", objects.to_latin
begin;
drop conversion "Sch""ema'; drop table x; --"."con""version" cascade;
drop conversion objects.to_latin cascade;
commit;

-- database the_database
-- = The connection itself is in this database; the server refuses to drop it.
-- = cannot be dropped by itself

-- database the_database (if_exists on)
-- = The connection itself is in this database; the server refuses to drop it.
-- = cannot be dropped by itself

-- database the_database (force on)
-- = The connection itself is in this database; the server refuses to drop it.
-- = cannot be dropped by itself

-- domain objects.circle
drop type objects.circle cascade;

-- domain objects.circle (cascade off)
drop type objects.circle;

-- domain objects.circle (if_exists on)
drop type if exists objects.circle cascade;

-- domain objects.code
drop type objects.code cascade;

-- domain objects.circle, objects.code
drop type objects.circle, objects.code cascade;

-- domain_constraint round on objects.circle
alter domain objects.circle drop constraint round cascade;

-- domain_constraint round on objects.circle (cascade off)
alter domain objects.circle drop constraint round;

-- domain_constraint round on objects.circle (if_exists on)
alter domain objects.circle drop constraint if exists round cascade;

-- domain_constraint code_check on objects.code
alter domain objects.code drop constraint code_check cascade;

-- domain_constraint round on objects.circle, code_check on objects.code
begin;
alter domain objects.circle drop constraint round cascade;
alter domain objects.code drop constraint code_check cascade;
commit;

-- enum "Sch""ema'; drop table x; --"."En""um'; drop table x; --"
drop type "Sch""ema'; drop table x; --"."En""um'; drop table x; --" cascade;

-- enum "Sch""ema'; drop table x; --"."En""um'; drop table x; --" (cascade off)
drop type "Sch""ema'; drop table x; --"."En""um'; drop table x; --";

-- enum "Sch""ema'; drop table x; --"."En""um'; drop table x; --" (if_exists on)
drop type if exists "Sch""ema'; drop table x; --"."En""um'; drop table x; --" cascade;

-- enum objects.mood
drop type objects.mood cascade;

-- enum "Sch""ema'; drop table x; --"."En""um'; drop table x; --", objects.mood
drop type "Sch""ema'; drop table x; --"."En""um'; drop table x; --", objects.mood cascade;

-- event_trigger "Ev""ent'; drop table x; --"
drop event trigger "Ev""ent'; drop table x; --" cascade;

-- event_trigger "Ev""ent'; drop table x; --" (cascade off)
drop event trigger "Ev""ent'; drop table x; --";

-- event_trigger "Ev""ent'; drop table x; --" (if_exists on)
drop event trigger if exists "Ev""ent'; drop table x; --" cascade;

-- event_trigger objects_always
drop event trigger objects_always cascade;

-- event_trigger "Ev""ent'; drop table x; --", objects_always
begin;
drop event trigger "Ev""ent'; drop table x; --" cascade;
drop event trigger objects_always cascade;
commit;

-- extension citext
drop extension citext cascade;

-- extension citext (cascade off)
drop extension citext;

-- extension citext (if_exists on)
drop extension if exists citext cascade;

-- extension hstore
drop extension hstore cascade;

-- extension citext, hstore
drop extension citext, hstore cascade;

-- foreign_data_wrapper "Wr""apper'; drop table x; --"
drop foreign data wrapper "Wr""apper'; drop table x; --" cascade;

-- foreign_data_wrapper "Wr""apper'; drop table x; --" (cascade off)
drop foreign data wrapper "Wr""apper'; drop table x; --";

-- foreign_data_wrapper "Wr""apper'; drop table x; --" (if_exists on)
drop foreign data wrapper if exists "Wr""apper'; drop table x; --" cascade;

-- foreign_data_wrapper objects_options
drop foreign data wrapper objects_options cascade;

-- foreign_data_wrapper "Wr""apper'; drop table x; --", objects_options
drop foreign data wrapper "Wr""apper'; drop table x; --", objects_options cascade;

-- foreign_server "Ser""ver'; drop table x; --"
drop server "Ser""ver'; drop table x; --" cascade;

-- foreign_server "Ser""ver'; drop table x; --" (cascade off)
drop server "Ser""ver'; drop table x; --";

-- foreign_server "Ser""ver'; drop table x; --" (if_exists on)
drop server if exists "Ser""ver'; drop table x; --" cascade;

-- foreign_server objects_options
drop server objects_options cascade;

-- foreign_server "Ser""ver'; drop table x; --", objects_options
drop server "Ser""ver'; drop table x; --", objects_options cascade;

-- foreign_table relations.foreign_part
drop foreign table relations.foreign_part cascade;

-- foreign_table relations.foreign_part (cascade off)
drop foreign table relations.foreign_part;

-- foreign_table relations.foreign_part (if_exists on)
drop foreign table if exists relations.foreign_part cascade;

-- foreign_table relations.foreign_child
drop foreign table relations.foreign_child cascade;

-- foreign_table relations.foreign_part, relations.foreign_child
drop foreign table relations.foreign_part, relations.foreign_child cascade;

-- function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer)
drop function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer) cascade;

-- function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer) (cascade off)
drop function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer);

-- function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer) (if_exists on)
drop function if exists "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer) cascade;

-- function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal)
-- = The function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal) is a member of the extension pg_trgm and goes with it only.
-- = cannot be dropped by itself

-- function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer), "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal)
-- = The function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal) is a member of the extension pg_trgm and goes with it only.
-- = cannot be dropped by itself

-- index "rel ""q"" ; drop table x; --"."index ""q"" ; drop table x; --"
drop index "rel ""q"" ; drop table x; --"."index ""q"" ; drop table x; --" cascade;

-- index "rel ""q"" ; drop table x; --"."index ""q"" ; drop table x; --" (cascade off)
drop index "rel ""q"" ; drop table x; --"."index ""q"" ; drop table x; --";

-- index "rel ""q"" ; drop table x; --"."index ""q"" ; drop table x; --" (if_exists on)
drop index if exists "rel ""q"" ; drop table x; --"."index ""q"" ; drop table x; --" cascade;

-- index "rel ""q"" ; drop table x; --"."index ""q"" ; drop table x; --" (concurrently on)
drop index concurrently "rel ""q"" ; drop table x; --"."index ""q"" ; drop table x; --";

-- index relations.by_hash_expr_idx
drop index relations.by_hash_expr_idx cascade;

-- index "rel ""q"" ; drop table x; --"."index ""q"" ; drop table x; --", relations.by_hash_expr_idx
drop index "rel ""q"" ; drop table x; --"."index ""q"" ; drop table x; --", relations.by_hash_expr_idx cascade;

-- language "Alt ""lang"
drop language "Alt ""lang" cascade;

-- language "Alt ""lang" (cascade off)
drop language "Alt ""lang";

-- language "Alt ""lang" (if_exists on)
drop language if exists "Alt ""lang" cascade;

-- language alt_plain
drop language alt_plain cascade;

-- language "Alt ""lang", alt_plain
begin;
drop language "Alt ""lang" cascade;
drop language alt_plain cascade;
commit;

-- large_object OID
select pg_catalog.lo_unlink(OID);

-- large_object OID (if_exists on)
select pg_catalog.lo_unlink(OID);

-- large_object OID
select pg_catalog.lo_unlink(OID);

-- large_object OID, OID
begin;
select pg_catalog.lo_unlink(OID);
select pg_catalog.lo_unlink(OID);
commit;

-- materialized_view relations.mat
drop materialized view relations.mat cascade;

-- materialized_view relations.mat (cascade off)
drop materialized view relations.mat;

-- materialized_view relations.mat (if_exists on)
drop materialized view if exists relations.mat cascade;

-- materialized_view relations.mat_empty
drop materialized view relations.mat_empty cascade;

-- materialized_view relations.mat, relations.mat_empty
drop materialized view relations.mat, relations.mat_empty cascade;

-- operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path)
drop operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path) cascade;

-- operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path) (cascade off)
drop operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path);

-- operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path) (if_exists on)
drop operator if exists "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path) cascade;

-- operator "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text)
-- = The operator "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text) is a member of the extension pg_trgm and goes with it only.
-- = cannot be dropped by itself

-- operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path), "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text)
-- = The operator "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text) is a member of the extension pg_trgm and goes with it only.
-- = cannot be dropped by itself

-- operator_class "Sch""ema'; drop table x; --"."cl""ass" USING gist
drop operator class "Sch""ema'; drop table x; --"."cl""ass" using gist cascade;

-- operator_class "Sch""ema'; drop table x; --"."cl""ass" USING gist (cascade off)
drop operator class "Sch""ema'; drop table x; --"."cl""ass" using gist;

-- operator_class "Sch""ema'; drop table x; --"."cl""ass" USING gist (if_exists on)
drop operator class if exists "Sch""ema'; drop table x; --"."cl""ass" using gist cascade;

-- operator_class objects.int42_hash USING hash
drop operator class objects.int42_hash using hash cascade;

-- operator_class "Sch""ema'; drop table x; --"."cl""ass" USING gist, objects.int42_hash USING hash
begin;
drop operator class "Sch""ema'; drop table x; --"."cl""ass" using gist cascade;
drop operator class objects.int42_hash using hash cascade;
commit;

-- operator_family "Sch""ema'; drop table x; --"."fam""ily'; --" USING gist
drop operator family "Sch""ema'; drop table x; --"."fam""ily'; --" using gist cascade;

-- operator_family "Sch""ema'; drop table x; --"."fam""ily'; --" USING gist (cascade off)
drop operator family "Sch""ema'; drop table x; --"."fam""ily'; --" using gist;

-- operator_family "Sch""ema'; drop table x; --"."fam""ily'; --" USING gist (if_exists on)
drop operator family if exists "Sch""ema'; drop table x; --"."fam""ily'; --" using gist cascade;

-- operator_family objects.empty_family USING objects_index
drop operator family objects.empty_family using objects_index cascade;

-- operator_family "Sch""ema'; drop table x; --"."fam""ily'; --" USING gist, objects.empty_family USING objects_index
begin;
drop operator family "Sch""ema'; drop table x; --"."fam""ily'; --" using gist cascade;
drop operator family objects.empty_family using objects_index cascade;
commit;

-- partition relations.by_enum_happy_true
drop table relations.by_enum_happy_true cascade;

-- partition relations.by_enum_happy_true (cascade off)
drop table relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (if_exists on)
drop table if exists relations.by_enum_happy_true cascade;

-- partition relations.by_list_ab
drop table relations.by_list_ab cascade;

-- partition relations.by_enum_happy_true, relations.by_list_ab
drop table relations.by_enum_happy_true, relations.by_list_ab cascade;

-- partitioned_table objects.published_parts
drop table objects.published_parts cascade;

-- partitioned_table objects.published_parts (cascade off)
drop table objects.published_parts;

-- partitioned_table objects.published_parts (if_exists on)
drop table if exists objects.published_parts cascade;

-- partitioned_table relations.by_enum_happy
drop table relations.by_enum_happy cascade;

-- partitioned_table objects.published_parts, relations.by_enum_happy
drop table objects.published_parts, relations.by_enum_happy cascade;

-- policy "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --"
drop policy "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" cascade;

-- policy "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" (cascade off)
drop policy "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --";

-- policy "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" (if_exists on)
drop policy if exists "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" cascade;

-- policy adds on relations.secured
drop policy adds on relations.secured cascade;

-- policy "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --", adds on relations.secured
begin;
drop policy "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" cascade;
drop policy adds on relations.secured cascade;
commit;

-- procedure objects.proc()
drop procedure objects.proc() cascade;

-- procedure objects.proc() (cascade off)
drop procedure objects.proc();

-- procedure objects.proc() (if_exists on)
drop procedure if exists objects.proc() cascade;

-- procedure objects.proc(integer,pg_catalog.text)
{13} drop procedure objects.proc(a integer, INOUT "b""" text) cascade;
{14 15 16 17 18} drop procedure objects.proc(IN a integer, INOUT "b""" text) cascade;

-- procedure objects.proc(), objects.proc(integer,pg_catalog.text)
{13} drop procedure objects.proc(), objects.proc(a integer, INOUT "b""" text) cascade;
{14 15 16 17 18} drop procedure objects.proc(), objects.proc(IN a integer, INOUT "b""" text) cascade;

-- publication "Pub""lication'; drop table x; --"
drop publication "Pub""lication'; drop table x; --" cascade;

-- publication "Pub""lication'; drop table x; --" (cascade off)
drop publication "Pub""lication'; drop table x; --";

-- publication "Pub""lication'; drop table x; --" (if_exists on)
drop publication if exists "Pub""lication'; drop table x; --" cascade;

-- publication objects_everything
drop publication objects_everything cascade;

-- publication "Pub""lication'; drop table x; --", objects_everything
drop publication "Pub""lication'; drop table x; --", objects_everything cascade;

-- range_type "Sch""ema'; drop table x; --"."ra""nge"
drop type "Sch""ema'; drop table x; --"."ra""nge" cascade;

-- range_type "Sch""ema'; drop table x; --"."ra""nge" (cascade off)
drop type "Sch""ema'; drop table x; --"."ra""nge";

-- range_type "Sch""ema'; drop table x; --"."ra""nge" (if_exists on)
drop type if exists "Sch""ema'; drop table x; --"."ra""nge" cascade;

-- range_type objects.canonical_range
drop type objects.canonical_range cascade;

-- range_type "Sch""ema'; drop table x; --"."ra""nge", objects.canonical_range
drop type "Sch""ema'; drop table x; --"."ra""nge", objects.canonical_range cascade;

-- rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --"
drop rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" cascade;

-- rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" (cascade off)
drop rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --";

-- rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" (if_exists on)
drop rule if exists "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" cascade;

-- rule always_rule on relations.ruled
drop rule always_rule on relations.ruled cascade;

-- rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --", always_rule on relations.ruled
begin;
drop rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" cascade;
drop rule always_rule on relations.ruled cascade;
commit;

-- schema "Sch""ema'; drop table x; --"
drop schema "Sch""ema'; drop table x; --" cascade;

-- schema "Sch""ema'; drop table x; --" (cascade off)
drop schema "Sch""ema'; drop table x; --";

-- schema "Sch""ema'; drop table x; --" (if_exists on)
drop schema if exists "Sch""ema'; drop table x; --" cascade;

-- schema "else'where ""%1"
drop schema "else'where ""%1" cascade;

-- schema "Sch""ema'; drop table x; --", "else'where ""%1"
drop schema "Sch""ema'; drop table x; --", "else'where ""%1" cascade;

-- sequence public.public_id_seq
drop sequence public.public_id_seq cascade;

-- sequence public.public_id_seq (cascade off)
drop sequence public.public_id_seq;

-- sequence public.public_id_seq (if_exists on)
drop sequence if exists public.public_id_seq cascade;

-- sequence public."sixty-three bytes of a table _sixty-three bytes of a name t_seq"
drop sequence public."sixty-three bytes of a table _sixty-three bytes of a name t_seq" cascade;

-- sequence public.public_id_seq, public."sixty-three bytes of a table _sixty-three bytes of a name t_seq"
drop sequence public.public_id_seq, public."sixty-three bytes of a table _sixty-three bytes of a name t_seq" cascade;

-- statistics relations."stats ""q"""
drop statistics relations."stats ""q""" cascade;

-- statistics relations."stats ""q""" (cascade off)
drop statistics relations."stats ""q""";

-- statistics relations."stats ""q""" (if_exists on)
drop statistics if exists relations."stats ""q""" cascade;

-- statistics relations.stats_all
drop statistics relations.stats_all cascade;

-- statistics relations."stats ""q""", relations.stats_all
drop statistics relations."stats ""q""", relations.stats_all cascade;

-- subscription "Sub""scription'; drop table x; --"
drop subscription "Sub""scription'; drop table x; --";

-- subscription "Sub""scription'; drop table x; --" (cascade off)
drop subscription "Sub""scription'; drop table x; --";

-- subscription "Sub""scription'; drop table x; --" (if_exists on)
drop subscription if exists "Sub""scription'; drop table x; --";

-- subscription objects_plain
drop subscription objects_plain;

-- subscription "Sub""scription'; drop table x; --", objects_plain
drop subscription "Sub""scription'; drop table x; --";
drop subscription objects_plain;

-- table "Sch""ema'; drop table x; --"."pub""lished"
drop table "Sch""ema'; drop table x; --"."pub""lished" cascade;

-- table "Sch""ema'; drop table x; --"."pub""lished" (cascade off)
drop table "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (if_exists on)
drop table if exists "Sch""ema'; drop table x; --"."pub""lished" cascade;

-- table objects.published
drop table objects.published cascade;

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
drop table "Sch""ema'; drop table x; --"."pub""lished", objects.published cascade;

-- text_search_configuration "Sch""ema'; drop table x; --"."config ""uration'"
drop text search configuration "Sch""ema'; drop table x; --"."config ""uration'" cascade;

-- text_search_configuration "Sch""ema'; drop table x; --"."config ""uration'" (cascade off)
drop text search configuration "Sch""ema'; drop table x; --"."config ""uration'";

-- text_search_configuration "Sch""ema'; drop table x; --"."config ""uration'" (if_exists on)
drop text search configuration if exists "Sch""ema'; drop table x; --"."config ""uration'" cascade;

-- text_search_configuration objects.configuration
drop text search configuration objects.configuration cascade;

-- text_search_configuration "Sch""ema'; drop table x; --"."config ""uration'", objects.configuration
begin;
drop text search configuration "Sch""ema'; drop table x; --"."config ""uration'" cascade;
drop text search configuration objects.configuration cascade;
commit;

-- text_search_dictionary objects.dictionary
drop text search dictionary objects.dictionary cascade;

-- text_search_dictionary objects.dictionary (cascade off)
drop text search dictionary objects.dictionary;

-- text_search_dictionary objects.dictionary (if_exists on)
drop text search dictionary if exists objects.dictionary cascade;

-- text_search_dictionary objects.no_options
drop text search dictionary objects.no_options cascade;

-- text_search_dictionary objects.dictionary, objects.no_options
begin;
drop text search dictionary objects.dictionary cascade;
drop text search dictionary objects.no_options cascade;
commit;

-- text_search_parser objects.parser
drop text search parser objects.parser cascade;

-- text_search_parser objects.parser (cascade off)
drop text search parser objects.parser;

-- text_search_parser objects.parser (if_exists on)
drop text search parser if exists objects.parser cascade;

-- text_search_parser "select"."no ""headline"
drop text search parser "select"."no ""headline" cascade;

-- text_search_parser objects.parser, "select"."no ""headline"
begin;
drop text search parser objects.parser cascade;
drop text search parser "select"."no ""headline" cascade;
commit;

-- text_search_template objects.template
drop text search template objects.template cascade;

-- text_search_template objects.template (cascade off)
drop text search template objects.template;

-- text_search_template objects.template (if_exists on)
drop text search template if exists objects.template cascade;

-- text_search_template "select"."no ""init"
drop text search template "select"."no ""init" cascade;

-- text_search_template objects.template, "select"."no ""init"
begin;
drop text search template objects.template cascade;
drop text search template "select"."no ""init" cascade;
commit;

{13 14 15} -- transform for extras.hstore on language Alt "lang
{16 17 18} -- transform for extras.hstore language Alt "lang
drop transform for extras.hstore language "Alt ""lang" cascade;

{13 14 15} -- transform for extras.hstore on language Alt "lang (cascade off)
{16 17 18} -- transform for extras.hstore language Alt "lang (cascade off)
drop transform for extras.hstore language "Alt ""lang";

{13 14 15} -- transform for extras.hstore on language Alt "lang (if_exists on)
{16 17 18} -- transform for extras.hstore language Alt "lang (if_exists on)
drop transform if exists for extras.hstore language "Alt ""lang" cascade;

{13 14 15} -- transform for integer on language sql
{16 17 18} -- transform for integer language sql
drop transform for integer language sql cascade;

{13 14 15} -- transform for extras.hstore on language Alt "lang, for integer on language sql
{16 17 18} -- transform for extras.hstore language Alt "lang, for integer language sql
begin;
drop transform for extras.hstore language "Alt ""lang" cascade;
drop transform for integer language sql cascade;
commit;

-- trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --"
drop trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" cascade;

-- trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" (cascade off)
drop trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --";

-- trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" (if_exists on)
drop trigger if exists "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" cascade;

-- trigger parted_off on relations.by_list
drop trigger parted_off on relations.by_list cascade;

-- trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --", parted_off on relations.by_list
begin;
drop trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" cascade;
drop trigger parted_off on relations.by_list cascade;
commit;

-- trigger_function objects.on_event()
drop function objects.on_event() cascade;

-- trigger_function objects.on_event() (cascade off)
drop function objects.on_event();

-- trigger_function objects.on_event() (if_exists on)
drop function if exists objects.on_event() cascade;

-- trigger_function objects.touch()
drop function objects.touch() cascade;

-- trigger_function objects.on_event(), objects.touch()
drop function objects.on_event(), objects.touch() cascade;

-- user_mapping "ro""le; drop table x; --" on server Ser"ver'; drop table x; --
drop user mapping for "ro""le; drop table x; --" server "Ser""ver'; drop table x; --";

-- user_mapping "ro""le; drop table x; --" on server Ser"ver'; drop table x; -- (cascade off)
drop user mapping for "ro""le; drop table x; --" server "Ser""ver'; drop table x; --";

-- user_mapping "ro""le; drop table x; --" on server Ser"ver'; drop table x; -- (if_exists on)
drop user mapping if exists for "ro""le; drop table x; --" server "Ser""ver'; drop table x; --";

-- user_mapping public on server objects_plain
drop user mapping for public server objects_plain;

-- user_mapping "ro""le; drop table x; --" on server Ser"ver'; drop table x; --, public on server objects_plain
begin;
drop user mapping for "ro""le; drop table x; --" server "Ser""ver'; drop table x; --";
drop user mapping for public server objects_plain;
commit;

-- view relations.barrier
drop view relations.barrier cascade;

-- view relations.barrier (cascade off)
drop view relations.barrier;

-- view relations.barrier (if_exists on)
drop view if exists relations.barrier cascade;

-- view relations.checked
drop view relations.checked cascade;

-- view relations.barrier, relations.checked
drop view relations.barrier, relations.checked cascade;

