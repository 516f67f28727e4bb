-- aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text)
alter aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text) set schema "else'where ""%1";

-- aggregate objects.add(integer)
alter aggregate objects.add(integer) set schema "else'where ""%1";

-- aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text), objects.add(integer)
begin;
alter aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text) set schema "else'where ""%1";
alter aggregate objects.add(integer) set schema "else'where ""%1";
commit;

-- base_type "Sch""ema'; drop table x; --".gtrgm
alter type "Sch""ema'; drop table x; --".gtrgm set schema "else'where ""%1";

-- base_type extras.ghstore
alter type extras.ghstore set schema "else'where ""%1";

-- base_type "Sch""ema'; drop table x; --".gtrgm, extras.ghstore
begin;
alter type "Sch""ema'; drop table x; --".gtrgm set schema "else'where ""%1";
alter type extras.ghstore set schema "else'where ""%1";
commit;

-- collation objects."case ""less"
alter collation objects."case ""less" set schema "else'where ""%1";

-- collation objects.german
alter collation objects.german set schema "else'where ""%1";

-- collation objects."case ""less", objects.german
begin;
alter collation objects."case ""less" set schema "else'where ""%1";
alter collation objects.german set schema "else'where ""%1";
commit;

-- composite_type objects.nested
alter type objects.nested set schema "else'where ""%1";

-- composite_type objects.no_attributes
alter type objects.no_attributes set schema "else'where ""%1";

-- composite_type objects.nested, objects.no_attributes
begin;
alter type objects.nested set schema "else'where ""%1";
alter type objects.no_attributes set schema "else'where ""%1";
commit;

-- conversion "Sch""ema'; drop table x; --"."con""version"
alter conversion "Sch""ema'; drop table x; --"."con""version" set schema "else'where ""%1";

-- conversion objects.to_latin
alter conversion objects.to_latin set schema "else'where ""%1";

-- conversion "Sch""ema'; drop table x; --"."con""version", objects.to_latin
begin;
alter conversion "Sch""ema'; drop table x; --"."con""version" set schema "else'where ""%1";
alter conversion objects.to_latin set schema "else'where ""%1";
commit;

-- domain objects.circle
alter type objects.circle set schema "else'where ""%1";

-- domain objects.code
alter type objects.code set schema "else'where ""%1";

-- domain objects.circle, objects.code
begin;
alter type objects.circle set schema "else'where ""%1";
alter type objects.code set schema "else'where ""%1";
commit;

-- enum "Sch""ema'; drop table x; --"."En""um'; drop table x; --"
alter type "Sch""ema'; drop table x; --"."En""um'; drop table x; --" set schema "else'where ""%1";

-- enum objects.mood
alter type objects.mood set schema "else'where ""%1";

-- enum "Sch""ema'; drop table x; --"."En""um'; drop table x; --", objects.mood
begin;
alter type "Sch""ema'; drop table x; --"."En""um'; drop table x; --" set schema "else'where ""%1";
alter type objects.mood set schema "else'where ""%1";
commit;

-- extension citext
alter extension citext set schema "else'where ""%1";

-- extension hstore
alter extension hstore set schema "else'where ""%1";

-- extension citext, hstore
begin;
alter extension citext set schema "else'where ""%1";
alter extension hstore set schema "else'where ""%1";
commit;

-- foreign_table relations.foreign_part
alter foreign table relations.foreign_part set schema "else'where ""%1";

-- foreign_table relations.foreign_child
alter foreign table relations.foreign_child set schema "else'where ""%1";

-- foreign_table relations.foreign_part, relations.foreign_child
begin;
alter foreign table relations.foreign_part set schema "else'where ""%1";
alter foreign table relations.foreign_child set schema "else'where ""%1";
commit;

-- function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer)
alter function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer) set schema "else'where ""%1";

-- function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal)
alter function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal) set schema "else'where ""%1";

-- function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer), "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal)
begin;
alter function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer) set schema "else'where ""%1";
alter function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal) set schema "else'where ""%1";
commit;

-- materialized_view relations.mat
alter materialized view relations.mat set schema "else'where ""%1";

-- materialized_view relations.mat_empty
alter materialized view relations.mat_empty set schema "else'where ""%1";

-- materialized_view relations.mat, relations.mat_empty
begin;
alter materialized view relations.mat set schema "else'where ""%1";
alter materialized view relations.mat_empty set schema "else'where ""%1";
commit;

-- operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path)
alter operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path) set schema "else'where ""%1";

-- operator "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text)
alter operator "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text) set schema "else'where ""%1";

-- operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path), "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text)
begin;
alter operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path) set schema "else'where ""%1";
alter operator "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text) set schema "else'where ""%1";
commit;

-- operator_class "Sch""ema'; drop table x; --"."cl""ass" USING gist
alter operator class "Sch""ema'; drop table x; --"."cl""ass" using gist set schema "else'where ""%1";

-- operator_class "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
alter operator class "Sch""ema'; drop table x; --".gin_trgm_ops using gin set schema "else'where ""%1";

-- operator_class "Sch""ema'; drop table x; --"."cl""ass" USING gist, "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
begin;
alter operator class "Sch""ema'; drop table x; --"."cl""ass" using gist set schema "else'where ""%1";
alter operator class "Sch""ema'; drop table x; --".gin_trgm_ops using gin set schema "else'where ""%1";
commit;

-- operator_family "Sch""ema'; drop table x; --"."fam""ily'; --" USING gist
alter operator family "Sch""ema'; drop table x; --"."fam""ily'; --" using gist set schema "else'where ""%1";

-- operator_family "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
alter operator family "Sch""ema'; drop table x; --".gin_trgm_ops using gin set schema "else'where ""%1";

-- operator_family "Sch""ema'; drop table x; --"."fam""ily'; --" USING gist, "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
begin;
alter operator family "Sch""ema'; drop table x; --"."fam""ily'; --" using gist set schema "else'where ""%1";
alter operator family "Sch""ema'; drop table x; --".gin_trgm_ops using gin set schema "else'where ""%1";
commit;

-- partition relations.by_enum_happy_true
alter table relations.by_enum_happy_true set schema "else'where ""%1";

-- partition relations.by_list_ab
alter table relations.by_list_ab set schema "else'where ""%1";

-- partition relations.by_enum_happy_true, relations.by_list_ab
begin;
alter table relations.by_enum_happy_true set schema "else'where ""%1";
alter table relations.by_list_ab set schema "else'where ""%1";
commit;

-- partitioned_table objects.published_parts
alter table objects.published_parts set schema "else'where ""%1";

-- partitioned_table relations.by_enum_happy
alter table relations.by_enum_happy set schema "else'where ""%1";

-- partitioned_table objects.published_parts, relations.by_enum_happy
begin;
alter table objects.published_parts set schema "else'where ""%1";
alter table relations.by_enum_happy set schema "else'where ""%1";
commit;

-- procedure objects.proc()
alter procedure objects.proc() set schema "else'where ""%1";

-- procedure objects.proc(integer,pg_catalog.text)
{13} alter procedure objects.proc(a integer, INOUT "b""" text) set schema "else'where ""%1";
{14 15 16 17 18} alter procedure objects.proc(IN a integer, INOUT "b""" text) set schema "else'where ""%1";

-- procedure objects.proc(), objects.proc(integer,pg_catalog.text)
begin;
alter procedure objects.proc() set schema "else'where ""%1";
{13} alter procedure objects.proc(a integer, INOUT "b""" text) set schema "else'where ""%1";
{14 15 16 17 18} alter procedure objects.proc(IN a integer, INOUT "b""" text) set schema "else'where ""%1";
commit;

-- range_type "Sch""ema'; drop table x; --"."ra""nge"
alter type "Sch""ema'; drop table x; --"."ra""nge" set schema "else'where ""%1";

-- range_type objects.canonical_range
alter type objects.canonical_range set schema "else'where ""%1";

-- range_type "Sch""ema'; drop table x; --"."ra""nge", objects.canonical_range
begin;
alter type "Sch""ema'; drop table x; --"."ra""nge" set schema "else'where ""%1";
alter type objects.canonical_range set schema "else'where ""%1";
commit;

-- sequence relations.down
alter sequence relations.down set schema "else'where ""%1";

-- sequence relations.down_far
alter sequence relations.down_far set schema "else'where ""%1";

-- sequence relations.down, relations.down_far
begin;
alter sequence relations.down set schema "else'where ""%1";
alter sequence relations.down_far set schema "else'where ""%1";
commit;

-- statistics relations."stats ""q"""
alter statistics relations."stats ""q""" set schema "else'where ""%1";

-- statistics relations.stats_all
alter statistics relations.stats_all set schema "else'where ""%1";

-- statistics relations."stats ""q""", relations.stats_all
begin;
alter statistics relations."stats ""q""" set schema "else'where ""%1";
alter statistics relations.stats_all set schema "else'where ""%1";
commit;

-- table "Sch""ema'; drop table x; --"."pub""lished"
alter table "Sch""ema'; drop table x; --"."pub""lished" set schema "else'where ""%1";

-- table objects.published
alter table objects.published set schema "else'where ""%1";

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
begin;
alter table "Sch""ema'; drop table x; --"."pub""lished" set schema "else'where ""%1";
alter table objects.published set schema "else'where ""%1";
commit;

-- text_search_configuration "Sch""ema'; drop table x; --"."config ""uration'"
alter text search configuration "Sch""ema'; drop table x; --"."config ""uration'" set schema "else'where ""%1";

-- text_search_configuration objects.configuration
alter text search configuration objects.configuration set schema "else'where ""%1";

-- text_search_configuration "Sch""ema'; drop table x; --"."config ""uration'", objects.configuration
begin;
alter text search configuration "Sch""ema'; drop table x; --"."config ""uration'" set schema "else'where ""%1";
alter text search configuration objects.configuration set schema "else'where ""%1";
commit;

-- text_search_dictionary objects.dictionary
alter text search dictionary objects.dictionary set schema "else'where ""%1";

-- text_search_dictionary objects.no_options
alter text search dictionary objects.no_options set schema "else'where ""%1";

-- text_search_dictionary objects.dictionary, objects.no_options
begin;
alter text search dictionary objects.dictionary set schema "else'where ""%1";
alter text search dictionary objects.no_options set schema "else'where ""%1";
commit;

-- text_search_parser objects.parser
alter text search parser objects.parser set schema "else'where ""%1";

-- text_search_parser "select"."no ""headline"
alter text search parser "select"."no ""headline" set schema "else'where ""%1";

-- text_search_parser objects.parser, "select"."no ""headline"
begin;
alter text search parser objects.parser set schema "else'where ""%1";
alter text search parser "select"."no ""headline" set schema "else'where ""%1";
commit;

-- text_search_template objects.template
alter text search template objects.template set schema "else'where ""%1";

-- text_search_template "select"."no ""init"
alter text search template "select"."no ""init" set schema "else'where ""%1";

-- text_search_template objects.template, "select"."no ""init"
begin;
alter text search template objects.template set schema "else'where ""%1";
alter text search template "select"."no ""init" set schema "else'where ""%1";
commit;

-- trigger_function objects.on_event()
alter function objects.on_event() set schema "else'where ""%1";

-- trigger_function objects.touch()
alter function objects.touch() set schema "else'where ""%1";

-- trigger_function objects.on_event(), objects.touch()
begin;
alter function objects.on_event() set schema "else'where ""%1";
alter function objects.touch() set schema "else'where ""%1";
commit;

-- view relations.barrier
alter view relations.barrier set schema "else'where ""%1";

-- view relations.checked
alter view relations.checked set schema "else'where ""%1";

-- view relations.barrier, relations.checked
begin;
alter view relations.barrier set schema "else'where ""%1";
alter view relations.checked set schema "else'where ""%1";
commit;

