-- The publications of the database. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('publication' as text) as kind,
    cast(p.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(p.pubname as text) as name,
    cast(null as text) as label,
    cast(case when p.puballtables then 'all tables' end as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_publication p
left join pg_catalog.pg_description d on d.objoid = p.oid and d.classoid = cast('pg_catalog.pg_publication' as regclass) and d.objsubid = 0
