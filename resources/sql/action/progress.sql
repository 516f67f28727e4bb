-- How far the backend :pid is, by the server's progress views, and whether it waits for a lock. One row where it is there; command is null while none of the views knows it. done and total: in unit ("blocks", "tuples", "lockers").
select
    cast(p.command as text) as command,
    cast(p.relation as text) as relation,
    cast(p.phase as text) as phase,
    cast(p.done as int8) as done,
    cast(p.total as int8) as total,
    cast(p.unit as text) as unit,
    cast(p.part as int8) as part,
    cast(p.parts as int8) as parts,
    coalesce(a.wait_event_type = 'Lock', false) as waiting
from pg_catalog.pg_stat_activity a
left join (
    select v.pid, 'vacuum' as command, case when v.relid <> 0 then cast(cast(v.relid as regclass) as text) end as relation, v.phase,
        case when v.phase like 'vacuuming heap%' then v.heap_blks_vacuumed else v.heap_blks_scanned end as done,
        v.heap_blks_total as total, 'blocks' as unit,
        cast(to_jsonb(v) ->> 'indexes_processed' as int8) as part, nullif(cast(to_jsonb(v) ->> 'indexes_total' as int8), 0) as parts
    from pg_catalog.pg_stat_progress_vacuum v
    where v.datname = current_database()
    union all
    select v.pid, 'analyze', cast(cast(v.relid as regclass) as text), v.phase, v.sample_blks_scanned, v.sample_blks_total, 'blocks',
        v.child_tables_done, nullif(v.child_tables_total, 0)
    from pg_catalog.pg_stat_progress_analyze v
    where v.datname = current_database()
    union all
    select v.pid, lower(v.command), cast(case when v.index_relid <> 0 then cast(v.index_relid as regclass) else cast(v.relid as regclass) end as text), v.phase,
        case when v.lockers_total > 0 then v.lockers_done when v.blocks_total > v.blocks_done then v.blocks_done else v.tuples_done end,
        case when v.lockers_total > 0 then v.lockers_total when v.blocks_total > v.blocks_done then v.blocks_total else v.tuples_total end,
        case when v.lockers_total > 0 then 'lockers' when v.blocks_total > v.blocks_done then 'blocks' else 'tuples' end,
        v.partitions_done, nullif(v.partitions_total, 0)
    from pg_catalog.pg_stat_progress_create_index v
    where v.datname = current_database()
    union all
    select v.pid, lower(v.command), cast(cast(v.relid as regclass) as text), v.phase,
        case when v.heap_blks_total > 0 and v.phase like 'seq%' then v.heap_blks_scanned else v.heap_tuples_written end,
        case when v.heap_blks_total > 0 and v.phase like 'seq%' then v.heap_blks_total
            else (select nullif(cast(c.reltuples as int8), -1) from pg_catalog.pg_class c where c.oid = v.relid) end,
        case when v.heap_blks_total > 0 and v.phase like 'seq%' then 'blocks' else 'tuples' end,
        null, null
    from pg_catalog.pg_stat_progress_cluster v
    where v.datname = current_database()
) p on p.pid = a.pid
where a.pid = cast(:pid as int4)
