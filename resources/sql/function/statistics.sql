-- How often a function was called and how long it took: only where track_functions counts it. Columns of every statistics.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select p.oid, s.calls, s.total_time, s.self_time, s.funcid from pg_catalog.pg_proc p left join pg_catalog.pg_stat_user_functions s on s.funcid = p.oid where p.oid = :oid
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
    select cast(1 as int4), cast('Calls' as text), cast('Counting (track_functions)' as text), cast(current_setting('track_functions') as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'Calls', 'Calls', cast(coalesce(c.calls, 0) as text), 'count', null, null, 0
    union all
    select 3, 'Calls', 'Time, with what it calls', cast(c.total_time as text), 'ms', null, null, 0
    union all
    select 4, 'Calls', 'Time of its own', cast(c.self_time as text), 'ms', null, null, 0
    union all
    select 5, 'Calls', 'Time of a call', cast(c.total_time / nullif(c.calls, 0) as text), 'ms', null, null, 0
    union all
    select 6, 'Counted', 'Since', cast(coalesce(cast(d.stats_reset as text), 'the server was made') as text), 'time', null, null, 0
    from pg_catalog.pg_stat_database d where d.datname = current_database()
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
