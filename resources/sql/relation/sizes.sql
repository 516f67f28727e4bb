-- Bytes on disk of the relations :oids, with indexes and TOAST, a partitioned one with its partitions. Asking for a size waits for
-- ACCESS EXCLUSIVE locks: what is locked so, or about to be, is told as locked, and nothing waits longer than the timeout set here for this
-- statement alone. Columns: oid, bytes, locked.
with recursive patience (value) as materialized (
    select set_config('lock_timeout', '100ms', true)
), locked (relid) as materialized (
    select l.relation
    from pg_catalog.pg_locks l
    where l.locktype = 'relation' and l.mode = 'AccessExclusiveLock' and l.pid <> pg_backend_pid()
        and l.database = (select b.oid from pg_catalog.pg_database b where b.datname = current_database())
), below (root, relid) as (
    select w.oid, w.oid
    from unnest(cast(:oids as oid[])) as w(oid)
    union all
    select b.root, i.inhrelid
    from below b
    join pg_catalog.pg_inherits i on i.inhparent = b.relid
    join pg_catalog.pg_class c on c.oid = i.inhrelid and c.relispartition
), shut (root) as materialized (
    select b.root
    from below b
    join pg_catalog.pg_class c on c.oid = b.relid
    where exists (select from locked)
        and exists (
            select
            from locked k
            left join pg_catalog.pg_index i on i.indexrelid = k.relid
            where k.relid in (c.oid, c.reltoastrelid) or i.indrelid in (c.oid, c.reltoastrelid)
        )
)
select
    cast(b.root as int8) as oid,
    cast(sum(pg_total_relation_size(b.relid)) as int8) as bytes,
    false as locked
from patience p
cross join below b
where p.value is not null and b.root not in (select s.root from shut s)
group by b.root
union all
select distinct cast(s.root as int8), cast(null as int8), true
from shut s
