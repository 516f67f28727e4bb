-- What the server counts of a table and how large it is; of a partitioned one the sums over what is beneath it. Asking for a size waits
-- for ACCESS EXCLUSIVE locks: what is locked so is not asked, and said. Columns of every statistics.sql: those of properties.sql.
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
), below (relid) as (
    select cast(cast(:oid as int8) as oid)
    union all
    select i.inhrelid from below b join pg_catalog.pg_inherits i on i.inhparent = b.relid
    where exists (select from pg_catalog.pg_class c where c.oid = b.relid and c.relkind = 'p')
), leaf as (
    select c.*, c.oid in (select s.relid from shut s) as shut
    from patience p, below b join pg_catalog.pg_class c on c.oid = b.relid
    where c.relkind in ('r', 'm') and p.value is not null
), sizes as (
    select
        count(*) as relations,
        count(*) filter (where l.shut) as shut,
        sum(case when not l.shut then pg_relation_size(l.oid, 'main') end) as heap,
        sum(case when not l.shut then pg_relation_size(l.oid, 'fsm') + pg_relation_size(l.oid, 'vm') end) as maps,
        sum(case when not l.shut and l.reltoastrelid <> 0 then pg_total_relation_size(l.reltoastrelid) end) as toast,
        sum(case when not l.shut then pg_indexes_size(l.oid) end) as indexes,
        sum(case when not l.shut then pg_total_relation_size(l.oid) end) as total,
        sum(l.reltuples) filter (where l.reltuples >= 0) as tuples,
        sum(l.relpages) as pages,
        max(age(l.relfrozenxid)) as xid_age,
        max(mxid_age(l.relminmxid)) as mxid_age
    from leaf l
), counts as (
    select
        sum(s.n_live_tup) as live, sum(s.n_dead_tup) as dead, sum(s.n_mod_since_analyze) as modified,
        sum(s.n_ins_since_vacuum) as inserted_since,
        sum(s.seq_scan) as seq_scan, sum(s.seq_tup_read) as seq_read, sum(s.idx_scan) as idx_scan, sum(s.idx_tup_fetch) as idx_fetch,
        sum(s.n_tup_ins) as ins, sum(s.n_tup_upd) as upd, sum(s.n_tup_hot_upd) as hot, sum(s.n_tup_del) as del,
        sum(cast(to_jsonb(s) ->> 'n_tup_newpage_upd' as int8)) as newpage,
        max(to_jsonb(s) ->> 'last_seq_scan') as last_seq, max(to_jsonb(s) ->> 'last_idx_scan') as last_idx,
        max(s.last_vacuum) as vacuum, max(s.last_autovacuum) as autovacuum, max(s.last_analyze) as analyzed, max(s.last_autoanalyze) as autoanalyzed,
        sum(s.vacuum_count) as vacuums, sum(s.autovacuum_count) as autovacuums, sum(s.analyze_count) as analyzes, sum(s.autoanalyze_count) as autoanalyzes
    from leaf l join pg_catalog.pg_stat_all_tables s on s.relid = l.oid
), io as (
    select
        sum(s.heap_blks_read) as heap_read, sum(s.heap_blks_hit) as heap_hit, sum(s.idx_blks_read) as idx_read, sum(s.idx_blks_hit) as idx_hit,
        sum(coalesce(s.toast_blks_read, 0)) as toast_read, sum(coalesce(s.toast_blks_hit, 0)) as toast_hit
    from leaf l join pg_catalog.pg_statio_all_tables s on s.relid = l.oid
), bloat as ( -- what the rows would need by the average widths of their columns, as the well-known query of check_postgres estimates it
    select sum(greatest(0, e.pages - e.wanted)) * max(e.block) as bytes, sum(e.pages) * max(e.block) as of_bytes, bool_and(e.known) as known
    from (
        select
            w.pages, w.block, w.known,
            ceil(w.tuples * (w.head + 4 + w.width + w.align - case when (w.head + w.width) % w.align = 0 then w.align else (w.head + w.width) % w.align end)
                / ((w.block - 24) * w.fill / 100.0)) as wanted
        from (
            select l.relpages as pages, cast(l.reltuples as numeric) as tuples, cast(current_setting('block_size') as numeric) as block, 8 as align,
                coalesce((select cast(o.option_value as numeric) from pg_options_to_table(l.reloptions) o where o.option_name = 'fillfactor'), 100) as fill,
                23 + case when max(a.null_share) > 0 then (7 + count(*)) / 8 else 0 end as head,
                cast(coalesce(sum((1 - a.null_share) * a.width), 0) as numeric) as width,
                bool_and(a.width is not null) and l.reltuples >= 0 as known
            from leaf l
            join pg_catalog.pg_namespace n on n.oid = l.relnamespace
            cross join lateral (
                select coalesce(cast(s.null_frac as numeric), 0) as null_share, s.avg_width as width
                from pg_catalog.pg_attribute t
                left join pg_catalog.pg_stats s on s.schemaname = n.nspname and s.tablename = l.relname and s.attname = t.attname and not s.inherited
                where t.attrelid = l.oid and t.attnum > 0 and not t.attisdropped
            ) a
            group by l.oid, l.relpages, l.reltuples, l.reloptions
        ) w
    ) e
)
select
    cast(f.part as text) as part,
    cast(f.label as text) as label,
    cast(f.value as text) as value,
    cast(f.form as text) as form,
    cast(null as text) as catalog,
    cast(null as int8) as oid,
    cast(null as int8) as sub
from sizes z, counts c, io i, bloat b
cross join lateral (values
    (10, 'Size', 'Partitions', cast(nullif(z.relations, 1) as text), 'count'),
    (9, 'Size', 'Locked', case when z.shut = 0 then null when z.relations = 1 then 'its size cannot be told now' else z.shut || ' of ' || z.relations || ', not counted here' end, null),
    (11, 'Size', 'Table', cast(z.heap as text), 'bytes'),
    (12, 'Size', 'TOAST', cast(z.toast as text), 'bytes'),
    (13, 'Size', 'Free space and visibility maps', cast(z.maps as text), 'bytes'),
    (14, 'Size', 'Indexes', cast(z.indexes as text), 'bytes'),
    (15, 'Size', 'Together', cast(z.total as text), 'bytes'),
    (16, 'Size', 'Bloat (estimate)', case when b.known then cast(cast(b.bytes as int8) as text) end, 'bytes'),
    (17, 'Size', 'Share of bloat (estimate)', case when b.known then cast(round(b.bytes / nullif(b.of_bytes, 0), 4) as text) end, 'share'),
    (20, 'Rows', 'Live rows', cast(c.live as text), 'count'),
    (21, 'Rows', 'Dead rows', cast(c.dead as text), 'count'),
    (22, 'Rows', 'Share of dead rows', cast(round(cast(c.dead as numeric) / nullif(c.live + c.dead, 0), 4) as text), 'share'),
    (23, 'Rows', 'Rows by pg_class', cast(cast(z.tuples as int8) as text), 'count'),
    (24, 'Rows', 'Changed since ANALYZE', cast(c.modified as text), 'count'),
    (25, 'Rows', 'Inserted since VACUUM', cast(c.inserted_since as text), 'count'),
    (30, 'Reads', 'Sequential scans', cast(c.seq_scan as text), 'count'),
    (31, 'Reads', 'Rows read by them', cast(c.seq_read as text), 'count'),
    (32, 'Reads', 'Index scans', cast(c.idx_scan as text), 'count'),
    (33, 'Reads', 'Rows fetched by them', cast(c.idx_fetch as text), 'count'),
    (34, 'Reads', 'Share of index scans', cast(round(cast(c.idx_scan as numeric) / nullif(c.idx_scan + c.seq_scan, 0), 4) as text), 'share'),
    (35, 'Reads', 'Last sequential scan', c.last_seq, 'time'),
    (36, 'Reads', 'Last index scan', c.last_idx, 'time'),
    (40, 'Cache', 'Table hit in cache', cast(round(cast(i.heap_hit as numeric) / nullif(i.heap_hit + i.heap_read, 0), 4) as text), 'share'),
    (41, 'Cache', 'Indexes hit in cache', cast(round(cast(i.idx_hit as numeric) / nullif(i.idx_hit + i.idx_read, 0), 4) as text), 'share'),
    (42, 'Cache', 'TOAST hit in cache', cast(round(cast(i.toast_hit as numeric) / nullif(i.toast_hit + i.toast_read, 0), 4) as text), 'share'),
    (43, 'Cache', 'Blocks read', cast(i.heap_read + coalesce(i.idx_read, 0) + i.toast_read as text), 'count'),
    (50, 'Writes', 'Inserted', cast(c.ins as text), 'count'),
    (51, 'Writes', 'Updated', cast(c.upd as text), 'count'),
    (52, 'Writes', 'Updated in place (HOT)', cast(c.hot as text), 'count'),
    (53, 'Writes', 'Share of HOT updates', cast(round(cast(c.hot as numeric) / nullif(c.upd, 0), 4) as text), 'share'),
    (54, 'Writes', 'Updated to a new page', cast(c.newpage as text), 'count'),
    (55, 'Writes', 'Deleted', cast(c.del as text), 'count'),
    (60, 'Maintenance', 'Last VACUUM', cast(c.vacuum as text), 'time'),
    (61, 'Maintenance', 'Last autovacuum', cast(c.autovacuum as text), 'time'),
    (62, 'Maintenance', 'Last ANALYZE', cast(c.analyzed as text), 'time'),
    (63, 'Maintenance', 'Last autoanalyze', cast(c.autoanalyzed as text), 'time'),
    (64, 'Maintenance', 'VACUUM runs', cast(c.vacuums + c.autovacuums as text), 'count'),
    (65, 'Maintenance', 'ANALYZE runs', cast(c.analyzes + c.autoanalyzes as text), 'count'),
    (66, 'Maintenance', 'Age of relfrozenxid', cast(z.xid_age as text), 'count'),
    (67, 'Maintenance', 'Share of freeze max age', cast(round(z.xid_age / cast(current_setting('autovacuum_freeze_max_age') as numeric), 4) as text), 'share'),
    (68, 'Maintenance', 'Age of relminmxid', cast(z.mxid_age as text), 'count'),
    (70, 'Counted', 'Since', coalesce((select cast(d.stats_reset as text) from pg_catalog.pg_stat_database d where d.datname = current_database()), 'the server was made'), 'time')
) f (place, part, label, value, form)
where f.value is not null and exists (select from pg_catalog.pg_class r where r.oid = :oid)
order by f.place
