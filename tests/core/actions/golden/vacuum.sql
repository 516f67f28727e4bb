-- database the_database
-- in database the_database
vacuum;

-- database the_database (full on)
-- in database the_database
vacuum (full);

-- database the_database (freeze on)
-- in database the_database
vacuum (freeze);

-- database the_database (analyze on)
-- in database the_database
vacuum (analyze);

-- database the_database (verbose on)
-- in database the_database
vacuum (verbose);

-- database the_database (disable_page_skipping on)
-- in database the_database
vacuum (disable_page_skipping);

-- database the_database (skip_locked on)
-- in database the_database
vacuum (skip_locked);

{16 17 18} -- database the_database (skip_database_stats on)
{16 17 18} -- in database the_database
{16 17 18} vacuum (skip_database_stats);
{16 17 18} 
-- database the_database (index_cleanup on)
-- in database the_database
vacuum (index_cleanup on);

-- database the_database (index_cleanup off)
-- in database the_database
vacuum (index_cleanup off);

{14 15 16 17 18} -- database the_database (index_cleanup auto)
{14 15 16 17 18} -- in database the_database
{14 15 16 17 18} vacuum (index_cleanup auto);
{14 15 16 17 18} 
-- database the_database (truncate on)
-- in database the_database
vacuum (truncate on);

-- database the_database (truncate off)
-- in database the_database
vacuum (truncate off);

{16 17 18} -- database the_database (process_main on)
{16 17 18} -- in database the_database
{16 17 18} vacuum (process_main on);
{16 17 18} 
{16 17 18} -- database the_database (process_main off)
{16 17 18} -- in database the_database
{16 17 18} vacuum (process_main off);
{16 17 18} 
{14 15 16 17 18} -- database the_database (process_toast on)
{14 15 16 17 18} -- in database the_database
{14 15 16 17 18} vacuum (process_toast on);
{14 15 16 17 18} 
{14 15 16 17 18} -- database the_database (process_toast off)
{14 15 16 17 18} -- in database the_database
{14 15 16 17 18} vacuum (process_toast off);
{14 15 16 17 18} 
-- materialized_view relations.mat
vacuum relations.mat;

-- materialized_view relations.mat (full on)
vacuum (full) relations.mat;

-- materialized_view relations.mat (freeze on)
vacuum (freeze) relations.mat;

-- materialized_view relations.mat (analyze on)
vacuum (analyze) relations.mat;

-- materialized_view relations.mat (verbose on)
vacuum (verbose) relations.mat;

-- materialized_view relations.mat (disable_page_skipping on)
vacuum (disable_page_skipping) relations.mat;

-- materialized_view relations.mat (skip_locked on)
vacuum (skip_locked) relations.mat;

{16 17 18} -- materialized_view relations.mat (skip_database_stats on)
{16 17 18} vacuum (skip_database_stats) relations.mat;
{16 17 18} 
-- materialized_view relations.mat (index_cleanup on)
vacuum (index_cleanup on) relations.mat;

-- materialized_view relations.mat (index_cleanup off)
vacuum (index_cleanup off) relations.mat;

{14 15 16 17 18} -- materialized_view relations.mat (index_cleanup auto)
{14 15 16 17 18} vacuum (index_cleanup auto) relations.mat;
{14 15 16 17 18} 
-- materialized_view relations.mat (truncate on)
vacuum (truncate on) relations.mat;

-- materialized_view relations.mat (truncate off)
vacuum (truncate off) relations.mat;

{16 17 18} -- materialized_view relations.mat (process_main on)
{16 17 18} vacuum (process_main on) relations.mat;
{16 17 18} 
{16 17 18} -- materialized_view relations.mat (process_main off)
{16 17 18} vacuum (process_main off) relations.mat;
{16 17 18} 
{14 15 16 17 18} -- materialized_view relations.mat (process_toast on)
{14 15 16 17 18} vacuum (process_toast on) relations.mat;
{14 15 16 17 18} 
{14 15 16 17 18} -- materialized_view relations.mat (process_toast off)
{14 15 16 17 18} vacuum (process_toast off) relations.mat;
{14 15 16 17 18} 
-- materialized_view relations.mat_empty
vacuum relations.mat_empty;

-- materialized_view relations.mat, relations.mat_empty
vacuum relations.mat;
vacuum relations.mat_empty;

-- partition relations.by_enum_happy_true
vacuum relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (full on)
vacuum (full) relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (freeze on)
vacuum (freeze) relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (analyze on)
vacuum (analyze) relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (verbose on)
vacuum (verbose) relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (disable_page_skipping on)
vacuum (disable_page_skipping) relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (skip_locked on)
vacuum (skip_locked) relations.by_enum_happy_true;

{16 17 18} -- partition relations.by_enum_happy_true (skip_database_stats on)
{16 17 18} vacuum (skip_database_stats) relations.by_enum_happy_true;
{16 17 18} 
-- partition relations.by_enum_happy_true (index_cleanup on)
vacuum (index_cleanup on) relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (index_cleanup off)
vacuum (index_cleanup off) relations.by_enum_happy_true;

{14 15 16 17 18} -- partition relations.by_enum_happy_true (index_cleanup auto)
{14 15 16 17 18} vacuum (index_cleanup auto) relations.by_enum_happy_true;
{14 15 16 17 18} 
-- partition relations.by_enum_happy_true (truncate on)
vacuum (truncate on) relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (truncate off)
vacuum (truncate off) relations.by_enum_happy_true;

{16 17 18} -- partition relations.by_enum_happy_true (process_main on)
{16 17 18} vacuum (process_main on) relations.by_enum_happy_true;
{16 17 18} 
{16 17 18} -- partition relations.by_enum_happy_true (process_main off)
{16 17 18} vacuum (process_main off) relations.by_enum_happy_true;
{16 17 18} 
{14 15 16 17 18} -- partition relations.by_enum_happy_true (process_toast on)
{14 15 16 17 18} vacuum (process_toast on) relations.by_enum_happy_true;
{14 15 16 17 18} 
{14 15 16 17 18} -- partition relations.by_enum_happy_true (process_toast off)
{14 15 16 17 18} vacuum (process_toast off) relations.by_enum_happy_true;
{14 15 16 17 18} 
-- partition relations.by_list_ab
vacuum relations.by_list_ab;

-- partition relations.by_enum_happy_true, relations.by_list_ab
vacuum relations.by_enum_happy_true;
vacuum relations.by_list_ab;

-- partitioned_table objects.published_parts
vacuum objects.published_parts;

-- partitioned_table objects.published_parts (full on)
vacuum (full) objects.published_parts;

-- partitioned_table objects.published_parts (freeze on)
vacuum (freeze) objects.published_parts;

-- partitioned_table objects.published_parts (analyze on)
vacuum (analyze) objects.published_parts;

-- partitioned_table objects.published_parts (verbose on)
vacuum (verbose) objects.published_parts;

-- partitioned_table objects.published_parts (disable_page_skipping on)
vacuum (disable_page_skipping) objects.published_parts;

-- partitioned_table objects.published_parts (skip_locked on)
vacuum (skip_locked) objects.published_parts;

{16 17 18} -- partitioned_table objects.published_parts (skip_database_stats on)
{16 17 18} vacuum (skip_database_stats) objects.published_parts;
{16 17 18} 
-- partitioned_table objects.published_parts (index_cleanup on)
vacuum (index_cleanup on) objects.published_parts;

-- partitioned_table objects.published_parts (index_cleanup off)
vacuum (index_cleanup off) objects.published_parts;

{14 15 16 17 18} -- partitioned_table objects.published_parts (index_cleanup auto)
{14 15 16 17 18} vacuum (index_cleanup auto) objects.published_parts;
{14 15 16 17 18} 
-- partitioned_table objects.published_parts (truncate on)
vacuum (truncate on) objects.published_parts;

-- partitioned_table objects.published_parts (truncate off)
vacuum (truncate off) objects.published_parts;

{16 17 18} -- partitioned_table objects.published_parts (process_main on)
{16 17 18} vacuum (process_main on) objects.published_parts;
{16 17 18} 
{16 17 18} -- partitioned_table objects.published_parts (process_main off)
{16 17 18} vacuum (process_main off) objects.published_parts;
{16 17 18} 
{14 15 16 17 18} -- partitioned_table objects.published_parts (process_toast on)
{14 15 16 17 18} vacuum (process_toast on) objects.published_parts;
{14 15 16 17 18} 
{14 15 16 17 18} -- partitioned_table objects.published_parts (process_toast off)
{14 15 16 17 18} vacuum (process_toast off) objects.published_parts;
{14 15 16 17 18} 
-- partitioned_table relations.by_enum_happy
vacuum relations.by_enum_happy;

-- partitioned_table objects.published_parts, relations.by_enum_happy
vacuum objects.published_parts;
vacuum relations.by_enum_happy;

-- table "Sch""ema'; drop table x; --"."pub""lished"
vacuum "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (full on)
vacuum (full) "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (freeze on)
vacuum (freeze) "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (analyze on)
vacuum (analyze) "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (verbose on)
vacuum (verbose) "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (disable_page_skipping on)
vacuum (disable_page_skipping) "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (skip_locked on)
vacuum (skip_locked) "Sch""ema'; drop table x; --"."pub""lished";

{16 17 18} -- table "Sch""ema'; drop table x; --"."pub""lished" (skip_database_stats on)
{16 17 18} vacuum (skip_database_stats) "Sch""ema'; drop table x; --"."pub""lished";
{16 17 18} 
-- table "Sch""ema'; drop table x; --"."pub""lished" (index_cleanup on)
vacuum (index_cleanup on) "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (index_cleanup off)
vacuum (index_cleanup off) "Sch""ema'; drop table x; --"."pub""lished";

{14 15 16 17 18} -- table "Sch""ema'; drop table x; --"."pub""lished" (index_cleanup auto)
{14 15 16 17 18} vacuum (index_cleanup auto) "Sch""ema'; drop table x; --"."pub""lished";
{14 15 16 17 18} 
-- table "Sch""ema'; drop table x; --"."pub""lished" (truncate on)
vacuum (truncate on) "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (truncate off)
vacuum (truncate off) "Sch""ema'; drop table x; --"."pub""lished";

{16 17 18} -- table "Sch""ema'; drop table x; --"."pub""lished" (process_main on)
{16 17 18} vacuum (process_main on) "Sch""ema'; drop table x; --"."pub""lished";
{16 17 18} 
{16 17 18} -- table "Sch""ema'; drop table x; --"."pub""lished" (process_main off)
{16 17 18} vacuum (process_main off) "Sch""ema'; drop table x; --"."pub""lished";
{16 17 18} 
{14 15 16 17 18} -- table "Sch""ema'; drop table x; --"."pub""lished" (process_toast on)
{14 15 16 17 18} vacuum (process_toast on) "Sch""ema'; drop table x; --"."pub""lished";
{14 15 16 17 18} 
{14 15 16 17 18} -- table "Sch""ema'; drop table x; --"."pub""lished" (process_toast off)
{14 15 16 17 18} vacuum (process_toast off) "Sch""ema'; drop table x; --"."pub""lished";
{14 15 16 17 18} 
-- table objects.published
vacuum objects.published;

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
vacuum "Sch""ema'; drop table x; --"."pub""lished";
vacuum objects.published;

