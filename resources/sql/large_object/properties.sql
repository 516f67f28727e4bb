-- What a large object is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select o.* from pg_catalog.pg_largeobject_metadata o where o.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('OID' as text), cast(c.oid as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Owner', cast(pg_get_userbyid(c.lomowner) as text), null, 'pg_authid', cast(c.lomowner as int8), 0
    union all
    select 3, 'General', 'Comment', cast(obj_description(c.oid, 'pg_largeobject') as text), null, null, null, 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
