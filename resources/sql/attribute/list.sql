-- The attributes of a composite type. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('attribute' as text) as kind,
    cast(a.attrelid as int8) as oid,
    cast(a.attnum as int8) as sub,
    cast(null as text) as schema,
    cast(a.attname as text) as name,
    cast(null as text) as label,
    cast(format_type(a.atttypid, a.atttypmod) as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(a.attnum as int8) as position
from pg_catalog.pg_type t
join pg_catalog.pg_attribute a on a.attrelid = t.typrelid
left join pg_catalog.pg_description d on d.objoid = a.attrelid and d.classoid = cast('pg_catalog.pg_class' as regclass) and d.objsubid = a.attnum
where t.oid = :parent_oid and a.attnum > 0 and not a.attisdropped
