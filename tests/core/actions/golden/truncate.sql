-- foreign_table relations.foreign_part
{13} -- = Foreign tables can be truncated from version 14 on.
{13} -- = not on this server
{14 15 16 17 18} truncate relations.foreign_part cascade;

-- foreign_table relations.foreign_part (restart on)
{13} -- = Foreign tables can be truncated from version 14 on.
{13} -- = not on this server
{14 15 16 17 18} truncate relations.foreign_part restart identity cascade;

-- foreign_table relations.foreign_part (cascade off)
{13} -- = Foreign tables can be truncated from version 14 on.
{13} -- = not on this server
{14 15 16 17 18} truncate relations.foreign_part;

-- foreign_table relations.foreign_child
{13} -- = Foreign tables can be truncated from version 14 on.
{13} -- = not on this server
{14 15 16 17 18} truncate relations.foreign_child cascade;

-- foreign_table relations.foreign_part, relations.foreign_child
{13} -- = Foreign tables can be truncated from version 14 on.
{13} -- = not on this server
{14 15 16 17 18} truncate relations.foreign_part, relations.foreign_child cascade;

-- partition relations.by_enum_happy_true
truncate relations.by_enum_happy_true cascade;

-- partition relations.by_enum_happy_true (restart on)
truncate relations.by_enum_happy_true restart identity cascade;

-- partition relations.by_enum_happy_true (cascade off)
truncate relations.by_enum_happy_true;

-- partition relations.by_list_ab
truncate relations.by_list_ab cascade;

-- partition relations.by_enum_happy_true, relations.by_list_ab
truncate relations.by_enum_happy_true, relations.by_list_ab cascade;

-- partitioned_table objects.published_parts
truncate objects.published_parts cascade;

-- partitioned_table objects.published_parts (restart on)
truncate objects.published_parts restart identity cascade;

-- partitioned_table objects.published_parts (cascade off)
truncate objects.published_parts;

-- partitioned_table relations.by_enum_happy
truncate relations.by_enum_happy cascade;

-- partitioned_table objects.published_parts, relations.by_enum_happy
truncate objects.published_parts, relations.by_enum_happy cascade;

-- table "Sch""ema'; drop table x; --"."pub""lished"
truncate "Sch""ema'; drop table x; --"."pub""lished" cascade;

-- table "Sch""ema'; drop table x; --"."pub""lished" (restart on)
truncate "Sch""ema'; drop table x; --"."pub""lished" restart identity cascade;

-- table "Sch""ema'; drop table x; --"."pub""lished" (cascade off)
truncate "Sch""ema'; drop table x; --"."pub""lished";

-- table objects.published
truncate objects.published cascade;

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
truncate "Sch""ema'; drop table x; --"."pub""lished", objects.published cascade;

