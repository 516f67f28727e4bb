-- foreign_table relations.foreign_child
alter table relations.by_list attach partition relations.foreign_child for values in ('it''s');

-- foreign_table relations.foreign_bare
alter table relations.by_list attach partition relations.foreign_bare for values in ('it''s');

-- partition relations.by_enum_happy_true
-- = It is a partition of relations.by_enum_happy already.
-- = attached already

-- partition relations.by_list_ab
-- = It is a partition of relations.by_list already.
-- = attached already

-- partitioned_table objects.published_parts
alter table relations.by_list attach partition objects.published_parts for values in ('it''s');

-- partitioned_table relations.by_enum
alter table relations.by_list attach partition relations.by_enum for values in ('it''s');

-- table "Sch""ema'; drop table x; --"."pub""lished"
alter table relations.by_list attach partition "Sch""ema'; drop table x; --"."pub""lished" for values in ('it''s');

-- table objects.published
alter table relations.by_list attach partition objects.published for values in ('it''s');

