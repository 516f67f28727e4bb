-- Locales of the operating system that the server knows of.
select distinct
    cast('locales' as text) as list,
    cast(c.collcollate as text) as value,
    cast(null as text) as label,
    cast(null as text) as detail,
    cast(0 as int8) as position
from pg_catalog.pg_collation c
where c.collprovider = 'c' and c.collcollate is not null
