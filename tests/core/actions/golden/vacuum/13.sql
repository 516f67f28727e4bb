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

-- database the_database (index_cleanup on)
-- in database the_database
vacuum (index_cleanup on);

-- database the_database (index_cleanup off)
-- in database the_database
vacuum (index_cleanup off);

-- database the_database (truncate on)
-- in database the_database
vacuum (truncate on);

-- database the_database (truncate off)
-- in database the_database
vacuum (truncate off);

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

-- materialized_view relations.mat (index_cleanup on)
vacuum (index_cleanup on) relations.mat;

-- materialized_view relations.mat (index_cleanup off)
vacuum (index_cleanup off) relations.mat;

-- materialized_view relations.mat (truncate on)
vacuum (truncate on) relations.mat;

-- materialized_view relations.mat (truncate off)
vacuum (truncate off) relations.mat;

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

-- partition relations.by_enum_happy_true (index_cleanup on)
vacuum (index_cleanup on) relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (index_cleanup off)
vacuum (index_cleanup off) relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (truncate on)
vacuum (truncate on) relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (truncate off)
vacuum (truncate off) relations.by_enum_happy_true;

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

-- partitioned_table objects.published_parts (index_cleanup on)
vacuum (index_cleanup on) objects.published_parts;

-- partitioned_table objects.published_parts (index_cleanup off)
vacuum (index_cleanup off) objects.published_parts;

-- partitioned_table objects.published_parts (truncate on)
vacuum (truncate on) objects.published_parts;

-- partitioned_table objects.published_parts (truncate off)
vacuum (truncate off) objects.published_parts;

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

-- table "Sch""ema'; drop table x; --"."pub""lished" (index_cleanup on)
vacuum (index_cleanup on) "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (index_cleanup off)
vacuum (index_cleanup off) "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (truncate on)
vacuum (truncate on) "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (truncate off)
vacuum (truncate off) "Sch""ema'; drop table x; --"."pub""lished";

-- table objects.published
vacuum objects.published;

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
vacuum "Sch""ema'; drop table x; --"."pub""lished";
vacuum objects.published;

