-- What a label of an enum is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select e.* from pg_catalog.pg_enum e where e.oid = :oid or (e.enumtypid = :oid and e.oid = :sub)
)
select
    cast(f.part as text) as part,
    cast(f.label as text) as label,
    cast(f.value as text) as value,
    cast(f.form as text) as form,
    cast(f.catalog as text) as catalog,
    cast(f.oid as int8) as oid,
    cast(f.sub as int8) as sub
from me c
cross join lateral (
    select cast(1 as int4), cast('General' as text), cast('Label' as text), cast(c.enumlabel as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Type', cast(cast(cast(c.enumtypid as oid) as regtype) as text), null, 'pg_type', cast(c.enumtypid as int8), 0
    union all
    select 3, 'General', 'Sort order', cast(c.enumsortorder as text), null, null, null, 0
    union all
    select 4, 'General', 'OID', cast(c.oid as text), null, null, null, 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
