-- What the server is and how it runs. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select 1 as one
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
    select cast(1 as int4), cast('Server' as text), cast('Version' as text), cast(current_setting('server_version') as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'Server', 'Build', cast(version() as text), null, null, null, 0
    union all
    select 3, 'Server', 'Started', cast(pg_postmaster_start_time() as text), 'time', null, null, 0
    union all
    select 4, 'Server', 'Configuration read', cast(pg_conf_load_time() as text), 'time', null, null, 0
    union all
    select 5, 'Server', 'Standby', cast(pg_is_in_recovery() as text), 'flag', null, null, 0
    union all
    select 6, 'Server', 'Encoding', cast(current_setting('server_encoding') as text), null, null, null, 0
    union all
    select 7, 'Server', 'Time zone', cast(current_setting('TimeZone') as text), null, null, null, 0
    union all
    select 8, 'Server', 'Block size', cast(current_setting('block_size') as text), 'bytes', null, null, 0
    union all
    select 9, 'Server', 'Data checksums', cast(current_setting('data_checksums') as text), null, null, null, 0
    union all
    select 10, 'This connection', 'User', cast(current_user as text), null, null, null, 0
    union all
    select 11, 'This connection', 'Superuser', cast(current_setting('is_superuser') as text), null, null, null, 0
    union all
    select 12, 'This connection', 'Address', cast(coalesce(host(inet_server_addr()), 'local socket') as text), null, null, null, 0
    union all
    select 13, 'This connection', 'Port', cast(current_setting('port') as text), null, null, null, 0
    union all
    select 14, 'This connection', 'TLS', cast(coalesce(s.version || ', ' || s.cipher, 'off') as text), null, null, null, 0
    from pg_catalog.pg_stat_ssl s where s.pid = pg_backend_pid()
    union all
    select 15, 'This connection', 'Process', cast(pg_backend_pid() as text), null, null, null, 0
    union all
    select 16, 'Connections', 'Open', cast(count(*) as text), 'count', null, null, 0
    from pg_catalog.pg_stat_activity a where a.backend_type = 'client backend'
    union all
    select 17, 'Connections', 'Allowed', cast(current_setting('max_connections') as text), 'count', null, null, 0
    union all
    select 18, 'Connections', 'Kept for superusers', cast(current_setting('superuser_reserved_connections') as text), 'count', null, null, 0
    union all
    select 19, 'Files', 'Data directory', cast(current_setting('data_directory') as text), null, null, null, 0
    where pg_has_role('pg_read_all_settings', 'member')
    union all
    select 20, 'Files', 'Configuration file', cast(current_setting('config_file') as text), null, null, null, 0
    where pg_has_role('pg_read_all_settings', 'member')
    union all
    select 21, 'Files', 'hba_file', cast(current_setting('hba_file') as text), null, null, null, 0
    where pg_has_role('pg_read_all_settings', 'member')
    union all
    select 22, 'Memory', s.name, cast(s.setting || ' ' || coalesce(s.unit, '') as text), null, null, null, 0
    from pg_catalog.pg_settings s where s.name in ('shared_buffers', 'work_mem', 'maintenance_work_mem', 'effective_cache_size', 'wal_buffers', 'temp_buffers')
    union all
    select 23, 'Write-ahead log', s.name, cast(s.setting || coalesce(' ' || s.unit, '') as text), null, null, null, 0
    from pg_catalog.pg_settings s where s.name in ('wal_level', 'max_wal_size', 'min_wal_size', 'checkpoint_timeout', 'archive_mode', 'max_wal_senders', 'synchronous_commit', 'full_page_writes')
    union all
    select 24, 'Changed settings', s.name, cast(s.setting || coalesce(' ' || s.unit, '') || ' (' || s.source || ')' as text), null, null, null, 0
    from pg_catalog.pg_settings s where s.source not in ('default', 'override', 'client', 'session')
    union all
    select 25, 'Waiting', s.name || ' (restart needed)', cast(s.setting as text), null, null, null, 0
    from pg_catalog.pg_settings s where s.pending_restart
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
