-- Encodings that a database may have; those with higher numbers are for clients only.
select
    cast('encodings' as text) as list,
    cast(pg_catalog.pg_encoding_to_char(e.number) as text) as value,
    cast(null as text) as label,
    cast(null as text) as detail,
    cast(case when pg_catalog.pg_encoding_to_char(e.number) = 'UTF8' then 0 else 1 end as int8) as position
from generate_series(0, 34) as e (number)
where pg_catalog.pg_encoding_to_char(e.number) <> ''
