-- The access methods of the database, of tables and indexes; those of the system where they are asked for. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('access_method' as text) as kind,
    cast(a.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(a.amname as text) as name,
    cast(null as text) as label,
    cast(case a.amtype when 'i' then 'index, ' else 'table, ' end || cast(a.amhandler as text) || '()' as text) as detail,
    cast(null as int8) as amount,
    cast(case when a.oid < 16384 then 'system' end as text) as marks,
    cast(d.description as text) as comment,
    cast(case when a.oid < 16384 then 1 else 0 end as int8) as position
from pg_catalog.pg_am a
left join pg_catalog.pg_description d on d.objoid = a.oid and d.classoid = cast('pg_catalog.pg_am' as regclass) and d.objsubid = 0
where :system or (a.oid >= 16384 and not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_am' as regclass) and x.objid = a.oid and x.deptype = 'e'
    ))
