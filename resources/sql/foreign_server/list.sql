-- The foreign servers of a wrapper with their types and versions. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('foreign_server' as text) as kind,
    cast(s.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(s.srvname as text) as name,
    cast(null as text) as label,
    cast(concat_ws(' ', s.srvtype, s.srvversion) as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_foreign_server s
left join pg_catalog.pg_description d on d.objoid = s.oid and d.classoid = cast('pg_catalog.pg_foreign_server' as regclass) and d.objsubid = 0
where s.srvfdw = :parent_oid
