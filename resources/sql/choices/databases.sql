-- Databases of the server.
select
    cast('databases' as text) as list,
    cast(d.datname as text) as value,
    cast(null as text) as label,
    cast(case when d.datistemplate then 'template' end as text) as detail,
    cast(0 as int8) as position
from pg_catalog.pg_database d
