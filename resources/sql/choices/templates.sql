-- Databases that a new one can be a copy of.
select
    cast('templates' as text) as list,
    cast(d.datname as text) as value,
    cast(null as text) as label,
    cast(concat_ws(' · ', pg_catalog.pg_encoding_to_char(d.encoding), d.datcollate) as text) as detail,
    cast(case when d.datistemplate then 0 else 1 end as int8) as position
from pg_catalog.pg_database d
where d.datistemplate or pg_catalog.pg_has_role(d.datdba, 'USAGE')
