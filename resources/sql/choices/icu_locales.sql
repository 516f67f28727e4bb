-- Locales of ICU; the column's name differs between versions.
select distinct
    cast('icu_locales' as text) as list,
    cast(coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', to_jsonb(c) ->> 'collcollate') as text) as value,
    cast(null as text) as label,
    cast(null as text) as detail,
    cast(0 as int8) as position
from pg_catalog.pg_collation c
where c.collprovider = 'i' and coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale', to_jsonb(c) ->> 'collcollate') <> ''
