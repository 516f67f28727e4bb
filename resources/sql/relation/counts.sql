-- How many parts of each folder a table or view has.
select cast('partition' as text) as kind, cast(count(*) as int8) as amount
from pg_catalog.pg_inherits h
join pg_catalog.pg_class c on c.oid = h.inhrelid
where h.inhparent = :parent_oid and c.relispartition
union all
select cast('child_table' as text), cast(count(*) as int8)
from pg_catalog.pg_inherits h
join pg_catalog.pg_class c on c.oid = h.inhrelid
where h.inhparent = :parent_oid and not c.relispartition and c.relkind in ('r', 'p', 'f')
union all
select cast('index' as text), cast(count(*) as int8)
from pg_catalog.pg_index
where indrelid = :parent_oid
union all
select cast('constraint' as text), cast(count(*) as int8)
from pg_catalog.pg_constraint
where conrelid = :parent_oid and contype <> 't'
union all
select cast('trigger' as text), cast(count(*) as int8)
from pg_catalog.pg_trigger
where tgrelid = :parent_oid and not tgisinternal
union all
select cast('policy' as text), cast(count(*) as int8)
from pg_catalog.pg_policy
where polrelid = :parent_oid
union all
select cast('rule' as text), cast(count(*) as int8)
from pg_catalog.pg_rewrite
where ev_class = :parent_oid and rulename <> '_RETURN'
union all
select cast('statistics' as text), cast(count(*) as int8)
from pg_catalog.pg_statistic_ext
where stxrelid = :parent_oid
