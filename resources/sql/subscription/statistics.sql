-- What the workers of a subscription do. Columns of every statistics.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select s.* from pg_catalog.pg_stat_subscription s where s.subid = :oid
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
    select cast(1 as int4), cast('Worker' as text), cast('Process' as text), cast(c.pid as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'Worker', 'Table', cast(cast(c.relid as regclass) as text), null, null, null, 0
    where c.relid is not null
    union all
    select 3, 'Worker', 'Received up to', cast(c.received_lsn as text), null, null, null, 0
    union all
    select 4, 'Worker', 'Last message sent', cast(c.last_msg_send_time as text), 'time', null, null, 0
    union all
    select 5, 'Worker', 'Last message received', cast(c.last_msg_receipt_time as text), 'time', null, null, 0
    union all
    select 6, 'Worker', 'Reported up to', cast(c.latest_end_lsn as text), null, null, null, 0
    union all
    select 7, 'Worker', 'Reported at', cast(c.latest_end_time as text), 'time', null, null, 0
    union all
    select 8, 'Worker', 'State', cast('no worker runs' as text), null, null, null, 0
    where c.pid is null
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
