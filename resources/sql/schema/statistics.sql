-- How large the relations of a schema are and what is done with them. Asking for a size waits for ACCESS EXCLUSIVE locks:
-- what is locked so is left out, and how many these are is said. Columns of every statistics.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with patience (value) as materialized (
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
), me as (
    select cast(cast(:oid as int8) as oid) as oid, count(*) as relations, sum(case when not k.shut then pg_relation_size(r.oid) end) as heap, sum(case when not k.shut then pg_indexes_size(r.oid) end) as indexes,
        sum(case when not k.shut then pg_total_relation_size(r.oid) end) as total, count(*) filter (where k.shut) as shut,
        sum(case when r.reltuples > 0 then r.reltuples end) as tuples, max(age(r.relfrozenxid)) as xid_age, sum(s.n_dead_tup) as dead, sum(s.n_live_tup) as live,
        sum(s.seq_scan) as seq_scan, sum(s.idx_scan) as idx_scan, sum(s.n_tup_ins) as ins, sum(s.n_tup_upd) as upd, sum(s.n_tup_del) as del
    from patience p
    join pg_catalog.pg_class r on p.value is not null
    cross join lateral (select r.oid in (select s.relid from shut s) as shut) k
    left join pg_catalog.pg_stat_all_tables s on s.relid = r.oid
    where r.relnamespace = :oid and r.relkind in ('r', 'm')
    having exists (select from pg_catalog.pg_namespace n where n.oid = :oid)
)
select
    cast(f.part as text) as part,
    cast(f.label as text) as label,
    cast(f.value as text) as value,
    cast(f.form as text) as form,
    cast(f.catalog as text) as catalog,
    cast(f.oid as int8) as oid,
    cast(f.sub as int8) as sub
from me c
cross join lateral (
    select cast(1 as int4), cast('Size' as text), cast('Tables' as text), cast(c.heap as text), cast('bytes' as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'Size', 'Indexes', cast(c.indexes as text), 'bytes', null, null, 0
    union all
    select 3, 'Size', 'Together', cast(c.total as text), 'bytes', null, null, 0
    union all
    select 4, 'Size', 'Locked, not counted here', cast(nullif(c.shut, 0) as text), 'count', null, null, 0
    union all
    select 4, 'Rows', 'Rows (estimate)', cast(cast(c.tuples as int8) as text), 'count', null, null, 0
    union all
    select 5, 'Rows', 'Live rows', cast(c.live as text), 'count', null, null, 0
    union all
    select 6, 'Rows', 'Dead rows', cast(c.dead as text), 'count', null, null, 0
    union all
    select 7, 'Reads', 'Sequential scans', cast(c.seq_scan as text), 'count', null, null, 0
    union all
    select 8, 'Reads', 'Index scans', cast(c.idx_scan as text), 'count', null, null, 0
    union all
    select 9, 'Writes', 'Inserted', cast(c.ins as text), 'count', null, null, 0
    union all
    select 10, 'Writes', 'Updated', cast(c.upd as text), 'count', null, null, 0
    union all
    select 11, 'Writes', 'Deleted', cast(c.del as text), 'count', null, null, 0
    union all
    select 12, 'Maintenance', 'Greatest age of relfrozenxid', cast(c.xid_age as text), 'count', null, null, 0
    union all
    select 13, 'Counted', 'Since', cast(coalesce(cast(d.stats_reset as text), 'the server was made') as text), 'time', null, null, 0
    from pg_catalog.pg_stat_database d where d.datname = current_database()
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
