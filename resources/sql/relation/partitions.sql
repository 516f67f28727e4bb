-- The partitions right beneath a partitioned table, for its page; sizes with everything beneath. Columns: catalog, oid, sub, name, bounds, key, size, rows, tablespace, comment.
with recursive below (root, relid, relkind, depth) as (
    select i.inhrelid, i.inhrelid, c.relkind, 1
    from pg_catalog.pg_inherits i
    join pg_catalog.pg_class c on c.oid = i.inhrelid
    where i.inhparent = :oid
    union all
    select b.root, i.inhrelid, c.relkind, b.depth + 1
    from below b
    join pg_catalog.pg_inherits i on i.inhparent = b.relid
    join pg_catalog.pg_class c on c.oid = i.inhrelid
    where b.depth < 64
)
select
    cast('pg_class' as text) as catalog,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(c.relname as text) as name,
    cast(pg_get_expr(c.relpartbound, c.oid) as text) as bounds,
    cast(case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as text) as key,
    cast((select sum(pg_total_relation_size(b.relid)) from below b where b.root = c.oid and b.relkind in ('r', 'm')) as int8) as size,
    cast((select sum(p.reltuples) from below b join pg_catalog.pg_class p on p.oid = b.relid where b.root = c.oid and p.reltuples >= 0 and p.relkind <> 'p') as int8) as rows,
    cast((select t.spcname from pg_catalog.pg_tablespace t where t.oid = c.reltablespace) as text) as tablespace,
    cast(obj_description(c.oid, 'pg_class') as text) as comment
from pg_catalog.pg_inherits h
join pg_catalog.pg_class c on c.oid = h.inhrelid
where h.inhparent = :oid
order by pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT', c.relname
