-- What a cast is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select o.* from pg_catalog.pg_cast o where o.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Comment' as text), cast(obj_description(c.oid, 'pg_cast') as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 3, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 4, 'Definition', 'From', cast(format_type(c.castsource, null) as text), null, 'pg_type', cast(c.castsource as int8), 0
    where c.castsource <> 0
    union all
    select 5, 'Definition', 'To', cast(format_type(c.casttarget, null) as text), null, 'pg_type', cast(c.casttarget as int8), 0
    where c.casttarget <> 0
    union all
    select 6, 'Definition', 'Context', cast(case c.castcontext when 'e' then 'explicit only' when 'a' then 'in assignments' when 'i' then 'everywhere (implicit)' end as text), null, null, null, 0
    union all
    select 7, 'Definition', 'Method', cast(case c.castmethod when 'f' then 'by a function' when 'i' then 'by the input and output functions' when 'b' then 'none: the same in binary' end as text), null, null, null, 0
    union all
    select 8, 'Definition', 'Function', cast(cast(cast(c.castfunc as oid) as regprocedure) as text), null, 'pg_proc', cast(c.castfunc as int8), 0
    where c.castfunc <> 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
