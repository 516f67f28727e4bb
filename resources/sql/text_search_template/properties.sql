-- What a text search template is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select o.* from pg_catalog.pg_ts_template o where o.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.tmplname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Schema', cast(n.nspname as text), null, 'pg_namespace', cast(n.oid as int8), 0
    from pg_catalog.pg_namespace n where n.oid = c.tmplnamespace
    union all
    select 3, 'General', 'Comment', cast(obj_description(c.oid, 'pg_ts_template') as text), null, null, null, 0
    union all
    select 4, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 5, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_ts_template' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 6, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 7, 'Functions', 'Initialize', cast(cast(cast(c.tmplinit as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.tmplinit as oid) as int8), 0
    where cast(c.tmplinit as oid) <> 0
    union all
    select 8, 'Functions', 'Look up', cast(cast(cast(c.tmpllexize as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.tmpllexize as oid) as int8), 0
    where cast(c.tmpllexize as oid) <> 0
    union all
    select 9, 'Used by', 'Dictionary', cast(d.dictname as text), null, 'pg_ts_dict', cast(d.oid as int8), 0
    from pg_catalog.pg_ts_dict d where d.dicttemplate = c.oid
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
