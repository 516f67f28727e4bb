-- table pub"lished
update "Sch""ema'; drop table x; --"."pub""lished"
set
    id = $1 -- integer
where id = $2;

-- table published
update objects.published
set
    "a b" = $1, -- text
    secret = $2 -- text
where id = $3;

-- partition by_enum_happy_true
update relations.by_enum_happy_true
set
    how = $1, -- relations.mood
    b = $2 -- boolean
where false -- it has no key: say which rows
;

-- partition by_list_ab
update relations.by_list_ab
set
    a = $1, -- text
    b = $2, -- integer
    c = $3 -- integer
where false -- it has no key: say which rows
;

-- partitioned_table published_parts
update objects.published_parts
set
    id = $1 -- integer
where id = $2;

-- partitioned_table by_enum_happy
update relations.by_enum_happy
set
    how = $1, -- relations.mood
    b = $2 -- boolean
where false -- it has no key: say which rows
;

-- foreign_table foreign_part
update relations.foreign_part
set
    a = $1, -- text
    b = $2 -- integer
where false -- it has no key: say which rows
;

-- foreign_table foreign_child
update relations.foreign_child
set
    a = $1, -- integer
    d = $2, -- date
    e = $3, -- numeric(6,1)
    z = $4 -- integer
where false -- it has no key: say which rows
;

-- view barrier
update relations.barrier
set
    a = $1, -- integer
    b = $2, -- text
    c = $3, -- integer
    late = $4 -- integer
where false -- it has no key: say which rows
;

-- view checked
update relations.checked
set
    a = $1, -- integer
    b = $2 -- text
where false -- it has no key: say which rows
;

