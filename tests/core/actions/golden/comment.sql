-- access_method "heap ""2"
comment on access method "heap ""2" is E'it''s \\ a "comment" %1
of two lines';

-- access_method objects_index
comment on access method objects_index is E'it''s \\ a "comment" %1
of two lines';

-- access_method "heap ""2", objects_index
begin;
comment on access method "heap ""2" is E'it''s \\ a "comment" %1
of two lines';
comment on access method objects_index is E'it''s \\ a "comment" %1
of two lines';
commit;

-- aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text)
comment on aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text) is E'it''s \\ a "comment" %1
of two lines';

-- aggregate objects.add(integer)
comment on aggregate objects.add(integer) is E'it''s \\ a "comment" %1
of two lines';

-- aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text), objects.add(integer)
begin;
comment on aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text) is E'it''s \\ a "comment" %1
of two lines';
comment on aggregate objects.add(integer) is E'it''s \\ a "comment" %1
of two lines';
commit;

-- attribute objects.nested.b
comment on column objects.nested.b is E'it''s \\ a "comment" %1
of two lines';

-- attribute objects.nested.c
comment on column objects.nested.c is E'it''s \\ a "comment" %1
of two lines';

-- attribute objects.nested.b, objects.nested.c
begin;
comment on column objects.nested.b is E'it''s \\ a "comment" %1
of two lines';
comment on column objects.nested.c is E'it''s \\ a "comment" %1
of two lines';
commit;

-- base_type "Sch""ema'; drop table x; --".gtrgm
comment on type "Sch""ema'; drop table x; --".gtrgm is E'it''s \\ a "comment" %1
of two lines';

-- base_type extras.ghstore
comment on type extras.ghstore is E'it''s \\ a "comment" %1
of two lines';

-- base_type "Sch""ema'; drop table x; --".gtrgm, extras.ghstore
begin;
comment on type "Sch""ema'; drop table x; --".gtrgm is E'it''s \\ a "comment" %1
of two lines';
comment on type extras.ghstore is E'it''s \\ a "comment" %1
of two lines';
commit;

-- cast (boolean AS public.citext)
comment on cast (boolean as public.citext) is E'it''s \\ a "comment" %1
of two lines';

-- cast (character varying AS public.citext)
comment on cast (character varying as public.citext) is E'it''s \\ a "comment" %1
of two lines';

-- cast (boolean AS public.citext), (character varying AS public.citext)
begin;
comment on cast (boolean as public.citext) is E'it''s \\ a "comment" %1
of two lines';
comment on cast (character varying as public.citext) is E'it''s \\ a "comment" %1
of two lines';
commit;

-- collation objects."case ""less"
comment on collation objects."case ""less" is E'it''s \\ a "comment" %1
of two lines';

-- collation objects.german
comment on collation objects.german is E'it''s \\ a "comment" %1
of two lines';

-- collation objects."case ""less", objects.german
begin;
comment on collation objects."case ""less" is E'it''s \\ a "comment" %1
of two lines';
comment on collation objects.german is E'it''s \\ a "comment" %1
of two lines';
commit;

-- column "Sch""ema'; drop table x; --"."pub""lished".id
comment on column "Sch""ema'; drop table x; --"."pub""lished".id is E'it''s \\ a "comment" %1
of two lines';

-- column objects.published."a b"
comment on column objects.published."a b" is E'it''s \\ a "comment" %1
of two lines';

-- column "Sch""ema'; drop table x; --"."pub""lished".id, objects.published."a b"
begin;
comment on column "Sch""ema'; drop table x; --"."pub""lished".id is E'it''s \\ a "comment" %1
of two lines';
comment on column objects.published."a b" is E'it''s \\ a "comment" %1
of two lines';
commit;

-- composite_type objects.nested
comment on type objects.nested is E'it''s \\ a "comment" %1
of two lines';

-- composite_type objects.no_attributes
comment on type objects.no_attributes is E'it''s \\ a "comment" %1
of two lines';

-- composite_type objects.nested, objects.no_attributes
begin;
comment on type objects.nested is E'it''s \\ a "comment" %1
of two lines';
comment on type objects.no_attributes is E'it''s \\ a "comment" %1
of two lines';
commit;

{13 14 15 16 17} -- constraint "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished"
{13 14 15 16 17} comment on constraint "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished" is E'it''s \\ a "comment" %1
{18} -- constraint "pub""lished_id_not_null" on "Sch""ema'; drop table x; --"."pub""lished"
{18} comment on constraint "pub""lished_id_not_null" on "Sch""ema'; drop table x; --"."pub""lished" is E'it''s \\ a "comment" %1
of two lines';

{13 14 15 16 17} -- constraint published_pkey on objects.published
{13 14 15 16 17} comment on constraint published_pkey on objects.published is E'it''s \\ a "comment" %1
{18} -- constraint "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished"
{18} comment on constraint "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished" is E'it''s \\ a "comment" %1
of two lines';

{13 14 15 16 17} -- constraint "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished", published_pkey on objects.published
{18} -- constraint "pub""lished_id_not_null" on "Sch""ema'; drop table x; --"."pub""lished", "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished"
begin;
{13 14 15 16 17} comment on constraint "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished" is E'it''s \\ a "comment" %1
{18} comment on constraint "pub""lished_id_not_null" on "Sch""ema'; drop table x; --"."pub""lished" is E'it''s \\ a "comment" %1
of two lines';
{13 14 15 16 17} comment on constraint published_pkey on objects.published is E'it''s \\ a "comment" %1
{18} comment on constraint "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished" is E'it''s \\ a "comment" %1
of two lines';
commit;

-- conversion "Sch""ema'; drop table x; --"."con""version"
comment on conversion "Sch""ema'; drop table x; --"."con""version" is E'it''s \\ a "comment" %1
of two lines';

-- conversion objects.to_latin
comment on conversion objects.to_latin is E'it''s \\ a "comment" %1
of two lines';

-- conversion "Sch""ema'; drop table x; --"."con""version", objects.to_latin
begin;
comment on conversion "Sch""ema'; drop table x; --"."con""version" is E'it''s \\ a "comment" %1
of two lines';
comment on conversion objects.to_latin is E'it''s \\ a "comment" %1
of two lines';
commit;

-- database the_database
comment on database the_database is E'it''s \\ a "comment" %1
of two lines';

-- domain objects.circle
comment on type objects.circle is E'it''s \\ a "comment" %1
of two lines';

-- domain objects.code
comment on type objects.code is E'it''s \\ a "comment" %1
of two lines';

-- domain objects.circle, objects.code
begin;
comment on type objects.circle is E'it''s \\ a "comment" %1
of two lines';
comment on type objects.code is E'it''s \\ a "comment" %1
of two lines';
commit;

-- domain_constraint round on objects.circle
comment on constraint round on domain objects.circle is E'it''s \\ a "comment" %1
of two lines';

-- domain_constraint code_check on objects.code
comment on constraint code_check on domain objects.code is E'it''s \\ a "comment" %1
of two lines';

-- domain_constraint round on objects.circle, code_check on objects.code
begin;
comment on constraint round on domain objects.circle is E'it''s \\ a "comment" %1
of two lines';
comment on constraint code_check on domain objects.code is E'it''s \\ a "comment" %1
of two lines';
commit;

-- enum "Sch""ema'; drop table x; --"."En""um'; drop table x; --"
comment on type "Sch""ema'; drop table x; --"."En""um'; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';

-- enum objects.mood
comment on type objects.mood is E'it''s \\ a "comment" %1
of two lines';

-- enum "Sch""ema'; drop table x; --"."En""um'; drop table x; --", objects.mood
begin;
comment on type "Sch""ema'; drop table x; --"."En""um'; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';
comment on type objects.mood is E'it''s \\ a "comment" %1
of two lines';
commit;

-- event_trigger "Ev""ent'; drop table x; --"
comment on event trigger "Ev""ent'; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';

-- event_trigger objects_always
comment on event trigger objects_always is E'it''s \\ a "comment" %1
of two lines';

-- event_trigger "Ev""ent'; drop table x; --", objects_always
begin;
comment on event trigger "Ev""ent'; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';
comment on event trigger objects_always is E'it''s \\ a "comment" %1
of two lines';
commit;

-- extension citext
comment on extension citext is E'it''s \\ a "comment" %1
of two lines';

-- extension hstore
comment on extension hstore is E'it''s \\ a "comment" %1
of two lines';

-- extension citext, hstore
begin;
comment on extension citext is E'it''s \\ a "comment" %1
of two lines';
comment on extension hstore is E'it''s \\ a "comment" %1
of two lines';
commit;

-- foreign_data_wrapper "Wr""apper'; drop table x; --"
comment on foreign data wrapper "Wr""apper'; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';

-- foreign_data_wrapper objects_options
comment on foreign data wrapper objects_options is E'it''s \\ a "comment" %1
of two lines';

-- foreign_data_wrapper "Wr""apper'; drop table x; --", objects_options
begin;
comment on foreign data wrapper "Wr""apper'; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';
comment on foreign data wrapper objects_options is E'it''s \\ a "comment" %1
of two lines';
commit;

-- foreign_server "Ser""ver'; drop table x; --"
comment on server "Ser""ver'; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';

-- foreign_server objects_options
comment on server objects_options is E'it''s \\ a "comment" %1
of two lines';

-- foreign_server "Ser""ver'; drop table x; --", objects_options
begin;
comment on server "Ser""ver'; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';
comment on server objects_options is E'it''s \\ a "comment" %1
of two lines';
commit;

-- foreign_table relations.foreign_part
comment on foreign table relations.foreign_part is E'it''s \\ a "comment" %1
of two lines';

-- foreign_table relations.foreign_child
comment on foreign table relations.foreign_child is E'it''s \\ a "comment" %1
of two lines';

-- foreign_table relations.foreign_part, relations.foreign_child
begin;
comment on foreign table relations.foreign_part is E'it''s \\ a "comment" %1
of two lines';
comment on foreign table relations.foreign_child is E'it''s \\ a "comment" %1
of two lines';
commit;

-- function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer)
comment on function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer) is E'it''s \\ a "comment" %1
of two lines';

-- function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal)
comment on function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal) is E'it''s \\ a "comment" %1
of two lines';

-- function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer), "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal)
begin;
comment on function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer) is E'it''s \\ a "comment" %1
of two lines';
comment on function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal) is E'it''s \\ a "comment" %1
of two lines';
commit;

-- index "Sch""ema'; drop table x; --"."pub""lished_pkey"
comment on index "Sch""ema'; drop table x; --"."pub""lished_pkey" is E'it''s \\ a "comment" %1
of two lines';

-- index objects.published_pkey
comment on index objects.published_pkey is E'it''s \\ a "comment" %1
of two lines';

-- index "Sch""ema'; drop table x; --"."pub""lished_pkey", objects.published_pkey
begin;
comment on index "Sch""ema'; drop table x; --"."pub""lished_pkey" is E'it''s \\ a "comment" %1
of two lines';
comment on index objects.published_pkey is E'it''s \\ a "comment" %1
of two lines';
commit;

-- language plpgsql
comment on language plpgsql is E'it''s \\ a "comment" %1
of two lines';

-- language "Alt ""lang"
comment on language "Alt ""lang" is E'it''s \\ a "comment" %1
of two lines';

-- language plpgsql, "Alt ""lang"
begin;
comment on language plpgsql is E'it''s \\ a "comment" %1
of two lines';
comment on language "Alt ""lang" is E'it''s \\ a "comment" %1
of two lines';
commit;

-- large_object OID
comment on large object OID is E'it''s \\ a "comment" %1
of two lines';

-- large_object OID
comment on large object OID is E'it''s \\ a "comment" %1
of two lines';

-- large_object OID, OID
begin;
comment on large object OID is E'it''s \\ a "comment" %1
of two lines';
comment on large object OID is E'it''s \\ a "comment" %1
of two lines';
commit;

-- materialized_view relations.mat
comment on materialized view relations.mat is E'it''s \\ a "comment" %1
of two lines';

-- materialized_view relations.mat_empty
comment on materialized view relations.mat_empty is E'it''s \\ a "comment" %1
of two lines';

-- materialized_view relations.mat, relations.mat_empty
begin;
comment on materialized view relations.mat is E'it''s \\ a "comment" %1
of two lines';
comment on materialized view relations.mat_empty is E'it''s \\ a "comment" %1
of two lines';
commit;

-- operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path)
comment on operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path) is E'it''s \\ a "comment" %1
of two lines';

-- operator "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text)
comment on operator "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text) is E'it''s \\ a "comment" %1
of two lines';

-- operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path), "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text)
begin;
comment on operator "Sch""ema'; drop table x; --".||||||||||(pg_catalog.path,pg_catalog.path) is E'it''s \\ a "comment" %1
of two lines';
comment on operator "Sch""ema'; drop table x; --".%(pg_catalog.text,pg_catalog.text) is E'it''s \\ a "comment" %1
of two lines';
commit;

-- operator_class "Sch""ema'; drop table x; --"."cl""ass" USING gist
comment on operator class "Sch""ema'; drop table x; --"."cl""ass" using gist is E'it''s \\ a "comment" %1
of two lines';

-- operator_class "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
comment on operator class "Sch""ema'; drop table x; --".gin_trgm_ops using gin is E'it''s \\ a "comment" %1
of two lines';

-- operator_class "Sch""ema'; drop table x; --"."cl""ass" USING gist, "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
begin;
comment on operator class "Sch""ema'; drop table x; --"."cl""ass" using gist is E'it''s \\ a "comment" %1
of two lines';
comment on operator class "Sch""ema'; drop table x; --".gin_trgm_ops using gin is E'it''s \\ a "comment" %1
of two lines';
commit;

-- operator_family "Sch""ema'; drop table x; --"."fam""ily'; --" USING gist
comment on operator family "Sch""ema'; drop table x; --"."fam""ily'; --" using gist is E'it''s \\ a "comment" %1
of two lines';

-- operator_family "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
comment on operator family "Sch""ema'; drop table x; --".gin_trgm_ops using gin is E'it''s \\ a "comment" %1
of two lines';

-- operator_family "Sch""ema'; drop table x; --"."fam""ily'; --" USING gist, "Sch""ema'; drop table x; --".gin_trgm_ops USING gin
begin;
comment on operator family "Sch""ema'; drop table x; --"."fam""ily'; --" using gist is E'it''s \\ a "comment" %1
of two lines';
comment on operator family "Sch""ema'; drop table x; --".gin_trgm_ops using gin is E'it''s \\ a "comment" %1
of two lines';
commit;

-- partition relations.by_enum_happy_true
comment on table relations.by_enum_happy_true is E'it''s \\ a "comment" %1
of two lines';

-- partition relations.by_list_ab
comment on table relations.by_list_ab is E'it''s \\ a "comment" %1
of two lines';

-- partition relations.by_enum_happy_true, relations.by_list_ab
begin;
comment on table relations.by_enum_happy_true is E'it''s \\ a "comment" %1
of two lines';
comment on table relations.by_list_ab is E'it''s \\ a "comment" %1
of two lines';
commit;

-- partitioned_table objects.published_parts
comment on table objects.published_parts is E'it''s \\ a "comment" %1
of two lines';

-- partitioned_table relations.by_enum_happy
comment on table relations.by_enum_happy is E'it''s \\ a "comment" %1
of two lines';

-- partitioned_table objects.published_parts, relations.by_enum_happy
begin;
comment on table objects.published_parts is E'it''s \\ a "comment" %1
of two lines';
comment on table relations.by_enum_happy is E'it''s \\ a "comment" %1
of two lines';
commit;

-- policy "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --"
comment on policy "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';

-- policy adds on relations.secured
comment on policy adds on relations.secured is E'it''s \\ a "comment" %1
of two lines';

-- policy "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --", adds on relations.secured
begin;
comment on policy "policy ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';
comment on policy adds on relations.secured is E'it''s \\ a "comment" %1
of two lines';
commit;

-- procedure objects.proc()
comment on procedure objects.proc() is E'it''s \\ a "comment" %1
of two lines';

-- procedure objects.proc(integer,pg_catalog.text)
{13} comment on procedure objects.proc(a integer, INOUT "b""" text) is E'it''s \\ a "comment" %1
{14 15 16 17 18} comment on procedure objects.proc(IN a integer, INOUT "b""" text) is E'it''s \\ a "comment" %1
of two lines';

-- procedure objects.proc(), objects.proc(integer,pg_catalog.text)
begin;
comment on procedure objects.proc() is E'it''s \\ a "comment" %1
of two lines';
{13} comment on procedure objects.proc(a integer, INOUT "b""" text) is E'it''s \\ a "comment" %1
{14 15 16 17 18} comment on procedure objects.proc(IN a integer, INOUT "b""" text) is E'it''s \\ a "comment" %1
of two lines';
commit;

-- publication "Pub""lication'; drop table x; --"
comment on publication "Pub""lication'; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';

-- publication objects_everything
comment on publication objects_everything is E'it''s \\ a "comment" %1
of two lines';

-- publication "Pub""lication'; drop table x; --", objects_everything
begin;
comment on publication "Pub""lication'; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';
comment on publication objects_everything is E'it''s \\ a "comment" %1
of two lines';
commit;

-- range_type "Sch""ema'; drop table x; --"."ra""nge"
comment on type "Sch""ema'; drop table x; --"."ra""nge" is E'it''s \\ a "comment" %1
of two lines';

-- range_type objects.canonical_range
comment on type objects.canonical_range is E'it''s \\ a "comment" %1
of two lines';

-- range_type "Sch""ema'; drop table x; --"."ra""nge", objects.canonical_range
begin;
comment on type "Sch""ema'; drop table x; --"."ra""nge" is E'it''s \\ a "comment" %1
of two lines';
comment on type objects.canonical_range is E'it''s \\ a "comment" %1
of two lines';
commit;

-- rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --"
comment on rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';

-- rule always_rule on relations.ruled
comment on rule always_rule on relations.ruled is E'it''s \\ a "comment" %1
of two lines';

-- rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --", always_rule on relations.ruled
begin;
comment on rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';
comment on rule always_rule on relations.ruled is E'it''s \\ a "comment" %1
of two lines';
commit;

-- schema "Sch""ema'; drop table x; --"
comment on schema "Sch""ema'; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';

-- schema "else'where ""%1"
comment on schema "else'where ""%1" is E'it''s \\ a "comment" %1
of two lines';

-- schema "Sch""ema'; drop table x; --", "else'where ""%1"
begin;
comment on schema "Sch""ema'; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';
comment on schema "else'where ""%1" is E'it''s \\ a "comment" %1
of two lines';
commit;

-- sequence public.public_id_seq
comment on sequence public.public_id_seq is E'it''s \\ a "comment" %1
of two lines';

-- sequence public."sixty-three bytes of a table _sixty-three bytes of a name t_seq"
comment on sequence public."sixty-three bytes of a table _sixty-three bytes of a name t_seq" is E'it''s \\ a "comment" %1
of two lines';

-- sequence public.public_id_seq, public."sixty-three bytes of a table _sixty-three bytes of a name t_seq"
begin;
comment on sequence public.public_id_seq is E'it''s \\ a "comment" %1
of two lines';
comment on sequence public."sixty-three bytes of a table _sixty-three bytes of a name t_seq" is E'it''s \\ a "comment" %1
of two lines';
commit;

-- statistics relations."stats ""q"""
comment on statistics relations."stats ""q""" is E'it''s \\ a "comment" %1
of two lines';

-- statistics relations.stats_all
comment on statistics relations.stats_all is E'it''s \\ a "comment" %1
of two lines';

-- statistics relations."stats ""q""", relations.stats_all
begin;
comment on statistics relations."stats ""q""" is E'it''s \\ a "comment" %1
of two lines';
comment on statistics relations.stats_all is E'it''s \\ a "comment" %1
of two lines';
commit;

-- subscription "Sub""scription'; drop table x; --"
comment on subscription "Sub""scription'; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';

-- subscription objects_plain
comment on subscription objects_plain is E'it''s \\ a "comment" %1
of two lines';

-- subscription "Sub""scription'; drop table x; --", objects_plain
begin;
comment on subscription "Sub""scription'; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';
comment on subscription objects_plain is E'it''s \\ a "comment" %1
of two lines';
commit;

-- table "Sch""ema'; drop table x; --"."pub""lished"
comment on table "Sch""ema'; drop table x; --"."pub""lished" is E'it''s \\ a "comment" %1
of two lines';

-- table objects.published
comment on table objects.published is E'it''s \\ a "comment" %1
of two lines';

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
begin;
comment on table "Sch""ema'; drop table x; --"."pub""lished" is E'it''s \\ a "comment" %1
of two lines';
comment on table objects.published is E'it''s \\ a "comment" %1
of two lines';
commit;

-- text_search_configuration "Sch""ema'; drop table x; --"."config ""uration'"
comment on text search configuration "Sch""ema'; drop table x; --"."config ""uration'" is E'it''s \\ a "comment" %1
of two lines';

-- text_search_configuration objects.configuration
comment on text search configuration objects.configuration is E'it''s \\ a "comment" %1
of two lines';

-- text_search_configuration "Sch""ema'; drop table x; --"."config ""uration'", objects.configuration
begin;
comment on text search configuration "Sch""ema'; drop table x; --"."config ""uration'" is E'it''s \\ a "comment" %1
of two lines';
comment on text search configuration objects.configuration is E'it''s \\ a "comment" %1
of two lines';
commit;

-- text_search_dictionary objects.dictionary
comment on text search dictionary objects.dictionary is E'it''s \\ a "comment" %1
of two lines';

-- text_search_dictionary objects.no_options
comment on text search dictionary objects.no_options is E'it''s \\ a "comment" %1
of two lines';

-- text_search_dictionary objects.dictionary, objects.no_options
begin;
comment on text search dictionary objects.dictionary is E'it''s \\ a "comment" %1
of two lines';
comment on text search dictionary objects.no_options is E'it''s \\ a "comment" %1
of two lines';
commit;

-- text_search_parser objects.parser
comment on text search parser objects.parser is E'it''s \\ a "comment" %1
of two lines';

-- text_search_parser "select"."no ""headline"
comment on text search parser "select"."no ""headline" is E'it''s \\ a "comment" %1
of two lines';

-- text_search_parser objects.parser, "select"."no ""headline"
begin;
comment on text search parser objects.parser is E'it''s \\ a "comment" %1
of two lines';
comment on text search parser "select"."no ""headline" is E'it''s \\ a "comment" %1
of two lines';
commit;

-- text_search_template objects.template
comment on text search template objects.template is E'it''s \\ a "comment" %1
of two lines';

-- text_search_template "select"."no ""init"
comment on text search template "select"."no ""init" is E'it''s \\ a "comment" %1
of two lines';

-- text_search_template objects.template, "select"."no ""init"
begin;
comment on text search template objects.template is E'it''s \\ a "comment" %1
of two lines';
comment on text search template "select"."no ""init" is E'it''s \\ a "comment" %1
of two lines';
commit;

{13 14 15} -- transform for extras.hstore on language Alt "lang
{16 17 18} -- transform for extras.hstore language Alt "lang
comment on transform for extras.hstore language "Alt ""lang" is E'it''s \\ a "comment" %1
of two lines';

{13 14 15} -- transform for integer on language sql
{16 17 18} -- transform for integer language sql
comment on transform for integer language sql is E'it''s \\ a "comment" %1
of two lines';

{13 14 15} -- transform for extras.hstore on language Alt "lang, for integer on language sql
{16 17 18} -- transform for extras.hstore language Alt "lang, for integer language sql
begin;
comment on transform for extras.hstore language "Alt ""lang" is E'it''s \\ a "comment" %1
of two lines';
comment on transform for integer language sql is E'it''s \\ a "comment" %1
of two lines';
commit;

-- trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --"
comment on trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';

-- trigger parted_off on relations.by_list
comment on trigger parted_off on relations.by_list is E'it''s \\ a "comment" %1
of two lines';

-- trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --", parted_off on relations.by_list
begin;
comment on trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" is E'it''s \\ a "comment" %1
of two lines';
comment on trigger parted_off on relations.by_list is E'it''s \\ a "comment" %1
of two lines';
commit;

-- trigger_function objects.on_event()
comment on function objects.on_event() is E'it''s \\ a "comment" %1
of two lines';

-- trigger_function objects.touch()
comment on function objects.touch() is E'it''s \\ a "comment" %1
of two lines';

-- trigger_function objects.on_event(), objects.touch()
begin;
comment on function objects.on_event() is E'it''s \\ a "comment" %1
of two lines';
comment on function objects.touch() is E'it''s \\ a "comment" %1
of two lines';
commit;

-- view relations.barrier
comment on view relations.barrier is E'it''s \\ a "comment" %1
of two lines';

-- view relations.checked
comment on view relations.checked is E'it''s \\ a "comment" %1
of two lines';

-- view relations.barrier, relations.checked
begin;
comment on view relations.barrier is E'it''s \\ a "comment" %1
of two lines';
comment on view relations.checked is E'it''s \\ a "comment" %1
of two lines';
commit;

