-- The labels of an enum, in their order. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('enum_label' as text) as kind,
    cast(e.enumtypid as int8) as oid,
    cast(e.oid as int8) as sub,
    cast(null as text) as schema,
    cast(e.enumlabel as text) as name,
    cast(null as text) as label,
    cast(null as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(null as text) as comment,
    cast(row_number() over (order by e.enumsortorder) as int8) as position
from pg_catalog.pg_enum e
where e.enumtypid = :parent_oid
