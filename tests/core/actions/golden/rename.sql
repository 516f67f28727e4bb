-- aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text)
alter aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text) rename to "new ""name'; %1 <b>";

-- aggregate objects.add(integer)
alter aggregate objects.add(integer) rename to "new ""name'; %1 <b>";

-- aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text), objects.add(integer)
-- = no name holds this text

-- attribute objects.nested.b
alter type objects.nested rename attribute b to "new ""name'; %1 <b>";

-- attribute objects.nested.c
alter type objects.nested rename attribute c to "new ""name'; %1 <b>";

-- attribute objects.nested.b, objects.nested.c
-- = no name holds this text

-- base_type "Sch""ema'; drop table x; --".gtrgm
alter type "Sch""ema'; drop table x; --".gtrgm rename to "new ""name'; %1 <b>";

-- base_type extras.ghstore
alter type extras.ghstore rename to "new ""name'; %1 <b>";

-- base_type "Sch""ema'; drop table x; --".gtrgm, extras.ghstore
alter type extras.ghstore rename to "ghstor""E";

-- collation objects."case ""less"
alter collation objects."case ""less" rename to "new ""name'; %1 <b>";

-- collation objects.german
alter collation objects.german rename to "new ""name'; %1 <b>";

-- collation objects."case ""less", objects.german
begin;
alter collation objects."case ""less" rename to "cas""E ""l""Ess";
alter collation objects.german rename to "g""Erman";
commit;

-- column "Sch""ema'; drop table x; --"."pub""lished".id
alter table "Sch""ema'; drop table x; --"."pub""lished" rename column id to "new ""name'; %1 <b>";

-- column objects.published."a b"
alter table objects.published rename column "a b" to "new ""name'; %1 <b>";

-- column "Sch""ema'; drop table x; --"."pub""lished".id, objects.published."a b"
-- = no name holds this text

-- composite_type objects.nested
alter type objects.nested rename to "new ""name'; %1 <b>";

-- composite_type objects.no_attributes
alter type objects.no_attributes rename to "new ""name'; %1 <b>";

-- composite_type objects.nested, objects.no_attributes
begin;
alter type objects.nested rename to "n""Est""Ed";
alter type objects.no_attributes rename to "no_attribut""Es";
commit;

{18} -- constraint "pub""lished_id_not_null" on "Sch""ema'; drop table x; --"."pub""lished"
{18} alter table "Sch""ema'; drop table x; --"."pub""lished" rename constraint "pub""lished_id_not_null" to "new ""name'; %1 <b>";
{18} 
-- constraint "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished"
alter table "Sch""ema'; drop table x; --"."pub""lished" rename constraint "pub""lished_pkey" to "new ""name'; %1 <b>";

{13 14 15 16 17} -- constraint published_pkey on objects.published
{13 14 15 16 17} alter table objects.published rename constraint published_pkey to "new ""name'; %1 <b>";
{13 14 15 16 17} 
{13 14 15 16 17} -- constraint "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished", published_pkey on objects.published
{18} -- constraint "pub""lished_id_not_null" on "Sch""ema'; drop table x; --"."pub""lished", "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished"
begin;
{18} alter table "Sch""ema'; drop table x; --"."pub""lished" rename constraint "pub""lished_id_not_null" to "pub""lish""Ed_id_not_null";
alter table "Sch""ema'; drop table x; --"."pub""lished" rename constraint "pub""lished_pkey" to "pub""lish""Ed_pk""Ey";
{13 14 15 16 17} alter table objects.published rename constraint published_pkey to "publish""Ed_pk""Ey";
commit;

-- conversion "Sch""ema'; drop table x; --"."con""version"
alter conversion "Sch""ema'; drop table x; --"."con""version" rename to "new ""name'; %1 <b>";

-- conversion objects.to_latin
alter conversion objects.to_latin rename to "new ""name'; %1 <b>";

-- conversion "Sch""ema'; drop table x; --"."con""version", objects.to_latin
alter conversion "Sch""ema'; drop table x; --"."con""version" rename to "con""v""Ersion";

-- database the_database
-- = The connection itself is in this database; the server refuses to rename it.
-- = connected to it

-- domain objects.circle
alter type objects.circle rename to "new ""name'; %1 <b>";

-- domain objects.code
alter type objects.code rename to "new ""name'; %1 <b>";

-- domain objects.circle, objects.code
begin;
alter type objects.circle rename to "circl""E";
alter type objects.code rename to "cod""E";
commit;

-- domain_constraint round on objects.circle
alter domain objects.circle rename constraint round to "new ""name'; %1 <b>";

-- domain_constraint code_check on objects.code
alter domain objects.code rename constraint code_check to "new ""name'; %1 <b>";

-- domain_constraint round on objects.circle, code_check on objects.code
alter domain objects.code rename constraint code_check to "cod""E_ch""Eck";

-- enum "Sch""ema'; drop table x; --"."En""um'; drop table x; --"
alter type "Sch""ema'; drop table x; --"."En""um'; drop table x; --" rename to "new ""name'; %1 <b>";

-- enum objects.mood
alter type objects.mood rename to "new ""name'; %1 <b>";

-- enum "Sch""ema'; drop table x; --"."En""um'; drop table x; --", objects.mood
alter type "Sch""ema'; drop table x; --"."En""um'; drop table x; --" rename to "En""um'; drop tabl""E x; --";

-- event_trigger "Ev""ent'; drop table x; --"
alter event trigger "Ev""ent'; drop table x; --" rename to "new ""name'; %1 <b>";

-- event_trigger objects_always
alter event trigger objects_always rename to "new ""name'; %1 <b>";

-- event_trigger "Ev""ent'; drop table x; --", objects_always
begin;
alter event trigger "Ev""ent'; drop table x; --" rename to "Ev""""Ent'; drop tabl""E x; --";
alter event trigger objects_always rename to "obj""Ects_always";
commit;

-- foreign_data_wrapper "Wr""apper'; drop table x; --"
alter foreign data wrapper "Wr""apper'; drop table x; --" rename to "new ""name'; %1 <b>";

-- foreign_data_wrapper objects_options
alter foreign data wrapper objects_options rename to "new ""name'; %1 <b>";

-- foreign_data_wrapper "Wr""apper'; drop table x; --", objects_options
begin;
alter foreign data wrapper "Wr""apper'; drop table x; --" rename to "Wr""app""Er'; drop tabl""E x; --";
alter foreign data wrapper objects_options rename to "obj""Ects_options";
commit;

-- foreign_server "Ser""ver'; drop table x; --"
alter server "Ser""ver'; drop table x; --" rename to "new ""name'; %1 <b>";

-- foreign_server objects_options
alter server objects_options rename to "new ""name'; %1 <b>";

-- foreign_server "Ser""ver'; drop table x; --", objects_options
begin;
alter server "Ser""ver'; drop table x; --" rename to "S""Er""v""Er'; drop tabl""E x; --";
alter server objects_options rename to "obj""Ects_options";
commit;

-- foreign_table relations.foreign_part
alter foreign table relations.foreign_part rename to "new ""name'; %1 <b>";

-- foreign_table relations.foreign_child
alter foreign table relations.foreign_child rename to "new ""name'; %1 <b>";

-- foreign_table relations.foreign_part, relations.foreign_child
begin;
alter foreign table relations.foreign_part rename to "for""Eign_part";
alter foreign table relations.foreign_child rename to "for""Eign_child";
commit;

-- function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer)
alter function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer) rename to "new ""name'; %1 <b>";

-- function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal)
alter function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal) rename to "new ""name'; %1 <b>";

-- function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer), "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal)
begin;
alter function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer) rename to "f""unc'; drop tabl""E x; --";
alter function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal) rename to "gin_""Extract_qu""Ery_trgm";
commit;

-- index "Sch""ema'; drop table x; --"."pub""lished_pkey"
alter index "Sch""ema'; drop table x; --"."pub""lished_pkey" rename to "new ""name'; %1 <b>";

-- index objects.published_pkey
alter index objects.published_pkey rename to "new ""name'; %1 <b>";

-- index "Sch""ema'; drop table x; --"."pub""lished_pkey", objects.published_pkey
begin;
alter index "Sch""ema'; drop table x; --"."pub""lished_pkey" rename to "pub""lish""Ed_pk""Ey";
alter index objects.published_pkey rename to "publish""Ed_pk""Ey";
commit;

-- language plpgsql
alter language plpgsql rename to "new ""name'; %1 <b>";

-- language "Alt ""lang"
alter language "Alt ""lang" rename to "new ""name'; %1 <b>";

-- language plpgsql, "Alt ""lang"
-- = no name holds this text

-- materialized_view relations.mat
alter materialized view relations.mat rename to "new ""name'; %1 <b>";

-- materialized_view relations.mat_empty
alter materialized view relations.mat_empty rename to "new ""name'; %1 <b>";

-- materialized_view relations.mat, relations.mat_empty
alter materialized view relations.mat_empty rename to "mat_""Empty";

-- operator_class "Sch""ema'; drop table x; --"."cl""ass" USING gist
alter operator class "Sch""ema'; drop table x; --"."cl""ass" using gist rename to "new ""name'; %1 <b>";

-- operator_class "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
alter operator class "Sch""ema'; drop table x; --".gin_trgm_ops using gin rename to "new ""name'; %1 <b>";

-- operator_class "Sch""ema'; drop table x; --"."cl""ass" USING gist, "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
-- = no name holds this text

-- operator_family "Sch""ema'; drop table x; --"."fam""ily'; --" USING gist
alter operator family "Sch""ema'; drop table x; --"."fam""ily'; --" using gist rename to "new ""name'; %1 <b>";

-- operator_family "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
alter operator family "Sch""ema'; drop table x; --".gin_trgm_ops using gin rename to "new ""name'; %1 <b>";

-- operator_family "Sch""ema'; drop table x; --"."fam""ily'; --" USING gist, "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
-- = no name holds this text

-- partition relations.by_enum_happy_true
alter table relations.by_enum_happy_true rename to "new ""name'; %1 <b>";

-- partition relations.by_list_ab
alter table relations.by_list_ab rename to "new ""name'; %1 <b>";

-- partition relations.by_enum_happy_true, relations.by_list_ab
alter table relations.by_enum_happy_true rename to "by_""Enum_happy_tru""E";

-- partitioned_table objects.published_parts
alter table objects.published_parts rename to "new ""name'; %1 <b>";

-- partitioned_table relations.by_enum_happy
alter table relations.by_enum_happy rename to "new ""name'; %1 <b>";

-- partitioned_table objects.published_parts, relations.by_enum_happy
begin;
alter table objects.published_parts rename to "publish""Ed_parts";
alter table relations.by_enum_happy rename to "by_""Enum_happy";
commit;

-- policy "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --"
alter policy "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" rename to "new ""name'; %1 <b>";

-- policy adds on relations.secured
alter policy adds on relations.secured rename to "new ""name'; %1 <b>";

-- policy "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --", adds on relations.secured
alter policy "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" rename to "policy ""q"" ; drop tabl""E x; --";

-- procedure objects.proc()
alter procedure objects.proc() rename to "new ""name'; %1 <b>";

-- procedure objects.proc(integer,pg_catalog.text)
{13} alter procedure objects.proc(a integer, INOUT "b""" text) rename to "new ""name'; %1 <b>";
{14 15 16 17 18} alter procedure objects.proc(IN a integer, INOUT "b""" text) rename to "new ""name'; %1 <b>";

-- procedure objects.proc(), objects.proc(integer,pg_catalog.text)
-- = no name holds this text

-- publication "Pub""lication'; drop table x; --"
alter publication "Pub""lication'; drop table x; --" rename to "new ""name'; %1 <b>";

-- publication objects_everything
alter publication objects_everything rename to "new ""name'; %1 <b>";

-- publication "Pub""lication'; drop table x; --", objects_everything
begin;
alter publication "Pub""lication'; drop table x; --" rename to "Pub""lication'; drop tabl""E x; --";
alter publication objects_everything rename to "obj""Ects_""Ev""Erything";
commit;

-- range_type "Sch""ema'; drop table x; --"."ra""nge"
alter type "Sch""ema'; drop table x; --"."ra""nge" rename to "new ""name'; %1 <b>";

-- range_type objects.canonical_range
alter type objects.canonical_range rename to "new ""name'; %1 <b>";

-- range_type "Sch""ema'; drop table x; --"."ra""nge", objects.canonical_range
begin;
alter type "Sch""ema'; drop table x; --"."ra""nge" rename to "ra""ng""E";
alter type objects.canonical_range rename to "canonical_rang""E";
commit;

-- rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --"
alter rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" rename to "new ""name'; %1 <b>";

-- rule always_rule on relations.ruled
alter rule always_rule on relations.ruled rename to "new ""name'; %1 <b>";

-- rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --", always_rule on relations.ruled
begin;
alter rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" rename to "rul""E ""q"" ; drop tabl""E x; --";
alter rule always_rule on relations.ruled rename to "always_rul""E";
commit;

-- schema "Sch""ema'; drop table x; --"
alter schema "Sch""ema'; drop table x; --" rename to "new ""name'; %1 <b>";

-- schema "else'where ""%1"
alter schema "else'where ""%1" rename to "new ""name'; %1 <b>";

-- schema "Sch""ema'; drop table x; --", "else'where ""%1"
begin;
alter schema "Sch""ema'; drop table x; --" rename to "Sch""""Ema'; drop tabl""E x; --";
alter schema "else'where ""%1" rename to """Els""E'wh""Er""E ""%1";
commit;

-- sequence public.public_id_seq
alter sequence public.public_id_seq rename to "new ""name'; %1 <b>";

-- sequence public."sixty-three bytes of a table _sixty-three bytes of a name t_seq"
alter sequence public."sixty-three bytes of a table _sixty-three bytes of a name t_seq" rename to "new ""name'; %1 <b>";

-- sequence public.public_id_seq, public."sixty-three bytes of a table _sixty-three bytes of a name t_seq"
-- = sixty-three bytes of a table _sixty-three bytes of a name t_seq: names have at most 63 bytes; 72 are too many

-- statistics relations."stats ""q"""
alter statistics relations."stats ""q""" rename to "new ""name'; %1 <b>";

-- statistics relations.stats_all
alter statistics relations.stats_all rename to "new ""name'; %1 <b>";

-- statistics relations."stats ""q""", relations.stats_all
-- = no name holds this text

-- subscription "Sub""scription'; drop table x; --"
alter subscription "Sub""scription'; drop table x; --" rename to "new ""name'; %1 <b>";

-- subscription objects_plain
alter subscription objects_plain rename to "new ""name'; %1 <b>";

-- subscription "Sub""scription'; drop table x; --", objects_plain
begin;
alter subscription "Sub""scription'; drop table x; --" rename to "Sub""scription'; drop tabl""E x; --";
alter subscription objects_plain rename to "obj""Ects_plain";
commit;

-- table "Sch""ema'; drop table x; --"."pub""lished"
alter table "Sch""ema'; drop table x; --"."pub""lished" rename to "new ""name'; %1 <b>";

-- table objects.published
alter table objects.published rename to "new ""name'; %1 <b>";

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
begin;
alter table "Sch""ema'; drop table x; --"."pub""lished" rename to "pub""lish""Ed";
alter table objects.published rename to "publish""Ed";
commit;

-- text_search_configuration "Sch""ema'; drop table x; --"."config ""uration'"
alter text search configuration "Sch""ema'; drop table x; --"."config ""uration'" rename to "new ""name'; %1 <b>";

-- text_search_configuration objects.configuration
alter text search configuration objects.configuration rename to "new ""name'; %1 <b>";

-- text_search_configuration "Sch""ema'; drop table x; --"."config ""uration'", objects.configuration
-- = no name holds this text

-- text_search_dictionary objects.dictionary
alter text search dictionary objects.dictionary rename to "new ""name'; %1 <b>";

-- text_search_dictionary objects.no_options
alter text search dictionary objects.no_options rename to "new ""name'; %1 <b>";

-- text_search_dictionary objects.dictionary, objects.no_options
-- = no name holds this text

-- text_search_parser objects.parser
alter text search parser objects.parser rename to "new ""name'; %1 <b>";

-- text_search_parser "select"."no ""headline"
alter text search parser "select"."no ""headline" rename to "new ""name'; %1 <b>";

-- text_search_parser objects.parser, "select"."no ""headline"
begin;
alter text search parser objects.parser rename to "pars""Er";
alter text search parser "select"."no ""headline" rename to "no ""h""Eadlin""E";
commit;

-- text_search_template objects.template
alter text search template objects.template rename to "new ""name'; %1 <b>";

-- text_search_template "select"."no ""init"
alter text search template "select"."no ""init" rename to "new ""name'; %1 <b>";

-- text_search_template objects.template, "select"."no ""init"
alter text search template objects.template rename to "t""Emplat""E";

-- trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --"
alter trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" rename to "new ""name'; %1 <b>";

-- trigger parted_off on relations.by_list
alter trigger parted_off on relations.by_list rename to "new ""name'; %1 <b>";

-- trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --", parted_off on relations.by_list
begin;
alter trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" rename to "trigg""Er ""q"" ; drop tabl""E x; --";
alter trigger parted_off on relations.by_list rename to "part""Ed_off";
commit;

-- trigger_function objects.on_event()
alter function objects.on_event() rename to "new ""name'; %1 <b>";

-- trigger_function objects.touch()
alter function objects.touch() rename to "new ""name'; %1 <b>";

-- trigger_function objects.on_event(), objects.touch()
alter function objects.on_event() rename to "on_""Ev""Ent";

-- view relations.barrier
alter view relations.barrier rename to "new ""name'; %1 <b>";

-- view relations.checked
alter view relations.checked rename to "new ""name'; %1 <b>";

-- view relations.barrier, relations.checked
begin;
alter view relations.barrier rename to "barri""Er";
alter view relations.checked rename to "ch""Eck""Ed";
commit;

