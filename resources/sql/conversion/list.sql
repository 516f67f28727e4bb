-- The conversions of a schema. Those of extensions where system objects are asked for. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('conversion' as text) as kind,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(c.conname as text) as name,
    cast(null as text) as label,
    cast(pg_encoding_to_char(c.conforencoding) || ' → ' || pg_encoding_to_char(c.contoencoding) || case when c.condefault then ', default' else '' end as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_conversion c
join pg_catalog.pg_namespace n on n.oid = c.connamespace
left join pg_catalog.pg_description d on d.objoid = c.oid and d.classoid = cast('pg_catalog.pg_conversion' as regclass) and d.objsubid = 0
where c.connamespace = :parent_oid and (:system or not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_conversion' as regclass) and x.objid = c.oid and x.deptype = 'e'
    ))
