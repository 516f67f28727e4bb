-- The foreign data wrappers of the database with their handlers. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('foreign_data_wrapper' as text) as kind,
    cast(f.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(f.fdwname as text) as name,
    cast(null as text) as label,
    cast(case when f.fdwhandler = 0 then 'no handler' else cast(cast(f.fdwhandler as regproc) as text) || '()' end as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_foreign_data_wrapper f
left join pg_catalog.pg_description d on d.objoid = f.oid and d.classoid = cast('pg_catalog.pg_foreign_data_wrapper' as regclass) and d.objsubid = 0
