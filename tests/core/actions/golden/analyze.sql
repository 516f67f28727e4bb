-- database the_database
-- in database the_database
analyze;

-- database the_database (verbose on)
-- in database the_database
analyze (verbose);

-- database the_database (skip_locked on)
-- in database the_database
analyze (skip_locked);

-- foreign_table relations.foreign_part
analyze relations.foreign_part;

-- foreign_table relations.foreign_part (verbose on)
analyze (verbose) relations.foreign_part;

-- foreign_table relations.foreign_part (skip_locked on)
analyze (skip_locked) relations.foreign_part;

-- foreign_table relations.foreign_child
analyze relations.foreign_child;

-- foreign_table relations.foreign_part, relations.foreign_child
begin;
analyze relations.foreign_part;
analyze relations.foreign_child;
commit;

-- materialized_view relations.mat
analyze relations.mat;

-- materialized_view relations.mat (verbose on)
analyze (verbose) relations.mat;

-- materialized_view relations.mat (skip_locked on)
analyze (skip_locked) relations.mat;

-- materialized_view relations.mat_empty
analyze relations.mat_empty;

-- materialized_view relations.mat, relations.mat_empty
begin;
analyze relations.mat;
analyze relations.mat_empty;
commit;

-- partition relations.by_enum_happy_true
analyze relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (verbose on)
analyze (verbose) relations.by_enum_happy_true;

-- partition relations.by_enum_happy_true (skip_locked on)
analyze (skip_locked) relations.by_enum_happy_true;

-- partition relations.by_list_ab
analyze relations.by_list_ab;

-- partition relations.by_enum_happy_true, relations.by_list_ab
begin;
analyze relations.by_enum_happy_true;
analyze relations.by_list_ab;
commit;

-- partitioned_table objects.published_parts
analyze objects.published_parts;

-- partitioned_table objects.published_parts (verbose on)
analyze (verbose) objects.published_parts;

-- partitioned_table objects.published_parts (skip_locked on)
analyze (skip_locked) objects.published_parts;

-- partitioned_table relations.by_enum_happy
analyze relations.by_enum_happy;

-- partitioned_table objects.published_parts, relations.by_enum_happy
begin;
analyze objects.published_parts;
analyze relations.by_enum_happy;
commit;

-- table "Sch""ema'; drop table x; --"."pub""lished"
analyze "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (verbose on)
analyze (verbose) "Sch""ema'; drop table x; --"."pub""lished";

-- table "Sch""ema'; drop table x; --"."pub""lished" (skip_locked on)
analyze (skip_locked) "Sch""ema'; drop table x; --"."pub""lished";

-- table objects.published
analyze objects.published;

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
begin;
analyze "Sch""ema'; drop table x; --"."pub""lished";
analyze objects.published;
commit;

