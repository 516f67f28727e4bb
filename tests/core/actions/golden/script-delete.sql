-- table pub"lished
delete from "Sch""ema'; drop table x; --"."pub""lished"
where id = $1;

-- table published
delete from objects.published
where id = $1;

-- partition by_enum_happy_true
delete from relations.by_enum_happy_true
where false -- it has no key: say which rows
;

-- partition by_list_ab
delete from relations.by_list_ab
where false -- it has no key: say which rows
;

-- partitioned_table published_parts
delete from objects.published_parts
where id = $1;

-- partitioned_table by_enum_happy
delete from relations.by_enum_happy
where false -- it has no key: say which rows
;

-- foreign_table foreign_part
delete from relations.foreign_part
where false -- it has no key: say which rows
;

-- foreign_table foreign_child
delete from relations.foreign_child
where false -- it has no key: say which rows
;

-- view barrier
delete from relations.barrier
where false -- it has no key: say which rows
;

-- view checked
delete from relations.checked
where false -- it has no key: say which rows
;

