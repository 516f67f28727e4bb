-- What the server counts of a database. Columns of every statistics.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select to_jsonb(s) as j, s.* from pg_catalog.pg_database b join pg_catalog.pg_stat_database s on s.datid = b.oid cross join lateral (select b.oid) d (oid) where b.oid = :oid
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
    select cast(1 as int4), cast('Size' as text), cast('Size' as text), cast(case when has_database_privilege(c.datid, 'connect') then pg_database_size(c.datid) end as text), cast('bytes' as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'Connections', 'Open now', cast(c.numbackends as text), 'count', null, null, 0
    union all
    select 3, 'Connections', 'Sessions', cast(c.j ->> 'sessions' as text), 'count', null, null, 0
    union all
    select 4, 'Connections', 'Lost', cast(c.j ->> 'sessions_abandoned' as text), 'count', null, null, 0
    union all
    select 5, 'Connections', 'Ended by a fatal error', cast(c.j ->> 'sessions_fatal' as text), 'count', null, null, 0
    union all
    select 6, 'Connections', 'Terminated', cast(c.j ->> 'sessions_killed' as text), 'count', null, null, 0
    union all
    select 7, 'Connections', 'Time in sessions', cast(c.j ->> 'session_time' as text), 'ms', null, null, 0
    union all
    select 8, 'Connections', 'Time at work', cast(c.j ->> 'active_time' as text), 'ms', null, null, 0
    union all
    select 9, 'Connections', 'Time idle in a transaction', cast(c.j ->> 'idle_in_transaction_time' as text), 'ms', null, null, 0
    union all
    select 10, 'Transactions', 'Committed', cast(c.xact_commit as text), 'count', null, null, 0
    union all
    select 11, 'Transactions', 'Rolled back', cast(c.xact_rollback as text), 'count', null, null, 0
    union all
    select 12, 'Transactions', 'Share rolled back', cast(round(cast(c.xact_rollback as numeric) / nullif(c.xact_commit + c.xact_rollback, 0), 4) as text), 'share', null, null, 0
    union all
    select 13, 'Transactions', 'Deadlocks', cast(c.deadlocks as text), 'count', null, null, 0
    union all
    select 14, 'Transactions', 'Conflicts with recovery', cast(c.conflicts as text), 'count', null, null, 0
    union all
    select 15, 'Transactions', 'Checksum failures', cast(c.checksum_failures as text), 'count', null, null, 0
    union all
    select 16, 'Rows', 'Read', cast(c.tup_returned as text), 'count', null, null, 0
    union all
    select 17, 'Rows', 'Fetched by index', cast(c.tup_fetched as text), 'count', null, null, 0
    union all
    select 18, 'Rows', 'Inserted', cast(c.tup_inserted as text), 'count', null, null, 0
    union all
    select 19, 'Rows', 'Updated', cast(c.tup_updated as text), 'count', null, null, 0
    union all
    select 20, 'Rows', 'Deleted', cast(c.tup_deleted as text), 'count', null, null, 0
    union all
    select 21, 'Cache', 'Blocks hit in cache', cast(round(cast(c.blks_hit as numeric) / nullif(c.blks_hit + c.blks_read, 0), 4) as text), 'share', null, null, 0
    union all
    select 22, 'Cache', 'Blocks read', cast(c.blks_read as text), 'count', null, null, 0
    union all
    select 23, 'Cache', 'Time reading', cast(c.blk_read_time as text), 'ms', null, null, 0
    where c.blk_read_time > 0
    union all
    select 24, 'Cache', 'Time writing', cast(c.blk_write_time as text), 'ms', null, null, 0
    where c.blk_write_time > 0
    union all
    select 25, 'Temporary files', 'Files', cast(c.temp_files as text), 'count', null, null, 0
    union all
    select 26, 'Temporary files', 'Size', cast(c.temp_bytes as text), 'bytes', null, null, 0
    union all
    select 27, 'Age', 'Age of datfrozenxid', cast(age(b.datfrozenxid) as text), 'count', null, null, 0
    from pg_catalog.pg_database b where b.oid = c.datid
    union all
    select 28, 'Age', 'Share of freeze max age', cast(round(age(b.datfrozenxid) / cast(current_setting('autovacuum_freeze_max_age') as numeric), 4) as text), 'share', null, null, 0
    from pg_catalog.pg_database b where b.oid = c.datid
    union all
    select 29, 'Counted', 'Since', cast(coalesce(cast(c.stats_reset as text), 'the server was made') as text), 'time', null, null, 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
