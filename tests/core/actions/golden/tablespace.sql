-- database the_database
alter database the_database set tablespace relations_space;

-- index "Sch""ema'; drop table x; --"."pub""lished_pkey"
alter index "Sch""ema'; drop table x; --"."pub""lished_pkey" set tablespace relations_space;

-- index objects.published_pkey
alter index objects.published_pkey set tablespace relations_space;

-- index "Sch""ema'; drop table x; --"."pub""lished_pkey", objects.published_pkey
begin;
alter index "Sch""ema'; drop table x; --"."pub""lished_pkey" set tablespace relations_space;
alter index objects.published_pkey set tablespace relations_space;
commit;

-- materialized_view relations.mat
alter materialized view relations.mat set tablespace relations_space;

-- materialized_view relations.mat_of_mat
alter materialized view relations.mat_of_mat set tablespace relations_space;

-- materialized_view relations.mat, relations.mat_of_mat
begin;
alter materialized view relations.mat set tablespace relations_space;
alter materialized view relations.mat_of_mat set tablespace relations_space;
commit;

-- partition relations.by_enum_happy_true
alter table relations.by_enum_happy_true set tablespace relations_space;

-- partition relations.by_list_ab
alter table relations.by_list_ab set tablespace relations_space;

-- partition relations.by_enum_happy_true, relations.by_list_ab
begin;
alter table relations.by_enum_happy_true set tablespace relations_space;
alter table relations.by_list_ab set tablespace relations_space;
commit;

-- partitioned_table objects.published_parts
alter table objects.published_parts set tablespace relations_space;

-- partitioned_table relations.by_enum_happy
alter table relations.by_enum_happy set tablespace relations_space;

-- partitioned_table objects.published_parts, relations.by_enum_happy
begin;
alter table objects.published_parts set tablespace relations_space;
alter table relations.by_enum_happy set tablespace relations_space;
commit;

-- table "Sch""ema'; drop table x; --"."pub""lished"
alter table "Sch""ema'; drop table x; --"."pub""lished" set tablespace relations_space;

-- table objects.published
alter table objects.published set tablespace relations_space;

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
begin;
alter table "Sch""ema'; drop table x; --"."pub""lished" set tablespace relations_space;
alter table objects.published set tablespace relations_space;
commit;

