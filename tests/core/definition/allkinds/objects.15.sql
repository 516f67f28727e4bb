-- What PostgreSQL 15 brought: column lists, row filters and schemas of publications, options of subscriptions, rights on parameters.
create publication objects_lists for table objects.published (id, "a b") where (id > 7 and "a b" <> 'it''s'),
    table "Sch""ema'; drop table x; --"."pub""lished" where (id % 2 = 0);
create publication objects_schemas for tables in schema objects, "Sch""ema'; drop table x; --";
create publication objects_schema_and_table for tables in schema "select", table objects.published;
create subscription objects_15 connection 'dbname=nowhere' publication p with (connect = false, slot_name = none, two_phase = true, disable_on_error = true);
