-- What a transform is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select o.* from pg_catalog.pg_transform o where o.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Comment' as text), cast(obj_description(c.oid, 'pg_transform') as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 3, 'Definition', 'Type', cast(format_type(c.trftype, null) as text), null, 'pg_type', cast(c.trftype as int8), 0
    where c.trftype <> 0
    union all
    select 4, 'Definition', 'Language', cast(l.lanname as text), null, 'pg_language', cast(l.oid as int8), 0
    from pg_catalog.pg_language l where l.oid = c.trflang
    union all
    select 5, 'Definition', 'From SQL', cast(cast(cast(c.trffromsql as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.trffromsql as oid) as int8), 0
    where cast(c.trffromsql as oid) <> 0
    union all
    select 6, 'Definition', 'To SQL', cast(cast(cast(c.trftosql as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.trftosql as oid) as int8), 0
    where cast(c.trftosql as oid) <> 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
