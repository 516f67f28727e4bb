-- The tablespaces of the server with their folders. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('tablespace' as text) as kind,
    cast(t.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(t.spcname as text) as name,
    cast(null as text) as label,
    cast(nullif(pg_tablespace_location(t.oid), '') as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(shobj_description(t.oid, 'pg_tablespace') as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_tablespace t
