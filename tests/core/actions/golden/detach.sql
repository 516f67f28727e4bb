-- foreign_table relations.foreign_part
alter table relations.foreign_parted detach partition relations.foreign_part;

{14 15 16 17 18} -- foreign_table relations.foreign_part (how concurrently)
{14 15 16 17 18} alter table relations.foreign_parted detach partition relations.foreign_part concurrently;
{14 15 16 17 18} 
{14 15 16 17 18} -- foreign_table relations.foreign_part (how finalize)
{14 15 16 17 18} alter table relations.foreign_parted detach partition relations.foreign_part finalize;
{14 15 16 17 18} 
-- foreign_table relations.foreign_child
-- = relations.foreign_child is no partition.
-- = not attached

-- foreign_table relations.foreign_part, relations.foreign_child
-- = relations.foreign_child is no partition.
-- = not attached

-- partition relations.by_enum_happy_true
alter table relations.by_enum_happy detach partition relations.by_enum_happy_true;

{14 15 16 17 18} -- partition relations.by_enum_happy_true (how concurrently)
{14 15 16 17 18} alter table relations.by_enum_happy detach partition relations.by_enum_happy_true concurrently;
{14 15 16 17 18} 
{14 15 16 17 18} -- partition relations.by_enum_happy_true (how finalize)
{14 15 16 17 18} alter table relations.by_enum_happy detach partition relations.by_enum_happy_true finalize;
{14 15 16 17 18} 
-- partition relations.by_list_ab
alter table relations.by_list detach partition relations.by_list_ab;

-- partition relations.by_enum_happy_true, relations.by_list_ab
begin;
alter table relations.by_enum_happy detach partition relations.by_enum_happy_true;
alter table relations.by_list detach partition relations.by_list_ab;
commit;

-- partitioned_table relations.by_enum_happy
alter table relations.by_enum detach partition relations.by_enum_happy;

{14 15 16 17 18} -- partitioned_table relations.by_enum_happy (how concurrently)
{14 15 16 17 18} alter table relations.by_enum detach partition relations.by_enum_happy concurrently;
{14 15 16 17 18} 
{14 15 16 17 18} -- partitioned_table relations.by_enum_happy (how finalize)
{14 15 16 17 18} alter table relations.by_enum detach partition relations.by_enum_happy finalize;
{14 15 16 17 18} 
-- partitioned_table relations.by_hash_0
alter table relations.by_hash detach partition relations.by_hash_0;

-- partitioned_table relations.by_enum_happy, relations.by_hash_0
begin;
alter table relations.by_enum detach partition relations.by_enum_happy;
alter table relations.by_hash detach partition relations.by_hash_0;
commit;

-- table "Sch""ema'; drop table x; --"."pub""lished"
-- = "Sch""ema'; drop table x; --"."pub""lished" is no partition.
-- = not attached

{14 15 16 17 18} -- table "Sch""ema'; drop table x; --"."pub""lished" (how concurrently)
{14 15 16 17 18} -- = "Sch""ema'; drop table x; --"."pub""lished" is no partition.
{14 15 16 17 18} -- = not attached
{14 15 16 17 18} 
{14 15 16 17 18} -- table "Sch""ema'; drop table x; --"."pub""lished" (how finalize)
{14 15 16 17 18} -- = "Sch""ema'; drop table x; --"."pub""lished" is no partition.
{14 15 16 17 18} -- = not attached
{14 15 16 17 18} 
-- table objects.published
-- = objects.published is no partition.
-- = not attached

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
-- = "Sch""ema'; drop table x; --"."pub""lished" is no partition.
-- = not attached

