-- table pub"lished
select id
from "Sch""ema'; drop table x; --"."pub""lished"
where id = $1;

-- table published
select id, "a b", secret
from objects.published
where id = $1;

-- partition by_enum_happy_true
select how, b
from relations.by_enum_happy_true;

-- partition by_list_ab
select a, b, c
from relations.by_list_ab;

-- partitioned_table published_parts
select id
from objects.published_parts
where id = $1;

-- partitioned_table by_enum_happy
select how, b
from relations.by_enum_happy;

-- foreign_table foreign_part
select a, b
from relations.foreign_part;

-- foreign_table foreign_child
select a, d, e, z
from relations.foreign_child;

-- view barrier
select a, b, c, late
from relations.barrier;

-- view checked
select a, b
from relations.checked;

-- materialized_view mat
select a, b
from relations.mat;

-- materialized_view mat_empty
select a, b
from relations.mat_empty;

