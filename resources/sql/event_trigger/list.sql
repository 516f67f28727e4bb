-- The event triggers of the database. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('event_trigger' as text) as kind,
    cast(e.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(e.evtname as text) as name,
    cast(null as text) as label,
    cast(e.evtevent as text) as detail,
    cast(null as int8) as amount,
    cast(case when e.evtenabled = 'D' then 'disabled' end as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_event_trigger e
left join pg_catalog.pg_description d on d.objoid = e.oid and d.classoid = cast('pg_catalog.pg_event_trigger' as regclass) and d.objsubid = 0
