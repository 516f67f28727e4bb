-- partition relations.by_enum_happy_true
-- = it is so already

-- partition relations.by_enum_happy_true (enabled on)
alter table relations.by_enum_happy_true enable row level security;

-- partition relations.by_enum_happy_true (forced on)
alter table relations.by_enum_happy_true force row level security;

-- partition relations.by_list_ab
-- = it is so already

-- partition relations.by_enum_happy_true, relations.by_list_ab
-- = it is so already

-- partitioned_table objects.published_parts
-- = it is so already

-- partitioned_table objects.published_parts (enabled on)
alter table objects.published_parts enable row level security;

-- partitioned_table objects.published_parts (forced on)
alter table objects.published_parts force row level security;

-- partitioned_table relations.by_enum_happy
-- = it is so already

-- partitioned_table objects.published_parts, relations.by_enum_happy
-- = it is so already

-- table "Sch""ema'; drop table x; --"."pub""lished"
-- = it is so already

-- table "Sch""ema'; drop table x; --"."pub""lished" (enabled on)
alter table "Sch""ema'; drop table x; --"."pub""lished" enable row level security;

-- table "Sch""ema'; drop table x; --"."pub""lished" (forced on)
alter table "Sch""ema'; drop table x; --"."pub""lished" force row level security;

-- table objects.published
-- = it is so already

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
-- = it is so already

