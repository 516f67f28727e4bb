-- The parameters on which something is granted, and to whom. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('parameter' as text) as kind,
    cast(p.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(p.parname as text) as name,
    cast(null as text) as label,
    cast(array_to_string(p.paracl, ', ') as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(null as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_parameter_acl p
