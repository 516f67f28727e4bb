-- The large objects of the database with their owners: the first ten thousand. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('large_object' as text) as kind,
    cast(l.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(l.oid as text) as name,
    cast(null as text) as label,
    cast(cast(l.lomowner as regrole) as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from (select m.oid, m.lomowner from pg_catalog.pg_largeobject_metadata m order by m.oid limit 10000) as l
left join pg_catalog.pg_description d on d.objoid = l.oid and d.classoid = cast('pg_catalog.pg_largeobject' as regclass) and d.objsubid = 0
