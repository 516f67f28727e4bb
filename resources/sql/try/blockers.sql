-- The sessions that the backend :pid waits for; what they are is null where one may not see it.
select
    cast(b.pid as int8) as pid,
    cast(a.usename as text) as user,
    cast(a.application_name as text) as application,
    cast(a.state as text) as state,
    cast(left(a.query, 200) as text) as statement,
    cast(extract(epoch from clock_timestamp() - a.xact_start) as int8) as seconds
from unnest(pg_catalog.pg_blocking_pids(cast(:pid as int4))) as b (pid)
left join pg_catalog.pg_stat_activity a on a.pid = b.pid
