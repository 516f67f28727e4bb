-- What an extension is and what belongs to it. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select e.* from pg_catalog.pg_extension e where e.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.extname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Owner', cast(pg_get_userbyid(c.extowner) as text), null, 'pg_authid', cast(c.extowner as int8), 0
    union all
    select 3, 'General', 'Comment', cast(obj_description(c.oid, 'pg_extension') as text), null, null, null, 0
    union all
    select 4, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 5, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 6, 'Definition', 'Version', cast(c.extversion as text), null, null, null, 0
    union all
    select 7, 'Definition', 'Newest version here', cast(a.default_version as text), null, null, null, 0
    from pg_catalog.pg_available_extensions a where a.name = c.extname
    union all
    select 8, 'Definition', 'Schema', cast(n.nspname as text), null, 'pg_namespace', cast(n.oid as int8), 0
    from pg_catalog.pg_namespace n where n.oid = c.extnamespace
    union all
    select 9, 'Definition', 'Can be moved', cast(c.extrelocatable as text), 'flag', null, null, 0
    union all
    select 10, 'Definition', 'Needs', cast(r.extname as text), null, 'pg_extension', cast(r.oid as int8), 0
    from pg_catalog.pg_depend d join pg_catalog.pg_extension r on r.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_extension' as regclass) and d.objid = c.oid and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 11, 'Definition', 'Dumped tables', cast(cast(t.oid as regclass) as text), null, 'pg_class', cast(t.oid as int8), 0
    from unnest(c.extconfig) t (oid)
    union all
    select 12, 'Members', i.type, cast(count(*) as text), 'count', null, null, 0
    from pg_catalog.pg_depend d cross join lateral pg_identify_object(d.classid, d.objid, d.objsubid) i
    where d.refclassid = cast('pg_catalog.pg_extension' as regclass) and d.refobjid = c.oid and d.deptype = 'e'
    group by i.type
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
