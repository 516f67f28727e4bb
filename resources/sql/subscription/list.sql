-- The subscriptions of the database. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
-- Before 14 only a superuser may read the column oid of pg_subscription; the view, which says no database, tells it everybody by the name.
select
    cast('subscription' as text) as kind,
    cast(v.oid as int8) as oid,
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
cross join lateral (select min(cast(t.subid as int8)) from pg_catalog.pg_stat_subscription t where t.subname = s.subname) v (oid)
left join pg_catalog.pg_description d on cast(d.objoid as int8) = v.oid and d.classoid = cast('pg_catalog.pg_subscription' as regclass) and d.objsubid = 0
where s.subdbid = (select b.oid from pg_catalog.pg_database b where b.datname = current_database())
