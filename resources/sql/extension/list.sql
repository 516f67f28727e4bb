-- The extensions of the database with their versions. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('extension' as text) as kind,
    cast(e.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(e.extname as text) as name,
    cast(null as text) as label,
    cast(e.extversion as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_extension e
left join pg_catalog.pg_description d on d.objoid = e.oid and d.classoid = cast('pg_catalog.pg_extension' as regclass) and d.objsubid = 0
