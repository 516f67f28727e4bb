{13 14 15 16 17} -- constraint not_yet on relations.adopted
{13 14 15 16 17} alter table relations.adopted validate constraint not_yet;
{18} -- constraint "pub""lished_id_not_null" on "Sch""ema'; drop table x; --"."pub""lished"
{18} -- = every constraint is valid

-- constraint "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished"
-- = every constraint is valid

{13 14 15 16 17} -- constraint not_yet on relations.adopted, "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished"
{13 14 15 16 17} alter table relations.adopted validate constraint not_yet;
{18} -- constraint "pub""lished_id_not_null" on "Sch""ema'; drop table x; --"."pub""lished", "pub""lished_pkey" on "Sch""ema'; drop table x; --"."pub""lished"
{18} -- = every constraint is valid

-- domain_constraint not_yet on objects.unchecked
alter domain objects.unchecked validate constraint not_yet;

-- domain_constraint round on objects.circle
-- = every constraint is valid

-- domain_constraint not_yet on objects.unchecked, round on objects.circle
alter domain objects.unchecked validate constraint not_yet;

-- foreign_table relations.foreign_plain
alter table relations.foreign_plain validate constraint foreign_later;

-- foreign_table relations.foreign_part
-- = every constraint is valid

-- foreign_table relations.foreign_plain, relations.foreign_part
alter table relations.foreign_plain validate constraint foreign_later;

-- partition relations.by_range_high
alter table relations.by_range_high validate constraint late_check;

-- partition relations.by_range_low
alter table relations.by_range_low validate constraint late_check;

-- partition relations.by_range_high, relations.by_range_low
begin;
alter table relations.by_range_high validate constraint late_check;
alter table relations.by_range_low validate constraint late_check;
commit;

-- partitioned_table relations.by_range_mid
alter table relations.by_range_mid validate constraint late_check;

-- partitioned_table relations.by_range
alter table relations.by_range validate constraint late_check;

-- partitioned_table relations.by_range_mid, relations.by_range
begin;
alter table relations.by_range_mid validate constraint late_check;
alter table relations.by_range validate constraint late_check;
commit;

-- schema relations
begin;
alter table relations.adopted validate constraint not_yet;
alter table relations.both_child validate constraint not_yet;
alter table relations.by_range validate constraint late_check;
alter table relations.by_range_high validate constraint late_check;
alter table relations.by_range_low validate constraint late_check;
alter table relations.by_range_mid validate constraint late_check;
alter table relations.by_range_mid_0 validate constraint late_check;
alter table relations.by_range_mid_1 validate constraint late_check;
alter table relations.changed_child validate constraint not_yet;
alter table relations.father validate constraint not_yet;
alter table relations.foreign_plain validate constraint foreign_later;
alter table relations.printed_child validate constraint not_yet;
alter table relations.references_keys validate constraint fk_not_valid;
commit;

-- schema "Sch""ema'; drop table x; --"
-- = every constraint is valid

-- schema relations, "Sch""ema'; drop table x; --"
begin;
alter table relations.adopted validate constraint not_yet;
alter table relations.both_child validate constraint not_yet;
alter table relations.by_range validate constraint late_check;
alter table relations.by_range_high validate constraint late_check;
alter table relations.by_range_low validate constraint late_check;
alter table relations.by_range_mid validate constraint late_check;
alter table relations.by_range_mid_0 validate constraint late_check;
alter table relations.by_range_mid_1 validate constraint late_check;
alter table relations.changed_child validate constraint not_yet;
alter table relations.father validate constraint not_yet;
alter table relations.foreign_plain validate constraint foreign_later;
alter table relations.printed_child validate constraint not_yet;
alter table relations.references_keys validate constraint fk_not_valid;
commit;

-- table relations.printed_child
alter table relations.printed_child validate constraint not_yet;

{13 14 15 16 17} -- table "Sch""ema'; drop table x; --"."pub""lished"
{13 14 15 16 17} -- = every constraint is valid
{18} -- table relations.adopted
{18} alter table relations.adopted validate constraint not_yet;

{13 14 15 16 17} -- table relations.printed_child, "Sch""ema'; drop table x; --"."pub""lished"
{18} -- table relations.printed_child, relations.adopted
{18} begin;
alter table relations.printed_child validate constraint not_yet;
{18} alter table relations.adopted validate constraint not_yet;
{18} commit;

