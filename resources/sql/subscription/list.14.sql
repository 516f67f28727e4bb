-- The subscriptions of the database. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('subscription' as text) as kind,
    cast(s.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(s.subname as text) as name,
    cast(null as text) as label,
    cast(null as text) as detail,
    cast(null as int8) as amount,
    cast(case when not s.subenabled then 'disabled' end as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_subscription s
left join pg_catalog.pg_description d on d.objoid = s.oid and d.classoid = cast('pg_catalog.pg_subscription' as regclass) and d.objsubid = 0
where s.subdbid = (select b.oid from pg_catalog.pg_database b where b.datname = current_database())
