-- database the_database
-- in database the_database
reindex database the_database;

-- database the_database (concurrently on)
-- in database the_database
reindex database concurrently the_database;

-- database the_database (verbose on)
-- in database the_database
reindex (verbose) database the_database;

-- index "Sch""ema'; drop table x; --"."pub""lished_pkey"
reindex index "Sch""ema'; drop table x; --"."pub""lished_pkey";

-- index "Sch""ema'; drop table x; --"."pub""lished_pkey" (concurrently on)
reindex index concurrently "Sch""ema'; drop table x; --"."pub""lished_pkey";

-- index "Sch""ema'; drop table x; --"."pub""lished_pkey" (verbose on)
reindex (verbose) index "Sch""ema'; drop table x; --"."pub""lished_pkey";

-- index objects.published_pkey
reindex index objects.published_pkey;

-- index "Sch""ema'; drop table x; --"."pub""lished_pkey", objects.published_pkey
begin;
reindex index "Sch""ema'; drop table x; --"."pub""lished_pkey";
reindex index objects.published_pkey;
commit;

-- materialized_view relations.mat
reindex table relations.mat;

-- materialized_view relations.mat (concurrently on)
reindex table concurrently relations.mat;

-- materialized_view relations.mat (verbose on)
reindex (verbose) table relations.mat;

-- materialized_view relations.mat_empty
reindex table relations.mat_empty;

-- materialized_view relations.mat, relations.mat_empty
begin;
reindex table relations.mat;
reindex table relations.mat_empty;
commit;

-- partition relations.by_enum_happy_true
reindex table relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (concurrently on)
reindex table concurrently relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (verbose on)
reindex (verbose) table relations.by_enum_happy_true;

-- partition relations.by_list_ab
reindex table relations.by_list_ab;

-- partition relations.by_enum_happy_true, relations.by_list_ab
begin;
reindex table relations.by_enum_happy_true;
reindex table relations.by_list_ab;
commit;

-- partitioned_table objects.published_parts
{13} -- = Partitioned tables and indexes can be rebuilt as a whole from version 14 on; here, one partition after the other.
{13} -- = not on this server
{14 15 16 17 18} reindex table objects.published_parts;

-- partitioned_table objects.published_parts (concurrently on)
{13} -- = Partitioned tables and indexes can be rebuilt as a whole from version 14 on; here, one partition after the other.
{13} -- = not on this server
{14 15 16 17 18} reindex table concurrently objects.published_parts;

-- partitioned_table objects.published_parts (verbose on)
{13} -- = Partitioned tables and indexes can be rebuilt as a whole from version 14 on; here, one partition after the other.
{13} -- = not on this server
{14 15 16 17 18} reindex (verbose) table objects.published_parts;

-- partitioned_table relations.by_enum_happy
{13} -- = Partitioned tables and indexes can be rebuilt as a whole from version 14 on; here, one partition after the other.
{13} -- = not on this server
{14 15 16 17 18} reindex table relations.by_enum_happy;

-- partitioned_table objects.published_parts, relations.by_enum_happy
{13} -- = Partitioned tables and indexes can be rebuilt as a whole from version 14 on; here, one partition after the other.
{13} -- = not on this server
{14 15 16 17 18} reindex table objects.published_parts;
{14 15 16 17 18} reindex table relations.by_enum_happy;

-- schema "Sch""ema'; drop table x; --"
reindex schema "Sch""ema'; drop table x; --";

-- schema "Sch""ema'; drop table x; --" (concurrently on)
reindex schema concurrently "Sch""ema'; drop table x; --";

-- schema "Sch""ema'; drop table x; --" (verbose on)
reindex (verbose) schema "Sch""ema'; drop table x; --";

-- schema "else'where ""%1"
reindex schema "else'where ""%1";

-- schema "Sch""ema'; drop table x; --", "else'where ""%1"
reindex schema "Sch""ema'; drop table x; --";
reindex schema "else'where ""%1";

-- table "Sch""ema'; drop table x; --"."pub""lished"
reindex table "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (concurrently on)
reindex table concurrently "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (verbose on)
reindex (verbose) table "Sch""ema'; drop table x; --"."pub""lished";

-- table objects.published
reindex table objects.published;

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
begin;
reindex table "Sch""ema'; drop table x; --"."pub""lished";
reindex table objects.published;
commit;

