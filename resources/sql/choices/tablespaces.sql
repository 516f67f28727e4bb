-- Tablespaces that can be chosen.
select
    cast('tablespaces' as text) as list,
    cast(t.spcname as text) as value,
    cast(null as text) as label,
    cast(nullif(pg_catalog.pg_tablespace_location(t.oid), '') as text) as detail,
    cast(0 as int8) as position
from pg_catalog.pg_tablespace t
where t.spcname <> 'pg_global'
