-- The partitions right beneath a partitioned table, for its page; sizes with everything beneath, none where asking for it would wait
-- for an ACCESS EXCLUSIVE lock. Columns: catalog, oid, sub, name, bounds, key, size, rows, tablespace, comment.
with recursive patience (value) as materialized (
    select set_config('lock_timeout', '100ms', true)
), locked (relid) as materialized (
    select l.relation
    from pg_catalog.pg_locks l
    where l.locktype = 'relation' and l.mode = 'AccessExclusiveLock' and l.pid <> pg_backend_pid()
        and l.database = (select b.oid from pg_catalog.pg_database b where b.datname = current_database())
), shut (relid) as materialized ( -- with the tables whose TOAST table or index it is
    select k.relid from locked k
    union
    select t.oid from locked k join pg_catalog.pg_class t on t.reltoastrelid = k.relid
    union
    select i.indrelid from locked k join pg_catalog.pg_index i on i.indexrelid = k.relid
    union
    select t.oid
    from locked k
    join pg_catalog.pg_index i on i.indexrelid = k.relid
    join pg_catalog.pg_class t on t.reltoastrelid = i.indrelid
), below (root, relid, relkind, depth) as (
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
    cast(pg_get_expr(c.relpartbound, 0) as text) as bounds,
    cast(case when c.relkind = 'p' and c.oid not in (select s.relid from shut s) then pg_get_partkeydef(c.oid) end as text) as key,
    cast(case
        when not exists (select from below b join shut s on s.relid = b.relid where b.root = c.oid)
        then (select sum(pg_total_relation_size(b.relid)) from below b where b.root = c.oid and b.relkind in ('r', 'm'))
    end as int8) as size,
    cast((select sum(p.reltuples) from below b join pg_catalog.pg_class p on p.oid = b.relid where b.root = c.oid and p.reltuples >= 0 and p.relkind <> 'p') as int8) as rows,
    cast((select t.spcname from pg_catalog.pg_tablespace t where t.oid = c.reltablespace) as text) as tablespace,
    cast(obj_description(c.oid, 'pg_class') as text) as comment
from patience p
join pg_catalog.pg_inherits h on p.value is not null
join pg_catalog.pg_class c on c.oid = h.inhrelid
where h.inhparent = :oid
order by pg_get_expr(c.relpartbound, 0) = 'DEFAULT', c.relname
