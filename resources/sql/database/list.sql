-- The databases of the server; their sizes come later, from sizes.sql. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('database' as text) as kind,
    cast(b.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(b.datname as text) as name,
    cast(null as text) as label,
    cast(null as text) as detail,
    cast(null as int8) as amount,
    cast(concat_ws(
        ' ',
        case when b.datistemplate then 'template' end,
        case when not b.datallowconn or not has_database_privilege(b.oid, 'connect') then 'noconnect' end
    ) as text) as marks,
    cast(shobj_description(b.oid, 'pg_database') as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_database b
where :system or b.datname not in ('template0', 'template1')
