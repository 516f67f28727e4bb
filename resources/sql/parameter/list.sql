-- The parameters on which something is granted, and to whom: before 15 nothing can be. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('parameter' as text) as kind,
    cast(0 as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(null as text) as name,
    cast(null as text) as label,
    cast(null as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(null as text) as comment,
    cast(0 as int8) as position
where false
