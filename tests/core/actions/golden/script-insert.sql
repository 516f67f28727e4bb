-- table pub"lished
insert into "Sch""ema'; drop table x; --"."pub""lished" (id)
values (
    $1 -- id integer
);

-- table published
insert into objects.published (id, "a b", secret)
values (
    $1, -- id integer
    $2, -- a b text
    $3 -- secret text
);

-- partition by_enum_happy_true
insert into relations.by_enum_happy_true (how, b)
values (
    $1, -- how relations.mood
    $2 -- b boolean
);

-- partition by_list_ab
insert into relations.by_list_ab (a, b, c)
values (
    $1, -- a text
    $2, -- b integer
    $3 -- c integer
);

-- partitioned_table published_parts
insert into objects.published_parts (id)
values (
    $1 -- id integer
);

-- partitioned_table by_enum_happy
insert into relations.by_enum_happy (how, b)
values (
    $1, -- how relations.mood
    $2 -- b boolean
);

-- foreign_table foreign_part
insert into relations.foreign_part (a, b)
values (
    $1, -- a text
    $2 -- b integer
);

-- foreign_table foreign_child
insert into relations.foreign_child (a, d, e, z)
values (
    $1, -- a integer
    $2, -- d date
    $3, -- e numeric(6,1)
    $4 -- z integer
);

-- view barrier
insert into relations.barrier (a, b, c, late)
values (
    $1, -- a integer
    $2, -- b text
    $3, -- c integer
    $4 -- late integer
);

-- view checked
insert into relations.checked (a, b)
values (
    $1, -- a integer
    $2 -- b text
);

