-- aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text)
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text);

-- aggregate objects.add(integer)
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- objects.add(integer);

-- aggregate "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text), objects.add(integer)
begin;
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- "Sch""ema'; drop table x; --"."a""gg'; --"(objects.int42,pg_catalog.text);
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- objects.add(integer);
commit;

-- function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer)
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer);

-- function "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal)
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal);

-- function "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer), "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal)
begin;
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"(integer);
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- "Sch""ema'; drop table x; --".gin_extract_query_trgm(pg_catalog.text,pg_catalog.internal,smallint,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal,pg_catalog.internal);
commit;

-- index "Sch""ema'; drop table x; --"."pub""lished_pkey"
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- "Sch""ema'; drop table x; --"."pub""lished_pkey";

-- index objects.published_pkey
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- objects.published_pkey;

-- index "Sch""ema'; drop table x; --"."pub""lished_pkey", objects.published_pkey
begin;
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- "Sch""ema'; drop table x; --"."pub""lished_pkey";
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- objects.published_pkey;
commit;

-- materialized_view relations.mat
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- relations.mat;

-- materialized_view relations.mat_empty
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- relations.mat_empty;

-- materialized_view relations.mat, relations.mat_empty
begin;
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- relations.mat;
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- relations.mat_empty;
commit;

-- partition relations.by_enum_happy_true
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- relations.by_enum_happy_true;

-- partition relations.by_list_ab
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- relations.by_list_ab;

-- partition relations.by_enum_happy_true, relations.by_list_ab
begin;
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- relations.by_enum_happy_true;
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- relations.by_list_ab;
commit;

-- procedure objects.proc()
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- objects.proc();

-- procedure objects.proc(integer,pg_catalog.text)
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- objects.proc(integer,pg_catalog.text);

-- procedure objects.proc(), objects.proc(integer,pg_catalog.text)
begin;
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- objects.proc();
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- objects.proc(integer,pg_catalog.text);
commit;

-- table "Sch""ema'; drop table x; --"."pub""lished"
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- "Sch""ema'; drop table x; --"."pub""lished";

-- table objects.published
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- objects.published;

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
begin;
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- "Sch""ema'; drop table x; --"."pub""lished";
select pg_catalog.pg_stat_reset_single_table_counters(OID) -- objects.published;
commit;

-- trigger_function objects.on_event()
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- objects.on_event();

-- trigger_function objects.touch()
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- objects.touch();

-- trigger_function objects.on_event(), objects.touch()
begin;
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- objects.on_event();
select pg_catalog.pg_stat_reset_single_function_counters(OID) -- objects.touch();
commit;

