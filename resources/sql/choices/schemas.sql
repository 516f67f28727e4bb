-- Schemas that are not the system's.
select
    cast('schemas' as text) as list,
    cast(n.nspname as text) as value,
    cast(null as text) as label,
    cast(null as text) as detail,
    cast(0 as int8) as position
from pg_catalog.pg_namespace n
where n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
