-- aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text)
alter aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text) owner to "new ""owner""";

-- aggregate objects.add(integer)
alter aggregate objects.add(integer) owner to "new ""owner""";

-- aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text), objects.add(integer)
begin;
alter aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text) owner to "new ""owner""";
alter aggregate objects.add(integer) owner to "new ""owner""";
commit;

-- base_type "Sch""ema'; drop table x; --".gtrgm
alter type "Sch""ema'; drop table x; --".gtrgm owner to "new ""owner""";

-- base_type extras.ghstore
alter type extras.ghstore owner to "new ""owner""";

-- base_type "Sch""ema'; drop table x; --".gtrgm, extras.ghstore
begin;
alter type "Sch""ema'; drop table x; --".gtrgm owner to "new ""owner""";
alter type extras.ghstore owner to "new ""owner""";
commit;

-- collation objects."case ""less"
alter collation objects."case ""less" owner to "new ""owner""";

-- collation objects.german
alter collation objects.german owner to "new ""owner""";

-- collation objects."case ""less", objects.german
begin;
alter collation objects."case ""less" owner to "new ""owner""";
alter collation objects.german owner to "new ""owner""";
commit;

-- composite_type objects.nested
alter type objects.nested owner to "new ""owner""";

-- composite_type objects.no_attributes
alter type objects.no_attributes owner to "new ""owner""";

-- composite_type objects.nested, objects.no_attributes
begin;
alter type objects.nested owner to "new ""owner""";
alter type objects.no_attributes owner to "new ""owner""";
commit;

-- conversion "Sch""ema'; drop table x; --"."con""version"
alter conversion "Sch""ema'; drop table x; --"."con""version" owner to "new ""owner""";

-- conversion objects.to_latin
alter conversion objects.to_latin owner to "new ""owner""";

-- conversion "Sch""ema'; drop table x; --"."con""version", objects.to_latin
begin;
alter conversion "Sch""ema'; drop table x; --"."con""version" owner to "new ""owner""";
alter conversion objects.to_latin owner to "new ""owner""";
commit;

-- database the_database
alter database the_database owner to "new ""owner""";

-- domain objects.circle
alter type objects.circle owner to "new ""owner""";

-- domain objects.code
alter type objects.code owner to "new ""owner""";

-- domain objects.circle, objects.code
begin;
alter type objects.circle owner to "new ""owner""";
alter type objects.code owner to "new ""owner""";
commit;

-- enum "Sch""ema'; drop table x; --"."En""um'; drop table x; --"
alter type "Sch""ema'; drop table x; --"."En""um'; drop table x; --" owner to "new ""owner""";

-- enum objects.mood
alter type objects.mood owner to "new ""owner""";

-- enum "Sch""ema'; drop table x; --"."En""um'; drop table x; --", objects.mood
begin;
alter type "Sch""ema'; drop table x; --"."En""um'; drop table x; --" owner to "new ""owner""";
alter type objects.mood owner to "new ""owner""";
commit;

-- event_trigger "Ev""ent'; drop table x; --"
alter event trigger "Ev""ent'; drop table x; --" owner to "new ""owner""";

-- event_trigger objects_always
alter event trigger objects_always owner to "new ""owner""";

-- event_trigger "Ev""ent'; drop table x; --", objects_always
begin;
alter event trigger "Ev""ent'; drop table x; --" owner to "new ""owner""";
alter event trigger objects_always owner to "new ""owner""";
commit;

-- foreign_data_wrapper "Wr""apper'; drop table x; --"
alter foreign data wrapper "Wr""apper'; drop table x; --" owner to "new ""owner""";

-- foreign_data_wrapper objects_options
alter foreign data wrapper objects_options owner to "new ""owner""";

-- foreign_data_wrapper "Wr""apper'; drop table x; --", objects_options
begin;
alter foreign data wrapper "Wr""apper'; drop table x; --" owner to "new ""owner""";
alter foreign data wrapper objects_options owner to "new ""owner""";
commit;

-- foreign_server "Ser""ver'; drop table x; --"
alter server "Ser""ver'; drop table x; --" owner to "new ""owner""";

-- foreign_server objects_options
alter server objects_options owner to "new ""owner""";

-- foreign_server "Ser""ver'; drop table x; --", objects_options
begin;
alter server "Ser""ver'; drop table x; --" owner to "new ""owner""";
alter server objects_options owner to "new ""owner""";
commit;

-- foreign_table relations.foreign_part
alter foreign table relations.foreign_part owner to "new ""owner""";

-- foreign_table relations.foreign_child
alter foreign table relations.foreign_child owner to "new ""owner""";

-- foreign_table relations.foreign_part, relations.foreign_child
begin;
alter foreign table relations.foreign_part owner to "new ""owner""";
alter foreign table relations.foreign_child owner to "new ""owner""";
commit;

-- function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer)
alter function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer) owner to "new ""owner""";

-- function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal)
alter function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal) owner to "new ""owner""";

-- function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer), "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal)
begin;
alter function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer) owner to "new ""owner""";
alter function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal) owner to "new ""owner""";
commit;

-- language plpgsql
alter language plpgsql owner to "new ""owner""";

-- language "Alt ""lang"
alter language "Alt ""lang" owner to "new ""owner""";

-- language plpgsql, "Alt ""lang"
begin;
alter language plpgsql owner to "new ""owner""";
alter language "Alt ""lang" owner to "new ""owner""";
commit;

-- large_object OID
alter large object OID owner to "new ""owner""";

-- large_object OID
alter large object OID owner to "new ""owner""";

-- large_object OID, OID
begin;
alter large object OID owner to "new ""owner""";
alter large object OID owner to "new ""owner""";
commit;

-- materialized_view relations.mat
alter materialized view relations.mat owner to "new ""owner""";

-- materialized_view relations.mat_empty
alter materialized view relations.mat_empty owner to "new ""owner""";

-- materialized_view relations.mat, relations.mat_empty
begin;
alter materialized view relations.mat owner to "new ""owner""";
alter materialized view relations.mat_empty owner to "new ""owner""";
commit;

-- operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path)
alter operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path) owner to "new ""owner""";

-- operator "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text)
alter operator "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text) owner to "new ""owner""";

-- operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path), "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text)
begin;
alter operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path) owner to "new ""owner""";
alter operator "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text) owner to "new ""owner""";
commit;

-- operator_class "Sch""ema'; drop table x; --"."cl""ass" USING gist
alter operator class "Sch""ema'; drop table x; --"."cl""ass" using gist owner to "new ""owner""";

-- operator_class "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
alter operator class "Sch""ema'; drop table x; --".gin_trgm_ops using gin owner to "new ""owner""";

-- operator_class "Sch""ema'; drop table x; --"."cl""ass" USING gist, "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
begin;
alter operator class "Sch""ema'; drop table x; --"."cl""ass" using gist owner to "new ""owner""";
alter operator class "Sch""ema'; drop table x; --".gin_trgm_ops using gin owner to "new ""owner""";
commit;

-- operator_family "Sch""ema'; drop table x; --"."fam""ily'; --" USING gist
alter operator family "Sch""ema'; drop table x; --"."fam""ily'; --" using gist owner to "new ""owner""";

-- operator_family "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
alter operator family "Sch""ema'; drop table x; --".gin_trgm_ops using gin owner to "new ""owner""";

-- operator_family "Sch""ema'; drop table x; --"."fam""ily'; --" USING gist, "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
begin;
alter operator family "Sch""ema'; drop table x; --"."fam""ily'; --" using gist owner to "new ""owner""";
alter operator family "Sch""ema'; drop table x; --".gin_trgm_ops using gin owner to "new ""owner""";
commit;

-- partition relations.by_enum_happy_true
alter table relations.by_enum_happy_true owner to "new ""owner""";

-- partition relations.by_list_ab
alter table relations.by_list_ab owner to "new ""owner""";

-- partition relations.by_enum_happy_true, relations.by_list_ab
begin;
alter table relations.by_enum_happy_true owner to "new ""owner""";
alter table relations.by_list_ab owner to "new ""owner""";
commit;

-- partitioned_table objects.published_parts
alter table objects.published_parts owner to "new ""owner""";

-- partitioned_table relations.by_enum_happy
alter table relations.by_enum_happy owner to "new ""owner""";

-- partitioned_table objects.published_parts, relations.by_enum_happy
begin;
alter table objects.published_parts owner to "new ""owner""";
alter table relations.by_enum_happy owner to "new ""owner""";
commit;

-- procedure objects.proc()
alter procedure objects.proc() owner to "new ""owner""";

-- procedure objects.proc(integer,pg_catalog.text)
{13} alter procedure objects.proc(a integer, INOUT "b""" text) owner to "new ""owner""";
{14 15 16 17 18} alter procedure objects.proc(IN a integer, INOUT "b""" text) owner to "new ""owner""";

-- procedure objects.proc(), objects.proc(integer,pg_catalog.text)
begin;
alter procedure objects.proc() owner to "new ""owner""";
{13} alter procedure objects.proc(a integer, INOUT "b""" text) owner to "new ""owner""";
{14 15 16 17 18} alter procedure objects.proc(IN a integer, INOUT "b""" text) owner to "new ""owner""";
commit;

-- publication "Pub""lication'; drop table x; --"
alter publication "Pub""lication'; drop table x; --" owner to "new ""owner""";

-- publication objects_everything
alter publication objects_everything owner to "new ""owner""";

-- publication "Pub""lication'; drop table x; --", objects_everything
begin;
alter publication "Pub""lication'; drop table x; --" owner to "new ""owner""";
alter publication objects_everything owner to "new ""owner""";
commit;

-- range_type "Sch""ema'; drop table x; --"."ra""nge"
alter type "Sch""ema'; drop table x; --"."ra""nge" owner to "new ""owner""";

-- range_type objects.canonical_range
alter type objects.canonical_range owner to "new ""owner""";

-- range_type "Sch""ema'; drop table x; --"."ra""nge", objects.canonical_range
begin;
alter type "Sch""ema'; drop table x; --"."ra""nge" owner to "new ""owner""";
alter type objects.canonical_range owner to "new ""owner""";
commit;

-- schema "Sch""ema'; drop table x; --"
alter schema "Sch""ema'; drop table x; --" owner to "new ""owner""";

-- schema "else'where ""%1"
alter schema "else'where ""%1" owner to "new ""owner""";

-- schema "Sch""ema'; drop table x; --", "else'where ""%1"
begin;
alter schema "Sch""ema'; drop table x; --" owner to "new ""owner""";
alter schema "else'where ""%1" owner to "new ""owner""";
commit;

-- sequence relations.down
alter sequence relations.down owner to "new ""owner""";

-- sequence relations.down_far
alter sequence relations.down_far owner to "new ""owner""";

-- sequence relations.down, relations.down_far
begin;
alter sequence relations.down owner to "new ""owner""";
alter sequence relations.down_far owner to "new ""owner""";
commit;

-- statistics relations."stats ""q"""
alter statistics relations."stats ""q""" owner to "new ""owner""";

-- statistics relations.stats_all
alter statistics relations.stats_all owner to "new ""owner""";

-- statistics relations."stats ""q""", relations.stats_all
begin;
alter statistics relations."stats ""q""" owner to "new ""owner""";
alter statistics relations.stats_all owner to "new ""owner""";
commit;

-- subscription "Sub""scription'; drop table x; --"
alter subscription "Sub""scription'; drop table x; --" owner to "new ""owner""";

-- subscription objects_plain
alter subscription objects_plain owner to "new ""owner""";

-- subscription "Sub""scription'; drop table x; --", objects_plain
begin;
alter subscription "Sub""scription'; drop table x; --" owner to "new ""owner""";
alter subscription objects_plain owner to "new ""owner""";
commit;

-- table "Sch""ema'; drop table x; --"."pub""lished"
alter table "Sch""ema'; drop table x; --"."pub""lished" owner to "new ""owner""";

-- table objects.published
alter table objects.published owner to "new ""owner""";

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
begin;
alter table "Sch""ema'; drop table x; --"."pub""lished" owner to "new ""owner""";
alter table objects.published owner to "new ""owner""";
commit;

-- text_search_configuration "Sch""ema'; drop table x; --"."config ""uration'"
alter text search configuration "Sch""ema'; drop table x; --"."config ""uration'" owner to "new ""owner""";

-- text_search_configuration objects.configuration
alter text search configuration objects.configuration owner to "new ""owner""";

-- text_search_configuration "Sch""ema'; drop table x; --"."config ""uration'", objects.configuration
begin;
alter text search configuration "Sch""ema'; drop table x; --"."config ""uration'" owner to "new ""owner""";
alter text search configuration objects.configuration owner to "new ""owner""";
commit;

-- text_search_dictionary objects.dictionary
alter text search dictionary objects.dictionary owner to "new ""owner""";

-- text_search_dictionary objects.no_options
alter text search dictionary objects.no_options owner to "new ""owner""";

-- text_search_dictionary objects.dictionary, objects.no_options
begin;
alter text search dictionary objects.dictionary owner to "new ""owner""";
alter text search dictionary objects.no_options owner to "new ""owner""";
commit;

-- trigger_function objects.on_event()
alter function objects.on_event() owner to "new ""owner""";

-- trigger_function objects.touch()
alter function objects.touch() owner to "new ""owner""";

-- trigger_function objects.on_event(), objects.touch()
begin;
alter function objects.on_event() owner to "new ""owner""";
alter function objects.touch() owner to "new ""owner""";
commit;

-- view relations.barrier
alter view relations.barrier owner to "new ""owner""";

-- view relations.checked
alter view relations.checked owner to "new ""owner""";

-- view relations.barrier, relations.checked
begin;
alter view relations.barrier owner to "new ""owner""";
alter view relations.checked owner to "new ""owner""";
commit;

