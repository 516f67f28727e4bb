-- What an access method is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select o.* from pg_catalog.pg_am o where o.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.amname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Comment', cast(obj_description(c.oid, 'pg_am') as text), null, null, null, 0
    union all
    select 3, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 4, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_am' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 5, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 6, 'Definition', 'For', cast(case c.amtype when 'i' then 'indexes' when 't' then 'tables' end as text), null, null, null, 0
    union all
    select 7, 'Definition', 'Handler', cast(cast(cast(c.amhandler as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.amhandler as oid) as int8), 0
    where cast(c.amhandler as oid) <> 0
    union all
    select 8, 'What it can', initcap(replace(p.name, '_', ' ')), cast(pg_indexam_has_property(c.oid, p.name) as text), 'flag', null, null, 0
    from unnest(array['can_order', 'can_unique', 'can_multi_col', 'can_exclude', 'can_include']) p (name) where c.amtype = 'i'
    union all
    select 9, 'Used by', 'Relations here', cast(count(*) as text), 'count', null, null, 0
    from pg_catalog.pg_class r where r.relam = c.oid
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
