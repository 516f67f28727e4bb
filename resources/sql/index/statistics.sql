-- How large an index is and how much it is used; the bloat estimate is for btree only. A size that waits for an
-- ACCESS EXCLUSIVE lock is not asked for, and said. Columns of every statistics.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
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
    select c.oid in (select s.relid from shut s) as shut, x.indrelid in (select s.relid from shut s) as table_shut, c.oid, c.relname, c.relkind, c.relpages, c.reltuples, c.reloptions, x.indrelid, x.indnatts, x.indkey, m.amname, t.relname as table_name, n.nspname,
        s.idx_scan, s.idx_tup_read, s.idx_tup_fetch, to_jsonb(s) ->> 'last_idx_scan' as last_used, io.idx_blks_read, io.idx_blks_hit,
        cast(current_setting('block_size') as numeric) as block
    from patience p
    join pg_catalog.pg_class c on p.value is not null
    join pg_catalog.pg_index x on x.indexrelid = c.oid
    join pg_catalog.pg_am m on m.oid = c.relam
    join pg_catalog.pg_class t on t.oid = x.indrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_stat_all_indexes s on s.indexrelid = c.oid
    left join pg_catalog.pg_statio_all_indexes io on io.indexrelid = c.oid
    where c.oid = :oid
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
    select cast(1 as int4), cast('Size' as text), cast('Size' as text), cast(case when c.shut then 'locked: it cannot be told now' else cast(pg_relation_size(c.oid) as text) end as text), cast(case when not c.shut then 'bytes' end as text), cast(null as text), cast(null as int8), cast(0 as int8)
    where c.relkind = 'i'
    union all
    select 2, 'Size', 'Pages', cast(c.relpages as text), 'count', null, null, 0
    where c.relkind = 'i'
    union all
    select 3, 'Size', 'Entries', cast(cast(c.reltuples as int8) as text), 'count', null, null, 0
    where c.reltuples >= 0
    union all
    select 4, 'Size', 'Size of the table', case when c.table_shut then 'locked: it cannot be told now' else cast(pg_relation_size(c.indrelid) as text) end, case when not c.table_shut then 'bytes' end, null, null, 0
    where c.relkind = 'i'
    union all
    select 5, 'Size', 'Bloat (estimate)', cast(cast(greatest(0, c.relpages - w.wanted) * c.block as int8) as text), 'bytes', null, null, 0
    from (
            select 1 + ceil(cast(c.reltuples as numeric) * (4 + 8 + case when bool_or(a.null_share > 0) then 8 else 0 end + ceil(sum((1 - a.null_share) * a.width) / 8) * 8)
                / ((c.block - 24 - 16) * coalesce((select cast(o.option_value as numeric) from pg_options_to_table(c.reloptions) o where o.option_name = 'fillfactor'), 90) / 100)) as wanted,
                bool_and(a.width is not null) as known
            from (
                select coalesce(cast(s.null_frac as numeric), 0) as null_share, s.avg_width as width
                from unnest(cast(c.indkey as int2[])) with ordinality as k (number, place)
                left join pg_catalog.pg_attribute t on t.attrelid = c.indrelid and t.attnum = k.number and k.number > 0
                left join pg_catalog.pg_attribute e on e.attrelid = c.oid and e.attnum = k.place and k.number = 0
                left join pg_catalog.pg_stats s on s.schemaname = c.nspname and not s.inherited
                    and s.tablename = case when k.number > 0 then c.table_name else c.relname end and s.attname = coalesce(t.attname, e.attname)
            ) a
        ) w
        where w.known and c.amname = 'btree' and c.relkind = 'i' and c.reltuples >= 0
    union all
    select 6, 'Use', 'Scans', cast(c.idx_scan as text), 'count', null, null, 0
    union all
    select 7, 'Use', 'Last used', cast(c.last_used as text), 'time', null, null, 0
    union all
    select 8, 'Use', 'Entries read', cast(c.idx_tup_read as text), 'count', null, null, 0
    union all
    select 9, 'Use', 'Rows fetched', cast(c.idx_tup_fetch as text), 'count', null, null, 0
    union all
    select 10, 'Cache', 'Blocks hit in cache', cast(round(cast(c.idx_blks_hit as numeric) / nullif(c.idx_blks_hit + c.idx_blks_read, 0), 4) as text), 'share', null, null, 0
    union all
    select 11, 'Cache', 'Blocks read', cast(c.idx_blks_read as text), 'count', null, null, 0
    union all
    select 12, 'Counted', 'Since', cast(coalesce(cast(d.stats_reset as text), 'the server was made') as text), 'time', null, null, 0
    from pg_catalog.pg_stat_database d where d.datname = current_database()
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
