-- What a conversion between encodings is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select o.* from pg_catalog.pg_conversion o where o.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.conname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Schema', cast(n.nspname as text), null, 'pg_namespace', cast(n.oid as int8), 0
    from pg_catalog.pg_namespace n where n.oid = c.connamespace
    union all
    select 3, 'General', 'Owner', cast(pg_get_userbyid(c.conowner) as text), null, 'pg_authid', cast(c.conowner as int8), 0
    union all
    select 4, 'General', 'Comment', cast(obj_description(c.oid, 'pg_conversion') as text), null, null, null, 0
    union all
    select 5, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 6, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_conversion' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 7, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 8, 'Definition', 'From', cast(pg_encoding_to_char(c.conforencoding) as text), null, null, null, 0
    union all
    select 9, 'Definition', 'To', cast(pg_encoding_to_char(c.contoencoding) as text), null, null, null, 0
    union all
    select 10, 'Definition', 'Function', cast(cast(cast(c.conproc as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.conproc as oid) as int8), 0
    where cast(c.conproc as oid) <> 0
    union all
    select 11, 'Definition', 'Default', cast(c.condefault as text), 'flag', null, null, 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
